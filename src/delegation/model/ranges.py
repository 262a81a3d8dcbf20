"""Ranges of a quantity, cut exactly at their limits: ``từ 10 tỷ đến dưới 15 tỷ``, ``trên 500 m²``, ``không quá 30 người``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field, replace
from decimal import Decimal
from math import ceil, floor

from delegation.model.parts import Value
from delegation.model.quantities import UNITS
from delegation.values import dataclass

Cut = tuple[Decimal, bool]
"""A place between the values of a quantity: just before a number of base units, or (``True``) just after it."""


@dataclass(frozen=True, slots=True)
class Range:
    """The values between two cuts, in base units; ``None``: no limit. ``unit``: the id of the unit of what is measured.

    ``units``: those in which somebody wrote the two limits; empty for ``unit``. ``of``: what is measured, in Vietnamese and in
    English; empty where it has no name but its id. Neither makes it another range.
    """

    start: Cut | None
    end: Cut | None
    unit: str
    units: tuple[str, str] = field(default=("", ""), compare=False, repr=False)
    of: tuple[str, str] = field(default=("", ""), compare=False, repr=False)

    def __lt__(self, other: object) -> bool:
        """Order ranges by where they begin; names of cases stand before them."""
        return self._order < other._order if isinstance(other, Range) else False

    def __gt__(self, other: object) -> bool:
        """Order ranges by where they begin; names of cases stand before them."""
        return self._order > other._order if isinstance(other, Range) else True

    @property
    def _order(self) -> tuple[object, ...]:
        return (self.start is not None, self.start or (), self.end is None, self.end or (), self.unit)

    def __str__(self) -> str:
        """Give it for keys of findings, in base units: ``from-10000000000-below-15000000000``."""
        ends = ((self.start, ("from", "above")), (self.end, ("below", "up-to")))
        return "-".join(f"{keys[cut[1]]}-{cut[0]:f}" for cut, keys in ends if cut is not None) or "any"

    @property
    def is_any(self) -> bool:
        """Whether it is every amount."""
        return self.end is None and self.start in (None, (Decimal(0), False))

    @property
    def is_empty(self) -> bool:
        """Whether it has no value: between two whole numbers there is none."""
        if self.start is None or self.end is None:
            return False
        if not UNITS[self.unit].is_whole:
            return self.start >= self.end
        first = floor(self.start[0]) + 1 if self.start[1] else ceil(self.start[0])
        last = floor(self.end[0]) if self.end[1] else ceil(self.end[0]) - 1
        return first > last

    def covers(self, other: Range) -> bool:
        """Say whether every value of another range lies in it."""
        below = self.start is not None and not Range(other.start, _first(self.start, other.end), self.unit).is_empty
        above = self.end is not None and not Range(_last(self.end, other.start), other.end, self.unit).is_empty
        return not (below or above)

    def holds(self, number: Decimal) -> bool:
        """Say whether a number of base units lies in it."""
        return self.covers(Range((number, False), (number, True), self.unit))


def _first(one: Cut, other: Cut | None) -> Cut:
    return one if other is None else min(one, other)


def _last(one: Cut, other: Cut | None) -> Cut:
    return one if other is None else max(one, other)


def pieces(whole: Range, ranges: Collection[Range]) -> tuple[Range, ...]:
    """Cut a range at every limit of some others; pieces without a value are left out."""
    written = {cut: unit for one in (*ranges, whole) for cut, unit in _written(one)}
    cuts = {cut for one in ranges for cut in (one.start, one.end) if cut is not None}
    inside = sorted(
        cut for cut in cuts if (whole.start is None or cut > whole.start) and (whole.end is None or cut < whole.end)
    )
    between = zip((whole.start, *inside), (*inside, whole.end), strict=True)
    found = (Range(*ends, whole.unit, _units(ends, written), whole.of) for ends in between)
    return tuple(one for one in found if not one.is_empty)


def _written(one: Range) -> Iterator[tuple[Cut, str]]:
    return ((cut, unit) for cut, unit in zip((one.start, one.end), one.units, strict=True) if cut is not None)


def _units(ends: tuple[Cut | None, Cut | None], written: Mapping[Cut, str]) -> tuple[str, str]:
    first, last = (written.get(cut, "") if cut is not None else "" for cut in ends)
    return first, last


def joined(values: Collection[Value]) -> Iterator[Value]:
    """Join ranges between which no value lies, in their order; names of cases stand before them, as they are."""
    yield from sorted(one for one in values if isinstance(one, str))
    last: Range | None = None
    for one in sorted(each for each in values if isinstance(each, Range)):
        if last is not None and (
            last.end is None or one.start is None or Range(last.end, one.start, one.unit).is_empty
        ):
            if last.end is not None and (one.end is None or one.end > last.end):
                last = replace(last, end=one.end, units=(last.units[0], one.units[1]))
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last
