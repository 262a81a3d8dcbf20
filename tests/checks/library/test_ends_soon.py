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


_PARTLY = """\
source: ví dụ đặt ra
provenance: statutory
instruments:
  - {{number: 903/2020/NĐ-CP, type: decree, issuer: Chính phủ, title: Một, issued: 2020-01-02, effective: 2020-03-01{more}}}
"""
_PART = ", ends-in-part: [{at: Điều 5, to: 2026-07-31}]"
_TASK = (
    "  - {{id: viec-1, title: Quản lý bến, owner: ubnd-tp, basis: [{{instrument: 903/2020/NĐ-CP, at: {at}}}]{more}}}\n"
)


def soon(folder: Path, *, at: str = "Điều 5 khoản 2", text: str = "", task: str = "") -> list[Finding]:
    """Give what is told where the one text ends as ``text`` says, and the one task says ``task`` of itself."""
    tasks = f"field: y-te\ntasks:\n{_TASK.format(at=at, more=task)}"
    root = small(folder, {"instruments/cu.yaml": _PARTLY.format(more=text), "tasks/ben.yaml": tasks})
    return list(pipeline.check(root, DAY, select=["DLG504"]).findings)


@pytest.mark.parametrize(
    ("at", "text", "key"),
    [
        ("Điều 5 khoản 2", _PART, "DLG504:903-2020-nd-cp:dieu-5"),
        ("Điều 6", _PART, ""),
        ("Điều 5", _PART.replace("Điều 5", "Điều 5 khoản 2"), ""),
        ("Điều 5 khoản 2", _PART.replace("to: 2026-07-31", "to: 2026-07-31, resumes: 2026-09-01"), ""),
        ("Điều 5 khoản 2", _PART.replace("2026", "2029"), ""),
        ("Điều 5 khoản 2", f"{_PART}, ended: 2026-06-30", "DLG504:903-2020-nd-cp"),
        ("Điều 5 khoản 2", f"{_PART}, ended: 2029-06-30", "DLG504:903-2020-nd-cp:dieu-5"),
    ],
)
def test_the_end_of_a_provision_is_told_of_what_rests_on_it(at: str, text: str, key: str, tmp_path: Path) -> None:
    found = soon(tmp_path, at=at, text=text)
    assert [one.key for one in found] == ([key] if key else [])
    if key.endswith("dieu-5"):
        assert (found[0].location.file, found[0].location.line) == ("instruments/cu.yaml", 4)
        assert "Điều 5 Nghị định số 903/2020/NĐ-CP hết hiệu lực sau ngày 31/07/2026 (còn 60 ngày)" in found[0].said.vi
        assert "ends after 2026-07-31 (60 days left); 1 matter rests on nothing else" in found[0].said.en


@pytest.mark.parametrize(
    ("task", "text", "keys"),
    [
        (", term: {to: 2026-07-31}", "", ["DLG504:viec-1"]),
        (", term: {to: 2029-07-31}", "", []),
        (", term: {to: 2026-05-31}", "", []),
        # The term repeats what the text says: one fact, one finding.
        (", term: {to: 2026-07-31}", _PART, ["DLG504:903-2020-nd-cp:dieu-5"]),
        (", term: {to: 2026-07-31}", ", ended: 2026-07-31", ["DLG504:903-2020-nd-cp"]),
        # What it rests on is over before it is.
        (", term: {to: 2026-08-31}", _PART, ["DLG504:903-2020-nd-cp:dieu-5"]),
        (", term: {to: 2026-08-31}", ", ended: 2026-07-31", ["DLG504:903-2020-nd-cp"]),
    ],
)
def test_the_end_of_a_matter_is_told_once(task: str, text: str, keys: list[str], tmp_path: Path) -> None:
    found = soon(tmp_path, text=text, task=task)
    assert [one.key for one in found] == keys
    assert all(str(date(2026, 7, 31)) in one.said.en for one in found)


@pytest.mark.parametrize(
    ("after", "keys"),
    [
        ("", ["DLG504:viec-1:ubnd-tp"]),
        ("{holder: so-y-te, term: {from: 2026-08-01}}", []),
        ("{holder: so-y-te, term: {from: 2026-10-01}}", ["DLG504:viec-1:ubnd-tp"]),
    ],
)
def test_an_owner_that_ends_is_told_unless_another_takes_over(after: str, keys: list[str], tmp_path: Path) -> None:
    owners = ", ".join(one for one in ("{holder: ubnd-tp, term: {to: 2026-07-31}}", after) if one)
    root = small(
        tmp_path,
        {
            "instruments/cu.yaml": _PARTLY.format(more=""),
            "tasks/ben.yaml": "field: y-te\nbasis: [{instrument: 903/2020/NĐ-CP}]\ntasks:\n"
            f"  - {{id: viec-1, title: Quản lý bến, owners: [{owners}]}}\n",
        },
    )
    assert [one.key for one in pipeline.check(root, DAY, select=["DLG504"]).findings] == keys
