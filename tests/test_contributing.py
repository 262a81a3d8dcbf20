"""What CONTRIBUTING tells a newcomer to do for a check is done, block by block, in a copy of the project."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from folders import ROOT, write
from programs import Environment, shell
from properties import VARIABLE, is_thorough

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## A check in ten minutes\n")[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COPIED = ("docs/checks", "schemas", "src", "tests/checks", "tests/oracle", "tests/reports", "tests/support", "tools")


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    """Give a copy of the project, with the programs that the developer has in .venv."""
    for name in COPIED:
        # With what is compiled, and the times of the files: else all of it would be compiled again.
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "rules").symlink_to(ROOT / "rules")
    (tmp_path / "bench").symlink_to(ROOT / "bench")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


_BUT_FOR = "shared or test_exchange or test_both_languages or test_scope"
"""Tests of what no check changes, or of each check on its own: those of all others run beside this one, on the same files."""
_ASKED = f"DLG105 or test_every_example_adds_up or not ({_BUT_FOR})"


def asked() -> Environment:
    """Give which of the tests of the checks the last step runs, where it names none; all of them in ``tools/thorough.sh``."""
    return {VARIABLE: None, "PYTEST_ADDOPTS": None if is_thorough() else f"-k '{_ASKED}'"}


def added_to(text: str, lines: list[str]) -> str:
    """Put the lines that begin with ``+`` after the line before them, which stands once."""
    after = lines[0][1:] + "\n"
    assert text.count(after) == 1, after
    assert all(one.startswith("+") for one in lines[1:])
    return text.replace(after, after + "".join(f"{one[1:]}\n" for one in lines[1:]))


def run(block: str, project: Path) -> str:
    """Run the commands of a block, each of which must succeed, with the copy in the place of what is installed."""
    ran = shell(f"set -e\n{block}", cwd=project, environment={"PYTHONPATH": str(project / "src"), **asked()})
    assert ran.code == 0, f"{block}\n{ran.said}\n{ran.told}"
    return ran.said


@pytest.mark.sampled
def test_a_check_is_added_by_the_steps_that_are_told(project: Path) -> None:
    said = ""
    for language, block in BLOCK.findall(GUIDE):
        if language == "sh":
            said += run(block, project)
            continue
        head, _, content = block.partition("\n")
        name = head.removeprefix("# ")
        if language == "diff":
            content = added_to((project / name).read_text("utf-8"), content.splitlines())
        write(project, {name: content})
    examples = project / "src/delegation/checks/examples/DLG105"
    recorded = (examples / "bad.txt").read_text("utf-8")
    assert recorded in said, "the newcomer reads what the check says"
    assert "DLG105" in recorded
    assert "van-phong-syt và van-phong-tp cùng mang tên Văn phòng." in recorded
    assert (project / "docs/checks/DLG105.md").is_file()
    assert "Hai chủ thể trùng tên" in said


def test_the_copy_is_what_is_asked(project: Path) -> None:
    """Otherwise the steps would show that the installed program works."""
    said = run(".venv/bin/python -c 'import delegation; print(delegation.__file__)'", project)
    assert os.path.commonpath([said.strip(), project]) == str(project)
