"""Ids that a matter had before: it is found by them, and whoever asks or refers by one is told the present id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casework import LAW
from folders import small
from programs import ask

HEAD = f"field: y-te\nsource: danh mục thử\nowner: ubnd-tp\nbasis: [{LAW}]\ntasks:\n"
DAY = ("--as-of", "2026-06-01")


def register(folder: Path, *entries: str) -> Path:
    """Write a register with some tasks, each by what its entry says."""
    return small(folder, {"tasks/cu-moi.yaml": HEAD + "".join(f"  - {{{entry}}}\n" for entry in entries)})


NEW = "id: nd-1-d2-k9, title: Phê duyệt phương án, formerly: nd-1-d2-k8-2"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "Mã nd-1-d2-k8-2 trong sổ nay là nd-1-d2-k9."),
        ("en", "The id nd-1-d2-k8-2 of the register is nd-1-d2-k9 now."),
    ],
)
def test_whoever_asks_by_a_former_id_is_led_on_and_told(language: str, said: str, tmp_path: Path) -> None:
    rules = register(tmp_path, NEW)
    assert said in ask(rules, "who", "nd-1-d2-k8-2", *DAY, language=language).said
    assert said not in ask(rules, "who", "nd-1-d2-k9", *DAY, language=language).said


def test_programs_are_told_only_where_a_former_id_was_asked(tmp_path: Path) -> None:
    rules = register(tmp_path, "id: nd-1-d2-k9, title: Phê duyệt phương án, formerly: [nd-1-d2-k8-2, nd-1-d2]")
    for asked in ("nd-1-d2-k8-2", "nd-1-d2"):
        answer = json.loads(ask(rules, "who", asked, *DAY, "--format", "json").out)
        assert (answer["matter"], answer["former_id"]) == ("nd-1-d2-k9", asked)
    assert "former_id" not in json.loads(ask(rules, "who", "nd-1-d2-k9", *DAY, "--format", "json").out)


@pytest.mark.parametrize("command", ["timeline", "up"])
def test_other_questions_find_it_too(command: str, tmp_path: Path) -> None:
    assert "nd-1-d2-k9" in ask(register(tmp_path, NEW), command, "nd-1-d2-k8-2", *DAY).said


@pytest.mark.parametrize(
    "other",
    ["id: nd-1-d2-k8-2, title: Việc khác hẳn", "id: nd-1-d7, title: Việc khác hẳn, formerly: nd-1-d2-k8-2"],
)
def test_an_id_cannot_be_that_of_two(other: str, tmp_path: Path) -> None:
    """Whether the other has it now or had it, too: nobody would know which is meant."""
    found = json.loads(ask(register(tmp_path, NEW, other), "check", *DAY, "--select", "DLG004", "--format", "json").out)
    (one,) = found["findings"]
    assert "nd-1-d2-k8-2" in one["said"]["en"]
    assert one["place"]["file"].endswith("tasks/cu-moi.yaml")


def test_a_reference_by_a_former_id_is_told_the_present_one(tmp_path: Path) -> None:
    asserted = (
        "source: luật thử\nassertions:\n  - {id: a, name: Việc của thành phố, matter: nd-1-d2-k8-2, owner: ubnd-tp}\n"
    )
    rules = small(tmp_path, {"tasks/cu-moi.yaml": f"{HEAD}  - {{{NEW}}}\n", "tests/a.yaml": asserted})
    (one,) = json.loads(ask(rules, "check", *DAY, "--select", "DLG005", "--format", "json").out)["findings"]
    assert "nd-1-d2-k8-2" in one["said"]["en"]
    assert "nd-1-d2-k9" in json.dumps([one["said"], one["fix"]])
