"""How files are named in what is written for others: from the top of the repository, wherever the command runs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from folders import small
from programs import within

_TASK = "field: y-te\ntasks:\n  - {id: viec, title: Ðăng ký, owner: so-y-tt, basis: [{instrument: 99/2020/QH14}]}\n"
_DRAFT = "draft:\n  title: Thử\n  note: thử\ntasks:\n  - {id: viec-2, title: Việc hai, field: y-te, owner: so-y-ttt}\n"


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    """Make a repository with a register two folders below its top, and a hypothesis beside it."""
    (tmp_path / "repo/.git").mkdir(parents=True)
    small(tmp_path / "repo/so/rules", {"tasks/viec.yaml": _TASK})
    (tmp_path / "repo/so/du-thao.yaml").write_text(_DRAFT, "utf-8")
    return tmp_path / "repo"


def _uris(*line: str | Path) -> set[str]:
    run = json.loads(within("check", "--format", "sarif", *line).said)["runs"][0]
    return {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}


@pytest.mark.parametrize("folder", [".", "so", "so/rules", "so/rules/tasks", ".."])
def test_files_are_named_from_the_top_of_the_repository(
    folder: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / folder)
    register = os.path.relpath(project / "so/rules")
    assert _uris(register) == {"so/rules/tasks/viec.yaml"}
    said = within("check", register, "--format", "github").said
    assert said.startswith("::error file=so/rules/tasks/viec.yaml,")
    suites = ET.fromstring(within("check", register, "--format", "junit").said)  # noqa: S314  our own text
    assert "so/rules/tasks/viec.yaml" in {one.get("classname") for one in suites.iter("testcase")}


def test_a_hypothesis_is_named_likewise(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "so")
    assert "so/du-thao.yaml" in _uris("rules", "--with", "du-thao.yaml")
    monkeypatch.chdir(project.parent)
    assert (project / "so/du-thao.yaml").as_uri() in _uris("repo/so/rules", "--with", "repo/so/du-thao.yaml")


def test_a_person_at_a_terminal_gets_names_that_open_from_here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "so")
    said = within("check", "rules").said
    assert " rules/tasks/viec.yaml:" in said
    assert "so/rules" not in said


def test_without_a_repository_files_are_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(tmp_path / "a/rules", {"tasks/viec.yaml": _TASK})
    monkeypatch.chdir(tmp_path / "a")
    assert _uris("rules") == {"rules/tasks/viec.yaml"}


def test_links_lead_to_the_page_of_a_check(project: Path) -> None:
    line = ("check", project / "so/rules", "--format", "sarif", "--links")
    run = json.loads(within(*line, "https://so.vn/{kind}/{id}").said)["runs"][0]
    assert run["tool"]["driver"]["rules"][0]["helpUri"] == "https://so.vn/check/DLG001"
    wrong = within(*line, "https://so.vn/{ten}")
    assert (wrong.code, wrong.out) == (2, b"")
    assert "chỉ dùng được {kind}, {id} và {file}" in wrong.told
