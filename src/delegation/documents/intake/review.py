"""The review sheet: one row for each row of the annex and each fact of the decision, with what is asked and where to answer; and reading it back."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from delegation.documents.intake import article_answers, excel, office, preview, row_answers
from delegation.documents.intake.asked import (
    ACCEPT,
    Answers,
    ImportQuestion,
    SheetAnswers,
    alike,
    alike_key,
    options_of,
    said_of,
    settled,
)
from delegation.documents.intake.deed import NAMES
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import cleaned, flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.papers import letters
from delegation.errors import AskedWronglyError
from delegation.findings import Text

_ROWS, _FACTS, _ALIKE, _ABOUT = "Phụ lục", "Quyết định", "Câu hỏi giống nhau", "Về tệp này"
_HEADS = (
    "Ô nguồn", "STT", "Mã như in", "Tên như in", "Hiểu là", "Điểm", "Lý do", "Căn cứ", "Cần trả lời", "Đề xuất", "Có thể chọn", "Trả lời", "Khóa",
)  # fmt: skip
_FACT_HEADS = ("Mục", "Đọc được", "Chỗ", "Cần trả lời", "Trả lời", "Khóa")
_ALIKE_HEADS = ("Các dòng", "Cần trả lời", "Đề xuất", "Có thể chọn", "Trả lời", "Khóa")
_OF_WHOLE = {
    "gone": "dòng không còn", "column": "cột không đọc", "hidden-column": "cột bị ẩn", "remark": "lời bình, chú thích", "excepted": "đoạn văn",
    "unknown-base": "căn cứ ban hành", "draft": "bản dự thảo", "around": "chữ ngoài các dòng",
}  # fmt: skip
"""What a question of no single row is about, by its sort."""
_WIDTHS = (20, 6, 12, 48, 14, 7, 20, 34, 48, 14, 26, 18, 22)
_NONE: Answers = {}
_LINE = 15.0
"""Points of a line of a cell."""
_LONGEST_LIST = 250
"""Letters of a list that Excel lets a cell choose from."""


def write(
    data: bytes,
    facts: Facts,
    rows: Sequence[MatchedRow],
    totals: Sequence[ImportQuestion] = (),
    answers: Answers = _NONE,
) -> bytes:
    """Make the sheet. ``data``: the file that was read, so that answers are never taken for those of another. ``totals``: what is asked of them, of columns, and of rows that are gone.

    ``answers``: those that were given, which stand in the sheet. What the register settles by itself is asked no more.
    """
    from openpyxl import Workbook  # noqa: PLC0415  slow to import: only where a sheet is made

    book = Workbook()
    sheet = book.active
    sheet.title = _ROWS
    _rows(sheet, rows, answers)
    _facts(book.create_sheet(_FACTS), facts, totals, answers)
    asked = [*(one for row in rows for one in _of_row(row, answers)), *totals]
    together = [one for one in alike(asked) if len(one) > 1]
    if together:
        _alike(book.create_sheet(_ALIKE), together, rows, answers)
    _about(book.create_sheet(_ABOUT), data, with_alike=bool(together))
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _about(about: Any, data: bytes, *, with_alike: bool) -> None:  # noqa: ANN401  openpyxl has no types
    """Say for which file the sheet is, and how it is filled in."""
    about.append(["Tệp nguồn", _print_of(data)])
    about.append(
        ["Cách làm", "Điền cột «Trả lời» ở các trang trước, lưu, rồi chạy lại lệnh import với --answers và tệp này."]
    )
    about.append(
        [
            "",
            "Dòng không có câu hỏi cũng trả lời được: «bỏ dòng», một ngày (thời hạn của dòng), các bước (như tiếp nhận), cả hai (như «tiếp nhận; 2026-12-31»), hay một mã có trong sổ.",
        ]
    )
    if with_alike:
        about.append(
            [
                "",
                f"Trang «{_ALIKE}» trả lời một lần cho mọi dòng cùng câu hỏi; dòng nào khác thì trả lời riêng ở trang «{_ROWS}».",
            ]
        )


def _print_of(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]


def _of_row(row: MatchedRow, answers: Answers) -> list[ImportQuestion]:
    """Give what is asked of a row, and what was answered now."""
    return [one for one in row.asked if one in row.open or settled(one, answers) is not None]


def _lines(row: MatchedRow, answers: Answers) -> list[ImportQuestion | None]:
    """Give what the lines of a row ask; ``None`` for the row itself, where nothing is asked of it or it is answered."""
    asked = _of_row(row, answers)
    return [*asked, *([None] if not asked or answers.get(row_answers.key_of(row.entry)) else [])]


def _rows(sheet: Any, rows: Sequence[MatchedRow], answers: Answers) -> None:  # noqa: ANN401  openpyxl has no types
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  as above
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    sheet.append(_HEADS)
    for row in rows:
        for question in _lines(row, answers):
            sheet.append(_line(row, question, answers))
            at = sheet.max_row
            for one in sheet[at]:
                one.number_format = "@"
                one.alignment = Alignment(wrap_text=True, vertical="top")
            # LibreOffice makes no row higher by itself where the file names no height.
            sheet.row_dimensions[at].height = _LINE * max(
                -(-len(str(one.value or "")) // width) for one, width in zip(sheet[at], _WIDTHS, strict=True)
            )
            if question is not None:
                _choice(sheet, sheet.cell(at, _HEADS.index("Trả lời") + 1), question)
    for one in sheet[1]:
        one.font = Font(bold=True)
    for at, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + at)].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    # On paper one page wide, however many pages long, with the heads on each.
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True
    sheet.page_margins.left = sheet.page_margins.right = sheet.page_margins.top = 0.3
    sheet.auto_filter.ref = sheet.dimensions


def _choice(sheet: Any, cell: Any, question: ImportQuestion) -> None:  # noqa: ANN401  openpyxl has no types
    """Mark the cell of an answer, with the list of what may be chosen."""
    from openpyxl.styles import PatternFill  # noqa: PLC0415  as above
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    cell.fill = PatternFill("solid", fgColor="FFF2CC")
    options = (*((ACCEPT,) if question.proposal else ()), *question.options)
    listed = ",".join(options)
    # Excel parts such a list at its commas.
    if listed and len(listed) <= _LONGEST_LIST and '"' not in listed and not any("," in one for one in options):
        choice = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
        sheet.add_data_validation(choice)
        choice.add(cell)


def _laid_out(sheet: Any, widths: Sequence[int]) -> None:  # noqa: ANN401  openpyxl has no types
    """Give cells as texts that break, heads in bold, columns their widths."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  as above

    for row in sheet.iter_rows(min_row=2):
        for one in row:
            one.number_format = "@"
            one.alignment = Alignment(wrap_text=True, vertical="top")
    for one in sheet[1]:
        one.font = Font(bold=True)
    for at, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + at)].width = width


