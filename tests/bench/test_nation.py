"""The generated nation is a register like any other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import nation
from delegation.model.register import Register
from delegation.run import pipeline

DAY = date(2026, 11, 24)
FILE_CHECKS = ("DLG001", "DLG002", "DLG003", "DLG004", "DLG005", "DLG006", "DLG007")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nation") / "rules"
    nation.write(folder, provinces=2)
    return folder


@pytest.fixture(scope="module")
def register(two: Path) -> Register:
    return pipeline.load(two).register


@pytest.fixture(scope="module")
def real() -> Register:
    return pipeline.load(nation.REAL_RULES).register


def test_nothing_is_wrong_with_its_files(two: Path) -> None:
    """No id stands twice, no reference leads nowhere, every code and number keeps its form."""
    found = pipeline.check(two, DAY, select=FILE_CHECKS).findings
    assert [one.key for one in found] == []


def test_each_province_brings_its_own(register: Register, real: Register) -> None:
    """Everything that a province has stands as often as there are provinces; the law stands once."""
    for group in ("communes", "holders", "matters", "grants", "figures", "fields", "sources"):
        assert len(getattr(register, group)) == 2 * len(getattr(real, group)), group
    assert len(register.norms) == len(real.norms)
    assert [one.whole for one in register.ledgers] == [2 * one.whole for one in real.ledgers]


def test_each_province_has_the_same_faults(two: Path) -> None:
    """Who owns, who gives and who no longer exists is as in the original, so each finding of that kind comes twice."""
    checks = ("DLG101", "DLG201", "DLG205", "DLG302", "DLG401")
    once = pipeline.check(nation.REAL_RULES, DAY, select=checks).findings
    twice = pipeline.check(two, DAY, select=checks).findings
    assert once
    assert len(twice) == 2 * len(once)


def test_the_same_rules_give_the_same_bytes(two: Path, tmp_path: Path) -> None:
    nation.write(tmp_path / "again", provinces=2)
    assert _bytes(tmp_path / "again") == _bytes(two)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
