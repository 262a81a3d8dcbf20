"""Twice as many entries of a kind are twice the work, and little more: calls are counted, and no time is measured."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest
from programs import within

import growing

FEW = 60
MOST = 2.6
"""How many times the further calls of doubling 2 N may be those of doubling N: 2 where the work is linear, 4 where each entry is held against each other."""
LINEAR = (
    "ends-in-part", "resumes", "begins-in-part", "suspends-rows", "corrects-rows", "suspends-grants", "transitions", "communes-merged",
    "amends-one", "corrects-one", "replaced-by-one", "requests", "assertions", "norms", "holders-star", "successors",
    "extends-rows", "extends-grants",
)  # fmt: skip
"""The kinds of which no command does more; what grows faster stands in docs/reliability.md."""


def _calls(folder: Path, kind: str, many: int, line: tuple[str, ...]) -> int:
    """Count the calls of functions that a command makes."""
    growing.write(folder / str(many), kind, many)
    count = 0

    def counting(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    within("--rules", folder / str(many), *line)  # what is worked out once in a process is worked out before
    sys.setprofile(counting)
    try:
        ran = within("--rules", folder / str(many), *line)
    finally:
        sys.setprofile(before)
    assert ran.code in (0, 1), ran.err.decode()
    return count


@pytest.mark.usefixtures("examined_anew")
@pytest.mark.parametrize("kind", LINEAR)
@pytest.mark.parametrize("line", [("check", "--no-cache", "--as-of", "2026-02-15"), ("horizon", "--as-of", "2026-02-15")], ids=lambda one: one[0])  # fmt: skip
def test_twice_as_many_entries_are_twice_the_work(
    kind: str, line: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    few, more, many = (_calls(tmp_path, kind, FEW * times, line) for times in (1, 2, 4))
    assert many - more <= MOST * (more - few), (few, more, many)


@pytest.mark.parametrize("kind", growing.KINDS)
def test_a_register_of_many_entries_is_sound(kind: str, tmp_path: Path) -> None:
    """What is counted is what the kind is about, and not how its faults are told."""
    growing.write(tmp_path, kind, 3)
    assert within("--rules", tmp_path, "check", "--select", "DLG0", "--as-of", "2026-02-15").code == 0


@pytest.mark.parametrize("kind", ["extends-rows", "procedures-chain", "corrects-rows", "suspends-rows"])
def test_twice_as_many_changes_between_two_days_are_twice_the_work(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the commands that look at one day."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    line = ("diff", "2025-12-31", "2026-06-01", "--no-cache")
    few, more, many = (_calls(tmp_path, kind, FEW * times, line) for times in (1, 2, 4))
    assert many - more <= MOST * (more - few), (few, more, many)
