"""What was worked out of entries, from one register to the next: of a change only what it can reach is asked again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Literal, NamedTuple, TypeVar

from delegation.authority.components import Component
from delegation.model.matters import MatterId
from delegation.model.terms import Day

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
E = TypeVar("E")
_NONE: frozenset[str] = frozenset()
Kind = Literal["matters", "grants"]
"""The groups of entries that hang together in parts, of which single entries are asked."""


class Inquiry(NamedTuple):
    """What is asked: of which kind of entries, under which name, for which day (``None``: for all), and what whoever asks may read."""

    kind: Kind
    what: Hashable
    day: Day | None
    reads: frozenset[str]


class _Answers(NamedTuple):
    """What was found of entries, by their ids; ``left``: those that are to be asked again before it holds."""

    found: Mapping[Any, Any]
    left: AbstractSet[str] = _NONE


class _Groups(NamedTuple):
    """Of each entry the groups that it stands in (``None``: that is not kept), by each group its entries and what was found of it; ``left`` as of single ones."""

    keys: Mapping[str, tuple[Any, ...]] | None
    members: Mapping[Any, tuple[str, ...]]
    found: Mapping[Any, Any]
    left: AbstractSet[str] = _NONE


class Remembered:
    """What was worked out of one register, by what was asked. A value is replaced, never changed: several threads may read."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._each: dict[Inquiry, _Answers] = {}
        self._groups: dict[Inquiry, _Groups] = {}
        self._some: dict[Hashable, tuple[frozenset[MatterId], Any]] = {}
        self._some_before: dict[Hashable, tuple[frozenset[MatterId], Any]] = {}
        self._world: dict[tuple[str, Day | None, frozenset[str]], Any] = {}
        self._order: dict[Kind, Mapping[str, int]] = {}
        self.is_kept = False
        """Whether another register may take over what was worked out: else it is not kept who stands in which group."""

    def each(
        self,
        what: Inquiry,
        entries: Mapping[Any, E],
        ask: Callable[[E], T | Literal[False]],
        among: Iterable[Any] | None = None,
    ) -> Mapping[Any, T]:
        """Give the answers of all entries of which it is not ``False``, by their ids and in no order; ``among``: the ids of those that may answer otherwise."""
        known = self._each.get(what)
        if known is not None and not known.left:
            return known.found
        if known is None:
            asked, found = entries.items() if among is None else ((name, entries[name]) for name in among), {}
        else:
            asked, found = ((name, entries[name]) for name in known.left if name in entries), dict(known.found)
        found.update((name, answer) for name, one in asked if (answer := ask(one)) is not False)
        self._each[what] = _Answers(found)
        return found

    def groups(
        self,
        what: Inquiry,
        entries: Mapping[Any, E],
        keys: Callable[[Sequence[E]], Iterable[tuple[K, ...]]],
        ask: Callable[[K, Sequence[E]], T | Literal[False]],
    ) -> Mapping[K, T]:
        """Give the answers of all groups of which it is not ``False``, in no order; ``keys``: of each of some entries the groups that it stands in."""
        known = self._groups.get(what)
        if known is not None and not known.left:
            return known.found
        if known is None and not self.is_kept:
            found = _grouped(entries, keys, ask)
            self._groups[what] = _Groups(None, {}, found)
            return found
        if known is None or known.keys is None:
            known = _Groups({}, {}, {}, entries.keys())
        stands, members, found = dict(known.keys or ()), dict(known.members), dict(known.found)
        asked = [name for name in (entries if not stands else known.left) if name in entries]
        now = dict(zip(asked, keys([entries[name] for name in asked]), strict=True))
        come: dict[K, list[str]] = {key: [] for name in known.left for key in stands.pop(name, ())} if stands else {}
        for name, several in now.items():
            for key in several:
                come.setdefault(key, []).append(name)
        stands.update((name, several) for name, several in now.items() if several)
        for key, new in come.items():
            old = [name for name in members.pop(key, ()) if name not in known.left]
            found.pop(key, None)
            some = self._sorted(what.kind, entries, [*old, *new])
            if some:
                members[key] = tuple(some)
                if (answer := ask(key, [entries[name] for name in some])) is not False:
                    found[key] = answer
        self._groups[what] = _Groups(stands, members, found)
        return found

    def _sorted(self, kind: Kind, entries: Mapping[Any, Any], names: Sequence[str]) -> list[str]:
        """Put ids into the order of the entries."""
        if kind not in self._order:
            self._order[kind] = {name: number for number, name in enumerate(entries)}
        return sorted(names, key=self._order[kind].__getitem__)

    def in_order(self, kind: Kind, entries: Mapping[Any, Any], found: Mapping[Any, T]) -> list[tuple[Any, T]]:
        """Give what was found of entries in the order of these."""
        names = self._sorted(kind, entries, [*found]) if len(found) > 1 else found
        return [(name, found[name]) for name in names]

    def some(self, what: Hashable, matters: Iterable[MatterId], ask: Callable[[], T]) -> T:
        """Give what was worked out of some matters, whether or not the register has them."""
        known = self._some.get(what)
        if known is None:
            known = self._some[what] = self._some_before.get(what) or (frozenset(matters), ask())
        found: T = known[1]
        return found

    def world(self, what: tuple[str, Day | None, frozenset[str]], ask: Callable[[], T]) -> T:
        """Give what was worked out of what is neither matter nor grant."""
        if what not in self._world:
            self._world[what] = ask()
        found: T = self._world[what]
        return found

    def inherit(self, before: Remembered, changed: Component, same_order: AbstractSet[Kind]) -> None:
        """Take over what was worked out in another register of entries that are not among the changed. What was not asked there is let go.

        ``same_order``: the kinds of entries that stand in one order in both.
        """
        for what, one in before._each.copy().items():
            if not one.left and what not in self._each:
                left = getattr(changed, what.kind)
                self._each[what] = _Answers(without(one.found, left), left)
        for what, several in before._groups.copy().items():
            is_known = several.keys is not None and not several.left
            if is_known and what not in self._groups and what.kind in same_order:
                self._groups[what] = several._replace(left=getattr(changed, what.kind))
        known = before._some.copy().items()
        self._some_before = {what: one for what, one in known if one[0].isdisjoint(changed.matters)}

    def inherit_world(self, before: Remembered, groups: AbstractSet[str]) -> None:
        """Take over what was worked out in a register that differs from this one in these groups alone."""
        self._world.update((what, one) for what, one in before._world.copy().items() if what[2].isdisjoint(groups))

    def share_world(self, other: Remembered) -> None:
        """Keep what is neither matter nor grant in one place with another."""
        self._world = other._world

    def inherit_order(self, before: Remembered, kind: Kind) -> None:
        """Take over where entries stand that are the same ones, in the same order, in both registers."""
        if kind in before._order:
            self._order[kind] = before._order[kind]

    def forget(self, day: Day) -> None:
        """Let go what was worked out of each entry for a day alone."""
        for kept in (self._each, self._groups):
            for what in [one for one in kept if one.day == day]:
                kept.pop(what)


def _grouped(
    entries: Mapping[Any, E],
    keys: Callable[[Sequence[E]], Iterable[tuple[K, ...]]],
    ask: Callable[[K, Sequence[E]], T | Literal[False]],
) -> dict[K, T]:
    every, groups = [*entries.values()], dict[K, list[E]]()
    for one, several in zip(every, keys(every), strict=True):
        for key in several:
            groups.setdefault(key, []).append(one)
    return {key: answer for key, some in groups.items() if (answer := ask(key, some)) is not False}


def without(known: Mapping[Any, T], some: AbstractSet[str]) -> Mapping[Any, T]:
    """Give what is known of all entries but some; the same value where it is known of none of them."""
    if some.isdisjoint(known):
        return known
    found = dict(known)
    for name in some:
        found.pop(name, None)
    return found
