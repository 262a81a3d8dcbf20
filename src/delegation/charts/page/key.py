"""The key of a chart: the names behind its numbers, in columns, on as many pages as it takes. Lengths are in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.charts.engine.fonts import Face
from delegation.charts.page.frame import Frame, Words
from delegation.charts.page.picture import KeyGroup
from delegation.charts.page.placement import LEADING

_SIZE, _GAP = 10.0, 24.0
_COLUMN = 300.0
"""How wide a column is at least."""

_Block = tuple[tuple[str, str, bool], ...]
"""Rows that stay together: (code, row of the name, whether bold)."""


def key_rows(groups: Sequence[KeyGroup], face: Face, frame: Frame) -> Iterator[tuple[Words, ...]]:
    """Give the words of each page. A heading stays with the row below it, the rows of a name stay together."""
    size = _SIZE * frame.sheet.scale
    room, height = frame.room
    columns = max(1, int((room + _GAP) // (_COLUMN * frame.sheet.scale)))
    width = (room - _GAP * (columns - 1)) / columns
    codes = [face.width(code) * size for group in groups for code, _ in group.rows]
    # A code that is as long as a name stands above it.
    indent = max((one for one in codes if one < width / 4), default=4.0) + 8
    found: list[Words] = []
    column, y = 0, 0.0
    for block in _blocks(groups, face, size, width, indent):
        tall = len(block) * size * LEADING
        if y and y + tall > height:
            column, y = column + 1, 0.0
        if column == columns:
            yield tuple(found)
            found, column = [], 0
        left = frame.sheet.left + column * (width + _GAP)
        for code, name, bold in block:
            middle = frame.top + y + size * LEADING / 2
            if code:
                found.append(Words(code, left, middle, size, bold))
            if name:
                found.append(Words(name, left if bold else left + indent, middle, size, bold))
            y += size * LEADING
        y += size * 0.25
    if found:
        yield tuple(found)


def _blocks(groups: Sequence[KeyGroup], face: Face, size: float, width: float, indent: float) -> Iterator[_Block]:
    for group in groups:
        heading = tuple(("", row, True) for row in face.wrap(group.title, width / size, bold=True))
        for code, name in group.rows:
            rows = face.wrap(name, (width - indent) / size)
            above = face.width(code) * size + 8 > indent
            block = [(code, "", False)] if above else []
            block += [("" if at or above else code, row, False) for at, row in enumerate(rows)]
            yield (*heading, *block)
            heading = ()
