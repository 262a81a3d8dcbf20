"""Authority tiles the matter: who owns and who acts in every cell of time, territory and case.

    case ▲
       C │▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│   ▒ owned by law: UBND Thành phố
       B │▒▒▒▒▒▒▒▒▒▒▒│███████████████████│▒▒▒▒│   █ decentralised to UBND cấp xã: ownership moves
       A │▒▒░░░░▒▒▒▒▒│███████████████████│▒▒▒▒│   ░ delegated to a Sở: only the exercise moves
         └───────────┴───────────────────┴────┴──▶ time
          01/07/2025  04/12/2025          28/02/2027      (one such sheet for each commune)

The box of a matter is cut at the ends of its statements: in time at their first and last days, in territory
and cases into the largest pieces that none of them divides. Within a piece nothing changes, so each is
decided once: from the owners by law, along the grants that move ownership, to the owners; from each owner,
along the delegations, to who acts. A grant whose giver does not hold there moves nothing (nemo dat). What a
term leaves unknown makes a standing possible, never certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from datetime import date
from itertools import combinations

from delegation.authority.boxes import Box, Case, Cases, atoms, day_of
from delegation.authority.cell import Active, Link, Outcome, Standing, Statement
from delegation.authority.statements import Statements
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.values import dataclass

__all__ = ["Box", "Case", "Link", "Standing", "Tile", "Tiler", "Tiling", "Ungrounded", "Witness", "smallest", "tile"]


@dataclass(frozen=True, slots=True)
class Tile:
    """A box in which nothing changes: its owners and those who act. One of each is as it should be.

    ``owner_unknown``: why the owner is not known, where the register says so. ``sides``: those who act under
    each owner (one may act under two); where no owner is known, all who act.
    """

    box: Box
    owners: tuple[Standing, ...]
    exercisers: tuple[Standing, ...]
    owner_unknown: tuple[str, ...] = ()
    sides: tuple[tuple[Standing, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """A grant whose giver does not hold what it gives, in this box. ``never``: in no box of the grant."""

    grant: Grant
    row: AnnexRow
    box: Box
    never: bool


@dataclass(frozen=True, slots=True)
class Witness:
    """The smallest cell that shows a conflict or a vacancy, who stands in it, and all boxes where it exists."""

    cell: Box
    standings: tuple[Standing, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Tiling:
    """The tiles of one matter. They do not overlap and together fill the matter's box."""

    matter: Matter
    tiles: tuple[Tile, ...]
    ungrounded: tuple[Ungrounded, ...] = field(default=())

    def at(self, day: Day, commune: CommuneCode | None = None, case: Case | None = None) -> tuple[Tile, ...]:
        """Give the tiles that hold on a day, in a commune, in a case (``None``: any)."""
        return tuple(
            one
            for one in self.tiles
            if (one.box.start is None or one.box.start <= day)
            and (one.box.end is None or day <= one.box.end)
            and (commune is None or one.box.communes is None or commune in one.box.communes)
            and (case is None or one.box.cases is None or case in one.box.cases)
        )

    def conflicts(self) -> tuple[Witness, ...]:
        """Two different owners for the same cell, both certain: one witness for each pair of owners."""
        return _pairs((one.box, one.owners) for one in self.tiles)

    def double_exercise(self) -> tuple[Witness, ...]:
        """Two who act for the same cell under one owner, both certain: one witness for each pair."""
        return _pairs((one.box, acting) for one in self.tiles for acting in one.sides)

    def vacancies(self) -> tuple[Witness, ...]:
        """Cells that certainly have no owner: one witness, with all boxes."""
        boxes = tuple(one.box for one in self.tiles if not one.owners and not one.owner_unknown)
        return (Witness(smallest(boxes), (), boxes),) if boxes else ()


def _pairs(cells: Iterable[tuple[Box, tuple[Standing, ...]]]) -> tuple[Witness, ...]:
    found: dict[tuple[HolderId, HolderId], tuple[tuple[Standing, Standing], list[Box]]] = {}
    for box, standings in cells:
        certain = [one for one in standings if one.certain]
        if len(certain) > 1:
            for one, other in combinations(sorted(certain, key=lambda standing: standing.holder), 2):
                boxes = found.setdefault((one.holder, other.holder), ((one, other), []))[1]
                if not boxes or boxes[-1] is not box:
                    boxes.append(box)
    return tuple(
        Witness(smallest(boxes), pair, tuple(boxes))
        for _, (pair, boxes) in sorted(found.items(), key=lambda item: item[0])
    )


def smallest(boxes: Sequence[Box]) -> Box:
    """Give the earliest of some boxes, and of its cases one."""
    first = min(boxes, key=_earliest)
    return first if first.cases is None else Box(first.start, first.end, first.communes, frozenset([min(first.cases)]))


def _earliest(box: Box) -> tuple[date, list[CommuneCode], list[Case]]:
    return (box.start or date.min, sorted(box.communes or ()), sorted(box.cases or ()))


