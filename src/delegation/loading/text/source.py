"""Text of a rule file as a tree of plain values, with the position of every node."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Collection, Container, Iterator, Sequence
from typing import Any

from delegation.findings import Problem
from delegation.loading.text import letters, remarks
from delegation.loading.text import problems as say
from delegation.loading.text.document import DEEPEST, Document, Positions
from delegation.loading.text.lines import ENDS
from delegation.loading.text.scalars import settled
from delegation.speech.letters import overmarked

Quick = Callable[
    [bytes, Container[str], Callable[[str, str | None], Any], int],
    "tuple[Any, array[int], array[int], dict[int, int]] | None",
]


def _compiled() -> Quick | None:
    try:
        from delegation.loading.text import compiled  # noqa: PLC0415  here, so that its absence is seen once
    except ImportError:
        return None
    return compiled.read


QUICK: Quick | None = _compiled()
"""The compiled reader; ``None`` where there was no C compiler or no libyaml when this was installed."""
_ASCII = bytes(range(128))
_ESCAPES = re.compile(rb"""\\[^"\\/nt]""")
"""What may be the escape of a letter that cannot be seen: all but those of quotes, strokes, ends of lines and tabs."""
_ENDS = tuple(end.encode() for end in ENDS)
MOST_LINES = 500_000
"""More than a file of 16 MB has that holds anything: a line that is told of costs 50 bytes of memory, an empty one too."""

MOST_LETTERS = 100_000
"""Of one key or value, as it is written: forty pages. What is made of a text takes up to seventy times its bytes for a moment."""


def parse(name: str, kind: str, data: bytes, typed: dict[str, str], lists: Collection[str] = ()) -> Document:
    """Parse a rule file. ``typed`` says which keys hold an integer, a number or true/false; ``lists``: under which, at its head, nothing is an empty list."""
    document = Document(name, kind, data, None, Positions(), [])
    other = say.encoding_of(data)
    if other is not None:
        document.problems.append(("DLG001", say.other_encoding(name, other)))
        return document
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        document.problems.append(("DLG001", say.not_utf8(name, data, error)))
        return document
    # Most of a text is ASCII, and no letter of it misleads unless it is written by an escape.
    others = data.translate(None, _ASCII).decode("utf-8")
    beyond = _beyond(name, data, text, others)
    if beyond is not None:
        document.problems.append(("DLG001", beyond))
        return document
    hidden = letters.SUSPICIOUS.search(others) or not unicodedata.is_normalized("NFC", text)
    if hidden:
        document.problems.extend(("DLG007", problem) for problem in letters.misleading(name, text))
    if not _is_read_quickly(document, typed):
        _read_by_events(document, text, typed)
    if len(text) > MOST_LETTERS:
        _refuse_long_texts(document, text)
    if document.tree is not None and (b" #" in data or b"\t#" in data):
        document.problems.extend(("DLG006", problem) for problem in remarks.swallowed(document, text))
    if document.tree is not None and (hidden or _ESCAPES.search(data)):
        _show(document)
    for key in lists if isinstance(document.tree, dict) else ():
        if key in document.tree and document.tree[key] is None:
            document.tree[key] = []
    if document.tree is None:
        document.positions = Positions()
        document.problems = [*_unread(document.problems)]
    return document


def _unread(problems: Sequence[tuple[str, Problem]]) -> Iterator[tuple[str, Problem]]:
    """Give what is told of a text that cannot be read: why, and misleading letters, but for those on the line that says why."""
    told = {problem.place.path[:2] for check, problem in problems if check == "DLG001"}
    for check, problem in problems:
        if check == "DLG001" or (check == "DLG007" and problem.place.path[:2] not in told):
            yield check, problem


def _beyond(name: str, data: bytes, text: str, others: str) -> Problem | None:
    """Say which limit a text goes beyond that would take much time and memory. ``others``: its letters that are not ASCII."""
    if len(data) > MOST_LINES and sum(map(data.count, _ENDS)) > MOST_LINES:
        return say.too_many_lines(name, MOST_LINES)
    at = overmarked(text) if overmarked(others) is not None else None
    return None if at is None else say.too_many_marks(name, text[:at])


def _refuse_long_texts(document: Document, text: str) -> None:
    """Say where the first text stands that is too long, and leave the file out."""
    found = zip(document.positions.starts, document.positions.ends, strict=True)
    at = next((start for start, end in found if end - start > MOST_LETTERS), None)  # a container ends at 0
    if at is not None:
        document.problems.append(("DLG001", say.too_long(document.name, text[:at], MOST_LETTERS)))
        document.tree = document.shape = None


def _show(document: Document) -> None:
    """Tell of what values hold by escapes, and leave out of them what cannot be seen."""
    if document.tree is not None and _ESCAPES.search(document.data):
        document.problems.extend(("DLG007", problem) for problem in letters.escaped(document))
    document.tree = letters.seen(document.tree)
    if document.shape is not None:
        document.shape = letters.seen(document.shape)
    document.forget_nodes()  # the keys have other names now


def _is_read_quickly(document: Document, typed: dict[str, str]) -> bool:
    if QUICK is None:
        return False
    found = QUICK(document.data, typed, lambda value, key: settled(value, key, typed), DEEPEST)
    if found is None:
        return False
    document.tree, starts, ends, skips = found
    document.positions = Positions(starts, ends, skips)
    return True


def _read_by_events(document: Document, text: str, typed: dict[str, str]) -> None:
    from delegation.loading.text import events  # noqa: PLC0415  PyYAML is slow to import, and seldom needed

    events.read(document, text, typed)
