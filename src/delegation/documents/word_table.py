"""A table of an annex as XML of Word: fixed widths, header row repeated, rows not split, links to the lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation import wording
from delegation.documents.annex import Cell, Column, Group, Row, Table
from delegation.documents.numbering import Numbered
from delegation.documents.word_text import Bookmarks, Look, attribute, link, paragraph, run
from delegation.findings import Language

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PADDING = 70
"""Twentieths of a point left and right of the text of a cell."""
_SIZE = 11.0
_TWIPS = 1440 / 25.4


class WordTables:
    """Makes the tables of one document."""

    def __init__(self, numbered: Numbered, bookmarks: Bookmarks) -> None:
        """Take the numbers of the annexes and the bookmarks that cells lead to."""
        self._numbered, self._bookmarks = numbered, bookmarks

    def table(self, annex: str, table: Table, width: float) -> str:
        """Make the table of an annex, ``width`` millimetres wide."""
        shown = [at for at, one in enumerate(table.columns) if one.only != "excel"]
        columns = [table.columns[at] for at in shown]
        widths = _widths(columns, round(width * _TWIPS))
        grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        head = (
            self._field(Cell(one.title), one, w, Look(_SIZE, bold=True), head=True)
            for one, w in zip(columns, widths, strict=True)
        )
        rows = (
            self._row(annex, one, columns, shown, widths)
            for one in table.rows
            if not isinstance(one, Row) or one.only != "excel"
        )
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:left w:w="{_PADDING}" w:type="dxa"/><w:right w:w="{_PADDING}" w:type="dxa"/></w:tblCellMar>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={attribute(_short(table.summary))}/><w:tblDescription w:val={attribute(table.summary)}/>"
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(head)}</w:tr>{''.join(rows)}</w:tbl>"
        )

    def _row(
        self, annex: str, row: Row | Group, columns: Sequence[Column], shown: Sequence[int], widths: Sequence[int]
    ) -> str:
        if isinstance(row, Group):
            look = Look(_SIZE, bold=row.level == 1, italic=row.level != 1)
            inner = paragraph(
                self._bookmarks.around(annex, row.key, run(row.title, look)), before=2, after=2, keep=True
            )
            properties = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/><w:vAlign w:val="center"/>'
            return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc></w:tr>"
        look = Look(_SIZE, bold=row.kind == "total", italic=row.kind == "part")
        fields = []
        for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
            cell = row.cells[shown[at]]
            fields.append(self._field(cell, column, width, look, mark=(annex, row.key) if at == 0 else None))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(fields)}</w:tr>"

    def _field(
        self,
        cell: Cell,
        column: Column,
        width: int,
        look: Look,
        *,
        head: bool = False,
        mark: tuple[str, str] | None = None,
    ) -> str:
        runs = "".join(self._runs(cell, look))
        if mark is not None and mark[1]:
            runs = self._bookmarks.around(*mark, runs)
        inner = paragraph(runs, "center" if head else column.align, before=2, after=2, keep=head)
        middle = '<w:vAlign w:val="center"/>'
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{middle}</w:tcPr>{inner}</w:tc>'

    def _runs(self, cell: Cell, look: Look) -> Iterator[str]:
        words = said(cell, self._numbered)
        if cell.kind == "unknown":
            look = Look(look.size, look.bold, italic=True)
        way = self._numbered.leads(cell.to)
        if way is not None:
            yield link(run(words, look), self._bookmarks.name(way), self._numbered.reference(way))
        else:
            yield run(words, look)
        if cell.notes:
            yield run(marks(cell.notes), Look(look.size, raised=True))


def said(cell: Cell, numbered: Numbered) -> str:
    """Give the words of a cell."""
    if cell.kind == "reference":
        way = numbered.leads(cell.to)
        return numbered.reference(way) if way is not None else str(cell.value)
    return in_words(cell, numbered.document.language)


def in_words(cell: Cell, language: Language) -> str:
    """Give the words of a cell that is no reference; a whole number with the thousands mark."""
    return wording.number(cell.value, language) if isinstance(cell.value, int) else cell.value


def marks(notes: Sequence[int]) -> str:
    """Give the signs that lead to notes."""
    return f"({', '.join(map(str, sorted(notes)))})"


def _widths(columns: Sequence[Column], whole: int) -> list[int]:
    share = whole / sum(one.width for one in columns)
    widths = [int(one.width * share) for one in columns]
    widths[-1] += whole - sum(widths)
    return widths


def _short(summary: str) -> str:
    return summary[:120]
