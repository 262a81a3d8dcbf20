"""What is told while a register is edited adds up to what the check finds, whatever is done to its files."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from folders import DAY, small
from programs import hears_ctrl_c, run

from delegation.findings import Analysis, Finding
from delegation.loading.disk.cache import Cache
from delegation.run import rerun
from delegation.run.watching import sight, turn

TASK = "field: y-te\nsource: Ví dụ\nprovenance: official\ntasks:\n  - {{id: viec-{0}, title: Việc {0}, owner: {1}, basis: [{{instrument: 99/2020/QH14}}]}}\n"
OWNERS = ("so-y-te", "ubnd-tp", "so-y-tee", "1", "{unknown: a}")


def found(root: Path) -> Analysis:
    return rerun.check(root, DAY, select=(), ignore=(), cache=Cache(None))


def edited(root: Path, rng: random.Random) -> None:
    """Do one thing to the files, as people do: write, break, move, take away, undo."""
    place = root / "tasks" / f"t{rng.randint(1, 3)}.yaml"
    place.parent.mkdir(exist_ok=True)
    match rng.choice(["write", "write", "break", "move", "remove"]):
        case "write":
            place.write_text(TASK.format(rng.randint(1, 3), rng.choice(OWNERS)), "utf-8")
        case "break":
            place.write_text("tasks: [\n", "utf-8")
        case "move" if place.exists():
            place.rename(root / "tasks" / f"t{rng.randint(4, 6)}.yaml")
        case _:
            place.unlink(missing_ok=True)


@pytest.mark.parametrize("seed", range(6))
def test_turns_add_up_to_what_the_check_finds(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)  # noqa: S311  no secret
    root = small(tmp_path / "so")
    before, told = None, dict[str, Finding]()
    for _ in range(12):
        after = found(root)
        change = turn(before, after)
        for one in change.gone:
            del told[one.key]
        for one in change.new:
            assert one.key not in told
            told[one.key] = one
        for one in change.other:
            assert one.key in told
            told[one.key] = one
        assert {key: (one.said, one.severity) for key, one in told.items()} == {
            one.key: (one.said, one.severity) for one in after.findings
        }
        before = after
        edited(root, rng)


def test_what_is_asked_wrongly_is_told_at_once(tmp_path: Path) -> None:
    root = small(tmp_path / "so")
    assert run("--rules", root, "--with", tmp_path / "no.yaml", "watch").code == 2
    assert run("--rules", tmp_path / "no", "watch").code == 3
    assert run("watch", tmp_path / "no").code == 3


def test_whatever_is_done_to_a_file_is_seen(tmp_path: Path) -> None:
    root = small(tmp_path / "so")
    seen = [sight(root)]
    place = root / "fields.yaml"
    place.write_bytes(place.read_bytes() + b"\n")
    seen.append(sight(root))
    place.rename(root / "b.yaml")
    seen.append(sight(root))
    (root / "b.yaml").unlink()
    seen.append(sight(root))
    assert len(set(seen)) == len(seen)
    assert sight(root) == seen[-1]
    assert sight(tmp_path / "nothing") == frozenset()


def test_the_command_tells_what_each_saving_changed_and_ends_quietly(tmp_path: Path) -> None:
    root = small(tmp_path / "so")
    with subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", "delegation", "watch", str(root), "--lang", "vi"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONUNBUFFERED": "1", "XDG_CACHE_HOME": str(tmp_path / "c")},
        start_new_session=True, preexec_fn=hears_ctrl_c,  # noqa: PLW1509
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            lines = iter(process.stdout.readline, b"")
            until(lines, "Ctrl+C")
            time.sleep(0.5)
            place = root / "tasks" / "t.yaml"
            place.parent.mkdir(exist_ok=True)
            place.write_text(TASK.format(1, "so-y-tee"), "utf-8")
            assert any(one.startswith("+ ") and "DLG005" in one for one in until(lines, "1 lỗi"))
            place.unlink()
            assert any(one.startswith("- ") and "DLG005" in one for one in until(lines, "không"))
        finally:
            os.killpg(process.pid, signal.SIGINT)
        assert process.wait(30) == 0
        assert b"Traceback" not in process.stdout.read()


def until(lines: Iterator[bytes], word: str) -> list[str]:
    """Read lines up to one that has a word."""
    told = []
    for line in lines:
        told.append(line.decode().rstrip())
        if word in told[-1]:
            return told
    raise AssertionError(told)
