"""Who gives is asked where the paper names another than the one who issues; rows below its name are lost nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, with_annexes, word
from takings import TITLES, city, opened, received

A, B, *_ = TITLES
CHAIR = "Chủ tịch Ủy ban nhân dân thành phố"
PLAIN = "Về việc ủy quyền giải quyết thủ tục hành chính"
GIVES = "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục tại Phụ lục."
ROWS = Sheet([list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]])
OTHERS = {
    "owner in the title": (f"{PLAIN} thuộc thẩm quyền của {CHAIR}", GIVES, ()),
    "giver in the title": (f"Về việc {CHAIR} ủy quyền cho Sở Y tế giải quyết thủ tục hành chính", GIVES, ()),
    "owner in the article": (PLAIN, f"Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục thuộc thẩm quyền của {CHAIR} tại Phụ lục.", ()),
    "giver in the article": (PLAIN, f"Điều 1. {CHAIR} ủy quyền cho Sở Y tế giải quyết các thủ tục tại Phụ lục.", ()),
    "owner above the rows": (PLAIN, GIVES, (f"Danh mục thủ tục hành chính thuộc thẩm quyền của {CHAIR} ủy quyền cho Sở Y tế",)),
    "giver above the rows": (PLAIN, GIVES, (f"Danh mục thủ tục hành chính {CHAIR} ủy quyền cho Sở Y tế",)),
    "issuer above the rows": (PLAIN, GIVES, (f"(Kèm theo Quyết định số 77/QĐ-UBND ngày 15/8/2025 của {CHAIR} Đà Nẵng)",)),
}  # fmt: skip
TWO_OWNERS = {
    "one of two owners": (f"{PLAIN} thuộc thẩm quyền của UBND thành phố, {CHAIR}", GIVES, ()),
    "one of two owners, one place for both": (f"{PLAIN} thuộc thẩm quyền của Ủy ban nhân dân, {CHAIR}", GIVES, ()),
    "one of two owners with and": (f"{PLAIN} thuộc thẩm quyền giải quyết của UBND thành phố và {CHAIR}", GIVES, ()),
    "one of two owners above the rows": (PLAIN, GIVES, (f"Danh mục thủ tục hành chính thuộc thẩm quyền của UBND thành phố/{CHAIR}",)),
    "two owners in the article": (PLAIN, f"Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục thuộc thẩm quyền của UBND thành phố, {CHAIR} tại Phụ lục.", ()),
}  # fmt: skip
CALM = {
    "the same": (f"{PLAIN} thuộc thẩm quyền của Ủy ban nhân dân thành phố", GIVES, ("(Kèm theo Quyết định số 77/QĐ-UBND ngày 15/8/2025 của UBND thành phố Đà Nẵng)",)),
    "the receiver": (PLAIN, GIVES, ("Danh mục thủ tục thuộc thẩm quyền của Sở Y tế",)),
    "what the receiver is given": (PLAIN, GIVES, ("Danh mục thủ tục Sở Y tế được ủy quyền giải quyết",)),
}  # fmt: skip


def paper(place: Path, about: str, article: str, above: tuple[str, ...]) -> Path:
    last = "Điều 2. Quyết định này có hiệu lực kể từ ngày ký."
    lines = opened("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "77/QĐ-UBND", "Đà Nẵng", about, article, last)
    return with_annexes(place, lines, [(("Phụ lục", *above), ROWS)])


@pytest.mark.parametrize("name", OTHERS)
def test_a_paper_that_names_two_givers_is_asked_once(name: str, tmp_path: Path) -> None:
    """Nothing is written before; the answer is the giver of all rows."""
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", *OTHERS[name]))
    assert [one.key for one in made.open] == ["deed:giver"]
    assert not made.files
    made = city(tmp_path / "so", tmp_path / "a.docx", {"deed:giver": "chu-tich-ubnd-tp"})
    assert made.open == ()
    assert "from: chu-tich-ubnd-tp" in next(iter(made.files.values())).decode()


@pytest.mark.parametrize("name", TWO_OWNERS)
def test_a_paper_whose_matters_are_of_two_is_asked_who_gives(name: str, tmp_path: Path) -> None:
    """The first of the two is not taken for both, and the second one is no receiver."""
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", *TWO_OWNERS[name]))
    keys = {one.key: one for one in made.open}
    assert set(keys["deed:giver"].options) == {"UBND Đà Nẵng", "Chủ tịch UBND Đà Nẵng"}
    assert "deed:receiver" not in keys
    assert not made.files


@pytest.mark.parametrize("name", CALM)
def test_a_paper_that_names_one_giver_is_not(name: str, tmp_path: Path) -> None:
    assert city(tmp_path / "so", paper(tmp_path / "a.docx", *CALM[name])).open == ()


def test_two_articles_with_two_givers_are_asked(tmp_path: Path) -> None:
    """An import writes one giver, and says so."""
    two = ["Điều 1. Ủy ban nhân dân thành phố ủy quyền cho Sở Y tế giải quyết các thủ tục tại Phụ lục.", f"Điều 2. {CHAIR} ủy quyền cho Sở Tư pháp giải quyết các thủ tục tại Phụ lục."]  # fmt: skip
    rows = Sheet([[*HEADS, "Cơ quan được ủy quyền"], [1, A, TITLES[A], "", "Sở Y tế"], [2, B, TITLES[B], "", "Sở Tư pháp"]])  # fmt: skip
    made = city(tmp_path / "so", word(tmp_path / "a.docx", opened("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "77/QĐ-UBND", "Đà Nẵng", PLAIN, *two), rows))  # fmt: skip
    (asked,) = made.open
    assert asked.key == "deed:giver"
    assert "bỏ dòng" in asked.said.vi


def grouped(place: Path, article: str, *groups: str) -> Path:
    """Make a decision with a row of a group above each of its rows, the last group above all that are left."""
    codes = list(TITLES)[: max(2, len(groups))]
    rows: list[list[object]] = [list(HEADS)]
    for at, code in enumerate(codes):
        if at < len(groups):
            rows.append([groups[at]] * 4)
        rows.append([at + 1, code, TITLES[code], ""])
    merged = [(at, 0, at, 3) for at, row in enumerate(rows) if at and row[0] == row[1]]
    lines = opened("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "77/QĐ-UBND", "Đà Nẵng", PLAIN, article)
    return word(place, lines, Sheet(rows, merged=merged))


@pytest.mark.parametrize("group", ["I. UBND thành phố", "I. ỦY BAN NHÂN DÂN THÀNH PHỐ", "I. Ủy ban nhân dân thành phố Đà Nẵng"])  # fmt: skip
def test_rows_below_the_name_of_the_giver_go_to_the_receiver_of_the_article(group: str, tmp_path: Path) -> None:
    made = city(tmp_path / "so", grouped(tmp_path / "a.docx", GIVES, group))
    assert (received(made), made.open) == ({"so-y-te": [A, B]}, ())


@pytest.mark.parametrize(
    "article",
    [
        "Điều 1. Ủy quyền cho các Sở giải quyết các thủ tục tại Phụ lục.",
        "Điều 1. Ủy quyền cho Sở Y tế, Sở Tư pháp giải quyết các thủ tục tại Phụ lục.",
        "Điều 1. Ủy quyền cho Sở Lạ giải quyết các thủ tục tại Phụ lục.",
    ],
)
@pytest.mark.parametrize("groups", [("I. UBND thành phố",), ("I. UBND thành phố", "II. Sở Tư pháp"), ("I. Lĩnh vực y tế", "II. UBND thành phố")])  # fmt: skip
def test_no_row_below_the_name_of_the_giver_is_lost(groups: tuple[str, ...], article: str, tmp_path: Path) -> None:
    """Each row is received by somebody, or asked about."""
    made = city(tmp_path / "so", grouped(tmp_path / "a.docx", article, *groups))
    given = {row.matter for one in made.given for row in one.rows}
    asked = {row.matter for row in made.rows if row.open}
    assert given | asked == {A, B} or "deed:receiver" in {one.key for one in made.open}


@pytest.mark.parametrize(
    ("article", "groups", "wanted"),
    [
        ("Giám đốc Sở Y tế", ("I. SỞ Y TẾ",), {"giam-doc-so-y-te": [A, B]}),
        ("Giám đốc Sở Y tế, Giám đốc Sở Tư pháp", ("I. SỞ Y TẾ", "II. SỞ TƯ PHÁP"), {"giam-doc-so-y-te": [A], "giam-doc-so-tu-phap": [B]}),
        ("Giám đốc các Sở", ("I. SỞ Y TẾ", "II. SỞ TƯ PHÁP"), {"giam-doc-so-y-te": [A], "giam-doc-so-tu-phap": [B]}),
        ("Thủ trưởng các cơ quan", ("I. SỞ Y TẾ", "II. Giám đốc Sở Tư pháp"), {"giam-doc-so-y-te": [A], "giam-doc-so-tu-phap": [B]}),
        ("Sở Y tế", ("I. SỞ Y TẾ",), {"so-y-te": [A, B]}),
    ],
)  # fmt: skip
def test_a_head_stays_the_receiver_where_a_group_names_its_body(
    article: str, groups: tuple[str, ...], wanted: dict[str, list[str]], tmp_path: Path
) -> None:
    given = grouped(tmp_path / "a.docx", f"Điều 1. Ủy quyền cho {article} giải quyết các thủ tục tại Phụ lục.", *groups)
    made = city(tmp_path / "so", given)
    assert (received(made), made.open) == (wanted, ())


def test_a_group_that_names_the_head_of_a_body_to_which_the_article_gives_is_asked(tmp_path: Path) -> None:
    made = city(tmp_path / "so", grouped(tmp_path / "a.docx", GIVES, "I. Giám đốc Sở Y tế"))
    assert [one.options for one in made.open] == [("Giám đốc Sở Y tế", "Sở Y tế")] * 2


@pytest.mark.parametrize("head", ["Thẩm quyền giải quyết", "Cơ quan có thẩm quyền", "Thẩm quyền theo quy định"])
@pytest.mark.parametrize(
    ("owner", "keys"),
    [(CHAIR, ["deed:giver"]), ("UBND thành phố", []), (f"UBND thành phố, {CHAIR}", ["deed:giver"]), ("Cấp tỉnh", [])],
)
def test_a_column_that_says_whose_the_matters_are_is_held_against_the_giver(
    head: str, owner: str, keys: list[str], tmp_path: Path
) -> None:
    rows = Sheet([[*HEADS, head], [1, A, TITLES[A], "", owner], [2, B, TITLES[B], "", owner]])
    given = opened("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "77/QĐ-UBND", "Đà Nẵng", PLAIN, GIVES)
    made = city(tmp_path / "so", word(tmp_path / "a.docx", given, rows))
    assert [one.key for one in made.open] == keys
    made = city(tmp_path / "so", tmp_path / "a.docx", {"deed:giver": "chu-tich-ubnd-tp"} if keys else {})
    assert (received(made), made.open) == ({"so-y-te": [A, B]}, ())
