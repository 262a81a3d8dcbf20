"""The walk of a question through the house, as docs/architecture.md tells it, is the way that it takes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from folders import ROOT, RULES

HOUSE = ROOT / "src" / "delegation"
WALK = (ROOT / "docs/architecture.md").read_text("utf-8").partition("## One question\n")[2].partition("\n## ")[0]
STATION = re.compile(r"`([a-z_0-9/]+\.py):(\w+)`")
FOLLOW = """
import json, sys
from pathlib import Path
import delegation
house, met = Path(delegation.__file__).parent, {}
def follow(frame, event, argument):
    code = frame.f_code
    if event == "call" and code.co_filename.startswith(str(house)):
        met.setdefault(f"{Path(code.co_filename).relative_to(house).as_posix()}:{code.co_name}")
sys.setprofile(follow)
from delegation import cli
code = cli.main(sys.argv[2:])
sys.setprofile(None)
Path(sys.argv[1]).write_text(json.dumps([code, *met]))
"""
"""Asks as the command line does, and writes the exit code and what is called, each at its first call, in order."""


def test_a_question_goes_through_the_house_as_it_is_told(tmp_path: Path) -> None:
    told = [f"{module}:{name}" for module, name in STATION.findall(WALK)]
    assert len(told) > 15
    asked = re.search(r"`delegation (who [^`]+)`", WALK)
    assert asked is not None
    words = [*asked[1].split(), "--rules", str(RULES), "--as-of", "2026-06-01"]
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", FOLLOW, tmp_path / "met", *words],
        env={**os.environ, "DELEGATION_CACHE": ""},  # what an earlier run has kept would be a shorter way
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    code, *met = json.loads((tmp_path / "met").read_text("utf-8"))
    assert code == 0
    assert [one for one in told if one not in met] == []
    assert told == sorted(told, key=met.index)


def test_every_module_of_the_walk_is_there() -> None:
    assert [one for one in re.findall(r"`((?!tests/)[a-z_0-9/]+\.py)[:`]", WALK) if not (HOUSE / one).is_file()] == []
