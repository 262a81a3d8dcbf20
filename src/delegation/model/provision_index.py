"""Entries by the places that they name: which of them hold a place is found without asking each one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from delegation.model.provisions import Provision, Step, around, places, told_by

T = TypeVar("T")


class PlaceIndex(Generic[T]):
    """Some entries, each with the text that names its places; ``None`` names the whole text, which holds every place."""

    def __init__(self, entries: Iterable[tuple[str | None, T]]) -> None:
        """Take the entries, in an order that is kept."""
        self._entries: list[T] = []
        self._whole: list[int] = []
        self._by_steps: dict[tuple[Step, ...], list[tuple[int, Provision]]] = {}
        for number, (at, entry) in enumerate(entries):
            self._entries.append(entry)
            if at is None:
                self._whole.append(number)
            for place in places(at):
                self._by_steps.setdefault(told_by(place.steps), []).append((number, place))

    def holding(self, *several: Provision) -> tuple[T, ...]:
        """Give the entries that name a place that is, or holds, one of some places (``Provision.lies_in``), in their order."""
        if not self._entries:
            return ()
        found = {number for place in several for number in self._holding(place)}
        return tuple(self._entries[number] for number in sorted(found.union(self._whole) if several else ()))

    def holding_all(self, several: Sequence[Provision]) -> tuple[T, ...]:
        """Give the entries in whose places all of some places lie, in their order; none where there is no place."""
        if not (self._entries and several):
            return ()
        found = set.intersection(*({*self._holding(place), *self._whole} for place in several))
        return tuple(self._entries[number] for number in sorted(found))

    def _holding(self, place: Provision) -> Iterator[int]:
        for steps in around(place.steps):
            yield from (number for number, part in self._by_steps.get(steps, ()) if part.reaches(place))
