"""What was worked out of single matters, from one register to the next: of a change only what it can reach is asked again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Literal, NamedTuple, TypeVar

from delegation.model.matters import Matter, MatterId
from delegation.model.terms import Day

T = TypeVar("T")
_NONE: frozenset[MatterId] = frozenset()


class _Answers(NamedTuple):
    """What was found of matters, by their ids; ``left``: those that are to be asked again before it holds."""

    found: Mapping[MatterId, Any]
    left: AbstractSet[MatterId] = _NONE


class Remembered:
    """What was worked out of the matters of one register, by what was asked. A value is replaced, never changed: several threads may read."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._each: dict[tuple[str, Day | None], _Answers] = {}
        self._some: dict[Hashable, tuple[frozenset[MatterId], Any]] = {}
        self._some_before: dict[Hashable, tuple[frozenset[MatterId], Any]] = {}

    def each(
        self,
        what: tuple[str, Day | None],
        matters: Mapping[MatterId, Matter],
        ask: Callable[[Matter], T | Literal[False]],
        among: Iterable[Matter] | None = None,
    ) -> Mapping[MatterId, T]:
        """Give the answers of all matters of which it is not ``False``, in no order; ``among``: all others answer so."""
        known = self._each.get(what)
        if known is not None and not known.left:
            return known.found
        if known is None:
            asked, found = matters.values() if among is None else among, {}
        else:
            asked, found = (matters[name] for name in known.left if name in matters), dict(known.found)
        found.update((one.id, answer) for one in asked if (answer := ask(one)) is not False)
        self._each[what] = _Answers(found)
        return found

    def some(self, what: Hashable, matters: Iterable[MatterId], ask: Callable[[], T]) -> T:
        """Give what was worked out of some matters, whether or not the register has them."""
        known = self._some.get(what)
        if known is None:
            known = self._some[what] = self._some_before.get(what) or (frozenset(matters), ask())
        found: T = known[1]
        return found

    def inherit(self, before: Remembered, changed: AbstractSet[MatterId]) -> None:
        """Take over what was worked out in another register of matters that are not among the changed. What was not asked there is let go."""
        for what, one in before._each.copy().items():
            if not one.left and what not in self._each:
                self._each[what] = _Answers(without(one.found, changed), changed)
        known = before._some.copy().items()
        self._some_before = {what: one for what, one in known if one[0].isdisjoint(changed)}

    def forget(self, day: Day) -> None:
        """Let go what was worked out of each matter for a day alone."""
        for what in [one for one in self._each if one[1] == day]:
            del self._each[what]


def without(known: Mapping[MatterId, T], some: AbstractSet[MatterId]) -> Mapping[MatterId, T]:
    """Give what is known of all matters but some; the same value where it is known of none of them."""
    return known if some.isdisjoint(known) else {name: one for name, one in known.items() if name not in some}
