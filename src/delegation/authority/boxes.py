"""Boxes of time × territory × case, and the bit sets by which a matter's box is cut.

Communes and cases are numbered; a set of them is an ``int`` whose bits are its members. Days are proleptic
ordinals (``date.toordinal``), both ends included.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import product

from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import Dimension, Part
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.values import dataclass

Case = tuple[tuple[str, str], ...]
"""One cell of the case dimensions: ((dimension, value), …) in the order of the matter; () where it declares none."""

NEVER = 10**8
"""An ordinal after every day."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of time × territory × cases.

    ``start`` ``None``: since before every known day. ``end`` ``None``: open. Days are included.
    ``communes`` ``None``: everywhere. ``cases`` ``None``: all cases.
    """

    start: Day | None
    end: Day | None
    communes: frozenset[CommuneCode] | None
    cases: frozenset[Case] | None

    def within(self, start: Day | None, end: Day | None) -> Box | None:
        """Cut the box at days, ``None`` being no cut; ``None`` where nothing is left."""
        first = max((day for day in (self.start, start) if day is not None), default=None)
        last = min((day for day in (self.end, end) if day is not None), default=None)
        if first is not None and last is not None and first > last:
            return None
        return Box(first, last, self.communes, self.cases)


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which something may hold, and those on which it does. A certain stretch with start > end is empty."""

    possible_start: int
    possible_end: int
    certain_start: int
    certain_end: int

    @property
    def is_known(self) -> bool:
        """Whether what is possible is also certain."""
        return self.possible_start == self.certain_start and self.possible_end == self.certain_end

    def within(self, start: int, end: int) -> Span:
        """Cut the span at known days."""
        return Span(
            max(self.possible_start, start),
            min(self.possible_end, end),
            max(self.certain_start, start),
            min(self.certain_end, end),
        )


def span_of(term: Term) -> Span:
    """Make a span of a term. An unknown end makes nothing certain: the term may have ended already."""
    start, end = term.start, term.end
    first = start.toordinal() if isinstance(start, date) else 0
    last = end.toordinal() if isinstance(end, date) else NEVER
    if isinstance(start, Unknown) or isinstance(end, Unknown):
        return Span(first, last, 1, 0)
    return Span(first, last, first, last)


class Territory:
    """The communes of a register as bits, and which of them a class of holders stands for."""

    def __init__(self, register: Register) -> None:
        """Give each commune a bit, in the order of the codes. A register without communes has one place."""
        self._register = register
        self.codes: tuple[CommuneCode, ...] = tuple(sorted(register.communes))
        self.bits: Mapping[CommuneCode, int] = {code: 1 << at for at, code in enumerate(self.codes)}
        self.everywhere = (1 << max(1, len(self.codes))) - 1
        self._reach: dict[HolderId, tuple[HolderId, int]] = {}

    @cached_property
    def _named(self) -> Mapping[str, int]:
        wards = self.of(code for code, one in self._register.communes.items() if one.type == "ward")
        return {"communes": self.everywhere, "wards": wards, "rural-communes": self.everywhere & ~wards}

    def named(self, name: str | None) -> int:
        """Give the communes of a named territory; everywhere for ``None``."""
        if name is None or not self.codes:
            return self.everywhere
        return self._named[name]

    def of(self, codes: Iterable[CommuneCode]) -> int:
        """Give the communes with these codes; unknown codes are left out."""
        found = 0
        for code in codes:
            found |= self.bits.get(code, 0)
        return found

    def reach(self, holder: HolderId) -> tuple[HolderId, int]:
        """Give the class of which a holder is a part (or itself), and the communes in which it stands."""
        found = self._reach.get(holder)
        if found is None:
            root, mask, seen = holder, self.everywhere, {holder}
            one = self._register.holders.get(holder)
            while one is not None:
                if isinstance(one.members, str):
                    mask &= self.named(one.members)
                root = one.id
                if one.within is None or one.within in seen:
                    break
                seen.add(one.within)
                one = self._register.holders.get(one.within)
            found = self._reach[holder] = (root, mask)
        return found

    def whole(self, holder: HolderId | Unknown) -> HolderId | None:
        """Give the class of which a holder is a part, or itself; ``None`` where it is not known."""
        return None if isinstance(holder, Unknown) else self.reach(holder)[0]

    def part(self, part: Part) -> int:
        """Give the communes that a part covers."""
        mask = self.of(part.communes) if part.communes else self.everywhere
        return mask & ~self.of(part.except_communes)

    def names(self, mask: int) -> frozenset[CommuneCode] | None:
        """Give the codes of a set of communes; ``None`` for everywhere."""
        if mask == self.everywhere:
            return None
        return frozenset(code for code, bit in self.bits.items() if mask & bit)


class Cases:
    """The cases of a matter as bits: the product of its dimensions, or one unnamed case."""

    def __init__(self, dimensions: Sequence[Dimension]) -> None:
        """Give each case a bit, in the order of the dimensions and their values."""
        self.all: tuple[Case, ...] = tuple(
            product(*(tuple((one.name, value) for value in one.values) for one in dimensions))
        )
        self.every = (1 << len(self.all)) - 1

    def part(self, part: Part) -> int:
        """Give the cases that a part covers; a value that the matter does not declare covers nothing."""
        if not part.only:
            return self.every
        chosen = [{(dimension, value) for value in values} for dimension, values in part.only]
        found = 0
        for at, case in enumerate(self.all):
            if all(not wanted.isdisjoint(case) for wanted in chosen):
                found |= 1 << at
        return found

    def names(self, mask: int) -> frozenset[Case] | None:
        """Give the cases of a set; ``None`` for all."""
        if mask == self.every:
            return None
        return frozenset(case for at, case in enumerate(self.all) if mask >> at & 1)


def atoms(masks: Iterable[int], everything: int) -> tuple[int, ...]:
    """Cut a set into the largest pieces that no mask divides, smallest bit first."""
    pieces = [everything] if everything else []
    for mask in masks:
        if mask & everything == everything:
            continue
        pieces = [part for piece in pieces for part in (piece & mask, piece & ~mask) if part]
    return tuple(sorted(pieces, key=lambda piece: piece & -piece))


def day_of(ordinal: int) -> Day | None:
    """Give the day of an ordinal; ``None`` for one before or after every day."""
    return date.fromordinal(ordinal) if 0 < ordinal < NEVER else None
