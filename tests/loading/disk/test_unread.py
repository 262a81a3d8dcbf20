"""Files in the folder of a register that are not read are mentioned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folders import findings, said, small
from programs import ask, within
from repositories import commit, git

from delegation.model.severity import Severity


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("tasks/viec.txt", "viec.yaml"),
        ("tasks/viec.yaml.txt", "viec.yaml"),
        ("tasks/viec.YAML", "viec.yaml"),
        ("viec.yml.bak", "viec.yaml"),
        ("tasks/viec.yaml~", "viec.yaml"),
    ],
)
def test_what_was_meant_as_a_rule_file_is_told_with_its_new_name(name: str, new: str, tmp_path: Path) -> None:
    (found,) = findings(small(tmp_path, {name: "tasks: []\n"}))
    assert (found.check, found.location.file, found.severity) == ("DLG001", name, Severity.INFO)
    assert new in found.said.vi
    assert new in found.said.en


def test_papers_beside_the_rules_are_told_once_for_a_folder_and_an_ending(tmp_path: Path) -> None:
    names = ("decisions/a.docx", "decisions/b.docx", "decisions/c.pdf", "tasks/d.docx")
    folder = small(tmp_path, dict.fromkeys(names, b""))
    assert said(folder) == [f"DLG001 {one}:1:1" for one in ("decisions/a.docx", "decisions/c.pdf", "tasks/d.docx")]
    assert "1 tệp .docx nữa" in findings(folder)[0].said.vi


def test_notes_for_people_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    names = ("README.md", "LICENSE", ".gitignore", "_nhap/a.txt", "drafts/b.txt", "tasks/.giau.txt")
    assert said(small(tmp_path, dict.fromkeys(names, b""))) == []


def test_an_answer_does_not_warn_of_errors_for_them(tmp_path: Path) -> None:
    ran = ask(small(tmp_path, {"ghi-chu.txt": b""}), "status")
    assert (ran.code, ran.told) == (0, "")


def test_a_file_that_lay_there_before_is_not_new_since_then(tmp_path: Path) -> None:
    folder = small(tmp_path / "rules", {"ghi-chu.txt": b""})
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Sổ ban đầu", "2026-02-01")
    (folder / "moi.docx").write_bytes(b"")
    ran = within("check", "--rules", folder, "--since", "HEAD", "--select", "DLG001", "--format", "json")
    report = json.loads(ran.said)
    assert [one["place"]["file"].rpartition("/")[2] for one in report["findings"]] == ["moi.docx"]
