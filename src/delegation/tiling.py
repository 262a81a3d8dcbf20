"""Authority tiles the matter: who owns and who acts in every cell of time, territory and case.

    case ▲
       C │▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│   owner by law: UBND Thành phố
       B │▒▒▒▒▒▒▒▒▒▒▒│███████████████████│▒▒▒▒│   █ decentralised to UBND cấp xã: ownership moves
       A │▒▒▒▒▒▒▒▒▒▒▒│███████████████████│▒▒▒▒│   ░ delegated to Sở: only the exercise moves
         └───────────┴───────────────────┴────┴──▶ time
          01/07/2025  04/12/2025          28/02/2027      (one such sheet for each commune)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import AnnexRow, Grant, Matter, Ownership
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown

Case = tuple[tuple[str, str], ...]
"""One cell of the case dimensions: ((dimension, value), …) in the order of the matter; () where it declares none."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of time × territory × cases.

    ``start`` ``None``: since the baseline or before. ``end`` ``None``: open. Days are included.
    ``communes`` ``None``: everywhere. ``cases`` ``None``: all cases.
    """

    start: Day | None
    end: Day | None
    communes: frozenset[CommuneCode] | None
    cases: frozenset[Case] | None


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: by law (``ownership``) or by a grant (``grant`` and its ``row``)."""

    ownership: Ownership | None = None
    grant: Grant | None = None
    row: AnnexRow | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A holder in a cell, and the chain by which it came there, from its legal source on.

    ``holder`` is the root class where a class is meant (UBND phường stands as UBND cấp xã in wards).
    ``certain`` is false where it depends on something that the register does not know (``because``).
    """

    holder: HolderId
    chain: tuple[Link, ...]
    certain: bool = True
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """A box in which nothing changes: its owners and those who act. One of each is as it should be."""

    box: Box
    owners: tuple[Standing, ...]
    exercisers: tuple[Standing, ...]
    owner_unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """A grant whose giver does not hold what it gives, in this box."""

    grant: Grant
    row: AnnexRow
    box: Box
    never: bool
    """Whether the giver holds nothing of the matter in any box of the grant."""


@dataclass(frozen=True, slots=True)
class Witness:
    """The smallest cell that shows a conflict or a vacancy, and all boxes in which it exists."""

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
        raise NotImplementedError

    def conflicts(self) -> tuple[Witness, ...]:
        """Two different owners for the same cell, both certain: one witness for each pair of owners."""
        raise NotImplementedError

    def vacancies(self) -> tuple[Witness, ...]:
        """Cells that certainly have no owner: one witness, with all boxes."""
        raise NotImplementedError

    def double_exercise(self) -> tuple[Witness, ...]:
        """Two different exercisers for the same cell under one owner: one witness for each pair."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class UsableTerm:
    """The days on which a whole chain can be used, and the link that ends it (``None``: open)."""

    start: Day | Unknown | None
    end: Day | Unknown | None
    ended_by: str | None
    """What ends it: a grant's id, an instrument's id or a holder's id."""


def usable_term(chain: Sequence[Link], register: Register) -> UsableTerm:
    """Intersect the terms of all links, their instruments and their holders."""
    raise NotImplementedError


def tile(matter: Matter, grants: Sequence[tuple[Grant, AnnexRow]], register: Register) -> Tiling:
    """Cut the matter's box at the ends of its grants and say who owns and who acts in each tile."""
    raise NotImplementedError


def _tiles() -> Iterator[Tile]:
    raise NotImplementedError
