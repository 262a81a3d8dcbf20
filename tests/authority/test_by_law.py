"""To whom the law gives a matter on a day, and who of these still has it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import small

from delegation.authority import by_law
from delegation.authority.examination import Examination
from delegation.model.matters import MatterId
from delegation.model.terms import Unknown
from delegation.run import pipeline

BEFORE, MEANWHILE, AFTER = date(2025, 12, 31), date(2026, 3, 1), date(2026, 7, 1)
ONE = "owner: ubnd-tp"
UNKNOWN = "owners: [{holder: {unknown: chưa đọc}, basis: [{instrument: 99/2020/QH14, at: Điều 6}]}]"


def asked(folder: Path, day: date, owner: str = ONE, mechanism: str = "decentralisation") -> dict[str, list[str]]:
    """Give what each question answers of the task, which somebody gives in the first half of 2026."""
    given = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-06-30", mechanism)
    files = {"tasks/viec.yaml": task(owner), "decisions/2025/1.yaml": decision("1/QĐ-UBND", given)}
    examination = Examination(pipeline.load(small(folder, files)).register, day)
    matter = examination.register.matters[MatterId("viec")]
    answers = {one.__name__: one(examination, matter) for one in (by_law.on_day, by_law.kept_on, by_law.surely_kept)}
    return {
        **{name: ["?" if isinstance(one.holder, Unknown) else one.holder for one in found] for name, found in answers.items()},
        "cited_on": [one.at or "" for one in by_law.cited_on(examination, matter)],
    }  # fmt: skip


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_the_owner_by_law_has_the_matter_where_nobody_else_was_given_it(day: date, tmp_path: Path) -> None:
    said = asked(tmp_path, day)
    assert said["on_day"] == said["kept_on"] == said["surely_kept"] == ["ubnd-tp"]


def test_who_gave_all_of_it_away_is_still_the_one_to_whom_the_law_gives_it_and_has_nothing(tmp_path: Path) -> None:
    said = asked(tmp_path, MEANWHILE)
    assert (said["on_day"], said["kept_on"], said["surely_kept"]) == (["ubnd-tp"], [], [])


def test_who_lets_another_act_keeps_the_matter(tmp_path: Path) -> None:
    said = asked(tmp_path, MEANWHILE, mechanism="delegation")
    assert said["on_day"] == said["kept_on"] == said["surely_kept"] == ["ubnd-tp"]


def test_an_owner_who_is_not_known_is_told_as_such_and_keeps_nothing_for_certain(tmp_path: Path) -> None:
    said = asked(tmp_path, BEFORE, UNKNOWN)
    assert said["on_day"] == ["?"]
    assert said["surely_kept"] == []


@pytest.mark.parametrize("day", [BEFORE, MEANWHILE])
def test_what_the_law_says_is_cited_whoever_acts(day: date, tmp_path: Path) -> None:
    assert asked(tmp_path / "a", day)["cited_on"] == ["Điều 5 khoản 2"]
    assert asked(tmp_path / "b", BEFORE, UNKNOWN)["cited_on"] == ["Điều 6"]
