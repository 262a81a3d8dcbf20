"""Small registers over the sound base of the examples of the checks, written in a few words and asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from folders import small
from programs import ask

from delegation.authority.examination import Examination
from delegation.findings import Finding
from delegation.model.holders import HolderId
from delegation.questions.who import who
from delegation.run import pipeline

DAY = date(2026, 6, 1)
LAW = "{instrument: 99/2020/QH14, at: Điều 5 khoản 2}"


def task(owner: str = "owner: ubnd-tp", extra: str = "", basis: str = LAW, name: str = "viec") -> str:
    """Write a task of one owner by law, or of several."""
    return (
        f"field: y-te\ntasks:\n  - id: {name}\n    title: Cấp giấy phép {name}\n    {owner}\n"
        f"    basis: [{basis}]\n{extra}"
    )


def decision(number: str, *grants: str, kind: str = "committee-decision", issuer: str = "ubnd-tp") -> str:
    """Write a decision with its grants."""
    head = (
        f"instrument: {{number: {number}, type: {kind}, issuer: {issuer}, issued: 2025-12-01, effective: 2025-12-01}}\n"
    )
    return head + "grants:\n" + "".join(grants)


def grant(
    name: str, giver: str, receiver: str, start: str, end: str, mechanism: str = "delegation", extra: str = ""
) -> str:
    """Write a grant of the task."""
    return (
        f"  - {{id: {name}, mechanism: {mechanism}, from: {giver}, to: {receiver}, term: {{from: {start}, to: {end}}}, "
        f"content: giải quyết, scope: whole, manner: con dấu của mình, conditions: đủ biên chế, matters: [viec]{extra}}}\n"
    )


def text(number: str, effective: str, extra: str = "") -> str:
    """Write an instrument."""
    return f"  - {{number: {number}, type: decree, issuer: Chính phủ, issued: {effective}, effective: {effective}, title: x{extra}}}\n"


class Case:
    """A register on the disk, asked."""

    def __init__(self, folder: Path, files: Mapping[str, str]) -> None:
        self.folder = small(folder, files)

    def findings(self, day: date = DAY) -> list[Finding]:
        """Give what is found about authority."""
        found = pipeline.check(self.folder, day, select=("DLG1", "DLG2", "DLG3", "DLG4", "DLG5")).findings
        return [one for one in found if one.check not in ("DLG104", "DLG404", "DLG504")]

    def found(self, day: date = DAY) -> set[str]:
        """Give the keys of what is found."""
        return {one.key for one in self.findings(day)}

    def who(self, day: date, commune: str | None = None) -> tuple[list[HolderId], list[HolderId]]:
        """Give the ids of those who own and of those who act."""
        answer = who(Examination(pipeline.load(self.folder).register, day), "viec", commune)
        parts = answer.parts
        owners = [party.holder for part in parts for party in part.owners]
        return owners, [party.holder for part in parts for party in part.exercisers]


def actors(folder: Path, day: str, matter: str = "viec") -> list[str]:
    """Give the ids of those who act on a day."""
    answer: dict[str, Any] = json.loads(ask(folder, "who", matter, "--as-of", day, "--format", "json").out)
    return [one["holder"] for part in answer["parts"] for one in part["exercisers"]]