def _line(row: MatchedRow, question: ImportQuestion | None, answers: Answers) -> list[str]:
    entry = row.entry
    said, proposal, options, key = "", "", "", row_answers.key_of(entry)
    if question is not None:
        said, proposal, options, key = question.said.vi, question.proposal, "; ".join(question.options), question.key
    return [
        entry.place.vi, str(entry.number) if entry.number is not None else "", entry.code.text, entry.called, row.matter or row.added or "",
        f"{row.score:.0f}" if row.score else "", row.reason.vi, flat(entry.basis.text), said, proposal, options, answers.get(key, ""), key,
    ]  # fmt: skip


def _alike(
    sheet: Any,  # noqa: ANN401  openpyxl has no types
    together: Sequence[Sequence[ImportQuestion]],
    rows: Sequence[MatchedRow],
    answers: Answers,
) -> None:
    """Put one row for all questions that are alike: its answer is that of each that has none of its own."""
    sheet.append(_ALIKE_HEADS)
    numbers = {one.key: row.entry.number for row in rows for one in row.asked}
    for each in together:
        one = each[0]
        where = preview.together(each, numbers).vi
        sheet.append(
            [
                where,
                said_of(each).vi,
                one.proposal,
                "; ".join(options_of(each)),
                answers.get(alike_key(one), ""),
                alike_key(one),
            ]
        )
        _choice(sheet, sheet.cell(sheet.max_row, _ALIKE_HEADS.index("Trả lời") + 1), one)
    _laid_out(sheet, (24, 60, 18, 30, 24, 22))


