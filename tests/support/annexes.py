"""Papers as offices make them, for tests of what is read from them: Word and Excel files with their real defects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import Workbook

DECISION = (
    "QUYẾT ĐỊNH",
    "Về việc ủy quyền giải quyết thủ tục hành chính thuộc thẩm quyền của Ủy ban nhân dân Thành phố",
    "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
    "Điều 1. Ủy quyền cho Sở Công Thương giải quyết các thủ tục hành chính tại Phụ lục kèm theo.",
    "Điều 2. Quyết định này có hiệu lực kể từ ngày 01/01/2026. Thời hạn ủy quyền đến hết ngày 31 tháng 12 năm 2027.",
    "Điều 3. Sở Công Thương báo cáo kết quả thực hiện trước ngày 15 tháng 12 hằng năm.",
)
HEADS = ("STT", "Mã số TTHC", "Tên thủ tục hành chính", "Căn cứ pháp lý")
PAPER_HEAD = ("Số: 999/QĐ-UBND", "Hà Nội, ngày 20 tháng 12 năm 2025")


@dataclass
class Sheet:
    """A table to be made. ``merged``: first row, first column, last row, last column, all counted from 0 within ``rows``."""

    rows: Sequence[Sequence[object]]
    merged: Sequence[tuple[int, int, int, int]] = ()
    struck: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()
    formats: dict[tuple[int, int], str] = field(default_factory=dict)


def word(place: Path, lines: Sequence[str], *tables: Sheet, landscape: bool = False, font: str = "") -> Path:
    """Make a Word file: lines, then tables."""
    paper = Document()
    for line in lines:
        run = paper.add_paragraph().add_run(line)
        if font:
            run.font.name = font
    if landscape:
        section = paper.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE
    for sheet in tables:
        _word_table(paper, sheet, font)
        paper.add_paragraph("")
    paper.save(str(place))
    return place


def with_annexes(place: Path, lines: Sequence[str], annexes: Sequence[tuple[Sequence[str], Sheet]]) -> Path:
    """Make a Word file of a decision and annexes, each in a section of its own, with the lines above its table."""
    paper = Document()
    for line in lines:
        paper.add_paragraph(line)
    for titles, sheet in annexes:
        paper.add_section()
        for line in titles:
            paper.add_paragraph(line)
        _word_table(paper, sheet, "")
    paper.save(str(place))
    return place


def _word_table(paper: Any, sheet: Sheet, font: str) -> None:  # noqa: ANN401  no type of its own
    table = paper.add_table(rows=len(sheet.rows), cols=max(map(len, sheet.rows)))
    grid = [list(row.cells) for row in table.rows]
    covered = {
        (row, column)
        for first, left, last, right in sheet.merged
        for row in range(first, last + 1)
        for column in range(left, right + 1)
        if (row, column) != (first, left)
    }
    for at, row in enumerate(sheet.rows):
        for column, content in enumerate(row):
            if content is None or (at, column) in covered:
                continue
            run = grid[at][column].paragraphs[0].add_run(str(content))
            run.font.strike = True if at in sheet.struck else None
            if font:
                run.font.name = font
    for first, left, last, right in sheet.merged:
        grid[first][left].merge(grid[last][right])


def excel(place: Path, *sheets: tuple[str, Sheet]) -> Path:
    """Make an Excel file with a sheet for each table."""
    from openpyxl.styles import Font  # noqa: PLC0415  only here

    book = Workbook()
    book.remove(book.active)
    for name, made in sheets:
        sheet = book.create_sheet(name)
        for at, row in enumerate(made.rows, 1):
            for column, content in enumerate(row, 1):
                cell = sheet.cell(at, column, content)
                cell.number_format = made.formats.get(
                    (at - 1, column - 1), "@" if isinstance(content, str) else "General"
                )
                if at - 1 in made.struck:
                    cell.font = Font(strike=True)
            sheet.row_dimensions[at].hidden = at - 1 in made.hidden
        for first, left, last, right in made.merged:
            sheet.merge_cells(start_row=first + 1, start_column=left + 1, end_row=last + 1, end_column=right + 1)
    made_of = BytesIO()
    book.save(made_of)
    place.write_bytes(made_of.getvalue())
    return place


def with_parts(package: bytes, parts: Mapping[str, bytes], without: str = "") -> bytes:
    """Give a file of Word or Excel with some of its parts in the place of its own, and without one."""
    written = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in (without, *parts):
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return written.getvalue()
