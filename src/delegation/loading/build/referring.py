"""Where the rule files refer to an entry: exactly where a reference would lead nowhere if the entry were not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from delegation.loading.build import hypotheses
from delegation.loading.build.assembly import drafted
from delegation.loading.build.covering import covered, list_at, mapping_at, mappings_at
from delegation.loading.build.draft import Draft
from delegation.loading.build.lost import Wrong
from delegation.loading.build.references import References
from delegation.loading.schema import Complaint
from delegation.loading.text.document import Document
from delegation.model.places import Place, Step
from delegation.model.register import Register

Gone = Mapping[str, Collection[str]]
"""By each group of ``references`` the names that are asked about."""
_OTHERWISE = {"matters": "matter"}
"""A key by which an entry may name one of what it else lists: places are of the list."""
_NAMING = ("holder", "matter", "code", "instrument")
"""The key of a name in what is listed with more beside it: ``{holder: so-y-te, act: consult}``."""


class _Referring(References):
    """Asks the references of a register as if some of its entries were not there."""

    def __init__(self, register: Register, draft: Draft, gone: Gone, asked: Register | None = None) -> None:
        super().__init__(register, draft, asked)
        self._gone = gone
        self._names = {
            group: {name: one for name, one in known.items() if name not in gone.get(group, ())}
            for group, known in self._names.items()
        }
        self._sure = {group: known.keys() for group, known in self._names.items()}
        self._silent, self._quiet = set(), set()

    def places(self) -> Iterator[tuple[str, Place]]:
        """Give each name that is asked about where an entry refers by it."""
        for one in self._asked():
            if isinstance(one, Wrong) and one.name in self._gone.get(one.group, ()):
                yield one.name, one.place


def referring(documents: Sequence[tuple[Document, Sequence[Complaint]]], gone: Gone) -> Iterator[tuple[str, Place]]:
    """Give each place in documents that refers by one of some names: the name, and the node that says it and nothing else."""
    draft, register = drafted(documents)
    for name in draft.laid:
        hypotheses.supposed(name, draft, register)
    asked = [_Referring(register, draft, gone)]
    for example in (one for policy in register.policies for one in policy.examples):
        own = _empty(register).with_entries(example.entries)
        asked.append(_Referring(register.with_entries(example.entries), draft, gone, own))
    trees = {one.name: one.tree for one, _ in documents}
    for one in asked:
        for name, place in one.places():
            yield from ((name, Place(place.file, path)) for path in _said(trees[place.file], place.path, name))
    for document, _ in documents:
        yield from _covering(document, gone)


def _empty(register: Register) -> Register:
    return Register(register.id, register.name, register.place)


def _covering(document: Document, gone: Gone) -> Iterator[tuple[str, Place]]:
    """Give the places where what a finding covers is named: those that its key names, too, which no reference asks about."""
    tree, place = document.tree, Place(document.name)
    if document.kind not in ("waivers", "baseline") or not isinstance(tree, dict):
        return
    for key in ("waivers", "sections"):
        for at, one in mappings_at(tree, key):
            inside = [(each, place.at(key, at, "findings", number)) for number, each in mappings_at(one, "findings")]
            for each, where in [(one, place.at(key, at)), *inside]:
                yield from ((name, spot) for group, name, spot in covered(each, where) if name in gone.get(group, ()))
                # What else is covered may be an id of any group: whoever changes ids asks the findings whether it was one.
                for more in ("others", "says"):
                    said = list_at(mapping_at(each, "covers"), more)
                    for name, spot in _scalars(said, where.at("covers", more)):
                        if any(name in names for names in gone.values()):
                            yield name, spot


def _scalars(listed: Sequence[Any], place: Place) -> Iterator[tuple[str, Place]]:
    """Give the texts of a list, and of lists within it."""
    for number, one in enumerate(listed):
        if isinstance(one, list):
            yield from _scalars(one, place.at(number))
        elif isinstance(one, str):
            yield one, place.at(number)


def _said(tree: Any, path: tuple[Step, ...], name: str) -> Iterator[tuple[Step, ...]]:
    """Give the paths of the scalars at or below a place that say a name; what an entry does not say itself stands above it."""
    for known in (path, *((*path[:length], *path[-1:]) for length in (2, 0) if len(path) > length + 1)):
        found = _at(tree, known)
        if found is not None:
            yield from _leaves(*found, name)
            return


def _at(tree: Any, path: tuple[Step, ...]) -> tuple[Any, tuple[Step, ...]] | None:
    at = list[Step]()
    for step in path:
        if isinstance(tree, dict):
            key = step if step in tree else _OTHERWISE.get(str(step), step)
            if key not in tree:
                return None
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            key = step
        else:
            # What may be listed is said as one text.
            break
        tree = tree[key]
        at.append(key)
    return tree, tuple(at)


def _leaves(tree: Any, path: tuple[Step, ...], name: str) -> Iterator[tuple[Step, ...]]:
    if tree == name:
        yield path
    elif isinstance(tree, list):
        for number, inner in enumerate(tree):
            yield from _leaves(inner, (*path, number), name)
    elif isinstance(tree, dict):
        for key in _NAMING:
            if isinstance(tree.get(key), str):
                yield from _leaves(tree[key], (*path, key), name)
