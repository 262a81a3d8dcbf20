"""Boxes of time × territory × case, and the bit sets by which a matter's box is cut.

Communes and cases are numbered; a set of them is an ``int`` whose bits are its members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from delegation.authority.cases import Case, Cases
from delegation.authority.days import EVERY_DAY, NEVER, Days, day_of, days_of
from delegation.model.holders import COMMUNES_OF, CommuneCode, HolderId
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of time × territory × cases.

    ``start`` ``None``: since before every known day. ``end`` ``None``: open. Days are included.
    ``communes`` ``None``: every commune that there is on the day. ``cases`` ``None``: all cases.
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
    def _lives(self) -> tuple[tuple[int, Days], ...]:
        """The bits of the communes that there are not always, each with its days."""
        lives = ((self.bits[code], days_of(self._register.communes[code].term)) for code in self.codes)
        return tuple((bit, days) for bit, days in lives if days is not EVERY_DAY)

    @property
    def lives(self) -> Iterator[Days]:
        """Give the days of the communes that there are not always."""
        return (days for _, days in self._lives)

    def alive(self, day: int) -> int:
        """Give the communes that there are on a day; one of which that is not known counts."""
        mask = self.everywhere
        for bit, days in self._lives:
            if days.on(day) is False:
                mask &= ~bit
        return mask

    def is_there(self, code: CommuneCode | None, day: Day) -> bool:
        """Say whether a commune is there on a day; ``None``, and one that the register does not have, always are."""
        bit = self.bits.get(code, 0) if code is not None else 0
        return not bit or bool(self.alive(day.toordinal()) & bit)

    @cached_property
    def _named(self) -> Mapping[str, int]:
        every = self._register.communes.items()
        return {name: self.of(code for code, one in every if one.type in types) for name, types in COMMUNES_OF.items()}

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
        """Give the communes that a part covers, with those that it reaches because the law says that it goes on for them."""
        mask = self.of(self.followed(part.communes)) if part.communes else self.everywhere
        return mask & ~self.of(self.followed(part.except_communes))

    def followed(self, codes: Sequence[CommuneCode]) -> Sequence[CommuneCode]:
        """Give communes with those that they became, where the law says that what was decided for them goes on."""
        if not self._register.succession or not codes:
            return codes
        from delegation.model.succession import followed  # noqa: PLC0415  few communes became others

        return followed(self._register, codes)

    def missed(self, part: Part, there: int, meant: int) -> int:
        """Give the communes that a part names, or all that are meant where it stands nowhere, without those that are there."""
        return self.of(part.communes) & ~there or (0 if there else meant)

    def names(self, mask: int) -> frozenset[CommuneCode] | None:
        """Give the codes of a set of communes; ``None`` for everywhere."""
        if mask == self.everywhere:
            return None
        return frozenset(code for code, bit in self.bits.items() if mask & bit)


@dataclass(frozen=True, slots=True)
class Block:
    """A box of one matter as numbers and bits: first and last day as ordinals, communes, cases. None of them is empty."""

    first: int
    last: int
    communes: int
    cases: int

    def meet(self, other: Block) -> Iterator[Block]:
        """Give what two blocks have in common; nothing where that is empty."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        communes, cases = self.communes & other.communes, self.cases & other.cases
        if first <= last and communes and cases:
            yield Block(first, last, communes, cases)

    def without(self, other: Block) -> Iterator[Block]:
        """Give what is left of a block outside another, in blocks that do not overlap."""
        common = next(self.meet(other), None)
        if common is None:
            yield self
            return
        if self.first < common.first:
            yield Block(self.first, common.first - 1, self.communes, self.cases)
        if communes := self.communes & ~common.communes:
            yield Block(common.first, common.last, communes, self.cases)
        if cases := self.cases & ~common.cases:
            yield Block(common.first, common.last, common.communes, cases)
        if self.last > common.last:
            yield Block(common.last + 1, self.last, self.communes, self.cases)


def block_of(box: Box, territory: Territory, cases: Cases) -> Block:
    """Give a box as numbers and bits."""
    first = box.start.toordinal() if box.start is not None else 0
    last = box.end.toordinal() if box.end is not None else NEVER
    communes = territory.everywhere if box.communes is None else territory.of(box.communes)
    return Block(first, last, communes, cases.of(box.cases))


def blocks_of(boxes: Iterable[Box], territory: Territory, cases: Cases) -> list[Block]:
    """Give boxes as numbers and bits."""
    return [block_of(box, territory, cases) for box in boxes]


def box_of(block: Block, territory: Territory, cases: Cases) -> Box:
    """Give a block by its days and names."""
    named = territory.names(block.communes), cases.names(block.cases)
    return Box(day_of(block.first), day_of(block.last), *named)


def common_to(several: Iterable[Block], others: Iterable[Block]) -> list[Block]:
    """Give what blocks that do not overlap have in common with others, each cell once."""
    found: list[Block] = []
    left = list(several)
    for other in sorted(others, key=_largest_first):
        found += [part for one in left for part in one.meet(other)]
        left = outside_of(left, [other])
    return found


def outside_of(several: Iterable[Block], others: Sequence[Block]) -> list[Block]:
    """Give what is left of blocks outside all of some others, each cell once."""
    left: list[Block] = []
    for one in sorted(several, key=_largest_first):
        pieces = [one]
        for other in (*left, *others):
            pieces = [part for piece in pieces for part in piece.without(other)]
        left += pieces
    return left


def _largest_first(one: Block) -> tuple[int, ...]:
    """Order blocks by themselves, whatever the order in which they were stated."""
    return (-one.communes.bit_count(), -one.cases.bit_count(), one.first, -one.last, one.communes, one.cases)


def atoms(masks: Iterable[int], everything: int) -> tuple[int, ...]:
    """Cut a set into the largest pieces that no mask divides, smallest bit first."""
    pieces = [everything] if everything else []
    for mask in masks:
        if mask & everything == everything:
            continue
        pieces = [part for piece in pieces for part in (piece & mask, piece & ~mask) if part]
    return tuple(sorted(pieces, key=lambda piece: piece & -piece))


def meets(one: frozenset[object] | None, other: Iterable[object] | None) -> bool:
    """Say whether two sets have something in common; ``None``: all."""
    return one is None or other is None or not one.isdisjoint(other)
