"""A decision that ends, prolongs or amends what was given is never taken in as a new grant: it is asked, before anything is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, word
from folders import write
from takings import DECISION_OF_A_CITY, TITLES, city

from delegation.documents.intake import acts, review, review_answers

A, B, *_ = TITLES
SHEET = Sheet([list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]])
FACTS = {"edit end": "ends", "extends": "prolongs", "bỏ dòng": "both", "rule-files": "act"}
"""The fact that answers a question, by what the question says is to be done."""
_ENDING = "giải quyết các thủ tục hành chính tại Phụ lục."


def paper(place: Path, first: str, title: str = "Về việc ủy quyền giải quyết thủ tục hành chính", *more: str) -> Path:
    """Make a decision with another title and first article."""
    lines = [
        first if one.startswith("Điều 1") else title if one.startswith("Về việc") else one for one in DECISION_OF_A_CITY
    ]
    return word(place, (*lines[:-3], *more, *lines[-3:]), SHEET)


@pytest.mark.parametrize(
    ("first", "says"),
    [
        (f"Điều 1. Chấm dứt việc ủy quyền cho Sở Y tế {_ENDING}", "edit end"),
        ("Điều 1. Thu hồi các nội dung đã ủy quyền cho Sở Y tế tại Phụ lục.", "edit end"),
        (f"Điều 1. Không tiếp tục ủy quyền cho Sở Y tế {_ENDING}", "edit end"),
        (f"Điều 1. Thôi uỷ quyền cho Sở Y tế {_ENDING}", "edit end"),
        ("Điều 1. Bãi bỏ việc phân cấp cho Sở Y tế đối với các thủ tục tại Phụ lục.", "edit end"),
        ("Điều 1. Rút các thủ tục đã ủy quyền cho Sở Y tế về Ủy ban nhân dân Thành phố.", "edit end"),
        ("Điều 1. Sửa đổi Phụ lục: đưa ra khỏi danh mục ủy quyền cho Sở Y tế các thủ tục tại Phụ lục.", "edit end"),
        ("Điều 1. Gia hạn thời hạn ủy quyền cho Sở Y tế đối với các thủ tục tại Phụ lục đến hết năm 2027.", "extends"),
        ("Điều 1. Tiếp tục ủy quyền cho Sở Y tế đến hết năm 2027.", "extends"),
        (
            "Điều 1. Phân cấp cho Sở Y tế thủ tục tại Phụ lục I; ủy quyền cho Sở Y tế thủ tục tại Phụ lục II.",
            "bỏ dòng",
        ),
        ("Điều 1. Công bố kèm theo Quyết định này Danh mục thủ tục hành chính của Sở Y tế.", "rule-files"),
        ("Điều 1. Sửa đổi, bổ sung Phụ lục ban hành kèm theo Quyết định số 46/QĐ-UBND về ủy quyền.", "rule-files"),
    ],
)
def test_a_first_article_that_does_not_plainly_give_is_asked_and_no_file_is_made(
    first: str, says: str, tmp_path: Path
) -> None:
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", first), {"deed:receiver": "so-y-te"})
    key = f"deed:{FACTS[says]}"
    assert [one.key for one in made.open] == [key]
    assert f"--fact {FACTS[says]}=new" in made.open[0].said.vi
    assert says in made.open[0].said.vi
    assert not made.files
    new = city(tmp_path / "so", tmp_path / "a.docx", {"deed:receiver": "so-y-te", key: "giao mới"})
    assert new.files


@pytest.mark.parametrize(
    ("title", "article"),
    [
        ("Về việc chấm dứt ủy quyền giải quyết thủ tục hành chính", ""),
        ("Về việc thu hồi ủy quyền", ""),
        ("Về việc ủy quyền", "Điều 3. Chấm dứt việc ủy quyền đối với các thủ tục tại Phụ lục II."),
    ],
)
def test_a_title_or_a_later_article_that_ends_something_is_asked(title: str, article: str, tmp_path: Path) -> None:
    first = f"Điều 1. Ủy quyền cho Sở Y tế {_ENDING}"
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", first, title, *([article] if article else [])))
    assert "deed:ends" in [one.key for one in made.facts.open]


@pytest.mark.parametrize(
    "article",
    [
        "Điều 3. Quyết định này thay thế Quyết định số 46/QĐ-UBND; bãi bỏ Quyết định số 47/QĐ-UBND về việc ủy quyền.",
        "Điều 3. Sở Y tế không ủy quyền lại cho tổ chức khác.",
        "Điều 3. Ủy ban nhân dân Thành phố thu hồi việc ủy quyền khi Sở Y tế làm sai các thủ tục tại Phụ lục.",
        "Điều 3. Ủy ban nhân dân Thành phố có quyền chấm dứt ủy quyền trước thời hạn.",
    ],
)
def test_what_may_end_one_day_or_ends_as_a_whole_decision_is_no_such_question(article: str, tmp_path: Path) -> None:
    first = f"Điều 1. Ủy quyền cho Sở Y tế {_ENDING}"
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", first, "Về việc ủy quyền", article))
    assert not set(acts.KEYS) & {one.key for one in made.open}


def test_each_thing_that_a_decision_does_is_a_question_of_its_own_and_an_answer_closes_that_alone(
    tmp_path: Path,
) -> None:
    first = "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục I."
    more = (
        "Điều 2. Bãi bỏ nội dung ủy quyền đối với các thủ tục hành chính tại Phụ lục II.",
        "Điều 3. Phân cấp cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục III.",
    )
    at = paper(tmp_path / "a.docx", first, "Về việc kéo dài thời hạn ủy quyền", *more)
    asked = [f"deed:{one}" for one in ("prolongs", "ends", "both")]
    base = {"deed:receiver": "so-y-te"}

    def still(*answered: str) -> list[str]:
        made = city(tmp_path / "so", at, base | dict.fromkeys(answered, "giao mới"))
        return [one.key for one in made.open if one.key in acts.KEYS]

    assert still() == asked
    assert still("deed:act") == asked
    for one in asked:
        assert still(one) == [each for each in asked if each != one]
    assert not still(*asked)


def test_a_review_sheet_keeps_what_was_answered_of_what_the_decision_does(tmp_path: Path) -> None:
    at = paper(tmp_path / "a.docx", f"Điều 1. Chấm dứt việc ủy quyền cho Sở Y tế {_ENDING}")
    answers = {"deed:receiver": "so-y-te", "deed:ends": "giao mới"}
    made = city(tmp_path / "so", at, answers)
    sheet = tmp_path / "hoi.xlsx"
    sheet.write_bytes(review.write(made.data, made.facts, made.every, (), answers))
    assert review_answers.read(sheet, made.data)["deed:ends"] == "giao mới"


def test_the_question_names_the_grants_of_that_giver_that_list_these_rows(tmp_path: Path) -> None:
    folder = tmp_path / "so"
    given = city(folder, word(tmp_path / "a.docx", DECISION_OF_A_CITY, SHEET))
    write(folder, given.files)
    lines = [
        one.replace("Số: 77/", "Số: 78/").replace("Ủy quyền cho", "Chấm dứt việc ủy quyền cho")
        for one in DECISION_OF_A_CITY
    ]
    made = city(folder, word(tmp_path / "b.docx", lines, SHEET))
    assert f"({given.given[0].id})" in made.open[0].said.vi
    assert not city(folder, tmp_path / "a.docx").open
