"""A term that begins after the decision is in force: both days are written, each where it belongs, and nothing is asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, with_annexes
from folders import write
from takings import DECISION_OF_A_CITY, TITLES, city

from delegation.run.importing import Import

A, B, *_ = TITLES
GIVES = "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục."
FORCE = "Điều 3. Quyết định này có hiệu lực kể từ ngày 20/8/2025."
TERMS = {
    "with both days": ("Điều 2. Thời hạn ủy quyền: từ ngày 01/9/2025 đến hết ngày 30/6/2027.", "2025-09-01", "2027-06-30"),
    "in a sentence": ("Điều 2. Việc ủy quyền được thực hiện kể từ ngày 01 tháng 9 năm 2025 đến hết ngày 30 tháng 6 năm 2027.", "2025-09-01", "2027-06-30"),
    "from the day of force": ("Điều 2. Thời hạn ủy quyền: từ ngày 20/8/2025 đến hết ngày 30/6/2027.", "2025-08-20", "2027-06-30"),
}  # fmt: skip


def paper(place: Path, *said: str) -> Path:
    """Make a decision with one annex of two rows."""
    rows: list[list[object]] = [[*HEADS], *([at, code, TITLES[code], ""] for at, code in enumerate((A, B), 1))]
    return with_annexes(
        place, [*DECISION_OF_A_CITY[:-5], *said, *DECISION_OF_A_CITY[-3:]], [(["Phụ lục"], Sheet(rows))]
    )


def days(made: Import) -> tuple[str, set[tuple[str, str]]]:
    """Give the first day of the decision, and the terms of its grants, as the file writes them."""
    text = next(iter(made.files.values())).decode()
    (force,) = re.findall(r"effective: (\S+)", text)
    return force, set(re.findall(r"term: \{from: (.*?), to: (.*?)\}", text))


@pytest.mark.parametrize("name", TERMS)
def test_the_decision_is_in_force_on_its_day_and_gives_from_that_of_the_term(name: str, tmp_path: Path) -> None:
    term, first, last = TERMS[name]
    folder, made_of = tmp_path / "so", paper(tmp_path / "a.docx", GIVES, term, FORCE)
    made = city(folder, made_of)
    assert not made.open
    assert days(made) == ("2025-08-20", {(first, last)})
    write(folder, made.files)
    again = city(folder, made_of)
    assert (again.open, again.differences) == ((), ())


def test_a_term_that_begins_before_the_decision_is_in_force_is_asked(tmp_path: Path) -> None:
    term = "Điều 2. Thời hạn ủy quyền: từ ngày 01/8/2025 đến hết ngày 30/6/2027."
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", GIVES, term, FORCE))
    assert [one.key for one in made.open] == ["deed:effective"]


@pytest.mark.parametrize("also", ["with both days", "from the day of force"])
def test_of_two_first_days_of_what_is_given_it_is_asked_which_is_meant(also: str, tmp_path: Path) -> None:
    terms = (TERMS[also][0], "Thời gian thực hiện ủy quyền: từ ngày 01/10/2025 đến hết ngày 30/6/2027.")
    folder, made_of = tmp_path / "so", paper(tmp_path / "a.docx", GIVES, *terms, FORCE)
    assert [one.key for one in city(folder, made_of).open] == ["deed:begins"]
    made = city(folder, made_of, {"deed:begins": "2025-10-01"})
    assert days(made) == ("2025-08-20", {("2025-10-01", "2027-06-30")})
    unknown = city(folder, made_of, {"deed:begins": "chưa rõ"})
    ((first, _),) = days(unknown)[1]
    assert first.startswith("{unknown: ")
