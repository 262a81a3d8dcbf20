"""Whatever stands around the rows and says more than they do is asked with its words: below heads, on margins, in groups, on sheets; so is what the articles say otherwise than the annex. What must be read stands first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from annexes import HEADS, Sheet, excel, with_annexes, word
from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Pt, RGBColor
from openpyxl import load_workbook
from openpyxl.styles import Font
from takings import DECISION_OF_A_CITY, TITLES, asked, city, taken

from delegation.run.importing import Import

A, B, C, *_ = TITLES
HEAD: list[object] = [*HEADS[:3]]
ROWS: list[list[object]] = [HEAD, [1, A, TITLES[A]], [2, B, TITLES[B]]]
MORE = ("(đối với cơ sở dưới 20 giường)", "(áp dụng tại 05 xã)", "(trừ cấp lại)")
UNITS = ("(ngày làm việc)", "(đồng)", "(nếu có)", "Đơn vị tính: thủ tục", "(cấp tỉnh)")
MARGINS = {
    "Chỉ áp dụng tại 05 phường thí điểm": True,
    "Đã rà soát đến dòng 12": True,
    "Trang 2/5": False,
    "UBND THÀNH PHỐ ĐÀ NẴNG": False,
    "Phụ lục I": False,
    "- 3 -": False,
}
GROUPS = {
    "I. Lĩnh vực y tế trong khu công nghiệp": True, "Lĩnh vực y tế ngoài công lập": True, "A. Lĩnh vực khám bệnh tại nhà": True,
    "Thành phố Đà Nẵng": True, "II. Lĩnh vực Khám bệnh, chữa bệnh": False, "Lĩnh vực Sở hữu trí tuệ": False,
    "I. Lĩnh vực Y tế": False, "II. LĨNH VỰC Y TẾ (02 TTHC)": False, "Lĩnh vực tiêm chủng": False, "Nhóm thủ tục thuộc lĩnh vực y tế": False, "Y tế": False,
}  # fmt: skip
SHEETS = {
    "Thí điểm xã Ba Vì": True,
    "Bỏ dòng 2": True,
    "QĐ 78 (cũ)": True,
    "Phụ lục 1": False,
    "PL_02": False,
    "Sheet1": False,
    "TTHC ủy quyền": False,
    "Sở Y tế": False,
    "SYT": False,
    "Biểu II": False,
}
ARTICLES = {
    "Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính lĩnh vực giáo dục tại Phụ lục.": True, "Ủy quyền cho Sở Y tế giải quyết 02 thủ tục hành chính trong lĩnh vực đất đai, môi trường tại Phụ lục.": True,
    "Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính lĩnh vực y tế tại Phụ lục.": False, "Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính thuộc lĩnh vực y tế, giáo dục tại Phụ lục.": False,
    "Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục I.": True, "Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục II.": False,
    "Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục số 02.": False, "Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục I, II và III.": True,
}  # fmt: skip
"""First articles of a decision with one annex, numbered II, of two matters of health; whether something of it is asked."""
DRAFTS = {
    "BẢN THẢO": True,
    "BẢN LẤY Ý KIẾN CÁC SỞ, NGÀNH": True,
    "Gửi xin ý kiến": True,
    "BẢN DỰ KIẾN BAN HÀNH": True,
    "(Dự kiến trình ký tháng 12/2026)": True,
    "Sơ thảo lần 1": True,
    "Văn bản chưa ban hành": True,
    "Thảo luận tại kỳ họp": False,
}


def around_of(made: Import) -> list[str]:
    return [one.said.vi for one in made.open if one.key.endswith(":around")]


@pytest.mark.parametrize(("words", "is_asked"), [*((one, True) for one in MORE), *((one, False) for one in UNITS)])
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_row_below_the_heads_is_of_units_or_it_is_asked(
    words: str,
    is_asked: bool,  # noqa: FBT001  a parameter
    ending: str,
    tmp_path: Path,
) -> None:
    sheet = Sheet([HEAD, [None, None, words], *ROWS[1:]])
    lines = Sheet([[one] for one in DECISION_OF_A_CITY])
    paper = (
        word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet)
        if ending == "docx"
        else excel(tmp_path / "a.xlsx", ("Quyết định", lines), ("Phụ lục", sheet))
    )
    made = city(tmp_path / "so", paper)
    assert [row.matter for row in made.rows] == [A, B]
    assert [words.strip("()") in one for one in around_of(made)] == [True] * is_asked


@pytest.mark.parametrize(("words", "is_asked"), MARGINS.items())
def test_what_stands_on_margins_is_asked_unless_it_numbers_pages(words: str, is_asked: bool, tmp_path: Path) -> None:  # noqa: FBT001  a parameter
    place = word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet(ROWS))
    text = Document(str(place))
    text.sections[0].footer.paragraphs[0].text = words
    text.save(str(place))
    sheet = excel(tmp_path / "a.xlsx", ("Phụ lục", Sheet(ROWS)))
    book = load_workbook(sheet)
    book["Phụ lục"].oddHeader.center.text = f"{words} &P"
    book.save(sheet)
    for made in (city(tmp_path / "so", place), taken(tmp_path / "nho", sheet)):
        assert [words in one for one in around_of(made)] == [True] * is_asked


@pytest.mark.parametrize(("words", "is_asked"), GROUPS.items())
def test_a_group_is_a_field_that_is_known_or_it_is_asked(words: str, is_asked: bool, tmp_path: Path) -> None:  # noqa: FBT001  a parameter
    sheet = Sheet([HEAD, [words, None, None], *ROWS[1:], [3, "2.000100", TITLES["2.000100"]]], merged=[(1, 0, 1, 2)])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet))
    # How many there are, which is another number here, is asked by itself.
    assert [words in one for one in around_of(made)] == [True] * is_asked


@pytest.mark.parametrize(("name", "is_asked"), SHEETS.items())
def test_the_name_of_a_sheet_that_says_more_is_asked(name: str, is_asked: bool, tmp_path: Path) -> None:  # noqa: FBT001  a parameter
    made = taken(tmp_path / "so", excel(tmp_path / "a.xlsx", (name, Sheet(ROWS))))
    assert [name in one for one in around_of(made)] == [True] * is_asked


@pytest.mark.parametrize(("words", "is_asked"), ARTICLES.items())
def test_articles_that_say_another_field_or_annex_than_the_file_holds_are_asked(
    words: str,
    is_asked: bool,  # noqa: FBT001  a parameter
    tmp_path: Path,
) -> None:
    lines = [f"Điều 1. {words}" if one.startswith("Điều 1") else one for one in DECISION_OF_A_CITY]
    made = city(tmp_path / "so", with_annexes(tmp_path / "a.docx", lines, [(("PHỤ LỤC II",), Sheet(ROWS))]))
    assert len(around_of(made)) == is_asked, [one.said.vi for one in made.open]
    assert not is_asked or not around_of(city(tmp_path / "so", tmp_path / "a.docx", {one.key: "giữ dòng" for one in made.open}))  # fmt: skip


def test_a_title_that_names_another_field_than_the_rows_is_asked(tmp_path: Path) -> None:
    for about, wanted in (("giáo dục", 1), ("y tế", 0)):
        lines = [f"{one} lĩnh vực {about}" if one.startswith("Về việc") else one for one in DECISION_OF_A_CITY]
        made = city(tmp_path / "so", word(tmp_path / f"{wanted}.docx", lines, Sheet(ROWS)))
        assert len(around_of(made)) == wanted
        assert all("dòng 1, 2" in one and f"«{about}»" in one for one in around_of(made))


@pytest.mark.parametrize(("words", "is_asked"), DRAFTS.items())
def test_whatever_calls_the_paper_no_decision_yet_is_asked_first(words: str, is_asked: bool, tmp_path: Path) -> None:  # noqa: FBT001  a parameter
    made = city(tmp_path / "so", word(tmp_path / "a.docx", (words, *DECISION_OF_A_CITY), Sheet(ROWS)))
    assert (made.counted[:1] != () and made.counted[0].key == "total:0:draft") == is_asked


def test_formats_that_show_nothing_and_letters_almost_as_the_ground_are_hidden(tmp_path: Path) -> None:
    place = excel(
        tmp_path / "a.xlsx", ("Phụ lục", Sheet([*ROWS, [3, C, TITLES[C]], [4, "2.000229", TITLES["2.000229"]]]))
    )
    book = load_workbook(place)
    for at, look in ((2, "format"), (3, "FFFEFEFE"), (4, "FF333333"), (5, "small")):
        for one in book["Phụ lục"][at]:
            if look == "format":
                one.number_format = '""'
            else:
                one.font = Font(sz=1.5) if look == "small" else Font(color=look)
    book.save(place)
    assert asked(taken(tmp_path / "so", place), "hidden") == [1, 2, 4]


def _vanish(run: Any) -> None:  # noqa: ANN401  no type of its own
    run.font.hidden = True


def _pale(run: Any) -> None:  # noqa: ANN401  no type of its own
    run.font.color.rgb = RGBColor(0xFD, 0xFD, 0xFD)


def _small(run: Any) -> None:  # noqa: ANN401  no type of its own
    run.font.size = Pt(1.5)


@pytest.mark.parametrize("look", [_vanish, _pale, _small])
def test_a_row_of_word_that_nobody_sees_is_asked_by_its_row(look: Any, tmp_path: Path) -> None:  # noqa: ANN401  no type of its own
    place = word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([*ROWS, [3, C, TITLES[C]]]))
    text = Document(str(place))
    for cell in text.tables[0].rows[2].cells:
        for run in cell.paragraphs[0].runs:
            look(run)
    text.save(str(place))
    made = city(tmp_path / "so", place)
    assert asked(made, "hidden") == [2]
    assert [row.matter for row in made.rows if not row.open] == [A, C]


def test_the_number_of_a_page_that_word_counts_is_no_words(tmp_path: Path) -> None:
    place = word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet(ROWS))
    text = Document(str(place))
    run = text.sections[0].footer.paragraphs[0].add_run("Trang ")
    for kind in ("begin", "instr", "end"):
        one = OxmlElement("w:instrText" if kind == "instr" else "w:fldChar")
        if kind == "instr":
            one.text = " PAGE \\* MERGEFORMAT "
        else:
            one.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fldCharType", kind)
        run._r.append(one)
    text.save(str(place))
    assert city(tmp_path / "so", place).open == ()
