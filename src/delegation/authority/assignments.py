"""Who signs for whoever decides a matter, or is assigned to work it inside: none of them decides anything of its own.

They stand beside those who act, so no cell is cut by them and no chain leads through them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import cast

from delegation.authority.boxes import Case, Cases
from delegation.authority.cell import Statement
from delegation.authority.examination import Examination
from delegation.authority.links import ByGrant
from delegation.authority.silent import may_be_of
from delegation.authority.statements import Statements
from delegation.authority.tiles import Tile
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.instruments import DECIDING_MECHANISMS
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.values import dataclass


def around(register: Register, holder: HolderId) -> frozenset[HolderId]:
    """Give a holder, the body that it heads and the heads of it: the chair assigns what the committee decides, too."""
    body = register.holders[holder].head_of if holder in register.holders else None
    return frozenset((holder, *([body] if body is not None else []), *(one.id for one in register.heads_of(holder))))


@dataclass(frozen=True, slots=True)
class Assignment:
    """A grant by which somebody signs for, or works for, one of those who act in a tile.

    ``communes``, ``cases``: where it holds within the tile; ``None``: in all of it. ``because``: why it is not certain.
    """

    link: ByGrant
    communes: frozenset[CommuneCode] | None
    cases: frozenset[Case] | None
    because: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether it surely holds there on the day."""
        return not self.because


class Assignments:
    """The grants of a register that change no decider, by the matters that they name."""

    def __init__(self, examination: Examination) -> None:
        """Take a register on its day."""
        self._examination = examination
        self._register = examination.register
        self._day = examination.as_of.toordinal()
        self._of_no_matter = tuple(
            one
            for _, one in sorted(self._register.grants.items())
            if one.mechanism not in DECIDING_MECHANISMS and isinstance(one.rows, Unknown)
        )

    @cached_property
    def _statements(self) -> Statements:
        return Statements(self._register)

    @classmethod
    def on(cls, examination: Examination) -> Assignments:
        """Give those of an examination, which are worked out once."""
        (found,) = examination.kept.setdefault(("assignments", examination.as_of), (cls(examination),))
        return cast("Assignments", found)

    def to(self, holder: HolderId) -> tuple[MatterId, ...]:
        """Give the matters that such grants name in which a holder signs or works for somebody, in the order of ids."""
        whole = self._examination.territory.whole
        return tuple(
            sorted(
                matter
                for matter, given in self._register.grants_of.items()
                if any(one.mechanism not in DECIDING_MECHANISMS and whole(one.receiver) == holder for one, _ in given)
            )
        )

    def of(self, matter: Matter, tile: Tile, commune: CommuneCode | None = None) -> tuple[Assignment, ...]:
        """Give those who sign or work for whoever acts in a tile, in the order of grants; in one commune or in all of it.

        Whoever is assigned may assign on: a branch is assigned by its centre, and the head of the branch lets its deputy sign.
        """
        said = [one for one in self._stated(matter) if self._state(one) is not False]
        if not said:
            return ()
        found: dict[str, Assignment] = {}
        waiting = [one.holder for one in (*tile.exercisers, *tile.remainder.exercisers)]
        while waiting:
            near = around(self._register, waiting.pop())
            for one in said:
                grant = one.link.grant
                if grant is None or grant.id in found or not self._gives_near(one, near):
                    continue
                made = self._assignment(one, matter, tile, commune)
                if made is not None:
                    found[grant.id] = made
                    waiting += [one.holder] if one.holder is not None else []
        return tuple(found[name] for name in sorted(found))

    def _stated(self, matter: Matter) -> Iterator[Statement]:
        cases = Cases(matter.dimensions)
        for grant, row in self._register.grants_of.get(matter.id, ()):
            if grant.mechanism not in DECIDING_MECHANISMS:
                yield self._statements.given(grant, row, cases)
        for grant in self._of_no_matter:
            if may_be_of(grant, matter.field):
                yield self._statements.given(grant, AnnexRow(matter.id, grant.place), cases)

    def _state(self, one: Statement) -> bool | None:
        states = (one.days.on(self._day), one.giver_days.on(self._day))
        return False if False in states else None if None in states else True

    def _gives_near(self, one: Statement, near: frozenset[HolderId]) -> bool:
        whole = self._examination.territory.whole
        return one.giver is not None and any(whole(name) == one.giver for name in near)

    def _assignment(self, one: Statement, matter: Matter, tile: Tile, commune: CommuneCode | None) -> Assignment | None:
        territory, cases = self._examination.territory, Cases(matter.dimensions)
        here = territory.everywhere if tile.box.communes is None else territory.of(tile.box.communes)
        if commune is not None:
            here &= territory.of((commune,))
        place, part = one.communes & here, one.cases & cases.of(tile.box.cases)
        if not place or not part or not isinstance(one.link, ByGrant):
            return None
        return Assignment(
            one.link,
            None if place == here else territory.names(place),
            None if part == cases.of(tile.box.cases) else cases.names(part),
            self._because(one, one.link.grant),
        )

    def _because(self, one: Statement, grant: Grant) -> tuple[str, ...]:
        unnamed = (grant.rows.reason,) if isinstance(grant.rows, Unknown) else ()
        unsure = one.unknown if self._state(one) is None or one.holder is None else ()
        return tuple(dict.fromkeys((*unnamed, *unsure)))
