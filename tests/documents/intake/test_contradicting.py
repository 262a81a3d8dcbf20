"""Who receives rows where two places of a paper say it: what contradicts is asked, what agrees is not, and one answer holds for all rows alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, with_annexes, word
from takings import DECISION_OF_A_CITY, TITLES, asked, city, imported, opened, province, received

A, B, C, *_ = TITLES
HEAD = list(HEADS)
DEALT = opened(
    "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "77/QĐ-UBND", "Đà Nẵng", "Về việc ủy quyền giải quyết thủ tục hành chính",
    "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục I.", "Điều 2. Ủy quyền cho Sở Tư pháp giải quyết các thủ tục hành chính tại Phụ lục II.",
    "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
)  # fmt: skip
RIGHT = {"so-y-te": [A, C], "so-tu-phap": [B]}
ROWS: tuple[list[list[object]], list[list[object]]] = (
    [[1, A, TITLES[A], ""], [2, C, TITLES[C], ""]],
    [[1, B, TITLES[B], ""]],
)


def dealt(
    place: Path, titles: tuple[str, str], groups: tuple[str, str] = ("", ""), column: tuple[str, str] = ("", "")
) -> Path:
    """Make the decision that gives Annex I to one and Annex II to another, with a title, a group and a column of receivers in each."""
    annexes = []
    for number, title, group, receiver, rows in zip(("I", "II"), titles, groups, column, ROWS, strict=True):
        head: list[object] = [*HEAD, *(["Cơ quan được ủy quyền"] if receiver else [])]
        across: list[object] = [group, *[None] * (len(head) - 1)]
        table: list[list[object]] = [
            head,
            *([across] if group else []),
            *([*row, *([receiver] if receiver else [])] for row in rows),
        ]
        merged = [(1, 0, 1, len(head) - 1)] if group else []
        annexes.append(([f"PHỤ LỤC {number}", *([title] if title else [])], Sheet(table, merged)))
    return with_annexes(place, DEALT, annexes)


@pytest.mark.parametrize(
    "paper",
    [
        {"titles": ("DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN CHO SỞ TƯ PHÁP", "DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN CHO SỞ Y TẾ")},
        {"titles": ("Danh mục thủ tục Sở Tư pháp được ủy quyền giải quyết", "Danh mục thủ tục Sở Y tế được ủy quyền giải quyết")},
        {"titles": ("", ""), "groups": ("A. SỞ TƯ PHÁP", "A. SỞ Y TẾ")},
        {"titles": ("", ""), "column": ("Sở Tư pháp", "Sở Y tế")},
        {"titles": ("", ""), "column": ("Giám đốc Sở Tư pháp", "Giám đốc Sở Y tế")},
    ],
)  # fmt: skip
def test_an_annex_that_gives_to_another_than_its_article_is_asked_once(
    paper: dict[str, tuple[str, str]], tmp_path: Path
) -> None:
    """Nobody knows whether the article or the annex is wrong; the answer for a row holds for all that say the same, and a second import asks nothing."""
    place = dealt(tmp_path / "a.docx", **paper)
    made = city(tmp_path / "so", place)
    assert [row.entry.number for row in made.rows if row.open] == [1, 2, 1]
    first, _, last = (one for row in made.rows for one in row.open)
    assert "sở y tế" in first.said.vi.casefold()
    assert "sở tư pháp" in first.said.vi.casefold()
    answers = {first.key: "Sở Y tế", last.key: "Sở Tư pháp"}
    made = city(tmp_path / "so", place, answers)
    assert (made.open, received(made)) == ((), RIGHT)
    for name, data in made.files.items():
        (tmp_path / "so" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "so" / name).write_bytes(data)
    again = city(tmp_path / "so", place)
    assert (again.open, again.differences) == ((), ())


@pytest.mark.parametrize(
    "paper",
    [
        {"titles": ("DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN CHO SỞ Y TẾ", "DANH MỤC THỦ TỤC HÀNH CHÍNH ỦY QUYỀN CHO SỞ TƯ PHÁP")},
        {"titles": ("Danh mục thủ tục hành chính", "Danh mục thủ tục hành chính")},
        {"titles": ("", ""), "groups": ("A. SỞ Y TẾ", "A. SỞ TƯ PHÁP")},
        {"titles": ("", ""), "column": ("Sở Y tế", "Sở Tư pháp")},
        {"titles": ("Danh mục ủy quyền cho Sở Y tế", "Danh mục ủy quyền cho Sở Tư pháp"), "groups": ("I. Lĩnh vực y tế", "I. Lĩnh vực y tế")},
    ],
)  # fmt: skip
def test_an_annex_that_agrees_with_its_article_is_no_question(
    paper: dict[str, tuple[str, str]], tmp_path: Path
) -> None:
    made = city(tmp_path / "so", dealt(tmp_path / "a.docx", **paper))
    assert (asked(made, "receiver"), received(made)) == ([], RIGHT)


def test_one_of_several_whom_an_article_names_for_an_annex_contradicts_nobody(tmp_path: Path) -> None:
    lines = [
        one.replace("Sở Y tế", "Sở Y tế và Sở Tư pháp").replace("Phụ lục.", "Phụ lục I.") for one in DECISION_OF_A_CITY
    ]
    table: list[list[object]] = [
        [*HEAD, "Cơ quan được ủy quyền"],
        [1, A, TITLES[A], "", "Sở Y tế"],
        [2, B, TITLES[B], "", "Sở Tư pháp"],
    ]
    made = city(tmp_path / "so", with_annexes(tmp_path / "a.docx", lines, [(["PHỤ LỤC I"], Sheet(table))]))
    assert (asked(made, "receiver"), received(made)) == ([], {"so-y-te": [A], "so-tu-phap": [B]})


def test_sheets_contradict_their_titles_and_articles_as_tables_do(tmp_path: Path) -> None:
    """The title of one sheet says nothing of the next one."""
    one: list[list[object]] = [["DANH MỤC ỦY QUYỀN CHO SỞ TƯ PHÁP"], [*HEAD], [1, A, TITLES[A], ""]]
    other: list[list[object]] = [["DANH MỤC ỦY QUYỀN CHO SỞ Y TẾ"], [*HEAD], [1, B, TITLES[B], ""]]
    folder = province(tmp_path / "so", "Đà Nẵng")
    facts = {"deed:id": "qd-thu", "deed:issuer": "ubnd-tp", "deed:receiver": "so-y-te"}
    made = imported(folder, excel(tmp_path / "a.xlsx", ("Sở Y tế", Sheet(one)), ("Sở Tư pháp", Sheet(other))), facts)
    assert asked(made, "receiver") == [1, 1]
    made = imported(folder, excel(tmp_path / "b.xlsx", ("Sở Tư pháp", Sheet(one)), ("Sở Y tế", Sheet(other))), facts)
    assert (asked(made, "receiver"), received(made)) == ([], {"so-tu-phap": [A], "so-y-te": [B]})
    made = imported(folder, excel(tmp_path / "c.xlsx", ("PL1", Sheet(one)), ("PL2", Sheet(other))), facts)
    assert (asked(made, "receiver"), received(made)) == ([], {"so-tu-phap": [A], "so-y-te": [B]})


def test_a_group_beside_those_that_name_receivers_and_names_nobody_is_asked(tmp_path: Path) -> None:
    """Its rows are not those of the receiver before it."""
    groups = ("A", "SỞ Y TẾ", A), ("B", "SỞ TƯ PHÁP", B), ("C", "THỦ TỤC LIÊN THÔNG", C)
    rows = [
        row
        for at, (label, name, code) in enumerate(groups, 1)
        for row in ([label, name, None, None], [at, code, TITLES[code], ""])
    ]
    merged = [(at, 1, at, 3) for at in (1, 3, 5)]
    lines = [one.replace("cho Sở Y tế", "cho Sở Y tế, Sở Tư pháp") for one in DECISION_OF_A_CITY]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", lines, Sheet([HEAD, *rows], merged)))
    assert (asked(made, "receiver"), received(made)) == ([3], {"so-y-te": [A], "so-tu-phap": [B]})
