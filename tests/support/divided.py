"""Small registers with a matter that is divided, over the sound base of the examples of the checks, and what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from folders import small

from delegation.authority.examination import Examination
from delegation.findings import Finding
from delegation.model.register import Register
from delegation.questions.who import Answer, who
from delegation.run import pipeline

DAY = date(2026, 6, 1)
MATTER = "1.900011"


def procedure(cases: str, owner: str = "owner: chu-tich-ubnd-tp", code: str = MATTER) -> str:
    """Write a procedure with its cases."""
    return (
        f'  - code: "{code}"\n    title: Phê duyệt kế hoạch mua sắm {code}\n    {owner}\n'
        f"    cases: {cases}\n    basis: [{{instrument: 99/2020/QH14, at: Điều 5 khoản 1}}]\n"
    )


def procedures(*several: str) -> Mapping[str, str]:
    """Write the file of some procedures."""
    return {"procedures/chia.yaml": "field: y-te\nsource: danh mục thử\nprocedures:\n" + "".join(several)}


def grant(name: str, receiver: str, extra: str = "", *, matters: str = f'["{MATTER}"]', **said: str) -> str:
    """Write a delegation by the chairman of the city; ``said``: ``giver``, ``start`` and ``end`` that are otherwise."""
    giver, start, end = (
        said.get("giver", "chu-tich-ubnd-tp"),
        said.get("start", "2025-12-01"),
        said.get("end", "2026-12-31"),
    )
    return (
        f"  - id: {name}\n    mechanism: delegation\n    from: {giver}\n    to: {receiver}\n    at: Phụ lục\n"
        f"    term: {{from: {start}, to: {end}}}\n    content: giải quyết\n    scope: whole\n    manner: con dấu của mình\n"
        f"    conditions: đủ biên chế\n{extra}    matters: {matters}\n"
    )


def decision(number: str, *grants: str) -> Mapping[str, str]:
    """Write the file of a decision with its grants."""
    head = (
        f"instrument: {{number: {number}/QĐ-UBND, type: chair-decision, issuer: chu-tich-ubnd-tp, issued: 2025-12-01, "
        "effective: 2025-12-01}\n"
    )
    return {f"decisions/2025/{number}-qd-ubnd.yaml": head + "grants:\n" + "".join(grants)}


def only(said: str) -> str:
    """Write the part of a grant."""
    return f"    only: {said}\n"


class Divided:
    """A register on the disk, asked."""

    def __init__(self, folder: Path, *files: Mapping[str, str]) -> None:
        """Lay files over the base."""
        self.folder = small(folder, {name: text for one in files for name, text in one.items()})

    @property
    def register(self) -> Register:
        """The register as it is read."""
        return pipeline.load(self.folder).register

    def found(self, *select: str, day: date = DAY) -> list[Finding]:
        """Give what some checks find."""
        return list(pipeline.check(self.folder, day, select=select).findings)

    def who(self, matter: str = MATTER, commune: str | None = None, *, day: date = DAY, **case: str) -> Answer:
        """Ask who acts; the dimensions of ``case`` are written with underscores."""
        wanted = [f"{name.replace('_', '-')}={value}" for name, value in case.items()]
        return who(Examination(self.register, day), matter, commune, cases=wanted)

    def acting(self, commune: str | None = None, *, day: date = DAY, **case: str) -> list[str]:
        """Give the ids of those who act in all parts of the answer."""
        return sorted(
            {one.holder for part in self.who(MATTER, commune, day=day, **case).parts for one in part.exercisers}
        )
