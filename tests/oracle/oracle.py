"""A second opinion on the tiling: day by day, commune by commune, case by case, world by world.

Slow and literal on purpose, and sharing nothing with ``tiling``, ``cells`` and ``boxes`` but the model's values.
What the register does not know is completed in every way: an unknown day by every day of the window and one
before and after it, an unknown giver or receiver by every holder and by somebody whom the register does not
name. One completion is a *world*. Something is certain where it is so in every world, possible where in one.

In a world everything is known, and who owns follows from the words of the domain:

* the law's owners own; a grant that moves ownership takes it from its giver, where the giver stands in the
  cell, to its receiver; of several grants of one giver each gives; a grant is taken once in a chain;
* from each owner, delegations move the exercise in the same way;
* where the law's owner is not known, it is presumed to be a giver to whom nobody is known to have given (a
  grant is presumed to be made by one who may make it); where there is none, somebody who is not named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations, product

from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import Grant, Matter, Part
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown

SOMEBODY = HolderId("?")
"""An owner by law whom the register does not name. Unnamed parties of grants begin with ``?`` too."""
Pair = tuple[HolderId, HolderId]


@dataclass(frozen=True)
class Cell:
    """One day, one commune (``None`` in a register without communes), one case: its values by dimension."""

    day: Day
    commune: CommuneCode | None
    case: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Verdict:
    """What holds in a cell. ``possible_…`` take an unnamed receiver to be nobody whom the register names."""

    owners: frozenset[HolderId]
    possible_owners: frozenset[HolderId]
    exercisers: frozenset[HolderId]
    possible_exercisers: frozenset[HolderId]
    vacant: bool
    """Nobody owns, in every world."""
    law_unknown: bool
    """In some world there is an owner by law whom the register does not know."""
    ungrounded: frozenset[str]
    """Grants that run in every world and in every one have a giver who does not stand here."""
    running: frozenset[str]
    """Grants (that move something) that run here in every world."""
    double_exercise: frozenset[Pair]
    """Two who act under one owner, in every world."""


@dataclass(frozen=True)
class Step:
    """A grant in a world."""

    id: str
    giver: HolderId
    receiver: HolderId
    moves_ownership: bool
    receiver_is_known: bool


@dataclass(frozen=True)
class World:
    """What holds in a cell once everything is known but who the law's unnamed owners are."""

    by_law: frozenset[HolderId]
    unnamed: int
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Result:
    owners: frozenset[HolderId]
    exercisers: frozenset[HolderId]
    ungrounded: frozenset[str]
    double: frozenset[Pair]


