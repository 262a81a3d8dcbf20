"""The key of a chart: the names behind its numbers, in columns, on as many pages as it takes. Lengths are in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.charts.engine.fonts import Face
from delegation.charts.page.frame import Frame, TextRow
from delegation.charts.page.picture import KeyGroup
from delegation.charts.page.placement import LEADING
from delegation.findings import Language, Text
from delegation.values import dataclass

_SIZE, _GAP = 9.0, 20.0
_COLUMN = 200.0
"""How wide a column is at least."""

_Row = tuple[str, str, bool]
"""Code, row of the name, whether bold."""
_AFTER = 0.2
"""Below a name, in lines."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that stay together: those of a name, with the heading above the first of a group. ``again``: the heading where it goes on in another column."""

    rows: tuple[_Row, ...]
    again: tuple[_Row, ...] = ()


_Column = list[tuple[_Row, ...]]


def key_rows(groups: Sequence[KeyGroup], face: Face, frame: Frame, language: Language) -> Iterator[tuple[TextRow, ...]]:
    """Give the words of each page. A heading stays with the row below it and stands again where its group goes on; the last page shares its rows evenly."""
    size = _SIZE * frame.sheet.scale
    room, height = frame.room
    columns = max(1, int((room + _GAP) // (_COLUMN * frame.sheet.scale)))
    width = (room - _GAP * (columns - 1)) / columns
    codes = [face.width(code) * size for group in groups for code, _ in group.rows]
    # A code that is as long as a name stands above it.
    indent = max((one for one in codes if one < width / 4), default=4.0) + 8
    blocks = list(_blocks(groups, face, size, width, indent, _CONTINUED.in_(language)))
    lines = height / (size * LEADING)
    pages = list(_pages(blocks, lines, columns))
    # A heading that stands again is worth no page of its own.
    bare = list(_pages([replace(one, again=()) for one in blocks], lines, columns))
    for page in pages if len(pages) <= len(bare) else bare:
        found: list[TextRow] = []
        for at, column in enumerate(page):
            left, y = frame.sheet.left + at * (width + _GAP), frame.top
            for rows in column:
                for code, name, bold in rows:
                    middle = y + size * LEADING / 2
                    found += [TextRow(code, left, middle, size, bold)] if code else []
                    found += [TextRow(name, left if bold else left + indent, middle, size, bold)] if name else []
                    y += size * LEADING
                y += size * LEADING * _AFTER
        yield tuple(found)


_CONTINUED = Text(" (tiếp)", " (continued)")


def _pages(blocks: Sequence[_Block], height: float, columns: int) -> Iterator[list[_Column]]:
    """Share blocks among pages of so many columns, ``height`` lines high."""
    filled = _filled(blocks, height)
    whole = max(0, (len(filled) - 1) // columns) * columns
    yield from (filled[at : at + columns] for at in range(0, whole, columns))
    rest = blocks[sum(len(one) for one in filled[:whole]) :]
    if rest:
        lines = int(height)
        low = next(one for one in range(1, lines + 2) if len(_filled(rest, min(one, height))) <= columns or one > lines)
        yield _filled(rest, min(low, height))


def _filled(blocks: Sequence[_Block], height: float) -> list[_Column]:
    """Put blocks into columns of a height, one after the other."""
    found: list[_Column] = [[]]
    y = 0.0
    for one in blocks:
        if found[-1] and y + len(one.rows) > height:
            found.append([])
            y = 0.0
        rows = (*one.again, *one.rows) if not found[-1] else one.rows
        found[-1].append(rows)
        y += len(rows) + _AFTER
    return found


def _blocks(
    groups: Sequence[KeyGroup], face: Face, size: float, width: float, indent: float, continued: str
) -> Iterator[_Block]:
    for group in groups:
        titles = (one for one in (group.above if group.is_first else "", group.title) if one)
        heading = tuple(("", row, True) for one in titles for row in face.wrap(one, width / size, bold=True))
        again = tuple(
            ("", row, True)
            for row in face.wrap(f"{group.above} {group.title}".strip() + continued, width / size, bold=True)
        )
        for at_, (code, name) in enumerate(group.rows):
            rows = face.wrap(name, (width - indent) / size)
            above = face.width(code) * size + 8 > indent
            block = [(code, "", False)] if above else []
            block += [("" if at or above else code, row, False) for at, row in enumerate(rows)]
            yield _Block((*heading, *block)) if at_ == 0 else _Block(tuple(block), again if group.title else ())
