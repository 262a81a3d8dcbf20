"""Columns of a terminal: how wide Vietnamese text is, where lines break, how much of a long line is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from delegation.findings import Excerpt
from delegation.reports.shared.rendering import Rendering, one_line, visible

_LONGEST = 96
"""Columns of an excerpt where the terminal does not say otherwise."""


def width_of(text: str) -> int:
    """Count the columns that a text takes: marks that sit on another letter take none, wide letters two."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def wrapped(text: str, first: str, rest: str, width: int | None) -> list[str]:
    """Break a sentence into lines between words. ``first`` and ``rest`` begin its lines; ``None`` breaks nothing."""
    if width is None:
        return [first + text]
    lines: list[str] = []
    line, used = first, width_of(first)
    empty = True
    for word in text.split():
        columns = width_of(word)
        if not empty and used + 1 + columns > width:
            lines.append(line)
            line, used, empty = rest, width_of(rest), True
        line, used = (line + word, used + columns) if empty else (f"{line} {word}", used + 1 + columns)
        empty = False
    return [*lines, line]


def listed(label: str, lines: Iterable[str], rendering: Rendering) -> Iterator[str]:
    """Give lines below a label, each with a dash; nothing where there are none."""
    every = [one_line(line) for line in lines]
    if every:
        yield f"  {label}:"
        for line in every:
            yield from wrapped(line, "    - ", "      ", rendering.width)


def few(names: Sequence[str], most: int) -> str:
    """Give the first of many names, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f", … (+{more})" if more > 0 else "")


def cut(text: str, width: int) -> str:
    """Give as much of a line as fits; what is left out is marked."""
    if width_of(text) <= width:
        return text
    used = 0
    for number, letter in enumerate(text):
        used += _columns(letter)
        if used > width - 1:
            return text[:number].rstrip() + "…"
    return text


def excerpt_lines(excerpt: Excerpt, width: int | None) -> tuple[str, str]:
    """Give the line of a rule file and the carets below it, cut so that the mark is in sight."""
    most = max(20, min(width or _LONGEST, _LONGEST))
    text = visible(excerpt.text.rstrip())
    start = min(excerpt.column - 1, len(text))
    end = min(max(start + excerpt.width, start + 1), max(len(text), start + 1))
    indent = len(text) - len(text.lstrip())
    first = min(indent, start)
    if width_of(text[first:end]) > most and start - first > most // 3:
        first = start - most // 3
    cut = "…" if first > indent else ""
    shown, used, last = [], len(cut), first
    for letter in text[first:]:
        used += _columns(letter)
        if used > most - 1 and last < len(text) - 1:
            shown.append("…")
            break
        shown.append(letter)
        last += 1
    line = cut + "".join(shown)
    pad = width_of(cut + text[first:start])
    marked = width_of(text[start : min(end, last)]) or 1
    return line, " " * pad + "^" * marked
