"""Nobody gives to itself: where a paper names one body on both sides it is asked which side is another."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, word
from takings import DECISION_OF_A_CITY, FACTS, TITLES, city, imported, province, received

from delegation.run.importing import Import

A, *_ = TITLES
ROWS: list[list[object]] = [list(HEADS), [1, A, TITLES[A], ""]]
CITY, JUSTICE = "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "GIÁM ĐỐC SỞ TƯ PHÁP"


def paper(place: Path, issuer: str, receiver: str) -> Path:
    lines = [issuer if one == CITY else one.replace("Sở Y tế", receiver) for one in DECISION_OF_A_CITY]
    return word(place, lines, Sheet(ROWS))


def keys(made: Import) -> list[str]:
    return [one.key for one in made.open]


@pytest.mark.parametrize("receiver", ["Giám đốc Sở Tư pháp", "Giám đốc Sở Tư pháp và Sở Y tế"])
def test_whoever_issues_and_receives_is_asked_and_no_file_is_made(receiver: str, tmp_path: Path) -> None:
    """With the name and both places; the answer gives the right file, and a second import asks nothing."""
    place = paper(tmp_path / "a.docx", JUSTICE, receiver)
    made = city(tmp_path / "so", place)
    assert keys(made)[0] == "deed:issuer"
    assert "Giám đốc Sở Tư pháp" in made.open[0].said.vi
    assert not made.files
    if receiver != "Giám đốc Sở Tư pháp":
        return
    made = city(tmp_path / "so", place, {"deed:issuer": "UBND thành phố Đà Nẵng"})
    assert (made.facts.value("issuer"), made.facts.value("giver"), received(made)) == (
        "ubnd-tp",
        "ubnd-tp",
        {"giam-doc-so-tu-phap": [A]},
    )
    assert made.open == ()
    for name, data in made.files.items():
        (tmp_path / "so" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "so" / name).write_bytes(data)
    again = city(tmp_path / "so", place)
    assert (again.open, again.differences) == ((), ())


def test_where_the_issuer_is_right_the_receiver_is_asked_next(tmp_path: Path) -> None:
    place = paper(tmp_path / "a.docx", CITY, "UBND thành phố")
    assert keys(city(tmp_path / "so", place)) == ["deed:issuer"]
    answers = {"deed:issuer": "ubnd-tp"}
    assert keys(city(tmp_path / "so", place, answers)) == ["deed:receiver"]
    made = city(tmp_path / "so", place, answers | {"deed:receiver": "so-y-te"})
    assert (made.open, received(made)) == ((), {"so-y-te": [A]})
    for name, data in made.files.items():
        (tmp_path / "so" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "so" / name).write_bytes(data)
    again = city(tmp_path / "so", place)
    assert (again.open, again.differences) == ((), ())


def test_an_answer_by_which_a_body_gives_to_itself_is_asked_again(tmp_path: Path) -> None:
    folder, sheet = province(tmp_path / "so", "Đà Nẵng"), excel(tmp_path / "a.xlsx", ("Phụ lục", Sheet(ROWS)))
    assert keys(imported(folder, sheet, FACTS | {"deed:receiver": "ubnd-tp"})) == ["deed:receiver"]
    assert keys(imported(folder, sheet, FACTS | {"deed:giver": "so-y-te"})) == ["deed:receiver"]
    assert keys(imported(folder, sheet, FACTS)) == []
