"""Lines of a rule file, as the YAML parser counts them."""

from __future__ import annotations

import re
from array import array
from itertools import chain

_END = re.compile("(\r\n|[\r\n\u0085\u2028\u2029])")
_NEWLINE = re.compile("\n")
ENDS = "\n\r\u0085\u2028\u2029"
"""With these characters lines end."""


def lines_of(text: str, *, ends: bool = False) -> list[str]:
    """Split a text into lines, with or without their ends. ``str.splitlines`` knows further ends, which YAML refuses."""
    if not any(end in text for end in ENDS[1:]):
        lines = text.split("\n")
        return [*(line + "\n" for line in lines[:-1]), lines[-1]] if ends else lines
    parts = _END.split(text)
    if not ends:
        return parts[::2]
    return [line + end for line, end in zip(parts[::2], [*parts[1::2], ""], strict=True)]


def beginnings(text: str) -> array[int]:
    """Give where each line begins, in characters from the beginning of the text; four bytes of memory for each."""
    ends = _END if any(end in text for end in ENDS[1:]) else _NEWLINE
    return array("I", chain((0,), (found.end() for found in ends.finditer(text))))