class Oracle:
    """Gives the verdict on every cell of a matter's box that lies in a window of days."""

    def __init__(self, register: Register, matter: Matter, grants: Sequence[Grant], first: Day, last: Day) -> None:
        self._register = register
        self._matter = matter
        self._grants = [one for one in grants if one.mechanism not in ("internal-assignment", "signing-for")]
        self.days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        self._candidates = [first - timedelta(days=1), *self.days, last + timedelta(days=1)]
        self._roots = sorted({self.root(one) for one in register.holders})
        self._known: dict[object, Verdict] = {}

    def cells(self) -> Iterator[tuple[Cell, bool]]:
        """Give every cell of the window, and whether the matter exists there."""
        communes: list[CommuneCode | None] = [*self._register.communes] or [None]
        cases = list(product(*([(one.name, value) for value in one.values] for one in self._matter.dimensions)))
        for day, commune, case in product(self.days, communes, cases):
            cell = Cell(day, commune, case)
            yield cell, self._exists(cell)

    def verdict(self, cell: Cell) -> Verdict:
        """Complete what is not known in every way and say what all worlds have in common."""
        laws, grants = self.options(cell)
        signature = (tuple(map(tuple, laws)), tuple(map(tuple, grants)))
        if signature not in self._known:
            self._known[signature] = _common(laws, grants)
        return self._known[signature]

    # Where and when

    def root(self, holder: HolderId) -> HolderId:
        """Give the class of which a holder is a part, or itself."""
        one = self._register.holders[holder]
        return holder if one.within is None else self.root(one.within)

    def _stands(self, holder: HolderId, commune: CommuneCode | None) -> bool:
        one = self._register.holders[holder]
        if commune is not None and isinstance(one.members, str) and not self._in(one.members, commune):
            return False
        return one.within is None or self._stands(one.within, commune)

    def _in(self, territory: str, commune: CommuneCode) -> bool:
        is_ward = self._register.communes[commune].type == "ward"
        return {"communes": True, "wards": is_ward, "rural-communes": not is_ward}[territory]

    def _exists(self, cell: Cell) -> bool:  # noqa: PLR0911  one answer for each sentence of the format
        matter, start, end = self._matter, self._matter.term.start, self._matter.term.end
        assert not isinstance(start, Unknown)
        assert not isinstance(end, Unknown)
        if cell.day < self._register.baseline or (start and cell.day < start) or (end and cell.day > end):
            return False
        if cell.commune is None:
            return True
        if matter.territory is not None:
            return self._in(matter.territory, cell.commune)
        if not matter.owners:
            return True
        somewhere = False
        for one in matter.owners:
            if isinstance(one.holder, Unknown) or one.part.communes or one.part.except_communes:
                return True
            if self._stands(one.holder, cell.commune):
                return True
            somewhere = somewhere or any(self._stands(one.holder, code) for code in self._register.communes)
        return not somewhere

    def _covers(self, part: Part, cell: Cell) -> bool:
        if part.communes and cell.commune not in part.communes:
            return False
        if cell.commune in part.except_communes:
            return False
        case = dict(cell.case)
        return all(case.get(dimension) in values for dimension, values in part.only)

    @cache  # noqa: B019  an oracle lives as long as one example
    def _running(self, term: Term, instrument: Term, day: Day) -> frozenset[bool]:
        """Say whether a term holds on a day, in every completion of its unknown days."""
        found = set()
        for start in self._completed(term.start, date.min):
            for end in self._completed(term.end, date.max):
                if start <= end or term == Term(start, end):
                    found.add(start <= day <= end and _certainly_inside(instrument, day))
        return frozenset(found) or frozenset({False})

    def _completed(self, end: Day | Unknown | None, otherwise: Day) -> list[Day]:
        if isinstance(end, Unknown):
            return self._candidates
        return [otherwise if end is None else end]

    # What may hold in one cell

    def options(self, cell: Cell) -> tuple[list[list[HolderId | None]], list[list[Step | None]]]:
        """Give what each owner by law and each grant may amount to in a cell; one option each where all is known."""
        laws: list[list[HolderId | None]] = []
        for owner in self._matter.owners:
            if not self._covers(owner.part, cell):
                continue
            running = self._running(owner.term, Term(), cell.day)
            named: HolderId | None = SOMEBODY
            if not isinstance(owner.holder, Unknown):
                named = self.root(owner.holder) if self._stands(owner.holder, cell.commune) else None
            laws.append([named if one else None for one in sorted(running)])
        return laws, [self._steps(grant, cell) for grant in self._grants]

    def _steps(self, grant: Grant, cell: Cell) -> list[Step | None]:
        made_by = self._register.instruments.get(grant.instrument)
        life = made_by.term if made_by is not None else Term()
        running = self._running(grant.term, life, cell.day) if self._covers(grant.part, cell) else {False}
        for party in (grant.giver, grant.receiver):
            if not isinstance(party, Unknown) and not self._stands(party, cell.commune):
                running = frozenset({False})
        found: list[Step | None] = [None] if False in running else []
        if True in running:
            found += [
                Step(
                    grant.id,
                    giver,
                    receiver,
                    grant.mechanism != "delegation",
                    not isinstance(grant.receiver, Unknown),
                )
                for giver in self._parties(grant.giver, f"?{grant.id} giver")
                for receiver in self._parties(grant.receiver, f"?{grant.id} receiver")
            ]
        return found

    def _parties(self, party: HolderId | Unknown, unnamed: str) -> list[HolderId]:
        if isinstance(party, Unknown):
            return [*self._roots, HolderId(unnamed)]
        return [self.root(party)]


