"""A small sample of the runs of ``bench/hostile.py``: nothing that is fed hurts. Thousands stand in docs/reliability.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import Ran

import hostile

WITHIN = ("files", "meanings", "dates", "outputs", "drafts", "templates", "import", "injections")
PROCESSES = ("environments", "limits", "git", "cache", "kill")


@pytest.mark.parametrize("kind", WITHIN)
def test_a_sample_of_runs_within_this_process_hurts_nothing(
    kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert [told for seed in range(9001, 9013) for told in hostile.run(kind, seed)] == []


@pytest.mark.parametrize("kind", PROCESSES)
def test_a_sample_of_processes_hurts_nothing(kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert [told for seed in (9001, 9002) for told in hostile.run(kind, seed)] == []


def test_every_kind_has_its_sample_and_the_runs_are_thousands() -> None:
    assert {*WITHIN, *PROCESSES} == {*hostile.KINDS}
    assert sum(runs for _, runs in hostile.KINDS.values()) >= 5000


def test_a_run_that_hurts_is_told_with_what_brings_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure itself is tried: another exit code, a lost file, a letter that steers a terminal."""

    def lose(at: hostile.Place) -> None:
        at.write({})
        (at.rules / "register.yaml").chmod(0o644)
        monkeypatch.setattr(hostile, "within", lambda *_: _spoilt(at))
        at.ask("check")

    def _spoilt(at: hostile.Place) -> Ran:
        (at.rules / "register.yaml").unlink()
        return Ran(4, b"\x1b[31m", b"Traceback (most recent call last)")

    monkeypatch.setitem(hostile.KINDS, "files", (lose, 1))
    told = hostile.run("files", 7)
    assert [one.removeprefix("files --seed 7 --runs 1: ").split(" ")[0].rstrip(":") for one in told] == [
        "exit",
        "traceback",
        "steers",
        "file",
    ]
