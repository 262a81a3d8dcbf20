"""What nobody sees on paper, and what somebody has put beside it, is told and asked: comments, white letters, rows without height."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from annexes import HEADS, Sheet, excel
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from takings import TITLES, meant, taken

from delegation.run.importing import Import

A, B, *_ = TITLES
ROWS: list[list[object]] = [list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]]
WHITE = {
    "rgb": Font(color="FFFFFFFF"), "theme": Font(color=Color(theme=0)), "indexed": Font(color=Color(indexed=9)), "rgb without alpha": Font(color="00FFFFFF"),
}  # fmt: skip


def book(place: Path, change: Callable[[Any], None]) -> Path:
    excel(place, ("Phụ lục", Sheet(ROWS)))
    made = load_workbook(place)
    change(made["Phụ lục"])
    made.save(place)
    return place


@pytest.mark.parametrize("cell", ["B3", "C3", "D3"])
def test_a_comment_of_excel_is_asked_with_its_row(cell: str, tmp_path: Path) -> None:
    """Also one of an empty cell; the row that is kept says it in its note."""

    def change(sheet: Any) -> None:  # noqa: ANN401  no types
        sheet[cell].comment = Comment("Bỏ dòng này, thống nhất họp 20/11", "A")

    paper = book(tmp_path / "a.xlsx", change)
    made = taken(tmp_path / "so", paper)
    assert meant(made) == [(1, A), (2, "?limit")]
    assert "Bỏ dòng này" in made.rows[1].open[0].said.vi
    made = taken(tmp_path / "so", paper, {"Phụ lục:3:limit": "giữ dòng"})
    assert "chú thích: Bỏ dòng này" in made.rows[1].note


def test_a_comment_beside_no_row_is_asked_by_itself(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401  no types
        sheet["A1"].comment = Comment("Chưa xong", "A")

    made = taken(tmp_path / "so", book(tmp_path / "a.xlsx", change))
    assert [one.key.rpartition(":")[2] for one in made.open] == ["remark"]
    assert made.open[0].place.vi == "Phụ lục!A1"
    assert taken(tmp_path / "so", tmp_path / "a.xlsx", {made.open[0].key: "giữ dòng"}).open == ()


@pytest.mark.parametrize("kind", WHITE)
def test_white_letters_of_excel_are_hidden_ones(kind: str, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401  no types
        for cell in sheet[3]:
            cell.font = WHITE[kind]

    assert meant(taken(tmp_path / "so", book(tmp_path / "a.xlsx", change))) == [(1, A), (2, "?hidden")]


@pytest.mark.parametrize("form", [";;;", ";;", '"";"";"";""'])
def test_cells_whose_format_shows_nothing_are_hidden_ones(form: str, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401  no types
        for cell in sheet[3]:
            cell.number_format = form

    assert meant(taken(tmp_path / "so", book(tmp_path / "a.xlsx", change))) == [(1, A), (2, "?hidden")]


def test_letters_of_one_point_are_hidden_ones(tmp_path: Path) -> None:
    def of_excel(sheet: Any) -> None:  # noqa: ANN401  no types
        for cell in sheet[3]:
            cell.font = Font(size=1)

    def of_word(made: Any, table: Any) -> None:  # noqa: ANN401, ARG001  no types
        for cell in table.rows[2].cells:
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(1)

    assert meant(taken(tmp_path / "so", book(tmp_path / "a.xlsx", of_excel))) == [(1, A), (2, "?hidden")]
    assert meant(paper(tmp_path, of_word)) == [(1, A), (2, "?hidden")]


def test_white_letters_on_a_ground_are_seen_and_those_of_its_colour_not(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401  no types
        for at, letters in ((2, "FFFFFFFF"), (3, "FF112233")):
            for cell in sheet[at]:
                cell.font, cell.fill = Font(color=letters), PatternFill("solid", fgColor="FF112233")

    assert meant(taken(tmp_path / "so", book(tmp_path / "a.xlsx", change))) == [(1, A), (2, "?hidden")]


def test_a_row_without_height_is_a_hidden_one(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:  # noqa: ANN401  no types
        sheet.row_dimensions[3].height = 0.5

    assert meant(taken(tmp_path / "so", book(tmp_path / "a.xlsx", change))) == [(1, A), (2, "?hidden")]


def paper(place: Path, change: Callable[[Any, Any], None]) -> Import:
    made = Document()
    made.add_paragraph("Phụ lục")
    table = made.add_table(3, 4)
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(at, column).paragraphs[0].add_run(str(text))
    change(made, table)
    made.save(str(place / "a.docx"))
    return taken(place / "so", place / "a.docx")


def test_a_comment_of_word_is_asked_with_its_row_and_beside_a_paragraph_by_itself(tmp_path: Path) -> None:
    def change(made: Any, table: Any) -> None:  # noqa: ANN401  no types
        made.add_comment(table.cell(2, 1).paragraphs[0].runs, text="Đề nghị bỏ dòng này", author="A")
        made.add_comment(made.paragraphs[0].runs, text="Còn thiếu ý kiến Sở Tư pháp", author="A")

    made = paper(tmp_path, change)
    assert [(one.key.rpartition(":")[2], one.place.vi) for one in made.open] == [
        ("remark", "đoạn 1"), ("limit", "bảng 1, dòng 3, cột 2"),
    ]  # fmt: skip


def test_white_letters_of_word_are_hidden_ones_but_on_a_ground(tmp_path: Path) -> None:
    def change(made: Any, table: Any) -> None:  # noqa: ANN401, ARG001  no types
        for at in (0, 2):
            for cell in table.rows[at].cells:
                cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
                if at == 0:
                    shade = OxmlElement("w:shd")
                    shade.set(qn("w:fill"), "1F3864")
                    cell._tc.get_or_add_tcPr().append(shade)

    assert meant(paper(tmp_path, change)) == [(1, A), (2, "?hidden")]


def test_a_row_of_word_without_height_is_a_hidden_one(tmp_path: Path) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE  # noqa: PLC0415  only here

    def change(made: Any, table: Any) -> None:  # noqa: ANN401, ARG001  no types
        table.rows[2].height, table.rows[2].height_rule = Pt(0.5), WD_ROW_HEIGHT_RULE.EXACTLY

    assert meant(paper(tmp_path, change)) == [(1, A), (2, "?hidden")]


@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_single_cell_that_is_hidden_in_a_row_that_is_shown_is_asked(column: int, tmp_path: Path) -> None:
    def of_excel(sheet: Any) -> None:  # noqa: ANN401  no types
        sheet[3][column].font = Font(color="FFFFFFFF")

    def of_word(made: Any, table: Any) -> None:  # noqa: ANN401, ARG001  no types
        table.rows[2].cells[column].paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)

    made = taken(tmp_path / "so", book(tmp_path / "a.xlsx", of_excel))
    assert meant(made) == meant(paper(tmp_path, of_word)) == [(1, A), (2, "?hidden-cell")]
    (question,) = made.open
    assert f"«{ROWS[2][column]}»" in question.said.vi
    kept = taken(tmp_path / "so", tmp_path / "a.xlsx", {question.key: "giữ dòng"})
    assert (kept.open, kept.rows[1].note.startswith("tệp giấu chữ của ô «")) == ((), True)
