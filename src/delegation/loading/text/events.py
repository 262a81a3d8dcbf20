"""Tree and positions of a rule file from the events of PyYAML, with a sentence for whatever is wrong in it.

An own builder keeps the positions, refuses duplicate keys and aliases, and types nothing but what the schema
types. (Nodes of ``yaml.compose`` cost four times as much.) ``loading.text.compiled`` reads a faultless file faster,
where it could be compiled.
"""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from delegation.findings import Problem
from delegation.loading.text import problems as say
from delegation.loading.text.document import DEEPEST, Document, Positions
from delegation.loading.text.lines import lines_of
from delegation.loading.text.scalars import TELLING, settled
from delegation.model.places import KeyOf
from delegation.speech import conflicts

LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
"""The C parser; the Python one where PyYAML was built without it (the same events, slower)."""

MOST = 2000
"""Codes without quotes and doubled keys that are shown for one file, of each; the rest are counted."""


def read(document: Document, text: str, typed: dict[str, str]) -> None:
    """Fill in the tree and the positions of a document, and tell what is wrong in its text."""
    builder = _Builder(document, typed)
    try:
        document.tree = builder.build(LOADER(document.data))
    except _SecondDocumentError as stop:
        document.problems.append(("DLG001", _second(document, text, stop.line, typed)))
    except _StopError as stop:
        document.problems.append(("DLG001", stop.problem))
    except yaml.YAMLError as error:
        document.problems.append(("DLG001", _why(document, text, error, typed)))
    document.problems += [
        (check, say.and_more(document.name, n - MOST, check)) for check, n in builder.told.items() if n > MOST
    ]


def tree_of(document: Document, typed: dict[str, str]) -> Any:
    """Give the tree of a text that is tried; ``None`` where it is read but is no rule file. Raises ``yaml.YAMLError``."""
    try:
        return _Builder(document, typed).build(LOADER(document.data))
    except (_StopError, _SecondDocumentError):
        return None


def _why(document: Document, text: str, error: yaml.YAMLError, typed: dict[str, str]) -> Problem:
    """Say why a text cannot be read: by the slip that explains it, else in the words of the parser."""
    from delegation.loading.text.likely import likely  # noqa: PLC0415  only a faulty document needs it

    unmerged = conflicts.marked(text)
    if unmerged is not None:
        return say.unmerged(document.name, *unmerged)
    return likely(document, text, error, typed) or say.syntax(document.name, text, error)


class _StopError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class _SecondDocumentError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


def _second(document: Document, text: str, line: int, typed: dict[str, str]) -> Problem:
    """Say what a line «---» does in the middle of a file: it is deleted where all is one entry, and else the file is split there."""
    lines = lines_of(text, ends=True)
    mark = lines[line].rstrip("\r\n")
    bare = ["\n" if at >= line and one.rstrip() == "---" else one for at, one in enumerate(lines)]
    tried = Document(document.name, document.kind, "".join(bare).encode(), None, Positions(), [])
    try:
        is_one = mark.rstrip() == "---" and tree_of(tried, typed) is not None and tried.shape is None
    except yaml.YAMLError:
        is_one = False
    return say.second_document(document.name, line, mark, is_one=is_one)


