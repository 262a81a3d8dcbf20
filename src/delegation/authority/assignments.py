"""Who signs for whoever decides a matter, or is assigned to work it inside: none of them decides anything of its own.

They stand beside those who act, so no cell is cut by them and no chain leads through them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from delegation.authority.boxes import Box
from delegation.authority.cases import Case, Cases
from delegation.authority.days import NEVER, day_of, edges
from delegation.authority.examination import Examination
from delegation.authority.extended import stated
from delegation.authority.links import ByGrant, Standing
from delegation.authority.lives import absences
from delegation.authority.silent import may_be_of
from delegation.authority.statements import Statement
from delegation.authority.tiles import Tile
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import AnnexRow, Matter, MatterId
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


@dataclass(frozen=True, slots=True)
class WithoutGround:
    """A grant by which somebody lets sign or work in a matter in which he does not act, in which days and part, and who acts."""

    link: ByGrant
    matter: Matter
    box: Box
    tile: Tile


_Where = tuple[int, int]
"""Communes and cases, as bits."""


class Assignments:
    """The grants of a register that change no decider, by the matters that they name."""

    def __init__(self, examination: Examination) -> None:
        """Take a register on its day."""
        self._examination = examination
        self._register = examination.register
        self._day = examination.as_of.toordinal()
        self._of_no_matter = tuple(
            one for _, one in sorted(self._register.grants.items()) if not one.decides and isinstance(one.rows, Unknown)
        )

    @classmethod
    def on(cls, examination: Examination) -> Assignments:
        """Give those of an examination, which are worked out once."""
        key = ("assignments", examination.as_of)
        if key not in examination.kept:
            examination.kept[key] = (cls(examination),)
        return cast("Assignments", examination.kept[key][0])

    def to(self, holder: HolderId) -> tuple[MatterId, ...]:
        """Give the matters that such grants name in which a holder signs or works for somebody, in the order of ids."""
        whole = self._examination.territory.whole
        return tuple(
            sorted(
                matter
                for matter, given in self._register.grants_of.items()
                if any(not one.decides and whole(one.receiver) == holder for one, _ in given)
            )
        )

    def of(
        self, matter: Matter, tile: Tile, commune: CommuneCode | None = None, asked: frozenset[Case] | None = None
    ) -> tuple[Assignment, ...]:
        """Give those who sign or work for whoever acts in a tile, in the order of grants; in one commune or in all of it.

        ``asked``: the cases that are asked about; ``None``: all of the tile.

        Whoever is assigned may assign on: a branch is assigned by its centre, and the head of the branch lets its deputy sign.
        """
        territory, cases = self._examination.territory, Cases(matter.dimensions)
        whole = self._where(tile.box, cases)
        whole = (whole[0] & (territory.alive(self._day) if commune is None else territory.of((commune,))), whole[1])
        if asked is not None:
            whole = (whole[0], whole[1] & cases.of(asked))
        return tuple(
            Assignment(
                link,
                None if place == whole[0] else territory.names(place),
                None if part == whole[1] else cases.names(part),
                self._because(one),
            )
            for one, (place, part) in self._reached(matter, tile, whole, self._day)
            if isinstance(link := one.link, ByGrant)
        )

    def held_back(
        self, matter: Matter, commune: CommuneCode | None = None, asked: frozenset[Case] | None = None
    ) -> tuple[ByGrant, ...]:
        """Give the grants by which somebody would sign or work in a matter on the day, were they, or the rows that name it, not suspended or ended apart.

        ``commune``, ``asked``: where, and in which cases; ``None``: anywhere.
        """
        cases = Cases(matter.dimensions).of(asked)
        territory = self._examination.territory
        here = territory.alive(self._day) if commune is None else territory.of((commune,))
        return tuple(
            link
            for one in self._stated(matter)
            if isinstance(link := one.link, ByGrant)
            and one.covers(here, cases)
            and _state(one, self._day) is False
            and stated(link.grant).on(self._day) is not False
            and any(
                each.term.certainly_holds(self._examination.as_of)
                for each in absences(self._register, link.grant, link.row)
            )
        )

    def without_ground(self, matter: Matter) -> Iterator[WithoutGround]:
        """Give the grants that name a matter and certainly run where nobody acts whom their giver may let work for him.

        For each every such stretch of days. Where it is not known who owns, or to whom it went on, nothing is said.
        """
        cases = Cases(matter.dimensions)
        named = list(self._naming(matter))
        for tile in self._examination.tiling(matter.id).tiles:
            whole = self._where(tile.box, cases)
            for first, last in self._stretches(named, tile) if not (tile.owner_unknown or tile.unnamed) else ():
                founded = {_id(one) for one, _ in self._reached(matter, tile, whole, first)}
                # Whoever acts anyway needs nobody's leave to sign.
                founded |= {_id(one) for one in named if one.holder in {each.holder for each in tile.exercisers}}
                for one in named:
                    here = (one.communes & whole[0], one.cases & whole[1])
                    known = one.giver is not None and one.holder is not None and _state(one, first) is True
                    if all(here) and known and _id(one) not in founded and isinstance(one.link, ByGrant):
                        box = self._box(tile.box, whole, here, cases)
                        yield WithoutGround(one.link, matter, replace(box, start=day_of(first), end=day_of(last)), tile)

    def _stretches(self, named: list[Statement], tile: Tile) -> Iterator[tuple[int, int]]:
        """Cut the days of a tile where one of some grants begins or ends."""
        first = (tile.box.start or self._register.baseline).toordinal()
        end = tile.box.end.toordinal() if tile.box.end is not None else NEVER
        days = edges((life for one in named for life in (one.days, one.giver_days)), first, end)
        return zip(days, [*(day - 1 for day in days[1:]), end], strict=True)

    def _box(self, box: Box, whole: _Where, here: _Where, cases: Cases) -> Box:
        """Narrow a box to the communes and cases that a grant reaches within it."""
        place = box.communes if here[0] == whole[0] else self._examination.territory.names(here[0])
        return replace(box, communes=place, cases=box.cases if here[1] == whole[1] else cases.names(here[1]))

    def _reached(self, matter: Matter, tile: Tile, whole: _Where, day: int) -> list[tuple[Statement, _Where]]:
        """Walk from those who act along the grants that may run on a day; each with the communes and cases that it reaches."""
        said = [one for one in self._stated(matter) if _state(one, day) is not False]
        found: dict[tuple[str, tuple[str, ...]], tuple[Statement, _Where]] = {}
        acting = (*tile.exercisers, *tile.remainder.exercisers) if said else ()
        waiting = [(name, whole) for one in acting for name in (one.holder, *self._preparing(one))]
        while waiting:
            holder, (place, part) = waiting.pop()
            near = around(self._register, holder)
            for one in said:
                # What a grant surely gives, and what it only may, are told apart.
                key = _id(one), self._because(one)
                had = found[key][1] if key in found else (0, 0)
                where = (one.communes & place | had[0], one.cases & part | had[1])
                if where != had and all(where) and self._gives_near(one, near):
                    found[key] = (one, where)
                    waiting += [(one.holder, where)] if one.holder is not None else []
        return [found[name] for name in sorted(found)]

    def _preparing(self, one: Standing) -> Iterator[HolderId]:
        """Give those who gave on the decision alone, the last first: what comes before it is still theirs to give."""
        for link in reversed(one.chain):
            grant = link.grant
            giver = self._examination.territory.whole(grant.giver) if grant is not None and grant.steps else None
            if giver is None:
                return
            yield giver

    def _where(self, box: Box, cases: Cases) -> _Where:
        territory = self._examination.territory
        return territory.everywhere if box.communes is None else territory.of(box.communes), cases.of(box.cases)

    def _naming(self, matter: Matter) -> Iterator[Statement]:
        for grant, row in self._register.grants_of.get(matter.id, ()):
            if not grant.decides:
                yield from self._examination.given(grant, row, matter)

    def _stated(self, matter: Matter) -> Iterator[Statement]:
        yield from self._naming(matter)
        for grant in self._of_no_matter:
            if may_be_of(grant, matter.field):
                yield from self._examination.given(grant, AnnexRow(matter.id, grant.place), matter)

    def _gives_near(self, one: Statement, near: frozenset[HolderId]) -> bool:
        whole = self._examination.territory.whole
        return one.giver is not None and any(whole(name) == one.giver for name in near)

    def _because(self, one: Statement) -> tuple[str, ...]:
        grant = one.link.grant
        unnamed = (grant.rows.reason,) if grant is not None and isinstance(grant.rows, Unknown) else ()
        unsure = one.unknown if _state(one, self._day) is None or one.holder is None else ()
        return tuple(dict.fromkeys((*unnamed, *unsure)))


def _state(one: Statement, day: int) -> bool | None:
    """Say whether a grant runs on a day, its giver being there."""
    states = (one.days.on(day), one.giver_days.on(day))
    return False if False in states else None if None in states else True


def _id(one: Statement) -> str:
    return one.link.grant.id if one.link.grant is not None else ""
