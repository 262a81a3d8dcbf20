"""What an office puts into its own process does what it says: every step of the pipelines and every hook is run as it stands."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from folders import ROOT
from repositories import FILE, commit, git, needs_git, repository, rewrite

_FOLDER = ROOT / "tools" / "integrations"
GITHUB: dict[str, Any] = yaml.safe_load((_FOLDER / "github" / "delegation.yml").read_text("utf-8"))
GITLAB: dict[str, Any] = yaml.safe_load((_FOLDER / "gitlab" / "delegation.gitlab-ci.yml").read_text("utf-8"))[
    "delegation"
]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
_EVENT = {
    "github.event_name": "pull_request",
    "github.base_ref": "main",
    "github.event.pull_request.number": "7",
    "github.token": "t",
}
_SERVICE = '#!/bin/sh\nprintf \'%s\\n\' "$@" > gh.txt\ncat "$5" > gh-body.md\n'
"""Stands for the program of GitHub: keeps what it was told."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Give a repository with a register, cloned as a pipeline does, with a branch for a change."""
    needs_git()
    if shutil.which("bash") is None:
        pytest.skip("there is no bash on this machine")
    repository(tmp_path / "goc")
    git(tmp_path, "clone", "-q", str(tmp_path / "goc"), "kho")
    git(tmp_path / "kho", "checkout", "-qb", "thay-doi")
    return tmp_path / "kho"


def ran(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the services do: bash, stopping at the first command that fails."""
    programs = folder.parent / "bin"
    programs.mkdir(exist_ok=True)
    (programs / "gh").write_text(_SERVICE, "utf-8")
    (programs / "gh").chmod(0o755)
    path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(  # noqa: S603  the scripts of this project
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],  # noqa: S607  bash as the machine has it
        cwd=folder, env={**os.environ, "PATH": path, "XDG_CACHE_HOME": str(folder.parent / "cache"), **variables},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def _told(value: str) -> str:
    return re.sub(r"\$\{\{ *([\w.]+) *\}\}", lambda one: _EVENT[one[1]], value)


def github(folder: Path) -> dict[str, subprocess.CompletedProcess[str]]:
    """Run the steps of the workflow that are commands, up to the one that fails; setting up has been done."""
    found = {}
    for step in GITHUB["jobs"]["check"]["steps"]:
        if "run" in step and step["name"] != "Set up":
            done = ran(step["run"], folder, **{key: _told(value) for key, value in step.get("env", {}).items()})
            found[step["name"]] = done
            if done.returncode:
                break
    return found


def test_a_sound_change_passes_on_github_and_is_told_in_legal_words(office: Path) -> None:
    rewrite(office, "to: 2027-12-31", "to: 2028-12-31")
    commit(office, "gia hạn", "2026-02-02")
    done = github(office)
    assert {name: one.stderr for name, one in done.items() if one.returncode} == {}
    assert list(done)[-1] == "Verdict"
    assert done["Findings beside the lines"].stdout.startswith("::")
    assert json.loads((office / "delegation.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert (office / "gh.txt").read_text("utf-8").split("\n")[:3] == ["pr", "comment", "7"]
    assert "31/12/2028" in (office / "gh-body.md").read_text("utf-8")


def test_a_fault_stands_beside_its_line_on_github_and_stops_the_request(office: Path) -> None:
    rewrite(office, "to: so-y-te", "to: so-y-tee")
    commit(office, "sai", "2026-02-02")
    done = github(office)
    assert done["Verdict"].returncode == 1
    assert re.search(rf"^::error file=rules/{FILE},line=\d+", done["Findings beside the lines"].stdout, re.MULTILINE)
    assert "DLG005" in (office / "delegation.sarif").read_text("utf-8")


@pytest.mark.parametrize("fault", [False, True])
def test_gitlab_gets_both_reports_whether_it_passes_or_not(office: Path, *, fault: bool) -> None:
    if fault:
        rewrite(office, "to: so-y-te", "to: so-y-tee")
    done = ran("\n".join(GITLAB["script"]), office)
    assert done.returncode == fault, done.stdout + done.stderr
    entries = json.loads((office / "gl-code-quality-report.json").read_text("utf-8"))
    assert fault == any(one["check_name"] == "DLG005" and one["location"]["path"] == f"rules/{FILE}" for one in entries)
    assert ET.parse(office / "delegation.junit.xml").getroot().tag == "testsuites"  # noqa: S314  our own
    assert {*GITLAB["artifacts"]["reports"].values()} <= {*GITLAB["artifacts"]["paths"]}


def test_known_findings_stop_nothing(office: Path) -> None:
    """Both pipelines take the baseline of the register where there is one."""
    rewrite(office, "to: 2027-12-31", "to: 2027-01-31")
    (office / "rules/tasks/trung.yaml").write_text(
        "field: y-te\nsource: Ví dụ\nprovenance: official\ntasks:\n"
        "  - {id: vd-hai-chu, title: Hai chủ, owners: [{holder: ubnd-tp}, {holder: so-y-te}], basis: {unknown: a}}\n", "utf-8",
    )  # fmt: skip
    assert ran("delegation check --short", office).returncode == 1
    assert ran("delegation baseline --add --decides 'Sở Tư pháp' --reason 'đang xét'", office).returncode == 0
    assert ran("\n".join(GITLAB["script"]), office).returncode == 0
    assert github(office)["Verdict"].returncode == 0


_NOBODY = {f"GIT_{role}_{what}": "a@b" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
_WRONG = {
    "delegation-check": (FILE, "to: so-y-te", "to: so-y-tee", 1),
    "delegation-test": ("tests/a.yaml", "exists: true", "exists: false", 1),
    "delegation-fix": (FILE, "to: so-y-te", "to: so-y-tee", 0),
    "delegation-fmt": (FILE, "mechanism: delegation", "mechanism:   delegation", 0),
}
"""What each hook speaks of: a change of a file, and how the hook then ends; with 0 it has mended the file, which stops a commit as well."""


@pytest.mark.parametrize("hook", HOOKS, ids=lambda one: str(one["id"]))
def test_every_hook_passes_on_a_sound_register_and_stops_a_fault(hook: dict[str, Any], office: Path) -> None:
    name, old, new, code = _WRONG[hook["id"]]
    place = office / "rules" / name
    (office / "rules/tests").mkdir()
    (office / "rules/tests/a.yaml").write_text(
        "assertions:\n  - {id: a, name: Có Sở Y tế, source: Ví dụ, holder: so-y-te, exists: true}\n", "utf-8"
    )
    assert ran("delegation fmt && git add -A && git commit -qm a --no-verify", office, **_NOBODY).returncode == 0
    line = hook["entry"] + (f" rules/{name}" if hook.get("pass_filenames", True) else "")
    assert re.search(hook["files"], f"rules/{name}")
    assert not re.search(hook["files"], "src/a.yaml")
    done = ran(line, office)
    assert (done.returncode, git(office, "status", "--porcelain")) == (0, ""), done.stdout + done.stderr
    sound = place.read_text("utf-8")
    assert old in sound
    place.write_text(sound.replace(old, new), "utf-8")
    assert ran(line, office).returncode == code
    assert (place.read_text("utf-8") == sound) == (code == 0)


def test_what_the_files_name_is_there() -> None:
    """Each command and option of the files is one of the program's; each action is bound to a version."""
    for step in GITHUB["jobs"]["check"]["steps"]:
        assert "uses" not in step or re.fullmatch(r"[\w./-]+@v\d+", step["uses"])
    assert len({one["id"] for one in HOOKS}) == len(HOOKS)
    assert all(one["language"] == "python" for one in HOOKS)
