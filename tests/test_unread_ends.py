"""A provision that is said to have ended at a place that cannot be read may be whatever is cited of its instrument, from that day on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import LAW, decision, task
from folders import small
from programs import ask

GIVEN = (
    "  - {id: g1, mechanism: delegation, from: ubnd-tp, to: so-y-te, at: Điều 1, term: {from: 2025-12-01, to: 2026-12-31}, "
    "content: giải quyết, scope: whole, matters: [viec]}\n"
)
UNREAD = ["Điêu 1", "chưa rõ (bản chụp mờ)", "Điều 1 trừ khoản 2"]


def given(folder: Path, ends: str) -> Path:
    """Write a register whose decision says that some of it ended."""
    head = f"issued: 2025-12-01, effective: 2025-12-01, ends-in-part: [{ends}]"
    text = decision("1/QĐ-UBND", GIVEN).replace("issued: 2025-12-01, effective: 2025-12-01", head)
    return small(folder, {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": text})


def sides(folder: Path, day: str, side: str = "exercisers") -> dict[str, bool]:
    """Give who owns or acts on a day, and whether that is sure."""
    found: dict[str, Any] = json.loads(ask(folder, "who", "viec", "--as-of", day, "--format", "json").out)
    return {one["holder"]: one["certain"] for part in found["parts"] for one in part[side]}


@pytest.mark.parametrize("at", UNREAD)
def test_from_the_day_on_both_sides_are_possible(tmp_path: Path, at: str) -> None:
    folder = given(tmp_path, f"{{at: {at}, to: 2026-03-31, by: 99/2020/QH14}}")
    assert sides(folder, "2026-03-31") == {"so-y-te": True}
    assert sides(folder, "2026-04-01") == {"so-y-te": False, "ubnd-tp": False}
    said = ask(folder, "who", "viec", "--as-of", "2026-04-01").said
    assert "chưa rõ điều khoản nào của 1/QĐ-UBND đã hết hiệu lực" in " ".join(said.split())
    english = ask(folder, "who", "viec", "--as-of", "2026-04-01", language="en").said
    assert "not known which provision of 1/QĐ-UBND has ended" in " ".join(english.split())
    told = " ".join(ask(folder, "timeline", "viec").said.split())
    assert "có thể Sở Y tế" in told


def test_until_it_comes_back(tmp_path: Path) -> None:
    folder = given(tmp_path, "{at: Điêu 1, to: 2026-03-31, resumes: 2026-06-01}")
    assert sides(folder, "2026-05-31") == {"so-y-te": False, "ubnd-tp": False}
    assert sides(folder, "2026-06-01") == {"so-y-te": True}


def test_a_place_that_can_be_read_ends_what_stands_there_and_nothing_else(tmp_path: Path) -> None:
    assert sides(given(tmp_path / "a", "{at: Điều 1, to: 2026-03-31}"), "2026-04-01") == {"ubnd-tp": True}
    assert sides(given(tmp_path / "b", "{at: Điều 2, to: 2026-03-31}"), "2026-04-01") == {"so-y-te": True}


def test_what_a_law_gives_may_have_ended_too(tmp_path: Path) -> None:
    law = (
        "instruments:\n  - {number: 1/2024/QH15, type: law, issuer: Quốc hội, issued: 2024-01-01, effective: 2024-01-01, title: x, "
        "ends-in-part: [{at: Điêu 5, to: 2026-03-31}]}\n"
    )
    matter = task(basis=LAW.replace("99/2020/QH14", "1/2024/QH15"))
    folder = small(tmp_path, {"tasks/viec.yaml": matter, "instruments/luat.yaml": law})
    assert sides(folder, "2026-03-31", "owners") == {"ubnd-tp": True}
    assert sides(folder, "2026-04-01", "owners") == {"ubnd-tp": False}
