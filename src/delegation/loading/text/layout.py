"""The layout of a rule file: indentation, blanks, empty lines, line ends and quotation marks, in one canonical way.

What is written stays: only blanks between its tokens are changed, so that whoever reads the file reads the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from yaml import tokens as sorts

from delegation.loading.text.edits import Edit, applied
from delegation.loading.text.events import LOADER
from delegation.loading.text.lines import ENDS, beginnings, lines_of

STEP = 2
"""Blanks by which what stands within something is indented."""
# The reader gives tokens of these classes themselves, never of classes below them: a set is asked several times faster than ``isinstance``.
_OPENING = frozenset({sorts.FlowMappingStartToken, sorts.FlowSequenceStartToken})
_CLOSING = frozenset({sorts.FlowMappingEndToken, sorts.FlowSequenceEndToken})
_SEEN = _OPENING | _CLOSING | {sorts.FlowEntryToken, sorts.BlockEntryToken, sorts.ValueToken, sorts.ScalarToken}
"""Tokens that stand in the text; the others only say how it is built."""
_BEGINNING = frozenset({sorts.BlockEntryToken, sorts.ValueToken})
_PARTING = frozenset({sorts.FlowEntryToken, sorts.ValueToken, sorts.BlockEntryToken})
_UNPARTED = _CLOSING | {sorts.FlowEntryToken, sorts.ValueToken}
"""Behind which tokens a blank stands, and before which none."""
_SIMPLE = re.compile(r"'(?:[^'\"\\\x00-\x1f\x7f-\x9f\u2028\u2029]|'')*'")


class _Level(NamedTuple):
    """A block that is open: in which column its keys or dashes stand, and in which they should."""

    old: int
    new: int
    is_list: bool = False
    is_bare: bool = False
    """Whether it is a list whose dashes stand under its key, which ends without a token of its own."""


def laid_out(text: str) -> str:
    """Give the text in its canonical layout. Raises ``yaml.YAMLError`` where it cannot be read."""
    text = re.sub("\r\n?", "\n", text)
    walk = _Walk(text)
    return _framed(applied(text, walk.edits()), ends_in_block=walk.ends_in_block)


class Extents(NamedTuple):
    """How far go what the positions of a document only begin.

    ``brackets``: the end of each list or mapping in brackets by where it begins, in characters, the end exclusive; ``going_on``: the numbers
    of the lines, counted from 0, on which a text goes on.
    """

    brackets: dict[int, int]
    going_on: set[int]


def extents(text: str) -> Extents:
    """Give how far brackets and texts of several lines go. Raises ``yaml.YAMLError`` where the text cannot be read."""
    found, open_at = Extents({}, set()), list[int]()
    for one in _tokens(text):
        if type(one) in _OPENING:
            open_at.append(one.start_mark.index)
        elif type(one) in _CLOSING:
            found.brackets[open_at.pop()] = one.end_mark.index
        elif type(one) is sorts.ScalarToken:
            found.going_on.update(range(one.start_mark.line + 1, one.end_mark.line + (one.end_mark.column > 0)))
    return found


def _tokens(text: str) -> Iterator[Any]:
    loader = LOADER(text.encode())
    while loader.check_token():
        yield loader.get_token()


def _framed(text: str, *, ends_in_block: bool) -> str:
    """Take the empty lines off both ends of a text; it ends with its last line."""
    text = text.lstrip("\n")
    return text if ends_in_block or not text else text.rstrip("\n") + "\n"


class _Walk:
    """Goes through the tokens of a text and finds for each line where it should begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = lines_of(text, ends=True)
        self._begins = beginnings(text)
        self._columns: dict[int, int] = {}
        """By number the column in which a line should begin that begins with a token or goes on with one."""
        self._levels: dict[int, tuple[_Level, ...]] = {}
        """By number of a line with tokens the blocks that are open after it."""
        self._kept: set[int] = set()
        """Lines whose end or emptiness belongs to what they say."""
        self._blocks: set[int] = set()
        """Lines of texts that keep their line breaks."""
        self._gaps: list[Edit] = []
        self._stack: list[_Level] = []
        self._flows: list[int] = []
        self._after_key = False
        self.ends_in_block = False
        before: Any = None
        for token in _tokens(text):
            self._take(token)
            if type(token) in _SEEN and token.end_mark.index > token.start_mark.index:
                self._space(before, token)
                before = token
        self._told = sorted(self._levels)
        """The lines with tokens, in order."""

    def edits(self) -> Iterator[Edit]:
        """Give the changes: of blanks, of quotation marks, of indentation and of empty lines."""
        yield from self._gaps
        empty = False
        for number, line in enumerate(self._lines):
            body = line.rstrip(ENDS)
            stripped = body.strip(" \t")
            begin, end = self._begins[number], self._begins[number] + len(body)
            if number in self._blocks:
                empty = False
                yield from self._indented(
                    number, body, len(body) if not stripped else len(body) - len(body.lstrip(" "))
                )
            elif not stripped and number not in self._kept:
                if empty:
                    yield Edit(begin, begin + len(line), "")
                elif body:
                    yield Edit(begin, end, "")
                empty = True
            else:
                empty = False
                yield from self._indented(number, body, len(body) - len(body.lstrip(" \t")))
                if number not in self._kept and stripped and (kept := len(body.rstrip(" \t"))) < len(body):
                    yield Edit(begin + kept, end, "")

    def _indented(self, number: int, body: str, blanks: int) -> Iterator[Edit]:
        column = self._columns.get(number)
        if column is None and body[blanks : blanks + 1] == "#" and number not in self._blocks:
            column = self._of_remark(number, blanks)
        if column is not None and body[:blanks] != " " * column and blanks < len(body):
            yield Edit(self._begins[number], self._begins[number] + blanks, " " * column)

    def _of_remark(self, number: int, column: int) -> int:
        """Give the column of a remark: that of what it stands above, else of the innermost block that it can stand in."""
        known = self._told
        at = bisect_right(known, number)
        if at < len(known):
            below = known[at]
            if self._old(below) == column:
                return self._columns.get(below, column)
        levels = self._levels[known[at - 1]] if at else ()
        return max(((one.old, one.new) for one in levels if one.old <= column), default=(0, 0))[1]

    def _old(self, number: int) -> int:
        line = self._lines[number]
        return len(line) - len(line.lstrip(" "))

    def _take(self, token: Any) -> None:
        sort = type(token)
        if sort is sorts.BlockMappingStartToken:
            self._open(token, is_list=False)
        elif sort is sorts.BlockSequenceStartToken:
            self._open(token, is_list=True)
        elif sort is sorts.BlockEndToken:
            self._leave_bare()
            self._stack.pop()
        elif sort is sorts.KeyToken:
            if not self._flows:
                self._leave_bare()
            self._after_key = True
            return
        elif sort is sorts.BlockEntryToken and not self._stack[-1].is_list:
            self._stack.append(_Level(token.start_mark.column, self._stack[-1].new + STEP, is_list=True, is_bare=True))
        if sort in _SEEN:
            self._see(token)
            self._after_key = False

    def _open(self, token: Any, *, is_list: bool) -> None:
        new = self._stack[-1].new + STEP if self._stack else 0
        self._stack.append(_Level(token.start_mark.column, new, is_list))

    def _leave_bare(self) -> None:
        if self._stack and self._stack[-1].is_bare:
            self._stack.pop()

    def _see(self, token: Any) -> None:
        number = token.start_mark.line
        is_first = not self._text[self._begins[number] : token.start_mark.index].strip(" \t")
        if is_first:
            self._columns[number] = self._column(token)
        sort = type(token)
        if sort in _OPENING:
            self._flows.append(self._shift(number))
        elif sort in _CLOSING:
            self._flows.pop()
        elif sort is sorts.ScalarToken:
            self._see_text(token)
        levels = tuple(self._stack)
        for line in range(number, token.end_mark.line + 1):
            self._levels[line] = levels

    def _column(self, token: Any) -> int:
        """Give the column in which the first token of a line should stand."""
        if self._flows:
            return max(0, int(token.start_mark.column) + self._flows[0])
        top = self._stack[-1].new if self._stack else 0
        begins = self._after_key or type(token) in _BEGINNING or not self._stack
        return top if begins else top + STEP

    def _shift(self, number: int) -> int:
        """Tell by how much a line is moved."""
        return self._columns[number] - self._old(number) if number in self._columns else 0

    def _see_text(self, token: Any) -> None:
        first, last = token.start_mark.line, token.end_mark.line
        if token.style in ("|", ">"):
            self._see_block(token)
            return
        for line in range(first, last):
            self._kept.add(line)
            self._columns[line + 1] = self._going_on(line + 1)
        text = self._text[token.start_mark.index : token.end_mark.index]
        if token.style == "'" and _SIMPLE.fullmatch(text):
            self._gaps.append(Edit(token.start_mark.index, token.end_mark.index, f'"{token.value}"'))

    def _going_on(self, number: int) -> int:
        if self._flows:
            return max(0, self._old(number) + self._flows[0])
        return (self._stack[-1].new if self._stack else 0) + STEP

    def _see_block(self, token: Any) -> None:
        first = token.start_mark.line + 1
        last = token.end_mark.line + (token.end_mark.column > 0)
        self.ends_in_block = token.end_mark.index >= len(self._text)
        self._blocks.update(range(first, last))
        filled = [number for number in range(first, last) if self._lines[number].strip()]
        if not filled:
            return
        top = self._stack[-1] if self._stack else _Level(-STEP, -STEP)
        head = self._lines[first - 1][token.start_mark.column :].partition("#")[0]
        shift = top.new - top.old if re.search("[1-9]", head) else top.new + STEP - self._old(filled[0])
        for number in filled:
            self._columns[number] = max(0, self._old(number) + shift)

    def _space(self, before: Any, token: Any) -> None:
        """Find the blanks between two tokens of one line."""
        if before is None or before.end_mark.line != token.start_mark.line:
            return
        wanted = _blanks(before, token)
        begin, end = before.end_mark.index, token.start_mark.index
        if wanted is not None and self._text[begin:end] != wanted:
            self._gaps.append(Edit(begin, end, wanted))


def _blanks(before: Any, token: Any) -> str | None:
    """Give what should stand between two tokens of one line; ``None``: what stands there."""
    if type(before) in _OPENING or type(token) in _UNPARTED:
        return ""
    return " " if type(before) in _PARTING else None
