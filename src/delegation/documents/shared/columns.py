"""Tables as they are declared: of each column its title, its breadth, and what stands in it for a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Literal, TypeVar

from delegation.documents.shared.annex import NOTHING, Align, Cell, Column, Group, Row, Table, To, Where
from delegation.findings import Language, Text
from delegation.values import dataclass

R = TypeVar("R")
Said = Cell | str | int
"""What stands in a field: a text, a whole number, or either with what belongs to it."""


@dataclass(frozen=True, slots=True)
class ColumnOf(Generic[R]):
    """A column of rows of a kind. ``width``, ``align``, ``only``: as of a ``Column``; ``cell``: what stands in it for a row.

    ``total``: what stands in it in the row of totals; ``None`` for nothing. ``to_fill``: it is left blank for whoever decides.
    """

    title: Text
    width: float
    cell: Callable[[R], Said]
    align: Align = "left"
    only: Where = ""
    total: Callable[[], Said] | None = None
    to_fill: bool = False


def of_list(way: Callable[[R], To | None], total: Callable[[], Said] | None = None) -> ColumnOf[R]:
    """Give the column that names where the list behind a row stands."""
    return ColumnOf(Text("Danh mục kèm theo", "List"), 28, lambda one: Cell("–", "reference", to=way(one)), total=total)


class TableOf(Generic[R]):
    """The columns of a table, the first of which numbers its rows."""

    def __init__(self, language: Language, serial: float, *columns: ColumnOf[R]) -> None:
        """Declare the columns after the one of numbers, which is ``serial`` wide."""
        self._language, self._serial, self._columns = language, serial, columns

    def row(self, serial: Said, one: R, key: str = "", kind: Literal["row", "part"] = "row", only: Where = "") -> Row:
        """Give one row under its number."""
        cells = (serial, *(column.cell(one) for column in self._columns))
        return Row(tuple(map(_cell, cells)), kind, key, only)

    def total(self) -> Row:
        """Give the row of totals."""
        totals = (NOTHING if one.total is None else one.total() for one in self._columns)
        return Row((NOTHING, *map(_cell, totals)), "total")

    def numbered(self, lines: Iterable[R | Group], before: str = "") -> Iterator[Row | Group]:
        """Give rows with numbers from 1 on; the key of each is its number after ``before``."""
        at = 0
        for one in lines:
            if isinstance(one, Group):
                yield one
            else:
                at += 1
                yield self.row(at, one, f"{before}{at}")

    def _says_nothing(self, at: int, rows: list[Row]) -> bool:
        """Whether a column has no word in any row: paper leaves it out, and Excel keeps it, for there rows are filtered."""
        words = (one.cells[at] for one in rows)
        return (
            bool(rows)
            and not self._columns[at - 1].to_fill
            and all(one.value in _NO_WORDS and one.to is None for one in words)
        )

    def table(self, rows: Iterable[Row | Group], summary: Callable[[int], Text]) -> Table:
        """Give the table of some rows. ``summary``: what it shows, by the number of its rows."""
        made, language = tuple(rows), self._language
        proper = [one for one in made if isinstance(one, Row) and one.only != "excel"]
        columns = (
            Column(
                one.title.in_(language), one.width, one.align, "excel" if self._says_nothing(at, proper) else one.only
            )
            for at, one in enumerate(self._columns, 1)
        )
        serial = Column(Text("STT", "No.").in_(language), self._serial, "center")
        count = sum(isinstance(one, Row) for one in made)
        return Table((serial, *columns), made, summary(count).in_(language))


_NO_WORDS = ("", "–")


def _cell(said: Said) -> Cell:
    return said if isinstance(said, Cell) else Cell(said, "number" if isinstance(said, int) else "text")


def rows_in(vi: str, en: str) -> Callable[[int], Text]:
    """Give the summary that counts rows: so many of what they are."""
    return lambda count: Text(f"{count} {vi}.", f"{count} {en}.")
