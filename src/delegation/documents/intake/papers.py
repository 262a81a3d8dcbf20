"""A paper as it was read, whatever program made it: lines of text and tables of cells, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.findings import Text
from delegation.values import dataclass

_LETTERS = 26
MARGIN = Text("đầu trang, cuối trang", "head or foot of the page")
"""Where what stands in the margins of a paper stands."""


@dataclass(frozen=True, slots=True)
class PaperCell:
    """One cell. ``row`` and ``column`` count from 1 and are those of its own place, also where a merged cell covers it.

    ``covered``: its text is that of a merged cell that begins in another place. ``number``: how the program shows the number that
    it holds (``General``); ``None`` where it holds a text. ``partly_struck``: some words are struck through, and left out of ``text``.
    """

    text: str
    row: int
    column: int
    covered: bool = False
    struck: bool = False
    partly_struck: bool = False
    hidden: bool = False
    number: str | None = None
    comment: str = ""
    ditto: str = ""
    """The mark in the place of which the text of the row above stands: *nt*, *như trên*."""
    pictured: bool = False
    """A picture stands in it beside its text."""


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table: its name, and its rows, all of the same breadth. ``lettered``: columns are called A, B, C as in Excel."""

    name: Text
    rows: tuple[tuple[PaperCell, ...], ...]
    lettered: bool = False

    def place(self, cell: PaperCell) -> Text:
        """Say where a cell stands: ``Sheet1!B12``, or ``bảng 1, dòng 3, cột 2``."""
        if self.lettered:
            found = f"{self.name.vi}!{letters(cell.column)}{cell.row}"
            return Text(found, found)
        return Text(
            f"{self.name.vi}, dòng {cell.row}, cột {cell.column}",
            f"{self.name.en}, row {cell.row}, column {cell.column}",
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables, counted from 1."""

    text: str
    number: int
    comment: str = ""
    """What comments and footnotes say beside it."""

    @property
    def place(self) -> Text:
        """Say where it stands."""
        return Text(f"đoạn {self.number}", f"paragraph {self.number}")


@dataclass(frozen=True, slots=True)
class Paper:
    """What a file holds. ``notices``: what whoever imports it must know of the reading."""

    name: str
    blocks: tuple[Paragraph | PaperTable, ...]
    notices: tuple[Text, ...] = ()
    margins: tuple[str, ...] = ()
    """What stands at the head and the foot of its pages, and behind the text."""
    unseen: tuple[tuple[str, Text], ...] = ()
    """What its paragraphs say in hidden letters, with their places."""
    hidden: tuple[PaperTable, ...] = ()
    """Its hidden sheets, which are not read."""
    conditional: tuple[tuple[str, Text], ...] = ()
    """The sheets with a format by condition that may strike through or hide letters, each with the areas: which rows it does so is not read."""

    @property
    def tables(self) -> tuple[PaperTable, ...]:
        """Its tables."""
        return tuple(one for one in self.blocks if isinstance(one, PaperTable))

    def lines(self, above: Sequence[tuple[PaperTable, int]] = ()) -> Iterator[tuple[str, Text]]:
        """Give every text with its place, of some tables only that of their first rows: what a decision says of itself often stands in tables."""
        first = {id(table): rows for table, rows in above}
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.text, block.place
            else:
                for row in block.rows[: first.get(id(block))]:
                    for cell in row:
                        if cell.text and not cell.covered:
                            yield from ((part, block.place(cell)) for part in cell.text.split("\n") if part.strip())

    @property
    def margin_lines(self) -> tuple[tuple[str, Text], ...]:
        """The lines on its margins, with their place."""
        return tuple((line, MARGIN) for one in self.margins for line in one.split("\n"))

    def before(self, table: PaperTable) -> Paper:
        """Give what stands before a table."""
        at = next(at for at, one in enumerate(self.blocks) if one is table)
        return replace(self, blocks=self.blocks[:at])


def unseen_words(hidden: str) -> str:
    """Say beside a text which words in it the file hides; nothing where it hides none."""
    words = " ".join(hidden.split())
    return f"chữ bị ẩn: «{words}»" if any(map(str.isalnum, words)) else ""


def letters(column: int) -> str:
    """Name a column as Excel does: 1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        found = chr(ord("A") + rest) + found
    return found
