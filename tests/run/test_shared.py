"""What tests of one process share is what each of them would have found by itself, and nothing else is shared."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import built
from folders import DAY, small

from delegation.authority.examination import Examination
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
