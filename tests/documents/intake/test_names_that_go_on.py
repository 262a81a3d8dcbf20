"""Words that begin with the name of a body, or of a field, and go on to say more are asked with all that they say. What must be read stands first."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, word
from docx import Document
from takings import DECISION_OF_A_CITY, TITLES, city, received

from delegation.documents.intake.receivers import by_annex
from delegation.documents.intake.word import read

A, B, C, *_ = TITLES
HEAD: list[object] = [*HEADS[:3]]
ROWS: list[list[object]] = [HEAD, [1, A, TITLES[A]], [2, B, TITLES[B]]]
LINES = {
    "Sở Y tế được ủy quyền lại cho Trưởng phòng chuyên môn.": True,
    "Giám đốc Sở Y tế chịu trách nhiệm thi hành đối với hồ sơ trong nước.": True,
    "Sở Y tế báo cáo kết quả trước ngày 15 hằng tháng, quá hạn 02 kỳ thì việc ủy quyền chấm dứt.": True,
    "Văn phòng UBND Thành phố tiếp nhận, Sở Y tế thẩm định, Chủ tịch ký.": True,
    "Giám đốc Sở ký thừa ủy quyền các văn bản có giá trị dưới 500 triệu đồng.": True,
    "Ủy ban nhân dân Thành phố thu hồi thẩm quyền khi cần thiết.": True,
    "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG": False,
    "SỞ Y TẾ": False,
    "Ban Quản lý các khu công nghiệp và chế xuất": False,
}
FIELDS = {
    "Khám bệnh, chữa bệnh. Chỉ khi Phó Chủ tịch phụ trách vắng mặt.": True,
    "Khám bệnh, chữa bệnh; trình Chủ tịch đối với bệnh viện": True,
    "Khám bệnh, chữa bệnh – hồ sơ nộp trực tuyến": True,
    "Khám bệnh, chữa bệnh (từ 01/7/2026)": True,
    "Khám bệnh, chữa bệnh (do Phó Giám đốc ký)": True,
    "Khám bệnh, chữa bệnh": False,
    "Khám bệnh, chữa bệnh (Y tế)": False,
    "Lưu thông hàng hóa trong nước": False,
}


@pytest.mark.parametrize("place", ["below", "row"])
@pytest.mark.parametrize("words", LINES)
def test_a_line_that_begins_with_a_body_is_its_name_or_is_asked(words: str, place: str, tmp_path: Path) -> None:
    """Below the rows, and as a last row across the table."""
    sheet = Sheet([*ROWS, [words, None, None]], merged=((3, 0, 3, 2),)) if place == "row" else Sheet(ROWS)
    paper = word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet)
    if place == "below":
        opened = Document(str(paper))
        opened.add_paragraph(words)
        opened.save(str(paper))
    made = city(tmp_path / "so", paper)
    assert any(words.rstrip(".") in one.said.vi for one in made.open) is LINES[words]


@pytest.mark.parametrize("words", FIELDS)
def test_what_stands_behind_a_field_is_asked_with_the_row(words: str, tmp_path: Path) -> None:
    rows = [[*HEAD, "Lĩnh vực"], [*ROWS[1], "Khám bệnh, chữa bệnh"], [*ROWS[2], words]]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet(rows)))
    assert any(words in one.said.vi for row in made.rows for one in row.open) is FIELDS[words]


def test_a_list_of_receivers_that_annexes_stand_within_is_no_name_of_its_first(tmp_path: Path) -> None:
    """«các Sở: Y tế (Phụ lục I), Tư pháp (Phụ lục II)»: who receives is asked, and the second annex is not given to the first."""
    said = "Điều 1. Ủy quyền cho các Sở: Y tế (Phụ lục I), Tư pháp (Phụ lục II) giải quyết thủ tục hành chính."
    lines = [said if one.startswith("Điều 1") else one for one in DECISION_OF_A_CITY]
    paper = word(tmp_path / "a.docx", lines, Sheet(ROWS))
    assert "2" not in by_annex(read(paper.name, paper.read_bytes()))
    made = city(tmp_path / "so", paper)
    assert "deed:receiver" in {one.key for one in made.open}
    assert received(made) == {}


@pytest.mark.parametrize(
    ("article", "title"),
    [
        ("Điều 1. Ủy quyền cho Sở Y tế, Sở Tư pháp giải quyết các thủ tục hành chính tại Phụ lục I.", "PHỤ LỤC I"),
        ("Điều 1. Ủy quyền cho các sở giải quyết các thủ tục hành chính tại Phụ lục.", "DANH MỤC ỦY QUYỀN CHO SỞ Y TẾ, SỞ TƯ PHÁP"),
    ],
)  # fmt: skip
def test_several_who_receive_one_annex_are_asked_about_once(article: str, title: str, tmp_path: Path) -> None:
    """Whether a sentence that names the annex gives it to them, or its title: each may have a part of the rows alone."""
    lines = [article if one.startswith("Điều 1") else one for one in DECISION_OF_A_CITY]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", [*lines, title], Sheet(ROWS)))
    assert "total:receivers:undealt" in {one.key for one in made.open}


@pytest.mark.parametrize(
    ("head", "other", "is_asked"),
    [
        ("Mã trên Cổng DVCQG", B, True),
        ("Mã TTHC", "9.000111", True),
        ("Mã trên Cổng DVCQG", A, False),
        ("Mã trên Cổng DVCQG", A.replace(".", ""), False),
        ("Mã số TTHC cũ", B, False),
        ("Mã trên Cổng DVCQG", "", False),
    ],
)
def test_a_second_column_of_codes_is_held_against_the_first(
    head: str,
    other: str,
    is_asked: bool,  # noqa: FBT001  a parameter
    tmp_path: Path,
) -> None:
    """Two codes of one row are asked, in one cell or in two; a former code and the same one written otherwise are not."""
    rows = [[*HEAD, head], [1, A, TITLES[A], other], [2, C, TITLES[C], C]]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet(rows)))
    assert ("2 mã" in " ".join(one.said.vi for one in made.rows[0].open)) is is_asked
    assert made.rows[1].open == ()