def _certainly_inside(life: Term, day: Day) -> bool:
    """Cut what an instrument grants by the known days of its life; unknown ones do not cut."""
    after = not isinstance(life.start, date) or life.start <= day
    return after and (not isinstance(life.end, date) or day <= life.end)


def _common(laws: list[list[HolderId | None]], grants: list[list[Step | None]]) -> Verdict:
    results: list[Result] = []
    named: list[Result] = []
    unknown = False
    running: set[str] | None = None
    for law in product(*laws):
        holders = [one for one in law if one is not None]
        for chosen in product(*grants):
            steps = tuple(one for one in chosen if one is not None)
            world = World(frozenset(holders) - {SOMEBODY}, holders.count(SOMEBODY), steps)
            found = list(_results(world))
            results += found
            unknown = unknown or world.unnamed > 0
            ids = {one.id for one in steps}
            running = ids if running is None else running & ids
            if all(one.receiver_is_known or not _is_named(one.receiver) for one in steps):
                named += found
    return Verdict(
        owners=_in_all(one.owners for one in results),
        possible_owners=_in_some(one.owners for one in named),
        exercisers=_in_all(one.exercisers for one in results),
        possible_exercisers=_in_some(one.exercisers for one in named),
        vacant=not any(one.owners for one in results),
        law_unknown=unknown,
        ungrounded=frozenset.intersection(*(one.ungrounded for one in results)) & frozenset(running or ()),
        running=frozenset(running or ()),
        double_exercise=frozenset.intersection(*(one.double for one in results)),
    )


def _is_named(holder: HolderId) -> bool:
    return not holder.startswith("?")


def _in_all(sets: Iterable[frozenset[HolderId]]) -> frozenset[HolderId]:
    return frozenset(filter(_is_named, frozenset.intersection(*sets)))


def _in_some(sets: Iterable[frozenset[HolderId]]) -> frozenset[HolderId]:
    return frozenset(filter(_is_named, frozenset[HolderId]().union(*sets)))


def _results(world: World) -> Iterator[Result]:
    """Decide a world for every choice of its unnamed owners by law."""
    for chosen in product(_presumed(world), repeat=world.unnamed):
        yield _decide(world.by_law | frozenset(chosen), world.steps)


def _presumed(world: World) -> list[HolderId]:
    moved = {one.receiver for one in world.steps if one.moves_ownership and one.receiver_is_known}
    given = moved | {one.receiver for one in world.steps if one.receiver_is_known}
    found = {one.giver for one in world.steps if one.moves_ownership} - moved
    found |= {one.giver for one in world.steps if not one.moves_ownership} - given
    return sorted(found - world.by_law) or [SOMEBODY]


def _decide(sources: frozenset[HolderId], steps: tuple[Step, ...]) -> Result:
    moves = [one for one in steps if one.moves_ownership]
    delegations = [one for one in steps if not one.moves_ownership]
    owners, passed = _ends(sources, moves)
    exercisers, acted = _ends(owners, delegations)
    ungrounded = {one.id for one in moves if one.giver not in passed}
    ungrounded |= {one.id for one in delegations if one.giver not in acted}
    double = {pair for owner in owners for pair in combinations(sorted(_ends({owner}, delegations)[0]), 2)}
    return Result(owners, exercisers, frozenset(ungrounded), frozenset(double))


def _ends(sources: Iterable[HolderId], steps: Sequence[Step]) -> tuple[frozenset[HolderId], frozenset[HolderId]]:
    """Walk every chain to its end: the holders at the ends, and all that were passed on the way."""
    ends: set[HolderId] = set()
    passed: set[HolderId] = set()

    def walk(holder: HolderId, taken: frozenset[str]) -> None:
        passed.add(holder)
        onward = [one for one in steps if one.giver == holder and one.id not in taken]
        for one in onward:
            walk(one.receiver, taken | {one.id})
        if not onward:
            ends.add(holder)

    for source in sources:
        walk(source, frozenset())
    return frozenset(ends), frozenset(passed)
