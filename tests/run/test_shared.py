"""What tests of one process share is what each of them would have found by itself, and nothing else is shared."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import built
from folders import DAY, REGISTER, RULES, small

from delegation.authority.examination import Examination
from delegation.questions.compare import MatterChange, compare_days
from delegation.run import pipeline

if TYPE_CHECKING:
    import pytest

LATER = DAY + timedelta(days=300)


def test_what_is_shared_is_what_is_found_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = pipeline.load(small(tmp_path))
    first = pipeline.analyse(loaded, DAY)
    assert pipeline.analyse(pipeline.load(tmp_path), DAY) is first
    built.examine_anew(monkeypatch)
    again = pipeline.analyse(loaded, DAY)
    assert again == first
    assert again is not first


def test_another_day_other_checks_and_other_bytes_are_examined_by_themselves(tmp_path: Path) -> None:
    loaded = pipeline.load(small(tmp_path / "a"))
    other = pipeline.load(small(tmp_path / "b", {"register.yaml": (tmp_path / "a/register.yaml").read_text() + "\n"}))
    few = pipeline.wanted(["DLG2"], [])
    found = [
        pipeline.analyse(loaded, DAY),
        pipeline.analyse(loaded, LATER),
        pipeline.analyse(loaded, DAY, few),
        pipeline.analyse(loaded, DAY, with_subjects=True),
        pipeline.analyse(other, DAY),
    ]
    assert len({*map(id, found)}) == len(found)
    assert [one.as_of for one in found] == [DAY, LATER, DAY, DAY, DAY]
    assert found[0].rules_hash != found[-1].rules_hash


def test_examinations_keep_together_what_holds_for_the_register_and_what_holds_for_a_day_by_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = pipeline.load(small(tmp_path)).register
    matter = next(iter(register.matters))
    first, same, later = (Examination(register, day) for day in (DAY, DAY, LATER))
    assert first.tiling(matter) is same.tiling(matter) is later.tiling(matter)
    assert first.kept is same.kept is not later.kept
    built.examine_anew(monkeypatch)
    anew = Examination(register, DAY)
    assert anew.tiling(matter) is not first.tiling(matter)
    assert anew.kept is not first.kept


def test_two_days_are_compared_once_and_others_by_themselves(tmp_path: Path) -> None:
    register, other = (pipeline.load(small(tmp_path / name)).register for name in "ab")
    assert register is other
    asked: list[tuple[date, date]] = []

    def comparing(old: Examination, new: Examination) -> tuple[MatterChange, ...]:
        asked.append((old.as_of, new.as_of))
        return compare_days(old, new)

    compare = built.compared_once(comparing)
    first, same, later = (Examination(register, day) for day in (DAY, DAY, LATER))
    assert compare(first, later) == compare(same, later) == compare_days(first, later)
    assert asked == [(DAY, LATER)]
    compare(later, first)
    assert asked == [(DAY, LATER), (LATER, DAY)]


def test_small_registers_leave_a_large_one_where_it_is(tmp_path: Path) -> None:
    city = pipeline.load(RULES)
    few = [pipeline.load(small(tmp_path / str(at), {"register.yaml": REGISTER + "# " + "a" * at})) for at in range(9)]
    assert pipeline.load(RULES) is city
    assert pipeline.load(tmp_path / "8") is few[-1]
    assert pipeline.load(tmp_path / "0") is not few[0]
