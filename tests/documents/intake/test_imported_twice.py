"""What a second import must not undo, and what a first one must not pass over: columns left open, rows that repeat a number, hidden sheets, several receivers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, word
from openpyxl import load_workbook
from takings import DECISION_OF_A_CITY, FACTS, TITLES, city, meant, received, taken

from delegation.documents.intake import review_answers
from delegation.errors import AskedWronglyError
from delegation.run.importing import Import

A, B, C, *_ = TITLES
HEAD: list[object] = list(HEADS)


def written(folder: Path, made: Import) -> None:
    for name, data in made.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


@pytest.mark.parametrize("said", [("Toàn tỉnh", "Phường Hải Châu"), ("Phường Hải Châu", "Phường Hải Châu")])
def test_a_column_that_yes_left_open_is_asked_until_somebody_answers(said: tuple[str, str], tmp_path: Path) -> None:
    """The remark in the file says that nobody has."""
    rows: list[list[object]] = [
        [*HEAD, "Địa bàn áp dụng"],
        [1, A, TITLES[A], "", said[0]],
        [2, B, TITLES[B], "", said[1]],
    ]
    folder, place = tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet(rows))
    first = city(folder, place)
    (question,) = first.open
    written(folder, first)
    again = city(folder, place)
    assert (again.open, again.differences) == ((question,), ())
    answered = city(folder, place, {question.key: "không liên quan"})
    assert answered.open == ()
    written(folder, answered)
    last = city(folder, place)
    assert (last.open, last.differences) == ((), ())


@pytest.mark.parametrize(("answer", "wanted"), [("bỏ dòng", [A, B]), ("giữ dòng", [A, B, B])])
def test_a_row_that_repeats_number_and_code_stays_as_it_was_answered(
    answer: str, wanted: list[str], tmp_path: Path
) -> None:
    """Left out or kept, without answers and with the same ones."""
    rows: list[list[object]] = [HEAD, [1, A, TITLES[A], ""], [2, B, TITLES[B], ""], [2, B, TITLES[B], ""]]
    folder, place = tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet(rows))
    first = city(folder, place)
    answers = {one.key: answer if one.key.endswith(":twice") else "giữ dòng" for one in first.open}
    assert any(key.endswith(":twice") for key in answers)
    made = city(folder, place, answers)
    assert received(made) == {"so-y-te": wanted}
    written(folder, made)
    for again in (city(folder, place), city(folder, place, answers)):
        assert (again.open, again.differences, received(again)) == ((), (), {"so-y-te": wanted})


def test_a_hidden_sheet_with_rows_is_asked_and_one_without_is_told(tmp_path: Path) -> None:
    def book(place: Path, state: str, *rows: Sequence[object]) -> Path:
        excel(place, ("Phụ lục", Sheet([HEAD, [1, A, TITLES[A], ""]])), ("PL2", Sheet(rows)))
        made = load_workbook(place)
        made["PL2"].sheet_state = state
        made.save(place)
        return place

    for state in ("hidden", "veryHidden"):
        place = book(tmp_path / "a.xlsx", state, HEAD, [2, B, TITLES[B], ""])
        made = taken(tmp_path / "so", place)
        (question,) = made.open
        assert ("PL2" in question.said.vi, question.place.vi) == (True, "PL2!B2")
        assert meant(taken(tmp_path / "so", place, {question.key: "giữ dòng"})) == [(1, A)]
    other = taken(tmp_path / "so", book(tmp_path / "b.xlsx", "hidden", ["Mã", "Tên"], ["x", "y"]))
    assert (other.open, any("PL2" in one.vi for one in other.paper.notices)) == ((), True)


SEVERAL = [one.replace("cho Sở Y tế", "cho Sở Y tế và Sở Tư pháp") for one in DECISION_OF_A_CITY]
ROWS: list[list[object]] = [HEAD, [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]]


def test_several_receivers_of_rows_that_name_none_are_asked_once(tmp_path: Path) -> None:
    """«giữ dòng» gives each all rows, and is not asked again."""
    folder, place = tmp_path / "so", word(tmp_path / "a.docx", SEVERAL, Sheet(ROWS))
    made = city(folder, place)
    (question,) = made.open
    assert all(name in question.said.vi for name in ("Sở Y tế", "Sở Tư pháp"))
    made = city(folder, place, {question.key: "giữ dòng"})
    assert (made.open, received(made)) == ((), {"so-y-te": [A, B], "so-tu-phap": [A, B]})
    written(folder, made)
    again = city(folder, place)
    assert (again.open, again.differences) == ((), ())


def test_several_receivers_are_no_question_where_rows_name_them_or_somebody_has_said_so(tmp_path: Path) -> None:
    column = [[*row, said] for row, said in zip(ROWS, ("Cơ quan được ủy quyền", "Sở Y tế", "Sở Tư pháp"), strict=True)]
    assert city(tmp_path / "so", word(tmp_path / "a.docx", SEVERAL, Sheet(column))).open == ()
    sheet = excel(tmp_path / "a.xlsx", ("Phụ lục", Sheet(ROWS)))
    assert city(tmp_path / "so", sheet, FACTS | {"deed:receiver": "so-y-te; so-tu-phap"}).open == ()


def test_a_review_sheet_with_answers_is_not_written_over(tmp_path: Path) -> None:
    """Nor is an Excel file made under another ending; a sheet whose answers the new one keeps is."""
    from delegation.documents.intake import review  # noqa: PLC0415  as the program does

    made = taken(
        tmp_path / "so", excel(tmp_path / "a.xlsx", ("Phụ lục", Sheet([*ROWS, [3, "1.999999", "Việc lạ", ""]])))
    )
    place = tmp_path / "hoi.xlsx"
    review_answers.refuse_lost(place, {})
    place.write_bytes(review.write(made.data, made.facts, made.every, made.asked, {}))
    review_answers.refuse_lost(place, {})
    book = load_workbook(place)
    sheet = book["Phụ lục"]
    (row,) = (row for row in sheet.iter_rows(min_row=2) if row[8].value)
    row[11].value = "bỏ dòng"
    book.save(place)
    with pytest.raises(AskedWronglyError, match="1 câu trả lời"):
        review_answers.refuse_lost(place, {})
    review_answers.refuse_lost(place, {str(row[12].value): "bỏ dòng"})
    with pytest.raises(AskedWronglyError, match=r"hoi\.xlsx"):
        review_answers.refuse_lost(tmp_path / "hoi.csv", {})