def _facts(sheet: Any, facts: Facts, totals: Sequence[ImportQuestion], answers: Answers) -> None:  # noqa: ANN401  openpyxl has no types
    sheet.append(_FACT_HEADS)
    asked = {one.key: one for one in facts.open}
    for key, name in NAMES.items():
        fact, question = facts.said.get(key), asked.get(f"deed:{key}")
        if key == "act" and question is None:
            continue
        value = facts.labels[key].vi if key in facts.labels else fact.value if fact else "chưa rõ"
        sheet.append(
            [
                name.vi,
                value,
                fact.place.vi if fact else "",
                question.said.vi if question else "",
                answers.get(f"deed:{key}", ""),
                f"deed:{key}",
            ]
        )
        if question is not None:
            _choice(sheet, sheet.cell(sheet.max_row, _FACT_HEADS.index("Trả lời") + 1), question)
    for one in totals:
        sheet.append([_sort(one), "", one.place.vi, one.said.vi, answers.get(one.key, ""), one.key])
        _choice(sheet, sheet.cell(sheet.max_row, _FACT_HEADS.index("Trả lời") + 1), one)
    _laid_out(sheet, (24, 44, 20, 48, 30, 22))


def _sort(question: ImportQuestion) -> str:
    """Say what a question of the whole is about."""
    if question.key.endswith(article_answers.SORT):
        return "câu của văn bản"
    return _OF_WHOLE.get(question.key.rpartition(":")[2], "số dòng")


def read(path: Path, data: bytes | None) -> SheetAnswers:
    """Give the answers of a sheet, by the keys of their questions. ``data``: the file that is imported.

    Raises ``AskedWronglyError`` where it is no review sheet, or that of another file.
    """
    book, _ = excel.opened(path.name, office.workbook(path))
    if not {_ROWS, _FACTS, _ABOUT} <= set(book.sheetnames):
        raise AskedWronglyError(
            Text(
                f"{path.name} không phải là tệp hỏi do lệnh import --review tạo ra. Hãy tạo lại bằng --review.",
                f"{path.name} is no review sheet. Make one with import --review.",
            )
        )
    if data is not None and str(book[_ABOUT]["B1"].value) != _print_of(data):
        raise AskedWronglyError(
            Text(
                f"{path.name} là câu trả lời cho một tệp khác, hoặc tệp nguồn đã đổi từ đó. Hãy tạo lại bằng --review rồi trả lời.",
                f"{path.name} answers for another file, or the file has changed since. Make it again with --review and answer.",
            )
        )
    found = SheetAnswers()
    for name, heads in ((_ROWS, _HEADS), (_FACTS, _FACT_HEADS), (_ALIKE, _ALIKE_HEADS)):
        if name not in book.sheetnames:
            continue
        answer, key = heads.index("Trả lời"), heads.index("Khóa")
        for at, values in enumerate(book[name].iter_rows(min_row=2, values_only=True), 2):
            if len(values) <= answer or values[answer] in (None, ""):
                continue
            if len(values) <= key or not values[key]:
                raise _without_key(path.name, f"{name}!{letters(answer + 1)}{at}", str(values[answer]))
            found[str(values[key])] = _written(values[answer])
            found.cells[str(values[key])] = f"{name}!{letters(answer + 1)}{at}"
    return found


def _without_key(sheet: str, cell: str, answer: str) -> AskedWronglyError:
    """Refuse an answer of which nobody can tell any more what it answers."""
    return AskedWronglyError(
        Text(
            f"{sheet}, {cell}: có câu trả lời «{answer}» mà ô «Khóa» cùng hàng đã bị xóa, nên không biết trả lời cho câu nào. Hãy chép lại ô «Khóa» từ bảng hỏi cũ, hoặc lập bảng hỏi lại bằng --review.",
            f"{sheet}, {cell}: the answer “{answer}” stands where the cell of its key («Khóa») was cleared, so that nothing says what it answers. Copy the key from the first sheet, or make the sheet again with --review.",
        )
    )


def _written(value: object) -> str:
    """Give what somebody wrote as text: Excel makes a number of a code and a day of a date."""
    from datetime import datetime  # noqa: PLC0415  only here

    if isinstance(value, datetime):
        return value.date().isoformat()
    return f"{value:.6f}" if isinstance(value, float) else cleaned(str(value))
