"""Tables as they are declared: of each column its title, its breadth, and what stands in it for a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Generic, Literal, TypeVar

from delegation.documents.shared.annex import (
    NOTHING,
    Align,
    AnnexTable,
    Column,
    Heading,
    TableCell,
    TableRow,
    To,
    Where,
)
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.places import with_places
from delegation.findings import Language, Text
from delegation.speech import sentence
from delegation.speech.numbers import counted, ranges
from delegation.values import dataclass

R = TypeVar("R")
Said = TableCell | str | int
"""What stands in a field: a text, a whole number, or either with what belongs to it."""


@dataclass(frozen=True, slots=True)
class ColumnOf(Generic[R]):
    """A column of rows of a kind. ``width``, ``align``, ``only``: as of a ``Column``; ``cell``: what stands in it for a row.

    ``total``: what stands in it in the row of totals; ``None`` for nothing. ``to_fill``: it is left blank for whoever decides.
    ``once``: what is the same in every row, or in every row under a heading, is said once above them on paper; where it is the same in
    nearly all, notes lead from the others. Excel keeps the column, for there rows are filtered. ``phrase``: what stands in it is no name, and begins small where it is said so.
    ``exact``: it is not said once for nearly all rows: a party or a day that holds but for some is read wrongly.
    ``seldom``: where few rows have a word, paper says it in notes below the table, after these words, and has no column.
    """

    title: Text
    width: float
    cell: Callable[[R], Said]
    align: Align = "left"
    only: Where = ""
    total: Callable[[], Said] | None = None
    to_fill: bool = False
    once: bool = False
    phrase: bool = False
    seldom: Text | None = None
    exact: bool = False


def of_list(way: Callable[[R], To | None], total: Callable[[], Said] | None = None) -> ColumnOf[R]:
    """Give the column that names where the list behind a row stands."""
    return ColumnOf(
        Text("Danh mục kèm theo", "List"), 28, lambda one: TableCell("–", "reference", to=way(one)), total=total
    )


class TableOf(Generic[R]):
    """The columns of a table, the first of which numbers its rows."""

    def __init__(
        self, language: Language, serial: float, *columns: ColumnOf[R], of: Callable[[R], str] | None = None
    ) -> None:
        """Declare the columns after the one of numbers, which is ``serial`` wide. ``of``: the id of the matter that a row is of, where several rows may be of one."""
        self._language, self._serial, self._columns, self._of = language, serial, columns, of

    def row(
        self, serial: Said, one: R, key: str = "", kind: Literal["row", "part"] = "row", only: Where = ""
    ) -> TableRow:
        """Give one row under its number."""
        cells = (serial, *(column.cell(one) for column in self._columns))
        return TableRow(tuple(map(_cell, cells)), kind, key, only, self._of(one) if self._of is not None else "")

    def total(self) -> TableRow:
        """Give the row of totals."""
        totals = (NOTHING if one.total is None else one.total() for one in self._columns)
        return TableRow((NOTHING, *map(_cell, totals)), "total")

    def numbered(self, lines: Iterable[R | Heading], before: str = "") -> Iterator[TableRow | Heading]:
        """Give rows with numbers from 1 on; the key of each is its number after ``before``."""
        at = 0
        for one in lines:
            if isinstance(one, Heading):
                yield one
            else:
                at += 1
                yield self.row(at, one, f"{before}{at}")

    def table(
        self, rows: Iterable[TableRow | Heading], summary: Callable[[int], Text], notes: Notes | None = None
    ) -> AnnexTable:
        """Give the table of some rows. ``summary``: what it shows, by the number of its rows; ``notes``: those below it."""
        made = tuple(rows)
        parts = _parts(made)
        every = [one for part in parts for one in part if isinstance(one, TableRow) and one.only != "excel"]
        same = {at: cell for at in self._once() if (cell := _only(every, at)) is not None}
        under = [] if len(parts) < _FEWEST else [at for at in self._once() if at not in same and _are_alike(parts, at)]
        silent = [at for at, one in enumerate(self._columns, 1) if not one.to_fill and _says_nothing(every, at)]
        few = {at: ("", before) for at, before in self._seldom(every) if notes and at not in {*same, *under, *silent}}
        nearly = self._nearly(every, {*same, *under, *silent, *few}) if notes else {}
        few |= {at: (str(cell.value), f"{self._title(at)}: ") for at, cell in nearly.items()}
        left_out = {*same, *under, *silent, *few}
        serial = Column(Text("STT", "No.").in_(self._language), self._serial, "center")
        columns = (
            Column(
                one.title.in_(self._language),
                one.width,
                one.align,
                "excel" if at in left_out else one.only,
                one.to_fill,
            )
            for at, one in enumerate(self._columns, 1)
        )
        shown = [one for part in parts for one in self._headed(part, under)]
        if notes and few:
            bearer = self._broadest(left_out)
            shown = [one if isinstance(one, Heading) else _noted(one, few, bearer, notes) for one in shown]
        count = sum(isinstance(one, TableRow) for one in made)
        table = AnnexTable((serial, *columns), tuple(shown), summary(count).in_(self._language))
        table = _without(table, {at for at in silent if _says_nothing([*table.proper], at)})
        found = with_places(table.columns, table.rows, self._language)
        return replace(
            table, columns=found.columns, rows=(*self._said({**same, **nearly}, nearly), *found.lines, *found.rows)
        )

    def _once(self) -> Iterator[int]:
        """Give the places of the columns that may be said once."""
        return (at for at, one in enumerate(self._columns, 1) if one.once and one.only != "excel")

    def _seldom(self, rows: Sequence[TableRow]) -> Iterator[tuple[int, str]]:
        """Give the places of the columns in which so few rows have a word that notes say it, each with the words before it."""
        for at, one in enumerate(self._columns, 1):
            if one.seldom is not None and one.only != "excel":
                said = [own for row in rows if (own := _own(row.cells[at]))]
                if len(rows) >= _IN_SO_MANY * len(said) and len(set(said)) <= _MOST_NOTES:
                    yield at, one.seldom.in_(self._language)

    def _nearly(self, rows: Sequence[TableRow], left_out: Container[int]) -> Mapping[int, TableCell]:
        """Give what stands in a column in nearly all rows; the others say something else, and are so few that notes say it."""
        found = dict[int, TableCell]()
        for at in self._once():
            if at in left_out or not rows or self._columns[at - 1].exact:
                continue
            ((common, _),) = Counter(one.cells[at].value for one in rows).most_common(1)
            others = [one.cells[at] for one in rows if one.cells[at].value != common]
            # What is the same in every row is said above without an exception, or stays where there are too few rows for it.
            is_seldom = (
                0 < len(others) <= len(rows) // _NEARLY_ALL and len({one.value for one in others}) <= _MOST_NOTES
            )
            if is_seldom and not any(one.value in _NO_WORDS or one.to for one in (TableCell(common), *others)):
                found[at] = TableCell(common)
        return found

    def _title(self, at: int) -> str:
        return self._columns[at - 1].title.in_(self._language)

    def _broadest(self, left_out: Container[int]) -> int:
        """Give the place of the broadest column of paper: it names what a row is about."""
        shown = [
            (one.width, -at)
            for at, one in enumerate(self._columns, 1)
            if at not in left_out and one.only != "excel" and not one.to_fill
        ]
        return -max(shown)[1]

    def _said(
        self, cells: Mapping[int, TableCell], nearly: Container[int] = (), level: Literal[1, 2] = 1
    ) -> Iterator[Heading]:
        """Say what is the same in some rows, or ``nearly`` in all of them; nothing where nothing is."""
        but = Text(", trừ dòng có chú thích khác", ", but where a note says otherwise").in_(self._language)
        said = (
            f"{self._title(at)}: {self._answering(at, cell)}{f' ({ranges(cell.notes)})' if cell.notes else ''}{but if at in nearly else ''}"
            for at, cell in sorted(cells.items())
            if cell.value not in _NO_WORDS or cell.notes
        )
        line = ". ".join(said)
        if line:
            yield Heading(f"{line}.", level, kind="line")

    def _headed(self, part: Sequence[TableRow | Heading], under: Sequence[int]) -> Iterator[TableRow | Heading]:
        """Give a heading with its rows; what is the same in all of them below it."""
        rows = [one for one in part if isinstance(one, TableRow) and one.only != "excel"]
        begins = isinstance(part[0], Heading) if part else False
        yield from part[:1] if begins else ()
        above = part[0].title if begins and isinstance(part[0], Heading) else ""
        # What the heading itself names is not said again below it.
        own = {at: rows[0].cells[at] for at in under if rows and rows[0].cells[at].value != above}
        yield from self._said(own, level=2)
        yield from part[1:] if begins else part

    def _answering(self, at: int, cell: TableCell) -> str:
        """Give what stands in a column as it follows its title, which it does not say again: *Thời hạn: chưa rõ*."""
        if cell.value in _NO_WORDS:
            return Text("xem chú thích", "see note").in_(self._language)
        column, said = self._columns[at - 1], str(cell.value)
        title = column.title.in_(self._language).lower()
        if said.lower() == f"chưa rõ {title}":
            return "chưa rõ"
        if said.lower() == f"{title} not known":
            return "not known"
        # «Văn bản ủy quyền: văn bản chưa công bố số» repeats a word of its title, and is no name.
        is_phrase = column.phrase or said.partition(" ")[0].lower() == title.partition(" ")[0]
        return f"{said[:1].lower()}{said[1:]}" if is_phrase else said


_NO_WORDS = ("", "–")
_NEARLY_ALL = 10
"""A column in which at most one row in so many says something else than the others is said once above the table."""
_IN_SO_MANY, _MOST_NOTES = 9, 12
"""A column in which at most one row in so many has words, and no more different ones than these, becomes notes below the table."""
_FEWEST = 2
"""Headings, and rows to a heading on the average, from which on it is shorter to say below each what is the same in its rows."""


def _parts(rows: Sequence[TableRow | Heading]) -> list[list[TableRow | Heading]]:
    """Divide rows at the headings of the first level."""
    parts: list[list[TableRow | Heading]] = [[]]
    for one in rows:
        if isinstance(one, Heading) and one.level == 1 and one.kind == "heading" and parts[-1]:
            parts.append([])
        parts[-1].append(one)
    return parts


def _only(rows: Sequence[TableRow], at: int) -> TableCell | None:
    """Give what stands in a column in every one of several rows; ``None`` where they differ, or are a way to somewhere."""
    first = rows[0].cells[at] if len(rows) >= _FEWEST else None
    return first if first is not None and first.to is None and all(one.cells[at] == first for one in rows) else None


def _are_alike(parts: Sequence[Sequence[TableRow | Heading]], at: int) -> bool:
    """Whether the rows below each heading say the same in a column, and are enough to say it once."""
    found = [[one for one in part if isinstance(one, TableRow) and one.only != "excel"] for part in parts]
    rows = [one for one in found if one]
    return sum(map(len, rows)) >= _FEWEST * len(rows) and all(
        one.cells[at] == part[0].cells[at] and one.cells[at].to is None for part in rows for one in part
    )


def _says_nothing(rows: Sequence[TableRow], at: int) -> bool:
    """Whether a column has no word in any of some rows, and leads nowhere: where that is so in all of a table, neither paper nor Excel has it."""
    cells = [one.cells[at] for one in rows]
    return bool(cells) and all(one.value in _NO_WORDS and one.to is None and not one.notes for one in cells)


def _without(table: AnnexTable, gone: Container[int]) -> AnnexTable:
    """Give a table without some columns. What is the same in every row stays in Excel: there rows are filtered, copied and imported one by one."""

    def kept(row: TableRow) -> TableRow:
        return replace(row, cells=tuple(one for at, one in enumerate(row.cells) if at not in gone))

    columns = tuple(one for at, one in enumerate(table.columns) if at not in gone)
    rows = (kept(one) if isinstance(one, TableRow) else one for one in table.rows)
    return replace(table, columns=columns, rows=tuple(rows))


def _noted(row: TableRow, few: Mapping[int, tuple[str, str]], bearer: int, notes: Notes) -> TableRow:
    """Give a row whose words in some columns paper says in notes, to which the cell of its name leads. ``few``: words that need none, and those before a note."""
    if row.only == "excel":
        return row
    led: list[int] = []
    for at, (common, before) in few.items():
        said = _own(row.cells[at])
        led += notes.add_on_paper(sentence(f"{before}{said.rstrip('.')}.")) if said not in ("", common) else ()
        led += row.cells[at].notes
    cells = list(row.cells)
    cells[bearer] = replace(cells[bearer], on_paper=tuple(dict.fromkeys(led)))
    return replace(row, cells=tuple(cells))


def _own(cell: TableCell) -> str:
    """Give the words of a cell."""
    return "" if cell.value in _NO_WORDS else str(cell.value)


def _cell(said: Said) -> TableCell:
    return said if isinstance(said, TableCell) else TableCell(said, "number" if isinstance(said, int) else "text")


def rows_in(vi: str, en: str, many: str = "") -> Callable[[int], Text]:
    """Give the summary that counts rows: so many of what they are. ``en``: one of them; ``many``: several, where that does not end in s alone."""

    def summary(count: int) -> Text:
        said = counted(count, vi, en, many)
        return Text(f"{said.vi}.", f"{said.en}.")

    return summary
