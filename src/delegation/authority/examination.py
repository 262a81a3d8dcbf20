"""What is examined: the register on a day, with its tilings and its graph."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from delegation.authority.boxes import Block, Territory
from delegation.authority.components import Component
from delegation.authority.days import Days, common, days_of
from delegation.authority.extended import stated
from delegation.authority.inquiries import Inquiries
from delegation.authority.lives import Lives
from delegation.authority.norms import Permissions, is_judged_by_state, ruling_of_form, unlisted_forms
from delegation.authority.remembered import without
from delegation.authority.statements import Statement
from delegation.authority.tiles import Tiler, Tiling
from delegation.authority.view import TILED, View
from delegation.findings import NotExamined
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.parts import WHOLE
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown

if TYPE_CHECKING:
    from delegation.authority.graph import AuthorityGraph, Circle


class _Tilings:
    """The tilings of one register, each made once. They hold for all days."""

    def __init__(self, register: Register, *, claimed: bool) -> None:
        self._register = register
        self._claimed = claimed
        self._found: dict[MatterId, Tiling] = {}

    @cached_property
    def tiler(self) -> Tiler:
        return Tiler(self._register, claimed=self._claimed)

    def of(self, matter: MatterId) -> Tiling:
        found = self._found.get(matter)
        if found is None:
            grants = self._register.grants_of.get(matter, ())
            found = self._found[matter] = self.tiler.tile(self._register.matters[matter], grants)
        return found

    def inherit(self, before: _Tilings, changed: AbstractSet[MatterId]) -> None:
        found = before._found.copy()
        for name in changed:
            found.pop(name, None)
        self._found = {**found, **self._found}


class Examination(Inquiries):
    """The register under question on a day, with its tilings and its graph. This is all that a check sees."""

    def __init__(self, register: Register, as_of: Day) -> None:
        """Take a register and the day of the question."""
        super().__init__(register, as_of)
        self.kept: dict[tuple[str, Day], tuple[object, ...]] = {}
        """What was worked out once for a day, by what it is."""
        self._plainly_given: dict[MatterId, bool] = {}
        self._readings: dict[frozenset[str], Examination] = {}
        self._tilings = _Tilings(register, claimed=False)
        self._claims = _Tilings(register, claimed=True)

    def on(self, day: Day) -> Examination:
        """Give the same register on another day; both keep the tilings together."""
        if day == self.as_of:
            return self
        return self._sharing(Examination(self.register, day))

    def reading(self, groups: frozenset[str]) -> Examination:
        """Give it to somebody who has declared what he reads: any other group of the register is refused (``UndeclaredError``).

        What all ask is worked out once for all: the tilings, where all that they are made of is declared.
        """
        found = self._readings.get(groups)
        if found is None:
            found = Examination(View(self.register, groups), self.as_of)
            self._readings[groups] = self._sharing(found) if groups >= TILED else found
        return self._readings[groups]

    def inherit(self, before: Examination, changed: Component) -> None:
        """Take over what was worked out of matters in a register that differs from this one in matters and grants alone.

        ``changed``: the matters that hang together with what differs (``authority.components``), of which nothing is taken over: all that differ
        or are there on one side alone are among them.
        """
        for mine, its in ((self._tilings, before._tilings), (self._claims, before._claims)):
            mine.inherit(its, changed.matters)
        self._inherit(before, changed)
        self._plainly_given.update(without(before._plainly_given.copy(), changed.matters))

    def _sharing(self, other: Examination) -> Examination:
        other._remembered = self._remembered
        other._tilings, other._claims, other._plainly_given = self._tilings, self._claims, self._plainly_given
        return other

    def tiling(self, matter: MatterId) -> Tiling:
        """Who owns and who acts for each cell of a matter. ``KeyError`` for an unknown id."""
        return self._tilings.of(matter)

    def claimed(self, matter: MatterId) -> Tiling:
        """Who would own and act by the terms of the statements alone, as if all that they rest on were always there.

        For the questions about these lives themselves. ``KeyError`` for an unknown id.
        """
        return self._claims.of(matter)

    def stated(self, matter: Matter) -> list[Statement]:
        """Give what the law says of each owner of a matter, by the terms of these statements alone."""
        return self._claims.tiler.by_law(matter)

    def given(self, grant: Grant, row: AnnexRow, matter: Matter) -> tuple[Statement, ...]:
        """Give what a row of a grant says, over the cases of a matter: where and when it gives."""
        return self._tilings.tiler.given(grant, row, matter)

    def frame(self, matter: Matter) -> Block | None:
        """Give the box in which a matter exists, from the baseline on; ``None`` where it exists nowhere."""
        return self._tilings.tiler.frame(matter)

    @property
    def territory(self) -> Territory:
        """The communes of the register as bits, and the classes of holders that they part."""
        return self._tilings.tiler.territory

    @property
    def lives(self) -> Lives:
        """The days of holders, of the instruments of grants, and of legal bases."""
        return self._tilings.tiler.lives

    @cached_property
    def shared(self) -> tuple[Matter, ...]:
        """The matters in which two holders may stand in one cell: of two owners by law or two grants, in file order."""
        given = self.register.grants_of
        found = self.of_each("shared", lambda one: len(one.owners) > 1 or len(given.get(one.id, ())) > 1, daily=False)
        return tuple(self.register.matters[name] for name, _ in self.in_order(found))

    @cached_property
    def parted(self) -> tuple[Matter, ...]:
        """The matters of which the register does not say that one owner by law has all of it, in file order."""
        found = self.of_each("parted", lambda one: not _has_one_owner(one), daily=False)
        return tuple(self.register.matters[name] for name, _ in self.in_order(found))

    def is_plainly_given(self, matter: Matter) -> bool:
        """Whether the one owner by law of all of a matter gives each of its grants, and surely holds it as long as they run.

        Where that owner is not known, whoever gives may be it, as long as there is the giver and a law.
        """
        found = self._plainly_given.get(matter.id)
        if found is None:
            found = self._plainly_given[matter.id] = self._is_plainly_given(matter)
        return found

    def _is_plainly_given(self, matter: Matter) -> bool:
        grants = [grant for grant, _ in self.register.grants_of.get(matter.id, ())]
        if not _has_one_owner(matter) or (len(grants) > 1 and any(one.moves_ownership for one in grants)):
            return False
        whole, owner = self.territory.whole, matter.owners[0]
        name = whole(owner.holder)
        life = common(days_of(owner.term), self.lives.holder(owner.holder), self.lives.basis(owner.basis))
        return all(
            self._meet(owner, one)
            and not one.part.only
            and self._lasts(common(life, self.lives.holder(one.giver)), one)
            and name in (None, whole(one.giver))
            for one in grants
        )

    def _lasts(self, life: Days, grant: Grant) -> bool:
        """Whether days surely hold all those from the baseline on that a grant certainly states."""
        baseline = self.register.baseline.toordinal()
        certain = [one for one in stated(grant).stretches if one.certain and one.end >= baseline]
        return all(life.fills(max(one.start, baseline), one.end) for one in certain)

    def _meet(self, owner: Ownership, grant: Grant) -> bool:
        """Whether owner, giver and receiver stand somewhere together, and the grant names no communes of its own."""
        parties = (owner.holder, grant.giver, grant.receiver)
        sides = [self.territory.reach(side)[1] for side in parties if not isinstance(side, Unknown)]
        return not grant.part.communes and all(one & other for one in sides for other in sides)

    def circles(self, matter: MatterId) -> tuple[Circle, ...]:
        """Give one shortest circle for each knot of the grants of a matter; the graph is asked only where one may be."""
        grants = self.register.grants_of.get(matter, ())
        return self.graph.circles(matter) if self._may_circle(tuple(grant for grant, _ in grants)) else ()

    def _may_circle(self, grants: tuple[Grant, ...]) -> bool:
        """Say exactly whether steps lead back to where they began if they all hold in one cell."""
        from graphlib import CycleError, TopologicalSorter

        sorter: TopologicalSorter[str] = TopologicalSorter()
        for one in grants:
            giver, receiver = self.territory.whole(one.giver), self.territory.whole(one.receiver)
            if giver is not None and receiver is not None:
                sorter.add(receiver, giver)
        try:
            sorter.prepare()
        except CycleError:
            return True
        return False

    @cached_property
    def graph(self) -> AuthorityGraph:
        """The whole register as a directed multigraph."""
        from delegation.authority.graph import AuthorityGraph  # noqa: PLC0415  networkx is slow to import: only when asked

        return AuthorityGraph(self.register)


def _has_one_owner(matter: Matter) -> bool:
    if len(matter.owners) != 1 or matter.territory is not None:
        return False
    owner = matter.owners[0]
    # Nearly always the very same values, and to compare them by their fields takes long.
    same_term = owner.term is matter.term or owner.term == matter.term
    return same_term and (owner.part is WHOLE or owner.part == WHOLE)


def not_examined(examination: Examination) -> NotExamined:
    """Count what no check can ask about: matters that are counted but not listed, and values that are not known."""
    register = examination.register
    books = register.books
    permissions = Permissions(register)
    return replace(
        not_examined_of(register, (), register.grants.values()),
        owner_unknown=len(examination.of_each("owner unknown", _has_unknown_owner, daily=False)),
        basis_unknown=len(examination.of_each("basis unknown", _has_unknown_basis, daily=False)),
        unlisted_tasks=sum(max(0, book.unlisted) for book in books if book.ledger.counts == "tasks"),
        unlisted_procedures=sum(
            max(0, book.unlisted) for book in books if book.ledger.counts == "delegated-procedures"
        ),
        norm_unknown_unlisted=sum(
            book.unlisted
            for form, book in unlisted_forms(register)
            if ruling_of_form(register, permissions, form, book).effect == "unknown"
        ),
    )


def not_examined_of(register: Register, matters: Collection[Matter], grants: Collection[Grant]) -> NotExamined:
    """Count the values of some matters and grants that no check can ask about, as they are not known."""
    permissions = Permissions(register)
    judged = [one for one in grants if is_judged_by_state(register, one)]
    return NotExamined(
        owner_unknown=sum(map(_has_unknown_owner, matters)),
        basis_unknown=sum(map(_has_unknown_basis, matters)),
        term_unknown=sum(1 for one in grants if one.running.unknowns),
        signing_unknown=sum(1 for one in judged if register.signed(one) is None),
        norm_unknown=sum(1 for one in judged if _is_unread(permissions, one)),
        outside_state_law=len(grants) - len(judged),
    )


def _has_unknown_owner(matter: Matter) -> bool:
    return any(isinstance(owner.holder, Unknown) for owner in matter.owners)


def _has_unknown_basis(matter: Matter) -> bool:
    return isinstance(matter.basis, Unknown)


def _is_unread(permissions: Permissions, grant: Grant) -> bool:
    """Whether only a law that the register has not read might permit a pair on the day of signing."""
    pair = permissions.pair(grant)
    return pair is not None and pair.signed is not None and permissions.ruling(pair, pair.signed).effect == "unknown"
