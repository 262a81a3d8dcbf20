"""How a table of an annex is laid out on paper: which columns and rows it has there, how wide they are, how high a row becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import cast

from delegation.documents.shared.annex import AnnexTable, Column, Heading, TableCell, TableRow
from delegation.documents.shared.breadth import breadth, held, lines
from delegation.documents.shared.numbering import Numbered
from delegation.speech import numbers
from delegation.values import dataclass

PADDING = 70
"""Twentieths of a point left and right of the text of a cell."""
AIR = 1.5
"""Points above and below the text of a cell."""
POINT = 25.4 / 72
"""Millimetres."""
LEADING = 1.15
"""So high is a line, of the size of its letters."""
_GROUP_AIR = 2.0
_SIZE, _LEAST_SIZE = 11.0, 10.0
_NARROW = 0.8
"""Of the breadth that a table asks for: with less, its letters are set smaller."""
_SLACK = 0.6
_PIECES = re.compile(r"[ \t\n]+")
"""Where a line is meant to break: Word breaks it within the number of an instrument, too, where a column is too narrow for that."""
_TWIPS = 1440 / 25.4
_BESIDE = 2 * PADDING / _TWIPS
_STEPS = (3.0, 12.0), (24.0, 36.0)
"""Millimetres that one column gives another at a time; more where that little makes no row lower."""
_MOST_STEPS = 40
_MOST_LINES = 5
"""No column gives away so much that its longest text would take more lines."""
_ASKED = 160
"""Rows, spread evenly over a table, by which its widths are chosen."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table on paper. ``places``: of each column among the cells of a row; ``widths``: in millimetres; ``size``: of its letters, in points."""

    columns: tuple[Column, ...]
    places: tuple[int, ...]
    rows: tuple[TableRow | Heading, ...]
    widths: tuple[float, ...]
    size: float
    numbered: Numbered

    @property
    def whole(self) -> float:
        """How wide the table is, in millimetres."""
        return sum(self.widths)

    @property
    def head(self) -> float:
        """How high the row of titles is, in millimetres."""
        titles = zip(self.columns, self.widths, strict=True)
        return self._high(max(lines(one.title, width, self.size, bold=True) for one, width in titles), AIR)

    def height(self, row: TableRow | Heading) -> float:
        """Give how high a row becomes, in millimetres."""
        if isinstance(row, Heading):
            return self._high(lines(row.title, self.whole, self.size, bold=row.level == 1), _GROUP_AIR)
        bold = row.kind == "total"
        cells = zip(self.places, self.widths, strict=True)
        return self._high(
            max(lines(words_of(row.cells[at], self.numbered), width, self.size, bold=bold) for at, width in cells), AIR
        )

    def _high(self, count: int, air: float) -> float:
        return (count * LEADING * self.size + 2 * air + 0.5) * POINT


def laid_out(table: AnnexTable, numbered: Numbered, width: float) -> Layout:
    """Lay a table of a document out, ``width`` millimetres wide; once for all who ask."""
    key = ("layout", id(table), width)
    if key not in numbered.kept:
        # The table itself is kept, so that nothing else can come to stand under its identity.
        numbered.kept[key] = table, _laid_out(table, numbered, width)
    return cast("Layout", numbered.kept[key][1])


def _laid_out(table: AnnexTable, numbered: Numbered, width: float) -> Layout:
    """Lay a table out: where a column has room to spare, it goes to one whose text takes more lines."""
    places = tuple(at for at, one in enumerate(table.columns) if one.only != "excel")
    columns = tuple(table.columns[at] for at in places)
    rows = tuple(one for one in table.rows if not isinstance(one, TableRow) or one.only != "excel")
    size = _SIZE if width >= _NARROW * sum(one.width for one in columns) else _LEAST_SIZE
    proper = [one for one in rows if isinstance(one, TableRow)]
    least = [_least(proper, one, at, size, numbered) for one, at in zip(columns, places, strict=True)]
    wanted = _shared_out(least, columns, width)
    chosen = proper[:: ceil(len(proper) / _ASKED)] if proper else []
    texts = [[breadth(one.title, size, bold=True) for one in columns]]
    texts += [[breadth(words_of(row.cells[at], numbered), size) for at in places] for row in chosen]
    longest = [max((breadth(words_of(row.cells[at], numbered), size) for row in proper), default=0.0) for at in places]
    floors = [
        have if one.to_fill else min(have, max(low, text / _MOST_LINES + _BESIDE))
        for one, have, low, text in zip(columns, wanted, least, longest, strict=True)
    ]
    return Layout(columns, places, rows, tuple(_evened(wanted, floors, texts)), size, numbered)


