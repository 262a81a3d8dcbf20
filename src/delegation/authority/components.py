"""What hangs together in a register: matters and grants that name one another, and nothing beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from delegation.model.matters import Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import if_known


class Component(NamedTuple):
    """Some matters and grants, by their ids."""

    matters: frozenset[MatterId]
    grants: frozenset[str]

    def within(self, register: Register) -> Register:
        """Give the register with these of its matters and grants alone; all else in it is there as before.

        What instruments do to what others gave is that of the whole: whether a text may mean a decision depends on all that it gives.
        """
        found = replace(
            register,
            matters={name: one for name, one in register.matters.items() if name in self.matters},
            grants={name: one for name, one in register.grants.items() if name in self.grants},
            recoded=tuple(one for one in register.recoded if one.old in self.matters),
        )
        vars(found)["effects"] = register.effects
        return found

    def __or__(self, other: Component) -> Component:
        return Component(self.matters | other.matters, self.grants | other.grants)


NOTHING = Component(frozenset(), frozenset())


class Links:
    """Who names whom among the matters and grants of a register.

    A grant names the matters of its rows, and hangs together with those that are stated with it; a procedure names its task, and the codes that it
    replaced or that replaced it. A name that nothing bears joins whoever names it.
    """

    def __init__(self, register: Register) -> None:
        """Look at every matter and grant once."""
        self._register = register
        self._beside: dict[MatterId, set[MatterId]] = {}
        for matter in register.matters.values():
            for other in _named_by(matter):
                self._beside.setdefault(other, set()).add(matter.id)
                self._beside.setdefault(matter.id, set()).add(other)
        self._given: dict[MatterId, list[str]] = {}
        self._stated: dict[str, list[str]] = {}
        for grant in register.grants.values():
            self._stated.setdefault(grant.entry, []).append(grant.id)
            for row in if_known(grant.rows):
                self._given.setdefault(row.matter, []).append(grant.id)

    def closure(self, part: Component) -> Component:
        """Give all that hangs together with some ids, which the register may have or not, with these."""
        matters, grants = set(part.matters), set(part.grants)
        waiting: list[tuple[bool, str]] = [*((True, one) for one in matters), *((False, one) for one in grants)]
        while waiting:
            is_matter, name = waiting.pop()
            of_matters, of_grants = self._of_matter(MatterId(name)) if is_matter else self._of_grant(name)
            waiting += ((True, one) for one in of_matters if one not in matters)
            waiting += ((False, one) for one in of_grants if one not in grants)
            matters.update(of_matters)
            grants.update(of_grants)
        return Component(frozenset(matters), frozenset(grants))

    def _of_matter(self, name: MatterId) -> tuple[Iterable[MatterId], Iterable[str]]:
        return self._beside.get(name, ()), self._given.get(name, ())

    def _of_grant(self, name: str) -> tuple[Iterable[MatterId], Iterable[str]]:
        grant = self._register.grants.get(name)
        if grant is None:
            return (), self._stated.get(name, ())
        return [row.matter for row in if_known(grant.rows)], self._stated.get(grant.entry, ())

    def components(self) -> Iterator[Component]:
        """Give the parts of the register that do not hang together, in the order of its files."""
        seen: set[str] = set()
        for matter in self._register.matters:
            if matter not in seen:
                found = self.closure(Component(frozenset({matter}), frozenset()))
                seen |= found.matters
                yield found
        given = {one for name in seen for one in self._given.get(MatterId(name), ())}
        for grant in self._register.grants:
            if grant not in given:
                found = self.closure(Component(frozenset(), frozenset({grant})))
                given |= found.grants
                yield found


def _named_by(matter: Matter) -> Iterator[MatterId]:
    facts = matter.procedure
    if facts is None:
        return
    if facts.task is not None:
        yield facts.task
    for one in (*facts.replaces, *facts.replaced_by):
        yield one.code
