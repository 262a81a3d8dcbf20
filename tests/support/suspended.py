"""A small register whose second decision suspends what the first gives: all of it, one of its rows or its grant."""

from __future__ import annotations

from pathlib import Path

from casework import decision, grant, task
from folders import small

GIVEN = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-12-31")
OTHER = "instrument: {{number: 2/QĐ-UBND, id: qd-2, type: committee-decision, issuer: ubnd-tp, issued: 2026-02-25, effective: {day}{extra}}}\ngrants: []\n"
TWO = task() + task(name="viec-2").partition("tasks:\n")[2]
ROWS = GIVEN.replace(
    "matters: [viec]", "form: 3, at: Phụ lục, matters: [{row: 1, matter: viec}, {row: 2, matter: viec-2}]"
).replace("giam-doc-so-y-te", "so-y-te")
DAYS = "from: 2026-03-01, to: 2026-05-31"
OF_ALL, OF_ROW, OF_GRANT = (
    f"{{instrument: 1/QĐ-UBND, {DAYS}}}",
    f"{{instrument: 1/QĐ-UBND, at: Phụ lục dòng 1, {DAYS}}}",
    f"{{grant: g1, {DAYS}}}",
)


def register(folder: Path, suspends: str, *, first: str = GIVEN, day: str = "2026-03-01", matter: str = "") -> Path:
    """Write a register whose second decision suspends something."""
    return small(
        folder,
        {
            "tasks/viec.yaml": matter or task(),
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", first),
            "decisions/2026/2.yaml": OTHER.format(day=day, extra=f", suspends: [{suspends}]"),
        },
    )