def _least(rows: Sequence[TableRow], column: Column, at: int, size: float, numbered: Numbered) -> float:
    """Give the breadth in millimetres of the longest word of a column, with the room beside it."""
    words = {word for one in rows for word in _PIECES.split(held(words_of(one.cells[at], numbered)))}
    heads = max(breadth(word, size, bold=True) for word in _PIECES.split(column.title))
    return max(heads, *(breadth(word, size) for word in words), 0.0) + _BESIDE + _SLACK


def _shared_out(least: Sequence[float], columns: Sequence[Column], whole: float) -> list[float]:
    """Share the breadth out as it is asked for; no column is narrower than its longest word, as far as there is room."""
    share = whole / sum(one.width for one in columns)
    wanted = [one.width * share for one in columns]
    short = sum(max(0.0, low - width) for low, width in zip(least, wanted, strict=True))
    spare = sum(max(0.0, width - low) for low, width in zip(least, wanted, strict=True))
    taken = min(1.0, short / spare) if spare else 0.0
    granted = min(1.0, spare / short) if short else 0.0
    widths = [
        width - (width - low) * taken if width >= low else width + (low - width) * granted
        for low, width in zip(least, wanted, strict=True)
    ]
    widths[-1] += whole - sum(widths)
    return widths


def _evened(widths: list[float], floors: Sequence[float], texts: Sequence[Sequence[float]]) -> list[float]:
    """Move breadth from column to column as long as that makes the rows lower. ``texts``: how broad each text of each row is."""
    for _ in range(_MOST_STEPS):
        better = (_best(widths, floors, texts, steps) for steps in _STEPS)
        best = next((one for one in better if one is not None), None)
        if best is None:
            break
        widths = best
    return widths


def _best(
    widths: Sequence[float], floors: Sequence[float], texts: Sequence[Sequence[float]], steps: Sequence[float]
) -> list[float] | None:
    """Give the breadths, one step further, that make the rows lowest; ``None`` where no step makes them lower."""
    best, count = None, _lines(widths, texts)
    for tried in _tries(widths, floors, steps):
        fewer = _lines(tried, texts)
        if fewer < count:
            best, count = tried, fewer
    return best


def _tries(widths: Sequence[float], floors: Sequence[float], steps: Sequence[float]) -> Iterator[list[float]]:
    for giver, (width, floor) in enumerate(zip(widths, floors, strict=True)):
        for step in steps:
            if width - step >= floor:
                for receiver in range(len(widths)):
                    if receiver != giver:
                        tried = list(widths)
                        tried[giver] -= step
                        tried[receiver] += step
                        yield tried


def _lines(widths: Sequence[float], texts: Sequence[Sequence[float]]) -> float:
    """Give about how many lines rows take: lines break between words, so that they are never quite full."""
    rooms = [max(1.0, one - _BESIDE) * 0.94 for one in widths]
    return sum(
        max(ceil(text / room) if text > room else 1 for text, room in zip(row, rooms, strict=True)) for row in texts
    )


def words_of(cell: TableCell, numbered: Numbered) -> str:
    """Give the words of a cell; a whole number with the thousands mark, a way as the place that it leads to."""
    if cell.kind == "reference":
        way = numbered.leads(cell.to)
        return numbered.reference(way) if way is not None else str(cell.value)
    return numbers.number(cell.value).in_(numbered.document.language) if isinstance(cell.value, int) else cell.value
