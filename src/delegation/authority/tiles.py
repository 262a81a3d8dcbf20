"""Authority tiles the matter: who owns and who acts in every cell of time, territory and case.

    case ▲
       C │▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│   ▒ owned by law: UBND Thành phố
       B │▒▒▒▒▒▒▒▒▒▒▒│███████████████████│▒▒▒▒│   █ decentralised to UBND cấp xã: ownership moves
       A │▒▒░░░░▒▒▒▒▒│███████████████████│▒▒▒▒│   ░ delegated to a Sở: only the exercise moves
         └───────────┴───────────────────┴────┴──▶ time
          01/07/2025  04/12/2025          28/02/2027      (one such sheet for each commune)

The box of a matter is cut at the ends of its statements and at the lives of all that they rest on: in time at first and
last days, in territory and cases into the largest pieces that none of them divides. Within a piece nothing changes, so
each is decided once: from the owners by law, along the grants that move ownership, to the owners; from each owner, along
the delegations, to who acts. A grant whose giver does not hold there moves nothing (nemo dat). What the register does not
know makes a standing possible, never certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from datetime import date
from itertools import combinations, product

from delegation.authority.boxes import Block, Box, Territory, atoms
from delegation.authority.cases import Case, Cases, one_of, where_order
from delegation.authority.cell import Cell
from delegation.authority.days import day_of, edges
from delegation.authority.floating import Outside, Ungrounded, beyond_matter, ungrounded_in
from delegation.authority.links import NO_REMAINDER, Chain, Link, Remainder, Standing, act_together
from delegation.authority.pieces import Piece, merged
from delegation.authority.statements import Claims, Statement, Statements
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.values import dataclass

__all__ = [
    "Box",
    "Case",
    "Outside",
    "Tile",
    "Tiler",
    "Tiling",
    "Ungrounded",
    "Witness",
    "smallest",
    "tile",
]


@dataclass(frozen=True, slots=True)
class Tile:
    """A box in which nothing changes: its owners and those who act. One of each is as it should be.

    ``owner_unknown``: why the owner is not known, where the register says so. ``sides``: those who act under
    each owner (one may act under two); where no owner is known, all who act. ``unnamed``: grants that lead on from here to
    a receiver whom the register does not know. ``remainder``: who has what lies outside the parts that grants give in words.
    ``has_more_chains``: whether there are so many chains that only some are followed.
    """

    box: Box
    owners: tuple[Standing, ...]
    exercisers: tuple[Standing, ...]
    owner_unknown: tuple[str, ...] = ()
    sides: tuple[tuple[Standing, ...], ...] = ()
    unnamed: tuple[Link, ...] = ()
    remainder: Remainder = NO_REMAINDER
    has_more_chains: bool = False

    @property
    def standing(self) -> tuple[Standing, ...]:
        """All who own or act, in parts that are given in words and outside them as well."""
        return (*self.owners, *self.exercisers, *self.remainder.owners, *self.remainder.exercisers)


@dataclass(frozen=True, slots=True)
class Witness:
    """Two who stand where one should, or nobody: the smallest cell that shows it, and all boxes where it is so.

    ``standings``: the two, each by the chain that makes the difference; none for a vacancy.
    """

    cell: Box
    standings: tuple[Standing, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Tiling:
    """The tiles of one matter. They do not overlap and together fill the matter's box.

    ``outside``: grants that reach beyond the box of the matter.
    """

    matter: Matter
    tiles: tuple[Tile, ...]
    ungrounded: tuple[Ungrounded, ...] = field(default=())
    outside: tuple[Outside, ...] = field(default=())
    territory: Territory | None = field(default=None, repr=False, compare=False)

    def at(self, day: Day, commune: CommuneCode | None = None, case: Case | None = None) -> tuple[Tile, ...]:
        """Give the tiles that hold on a day, in a commune, in a case (``None``: any), in the order in which answers tell them.

        None in a commune that is not there.
        """
        if self.territory is not None and not self.territory.is_there(commune, day):
            return ()
        found = [
            one
            for one in self.tiles
            if (one.box.start is None or one.box.start <= day)
            and (one.box.end is None or day <= one.box.end)
            and (commune is None or one.box.communes is None or commune in one.box.communes)
            and (case is None or one.box.cases is None or case in one.box.cases)
        ]
        return tuple(sorted(found, key=lambda one: where_order(one.box)) if len(found) > 1 else found)

    def conflicts(self) -> tuple[Witness, ...]:
        """Two different owners for the same cell, both certain: one witness for each pair of statements that make them so."""
        return _pairs((one.box, one.owners) for one in self.tiles)

    def double_exercise(self) -> tuple[Witness, ...]:
        """Two who act for the same cell under one owner, both certain, and are not meant to: one witness for each pair of statements."""
        return _pairs(
            ((one.box, acting) for one in self.tiles for acting in one.sides),
            lambda one, other: act_together(one, other, self._whole),
        )

    def _whole(self, holder: HolderId | Unknown) -> HolderId | None:
        if self.territory is not None:
            return self.territory.whole(holder)
        return None if isinstance(holder, Unknown) else holder

    def vacancies(self) -> tuple[Witness, ...]:
        """Cells that certainly have no owner: one witness, with all boxes."""
        boxes = tuple(one.box for one in self.tiles if not one.owners and not one.owner_unknown)
        return (Witness(smallest(boxes), (), boxes),) if boxes else ()


def _pairs(
    cells: Iterable[tuple[Box, tuple[Standing, ...]]], meant: Callable[[Chain, Chain], bool] | None = None
) -> tuple[Witness, ...]:
    """Give the pairs of certain standings of different holders, told apart by the last statements of their chains.

    ``meant``: says of two chains that those at their ends are meant to stand beside one another.
    """
    found: dict[tuple[object, ...], tuple[tuple[Standing, Standing], list[Box]]] = {}
    for box, standings in cells:
        certain = sorted((one for one in standings if one.certain), key=lambda standing: standing.holder)
        ends = {one.holder: _by_ends(one) for one in certain}
        for one, other in combinations(certain, 2):
            for (my_end, mine), (its_end, its) in product(ends[one.holder].items(), ends[other.holder].items()):
                # The first two that are not meant are enough: through layers of several holders there are hundreds to each end.
                two = next((each for each in product(mine, its) if meant is None or not meant(*each)), None)
                if two is None:
                    continue
                key = (one.holder, other.holder, my_end, its_end)
                boxes = found.setdefault(key, ((_by(one, two[0]), _by(other, two[1])), []))[1]
                if not boxes or boxes[-1] is not box:
                    boxes.append(box)
    return tuple(Witness(smallest(boxes), pair, tuple(boxes)) for _, (pair, boxes) in sorted(found.items()))


def _by_ends(one: Standing) -> dict[tuple[str, ...], list[Chain]]:
    """Give the chains of a standing by their last statements."""
    found: dict[tuple[str, ...], list[Chain]] = {}
    for chain in one.chains:
        found.setdefault(chain[-1].order, []).append(chain)
    return found


def _by(one: Standing, chain: Chain) -> Standing:
    """Give a standing by one of its chains."""
    return Standing(one.holder, chain, one.certain, one.because)


def smallest(boxes: Sequence[Box]) -> Box:
    """Give the earliest of some boxes, and of its cases one: of a quantity, all the range that it is of."""
    first = min(boxes, key=_earliest)
    return first if first.cases is None else Box(first.start, first.end, first.communes, frozenset(one_of(first.cases)))


def _earliest(box: Box) -> tuple[object, ...]:
    return (box.start or date.min, *reversed(where_order(box)))


class Tiler:
    """Tiles the matters of one register."""

    def __init__(self, register: Register, *, claimed: bool = False) -> None:
        """Take a register and number its communes, once for all matters.

        ``claimed``: by the terms of the statements alone, as if all that they rest on were always there.
        """
        self._statements = Claims(register) if claimed else Statements(register)
        self.territory = self._statements.territory
        self.lives = self._statements.lives

    def tile(self, matter: Matter, grants: Sequence[tuple[Grant, AnnexRow]] = ()) -> Tiling:
        """Cut the matter's box at the ends of its statements and say who owns and who acts in each tile."""
        cases = Cases(matter.dimensions)
        by_law = self.by_law(matter)
        given = [one for grant, row in grants if grant.decides for one in self._statements.given(grant, row, cases)]
        start, end, communes = self._statements.box(matter, by_law)
        outside = beyond_matter(given, (start, end, communes), self._statements.baseline, self.territory, cases)
        if end < start or not communes:
            return Tiling(matter, (), (), outside, self.territory)
        if len(by_law) == 1 and not given and self._fills(by_law[0], communes, cases):
            return Tiling(matter, tuple(_alone(by_law[0], start, end, self._place(communes))), territory=self.territory)
        pieces = self._pieces([*by_law, *given], start, end, communes, cases)
        return Tiling(
            matter,
            tuple(self._tile(one, cases) for one in merged(pieces)),
            ungrounded_in(pieces, lambda one: self._named(one, cases)) if given else (),
            outside,
            self.territory,
        )

    def by_law(self, matter: Matter) -> list[Statement]:
        """Give what the law says of each owner of a matter."""
        cases = Cases(matter.dimensions)
        return [said for one in matter.owners for said in self._statements.by_law(one, cases)]

    def given(self, grant: Grant, row: AnnexRow, matter: Matter) -> tuple[Statement, ...]:
        """Give what a row of a grant says, over the cases of a matter."""
        return self._statements.given(grant, row, Cases(matter.dimensions))

    def frame(self, matter: Matter) -> Block | None:
        """Give the box in which a matter exists, from the baseline on; ``None`` where it exists nowhere."""
        start, end, communes = self._statements.box(matter, self.by_law(matter))
        return Block(start, end, communes, Cases(matter.dimensions).every) if start <= end and communes else None

    def _fills(self, one: Statement, communes: int, cases: Cases) -> bool:
        """Say whether a statement reaches all of a matter, and all communes are always there."""
        return (
            one.communes & communes == communes
            and one.cases == cases.every
            and not any(True for _ in self.territory.lives)
        )

    def _place(self, communes: int) -> frozenset[CommuneCode] | None:
        return None if communes == self.territory.everywhere else self.territory.names(communes)

    def _pieces(
        self, statements: Sequence[Statement], start: int, end: int, communes: int, cases: Cases
    ) -> list[Piece]:
        lives = (life for one in statements for life in (one.days, one.giver_days))
        days = edges((*lives, *self.territory.lives), start, end)
        places = atoms((one.communes for one in statements), communes)
        parts = atoms((one.cases for one in statements), cases.every)
        unbound = communes == self.territory.everywhere
        pieces = []
        for first, last in zip(days, [*(day - 1 for day in days[1:]), end], strict=True):
            there = self.territory.alive(first)
            for place, part in product(places, parts):
                if place & there:
                    outcome = Cell(statements, first, place & there, part).decide()
                    pieces.append(Piece(first, last, place & there, part, there if unbound else 0, outcome))
        return pieces

    def _tile(self, one: Piece, cases: Cases) -> Tile:
        said = one.outcome
        box = self._named(one, cases)
        acting, more = said.exercisers, said.has_more_chains
        return Tile(box, said.owners, acting, said.unknown, said.sides, said.unnamed, said.remainder, more)

    def _named(self, one: Piece, cases: Cases) -> Box:
        place = None if one.place == one.everywhere else self.territory.names(one.place)
        return Box(day_of(one.first), day_of(one.last), place, cases.names(one.part))


def _alone(one: Statement, start: int, end: int, place: frozenset[CommuneCode] | None) -> Iterator[Tile]:
    """Give the tiles of a matter of which one statement of the law is all that is said: as a cell would decide it."""
    days = edges((one.days,), start, end)
    for first, last in zip(days, [*(day - 1 for day in days[1:]), end], strict=True):
        box, state = Box(day_of(first), day_of(last), place, None), one.days.on(first)
        if state is False:
            yield Tile(box, (), (), (), ((),))
        elif one.holder is None:
            yield Tile(box, (), (), tuple(dict.fromkeys(one.unknown)), ((),))
        else:
            stand = (Standing(one.holder, (one.link,), state is True, () if state else one.unknown),)
            yield Tile(box, stand, stand, (), (stand,))


def tile(matter: Matter, grants: Sequence[tuple[Grant, AnnexRow]], register: Register) -> Tiling:
    """Tile one matter. For many matters of one register use a ``Tiler``."""
    return Tiler(register).tile(matter, grants)
