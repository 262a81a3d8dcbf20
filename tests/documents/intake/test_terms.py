"""Until when a row or a decision gives: read where it is one day, asked where it is not, or kept in its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, word
from takings import DECISION_OF_A_CITY, TITLES, asked, city, taken

from delegation.documents.intake import days
from delegation.loading.disk.files import RuleFile, kind_of
from delegation.run.formatting import canonical

A, B, *_ = TITLES
HEAD = list(HEADS)
TERMS: dict[str, str | None] = {
    "Đến hết năm 2027": "2027-12-31", "đến hết tháng 6 năm 2027": "2027-06-30", "đến tháng 02/2028": "2028-02-29", "31-12-2027": "2027-12-31",
    "2027-12-31": "2027-12-31", "đến ngày 31 tháng 12 năm 2027.": "2027-12-31", "từ 01/01/2026 đến 31/12/2027": "2027-12-31",
    "Từ ngày 01/01/2026 đến hết năm 2027": "2027-12-31", "01/01/2026 - 31/12/2027": None, "từ 02/01/2026 đến 31/12/2027": None,
    "12 tháng kể từ ngày ký": None, "Đến khi có quy định mới": None, "trước ngày 01/3/2027": None, "đến trước ngày 01/3/2027": None, "đến 31/12/27": None,
    "Quý II/2027": None, "không thời hạn": None, "2027": None, "năm 2027": None, "46752": None, "đến hết 31/12/2026; gia hạn đến 31/12/2027": None,
    "từ 01/01/2026": None, "Theo Quyết định": None, "đến 30/02/2027": None, "đến hết tháng 13/2027": None, "từ 01/01/2028 đến 31/12/2027": None,
}  # fmt: skip
"""The decision is in force from 2026-01-01. ``None``: asked."""


def test_the_term_of_a_row_is_read_where_it_is_one_day_and_asked_else(tmp_path: Path) -> None:
    heads = ["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Thời hạn ủy quyền"]
    for at, (words, wanted) in enumerate(TERMS.items()):
        paper = word(tmp_path / f"{at}.docx", (), Sheet([heads, [1, A, TITLES[A], words]]))
        made = taken(tmp_path / "so", paper, {"deed:effective": "2026-01-01"})
        assert [one.end for one in made.given if one.rows] == ([wanted] if wanted else []), words
        assert asked(made, "end") == ([] if wanted else [1]), words


def test_a_term_without_a_day_is_answered_by_a_day_or_kept_in_its_words(tmp_path: Path) -> None:
    heads = ["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Thời hạn ủy quyền"]
    paper = word(tmp_path / "a.docx", (), Sheet([heads, [1, A, TITLES[A], "24 tháng"], [2, B, TITLES[B], "24 tháng"]]))
    made = taken(tmp_path / "so", paper, {"bảng 1:2:end": "2027-12-31", "bảng 1:3:end": "chưa rõ"})
    assert [(one.end, one.words) for one in made.given] == [("2027-12-31", ""), ("", "24 tháng")]
    text = next(iter(made.files.values())).decode()
    assert "to: 2027-12-31}" in text
    assert "to: {unknown: 'văn bản ghi: «24 tháng»'}" in text or 'to: {unknown: "văn bản ghi: «24 tháng»"}' in text


def test_the_term_of_a_decision_in_words_is_asked_and_answered(tmp_path: Path) -> None:
    lines = [*DECISION_OF_A_CITY[:-4], "Điều 2. Thời hạn ủy quyền: 02 năm kể từ ngày ký.", *DECISION_OF_A_CITY[-3:]]
    paper = word(tmp_path / "a.docx", lines, Sheet([HEAD, [1, A, TITLES[A], ""]]))
    assert [one.key for one in city(tmp_path / "so", paper).open] == ["deed:end"]
    for answer, wanted in (("2027-08-14", "to: 2027-08-14}"), ("chưa rõ", "02 năm kể từ ngày ký")):
        made = city(tmp_path / "so", paper, {"deed:end": answer})
        assert not made.open
        assert wanted in next(iter(made.files.values())).decode()


def test_that_a_decision_refers_to_the_terms_of_its_rows_is_no_question(tmp_path: Path) -> None:
    lines = [*DECISION_OF_A_CITY[:-3], "Thời hạn ủy quyền của từng thủ tục theo Phụ lục.", *DECISION_OF_A_CITY[-3:]]
    sheet = Sheet([["STT", "Mã số TTHC", "Tên TTHC", "Thời hạn ủy quyền"], [1, A, TITLES[A], "đến hết năm 2027"]])
    assert not city(tmp_path / "so", word(tmp_path / "a.docx", lines, sheet)).open


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [("đến hết 31/12/2026; đến 31/12/2027", 2), ("đến 31/02/2027", 1), ("đến trước ngày 01/3/2027", 0)],
)
def test_every_day_until_which_a_sentence_says_something_is_found(sentence: str, wanted: int) -> None:
    assert len(days.until(sentence)) == wanted


def test_what_an_import_writes_is_in_canonical_form(tmp_path: Path) -> None:
    """The decision, with a term in words and a row that waits, and the new entries of the catalogue: ``fmt --check`` finds nothing."""
    heads = ["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Thời hạn ủy quyền"]
    rows = [[1, A, TITLES[A], "24 tháng"], [2, "9.999999", "Việc mới", "24 tháng"], [3, "1.00264", "Việc khác", ""]]
    answers = {
        "bảng 1:2:end": "chưa rõ",
        "bảng 1:3:end": "chưa rõ",
        "bảng 1:3:code": "thêm mới",
        "deed:conditions": "đủ: người",
        "deed:effective": "2026-01-01",
    }
    made = taken(tmp_path / "so", word(tmp_path / "a.docx", (), Sheet([heads, *rows])), answers)
    assert sorted(name.partition("/")[0] for name in made.files) == ["decisions", "procedures"]
    for name, content in made.files.items():
        assert canonical(RuleFile(name, kind_of(name) or "", content)) == content, name


@pytest.mark.parametrize("said", ["Thời hạn ủy quyền không quá 12 tháng.", "Việc ủy quyền thực hiện đến khi kiện toàn xong bộ máy của Sở.", "Thời hạn ủy quyền theo Phụ lục, trừ hồ sơ đã nộp."])  # fmt: skip
def test_what_a_decision_says_of_its_term_besides_the_terms_of_its_rows_is_asked(said: str, tmp_path: Path) -> None:
    lines = [*DECISION_OF_A_CITY[:-3], said, *DECISION_OF_A_CITY[-3:]]
    sheet = Sheet([["STT", "Mã số TTHC", "Tên TTHC", "Thời hạn ủy quyền"], [1, A, TITLES[A], "đến hết năm 2027"]])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", lines, sheet))
    assert [one for one in made.open if said in one.said.vi]
