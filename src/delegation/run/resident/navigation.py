"""From a name to its entry, from an entry to whatever names it, and what stands in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from delegation.findings import Location
from delegation.loading.build.referring import referring
from delegation.loading.text.document import Document
from delegation.loading.text.edits import whole
from delegation.model.places import KeyOf, Place, Step
from delegation.names.folding import fold, is_begun
from delegation.run.editing.sorts import EditedSort, key_of
from delegation.run.resident.meaning import every, group_at
from delegation.run.resident.spots import SpotEntry, scalars
from delegation.run.resident.state import State
from delegation.values import dataclass

_MOST = 200
"""Entries that are given for one question: nobody reads more."""
Fold = Literal["entry", "remark"]


@dataclass(frozen=True, slots=True)
class Symbol:
    """An entry as it is listed: its id, what it is called, of which sort (``None``: a key of the file), and where."""

    name: str
    title: str
    sort: EditedSort | None
    place: Place
    whole: Location | None = None
    """All that it says, of what is listed in a file."""
    inner: tuple[Symbol, ...] = ()


def stands(state: State, sort: EditedSort | None, entry: Any) -> Place:  # noqa: ANN401  an entry of any sort
    """Give where the id of an entry stands, or the entry where that stands nowhere."""
    place: Place = entry.place
    document = state.understood(place.file)
    keys = (key_of(sort, entry) if sort is not None else "", "id", "number", "code", "form")
    for key in keys:
        if document is not None and key and _has(document, (*place.path, key)):
            return place.at(key)
    return place


def _has(document: Document, path: tuple[Step, ...]) -> bool:
    try:
        document.value(path)
    except (LookupError, TypeError):
        return False
    return True


def references(state: State, found: SpotEntry, *, declared: bool) -> list[Place]:
    """Give everywhere that an entry is referred to, in the register and in its hypotheses. ``declared``: also where it is stated."""
    group, names = _named_by(state, found)
    several = [place for _, place in referring(state.copy.read_of(state.loaded), {group: names})]
    for document in state.laid.values():
        several += _in_draft(document, group, names)
    if declared:
        several.append(stands(state, found.sort, found.entry))
    # A waiver may name what it covers twice over, by its key and by its extent.
    return list(dict.fromkeys(several))


def _in_draft(document: Document, group: str, names: Sequence[str]) -> Iterator[Place]:
    """Find names by their places alone: to build the register anew under each hypothesis takes seconds."""
    groups = {group, "entries"} if group in ("norms", "matters", "grants") else {group}
    if any(name.encode() in document.data for name in names):
        for path, value in scalars(document):
            if str(value) in names and group_at(document.kind, path) in groups:
                yield Place(document.name, path)


def _named_by(state: State, found: SpotEntry) -> tuple[str, list[str]]:
    """Give the group of an entry and all names by which it may be referred to."""
    entry = found.entry
    if found.sort is None:
        return ("communes", [entry.code]) if hasattr(entry, "code") else ("forms", [str(entry.number)])
    names = [str(getattr(entry, "entry", entry.id))]
    if (
        found.sort.group == "instruments"
        and isinstance(entry.number, str)
        and entry.number not in state.register.shared_numbers
    ):
        names.append(entry.number)
    return found.sort.group, names


def symbols(state: State, name: str) -> list[Symbol]:
    """Give what stands in a file: its entries, below the lists that hold them."""
    document = state.understood(name)
    if document is None or not isinstance(document.tree, dict):
        return []
    own: dict[tuple[Step, ...], tuple[EditedSort | None, Any]] = {
        one.place.path: (sort, one) for sort, one in every(state.under(name).register) if one.place.file == name
    }
    own |= {one.place.path: (None, one) for one in state.register.communes.values() if one.place.file == name}
    found = list[Symbol]()
    for key in document.tree:
        inner = tuple(
            _symbol(document, path, *own[path])
            for path in sorted(own, key=_order)
            if path[:1] == (key,) and len(path) > 1
        )
        sort, entry = own.get((key,), (None, None))
        title = title_of(entry) if entry is not None else ""
        found.append(Symbol(str(key), title, sort, Place(name, (KeyOf(key),)), _whole(document, (key,)), inner))
    return found


def _whole(document: Document, path: tuple[Step, ...]) -> Location:
    """Give all of what stands at a path, without what follows on its last line where brackets close it."""
    at = document.locate(path)
    found, lines = whole(document, path), document.lines_of(path)
    if found is not None or not lines:
        return found or at
    return Location(at.file, at.line, at.column, lines[-1], len(document.line(lines[-1])) + 1)


def _order(path: tuple[Step, ...]) -> list[tuple[bool, int, str]]:
    return [(isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in path]


def title_of(entry: Any) -> str:  # noqa: ANN401  as above
    """Give what an entry is called beside its id; nothing where it has no name."""
    for key in ("title", "short", "name", "label", "measure"):
        found = getattr(entry, key, None)
        if isinstance(found, str) and found:
            return found
    return ""


def id_of(entry: Any) -> str:  # noqa: ANN401  as above
    """Give the id of an entry as it is stated; the code of a commune."""
    return str(getattr(entry, "entry", None) or getattr(entry, "id", None) or getattr(entry, "code", ""))


def _symbol(document: Document, path: tuple[Step, ...], sort: EditedSort | None, entry: Any) -> Symbol:  # noqa: ANN401  as above
    return Symbol(id_of(entry), title_of(entry), sort, Place(document.name, path), _whole(document, path))


def entries_called(state: State, asked: str) -> list[Symbol]:
    """Give entries of the whole register by a part of an id or title, without diacritics; all of the first where nothing is asked."""
    words, wanted = fold(asked).split(), fold(asked)
    named: list[tuple[EditedSort | None, Any, str, str]] = [
        (sort, one, id_of(one), title_of(one)) for sort, one in every(state.register)
    ]
    if words:
        named += [(None, one, one.code, one.name) for one in state.register.communes.values()]
    found = [one for one in named if all(word in f"{fold(one[2])} {fold(one[3])}" for word in words)]
    # Letters within words are found, too, but who writes words means words.
    found.sort(key=lambda one: (fold(one[3]) != wanted, not is_begun(asked, f"{one[2]} {one[3]}"), len(one[3]), one[2]))
    return [Symbol(name, title, sort, stands(state, sort, one)) for sort, one, name, title in found[:_MOST]]


def foldings(document: Document) -> Iterator[tuple[int, int, Fold]]:
    """Give the stretches of lines, counted from 1, that can be folded: what stands in lists and mappings, and long remarks."""
    if document.tree is not None:
        yield from ((first, last, "entry") for first, last in dict.fromkeys(_blocks(document, document.tree, ())))
    remark = 0
    for number in range(1, len(document.lines) + 2):
        if document.line(number).lstrip().startswith("#"):
            remark = remark or number
        elif remark:
            if number - 1 > remark:
                yield remark, number - 1, "remark"
            remark = 0


def _blocks(document: Document, tree: Any, path: tuple[Step, ...]) -> Iterator[tuple[int, int]]:  # noqa: ANN401  any tree
    inner: Sequence[Step] = list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for step in inner:
        below = tree[step]
        if isinstance(below, (dict, list)):
            own = (*path, step)
            lines = document.lines_of(own)
            # What a key holds folds from the line of the key.
            first = document.locate(own).line
            begins = first - 1 if isinstance(step, str) and document.line(first - 1).rstrip().endswith(":") else first
            if lines and lines[-1] > begins:
                yield begins, lines[-1]
            yield from _blocks(document, below, own)
