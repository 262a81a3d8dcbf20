"""A total that a paper prints is held against the rows that were read: silence where they agree, a question with both numbers where not."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, with_annexes, word
from takings import TITLES, taken

from delegation.documents.intake import preview
from delegation.documents.intake.asked import alike_key
from delegation.run.importing import Import

A, B, C, D, E = TITLES
HEAD = list(HEADS)


def row(number: object, code: str) -> list[object]:
    return [number, code, TITLES[code], ""]


def across(words: str) -> list[object]:
    return [words, None, None, None]


THREE: list[list[object]] = [row(1, A), row(2, B), row(3, C)]
GROUPED: list[list[object]] = [
    ["I", "Lĩnh vực khám bệnh (02 thủ tục)", "", ""],
    row(1, A),
    row(2, B),
    ["II", "Lĩnh vực dược (1 TTHC)", "", ""],
    row(3, C),
]
AGREE: dict[str, tuple[tuple[str, ...], list[list[object]]]] = {
    "a title": (("DANH MỤC GỒM 3 TTHC",), THREE),
    "a title in two numbers": (("Danh mục gồm 2 thủ tục hành chính cấp tỉnh và 1 thủ tục hành chính cấp xã",), THREE),
    "an article": (("Điều 1. Ủy quyền cho Sở Y tế giải quyết 03 (ba) thủ tục hành chính tại Phụ lục.",), THREE),
    "a row of the total": ((), [*THREE, across("Tổng số: 3 thủ tục")]),
    "a total in its own cell": ((), [*THREE, ["", "Tổng cộng", "3", ""]]),
    "groups": ((), GROUPED),
    "groups of two levels": ((), [["A", "CẤP TỈNH (3 TTHC)", "", ""], *GROUPED, ["B", "CẤP XÃ (1 TTHC)", "", ""], ["I", "Lĩnh vực dược (1 TTHC)", "", ""], row(1, D)]),
    "sums of groups": ((), [["I", "Lĩnh vực khám bệnh", "", ""], row(1, A), row(2, B), across("Cộng: 2"), ["II", "Lĩnh vực dược", "", ""], row(1, C), across("Cộng: 1"), across("Tổng cộng: 3")]),
    "counts of groups in a cell": ((), [["I", "Lĩnh vực khám bệnh", "", "02"], row(1, A), row(2, B), ["II", "Lĩnh vực dược", "", "01"], row(3, C)]),
    "what is repealed elsewhere": (("Điều 2. Bãi bỏ 12 thủ tục hành chính tại Quyết định số 5/QĐ-UBND.", "Căn cứ Quyết định công bố danh mục gồm 40 thủ tục hành chính;"), THREE),
    "other things that are counted": (("Danh mục gồm 3 thủ tục thuộc 2 lĩnh vực, ban hành kèm theo 5 phụ lục",), THREE),
    "numbers that begin anew": ((), [["I", "Lĩnh vực khám bệnh", "", ""], row(1, A), row(2, B), ["II", "Lĩnh vực dược", "", ""], row(1, C)]),
    "parts of rows": (("Danh mục gồm 2 thủ tục",), [row(1, A), row("1.1", B), row(2, C)]),
    "a total in words alone": ((), [*THREE, across("Tổng cộng: ba thủ tục")]),
}  # fmt: skip
DIFFER: dict[str, tuple[tuple[str, ...], list[list[object]], list[tuple[str, str]]]] = {
    "a title": (("DANH MỤC GỒM 21 TTHC",), THREE, [("là 21", "3 dòng")]),
    "an article": (("Điều 1. Ủy quyền cho Sở Y tế giải quyết 129 thủ tục hành chính tại Phụ lục.",), THREE, [("là 129", "3 dòng")]),
    "a row of the total": ((), [*THREE, across("Tổng số: 129 thủ tục")], [("là 129", "3 dòng")]),
    "a total in its own cell": ((), [*THREE, ["", "Tổng cộng", "4", ""]], [("là 4", "3 dòng")]),
    "one of the groups": ((), [GROUPED[0], *GROUPED[1:3], ["II", "Lĩnh vực dược (2 TTHC)", "", ""], row(3, C)], [("là 2", "1 dòng")]),
    "the first of the groups": ((), [["I", "Lĩnh vực khám bệnh (05 thủ tục)", "", ""], *GROUPED[1:]], [("là 5", "2 dòng")]),
    "an outer group": ((), [["A", "CẤP TỈNH (9 TTHC)", "", ""], *GROUPED], [("là 9", "2 dòng")]),
    "a count of a group in a cell": ((), [["I", "Lĩnh vực khám bệnh", "", "03"], row(1, A), row(2, B), ["II", "Lĩnh vực dược", "", "01"], row(3, C)], [("là 3", "2 dòng")]),
    "a row left out": ((), [row(1, A), row(3, B), row(4, C)], [("1 → 3", "1 chỗ")]),
    "a row twice in the numbers": ((), [row(1, A), row(2, B), row(2, C)], [("2 → 2", "1 chỗ")]),
    "both": (("Danh mục gồm 4 TTHC",), [row(1, A), row(3, B), row(4, C)], [("là 4", "3 dòng"), ("1 → 3", "1 chỗ")]),
}  # fmt: skip


def _made(
    place: Path, lines: tuple[str, ...], rows: list[list[object]], ending: str, answers: dict[str, str] | None = None
) -> Import:
    if ending == "docx":
        paper = word(place / "a.docx", lines, Sheet([HEAD, *rows]))
    else:
        paper = excel(place / "a.xlsx", ("x", Sheet([*map(across, lines), HEAD, *rows])))
    return taken(place / "so", paper, answers)


@pytest.mark.parametrize("name", AGREE)
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_total_that_agrees_is_not_spoken_of(name: str, ending: str, tmp_path: Path) -> None:
    """What the paper counts and what was read agree: nothing is asked."""
    lines, rows = AGREE[name]
    made = _made(tmp_path, lines, rows, ending)
    assert [one.said.vi for one in made.counted if not one.key.endswith(":sentence")] == []
    assert len([one for one in made.rows if one.open]) == 0


@pytest.mark.parametrize("name", DIFFER)
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_total_that_differs_is_asked_with_both_numbers(name: str, ending: str, tmp_path: Path) -> None:
    """What the paper counts and what was read differ: it is asked once, with both numbers and the place, and nothing is written before."""
    lines, rows, wanted = DIFFER[name]
    made = _made(tmp_path, lines, rows, ending)
    assert len(made.counted) == len(wanted)
    for question, words in zip(made.counted, wanted, strict=True):
        assert all(one in question.said.vi for one in words), question.said.vi
        assert question.place.vi
    assert set(made.counted) <= set(made.open)
    told = preview.text(made.paper, made.annex, made.facts, made.rows, "vi", every=False, totals=made.counted)
    assert all(one.said.vi in told for one in made.counted)
    answered = _made(tmp_path, lines, rows, ending, {one.key: "giữ dòng" for one in made.counted})
    assert answered.counted == ()


def test_each_annex_has_its_own_total(tmp_path: Path) -> None:
    """A total of one annex is not that of another, nor of all."""
    lines = ("Điều 1. Ủy quyền cho Sở Y tế giải quyết 02 thủ tục tại Phụ lục I và 01 thủ tục tại Phụ lục II.",)
    own = [
        (("PHỤ LỤC I", "Danh mục gồm 2 TTHC"), Sheet([HEAD, row(1, A), row(2, B)])),
        (("PHỤ LỤC II", "Danh mục gồm 1 TTHC"), Sheet([HEAD, row(1, C)])),
    ]
    assert taken(tmp_path / "so", with_annexes(tmp_path / "a.docx", lines, own)).counted == ()
    own[1] = (("PHỤ LỤC II", "Danh mục gồm 4 TTHC"), own[1][1])
    counted = taken(tmp_path / "so", with_annexes(tmp_path / "b.docx", lines, own)).counted
    assert [("là 4" in one.said.vi, "đọc được 1 dòng" in one.said.vi) for one in counted] == [(True, True)]


def test_struck_rows_and_rows_over_pages_count_as_the_paper_counts_them(tmp_path: Path) -> None:
    """A total may count rows that are struck through or not; a table that goes on has the numbers that follow."""
    for total in (2, 3):
        sheet = Sheet([HEAD, *THREE], struck=frozenset({2}))
        assert taken(tmp_path / "so", word(tmp_path / "a.docx", (f"Danh mục gồm {total} TTHC",), sheet)).counted == ()
    paper = word(tmp_path / "b.docx", ("Danh mục gồm 3 TTHC",), Sheet([HEAD, row(1, A), row(2, B)]), Sheet([row(3, C)]))
    assert taken(tmp_path / "so", paper).counted == ()


def test_equal_questions_are_asked_together_and_answered_once_or_singly(tmp_path: Path) -> None:
    """Rows of one question are one line of the preview; one answer is that of each row that has none of its own."""
    heads = ["STT", "Mã số", "Tên thủ tục hành chính", "Cơ quan được ủy quyền"]
    rows = [[at, code, TITLES[code], "Sở Y tế" if at == 3 else ""] for at, code in enumerate(TITLES, 1)]
    paper = excel(tmp_path / "a.xlsx", ("x", Sheet([heads, *rows])))
    made = taken(tmp_path / "so", paper)
    told = preview.text(made.paper, made.annex, made.facts, made.rows, "vi", every=False)
    assert told.count("ô bên nhận để trống") == 1
    assert "4 dòng (STT 1–2, 4–5): ô bên nhận để trống" in told
    key = alike_key(made.rows[0].open[0])
    answered = taken(tmp_path / "so", paper, {key: "so-y-te", made.rows[4].open[0].key: "ai đó"})
    assert [bool(one.open) for one in answered.rows] == [False, False, False, False, True]
    answered = taken(tmp_path / "so", paper, {key: "so-y-te", made.rows[4].open[0].key: "giam-doc-so-y-te"})
    assert {one.receiver: len(one.rows) for one in answered.given} == {"so-y-te": 4, "giam-doc-so-y-te": 1}


def test_a_total_that_nobody_has_answered_is_kept_in_the_file(tmp_path: Path) -> None:
    """What ``--yes`` writes says that the total differs; once it is answered, nothing is left of it."""
    made = _made(tmp_path, ("DANH MỤC GỒM 21 TTHC",), THREE, "docx")
    assert (
        "# Chưa trả lời khi nhập: đoạn 1: in «DANH MỤC GỒM 21 TTHC» là 21" in next(iter(made.files.values())).decode()
    )
    answered = _made(tmp_path, ("DANH MỤC GỒM 21 TTHC",), THREE, "docx", {made.counted[0].key: "giữ dòng"})
    assert "Chưa trả lời" not in next(iter(answered.files.values())).decode()