class _Builder:
    """Builds the tree from events. One long loop: this is the hottest code of a cold run."""

    def __init__(self, document: Document, typed: dict[str, str]) -> None:
        self._document = document
        self._typed = typed
        self._doubles = False
        self.told: dict[str, int] = {}

    def build(self, parser: Any) -> Any:  # noqa: C901, PLR0912, PLR0915  one loop is three times faster than methods
        name, typed = self._document.name, self._typed
        positions = self._document.positions
        next_event = parser.get_event
        start_here, end_here, skips = positions.starts.append, positions.ends.append, positions.skips
        stack: list[tuple[Any, bool, str | None, int]] = []
        current: Any = None
        in_mapping = False
        key: str | None = None
        container_key: str | None = None
        root: Any = None
        seen_document = False
        index = -1
        while True:
            event = next_event()
            sort = type(event)
            if sort is ScalarEvent:
                index += 1
                start_here(event.start_mark.index)
                end_here(event.end_mark.index)
                value: Any = event.value
                if event.anchor is not None or event.tag is not None:
                    raise _StopError(say.no_anchors(name, event.start_mark))
                if in_mapping and key is None:
                    if value in current:
                        self._twice(value, event, self._key_of(current, value, stack[-1][3]))
                        key = KeyOf(value + "\0" + str(index))
                    else:
                        key = intern(value)
                    continue
                style, holds = event.style, key if in_mapping else container_key
                if (not style or style == " ") and (not value or value[0] in TELLING or holds in typed):
                    value = self._plain(value, holds, typed, event)
                if type(value) is str:
                    # Ids, sources and reasons are said over and over: two in three values are one that was there before.
                    value = intern(value)
                if in_mapping:
                    current[key] = value
                    key = None
                elif current is not None:
                    current.append(value)
                else:
                    root = value
            elif sort is MappingStartEvent or sort is SequenceStartEvent:
                index += 1
                start_here(event.start_mark.index)
                end_here(0)
                if in_mapping and key is None:
                    raise _StopError(say.key_not_text(name, event.start_mark))
                if event.anchor is not None or event.tag is not None:
                    raise _StopError(say.no_anchors(name, event.start_mark))
                if len(stack) >= DEEPEST:
                    raise _StopError(say.too_deep(name, event.start_mark, DEEPEST))
                inner: Any = {} if sort is MappingStartEvent else []
                if current is None:
                    root = inner
                elif in_mapping:
                    current[key] = inner
                else:
                    current.append(inner)
                stack.append((current, in_mapping, container_key, index))
                container_key = key if in_mapping else container_key
                current, in_mapping, key = inner, sort is MappingStartEvent, None
            elif sort is MappingEndEvent or sort is SequenceEndEvent:
                current, in_mapping, container_key, opened = stack.pop()
                skips[opened] = index + 1
                key = None
            elif sort is AliasEvent:
                raise _StopError(say.no_anchors(name, event.start_mark))
            elif sort is DocumentStartEvent:
                if seen_document:
                    raise _SecondDocumentError(event.start_mark.line)
                seen_document = True
            elif sort is StreamEndEvent:
                break
        if root is None or root == "":
            raise _StopError(say.empty(name))
        if self._doubles:
            self._document.shape = root
            return _without_doubles(root)
        return root

    def _plain(self, value: str, key: str | None, typed: dict[str, str], event: Any) -> Any:
        found = settled(value, key, typed)
        if found is NotImplemented:
            self._tell("DLG006", lambda: say.unquoted_code(self._document.name, value, event.start_mark))
            return value
        return found

    def _tell(self, check: str, problem: Callable[[], Problem]) -> None:
        self.told[check] = told = self.told.get(check, 0) + 1
        if told <= MOST:
            self._document.problems.append((check, problem()))

    def _key_of(self, mapping: dict[str, Any], key: str, index: int) -> int:
        """Give where a key of a mapping begins in the text. ``index``: the node of the mapping."""
        positions, at = self._document.positions, index + 1
        for one in mapping:
            if one == key:
                break
            at = positions.skips.get(at + 1, at + 2)
        return positions.starts[at]

    def _twice(self, key: str, event: Any, first: int) -> None:
        self._doubles = True
        location = (event.start_mark.line, event.start_mark.column, event.end_mark.column)
        self._tell("DLG003", lambda: say.key_twice(self._document.name, key, location, self._document.spot(first)))


def _without_doubles(tree: Any) -> Any:
    """Copy a tree without what came under a key that stood before: the first one counts."""
    if isinstance(tree, dict):
        return {key: _without_doubles(inner) for key, inner in tree.items() if not isinstance(key, KeyOf)}
    if isinstance(tree, list):
        return [_without_doubles(inner) for inner in tree]
    return tree
