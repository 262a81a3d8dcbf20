"""Legal bases that lie in one instrument: paper names it once above the table, and a row says only the place in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from delegation.documents.shared.annex import NOTHING, Column, Heading, TableCell, TableRow
from delegation.findings import Language, Text
from delegation.values import dataclass

_FEWEST, _SHARE = 4, 2 / 3
"""Rows, and their share of the table, from which on an instrument is named above it and no longer in each."""


@dataclass(frozen=True, slots=True)
class WithPlaces:
    """The columns and rows of a table with a column of places beside each column of citations that needs one, and the lines that say of what they are places."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow | Heading, ...]
    lines: tuple[Heading, ...]


def with_places(columns: Sequence[Column], rows: Sequence[TableRow | Heading], language: Language) -> WithPlaces:
    """Say once which instrument most rows cite. Excel keeps every basis in full."""
    every, made, lines = tuple(columns), tuple(rows), list[Heading]()
    for at in reversed(range(len(columns))):
        name = "" if columns[at].only else _most_cited(rows, at)
        if name:
            lines.insert(0, _line(columns[at].title, name, language))
            every, made = _columns(every, at), tuple(_beside(one, at, name) for one in made)
    return WithPlaces(every, made, tuple(lines))


def _most_cited(rows: Sequence[TableRow | Heading], at: int) -> str:
    """Name the instrument that nearly every row cites, each by a place of its own; nothing where there is none."""
    cells = [one.cells[at] for one in rows if isinstance(one, TableRow) and one.kind == "row" and one.only != "excel"]
    named = Counter(one.place.of for one in cells if one.place is not None)
    name, count = next(iter(named.most_common(1)), ("", 0))
    is_most = count >= _FEWEST and count >= _SHARE * len(cells)
    return name if is_most and len({one.value for one in cells}) > 1 else ""


def _line(title: str, name: str, language: Language) -> Heading:
    said = Text(
        f"{title}: điều, khoản không ghi tên văn bản là của {name}.",
        f"{title}: places without the name of an instrument are those of {name}.",
    )
    return Heading(said.in_(language), 1, kind="line")


def _columns(columns: tuple[Column, ...], at: int) -> tuple[Column, ...]:
    """Give the columns with one of places, which is on paper only, after that of citations, which is now in Excel only."""
    full, short = replace(columns[at], only="excel"), replace(columns[at], only="word")
    return (*columns[:at], full, short, *columns[at + 1 :])


def _beside(row: TableRow | Heading, at: int, name: str) -> TableRow | Heading:
    if isinstance(row, Heading):
        return row
    cell = row.cells[at] if at < len(row.cells) else NOTHING
    return replace(row, cells=(*row.cells[: at + 1], _short(cell, name), *row.cells[at + 1 :]))


def _short(cell: TableCell, name: str) -> TableCell:
    """Give a cell that says only the place where its instrument is the one named above."""
    return replace(cell, value=cell.place.at, place=None) if cell.place is not None and cell.place.of == name else cell
