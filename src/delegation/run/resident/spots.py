"""What stands at a letter of a file that can be read: the path to it, and the entry that it states or names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from delegation.loading.text.document import Document
from delegation.model.places import KeyOf, Place, Step
from delegation.run.editing.sorts import EditedSort, key_of
from delegation.run.resident.meaning import every, group_at, named
from delegation.run.resident.state import State
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A scalar or key: its path, and where it begins and ends in the text, in letters."""

    path: tuple[Step, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpotEntry:
    """An entry that a spot states or names. ``sort``: ``None`` for communes and forms; ``name``: as it is written there; ``states``: whether its own id stands there."""

    sort: EditedSort | None
    entry: Any
    name: str
    states: bool = False

    @property
    def place(self) -> Place:
        """Where the entry stands."""
        found: Place = self.entry.place
        return found


def spot_at(document: Document, offset: int) -> Spot | None:
    """Find the scalar or key that a letter belongs to; ``None`` between them."""
    tree = document.tree if document.shape is None else document.shape
    if not document.positions.starts:
        return None
    starts, ends = document.positions.starts, document.positions.ends
    path: tuple[Step, ...] = ()
    index = 0
    while isinstance(tree, (dict, list)) and tree:
        inner = document.within(index, tree)
        found = [
            (at, step)
            for step, at in (inner.items() if isinstance(tree, dict) else enumerate(inner))
            if starts[at] <= offset
        ]
        if not found:
            return None
        at, step = max(found, key=lambda pair: pair[0])
        if isinstance(tree, dict):
            if offset <= ends[at]:
                return Spot((*path, KeyOf(step)), starts[at], ends[at])
            at += 1
        index, path, tree = at, (*path, step), tree[step]
    if not path or not starts[index] <= offset <= ends[index]:
        return None
    return Spot(path, starts[index], ends[index])


def meant_at(state: State, name: str, spot: Spot) -> SpotEntry | None:
    """Give the entry that is stated or named at a spot of a file."""
    document = state.document(name)
    if document is None or isinstance(spot.path[-1], KeyOf):
        return None
    value, register = document.written(spot.path), state.under(name).register
    said = str(value)
    group = group_at(document.kind, spot.path)
    if group is not None:
        found = named(register, group, said)
        if found is not None:
            return SpotEntry(*found, said)
    return stated(state, Place(name, spot.path), said)


def stated(state: State, place: Place, said: str) -> SpotEntry | None:
    """Give the entry whose id is stated at a place."""
    for sort, entry in every(state.under(place.file).register):
        if entry.place.file == place.file and entry.place.path == place.path[:-1]:
            own = getattr(entry, "entry", entry.id)
            if place.path[-1] == key_of(sort, entry) or (place.path[-1] == "number" and own is not None):
                return SpotEntry(sort, entry, str(own), states=place.path[-1] != "number" or said == own)
    for commune in state.register.communes.values():
        if commune.place.file == place.file and (*commune.place.path, "code") == place.path:
            return SpotEntry(None, commune, said, states=True)
    return None


def scalars(document: Document) -> Iterator[tuple[tuple[Step, ...], Any]]:
    """Give all scalars of a file with their paths, in the order of the text."""
    yield from _scalars(document.tree, ())


def _scalars(tree: Any, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Any]]:  # noqa: ANN401  any tree
    if isinstance(tree, dict):
        for key, inner in tree.items():
            yield from _scalars(inner, (*path, key))
    elif isinstance(tree, list):
        for number, inner in enumerate(tree):
            yield from _scalars(inner, (*path, number))
    elif tree is not None:
        yield path, tree
