"""A register with one decision that gives one task, written in a few words and asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from casework import Case, decision, task
from programs import Ran, within

HOLDERS = """axis: ubnd
holders:
  - {id: cong-chuc-a, name: Công chức A, kind: civil-servant, level: city, parent: ubnd-tp, internal-process: true}
  - {id: cong-chuc-b, name: Công chức B, kind: civil-servant, level: city, parent: ubnd-tp, internal-process: true, term: {to: 2026-03-31}}
  - {id: cong-chuc-c, name: Công chức C, kind: civil-servant, level: city, parent: ubnd-tp, internal-process: true}
"""
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
