"""The review sheet: one row for each row of the annex and each fact of the decision, with what is asked and where to answer; and reading it back."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from delegation.documents.intake import preview, row_answers, sentence_questions
from delegation.documents.intake.asked import (
    ACCEPT,
    Answers,
    ImportQuestion,
    alike,
    alike_key,
    options_of,
    said_of,
    settled,
)
from delegation.documents.intake.deed import ACTS, KEY, NAMES
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.origins import print_of
from delegation.documents.intake.papers import letters
from delegation.documents.intake.review_answers import (
    ABOUT,
    ALIKE,
    ALIKE_HEADS,
    FACT_HEADS,
    FACTS,
    HEADS,
    KEYED,
    ROWS,
    sign,
)

_OF_WHOLE = {
    "gone": "dòng không còn", "term": "thời hạn khác sổ", "column": "cột không đọc", "hidden-column": "cột bị ẩn", "remark": "lời bình, chú thích", "excepted": "đoạn văn",
    "unknown-base": "căn cứ ban hành", "draft": "bản dự thảo", "around": "chữ ngoài các dòng",
}  # fmt: skip
"""What a question of no single row is about, by its sort."""
_WIDTHS = (20, 6, 12, 48, 14, 7, 20, 34, 48, 14, 26, 18, 22, 10)
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
    sheet.title = ROWS
    _rows(sheet, rows, answers)
    _facts(book.create_sheet(FACTS), facts, totals, answers)
    asked = [*(one for row in rows for one in _of_row(row, answers)), *totals]
    together = [one for one in alike(asked) if len(one) > 1]
    if together:
        _alike(book.create_sheet(ALIKE), together, rows, answers)
    _about(book.create_sheet(ABOUT), data, with_alike=bool(together))
    _signed(book, print_of(data))
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _signed(book: Any, source: str) -> None:  # noqa: ANN401  openpyxl has no types
    """Put a sign behind each key, in a column that is not shown."""
    for name, heads in KEYED:
        if name in book.sheetnames:
            sheet, at = book[name], heads.index("Dấu") + 1
            for row in range(2, sheet.max_row + 1):
                key = sheet.cell(row, heads.index("Khóa") + 1).value
                sheet.cell(row, at, sign(source, name, sheet.cell(row, 1).value, key)).number_format = "@"
            sheet.column_dimensions[letters(at)].hidden = True


def _about(about: Any, data: bytes, *, with_alike: bool) -> None:  # noqa: ANN401  openpyxl has no types
    """Say for which file the sheet is, and how it is filled in."""
    about.append(["Tệp nguồn", print_of(data)])
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
                f"Trang «{ALIKE}» trả lời một lần cho mọi dòng cùng câu hỏi; dòng nào khác thì trả lời riêng ở trang «{ROWS}».",
            ]
        )


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

    sheet.append(HEADS)
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
                _choice(sheet, sheet.cell(at, HEADS.index("Trả lời") + 1), question)
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
    sheet.append(ALIKE_HEADS)
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
        _choice(sheet, sheet.cell(sheet.max_row, ALIKE_HEADS.index("Trả lời") + 1), one)
    _laid_out(sheet, (24, 60, 18, 30, 24, 22))


def _facts(sheet: Any, facts: Facts, totals: Sequence[ImportQuestion], answers: Answers) -> None:  # noqa: ANN401  openpyxl has no types
    sheet.append(FACT_HEADS)
    asked = {one.key: one for one in facts.open}
    for key, name in NAMES.items():
        fact, question = facts.said.get(key), asked.get(KEY + key)
        if key in ACTS and question is None and not answers.get(KEY + key):
            continue
        value = facts.labels[key].vi if key in facts.labels else fact.value if fact else "chưa rõ"
        sheet.append(
            [
                name.vi,
                value,
                fact.place.vi if fact else "",
                question.said.vi if question else "",
                answers.get(KEY + key, ""),
                KEY + key,
            ]
        )
        if question is not None:
            _choice(sheet, sheet.cell(sheet.max_row, FACT_HEADS.index("Trả lời") + 1), question)
    for one in totals:
        sheet.append([_sort(one), "", one.place.vi, one.said.vi, answers.get(one.key, ""), one.key])
        _choice(sheet, sheet.cell(sheet.max_row, FACT_HEADS.index("Trả lời") + 1), one)
    _laid_out(sheet, (24, 44, 20, 48, 30, 22))


def _sort(question: ImportQuestion) -> str:
    """Say what a question of the whole is about."""
    if question.key.endswith(sentence_questions.SORT):
        return "câu của văn bản"
    return _OF_WHOLE.get(question.key.rpartition(":")[2], "số dòng")