class Tiler:
    """Tiles the matters of one register."""

    def __init__(self, register: Register) -> None:
        """Take a register and number its communes, once for all matters."""
        self._statements = Statements(register)
        self.territory = self._statements.territory

    def tile(self, matter: Matter, grants: Sequence[tuple[Grant, AnnexRow]] = ()) -> Tiling:
        """Cut the matter's box at the ends of its statements and say who owns and who acts in each tile."""
        cases = Cases(matter.dimensions)
        by_law = [self._statements.by_law(one, cases) for one in matter.owners]
        given = [self._statements.given(grant, row, cases) for grant, row in grants]
        start, end, communes = self._statements.box(matter, by_law)
        if end < start:
            return Tiling(matter, ())
        moves = [one for one in given if one.link.grant is not None and one.link.grant.moves_ownership]
        delegations = [one for one in given if one.link.grant is not None and one.link.grant.mechanism == "delegation"]
        pieces: list[tuple[int, int, int, int, Outcome]] = []
        statements = [*by_law, *moves, *delegations]
        days = _cuts(statements, start, end)
        places = atoms((one.communes for one in statements), communes)
        parts = atoms((one.cases for one in statements), cases.every)
        for first, last in zip(days, [*(day - 1 for day in days[1:]), end], strict=True):
            for place in places:
                for part in parts:
                    active = Active(by_law, moves, delegations, first, place, part)
                    pieces.append((first, last, place, part, active.decide()))
        tiles = [
            Tile(
                self._named(first, last, place, part, cases),
                outcome.owners,
                outcome.exercisers,
                outcome.unknown,
                outcome.sides,
            )
            for first, last, place, part, outcome in _merged(pieces)
        ]
        return Tiling(matter, tuple(tiles), tuple(self._ungrounded(pieces, cases)))

    def _named(self, first: int, last: int, place: int, part: int, cases: Cases) -> Box:
        return Box(day_of(first), day_of(last), self.territory.names(place), cases.names(part))

    def _ungrounded(self, pieces: Sequence[tuple[int, int, int, int, Outcome]], cases: Cases) -> Iterator[Ungrounded]:
        floating: dict[str, list[tuple[Statement, int, int, int, int]]] = {}
        grounded: set[str] = set()
        for first, last, place, part, outcome in pieces:
            for one, holds in outcome.grants:
                name = one.link.grant.id if one.link.grant is not None else ""
                if holds:
                    grounded.add(name)
                else:
                    floating.setdefault(name, []).append((one, first, last, place, part))
        for name, places in floating.items():
            one, first, last, place, part = places[0]
            if one.link.grant is not None and one.link.row is not None:
                box = self._named(first, last, place, part, cases)
                yield Ungrounded(one.link.grant, one.link.row, box, name not in grounded)


def tile(matter: Matter, grants: Sequence[tuple[Grant, AnnexRow]], register: Register) -> Tiling:
    """Tile one matter. For many matters of one register use a ``Tiler``."""
    return Tiler(register).tile(matter, grants)


def _cuts(statements: Sequence[Statement], start: int, end: int) -> list[int]:
    """Give the first days of all stretches in which no statement begins or ends."""
    days = {start}
    for one in statements:
        span = one.span
        days.update((span.possible_start, span.possible_end + 1))
        if not span.is_known and span.certain_start <= span.certain_end:
            days.update((span.certain_start, span.certain_end + 1))
    return sorted(day for day in days if start <= day <= end)


Piece = tuple[int, int, int, int, Outcome]


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Join pieces that say the same: over communes, then over cases, then over time."""
    if len(pieces) < 2:  # noqa: PLR2004  nothing to join, as in most matters
        return list(pieces)
    for fixed, joined in (((0, 1, 3), 2), ((0, 1, 2), 3)):
        groups: dict[object, Piece] = {}
        for piece in pieces:
            key = (*(piece[at] for at in fixed), _saying(piece[4]))
            known = groups.get(key)
            groups[key] = piece if known is None else _joined(known, piece, joined)
        pieces = list(groups.values())
    latest: dict[object, int] = {}
    result: list[Piece] = []
    for piece in pieces:
        key = (piece[2], piece[3], _saying(piece[4]))
        at = latest.get(key)
        if at is not None and result[at][1] + 1 == piece[0]:
            result[at] = (result[at][0], piece[1], *result[at][2:])
        else:
            latest[key] = len(result)
            result.append(piece)
    return result


def _joined(one: Piece, other: Piece, at: int) -> Piece:
    first, last, place, part, outcome = one
    return (first, last, place | other[2], part, outcome) if at == 2 else (first, last, place, part | other[3], outcome)  # noqa: PLR2004


def _saying(outcome: Outcome) -> object:
    """Give what makes two outcomes the same to a reader."""
    acting = outcome.sides if len(outcome.owners) > 1 else (outcome.exercisers,)
    said = (_said(outcome.owners), *map(_said, acting))
    return (said, outcome.unknown)


def _said(standings: Sequence[Standing]) -> tuple[object, ...]:
    return tuple((one.holder, one.certain, one.because, _steps(one)) for one in standings)


def _steps(standing: Standing) -> tuple[object, ...]:
    return tuple(link.grant.id if link.grant is not None else id(link.ownership) for link in standing.chain)
