"""Extensions: a later decision gives grants, or some rows of them, a later last day without writing them again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from folders import small
from programs import Ran, within

GIVEN = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-12-31")
PASSED_ON = grant("g2", "giam-doc-so-y-te", "ubnd-cap-xa", "2025-12-01", "2026-12-31")
OTHER = "instrument: {{number: {number}/QĐ-UBND, id: qd-{number}, type: committee-decision, issuer: ubnd-tp, issued: 2026-11-25, effective: {day}{extra}}}\ngrants: []\n"


def register(
    folder: Path, extends: str, *, first: str = GIVEN, day: str = "2026-12-01", head: str = "", **more: str
) -> Path:
    """Write a register whose second decision extends something. ``head``: more of the first decision; ``more``: files."""
    written = decision("1/QĐ-UBND", first)
    return small(
        folder,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": written.replace("effective: 2025-12-01}", f"effective: 2025-12-01{head}}}"),
            "decisions/2026/2.yaml": OTHER.format(number=2, day=day, extra=f", extends: [{extends}]"),
            **{f"{name}.yaml": each for name, each in more.items()},
        },
    )


def ask(folder: Path, *arguments: str, language: str = "vi") -> Ran:
    """Run a command on a register."""
    return within("--lang", language, *arguments, "--rules", str(folder))


def actors(folder: Path, day: str, matter: str = "viec") -> list[str]:
    """Give the ids of those who act on a day."""
    answer: dict[str, Any] = json.loads(ask(folder, "who", matter, "--as-of", day, "--format", "json").out)
    return [one["holder"] for part in answer["parts"] for one in part["exercisers"]]


MAYOR, DIRECTOR = ["ubnd-tp"], ["giam-doc-so-y-te"]


@pytest.mark.parametrize(
    "what", ["instrument: 1/QĐ-UBND", "instrument: 1-qd-ubnd", "grant: g1", "instrument: 1/QĐ-UBND, at: Điều 1"]
)
@pytest.mark.parametrize("head", ["", ", ended: 2026-12-31"])
def test_what_is_extended_goes_on_to_the_new_last_day(tmp_path: Path, what: str, head: str) -> None:
    first = GIVEN.replace("matters:", "at: Điều 1 khoản 2, matters:")
    folder = register(tmp_path, f"{{{what}, to: 2027-12-31}}", first=first, head=head)
    days = ("2026-11-30", "2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01")
    assert [actors(folder, day) for day in days] == [DIRECTOR, DIRECTOR, DIRECTOR, DIRECTOR, MAYOR]
