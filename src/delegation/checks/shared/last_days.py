"""What ends by a day: matters and their owners, and the texts and provisions that owners rest on."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Sequence
from functools import partial
from typing import Literal

from delegation.authority.examination import Examination
from delegation.checks.shared import words
from delegation.checks.shared.spans import is_ended_by_another, last_day, names_of
from delegation.model.acts import PartEnd
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter, Ownership
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, if_known
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class CitedEnd:
    """What owners rest on and that ends: an instrument, or the part of it that ends before."""

    end: Day
    instrument: Instrument
    part: PartEnd | None


def ends_of(register: Register, matter: Matter) -> list[tuple[Day, Ownership | None]] | Literal[False]:
    """Give the last day of a matter, or the last days of its owners with these, where no text tells of them; ``False`` where there are none."""
    end = matter.term.end
    if isinstance(end, Day):
        return not _is_of_text(register, matter, matter.owners, end) and [(end, None)]
    return [
        (over, owner)
        for owner in matter.owners
        if isinstance(over := owner.term.end, Day)
        and not _is_taken_over(matter, over)
        and not _is_of_text(register, matter, (owner,), over)
    ] or False


def _is_of_text(register: Register, matter: Matter, owners: Sequence[Ownership], end: Day) -> bool:
    """Whether a term repeats the last day of a text or provision that is cited, or comes after that of all: that is told of the text."""
    cited = (*if_known(matter.basis), *(each for one in owners for each in if_known(one.basis)))
    named = ((register.instrument(one.instrument), one.at) for one in cited)
    ends = [ended.end if (ended := _ending(one, at)) is not None else None for one, at in named if one is not None]
    return end in ends or (bool(ends) and all(one is not None and one < end for one in ends))


def _is_taken_over(matter: Matter, end: Day) -> bool:
    return any(one.term.possibly_holds(end + ONE_DAY) for one in matter.owners)


def is_over(register: Register, grant: Grant, end: Day) -> bool:
    """Whether a later text replaced the decision first: the grant ended with it."""
    by = words.instrument_of(register, grant)
    return by is not None and (last_day(register, by) or end) < end and is_ended_by_another(register, by)


def resting(examination: Examination, today: Day, last: Day) -> Iterable[tuple[CitedEnd, list[str]]]:
    """Give the matters whose owner rests on nothing but instruments and provisions that end by a day."""
    register = examination.register
    ended = examination.of_world("DLG504 ended", _ended)
    rests = examination.of_each("DLG504 rests", partial(_rests_on, register, ended), daily=False)

    def by(matter: Matter) -> CitedEnd | None:
        several = rests.get(matter.id, ())
        here = (
            one for owner, first, one in several if today <= first and one.end <= last and _holds(matter, owner, today)
        )
        return next(here, None)

    def keys(some: Sequence[Matter]) -> Iterable[tuple[Hashable, ...]]:
        ends = map(by, some)
        return (() if one is None else ((one.instrument.id, one.part and one.part.at),) for one in ends)

    def ending(_: Hashable, some: Sequence[Matter]) -> tuple[CitedEnd, list[str]] | Literal[False]:
        one = by(some[0])
        return one is not None and (one, [matter.id for matter in some])

    return examination.of_groups("DLG504", keys, ending, daily=True).values()


def _ended(register: Register) -> frozenset[str]:
    """Give the names by which texts are cited that end, in whole or in part."""
    ended = (one for one in register.instruments.values() if one.part_ends or isinstance(one.term.end, Day))
    return frozenset(name for one in ended for name in names_of(register, one))


def _rests_on(
    register: Register, ended: Container[str], matter: Matter
) -> list[tuple[Ownership, Day, CitedEnd]] | Literal[False]:
    """Give the owners that rest on nothing but what ends, each with the first of these days and by what it ends last; ``False`` where there are none."""
    found = []
    for owner in matter.owners:
        basis = if_known(owner.basis)
        # Most rest on what goes on.
        if not basis or any(one.instrument not in ended for one in basis):
            continue
        cited = [(register.instrument(one.instrument), one.at) for one in basis]
        ends = [_ending(one, at) if one is not None else None for one, at in cited]
        sure = [one for one in ends if one is not None]
        if sure and len(sure) == len(ends):
            last = max(sure, key=lambda one: (one.end, one.instrument.id))
            found.append((owner, min(one.end for one in sure), last))
    return found or False


def _ending(one: Instrument, at: str | None) -> CitedEnd | None:
    """Give by what a cited place ends: by its instrument, or before that by the end of a part that holds it."""
    held = [part for part in one.ended_with(at) if part.resumes is None]
    ends = [CitedEnd(part.to, one, part) for part in held if isinstance(part.to, Day)]
    if isinstance(one.term.end, Day):
        ends.append(CitedEnd(one.term.end, one, None))
    return min(ends, key=lambda each: each.end, default=None)


def _holds(matter: Matter, owner: Ownership, today: Day) -> bool:
    return matter.term.possibly_holds(today) and owner.term.possibly_holds(today)
