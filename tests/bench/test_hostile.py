"""A small sample of the runs of ``bench/hostile.py``: nothing that is fed hurts. Thousands stand in docs/reliability.md."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from programs import Ran

import hostile
import hostile_outputs
import hostile_place

WITHIN = (
    "files",
    "meanings",
    "nowhere",
    "dates",
    "outputs",
    "drafts",
    "templates",
    "import",
    "injections",
    "exports",
    "writing",
    "sheets",
    "serving",
)
PROCESSES = (
    "pages",
    "places",
    "killing",
    "editing",
    "following",
    "environments",
    "limits",
    "git",
    "cache",
    "kill",
    "converted",
)


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
    assert sum(runs for _, runs in hostile.KINDS.values()) >= 8000


def test_a_run_that_hurts_is_told_with_what_brings_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure itself is tried: another exit code, a lost file, a letter that steers a terminal."""

    def lose(at: hostile_place.Place) -> None:
        at.write({})
        (at.rules / "register.yaml").chmod(0o644)
        monkeypatch.setattr(hostile_place, "within", lambda *_: _spoilt(at))
        at.ask("check")

    def _spoilt(at: hostile_place.Place) -> Ran:
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


BROUGHT_IN: dict[str, tuple[bytes, bytes]] = {
    ".html": (b"<p>&lt;xhostile&gt;</p>", b"<p><xhostile></p>"),
    ".svg": (b"<svg><text>&lt;xhostile/&gt;</text></svg>", b"<svg><xhostile/></svg>"),
    ".json": (b'{"a": "xhostile"}', b'{"xhostile":1}'),
    ".js": (b'delegation.search({"a":1});', b'delegation.search({"xhostile":1});'),
    ".csv": (b"'=cmd;-2;a\r\n", b"=cmd;-2;a\r\n"),
    ".ttl": (b'<a:b> <a:c> "<xhostile:a>" .', b"<a:b> <a:c> <xhostile:a> ."),
    ".dot": (b'digraph { a [label="xhostile"] }', b"digraph { a; xhostile }"),
    ".mmd": (b'graph\n a["click a xhostile"]:::law', b'graph\n a["x"]\n click a xhostile'),
    ".md": (b"\\<xhostile>", b"a <xhostile>"),
    ".ics": (b"BEGIN:VEVENT\r\nSUMMARY:XHOSTILE\r\nEND:VEVENT\r\n", b"BEGIN:VEVENT\r\nXHOSTILE:1\r\nEND:VEVENT\r\n"),
    ".txt": (b"::error file=a::x", b"::error::xhostile"),
}


@pytest.mark.parametrize("ending", BROUGHT_IN)
def test_a_reader_of_outputs_tells_what_was_brought_in_and_lets_be_what_is_said(ending: str) -> None:
    said, brought = BROUGHT_IN[ending]
    assert list(hostile_outputs.READERS[ending](said)) == []
    assert list(hostile_outputs.READERS[ending](brought)) != []


def test_the_registers_that_are_broken_are_sound(tmp_path: Path) -> None:
    """What is tried on a register that has faults of its own would be tried on what is left of it."""
    at = hostile_place.Place(tmp_path, random.Random(1))  # noqa: S311  no secret
    at.write({}, hostile_place.FULL)
    assert (at.ask("check", "--select", "DLG0").code, at.told) == (0, [])
