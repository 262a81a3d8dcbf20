"""Beside a code stands the title of its matter: whatever differs in more than how it is written is asked, however like the two are. What must be asked stands first."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel
from folders import ROOT, small
from takings import meant, taken

from delegation.documents.intake.asked import alike
from delegation.run.importing import Import

A = "1.004232"
TITLE = "Cấp giấy phép thăm dò nước dưới đất, nước mặt thuộc thẩm quyền của Ủy ban nhân dân thành phố đối với công trình dưới 5.000 m3/ngày đêm (trừ hộ cá nhân)"
OTHER, OTHER_TITLE = "1.004228", "Thu hồi giấy phép hành nghề của kỹ sư"


def sheet(*titles: str, code: str = A) -> Sheet:
    return Sheet([list(HEADS), *([at, code, title, ""] for at, title in enumerate(titles, 1))])


def read(tmp_path: Path, *titles: str, code: str = A) -> Import:
    procedures = "field: y-te\nsource: ví dụ\nprovenance: official\nprocedures:\n" + "".join(
        f'  - {{code: "{one}", title: "{title}", owner: ubnd-tp, basis: [{{instrument: 147/2025/NĐ-CP, at: Điều 5}}]}}\n'
        for one, title in ((A, TITLE), (OTHER, OTHER_TITLE))
    )
    folder = small(tmp_path / "so", {"procedures/y-te.yaml": procedures})
    return taken(folder, excel(tmp_path / "a.xlsx", ("Phụ lục", sheet(*titles, code=code))))


def with_other(old: str, new: str) -> str:
    assert old in TITLE
    return TITLE.replace(old, new)


ASKED = {
    "an antonym": with_other("dưới 5.000", "trên 5.000"),
    "from for below": with_other("dưới 5.000", "từ 5.000"),
    "another number": with_other("5.000", "3.000"),
    "a number without its zeros": with_other("5.000", "5"),
    "decimals": with_other("5.000", "5,000"),
    "another thing": with_other("nước dưới đất", "nước thải"),
    "a thing less": with_other(", nước mặt", ""),
    "a thing more": with_other("nước mặt", "nước mặt, nước biển"),
    "another level": with_other("thành phố", "xã"),
    "another body": with_other("Ủy ban nhân dân", "Chủ tịch Ủy ban nhân dân"),
    "without what is excepted": with_other(" (trừ hộ cá nhân)", ""),
    "including what is excepted": with_other("trừ hộ", "gồm hộ"),
    "another act": with_other("Cấp giấy phép", "Cấp lại giấy phép"),
    "not": "Không " + TITLE.lower(),
    "a mark of another word": with_other("thăm dò", "thăm đò"),
    "a tone of another word": with_other("cá nhân", "cả nhân"),
    "a sign that compares": with_other("dưới 5.000", "≥ 5.000"),
    "another unit": with_other("m3/ngày đêm", "m2/ngày đêm"),
    "words in another order": with_other("nước dưới đất, nước mặt", "nước mặt, nước dưới đất"),
    "an abbreviation with several meanings": with_other("công trình", "CT"),
}
SILENT = {
    "the same": TITLE,
    "capitals": TITLE.upper(),
    "blanks and ends": f"  {TITLE.replace(' ', '  ')}. ",
    "other punctuation": with_other(", nước mặt", "; nước mặt").replace("(", "– ").replace(")", ""),
    "tone marks in the other place": with_other("Ủy ban", "Uỷ ban"),
    "abbreviations": with_other("Ủy ban nhân dân thành phố", "UBND TP").replace("giấy phép", "GP"),
    "the word Thủ tục": f"Thủ tục {TITLE[0].lower()}{TITLE[1:]}",
    "the words Thủ tục hành chính": f"TTHC: {TITLE}",
    "its code again": f"{TITLE} (mã số TTHC: {A})",
    "a raised digit": with_other("m3", "m³"),
    "a number without its point": with_other("5.000", "5000"),
    "no diacritics": "Cap giay phep tham do nuoc duoi dat, nuoc mat thuoc tham quyen cua Uy ban nhan dan thanh pho doi voi cong trinh duoi 5.000 m3/ngay dem (tru ho ca nhan)",
    "no title": "",
}


@pytest.mark.parametrize("name", ASKED)
def test_a_title_that_says_something_else_is_asked_with_both_and_the_words_that_differ(
    name: str, tmp_path: Path
) -> None:
    made = read(tmp_path, ASKED[name])
    assert meant(made) == [(1, "?code")]
    (question,) = made.rows[0].open
    assert TITLE in question.said.vi
    assert "thiếu «" in question.said.vi or "thêm «" in question.said.vi or "thay cho «" in question.said.vi
    assert question.proposal == ""


@pytest.mark.parametrize("name", SILENT)
def test_a_title_that_is_only_written_otherwise_is_not_asked(name: str, tmp_path: Path) -> None:
    assert meant(read(tmp_path, SILENT[name])) == [(1, A)]


def test_i_and_y_are_one_letter_at_the_end_of_a_syllable(tmp_path: Path) -> None:
    assert meant(read(tmp_path, "Thu hồi giấy phép hành nghề của kĩ sư", code=OTHER)) == [(1, OTHER)]


@pytest.mark.parametrize(("answer", "wanted"), [("giữ dòng", A), (A, A), (OTHER, OTHER), ("bỏ dòng", "-")])
def test_the_code_is_kept_another_taken_or_the_row_left_out(answer: str, wanted: str, tmp_path: Path) -> None:
    """A row that is kept says in its note which title the paper prints, and is not asked when the paper comes again."""
    title = with_other("dưới 5.000", "trên 5.000")
    read(tmp_path, title)
    made = taken(tmp_path / "so", tmp_path / "a.xlsx", {"Phụ lục:2:code": answer})
    assert meant(made) == [(1, wanted)]
    if wanted == A:
        assert f"tên trong phụ lục: {title}" in made.rows[0].note
        for name, data in made.files.items():
            (tmp_path / "so" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "so" / name).write_bytes(data)
        again = taken(tmp_path / "so", tmp_path / "a.xlsx")
        assert (again.open, again.differences) == ((), ())


def test_titles_that_differ_in_the_same_words_are_one_question(tmp_path: Path) -> None:
    """Which lists these words; each row is still answered by itself where it is another one."""
    made = read(tmp_path, with_other("dưới 5.000", "trên 5.000"), with_other("dưới 5.000", "trên 5.000").upper())
    codes = [one for one in made.open if one.key.endswith(":code")]
    assert [len(each) for each in alike(codes)] == [2]


def test_a_title_alone_is_that_of_a_matter_only_where_it_says_the_same(tmp_path: Path) -> None:
    """Also where all letters but for their marks agree."""
    read(tmp_path, TITLE)
    for title, wanted in ((TITLE, A), (with_other("thăm dò", "thăm đò"), "?code")):
        paper = excel(tmp_path / "b.xlsx", ("Phụ lục", Sheet([["STT", "Tên thủ tục hành chính"], [1, title]])))
        assert meant(taken(tmp_path / "so", paper)) == [(1, wanted)]


def test_the_figures_of_the_page_are_those_of_these_titles() -> None:
    page = (ROOT / "docs" / "import.md").read_text("utf-8")
    assert f"{len(ASKED)} titles that say something else beside a right code, {len(SILENT)} that are only" in page
