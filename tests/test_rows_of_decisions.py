"""Patterns of public decisions: what is replaced early, bears one number, is published, waived, ended, or brought back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import LAW, decision, grant, task
from folders import small
from programs import Ran, within

PROCEDURE = 'field: y-te\nsource: danh mục\nbasis: [{law}]\nprocedures:\n  - {{code: "1.900071", title: Cấp giấy phép, owner: ubnd-tp{extra}}}\n'
CODE = 'matters: ["1.900071"]'


def head(name: str, number: str, effective: str, extra: str = "") -> str:
    """Write the head of a decision that has an id of its own."""
    return f"instrument: {{id: {name}, number: {number}, type: committee-decision, issuer: ubnd-tp, issued: {effective}, effective: {effective}{extra}}}\n"


def given(name: str, receiver: str, start: str, end: str, matters: str = "matters: [viec]") -> str:
    """Write a grant by the committee of the city."""
    return grant(name, "ubnd-tp", receiver, start, end).replace("matters: [viec]", matters)


def ask(folder: Path, *arguments: str) -> Ran:
    """Run a command on a register."""
    return within("--lang", "vi", *arguments, "--rules", str(folder))


def found(folder: Path, check: str, day: str = "2026-06-01") -> list[str]:
    """Give the lines of the findings of a check."""
    said = ask(folder, "check", "--select", check, "--short", "--as-of", day).said
    return [one for one in said.splitlines() if check in one]


def actors(folder: Path, day: str) -> list[str]:
    """Give the ids of those who act on a day."""
    answer: dict[str, Any] = json.loads(ask(folder, "who", "viec", "--as-of", day, "--format", "json").out)
    return [one["holder"] for part in answer["parts"] for one in part["exercisers"]]


def test_what_is_replaced_before_its_first_day_is_never_in_force_and_no_error(tmp_path: Path) -> None:
    first = (
        head("qd-922", "922/QĐ-UBND", "2026-07-01")
        + "grants:\n"
        + given("a", "giam-doc-so-y-te", "2026-07-01", "2027-06-30")
    )
    later = head("qd-923", "923/QĐ-UBND", "2026-06-15", ", replaces: [qd-922]") + "grants:\n"
    later += given("b", "ubnd-cap-xa", "2026-06-15", "2027-06-30")
    folder = small(
        tmp_path, {"tasks/viec.yaml": task(), "decisions/2026/1.yaml": first, "decisions/2026/2.yaml": later}
    )
    assert [actors(folder, day) for day in ("2026-06-14", "2026-06-15", "2026-07-01")] == [
        ["ubnd-tp"],
        *[["ubnd-cap-xa"]] * 2,
    ]
    assert [one for one in found(folder, "DLG5") if "lỗi DLG" in one] == []


@pytest.mark.parametrize("replaces", ["qd-105-2025", "105/QĐ-UBND"])
def test_of_two_decisions_of_one_number_the_number_alone_means_neither(tmp_path: Path, replaces: str) -> None:
    first = (
        head("qd-105-2025", "105/QĐ-UBND", "2025-12-01")
        + "grants:\n"
        + given("a", "giam-doc-so-y-te", "2025-12-01", "2026-12-31")
    )
    later = head("qd-105-2026", "105/QĐ-UBND", "2026-01-09", f", replaces: [{replaces}]") + "grants: []\n"
    folder = small(
        tmp_path, {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": first, "decisions/2026/2.yaml": later}
    )
    lines = found(folder, "DLG005")
    assert bool(lines) is (replaces == "105/QĐ-UBND")
    assert all("01/12/2025" in one and "09/01/2026" in one for one in lines), "they are told apart by day"


@pytest.mark.parametrize(("end", "asked"), [("2026-12-31", True), ("2026-03-31", False)], ids=["runs", "ended"])
def test_a_publication_older_than_the_change_is_asked_about_while_the_grant_runs(
    tmp_path: Path, end: str, *, asked: bool
) -> None:
    published = ", published: {instrument: 1/QĐ-UBND, on: 2025-11-05}"
    folder = small(
        tmp_path,
        {
            "procedures/mot.yaml": PROCEDURE.format(law=LAW, extra=published),
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", given("a", "giam-doc-so-y-te", "2025-12-01", end, CODE)),
        },
    )
    assert bool(found(folder, "DLG702")) is asked


def test_a_provision_that_ended_and_begins_again_is_not_lost_in_silence(tmp_path: Path) -> None:
    parts = ", ends-in-part: [{at: Phụ lục dòng 1, to: 2026-02-28, by: qd-938}], begins-in-part: [{at: Phụ lục dòng 1, from: 2026-06-01}]"
    rows = "matters: [{row: 1, matter: viec, at: Phụ lục dòng 1}]"
    first = (
        head("qd-937", "937/QĐ-UBND", "2025-12-01", parts)
        + "grants:\n"
        + given("a", "giam-doc-so-y-te", "2025-12-01", "2026-12-31", rows)
    )
    later = head("qd-938", "938/QĐ-UBND", "2026-03-01", ", ended: 2026-05-31, amends: [qd-937]") + "grants: []\n"
    folder = small(
        tmp_path, {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": first, "decisions/2026/2.yaml": later}
    )
    (line,) = found(folder, "DLG506")
    assert "cảnh báo" in line
    assert "resumes: 2026-06-01" in line, "it says how to write that the row came back"
    file = folder / "decisions/2025/1.yaml"
    mended = parts.split("}], begins", maxsplit=1)[0] + ", resumes: 2026-06-01}]"
    file.write_text(file.read_text().replace(parts, mended))
    assert found(folder, "DLG506") == []
    assert [actors(folder, day) for day in ("2026-02-28", "2026-03-01", "2026-06-01")] == [
        ["giam-doc-so-y-te"],
        ["ubnd-tp"],
        ["giam-doc-so-y-te"],
    ]


COMMUNES = 'communes:\n  - {code: "00101", name: Phường Tây Hồ, type: ward}\n  - {code: "00102", name: Xã Tây Hồ, type: rural-commune}\n  - {code: "00103", name: Xã Tây Hổ, type: rural-commune}\n'


@pytest.mark.parametrize(
    ("asked", "name"), [("Phường Tây Hồ", "phường Tây Hồ"), ("Xã Tây Hồ", "xã Tây Hồ"), ("xã Tây Hổ", "xã Tây Hổ")]
)
def test_of_communes_of_nearly_one_name_the_exact_one_wins(tmp_path: Path, asked: str, name: str) -> None:
    folder = small(tmp_path, {"tasks/viec.yaml": task("owner: chu-tich-ubnd-cap-xa"), "holders/ba.yaml": COMMUNES})
    said = ask(folder, "who", "viec", "--commune", asked, "--as-of", "2026-06-01").said
    assert f"Có thẩm quyền: Chủ tịch UBND {name}" in said


def test_a_waiver_of_a_pair_for_one_matter_does_not_cover_a_second_one(tmp_path: Path) -> None:
    other = task(name="viec-hai").replace("tasks:", "tasks:")
    waived = 'waivers:\n  - {finding: "DLG203:a:b", reason: đã chia hồ sơ, approved-by: Giám đốc Sở Tư pháp, until: 2026-12-31}\n'
    for number, (matters, stands) in enumerate((("matters: [viec]", False), ("matters: [viec, viec-hai]", True))):
        both = [
            given(one, to, "2025-12-01", "2026-12-31", matters)
            for one, to in (("a", "giam-doc-so-y-te"), ("b", "ubnd-cap-xa"))
        ]
        files = {
            "tasks/viec.yaml": task(),
            "tasks/hai.yaml": other,
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", *both),
            "waivers.yaml": waived,
        }
        assert bool(found(small(tmp_path / str(number), files), "DLG203")) is stands
