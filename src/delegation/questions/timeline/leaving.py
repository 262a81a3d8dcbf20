"""Files that stay where they were though the decision that says so gives nothing itself: it ends another one, and no step of a chain tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.findings import Text
from delegation.model.holders import Commune
from delegation.model.instruments import Instrument
from delegation.model.matters import Matter
from delegation.model.terms import Day
from delegation.questions.who.behind import left_behind
from delegation.questions.who.received import moving
from delegation.speech import transitions


def left_by_ending(
    examination: Examination, matter: Matter, place: Commune | None, first: Day, last: Day | None
) -> tuple[Text, ...]:
    """Say with whom files stay by the decisions that end what gave a matter and give it to nobody; those that begin within some days."""
    found = (
        text
        for one, day in _ending(examination, matter)
        for text in _said(examination.on(day), matter, place, one)
        if first <= day <= (last or day)
    )
    return tuple(dict.fromkeys(found))


def _ending(examination: Examination, matter: Matter) -> Iterator[tuple[Instrument, Day]]:
    """Give the instruments that leave files behind and do not give the matter, each with the day on which they take effect."""
    register = examination.register
    giving = {grant.instrument for grant, _ in register.grants_of.get(matter.id, ())}
    for one in moving(register, matter):
        start = one.term.start
        if (
            one.transition is not None
            and one.id not in giving
            and isinstance(start, Day)
            and start >= register.baseline
        ):
            yield one, start


def _said(then: Examination, matter: Matter, place: Commune | None, by: Instrument) -> Iterator[Text]:
    for one in left_behind(then, matter, place):
        if one.staying.by.instrument == by.label:
            staying = one.staying
            yield transitions.left_behind(staying.by, staying.before, staying.until, one.deciding, one.where)
