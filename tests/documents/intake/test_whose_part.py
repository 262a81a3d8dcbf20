"""What articles say of one of several receivers is of the rows that it receives alone: terms, conditions, steps, limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, word
from takings import TITLES, city, opened

from delegation.documents.intake import preview

A, B, *_ = TITLES
COLUMN = Sheet(
    [[*HEADS, "Cơ quan được ủy quyền"], [1, A, TITLES[A], "", "Sở Y tế"], [2, B, TITLES[B], "", "Sở Tư pháp"]]
)
BOTH = "Điều 1. Ủy quyền cho Sở Y tế, Sở Tư pháp giải quyết các thủ tục hành chính tại Phụ lục."
FIRST = "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục tại Phụ lục."
SECOND = "Điều 2. Ủy quyền cho Sở Tư pháp giải quyết các thủ tục tại Phụ lục."
OPINION = "Giám đốc Sở Y tế chỉ được cấp giấy phép sau khi có ý kiến thống nhất của Chủ tịch Ủy ban nhân dân Thành phố"
EACH = {"so-y-te": "2027-06-30", "so-tu-phap": "2027-12-31"}
LAST = {"so-y-te": "", "so-tu-phap": "2027-12-31"}
READ: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "two clauses": ((BOTH, "Điều 2. Thời hạn ủy quyền: đối với Sở Y tế đến hết ngày 30/6/2027; đối với Sở Tư pháp đến hết ngày 31/12/2027."), EACH),
    "two clauses behind a comma": ((BOTH, "Điều 2. Thời hạn ủy quyền đối với Sở Y tế đến hết ngày 30/6/2027, đối với Sở Tư pháp đến hết ngày 31/12/2027."), EACH),
    "two clauses with and": ((BOTH, "Điều 2. Thời hạn ủy quyền cho Sở Y tế đến hết ngày 30/6/2027 và cho Sở Tư pháp đến hết ngày 31/12/2027."), EACH),
    "two items": ((BOTH, "Điều 2. Thời hạn ủy quyền", "1. Sở Y tế: đến hết ngày 30/6/2027.", "2. Sở Tư pháp: đến hết ngày 31/12/2027."), EACH),
    "two dashes": ((BOTH, "Điều 2. Thời hạn ủy quyền:", "- Đối với Giám đốc Sở Y tế: đến hết ngày 30/6/2027;", "- Đối với Giám đốc Sở Tư pháp: đến hết ngày 31/12/2027."), EACH),
    "an article for each": ((f"{FIRST} Thời hạn ủy quyền đến hết ngày 30/6/2027.", f"{SECOND} Thời hạn ủy quyền đến hết ngày 31/12/2027."), EACH),
    "one article with a term": ((FIRST, f"{SECOND} Thời hạn ủy quyền đến hết ngày 31/12/2027."), LAST),
    "an item of an article": ((FIRST, SECOND, "1. Thời hạn ủy quyền đến hết ngày 31/12/2027.", "2. Sở Tư pháp báo cáo trước ngày 15 tháng 12 hằng năm."), LAST),
    "one receiver with a term": ((BOTH, "Điều 2. Sở Tư pháp thực hiện nội dung được ủy quyền đến hết ngày 31/12/2027."), LAST),
    "articles by their numbers": ((FIRST, SECOND, "Điều 3. Thời hạn ủy quyền tại Điều 1 đến hết ngày 30/6/2027; thời hạn ủy quyền tại Điều 2 đến hết ngày 31/12/2027."), EACH),
    "one article by its number": ((FIRST, SECOND, "Điều 3. Thời hạn ủy quyền tại Điều 2 đến hết ngày 31/12/2027."), LAST),
    "procedures of each": ((BOTH, "Điều 2. Thời hạn ủy quyền đối với các thủ tục của Sở Y tế đến hết ngày 30/6/2027; đối với các thủ tục của Sở Tư pháp đến hết ngày 31/12/2027."), EACH),
    "a term of all in the second article": ((FIRST, f"{SECOND} Thời hạn ủy quyền theo Quyết định này đến hết ngày 31/12/2027."), {"so-y-te": "", "so-tu-phap": ""}),
    "a term of all": ((FIRST, SECOND, "Điều 3. Thời hạn ủy quyền đến hết ngày 31/12/2027."), {"so-y-te": "", "so-tu-phap": ""}),
}  # fmt: skip


def paper(place: Path, *articles: str) -> Path:
    last = "Điều 5. Quyết định này có hiệu lực kể từ ngày ký."
    about = "Về việc ủy quyền giải quyết thủ tục hành chính"
    return word(place, opened("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "77/QĐ-UBND", "Đà Nẵng", about, *articles, last), COLUMN)  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_a_last_day_is_that_of_the_receiver_of_whom_the_articles_say_it(name: str, tmp_path: Path) -> None:
    articles, wanted = READ[name]
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", *articles))
    assert made.open == ()
    assert {one.receiver: one.end for one in made.given} == wanted
    assert made.facts.value("end") == ("2027-12-31" if "a term of all" in name else "")


def test_what_was_read_of_one_receiver_is_told_with_its_name(tmp_path: Path) -> None:
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", *READ["two items"][0]))
    assert [one.vi.partition(" (")[0] for one in made.told] == [
        "các dòng của Sở Y tế: đến hết 30/06/2027", "các dòng của Sở Tư pháp: đến hết 31/12/2027",
    ]  # fmt: skip
    shown = preview.text(made.paper, made.annex, made.facts, made.every, "vi", every=False, totals=made.of_whole)
    assert "đến hết ngày: theo từng bên nhận, nêu ở dưới" in shown


@pytest.mark.parametrize(
    ("articles", "receiver", "words"),
    [
        ((FIRST, SECOND, f"Điều 3. {OPINION}."), "so-y-te", f"{OPINION} (Điều 3)"),
        ((BOTH, f"Điều 3. {OPINION}."), "so-y-te", f"{OPINION} (Điều 3)"),
        ((BOTH, "Điều 2. Trách nhiệm của Sở Y tế", f"1. {OPINION.removeprefix('Giám đốc Sở Y tế ').capitalize()}."), "so-y-te", f"{OPINION.removeprefix('Giám đốc Sở Y tế ').capitalize()} (Điều 2)"),
        ((FIRST, f"{SECOND} Điều kiện ủy quyền: bố trí đủ nhân lực."), "so-tu-phap", "Điều kiện ủy quyền: bố trí đủ nhân lực (Điều 2)"),
    ],
)  # fmt: skip
def test_a_condition_is_that_of_the_receiver_of_whom_the_articles_say_it(
    articles: tuple[str, ...], receiver: str, words: str, tmp_path: Path
) -> None:
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", *articles))
    assert made.open == ()
    assert {one.receiver: one.conditions for one in made.given if one.conditions} == {receiver: (words,)}
    assert not made.facts.value("conditions")


@pytest.mark.parametrize(
    ("answer", "field", "wanted"),
    [
        ("2027-05-31", "end", "2027-05-31"),
        ("chưa rõ", "words", "Thời hạn ủy quyền đối với Sở Y tế là 12 tháng kể từ ngày ký"),
        ("có bớt", "limits", ("Thời hạn ủy quyền đối với Sở Y tế là 12 tháng kể từ ngày ký",)),
    ],
)
def test_an_answer_to_a_sentence_on_one_receiver_is_for_its_rows_alone(
    answer: str, field: str, wanted: object, tmp_path: Path
) -> None:
    said = "Điều 2. Thời hạn ủy quyền đối với Sở Y tế là 12 tháng kể từ ngày ký."
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", BOTH, said))
    (question,) = made.open
    assert "chỉ tính cho các dòng của Sở Y tế" in question.said.vi
    assert "bỏ dòng" not in question.options
    made = city(tmp_path / "so", tmp_path / "a.docx", {question.key: answer})
    assert made.open == ()
    found = {one.receiver: getattr(one, field) for one in made.given}
    assert found["so-y-te"] == wanted
    assert found["so-tu-phap"] != wanted


@pytest.mark.parametrize(
    "said",
    [
        "Thời hạn ủy quyền đến hết ngày 31/12/2027, riêng Sở Tư pháp đến hết ngày 30/6/2027.",
        "Thời hạn ủy quyền đến hết ngày 31/12/2027 (Sở Tư pháp: đến hết ngày 30/6/2027).",
        "Thời hạn ủy quyền đến hết ngày 31/12/2027. Riêng đối với Sở Tư pháp, thời hạn ủy quyền đến hết ngày 30/6/2027.",
    ],
)
def test_an_exception_for_one_receiver_from_the_term_of_all_is_asked_for_its_rows(said: str, tmp_path: Path) -> None:
    """The answer leaves the term of all others as it is."""
    (question,) = city(tmp_path / "so", paper(tmp_path / "a.docx", BOTH, f"Điều 2. {said}")).open
    made = city(tmp_path / "so", tmp_path / "a.docx", {question.key: "2027-06-30"})
    assert (made.open, made.facts.value("end")) == ((), "2027-12-31")
    assert {one.receiver: one.end for one in made.given} == {"so-y-te": "", "so-tu-phap": "2027-06-30"}


@pytest.mark.parametrize(
    "item",
    [
        "1. Chủ tịch Ủy ban nhân dân Thành phố xem xét những việc liên ngành trong phạm vi mình ủy quyền.",
        "1. Văn phòng Ủy ban nhân dân Thành phố xem xét những việc liên ngành mà Thành phố ủy quyền.",
        "1. Giám đốc Sở Tư pháp cho ý kiến về những việc liên ngành mà Thành phố ủy quyền.",
    ],
)
def test_a_sentence_about_whoever_receives_nothing_is_about_all_rows(item: str, tmp_path: Path) -> None:
    """What is answered of it stands at every grant: nobody's rows are those of a body that only gives, or looks on."""
    rows = Sheet([list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]])
    last = "Điều 5. Quyết định này có hiệu lực kể từ ngày ký."
    given = opened("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "77/QĐ-UBND", "Đà Nẵng", "Về việc ủy quyền giải quyết thủ tục hành chính", FIRST, "Điều 2. Trách nhiệm", item, last)  # fmt: skip
    made = city(tmp_path / "so", word(tmp_path / "a.docx", given, rows))
    (asked,) = made.open
    made = city(tmp_path / "so", tmp_path / "a.docx", {asked.key: "có bớt"})
    assert f"scope: {item[3:-1]}" in next(iter(made.files.values())).decode()
