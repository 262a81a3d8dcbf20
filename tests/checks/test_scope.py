"""What an additive check finds in a register adds up of what it finds in any parts of it that do not hang together."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from folders import ROOT, RULES, whole_case, with_base, write

from delegation.authority.components import NOTHING, Component, Links
from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.cases import files_of
from delegation.checks.catalogue import CATALOGUE, by_id
from delegation.checks.runner import asked
from delegation.findings import Problem
from delegation.model.register import Register
from delegation.run import pipeline

DAY = date(2026, 11, 24)
USUAL_DAY = date(2026, 6, 1)
ADDITIVE = [one for one in CATALOGUE if one.scope == "additive"]
MOST_PARTS = 6
SEEDS = (1, 2, 3)  # what a check compares may by chance fall into one part, not in three deals


def parts(register: Register, seed: int) -> list[Component]:
    """Deal what hangs together into a few parts at random."""
    dealt = random.Random(seed)  # noqa: S311  no secret
    components = list(Links(register).components())
    found = [NOTHING] * max(2, min(MOST_PARTS, len(components)))
    for one in components:
        at = dealt.randrange(len(found))
        found[at] |= one
    return found


def wrong(register: Register, day: date, seed: int, checks: Sequence[Check] = ADDITIVE) -> list[str]:
    """Give the checks whose problems, each with all that belongs to it, do not add up."""
    whole, empty = Examination(register, day), Examination(NOTHING.within(register), day)
    each = [Examination(one.within(register), day) for one in parts(register, seed)]
    found = []
    for check in checks:
        of_world = Counter(asked(check, empty))
        total, in_all = Counter(of_world), True
        for one in each:
            here = Counter(asked(check, one))
            in_all &= here >= of_world
            total += here - of_world
        if not in_all or total != Counter(asked(check, whole)):
            found.append(check.id)
    return found


def _small() -> Iterator[Path]:
    yield from (one for one in sorted((ROOT / "tests" / "checks" / "more").glob("*/*")) if one.is_dir())


def test_every_example_adds_up(tmp_path: Path) -> None:
    for number, check in enumerate(CATALOGUE):
        for side in ("bad", "good"):
            case = {one.name: one.data for one in whole_case(check.id, side)}
            register = pipeline.load(write(tmp_path / check.id / side, case)).register
            assert not wrong(register, USUAL_DAY, number), (check.id, side)


def test_every_further_case_adds_up(tmp_path: Path) -> None:
    for number, folder in enumerate(_small()):
        case = {one.name: one.data for one in with_base(files_of(folder))}
        register = pipeline.load(write(tmp_path / str(number), case)).register
        assert not wrong(register, USUAL_DAY, number), folder.name


@pytest.mark.parametrize("seed", [1, 2])
def test_the_real_register_adds_up_with_and_without_planted_faults(tmp_path: Path, seed: int) -> None:
    assert not wrong(pipeline.load(RULES).register, DAY, seed)
    planted = shutil.copytree(RULES, tmp_path / "planted")
    shutil.copytree(ROOT / "bench" / "planted", planted, dirs_exist_ok=True)
    assert not wrong(pipeline.load(planted).register, DAY, seed)


@pytest.mark.parametrize("name", ["DLG104", "DLG206", "DLG308", "DLG502", "DLG504", "DLG701"])
def test_a_check_that_calls_itself_additive_and_is_not_is_seen(name: str) -> None:
    check = by_id(name)
    assert check is not None
    assert check.scope == "whole"
    real = pipeline.load(RULES).register
    assert any(wrong(real, DAY, seed, [check]) for seed in SEEDS)


def test_a_check_without_a_word_is_asked_of_the_whole() -> None:
    def run(_: Examination) -> Iterator[Problem]:
        yield from ()

    said = CATALOGUE[0].title
    assert Check("DLG299", CATALOGUE[0].severity, said, said, said, said, run).scope == "whole"


def test_the_components_of_a_register_are_all_of_it_and_share_nothing() -> None:
    register = pipeline.load(RULES).register
    components = list(Links(register).components())
    for group in ("matters", "grants"):
        names = [name for one in components for name in getattr(one, group) if name in getattr(register, group)]
        assert len(names) == len(set(names)) == len(getattr(register, group))
    assert {Links(register).closure(one) for one in components[:50]} == set(components[:50])
