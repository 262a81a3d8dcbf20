"""What is longer than a cell of Excel may be goes on in further rows, and nothing of it is cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from delegation.documents.shared.annex import NOTHING, TableCell, TableRow

MOST = 32_000
"""Letters of a cell. Excel holds 32,767; the mark of a note may follow."""


def pieces(text: str, most: int = MOST) -> list[str]:
    """Divide a text into pieces of at most so many letters, as Excel counts them, at a blank where there is one."""
    found = []
    while _length(text) > most:
        reach = min(most, len(text))
        while _length(text[:reach]) > most:
            # At least half of what is too much are letters that count twice.
            reach -= (_length(text[:reach]) - most + 1) // 2
        at = max(text.rfind(blank, reach // 2, reach + 1) for blank in " \n")
        end = at if at > 0 else reach
        found.append(text[:end])
        text = text[end:].lstrip(" \n") if at > 0 else text[end:]
    return [*found, text]


def _length(text: str) -> int:
    """Count letters as Excel does: one beyond the first 65,536 of Unicode counts twice."""
    return len(text) + sum(one > "\uffff" for one in text)


def in_rows(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """Give rows that Excel can hold: what a cell has no room for stands below it, in rows that only go on."""
    for row in rows:
        if all(isinstance(one.value, int) or len(one.value) * 2 <= MOST for one in row.cells):
            yield row
            continue
        divided = [_cells(one) for one in row.cells]
        for number in range(max(map(len, divided))):
            cells = tuple(one[number] if number < len(one) else NOTHING for one in divided)
            yield replace(row, cells=cells) if number == 0 else replace(row, cells=cells, kind="part", key="")


def _cells(one: TableCell) -> list[TableCell]:
    """Divide a cell: it leads where it led in its first piece, and has its notes after the last."""
    several: list[str | int] = [one.value] if isinstance(one.value, int) else [*pieces(one.value)]
    last = len(several) - 1
    return [
        replace(one, value=piece, to=one.to if number == 0 else None, notes=one.notes if number == last else ())
        for number, piece in enumerate(several)
    ]
