"""What ends is told half a year ahead; where much ends on one day, a year ahead."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from folders import DAY, small

from delegation.checks.cases import BASE
from delegation.findings import Finding
from delegation.model.severity import Severity
from delegation.run import pipeline

_REGISTER = (BASE / "register.yaml").read_text("utf-8").replace("horizon-days: 90", "likeness: 85")
"""That of the examples without a horizon of its own."""
_TEXT = """\
source: ví dụ đặt ra
provenance: statutory
instruments:
  - {{number: 903/2020/NĐ-CP, type: decree, issuer: Chính phủ, title: Một, issued: 2020-01-02, effective: 2020-03-01, ended: {end}}}
  - {{number: 904/2020/NĐ-CP, type: decree, issuer: Chính phủ, title: Hai, issued: 2020-01-02, effective: 2020-03-01, ended: {end}}}
"""


def told(folder: Path, ahead: int, *, matters: int) -> list[Finding]:
    """Give what is told where two texts end so many days ahead, on which so many matters rest, half on each."""
    end = (DAY + timedelta(days=ahead)).isoformat()
    tasks = "".join(
        f"  - {{id: viec-{number}, title: Quản lý bến thứ {number}, owner: ubnd-tp, "
        f"basis: [{{instrument: {903 + number % 2}/2020/NĐ-CP}}]}}\n"
        for number in range(matters)
    )
    files = {"instruments/cu.yaml": _TEXT.format(end=end), "tasks/ben.yaml": f"field: y-te\ntasks:\n{tasks}"}
    root = small(folder, {"register.yaml": _REGISTER, **files})
    return list(pipeline.check(root, DAY, select=["DLG504"]).findings)


@pytest.mark.parametrize(("ahead", "count"), [(180, 2), (181, 0)])
def test_few_are_told_half_a_year_ahead(ahead: int, count: int, tmp_path: Path) -> None:
    found = told(tmp_path, ahead, matters=49)
    assert [one.severity for one in found] == [Severity.INFO] * count


@pytest.mark.parametrize(("ahead", "count"), [(100, 2), (365, 2), (366, 0)])
def test_many_are_told_a_year_ahead_and_weigh_more(ahead: int, count: int, tmp_path: Path) -> None:
    """However they are spread over the texts that end."""
    found = told(tmp_path, ahead, matters=50)
    assert [one.severity for one in found] == [Severity.WARNING] * count
    assert len({one.cause_key for one in found}) <= 1


def test_a_register_may_look_further(tmp_path: Path) -> None:
    """Its own horizon goes before both."""
    told(tmp_path, 500, matters=3)
    place = tmp_path / "register.yaml"
    place.write_text(place.read_text("utf-8").replace("likeness: 85", "horizon-days: 500"), "utf-8")
    assert len(pipeline.check(tmp_path, date(2026, 6, 1), select=["DLG504"]).findings) == 2
