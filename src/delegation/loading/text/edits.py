"""Changes of a rule file by its characters: what is not changed stays, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from delegation.findings import Location
from delegation.loading.text.document import Document
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """``new`` in the place of the characters from ``start`` to ``end``, counted from the beginning of the text; the end is exclusive."""

    start: int
    end: int
    new: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Give a text after its edits, in whatever order they come. Raises ``ValueError`` where two are of the same characters."""
    pieces, at = list[str](), 0
    for one in sorted(edits, key=lambda each: (each.start, each.end)):
        if one.start < at:
            raise ValueError(one)
        pieces += [text[at : one.start], one.new]
        at = one.end
    return "".join([*pieces, text[at:]])


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Give the edits that can be made together: of two that are of the same characters the one that begins first."""
    found, at = list[Edit](), 0
    for one in sorted(edits, key=lambda each: (each.start, each.end)):
        if one.start >= at:
            found.append(one)
            at = max(one.end, one.start + 1)
    return found


def stretch(document: Document, at: Location) -> tuple[int, int]:
    """Give where a location begins and ends, in characters from the beginning of the text."""
    begins = [0, *accumulate(map(len, document.lines))]
    return begins[at.line - 1] + at.column - 1, begins[at.end_line - 1] + at.end_column - 1
