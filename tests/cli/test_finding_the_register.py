"""Which register a command speaks of: the argument, ``--rules``, ``DELEGATION_RULES``, the nearest; in this order."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import REGISTER, write
from programs import run


def _named(folder: Path, name: str) -> Path:
    return write(folder, {"register.yaml": REGISTER.replace("Sổ thử", name)})


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> Path:
    """Give a folder with a register in ``rules``, below one with another, and two more elsewhere."""
    _named(tmp_path / "rules", "gần nhất ở trên")
    _named(tmp_path / "here" / "rules", "gần nhất")
    for name in ("argument", "option", "environment"):
        _named(tmp_path / name, f"từ {name}")
    (tmp_path / "here" / "below" / "deeper").mkdir(parents=True)
    return tmp_path


def _speaks_of(place: Path, *arguments: str, here: str = "here", environment: str = "") -> str:
    ran = run(
        "status", *arguments, cwd=place / here, environment={"DELEGATION_RULES": environment} if environment else {}
    )
    assert ran.code == 0, ran.told
    return ran.said.split(",")[0]


def test_the_nearest_here_or_above(place: Path) -> None:
    assert _speaks_of(place) == "gần nhất"
    assert _speaks_of(place, here="here/below/deeper") == "gần nhất"
    assert _speaks_of(place, here="here/rules") == "gần nhất"
    (place / "elsewhere").mkdir()
    assert _speaks_of(place, here="elsewhere") == "gần nhất ở trên"


def test_what_is_named_goes_before_what_is_near(place: Path) -> None:
    assert _speaks_of(place, environment="../environment") == "từ environment"
    assert _speaks_of(place, "--rules", "../option", environment="../environment") == "từ option"
    assert _speaks_of(place, "../argument", "--rules=../option", environment="../environment") == "từ argument"


def test_the_option_may_stand_before_the_command(place: Path) -> None:
    ran = run("--rules", "../option", "status", cwd=place / "here")
    assert ran.said.startswith("từ option")


def test_the_folder_above_and_the_file_itself_are_understood(place: Path) -> None:
    assert _speaks_of(place, str(place / "here")) == "gần nhất"
    assert _speaks_of(place, str(place / "argument/register.yaml")) == "từ argument"
    assert _speaks_of(place, "--rules", "rules/register.yaml") == "gần nhất"


def test_a_named_place_without_a_register_is_not_passed_over(place: Path) -> None:
    (place / "empty").mkdir()
    for arguments in (["../empty"], ["--rules", "../empty"]):
        ran = run("status", *arguments, cwd=place / "here")
        assert ran.code == 3
        assert "không phải là sổ thẩm quyền" in ran.told
    assert run("status", cwd=place / "here", environment={"DELEGATION_RULES": "../empty"}).code == 3


def test_places_in_the_output_are_as_seen_from_here(place: Path) -> None:
    write(place / "here/rules", {"tasks/sai.yaml": "task: []\n"})
    check = ("check", "--select", "DLG0", "--format", "github")
    assert "file=rules/tasks/sai.yaml" in run(*check, cwd=place / "here").said
    assert "file=tasks/sai.yaml" in run(*check, cwd=place / "here/rules").said
