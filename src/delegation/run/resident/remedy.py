"""A change that is offered where somebody writes, as edits of texts."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from delegation.findings import Finding, Text
from delegation.loading.text.edits import Edit
from delegation.loading.text.lines import beginnings, lines_of
from delegation.values import dataclass

_LONGEST = 200_000
"""Letters of a file: of one that is longer, all is replaced rather than compared line by line."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change that mends a finding, by the names of the files. ``sure``: whether nothing else can be meant."""

    said: Text
    edits: Mapping[str, tuple[Edit, ...]]
    finding: Finding | None = None
    sure: bool = False


def edits_between(before: bytes, after: bytes) -> tuple[Edit, ...]:
    """Give the edits, line by line, that make one text of another; cursors and folds elsewhere stay."""
    old, new = before.decode(), after.decode()
    if old == new:
        return ()
    if max(len(old), len(new)) > _LONGEST:
        return (Edit(0, len(old), new),)
    lines, others = lines_of(old, ends=True), lines_of(new, ends=True)
    begins = [*beginnings(old), len(old)]
    return tuple(
        Edit(begins[first], begins[last], "".join(others[begin:end]))
        for tag, first, last, begin, end in SequenceMatcher(None, lines, others, autojunk=False).get_opcodes()
        if tag != "equal"
    )
