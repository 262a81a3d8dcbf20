"""A second opinion on what holds in a cell: day by day, commune by commune, case by case, world by world.

Slow and literal on purpose, and sharing nothing with the engine but the model's values. What the register does not know
is completed in every way: whatever rests on a day that is not known runs and does not, an unknown giver or receiver is
every holder who may stand there and somebody whom the register does not name. One completion is a *world* (``worlds``).
Something is certain where it is so in every world, possible where in one. What two statements rest on is completed for
each of them by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TypeVar

import provisions
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import AnnexRow, Grant, Matter, Ownership
from delegation.model.parts import Dimension, Part, UnreadLimit, Value
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from lives import NO, YES, Lives, Truth, every, holds, some
from worlds import SOMEBODY, Choice, Law, Step, Verdict, common

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Cell:
    """One day, one commune (``None`` in a register without communes), one case: its values by dimension."""

    day: Day
    commune: CommuneCode | None
    case: tuple[tuple[str, str | Decimal], ...]


def points(dimension: Dimension) -> list[tuple[str, str | Decimal]]:
    """Give the cases of a dimension; of a quantity every whole number up to beyond all limits, and what lies half-way between."""
    if dimension.unit is None:
        return [(dimension.name, value) for value in dimension.values]
    step = 2 if dimension.unit == "nguoi" else 1
    return [(dimension.name, Decimal(half) / 2) for half in range(0, 9, step)]


def is_of(point: str | Decimal, value: Value) -> bool:
    """Say whether a point is the case that is named, or lies in the range."""
    if isinstance(point, str) or isinstance(value, str):
        return point == value
    for limit, is_lower in ((value.start, True), (value.end, False)):
        if limit is None:
            continue
        number, after = limit
        if (point > number or (point == number and not after)) != is_lower:
            return False
    return True


def is_among(case: tuple[tuple[str, str | Decimal], ...], cases: Iterable[tuple[tuple[str, Value], ...]]) -> bool:
    """Say whether a point of all dimensions lies in one of some cases."""
    return any(
        all(name == its and is_of(point, value) for (name, point), (its, value) in zip(case, one, strict=True))
        for one in cases
    )


class Oracle:
    """Gives the verdict on every cell of a matter that lies on some days."""

    def __init__(self, register: Register, matter: Matter, days: list[Day]) -> None:
        self.register = register
        self.matter = matter
        self.days = days
        self.grants = [
            one
            for one in register.grants.values()
            if one.mechanism not in ("internal-assignment", "signing-for")
            and (not one.steps or "decide" in one.steps)
            and self.given_at(one) is not None
        ]
        self.communes: list[CommuneCode | None] = [*register.communes] or [None]
        self.cases = list(product(*(points(one) for one in matter.dimensions)))
        self.lives = Lives(register)
        self._kept: dict[Hashable, object] = {}

    def cells(self) -> Iterator[tuple[Cell, bool]]:
        """Give every cell of the days, and whether the matter exists there."""
        for day, commune, case in product(self.days, self.communes, self.cases):
            yield Cell(day, commune, case), self.on(day) and self.in_being(commune, day) and self.inside(commune)

    def verdict(self, cell: Cell) -> Verdict:
        """Complete what is not known in every way and say what all worlds have in common."""
        return common(*self.options(cell))

    # Where and when the matter exists

    def on(self, day: Day) -> bool:
        """Say whether the matter exists on a day: from the baseline on, in its own term. Unknown ends do not cut."""
        return day >= self.register.baseline and True in holds(self.matter.term, day)

    def in_being(self, commune: CommuneCode | None, day: Day) -> bool:
        """Say whether a commune exists on a day."""
        return commune is None or self._keep(("commune", commune, day), lambda: self.lives.commune(commune, day))

    def inside(self, commune: CommuneCode | None) -> bool:
        """Say whether a commune lies in the matter's territory: the named one, else wherever an owner by law stands."""
        return commune is None or self._keep(("inside", commune), lambda: self._inside(commune))

    def _inside(self, commune: CommuneCode) -> bool:
        if self.matter.territory is not None:
            return self._in(self.matter.territory, commune)
        owners = self.matter.owners
        if any(isinstance(one.holder, Unknown) or one.part.communes or one.part.except_communes for one in owners):
            return True
        somewhere = any(self._owner_stands(one, code) for one in owners for code in self.register.communes)
        return not somewhere or any(self._owner_stands(one, commune) for one in owners)

    def _owner_stands(self, one: Ownership, commune: CommuneCode) -> bool:
        return isinstance(one.holder, Unknown) or self.stands(one.holder, commune)

    def _in(self, territory: str, commune: CommuneCode) -> bool:
        sort = self.register.communes[commune].type
        return {"communes": True, "wards": sort == "ward", "rural-communes": sort == "rural-commune"}[territory]

    # Holders

    def root(self, holder: HolderId) -> HolderId:
        """Give the class of which a holder is a part, or itself."""
        one = self.register.holders.get(holder)
        return holder if one is None or one.within is None else self.root(one.within)

    def body(self, giver: HolderId) -> HolderId | None:
        """Give the body for which a head gives. A committee and its chair are two."""
        head = self.register.holders.get(self.root(giver))
        if head is None or head.head_of is None:
            return None
        body = self.register.holders.get(head.head_of)
        if head.kind == "chair" and body is not None and body.kind == "committee":
            return None
        return self.root(head.head_of)

    def stands(self, holder: HolderId, commune: CommuneCode | None) -> bool:
        """Say whether a holder has to do with a commune."""
        one = self.register.holders.get(holder)
        if one is None:
            return True
        if commune is not None and isinstance(one.members, str) and not self._in(one.members, commune):
            return False
        return one.within is None or self.stands(one.within, commune)

    # What may hold in one cell

    def options(self, cell: Cell) -> tuple[tuple[Law, ...], tuple[Choice, ...]]:
        """Give what each owner by law and each grant may amount to in a cell; one option each where all is known."""
        laws = tuple(self._law(number, cell) for number in self._stated(cell))
        return laws, tuple(self._choice(one, cell) for one in self.grants)

    def _stated(self, cell: Cell) -> list[int]:
        owners = enumerate(self.matter.owners)
        key = ("stated", cell.commune, cell.case)
        return self._keep(key, lambda: [number for number, one in owners if self.stated(one, cell)])

    def covers(self, part: Part, cell: Cell) -> bool:
        """Say whether a cell lies in a part of the matter."""
        if part.communes and not self._named(cell.commune, part.communes):
            return False
        if self._named(cell.commune, part.except_communes):
            return False
        case = dict(cell.case)
        return all(name in case and any(is_of(case[name], value) for value in values) for name, values in part.only)

    def covering(self, part: Part, cell: Cell) -> Truth:
        """Say whether a cell lies in a part, in every world: a limit that is not known may name the cell or not, unless it surely does."""
        if not self.covers(part, cell):
            return NO
        return every([self._limiting(one, cell) for one in part.unread])

    def _limiting(self, one: UnreadLimit, cell: Cell) -> Truth:
        case = dict(cell.case)
        if one.key == "communes" and self._named(cell.commune, tuple(map(CommuneCode, map(str, one.sure)))):
            return YES
        named = one.key == "only" and one.name in case
        return YES if named and any(is_of(case[one.name], value) for value in one.sure) else YES | NO

    def _named(self, commune: CommuneCode | None, codes: tuple[CommuneCode, ...]) -> bool:
        """Say whether a list names a commune: itself, or all that it was made of, where what was decided for each of these goes on."""
        if commune is None or commune in codes:
            return commune in codes
        made_of = [one for one in self.register.succession if one.new == commune]
        start = self.register.communes[commune].term.start
        grew = start is None or any(
            isinstance(start, Day) and isinstance(one.on, Day) and start < one.on for one in made_of
        )
        return bool(made_of) and not grew and all(one.follows and self._named(one.old, codes) for one in made_of)

    def stated(self, owner: Ownership, cell: Cell) -> bool:
        """Say whether an ownership by law names a cell, whatever the day."""
        named = isinstance(owner.holder, Unknown) or self.stands(owner.holder, cell.commune)
        return named and self.covers(owner.part, cell)

    def _law(self, number: int, cell: Cell) -> Law:
        owner = self.matter.owners[number]
        named = SOMEBODY if isinstance(owner.holder, Unknown) else self.root(owner.holder)
        truth = self._keep(("law", number, cell.day), lambda: self.owns_by_law(owner, cell.day))
        here = every([truth, self.covering(owner.part, cell)])
        return tuple(named if one else None for one in sorted(here))

    def owns_by_law(self, owner: Ownership, day: Day) -> Truth:
        """Say whether an ownership by law runs on a day: in its term, while its holder and its legal basis live."""
        return every([holds(owner.term, day), self.holder_lives(owner.holder, day), self.lives.basis(owner.basis, day)])

    def holder_lives(self, holder: HolderId | Unknown, day: Day) -> Truth:
        """Say whether a holder lives on a day. One who is not known has no life to cut."""
        if isinstance(holder, Unknown):
            return YES
        return self._keep(("holder", holder, day), lambda: self.lives.holder(holder, day))

    def given_at(self, grant: Grant) -> tuple[str | None] | None:
        """Give the place of the decision that gives the matter, of its first row; nothing where the grant does not."""
        rows = () if isinstance(grant.rows, Unknown) else grant.rows
        for row in rows:
            if row.matter != self.matter.id:
                continue
            if row.at is not None:
                return (row.at,)
            if not isinstance(grant.at, str):
                return (None,)
            return (grant.at if row.row is None else provisions.row(grant.at, row.row),)
        return None

    def runs(self, grant: Grant, cell: Cell) -> Truth:
        """Say whether a grant runs in a cell: in its term, under its instrument, for a receiver who lives, where both stand."""
        if not self.reaches(grant, cell):
            return NO
        running = self._keep(("runs", grant.id, cell.day), lambda: self._runs(grant, cell.day))
        return every([running, self.covering(grant.part, cell), self.covering(self.row_part(grant), cell)])

    def reaches(self, grant: Grant, cell: Cell) -> bool:
        """Say whether a grant names a cell, whatever the day, and both sides stand there."""
        return self._keep(("reaches", grant.id, cell.commune, cell.case), lambda: self._reaches(grant, cell))

    def _reaches(self, grant: Grant, cell: Cell) -> bool:
        parties = [one for one in (grant.giver, grant.receiver) if not isinstance(one, Unknown)]
        covered = self.covers(grant.part, cell) and self.covers(self.row_part(grant), cell)
        return covered and all(self.stands(one, cell.commune) for one in parties)

    def row(self, grant: Grant) -> AnnexRow | None:
        """Give the first row of the matter."""
        rows = () if isinstance(grant.rows, Unknown) else grant.rows
        return next((one for one in rows if one.matter == self.matter.id), None)

    def row_part(self, grant: Grant) -> Part:
        """Give the part that the first row of the matter gives."""
        row = self.row(grant)
        return row.part if row is not None else Part()

    def named(self, grant: Grant) -> set[CommuneCode]:
        """Give the communes that a grant names for the matter, by itself or in the row."""
        own, of_row = (self._surely_named(one) for one in (grant.part, self.row_part(grant)))
        return own & of_row or own or of_row

    def _surely_named(self, part: Part) -> set[CommuneCode]:
        sure = {CommuneCode(str(code)) for one in part.unread if one.key == "communes" for code in one.sure}
        return sure or set(part.communes)

    def _runs(self, grant: Grant, day: Day) -> Truth:
        (at,) = self.given_at(grant) or (None,)
        stated = isinstance(grant.term.start, Day)
        stands = self.lives.grant_stands((grant.id, grant.stated), day)
        row = self.row(grant)
        longer = list(self.lives.extending(grant, row, at, day)) if row is not None else []
        is_extended = False if longer else None
        by = self.lives.giving(grant.instrument, at, day, start_is_stated=stated, is_extended=is_extended)
        own = every([holds(grant.term, day), by])
        if longer:
            goes_on = self.lives.giving(grant.instrument, at, day, start_is_stated=stated, is_extended=True)
            own = some([own, every([some(longer), goes_on])])
        return every([own, stands, self.holder_lives(grant.receiver, day)])

    def _choice(self, grant: Grant, cell: Cell) -> Choice:
        truth = self.runs(grant, cell)
        nothing: Choice = (None,) if False in truth else ()
        if True not in truth:
            return nothing
        anybody = isinstance(grant.giver, Unknown) or isinstance(grant.receiver, Unknown)
        key = ("steps", grant.id, cell.day, cell.commune if anybody else None)
        return nothing + self._keep(key, lambda: self._steps(grant, cell))

    def _steps(self, grant: Grant, cell: Cell) -> Choice:
        return tuple(
            Step(
                grant.id,
                giver,
                self.body(giver),
                receiver,
                grant.mechanism != "delegation",
                lives,
                not isinstance(grant.giver, Unknown),
                not isinstance(grant.receiver, Unknown),
                grant.stated,
                keeps,
            )
            for giver in self._parties(grant.giver, f"?{grant.id} giver", cell)
            for lives in sorted(self.holder_lives(grant.giver, cell.day))
            for receiver in self._parties(grant.receiver, f"?{grant.id} receiver", cell)
            for keeps in ((False, True) if isinstance(grant.giver_keeps, Unknown) else (grant.giver_keeps,))
        )

    def _parties(self, party: HolderId | Unknown, unnamed: str, cell: Cell) -> list[HolderId]:
        if not isinstance(party, Unknown):
            return [self.root(party)]
        here = {
            self.root(one)
            for one in self.register.holders
            if self.stands(one, cell.commune) and True in self.holder_lives(one, cell.day)
        }
        return [*sorted(here), HolderId(unnamed)]

    def _keep(self, key: Hashable, work: Callable[[], _Value]) -> _Value:
        """Work out once what is asked of many cells."""
        if key not in self._kept:
            self._kept[key] = work()
        return self._kept[key]  # type: ignore[return-value]  # what ``work`` of this key gave
