"""Places as editors count them: lines from 0, in the units of the client's encoding; and the addresses of files."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from lsprotocol.types import (
    Position,
    PositionEncodingKind,
    Range,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
)
from pygls.uris import from_fs_path, to_fs_path

from delegation.findings import Location
from delegation.loading.text.document import Document

_END = re.compile("\r\n|\n|\r")
"""How lines end for editors; YAML knows further ends."""
_BEYOND = 0xFFFF
"""The last letter that is one unit of UTF-16."""


def units(text: str, encoding: PositionEncodingKind | str) -> int:
    """Count the units of a text: of UTF-16, or what the client asked for."""
    if encoding == PositionEncodingKind.Utf32:
        return len(text)
    if encoding == PositionEncodingKind.Utf8:
        return len(text.encode("utf-8", "replace"))
    return len(text) if text.isascii() else len(text) + sum(ord(one) > _BEYOND for one in text)


def letters(line: str, count: int, encoding: PositionEncodingKind | str) -> int:
    """Count the letters of a line that so many units are; a place within a letter is that before it."""
    if line.isascii() or encoding == PositionEncodingKind.Utf32:
        return min(count, len(line))
    passed = 0
    for number, one in enumerate(line):
        passed += units(one, encoding)
        if passed > count:
            return number
    return len(line)


class EditorText:
    """A text as an editor counts its places."""

    def __init__(self, text: str, encoding: PositionEncodingKind | str) -> None:
        self.text, self._encoding = text, encoding
        self._begins = [0, *(found.end() for found in _END.finditer(text))]

    def position(self, offset: int) -> Position:
        """Give the place of a letter, counted from the beginning of the text."""
        line = bisect_right(self._begins, offset) - 1
        return Position(line, units(self.text[self._begins[line] : offset], self._encoding))

    def offset(self, at: Position) -> int:
        """Give the letter at a place; beyond the end of a line its end, beyond the text the end of that."""
        if at.line >= len(self._begins):
            return len(self.text)
        begin = self._begins[at.line]
        line = self.line(at.line)
        return begin + letters(line, at.character, self._encoding)

    def line(self, number: int) -> str:
        """Give a line, counted from 0, without its end."""
        begin = self._begins[number]
        end = self._begins[number + 1] if number + 1 < len(self._begins) else len(self.text)
        return self.text[begin:end].rstrip("\r\n")

    def range(self, start: int, end: int) -> Range:
        """Give a stretch of letters."""
        return Range(self.position(start), self.position(end))

    @property
    def whole(self) -> Range:
        """All of the text."""
        return self.range(0, len(self.text))


def edited(text: str, change: TextDocumentContentChangeEvent, encoding: PositionEncodingKind | str) -> str:
    """Give a text after a change as an editor tells it, of a stretch or of all.

    pygls has this, too, but for it lines end at further signs, such as those that are pasted from Word: then changes behind them would go astray.
    """
    if not isinstance(change, TextDocumentContentChangePartial):
        return change.text
    before = EditorText(text, encoding)
    start, end = sorted((before.offset(change.range.start), before.offset(change.range.end)))
    return text[:start] + change.text + text[end:]


class EditorFile(EditorText):
    """A file as it was read: its places as the rule files count them become those of an editor."""

    def __init__(self, document: Document, encoding: PositionEncodingKind | str) -> None:
        super().__init__(document.text, encoding)
        self._document = document

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *accumulate(map(len, self._document.lines))]

    def letter(self, line: int, column: int) -> int:
        """Give the letter at a line and a column, both counted from 1."""
        if line > len(self._lines) - 1:
            return len(self.text)
        return min(self._lines[line - 1] + column - 1, len(self.text))

    def stretch(self, at: Location, width: int | None = None) -> Range:
        """Give the stretch of a location; ``width``: how many letters are meant where it is only a beginning."""
        start, end = self.letter(at.line, at.column), self.letter(at.end_line, at.end_column)
        if width is not None and at.line == at.end_line:
            end = max(end, min(start + width, self._end_of(at.line)))
        return self.range(start, max(start, end))

    def _end_of(self, line: int) -> int:
        return (
            self._lines[line - 1] + len(self._document.line(line)) if line <= len(self._lines) - 1 else len(self.text)
        )


def uri_of(path: Path) -> str:
    """Give the address of a file."""
    return from_fs_path(str(path)) or ""


def path_of(uri: str) -> Path | None:
    """Give the file of an address; ``None`` for one that is no file."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(os.path.normpath(path)) if path else None
