"""Grants to any one of several, and givers that go on acting: who acts, what is refused, and what every answer says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import Case, decision, task
from programs import Ran, within

THREE = "[giam-doc-so-y-te, so-y-te, chu-tich-ubnd-tp]"
KEEPS = ", giver-keeps: true"


def given(to: str = THREE, extra: str = ", any-of: true", name: str = "g1", giver: str = "ubnd-tp") -> str:
    """Write a delegation of the task."""
    return (
        f"  - {{id: {name}, mechanism: delegation, from: {giver}, to: {to}{extra}, at: Điều 1, "
        "term: {from: 2025-12-01, to: 2026-12-31}, content: giải quyết, scope: whole, matters: [viec]}\n"
    )


def register(folder: Path, *grants: str, matter: str = "", **files: str) -> Case:
    """Write a register with one decision."""
    named = {f"{name.replace('_', '/')}.yaml": text for name, text in files.items()}
    return Case(
        folder, {"tasks/viec.yaml": matter or task(), "decisions/2025/1.yaml": decision("1/QĐ-UBND", *grants), **named}
    )


def ask(case: Case, *arguments: str, language: str = "vi") -> Ran:
    """Run a command on a register."""
    return within("--lang", language, *arguments, "--rules", str(case.folder))


def asked(case: Case, *arguments: str) -> dict[str, Any]:
    """Run a command and read its JSON."""
    found: dict[str, Any] = json.loads(ask(case, *arguments, "--format", "json").out)
    return found


def actors(case: Case, day: str = "2026-06-01", *more: str) -> dict[str, bool]:
    """Give those who act on a day, and whether that is sure."""
    answer = asked(case, "who", "viec", "--as-of", day, *more)
    return {one["holder"]: one["certain"] for part in answer["parts"] for one in part["exercisers"]}


TWO_ACT = ("DLG201", "DLG203", "DLG205", "DLG207", "DLG208")


def in_conflict(case: Case) -> set[str]:
    """Give the checks that tell of two where one should be."""
    return {one.check for one in case.findings()} & set(TWO_ACT)


def test_any_one_of_several_may_act_and_that_is_no_conflict(tmp_path: Path) -> None:
    case = register(tmp_path, given())
    assert actors(case) == {"giam-doc-so-y-te": True, "so-y-te": True, "chu-tich-ubnd-tp": True}
    assert not in_conflict(case)
    said = ask(case, "who", "viec", "--as-of", "2026-06-01").said
    assert "Giải quyết:    một trong: Chủ tịch UBND Thành phố, Giám đốc Sở Y tế, Sở Y tế" in said
    english = ask(case, "who", "viec", "--as-of", "2026-06-01", language="en").said
    assert "Exerciser: any one of: " in english
    assert "one of 3 receivers, any of whom may act" in english.lower()
    print(said); print(english)


def test_a_giver_that_goes_on_acting_stands_beside_whoever_receives(tmp_path: Path) -> None:
    case = register(tmp_path, given(extra=", any-of: true" + KEEPS))
    assert actors(case) == {
        "ubnd-tp": True,
        "giam-doc-so-y-te": True,
        "so-y-te": True,
        "chu-tich-ubnd-tp": True,
    }
    assert not in_conflict(case)
    assert actors(case, "2025-11-01") == {"ubnd-tp": True}, "before the grant"
    said = ask(case, "who", "viec", "--as-of", "2026-06-01").said
    assert "Giải quyết:    UBND Thành phố và một trong: " in said
    assert "Bên giao vẫn tiếp tục giải quyết" in said
