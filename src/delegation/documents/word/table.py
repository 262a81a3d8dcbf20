"""A table of an annex as XML of Word: fixed widths, header row repeated, rows not split, links to the lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.documents.shared.annex import AnnexTable, Column, Heading, TableCell, TableRow
from delegation.documents.shared.breadth import held
from delegation.documents.shared.numbering import Numbered
from delegation.documents.word.below import first_kept
from delegation.documents.word.layout import AIR, PADDING, Layout, laid_out, words_of
from delegation.documents.word.text import Bookmarks, LetterStyle, attribute, link, page_of, paragraph, run
from delegation.speech import numbers

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TWIPS = 1440 / 25.4
_WITHOUT_BORDERS = (
    '<w:tcBorders><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'
    '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
)


class WordTables:
    """Makes the tables of one document."""

    def __init__(self, numbered: Numbered, bookmarks: Bookmarks) -> None:
        """Take the numbers of the annexes and the bookmarks that cells lead to."""
        self._numbered, self._bookmarks = numbered, bookmarks

    def table(self, annex: str, table: AnnexTable, space: tuple[float, float], below: tuple[str, float]) -> str:
        """Make the table of an annex for a page with so many millimetres across and down; ``below``: what stands in its last row, and how high it is."""
        laid = laid_out(table, self._numbered, space[0])
        columns, rows, size, widths = laid.columns, laid.rows, laid.size, _in_twips(laid)
        grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        head = (
            self._field(TableCell(one.title), one, w, LetterStyle(size, bold=True), head=True)
            for one, w in zip(columns, widths, strict=True)
        )
        sides = list(zip(columns, laid.places, widths, strict=True))
        # Notes and source never begin a page alone: the last rows go with them.
        stay = first_kept(laid, below[1], space[1]) if below[0] else len(rows)
        shown = (self._row(annex, one, sides, size, keep=at >= stay) for at, one in enumerate(rows))
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:left w:w="{PADDING}" w:type="dxa"/><w:right w:w="{PADDING}" w:type="dxa"/></w:tblCellMar>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={attribute(_short(table.summary))}/><w:tblDescription w:val={attribute(table.summary)}/>"
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(head)}</w:tr>{''.join(shown)}{_across(below[0], widths)}</w:tbl>"
        )

    def _row(
        self,
        annex: str,
        row: TableRow | Heading,
        columns: Sequence[tuple[Column, int, int]],
        size: float,
        *,
        keep: bool,
    ) -> str:
        if isinstance(row, Heading):
            look = LetterStyle(size, bold=row.level == 1, italic=row.level != 1)
            inner = paragraph(
                self._bookmarks.around(annex, row.key, run(row.title, look)) if row.key else run(row.title, look),
                before=2,
                after=2,
                keep=True,
            )
            return _across(inner, [width for _, _, width in columns], '<w:vAlign w:val="center"/>')
        look = LetterStyle(size, bold=row.kind == "total", italic=row.kind == "part")
        fields = (
            self._field(row.cells[at], column, width, look, keep=keep, mark=(annex, row.key) if place == 0 else None)
            for place, (column, at, width) in enumerate(columns)
        )
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(fields)}</w:tr>"

    def _field(
        self,
        cell: TableCell,
        column: Column,
        width: int,
        look: LetterStyle,
        *,
        head: bool = False,
        keep: bool = False,
        mark: tuple[str, str] | None = None,
    ) -> str:
        runs = "".join(self._runs(cell, look))
        if mark is not None and mark[1]:
            runs = self._bookmarks.around(*mark, runs)
        inner = paragraph(runs, "center" if head else column.align, before=AIR, after=AIR, keep=head or keep)
        middle = '<w:vAlign w:val="center"/>'
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{middle}</w:tcPr>{inner}</w:tc>'

    def _runs(self, cell: TableCell, look: LetterStyle) -> Iterator[str]:
        words = held(words_of(cell, self._numbered))
        if cell.kind == "unknown":
            look = LetterStyle(look.size, look.bold, italic=True)
        way = self._numbered.leads(cell.to)
        if way is not None and cell.kind == "pages":
            yield page_of(self._bookmarks.name(way), words, look)
        elif way is not None:
            yield link(run(words, look), self._bookmarks.name(way), self._numbered.reference(way))
        else:
            yield run(words, look)
        if cell.notes or cell.on_paper:
            yield run(marks((*cell.notes, *cell.on_paper)), LetterStyle(look.size, raised=True))


def _across(inner: str, widths: Sequence[int], properties: str = _WITHOUT_BORDERS) -> str:
    """Make a row that is one cell across the whole table; nothing where nothing stands in it."""
    if not inner:
        return ""
    cell = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>{properties}'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{inner}</w:tc></w:tr>"


def marks(notes: Sequence[int]) -> str:
    """Give the signs that lead to notes."""
    return f"({numbers.ranges(notes)})"


def _in_twips(laid: Layout) -> list[int]:
    """Give the breadth of each column as Word measures; together they are as wide as the table."""
    widths = [round(one * _TWIPS) for one in laid.widths]
    widths[-1] += round(laid.whole * _TWIPS) - sum(widths)
    return widths


def _short(summary: str) -> str:
    return summary[:120]
