"""What hangs together in a register: matters and grants that name one another, and nothing beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from delegation.model.matters import Grant, Matter, MatterId
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
            matters={name: register.matters[name] for name in filter(self.matters.__contains__, register.matters)},
            grants={name: register.grants[name] for name in filter(self.grants.__contains__, register.grants)},
            recoded=tuple(one for one in register.recoded if one.old in self.matters),
        )
        vars(found)["effects"] = register.effects
        return found

    def of(self, register: Register) -> tuple[list[Matter], list[Grant]]:
        """Give those of them that a register has, in no order."""
        return (
            [register.matters[name] for name in self.matters if name in register.matters],
            [register.grants[name] for name in self.grants if name in register.grants],
        )

    def __or__(self, other: Component) -> Component:
        return Component(self.matters | other.matters, self.grants | other.grants)


NOTHING = Component(frozenset(), frozenset())


class _Named(NamedTuple):
    """By a name the ids of the matters that name it, of the grants that give it, and of those that are stated under it."""

    by_matters: dict[str, tuple[str, ...]]
    given: dict[str, tuple[str, ...]]
    stated: dict[str, tuple[str, ...]]

    def say(self, matters: Iterable[Matter], grants: Iterable[Grant], *, is_gone: bool = False) -> None:
        """Let matters and grants name what they name, or no longer."""
        for matter in matters:
            _link(self.by_matters, _named_by(matter), matter.id, is_gone=is_gone)
        for grant in grants:
            _link(self.stated, [grant.entry], grant.id, is_gone=is_gone)
            _link(self.given, (row.matter for row in if_known(grant.rows)), grant.id, is_gone=is_gone)


class Links:
    """Who names whom among the matters and grants of a register.

    A grant names the matters of its rows, and hangs together with those that are stated with it; a procedure names its task, and the codes that it
    replaced or that replaced it. A name that nothing bears joins whoever names it.
    """

    def __init__(self, register: Register, named: _Named | None = None) -> None:
        """Look at every matter and grant once; ``named``: who names whom, where that is known."""
        self._register = register
        if named is None:
            named = _Named({}, {}, {})
            named.say(register.matters.values(), register.grants.values())
        self._named = named

    def after(self, register: Register, changed: Component) -> Links:
        """Give what another register says, of which only these matters and grants differ, or are on one side alone."""
        named = _Named(*(one.copy() for one in self._named))
        named.say(*changed.of(self._register), is_gone=True)
        named.say(*changed.of(register))
        return Links(register, named)

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
        matter = self._register.matters.get(name)
        named = _named_by(matter) if matter is not None else ()
        return [*named, *map(MatterId, self._named.by_matters.get(name, ()))], self._named.given.get(name, ())

    def _of_grant(self, name: str) -> tuple[Iterable[MatterId], Iterable[str]]:
        grant = self._register.grants.get(name)
        if grant is None:
            return (), self._named.stated.get(name, ())
        return [row.matter for row in if_known(grant.rows)], self._named.stated.get(grant.entry, ())

    def components(self) -> Iterator[Component]:
        """Give the parts of the register that do not hang together, in the order of its files."""
        seen: set[str] = set()
        for matter in self._register.matters:
            if matter not in seen:
                found = self.closure(Component(frozenset({matter}), frozenset()))
                seen |= found.matters
                yield found
        given = {one for name in seen for one in self._named.given.get(MatterId(name), ())}
        for grant in self._register.grants:
            if grant not in given:
                found = self.closure(Component(frozenset(), frozenset({grant})))
                given |= found.grants
                yield found


def _link(naming: dict[str, tuple[str, ...]], names: Iterable[str], by: str, *, is_gone: bool) -> None:
    """Let somebody name some names, or no longer."""
    for name in dict.fromkeys(names):
        others = naming.get(name, ())
        naming[name] = tuple(one for one in others if one != by) if is_gone else (*others, by)


def _named_by(matter: Matter) -> Iterator[MatterId]:
    facts = matter.procedure
    if facts is None:
        return
    if facts.task is not None:
        yield facts.task
    for one in (*facts.replaces, *facts.replaced_by):
        yield one.code
