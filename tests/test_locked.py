"""What set-up installs is locked with hashes, covers what pyproject.toml asks for, and is named with its licence."""

from __future__ import annotations

import re
import tomllib

import pytest
from folders import ROOT

import licences

LOCKS = {name: (ROOT / "requirements" / f"{name}.txt").read_text("utf-8") for name in ("run", "dev", "font")}


def locked(name: str) -> dict[str, str]:
    """Give the locked packages and their versions."""
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", LOCKS[name], re.MULTILINE))


def asked(*groups: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(one for group in groups for one in project["optional-dependencies"][group])]
    return {re.sub(r"[-_.]+", "-", re.split(r"[ ;<>=]", one)[0]).lower() for one in lines}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_that_is_locked_has_hashes(name: str) -> None:
    pieces = re.split(r"^(?=[a-z0-9])", LOCKS[name], flags=re.MULTILINE)[1:]
    assert pieces
    assert all("--hash=sha256:" in one for one in pieces), name


def test_what_is_asked_for_is_locked_and_what_runs_is_what_is_tested() -> None:
    run, dev = locked("run"), locked("dev")
    assert asked() <= run.keys(), "sh tools/lock.sh"
    assert asked("dev") <= dev.keys(), "sh tools/lock.sh"
    assert run.items() <= dev.items()


def test_what_builds_the_project_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert {re.split("[<>=]", one)[0] for one in project["build-system"]["requires"]} <= locked("run").keys()


def test_set_up_installs_from_the_locks_alone() -> None:
    text = (ROOT / "tools" / "environment.sh").read_text("utf-8")
    lines = [one for one in text.splitlines() if ".venv/bin/pip install" in one]
    assert len(lines) == 3
    assert all("--require-hashes" in one or "--no-deps --no-build-isolation --editable ." in one for one in lines)


def test_the_page_of_licences_names_every_package_that_runs() -> None:
    page = licences.PAGE.read_text("utf-8")
    rows = dict(re.findall(r"^\| ([a-z0-9-]+) \| ([^|]+) \|", page, re.MULTILINE))
    assert licences.needed() == sorted(rows.keys() - {"package"}), "tools/licences.py"
    assert set(licences.needed()) - {"rinoh-typeface-texgyretermes"} <= locked("run").keys()
    assert "not stated" not in page
