"""Words that leave open who receives are asked, and each annex goes to the receiver that the articles name with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, with_annexes, word
from folders import write
from takings import TITLES, city, opened, province, received

A, B, *_ = TITLES
ROWS = Sheet([list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]])
TWO = [(("Phụ lục I",), Sheet([list(HEADS), [1, A, TITLES[A], ""]])), (("Phụ lục II",), Sheet([list(HEADS), [1, B, TITLES[B], ""]]))]  # fmt: skip
OPEN = (
    "Giám đốc Sở Y tế hoặc Giám đốc Sở Tư pháp", "Sở Y tế hoặc Sở Tư pháp", "Sở Y tế hay Sở Tư pháp", "Sở Y tế/Sở Tư pháp", "Sở Y tế / Sở Tư pháp", "Giám đốc Sở Y tế hoặc cấp phó được phân công",
    "Giám đốc Sở Y tế và cấp phó", "Sở Y tế và các Sở tương ứng", "Giám đốc các Sở tương ứng", "Sở Y tế và các cơ quan liên quan", "Sở Y tế (hoặc Sở Tư pháp)", "Giám đốc hoặc Phó Giám đốc Sở Y tế",
)  # fmt: skip
PLAIN = {
    "Sở Y tế": ["so-y-te"], "Sở Y tế và Sở Tư pháp": ["so-tu-phap", "so-y-te"], "Sở Y tế; Sở Tư pháp": ["so-tu-phap", "so-y-te"], "Giám đốc các Sở: Y tế, Tư pháp": ["giam-doc-so-tu-phap", "giam-doc-so-y-te"],
    "Sở Văn hóa, Thể thao và Du lịch": ["so-van-hoa"],
}  # fmt: skip
SPLIT = {"so-y-te": [A], "so-tu-phap": [B]}
DEALT = (
    ("Điều 1. Ủy quyền giải quyết thủ tục hành chính như sau:", "1. Phụ lục I: Sở Y tế;", "2. Phụ lục II: Sở Tư pháp."),
    ("Điều 1. Ủy quyền giải quyết thủ tục hành chính như sau:", "- Phụ lục I – Sở Y tế.", "- Phụ lục II – Sở Tư pháp."),
    ("Điều 1. Ủy quyền giải quyết thủ tục hành chính như sau:", "a) Thủ tục tại Phụ lục I cho Sở Y tế;", "b) Thủ tục tại Phụ lục II cho Sở Tư pháp."),
    ("Điều 1. Ủy quyền giải quyết thủ tục hành chính như sau: thủ tục tại Phụ lục I cho Sở Y tế, thủ tục tại Phụ lục II cho Sở Tư pháp.",),
    ("Điều 1. Ủy quyền giải quyết thủ tục hành chính như sau: Phụ lục I - Danh mục thủ tục ủy quyền cho Sở Y tế, Phụ lục II - Danh mục thủ tục ủy quyền cho Sở Tư pháp.",),
    ("Điều 1. Ủy quyền cho các Sở giải quyết thủ tục hành chính (Phụ lục I: Sở Y tế; Phụ lục II: Sở Tư pháp).",),
    ("Điều 1. Ủy quyền các thủ tục tại Phụ lục I cho Sở Y tế và các thủ tục tại Phụ lục II cho Sở Tư pháp.",),
    ("Điều 1. Ủy quyền cho Sở Y tế (Phụ lục I) và Sở Tư pháp (Phụ lục II) giải quyết thủ tục hành chính.",),
    ("Điều 1. Ủy quyền cho Sở Y tế, Sở Tư pháp giải quyết các thủ tục tại Phụ lục I, Phụ lục II tương ứng.",),
    ("Điều 1. Ủy quyền cho Sở Y tế và Sở Tư pháp lần lượt giải quyết các thủ tục tại Phụ lục I và Phụ lục II.",),
)  # fmt: skip


def lines(*articles: str) -> tuple[str, ...]:
    about = "Về việc ủy quyền giải quyết thủ tục hành chính"
    last = "Điều 5. Quyết định này có hiệu lực kể từ ngày ký."
    return opened("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "77/QĐ-UBND", "Đà Nẵng", about, *articles, last)


@pytest.mark.parametrize("who", OPEN)
def test_an_article_that_leaves_open_who_receives_is_asked_for_the_receiver(who: str, tmp_path: Path) -> None:
    """Whatever is answered of the sentence itself, nobody receives anything before."""
    given = word(tmp_path / "a.docx", lines(f"Điều 1. Ủy quyền cho {who} giải quyết các thủ tục tại Phụ lục."), ROWS)
    made = city(tmp_path / "so", given)
    assert "deed:receiver" in {one.key for one in made.open}
    assert not made.files


@pytest.mark.parametrize("who", OPEN)
def test_a_cell_that_leaves_open_who_receives_is_asked(who: str, tmp_path: Path) -> None:
    """All who may be meant are offered, and both together; where each part has another, one answer is for one part alone."""
    rows = Sheet([[*HEADS, "Cơ quan được ủy quyền"], [1, A, TITLES[A], "", who], [2, B, TITLES[B], "", who]])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", lines("Điều 1. Ủy quyền cho các Sở giải quyết các thủ tục tại Phụ lục."), rows))  # fmt: skip
    asked = [one for one in made.open if one.key.endswith(":receiver")]
    assert len(asked) == 2
    first = city(tmp_path / "so", tmp_path / "a.docx", {asked[0].key: "Sở Y tế; Sở Tư pháp"})
    each_its_own = "tương ứng" in who or "liên quan" in who
    assert received(first) == {"so-y-te": [A] if each_its_own else [A, B], "so-tu-phap": [A] if each_its_own else [A, B]}  # fmt: skip


@pytest.mark.parametrize("who", PLAIN)
def test_what_names_all_who_receive_is_no_question(who: str, tmp_path: Path) -> None:
    rows = Sheet([[*HEADS, "Cơ quan được ủy quyền"], [1, A, TITLES[A], "", who]])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", lines("Điều 1. Ủy quyền cho các Sở giải quyết các thủ tục tại Phụ lục."), rows))  # fmt: skip
    assert (sorted(received(made)), [one for one in made.open if one.key.endswith(":receiver")]) == (PLAIN[who], [])


def test_an_or_in_what_is_given_leaves_nobody_open(tmp_path: Path) -> None:
    given = lines("Điều 1. Ủy quyền cho Sở Y tế giải quyết thủ tục cấp mới hoặc cấp lại tại Phụ lục.")
    made = city(tmp_path / "so", word(tmp_path / "a.docx", given, ROWS))
    assert "deed:receiver" not in {one.key for one in made.open}
    assert made.facts.receivers == ("so-y-te",)


@pytest.mark.parametrize("articles", DEALT)
def test_each_annex_goes_to_the_receiver_that_the_articles_name_with_it(articles: tuple[str, ...], tmp_path: Path) -> None:  # fmt: skip
    made = city(tmp_path / "so", with_annexes(tmp_path / "a.docx", lines(*articles), TWO))
    assert (received(made), [one.key for one in made.open]) == (SPLIT, [])


@pytest.mark.parametrize(
    "articles",
    [
        ("Điều 1. Ủy quyền giải quyết thủ tục hành chính như sau:", "1. Phụ lục I: Sở Y tế hoặc Sở Tư pháp;", "2. Phụ lục II: Sở Tư pháp."),
        ("Điều 1. Ủy quyền cho Giám đốc các Sở tương ứng giải quyết các thủ tục tại Phụ lục I, Phụ lục II.",),
        ("Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục tại Phụ lục I và phối hợp với Sở Tư pháp giải quyết thủ tục tại Phụ lục II.",),
        ("Điều 1. Ủy quyền cho Sở Y tế, Sở Tư pháp, Sở Văn hóa, Thể thao và Du lịch giải quyết các thủ tục tại Phụ lục I, Phụ lục II tương ứng.",),
    ],
)  # fmt: skip
def test_an_annex_of_which_the_receiver_is_not_certain_is_asked(articles: tuple[str, ...], tmp_path: Path) -> None:
    made = city(tmp_path / "so", with_annexes(tmp_path / "a.docx", lines(*articles), TWO))
    keys = [one.key for one in made.open]
    assert any("receiver" in one for one in keys), keys


def test_one_answer_for_the_receivers_of_several_annexes_is_for_one_annex(tmp_path: Path) -> None:
    """*Giám đốc các Sở tương ứng* is another one for each of them."""
    given = lines("Điều 1. Ủy quyền cho Giám đốc các Sở tương ứng giải quyết các thủ tục tại Phụ lục I, Phụ lục II.")
    made = city(tmp_path / "so", with_annexes(tmp_path / "a.docx", given, TWO))
    first, second = (one for one in made.open if one.key.endswith(":receiver"))
    assert ("Phụ lục I là ai" in first.said.vi, "Phụ lục II là ai" in second.said.vi) == (True, True)
    made = city(tmp_path / "so", tmp_path / "a.docx", {first.key: "so-y-te"})
    assert received(made) == {"so-y-te": [A]}


COMMUNES = (
    "các xã, phường",
    "xã, phường",
    "các phường, xã",
    "126 xã, phường",
    "các xã, phường, đặc khu",
    "các xã, phường và đặc khu",
    "cấp xã",
)
"""How decisions say all bodies of the lowest level."""


@pytest.mark.parametrize("where", ["article", "title of the annex", "group", "column"])
@pytest.mark.parametrize("body", ["UBND", "Ủy ban nhân dân", "Chủ tịch UBND", "Chủ tịch Ủy ban nhân dân"])
@pytest.mark.parametrize("all_of_them", COMMUNES)
def test_communes_and_wards_together_are_those_of_the_lowest_level(
    all_of_them: str, body: str, where: str, tmp_path: Path
) -> None:
    """A register that has the communes by themselves, too, gives the wards nothing less."""
    half = "axis: ubnd\nholders:\n" + "".join(
        f"  - {{id: {key}, name: {name}, kind: {kind}, level: commune, members: rural-communes, term: {{from: 2025-07-01}}}}\n"
        for key, name, kind in (("ubnd-xa", "UBND xã", "committee"), ("chu-tich-ubnd-xa", "Chủ tịch UBND xã", "chair"))
    )
    write(province(tmp_path / "so", "Đà Nẵng"), {"holders/nua.yaml": half})
    who = f"{body} {all_of_them}"
    article = (
        f"Điều 1. Ủy quyền cho {who if where == 'article' else body + ' cấp xã'} giải quyết các thủ tục tại Phụ lục."
    )
    titles = ("Phụ lục", *([f"DANH MỤC THỦ TỤC ỦY QUYỀN CHO {who.upper()}"] if where == "title of the annex" else []))
    heads = [*HEADS, *(["Cơ quan được ủy quyền"] if where == "column" else [])]
    group = [[f"I. {who.upper()}"] * len(heads)] if where == "group" else []
    rows = [[at, code, TITLES[code], "", *([who] if where == "column" else [])] for at, code in enumerate((A, B), 1)]
    merged = [(1, 0, 1, len(heads) - 1)] if group else []
    made = city(
        tmp_path / "so",
        with_annexes(tmp_path / "a.docx", lines(article), [(titles, Sheet([heads, *group, *rows], merged=merged))]),
    )
    receiver = "chu-tich-ubnd-cap-xa" if body.startswith("Chủ") else "ubnd-cap-xa"
    assert (received(made), made.open) == ({receiver: [A, B]}, ())
