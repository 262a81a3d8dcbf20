"""A paper that is imported again: what somebody has answered once is not asked again, and what the paper says anew is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from annexes import Sheet, excel, word
from takings import DECISION_OF_A_CITY, TITLES, city

from delegation.loading.disk.files import RuleFile
from delegation.run.formatting import canonical
from delegation.run.importing import Import

A, B, C, *_ = TITLES
HEAD: list[object] = ["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Ghi chú"]
OTHER = "Cấp giấy phép bán lẻ thuốc lá"

Row = tuple[object, object, object, object]

DOUBTS: dict[str, tuple[Row, str]] = {
    "misprinted": ((2, "1,012644", TITLES[B], ""), "đúng đề xuất"),
    "short": ((2, "2.00010", TITLES[C], ""), "đúng đề xuất"),
    "misprinted, without a number": (("", "1,012644", TITLES[B], ""), "đúng đề xuất"),
    "no code": ((2, "", TITLES[B], ""), B),
    "no code, without a number": (("", "", TITLES[B], ""), B),
    "no code, another title": ((2, "", f"{TITLES[B]} cổ truyền", ""), B),
    "no such code": ((2, "9.012644", TITLES[B], ""), B),
    "no such code, new": ((2, "9.765432", OTHER, ""), "thêm mới"),
    "code of another, the title is right": ((2, C, TITLES[B], ""), B),
    "code of another, the code is right": ((2, C, TITLES[B], ""), C),
    "misprinted, left out": ((2, "1,012644", TITLES[B], ""), "bỏ dòng"),
    "no such code, left out": ((2, "9.765432", OTHER, ""), "bỏ dòng"),
    "no code, left out": ((2, "", OTHER, ""), "bỏ dòng"),
    "repeated, left out": ((2, A, TITLES[A], ""), "bỏ dòng"),
    "repeated, kept": ((2, A, TITLES[A], ""), "giữ dòng"),
    "taken back by its note, left out": ((2, B, TITLES[B], "Chưa ủy quyền"), "bỏ dòng"),
    "taken back by its note, kept": ((2, B, TITLES[B], "trừ trường hợp liên tỉnh"), "giữ dòng"),
    "until a day": ((2, B, TITLES[B], "đến hết ngày 30/6/2027"), "30/6/2027"),
}


def sheet(*rows: Row) -> Sheet:
    return Sheet([HEAD, [1, A, TITLES[A], ""], *map(list, rows)])


def answered(folder: Path, paper: Path, answer: str) -> Import:
    """Import a paper in which one question is asked, with an answer to it, and write what comes of it."""
    asked = city(folder, paper).open
    assert len(asked) == 1
    made = city(folder, paper, {asked[0].key: answer})
    assert not made.open
    for name, data in made.files.items():
        at = folder / name
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_bytes(data)
    return made


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_was_answered_is_not_asked_again_and_nothing_changes(doubt: str, tmp_path: Path) -> None:
    row, answer = DOUBTS[doubt]
    paper = word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet(row))
    answered(tmp_path / "so", paper, answer)
    again = city(tmp_path / "so", paper)
    assert (again.open, again.differences, dict(again.files)) == ((), (), {})


@pytest.mark.parametrize("answer", ["giữ dòng", "bỏ dòng"])
def test_a_hidden_row_is_not_asked_again_and_one_that_is_hidden_anew_is(answer: str, tmp_path: Path) -> None:
    """What was kept though the file hides it says so in its note."""
    rows = sheet((2, B, TITLES[B], ""), (3, C, TITLES[C], ""))
    lines = [[line] for line in DECISION_OF_A_CITY]
    text = ("Quyết định", Sheet(lines))
    paper = excel(tmp_path / "a.xlsx", text, ("Phụ lục", replace(rows, hidden=frozenset({2}))))
    made = answered(tmp_path / "so", paper, answer)
    assert ("dòng bị ẩn trong tệp" in b"".join(made.files.values()).decode()) == (answer == "giữ dòng")
    again = city(tmp_path / "so", paper)
    assert (again.open, again.differences) == ((), ())
    anew = excel(tmp_path / "b.xlsx", text, ("Phụ lục", replace(rows, hidden=frozenset({3}))))
    assert "hidden" in {one.key.rpartition(":")[2] for one in city(tmp_path / "so", anew).open}


@pytest.mark.parametrize(
    ("doubt", "corrected"),
    [
        ("misprinted", (2, "1,012644", OTHER, "")),
        ("misprinted", (2, "1,O12644", TITLES[B], "")),
        ("misprinted", (3, "1,012644", TITLES[B], "")),
        ("no code", (2, "", TITLES[C], "")),
        ("code of another, the title is right", (2, C, OTHER, "")),
        ("code of another, the code is right", (2, C, OTHER, "")),
        ("misprinted, left out", (2, "1,012644", OTHER, "")),
        ("no such code, left out", (2, "9.765432", "Cấp giấy phép bán buôn thuốc lá", "")),
        ("repeated, left out", (3, A, TITLES[A], "")),
        ("taken back by its note, left out", (2, B, TITLES[B], "Chưa ủy quyền cấp lại")),
    ],
)
def test_what_the_paper_says_anew_is_asked(doubt: str, corrected: Row, tmp_path: Path) -> None:
    """A corrected row below the same misprint, and the same words in another row, are nobody's answer."""
    row, answer = DOUBTS[doubt]
    answered(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet(row)), answer)
    assert city(tmp_path / "so", word(tmp_path / "b.docx", DECISION_OF_A_CITY, sheet(corrected))).open


@pytest.mark.parametrize("doubt", ["misprinted, left out", "no such code, new", "taken back by its note, kept"])
def test_what_is_written_is_laid_out(doubt: str, tmp_path: Path) -> None:
    row, answer = DOUBTS[doubt]
    made = answered(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet(row)), answer)
    for name, data in made.files.items():
        assert canonical(RuleFile(name, "decision" if name.startswith("decisions/") else "procedures", data)) == data
