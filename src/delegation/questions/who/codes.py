"""Procedures that go on under another code: who asks for the old one is led to the new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority import codes
from delegation.authority.cases import Case
from delegation.authority.examination import Examination
from delegation.findings import Text
from delegation.model.acts import Recoded
from delegation.model.holders import Commune
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.questions.who.answer import Recoding
from delegation.speech import codes as saying


def meant(register: Register, asked: MatterId, day: Day) -> tuple[MatterId, tuple[Recoded, ...]]:
    """Give the matter to answer for, and the replacements that lead to it: none where it is the one asked for.

    Where one code alone is used in place of the one asked for, it is answered for; of several none is chosen.
    """
    ways = codes.in_use(register, asked, day)
    if len({way[-1].new for way in ways}) == 1:
        # Further ways lead to the same code over others in between.
        return ways[0][-1].new, tuple(dict.fromkeys(one for each in ways for one in each))
    return asked, ()


def around(
    examination: Examination,
    matter: MatterId,
    led: Sequence[Recoded],
    place: Commune | None = None,
    cases: frozenset[Case] | None = None,
) -> tuple[Recoding, ...]:
    """Give the codes that replaced one another around a matter that is answered for, first those that ``led`` to it.

    ``place``, ``cases``: where it is asked who is given the new code; ``None`` for everywhere.
    """
    register = examination.register
    ways = () if led else codes.in_use(register, matter, examination.as_of)
    several = (*led, *(one for way in ways for one in way))
    told = dict.fromkeys((*several, *register.earlier_codes(matter), *register.later_codes(matter)))
    return tuple(_recoding(examination, one, (place, cases), is_led=one in led) for one in told)


def _recoding(
    examination: Examination,
    one: Recoded,
    where: tuple[Commune | None, frozenset[Case] | None],
    *,
    is_led: bool,
) -> Recoding:
    register, day = examination.register, examination.as_of
    place, cases = where
    found = codes.named(examination, one, (day, day), place.code if place is not None else None, cases)
    running = tuple(found) if not (isinstance(one.on, Day) and day < one.on) else ()
    said = (saying.replaced(one, register), *_still_named(register, one, running, place))
    return Recoding(one.old, one.new, one.on, one.by, tuple(each.grant.id for each in running), said, is_led)


def _still_named(
    register: Register, one: Recoded, running: Sequence[codes.OldCodeGrant], place: Commune | None
) -> Iterator[Text]:
    """Say which grants name the old code, and of which new ones nothing is given, or nothing in a part of what they reached."""
    for each in running:
        for is_whole in (True, False):
            gaps = [gap for gap in each.gaps if gap.is_whole is is_whole]
            boxes = [] if is_whole else [box for gap in gaps for box in gap.boxes]
            if gaps:
                where = saying.where_not(boxes, register, is_placed=place is not None)
                yield saying.still_named(each.grant.id, one.old, [gap.code for gap in gaps], register, where)
