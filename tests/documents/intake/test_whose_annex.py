"""Of which decision an annex is: another number or day than the decision's is asked wherever the annex says it, and a file of two decisions is refused. What must be read stands first."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, with_annexes, word
from docx import Document
from openpyxl import load_workbook
from takings import DECISION_OF_A_CITY, TITLES, city, meant, opened, taken

from delegation.errors import AskedWronglyError

A, B, C, *_ = TITLES
HEAD: list[object] = [*HEADS[:3]]
ROWS: list[list[object]] = [HEAD, [1, A, TITLES[A]], [2, B, TITLES[B]]]
LAST: list[object] = [3, C, TITLES[C]]
OTHER = {
    "Phụ lục kèm theo Quyết định số 78/QĐ-UBND ngày 16/8/2025": "number",
    "PHỤ LỤC II (Kèm theo Quyết định số 78/QĐ-UBND)": "number",
    "(Ban hành kèm theo Quyết định số 78/QĐ-UBND ngày 15 tháng 8 năm 2025)": "number",
    "Danh mục thủ tục hành chính ban hành kèm theo Quyết định số 78/QĐ-UBND": "number",
    "Biểu 1 kèm theo Quyết định 78/QĐ-UBND": "number",
    "Phụ lục kèm theo Quyết định số 77/QĐ-UBND ngày 16/8/2025": "issued",
    "PHỤ LỤC I – Quyết định số 78/QĐ-UBND ngày 16/8/2025 của Ủy ban nhân dân Thành phố": "number",
    "Phụ lục số 01 của Quyết định số 78/QĐ-UBND": "number",
    "Phụ lục Quyết định số 78/QĐ-UBND": "number",
    "Danh mục kèm theo QĐ số 78/QĐ-UBND ngày 16/8/2025": "number",
    "Phụ lục II (Quyết định số 78/QĐ-UBND)": "number",
}
"""What an annex says of its decision, which is number 77 of 15 August 2025, and what is asked."""
OWN = (
    "Phụ lục kèm theo Quyết định số 77/QĐ-UBND ngày 15/8/2025", "(Kèm theo Quyết định số 77/QĐ-UBND)", "(Kèm theo Quyết định số:       /QĐ-UBND ngày     /8/2025 của Ủy ban nhân dân Thành phố)",
    "(Ban hành kèm theo Quyết định số …/QĐ-UBND ngày …/…/2025)", "PHỤ LỤC I – Quyết định số 77/QĐ-UBND ngày 15/8/2025 của Ủy ban nhân dân Thành phố",
    "Phụ lục Quyết định số 77/QĐ-UBND", "Phụ lục kèm theo QĐ số 77/QĐ-UBND",
)  # fmt: skip


def papers(place: Path, words: str) -> list[Path]:
    """Give papers whose annex says something of its decision: above the table, within it, in a cell that is not merged between rows, on a sheet."""
    across: list[object] = [words, words, words]
    alone: list[object] = [words, None, None]
    lines = Sheet([[one] for one in DECISION_OF_A_CITY])
    return [
        with_annexes(place / "a.docx", DECISION_OF_A_CITY, [((words,), Sheet(ROWS))]),
        with_annexes(place / "b.docx", DECISION_OF_A_CITY, [(("PHỤ LỤC I",), Sheet(ROWS)), ((words,), Sheet([HEAD, [1, C, TITLES[C]]]))]),
        word(place / "c.docx", DECISION_OF_A_CITY, Sheet([across, *ROWS], merged=[(0, 0, 0, 2)])),
        word(place / "d.docx", DECISION_OF_A_CITY, Sheet([*ROWS, alone, LAST])),
        excel(place / "e.xlsx", ("Quyết định", lines), ("Phụ lục", Sheet([*ROWS, alone, HEAD, LAST]))),
        excel(place / "f.xlsx", ("Quyết định", lines), ("Phụ lục", Sheet([alone, *ROWS]))),
    ]  # fmt: skip


def with_margin(place: Path, words: str, *, foot: bool) -> list[Path]:
    """Give a decision of Word and one of Excel with words at the head or the foot of their pages."""
    lines = Sheet([[one] for one in DECISION_OF_A_CITY])
    made = word(place / "m.docx", DECISION_OF_A_CITY, Sheet(ROWS))
    paper = Document(str(made))
    section = paper.sections[0]
    (section.footer if foot else section.header).paragraphs[0].text = words
    paper.save(str(made))
    sheet = excel(place / "m.xlsx", ("Quyết định", lines), ("Phụ lục", Sheet(ROWS)))
    book = load_workbook(sheet)
    own = book["Phụ lục"]
    (own.oddFooter if foot else own.oddHeader).center.text = words
    book.save(sheet)
    return [made, sheet]


@pytest.mark.parametrize(("words", "key"), OTHER.items())
def test_an_annex_of_another_decision_is_asked_wherever_it_says_so(words: str, key: str, tmp_path: Path) -> None:
    for paper in papers(tmp_path, words):
        made = city(tmp_path / "so", paper)
        assert f"deed:{key}" in {one.key for one in made.open}, paper.name
        assert not made.files
        assert all(said in TITLES for _, said in meant(made)), "no line is taken for a row"


@pytest.mark.parametrize("words", [*OTHER, "Quyết định số 78/QĐ-UBND", "QĐ số 78/QĐ-UBND ngày 16/8/2025"])
@pytest.mark.parametrize("foot", [False, True])
def test_another_decision_in_the_margin_of_the_pages_is_asked(words: str, foot: bool, tmp_path: Path) -> None:  # noqa: FBT001  a parameter
    for paper in with_margin(tmp_path, words, foot=foot):
        asked = [one for one in city(tmp_path / "so", paper).open if one.key.startswith("deed:")]
        assert [one.key for one in asked] == [f"deed:{OTHER.get(words, 'number')}"], paper.name
        assert asked[0].place.vi == "đầu trang, cuối trang"


@pytest.mark.parametrize("words", [*OWN, "Quyết định số 77/QĐ-UBND", "Quyết định số 77/QĐ-UBND\nTrang 2"])
def test_the_decision_itself_in_the_margin_is_no_question(words: str, tmp_path: Path) -> None:
    for paper in with_margin(tmp_path, words, foot=False):
        assert [one.said.vi for one in city(tmp_path / "so", paper).open] == [], paper.name


@pytest.mark.parametrize("words", OWN)
def test_an_annex_of_the_decision_itself_is_no_question(words: str, tmp_path: Path) -> None:
    for paper in papers(tmp_path, words):
        assert [one.said.vi for one in city(tmp_path / "so", paper).open] == [], paper.name


LINES = (
    "Các thủ tục sau đây thực hiện sau khi có hướng dẫn của Bộ", "II. Nhóm thủ tục do Sở trình Chủ tịch ký", "Lưu ý: hồ sơ có yếu tố nước ngoài gửi Chủ tịch UBND Thành phố",
    "Các thủ tục từ trên xuống do Chủ tịch UBND Thành phố ký kết quả",
)  # fmt: skip


@pytest.mark.parametrize("words", LINES)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_line_in_the_first_cell_of_a_row_is_asked_with_its_words(words: str, at: int, tmp_path: Path) -> None:
    """Above, between and below the rows; it is no row."""
    alone: list[object] = [words, None, None]
    paper = excel(tmp_path / "a.xlsx", ("Phụ lục", Sheet([*ROWS[:at], alone, *ROWS[at:]])))
    made = taken(tmp_path / "nho", paper)
    assert [said for _, said in meant(made)] == [A, B]
    assert len(made.open) == 1
    assert words in made.open[0].said.vi


def test_a_neutral_line_in_the_first_cell_below_the_rows_is_no_question(tmp_path: Path) -> None:
    alone: list[object] = ["Danh mục gồm 02 thủ tục hành chính./.", None, None]
    assert city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([*ROWS, alone]))).open == ()


def test_a_row_that_prints_neither_code_nor_title_is_asked_with_all_that_it_says(tmp_path: Path) -> None:
    """And told with these words where it is left out."""
    heads: list[object] = [*HEAD, "Ghi chú", "Cơ quan phối hợp"]
    rows: list[list[object]] = [[1, A, TITLES[A], "", "Sở Tư pháp"], [2, None, None, "như mục 1", "Sở Tư pháp"]]
    paper = excel(tmp_path / "a.xlsx", ("Phụ lục", Sheet([heads, *rows])))
    made = taken(tmp_path / "so", paper)
    asked = next(one for row in made.rows for one in row.open if one.key.endswith(":code"))
    assert "«2; như mục 1; Sở Tư pháp»" in asked.said.vi
    left = taken(tmp_path / "so", paper, {one.key: "bỏ dòng" for row in made.rows for one in row.open})
    assert any("«2; như mục 1; Sở Tư pháp" in data.decode() for data in left.files.values())


def test_a_file_of_two_decisions_is_refused_with_both_numbers(tmp_path: Path) -> None:
    other = opened("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "78/QĐ-UBND", "Đà Nẵng", "Về việc ủy quyền", "Điều 1. Ủy quyền cho Sở Tư pháp giải quyết thủ tục tại Phụ lục.")  # fmt: skip
    for place, annexes in (("a.docx", [(("PHỤ LỤC",), Sheet(ROWS)), (other, Sheet([HEAD, LAST]))]), ("b.docx", [((*other, "PHỤ LỤC"), Sheet(ROWS))])):  # fmt: skip
        paper = with_annexes(tmp_path / place, DECISION_OF_A_CITY, annexes)
        with pytest.raises(AskedWronglyError) as refused:
            city(tmp_path / "so", paper)
        assert "hai quyết định: số 77/QĐ-UBND (đoạn 4) và số 78/QĐ-UBND" in refused.value.said.vi
