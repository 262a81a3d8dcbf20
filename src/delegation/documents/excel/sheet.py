"""One sheet of a workbook: title lines, a table that can be filtered, notes, and how it is printed."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from delegation.documents.excel.pieces import in_rows, pieces
from delegation.documents.shared.annex import Annex, Annexes, AnnexPicture, AnnexTable, Column, TableCell, TableRow, To
from delegation.documents.shared.breadth import NO_BREAK, breadth, lines
from delegation.documents.shared.numbering import Numbered
from delegation.documents.word.layout import words_of
from delegation.documents.word.page import BOTTOM, LEFT, RIGHT, TOP, room
from delegation.documents.word.picture import size_within
from delegation.documents.word.table import marks
from delegation.documents.word.text import FONT, bare
from delegation.findings import Text

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_HEAD = 4
"""The row of the headings, counted from 0: three title lines and the way back stand above it."""
_LETTER = 1.95
"""Millimetres of a letter of the default font, by which Excel measures columns."""
_LEAST_SCALE = 8 / 11
"""So far a page may be made smaller that 11 points stay 8."""
_LINE = 15.0
"""Points of a line."""
_SIZE = 11.0
_MOST_SHARE = 1.15
"""So far columns are made broader than on a page: links are not broken by every program."""
_AROUND = 5.0
"""Millimetres that a cell wants beside its number."""
_HIGHEST = 409.0
"""Points that Excel allows a row."""
_INCH = 25.4
_SPARE = 1.05
"""How much broader than a picture its columns are."""


class Places:
    """Where the annexes and their rows stand in the workbook."""

    def __init__(self, document: Annexes, names: dict[str, str]) -> None:
        """Take the names of the sheets by the keys of the annexes."""
        self.names = names
        self._rows: dict[tuple[str, str], int] = {}
        self._breadth: dict[str, int] = {}
        for annex in document.annexes:
            if isinstance(annex.body, AnnexTable):
                self._breadth[annex.key] = len(columns_of(annex.body))
                for at, row in enumerate(rows_of(annex.body), _HEAD + 1):
                    if row.key:
                        self._rows[annex.key, row.key] = at

    def row(self, annex: str, key: str) -> int:
        """Give the row of a key, counted from 0."""
        return self._rows[annex, key]

    def address(self, to: To) -> str:
        """Give the address of the place that a way leads to, as links name it."""
        from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

        first = self._rows.get((to.annex, to.first))
        if first is None:
            cells = xl_rowcol_to_cell(0, 0)
        else:
            cells = xl_range(first, 0, self._rows.get((to.annex, to.last), first), self._breadth[to.annex] - 1)
        return f"internal:'{self.names[to.annex]}'!{cells}"


def columns_of(table: AnnexTable) -> list[int]:
    """Give the places of the columns that a workbook shows."""
    return [at for at, one in enumerate(table.columns) if one.only != "word"]


def rows_of(table: AnnexTable) -> list[TableRow]:
    """Give the rows that a workbook shows."""
    return list(in_rows(one for one in table.proper if one.only != "word"))


class SheetWriter:
    """Writes one sheet."""

    def __init__(
        self, book: Workbook, numbered: Numbered, places: Places, formats: dict[tuple[tuple[str, object], ...], Any]
    ) -> None:
        """Take the workbook with the formats that it has already."""
        self._book, self._numbered, self._places, self._formats = book, numbered, places, formats
        self._sheet: Any = None

    def _format(self, **wanted: object) -> Any:  # noqa: ANN401  the library's own value
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(
                {"font_name": FONT, "font_size": 11, "valign": "vcenter", **wanted}
            )
        return self._formats[key]

    def write(self, annex: Annex, back: To | None) -> None:
        """Write an annex; ``back``: the annex that leads to it."""
        self._sheet = self._book.add_worksheet(self._places.names[annex.key])
        self._print(annex)
        if isinstance(annex.body, AnnexTable):
            shown = columns_of(annex.body)
            columns = [annex.body.columns[at] for at in shown]
            widths = self._widths([_breadth(annex.body, at) for at in shown], wide=annex.wide)
            self._titles(annex, widths, back)
            last = self._table(annex.key, annex.body, columns, shown, widths)
        else:
            # Programs measure columns differently: a picture as broad as they are would be cut at the edge of the print.
            widths = [room(wide=annex.wide)[0] * _SPARE / 6] * 6
            self._sheet.set_margins(left=RIGHT / _INCH, right=RIGHT / _INCH, top=TOP / _INCH, bottom=BOTTOM / _INCH)
            for at, width in enumerate(widths):
                self._sheet.set_column(at, at, width / _LETTER, self._format())
            self._titles(annex, widths, back)
            last = self._drawing(annex, annex.body, widths)
        last = self._foot(annex, last, widths)
        self._sheet.print_area(0, 0, last, max(1, len(widths)) - 1)

    def _print(self, annex: Annex) -> None:
        sheet = self._sheet
        sheet.set_paper(9)
        if annex.wide:
            sheet.set_landscape()
        sheet.set_margins(left=LEFT / _INCH, right=RIGHT / _INCH, top=TOP / _INCH, bottom=BOTTOM / _INCH)
        sheet.set_header(f'&C&"{FONT},Regular"&13&P', {"margin": 10 / _INCH})
        sheet.fit_to_pages(1, 0)
        sheet.set_start_page(1)
        sheet.hide_gridlines(2)
        sheet.center_horizontally()

    def _widths(self, wanted: Sequence[float], *, wide: bool) -> list[float]:
        """Set the widths; what would make a printed page too small is narrowed."""
        most = room(wide=wide)[0] / _LEAST_SCALE
        share = min(_MOST_SHARE, most / sum(wanted))
        widths = [one * share for one in wanted]
        for at, width in enumerate(widths):
            self._sheet.set_column(at, at, width / _LETTER, self._format())
        return widths

    def _titles(self, annex: Annex, widths: Sequence[float], back: To | None) -> None:
        head: tuple[tuple[str, dict[str, object]], ...] = (
            (self._numbered.label(annex), {"bold": True, "font_size": 14}),
            (
                ". ".join(filter(None, (annex.title.upper(), annex.under))).replace(NO_BREAK, " "),
                {"bold": True, "font_size": 13},
            ),
            (self._numbered.enclosed(annex), {"italic": True, "font_size": 13}),
        )
        for at, (text, look) in enumerate(head):
            self._across(at, text, widths, self._format(align="center", text_wrap=True, **look), _LINE * 1.3)
        if back is not None:
            label = self._numbered.label(self._numbered.annex(back))
            words = Text(f"← Về {label}", f"← Back to {label}").in_(self._numbered.document.language)
            self._sheet.write_url(3, 0, self._places.address(back), self._format(font_color="#0000FF"), words)

    def _across(self, row: int, text: str, widths: Sequence[float], form: Any, line: float = _LINE) -> None:  # noqa: ANN401
        """Write a text across all columns, with as many lines as it takes."""
        text = bare(text)
        self._sheet.set_row(row, line * lines(text, sum(widths), line / _LINE * _SIZE))
        if len(widths) > 1:
            self._sheet.merge_range(row, 0, row, len(widths) - 1, text, form)
        else:
            self._sheet.write_string(row, 0, text, form)

    def _table(
        self, annex: str, table: AnnexTable, columns: Sequence[Column], shown: Sequence[int], widths: Sequence[float]
    ) -> int:
        sheet, rows = self._sheet, rows_of(table)
        head = self._format(bold=True, align="center", text_wrap=True, border=1)
        for at, column in enumerate(columns):
            sheet.write_string(_HEAD, at, bare(column.title), head)
        sheet.set_row(_HEAD, self._height([TableCell(one.title) for one in columns], widths, bold=True))
        for at, row in enumerate(rows, _HEAD + 1):
            for place, (column, cell_at) in enumerate(zip(columns, shown, strict=True)):
                self._cell(annex, at, place, row, row.cells[cell_at], column)
            sheet.set_row(at, self._height([row.cells[one] for one in shown], widths, bold=row.kind == "total"))
        last = _HEAD + len(rows)
        sheet.freeze_panes(_HEAD + 1, 0)
        sheet.repeat_rows(_HEAD)
        filtered = last
        while rows and filtered > _HEAD and rows[filtered - _HEAD - 1].kind == "total":
            filtered -= 1
        if filtered > _HEAD:
            sheet.autofilter(_HEAD, 0, filtered, len(columns) - 1)
            from xlsxwriter.utility import xl_range

            sheet.ignore_errors({"number_stored_as_text": xl_range(_HEAD + 1, 0, last, len(columns) - 1)})
        return last

    def _height(self, cells: Sequence[TableCell], widths: Sequence[float], *, bold: bool) -> float:
        """Give the height of a row in points: that of its longest cell."""
        words = (
            (words_of(cell, self._numbered) + (" (9)" if cell.notes else ""), width)
            for cell, width in zip(cells, widths, strict=True)
        )
        return min(_HIGHEST, _LINE * max(lines(text, width, _SIZE, bold=bold) for text, width in words) + 2)

    def _cell(self, annex: str, row: int, place: int, of: TableRow, cell: TableCell, column: Column) -> None:
        look: dict[str, object] = {"align": column.align, "text_wrap": True, "border": 1}
        if of.kind == "total":
            look["bold"] = True
        if cell.kind == "unknown" or of.kind == "part":
            look["italic"] = True
        way = self._numbered.leads(cell.to)
        if way is not None:
            look |= {"font_color": "#0000FF", "underline": 1}
        mark = f" {marks(cell.notes)}" if cell.notes else ""
        if isinstance(cell.value, int) and cell.kind == "number":
            form = self._format(num_format=f'#,##0"{mark}"' if mark else "#,##0", **look)
            if way is not None:
                self._link(row, place, way, form)
            if cell.sums:
                self._sheet.write_formula(row, place, self._sum(annex, cell, place), form, cell.value)
            else:
                self._sheet.write_number(row, place, cell.value, form)
            return
        form = self._format(num_format="@", **look)
        own = bare(words_of(cell, self._numbered))
        words = own + mark if own else mark.strip()
        if way is not None:
            self._link(row, place, way, form, words)
        else:
            self._sheet.write_string(row, place, words, form)

    def _link(self, row: int, place: int, way: To, form: Any, words: str = "") -> None:  # noqa: ANN401
        """Make a link. A number is written into the same cell after it, and stays a number."""
        named = self._numbered.reference(way)
        self._sheet.write_url(row, place, self._places.address(way), form, words or named, named)

    def _sum(self, annex: str, cell: TableCell, place: int) -> str:
        from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

        rows = sorted(self._places.row(annex, one) for one in cell.sums)
        if rows == list(range(rows[0], rows[-1] + 1)):
            return f"=SUM({xl_range(rows[0], place, rows[-1], place)})"
        return "=" + "+".join(xl_rowcol_to_cell(one, place) for one in rows)

    def _drawing(self, annex: Annex, drawing: AnnexPicture, widths: Sequence[float]) -> int:
        across, down = room(wide=annex.wide)
        width, height = size_within(drawing, across - 2, down - 45)
        pixels = struct.unpack(">II", drawing.png[16:24])
        dots = _density(drawing.png)
        given = {
            "image_data": BytesIO(drawing.png),
            "x_offset": round((across * _SPARE - width) / 2 / _INCH * 96),
            "x_scale": width / _INCH * dots / pixels[0],
            "y_scale": height / _INCH * dots / pixels[1],
            "description": bare(drawing.described),
            "object_position": 2,
        }
        self._sheet.insert_image(_HEAD, 0, "so-do.png", given)
        rows = ceil(height / _INCH * 72 / _LINE) + 1
        for at in range(_HEAD, _HEAD + rows):
            self._sheet.set_row(at, _LINE)
        caption = self._numbered.caption(annex)
        self._across(_HEAD + rows, caption, widths, self._format(italic=True, align="center", text_wrap=True))
        return _HEAD + rows

    def _foot(self, annex: Annex, last: int, widths: Sequence[float]) -> int:
        plain: dict[str, object] = {}
        leaning: dict[str, object] = {"italic": True}
        below: list[tuple[str, dict[str, object]]] = [
            *((f"({at}) {one}", plain) for at, one in enumerate(annex.notes, 1) if at not in annex.on_paper),
            *((one, plain) for one in annex.remarks),
            *((one, leaning) for one in annex.foot),
            (annex.made, {"font_size": 9}),
        ]
        at = last + 1
        for text, look in below:
            for piece in pieces(text) if text else ():
                at += 1
                self._across(at, piece, widths, self._format(align="left", text_wrap=True, **look))
        return at


def _breadth(table: AnnexTable, at: int) -> float:
    """Give the breadth that a column asks for; one of references more, for not every program breaks the lines of a link."""
    # A number that does not fit is shown as ####.
    numbers = [one.cells[at] for one in table.proper if one.cells[at].kind == "number"]
    longest = max((breadth(f"{one.value:,} {marks(one.notes)}", _SIZE, bold=True) for one in numbers), default=0.0)
    width = max(table.columns[at].width, longest + _AROUND)
    return width * 1.35 if any(one.cells[at].kind == "reference" for one in table.proper) else width


def _density(png: bytes) -> float:
    """Give the dots per inch that a PNG names; 96 where it names none, as the library takes it."""
    at = png.find(b"pHYs")
    return struct.unpack(">I", png[at + 4 : at + 8])[0] * 0.0254 if at > 0 else 96.0
