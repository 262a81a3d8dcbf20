"""The guide for whoever writes a decision by hand says what is so: its example passes on the register of the city, its commands run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from folders import ROOT, RULES
from programs import shell

PAGE = (ROOT / "docs" / "viet-quyet-dinh.md").read_text("utf-8")
(SAMPLE,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
LINES = [line for block in re.findall(r"```shell\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
FILE = "rules/decisions/2026/mau.yaml"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the register of the city and the example in it."""
    found = tmp_path_factory.mktemp("co-quan")
    shutil.copytree(RULES, found / "rules")
    (found / FILE).write_text(SAMPLE, "utf-8")
    return found


def test_nothing_is_found_in_the_example_but_what_a_lawyer_decides(office: Path) -> None:
    """Neither a fault of writing, nor of authority; what the guide names as still to be done is all."""
    ran = shell(f"delegation check {FILE} --short --as-of 2026-12-15", cwd=office)
    assert ran.code == 0, ran.said
    assert sorted(re.findall(r"DLG[0-9]+", ran.said)) == ["DLG504", "DLG702"], ran.said


@pytest.mark.parametrize("line", LINES)
def test_each_command_runs_as_it_stands(line: str, office: Path) -> None:
    ran = shell(line, cwd=office)
    assert ran.code == 0, ran.told + ran.said


def test_the_example_moves_the_authority(office: Path) -> None:
    said = shell("delegation who 1.000688 --as-of 2026-12-15", cwd=office).said
    assert "Giám đốc Sở Tư pháp" in said
    assert "9999/QĐ-UBND" in said
