"""Sets of days: stretches of ordinals, each of them certain or only possible.

What an unknown first or last day leaves open makes a stretch possible and never certain: the term may have ended already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from delegation.model.terms import Day, Term, Unknown
from delegation.values import dataclass

NEVER = 10**8
"""An ordinal after every day."""


class Stretch(NamedTuple):
    """Days from ``start`` to ``end`` as ordinals (``date.toordinal``), both included. 0 and ``NEVER`` are open ends."""

    start: int
    end: int
    certain: bool


@dataclass(frozen=True, slots=True)
class Days:
    """A set of days: stretches that do not overlap, the earliest first. ``unknown``: why some of them are not certain."""

    stretches: tuple[Stretch, ...]
    unknown: tuple[str, ...] = ()

    def on(self, day: int) -> bool | None:
        """Say whether a day certainly belongs (``True``), may belong (``None``), or does not (``False``)."""
        for start, end, certain in self.stretches:
            if start <= day <= end:
                return True if certain else None
        return False

    def meets(self, first: int, last: int) -> bool:
        """Say whether some of the days from ``first`` to ``last`` may belong."""
        return any(start <= last and first <= end for start, end, _ in self.stretches)

    def fills(self, first: int, last: int) -> bool:
        """Say whether all days from ``first`` to ``last`` certainly belong."""
        return any(certain and start <= first and last <= end for start, end, certain in self.stretches)


EVERY_DAY = Days((Stretch(0, NEVER, certain=True),))
NO_DAY = Days(())


def days_of(term: Term) -> Days:
    """Give the days of a term; none where it ends before it begins."""
    start, end = term.start, term.end
    if start is None and end is None:
        return EVERY_DAY
    first = start.toordinal() if isinstance(start, date) else 0
    last = end.toordinal() if isinstance(end, date) else NEVER
    if first > last:
        return NO_DAY
    if not (isinstance(start, Unknown) or isinstance(end, Unknown)):
        return Days((Stretch(first, last, certain=True),))
    since, until = _sure(start, first, NEVER + 1), _sure(end, last, -1)
    if max(since, first) > min(until, last):
        return Days((Stretch(first, last, certain=False),), term.unknowns)
    several = ((first, since - 1, False), (since, until, True), (until + 1, last, False))
    return Days(tuple(Stretch(*one) for one in several if one[0] <= one[1]), term.unknowns)


def _sure(edge: Day | Unknown | None, known: int, never: int) -> int:
    """Give the ordinal from which, or up to which, a term surely runs."""
    if not isinstance(edge, Unknown):
        return known
    return edge.sure.toordinal() if edge.sure is not None else never


def common(*several: Days) -> Days:
    """Give the days that belong to all of several sets."""
    found = EVERY_DAY
    for one in several:
        if one is EVERY_DAY:
            continue
        found = one if found is EVERY_DAY else _meeting(found, one)
    return found


def _meeting(one: Days, other: Days) -> Days:
    stretches = tuple(
        Stretch(max(a, c), min(b, d), sure and too)
        for a, b, sure in one.stretches
        for c, d, too in other.stretches
        if max(a, c) <= min(b, d)
    )
    certain = all(stretch.certain for stretch in stretches)
    return Days(stretches, () if certain else tuple(dict.fromkeys((*one.unknown, *other.unknown))))


def unsure(days: Days, because: Iterable[str]) -> Days:
    """Give days of which none is certain any more, for some reasons beside their own."""
    stretches = tuple(Stretch(one.start, one.end, certain=False) for one in days.stretches)
    return Days(stretches, tuple(dict.fromkeys((*days.unknown, *because))))


def surely(days: Days) -> Days:
    """Give the days of a set that are certain."""
    return Days(tuple(one for one in days.stretches if one.certain)) if days.unknown else days


def open_days(days: Days) -> Days:
    """Give the days of a set that only may belong to it."""
    return Days(tuple(one for one in days.stretches if not one.certain), days.unknown)


def outside(several: Iterable[Days]) -> Days:
    """Give the days that belong to none of several sets: only possibly where they may belong to one."""
    found = EVERY_DAY
    for one in several:
        found = common(found, _around(one))
    return found


def _around(days: Days) -> Days:
    stretches: list[Stretch] = []
    first = 0
    for start, end, certain in days.stretches:
        if first < start:
            stretches.append(Stretch(first, start - 1, certain=True))
        if not certain:
            stretches.append(Stretch(start, end, certain=False))
        first = end + 1
    if first <= NEVER:
        stretches.append(Stretch(first, NEVER, certain=True))
    return Days(tuple(stretches), days.unknown)


def either(several: Sequence[Days]) -> Days:
    """Give the days that belong to one of several sets: certain where one of them is."""
    if len(several) == 1:
        return several[0]
    edges = sorted({edge for one in several for start, end, _ in one.stretches for edge in (start, end + 1)})
    joined: list[Stretch] = []
    for first, after in pairwise(edges):
        states = {one.on(first) for one in several}
        if states == {False}:
            continue
        certain = True in states
        if joined and joined[-1].end + 1 == first and joined[-1].certain == certain:
            joined[-1] = Stretch(joined[-1].start, after - 1, certain)
        else:
            joined.append(Stretch(first, after - 1, certain))
    sure = all(stretch.certain for stretch in joined)
    return Days(tuple(joined), () if sure else tuple(dict.fromkeys(why for one in several for why in one.unknown)))


def edges(several: Iterable[Days], start: int, end: int) -> list[int]:
    """Give ``start`` and the first days, up to ``end``, on which one of several sets begins, ends or becomes certain."""
    found = {start}
    for one in several:
        for first, last, _ in one.stretches:
            found.update((first, last + 1))
    return sorted(day for day in found if start <= day <= end)


def day_of(ordinal: int) -> Day | None:
    """Give the day of an ordinal; ``None`` for one before or after every day."""
    return date.fromordinal(ordinal) if 0 < ordinal < NEVER else None
