"""An entry goes into another file of its kind, with its remarks, and says there what it said."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Text
from delegation.loading import schema
from delegation.loading.text.document import Document
from delegation.loading.text.edits import Edit, Path
from delegation.model.places import KeyOf, Place
from delegation.run import entries
from delegation.run.editing import same
from delegation.run.editing.placing import EntryText, put
from delegation.run.editing.sorts import SORTS, sort_of
from delegation.run.editing.working_copy import WorkingCopy
from delegation.speech.scalars import scalar

_NOT_SAID_OF_ENTRIES = frozenset({"sections", "heading"})
_LISTS = frozenset({"sections", "tasks", "procedures", "communes", *(one.group for one in SORTS)})
"""Keys of the lists in which entries stand."""


def moved(copy: WorkingCopy, name: str, file: str, sort: str | None = None) -> WorkingCopy:
    """Move the entry of an id into a file, which is made where it is not there.

    What it inherited from its section or the head of its file is written out where the new place says otherwise. Raises
    ``AskedWronglyError`` where there is no such entry, or the file is none of its kind, ``DelegationError`` where files are faulty, the
    entry does not stand on lines of its own, or it would say something else there.
    """
    register = copy.loaded.register
    place: Place = sort_of(register, name, sort).entries(register)[name].place
    document = copy.document(place.file)
    if document.kind == "decision" or not isinstance(place.path[-1], int):
        raise AskedWronglyError(_stays(name))
    if file == place.file:
        raise AskedWronglyError(Text(f"{name} đã nằm trong {file}.", f"{name} stands in {file} already."))
    copy.refuse_faults([place.file, *([file] if file in copy.rules else [])])
    group = str(place.path[-2])
    target = copy.document(file).tree if file in copy.rules else {}
    without = _without(copy, document, place.path)
    after = put(without, file, document.kind, group, _entry(document, place.path, target))
    before = same.anywhere(copy.loaded.register), same.anywhere(after.loaded.register)
    for what in same.names_that_differ(*before):
        raise DelegationError(_says_otherwise(name, file, what))
    return after


def _stays(name: str) -> Text:
    return Text(
        f"{name} nằm trong tệp của một quyết định; mỗi quyết định một tệp, nên lần giao và văn bản của nó không chuyển đi được.",
        f"{name} stands in the file of a decision; each decision has a file of its own, so neither its grants nor its instrument can be moved.",
    )


def _says_otherwise(name: str, file: str, what: str) -> Text:
    return Text(
        f"Không ghi gì: ở {file}, nội dung của {name} sẽ khác ({what}), vì đầu tệp đó ghi điều mà mục này không ghi. Hãy chọn tệp khác.",
        f"Nothing is written: in {file}, {name} would say something else ({what}), because the head of that file states what this entry does not. "
        "Choose another file.",
    )


def _entry(document: Document, path: Path, target: Mapping[str, Any]) -> EntryText:
    """Give the text of an entry with its remarks, and with what it inherits where the head of its new file does not say the same."""
    numbers, column = entries.own_lines(document, path), document.locate(path).column - 1
    lines = [document.line(number) for number in numbers]
    said = [lines[0][column:], *(line[column:] if not line[:column].strip() else line.lstrip() for line in lines[1:])]
    own, more = document.value(path), list[str]()
    for key, value in _inherited(document, path).items():
        if key not in own and target.get(key) != value:
            more.append(f"{key}: {_flow(value)}")
    if more and said[0].startswith("{"):
        said[0] = f"{{{', '.join(more)}, {said[0][1:].lstrip()}"
        more = []
    above = tuple(document.line(number).strip() for number in _remarks(document, numbers))
    inline = said[0] if len(said) == 1 and said[0].startswith("{") else None
    return EntryText("\n".join([*said, *more]), inline, above)


def _inherited(document: Document, path: Path) -> dict[str, Any]:
    """Give what the head of the file and the section say of an entry, as far as an entry can say it itself."""
    node = schema.of(document.kind)
    for step in path:
        node = node["items"] if isinstance(step, int) else node["properties"][step]
    layers = [document.tree, *([document.value(path[:2])] if path[0] == "sections" else [])]
    known = node["properties"].keys() - _NOT_SAID_OF_ENTRIES - {path[-2]}
    return {key: value for layer in layers for key, value in layer.items() if key in known}


def _flow(value: Any) -> str:  # noqa: ANN401  a value of a rule file
    """Write a value on one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_flow(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return scalar(value) if isinstance(value, str) else str(value)


def _remarks(document: Document, numbers: range) -> range:
    """Give the numbers of the lines of remarks that stand directly above an entry."""
    first = numbers[0]
    while (
        first > 1 and document.line(first - 1).lstrip().startswith("#") and not _names_schema(document.line(first - 1))
    ):
        first -= 1
    return range(first, numbers[0])


def _names_schema(line: str) -> bool:
    return "yaml-language-server" in line


def _without(copy: WorkingCopy, document: Document, path: Path) -> WorkingCopy:
    """Take an entry out, with its remarks; a list, a section and a file that hold nothing else go with the last one."""
    at, first = path, None
    while first is None and len(document.value(at[:-1])) == 1:
        above, key = at[:-2], at[-2]
        if _LISTS & (document.value(above).keys() - {key}):
            first = document.locate((*above, KeyOf(str(key)))).line
        elif not above:
            return copy.holding({document.name: None})
        else:
            at = above
    numbers = entries.own_lines(document, at)
    first = first if first is not None else min((*_remarks(document, numbers), numbers[0]))
    begins = [0, *accumulate(map(len, document.lines))]
    return copy.edited({document.name: [Edit(begins[first - 1], begins[numbers[-1]], "")]})
