"""Assertions: those of the real register hold and could fail; what is not known neither holds nor fails."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from folders import RULES, findings, small
from programs import within

from delegation.authority.examination import Examination
from delegation.model.assertions import Assertion
from delegation.model.holders import HolderId
from delegation.questions.asserted import Judge, Outcome, verdicts
from delegation.run import pipeline

DAY = date(2026, 6, 1)
LOADED = pipeline.load(RULES)
REAL = LOADED.register
NOBODY_ELSE = HolderId("so-du-lich")
"""A department that has nothing to do with what is asserted."""


@pytest.mark.parametrize("day", [date(2025, 8, 1), DAY, date(2026, 11, 25), date(2028, 1, 1)])
def test_every_assertion_of_the_register_holds_whenever_it_is_run(day: date) -> None:
    told = verdicts(Examination(REAL, day))
    assert [(one.assertion.id, one.outcome) for one in told if one.outcome != "holds"] == []
    assert len(told) >= 30


def test_every_assertion_has_a_sentence_and_a_source_of_its_own() -> None:
    assert all(one.source and len(one.name.split()) > 3 for one in REAL.assertions)
    assert len({one.name for one in REAL.assertions}) == len(REAL.assertions)


def contraries(one: Assertion) -> list[Assertion]:
    """Give the assertion with each thing that it says turned into what is not so."""
    by = "72/2025/QH15" if one.replaced_by != "72/2025/QH15" else "39/2024/QH15"
    turned = [
        (one.owners is not None, replace(one, owners=(NOBODY_ELSE,))),
        (one.exercisers is not None, replace(one, exercisers=(NOBODY_ELSE,))),
        (bool(one.owners and one.may_not_own), replace(one, may_not_own=one.owners or ())),
        (bool(one.owners and one.may_not_act), replace(one, may_not_act=one.owners or ())),
        (bool(one.through_holders or one.through_instruments), replace(one, through_instruments=("99/2099/QH99",))),
        (bool(one.basis), replace(one, basis=tuple(replace(cited, at="Điều 999") for cited in one.basis))),
        (one.may_give is not None, replace(one, may_give=None, may_not_give=one.may_give)),
        (one.may_not_give is not None, replace(one, may_not_give=None, may_give=one.may_not_give)),
        (one.owns is not None, replace(one, owns=not one.owns)),
        (one.acts is not None, replace(one, acts=not one.acts)),
        (one.exists is not None, replace(one, exists=not one.exists)),
        (one.carries is not None, replace(one, carries=not one.carries)),
        (one.state is not None, replace(one, state="not-yet" if one.state != "not-yet" else "ended")),
        (one.last_day is not None, replace(one, last_day=date(2000, 1, 1))),
        (one.replaced_by is not None, replace(one, replaced_by=by)),
    ]
    return [other for is_said, other in turned if is_said] + counts_more(one)


def counts_more(one: Assertion) -> list[Assertion]:
    """Give the assertion with each of its numbers larger than what is there."""
    count = one.count
    if count is None:
        return []
    changed = [
        replace(count, total=count.total + 1) if count.total is not None else None,
        replace(count, named=count.named + 1) if count.named is not None else None,
        replace(count, unlisted=count.unlisted + 1) if count.unlisted is not None else None,
        replace(count, at_least=10**6) if count.at_least is not None else None,
    ]
    return [replace(one, count=other) for other in changed if other is not None]


def test_every_assertion_of_the_register_could_fail() -> None:
    """Whatever it says, the contrary does not hold."""
    judge = Judge(Examination(REAL, DAY))
    for one in REAL.assertions:
        turned = contraries(one)
        assert turned, one.id
        assert [(one.id, judge.judge(other).outcome) for other in turned if judge.judge(other).outcome == "holds"] == []


def outcomes(folder: Path, body: str) -> dict[str, Outcome]:
    small(folder, {"tests/t.yaml": f"source: thử\non: 2026-06-01\nassertions:\n{body}"})
    return {one.assertion.id: one.outcome for one in verdicts(Examination(pipeline.load(folder).register, DAY))}


def test_what_is_not_known_neither_holds_nor_fails(tmp_path: Path) -> None:
    (tmp_path / "tasks").mkdir()
    (tmp_path / "tasks/chua-ro.yaml").write_text(
        "field: y-te\ntasks:\n  - {id: chua-ro, title: Việc chưa rõ, owner: {unknown: chưa công bố}, level: city}\n",
        "utf-8",
    )
    found = outcomes(
        tmp_path,
        "  - {id: a, name: a, matter: chua-ro, owner: so-y-te}\n"
        "  - {id: b, name: b, matter: chua-ro, may-not-own: so-y-te}\n"
        "  - {id: c, name: c, matter: chua-ro, owner: nobody}\n"
        "  - {id: d, name: d, holder: so-y-te, owns: something}\n"
        "  - {id: e, name: e, holder: giam-doc-so-y-te, owns: nothing}\n"
        "  - {id: f, name: f, count: tasks owner:so-y-te, total: 2}\n"
        "  - {id: g, name: g, count: tasks owner:so-y-te, at-least: 1}\n"
        "  - {id: h, name: h, count: tasks owner:so-y-te, total: 9}\n"
        "  - {id: i, name: i, count: tasks owner:so-y-te, at-most: 1}\n",
    )
    assert found == {
        "a": "unknown", "b": "unknown", "c": "unknown", "d": "holds", "e": "unknown", "f": "unknown", "g": "holds",
        "h": "fails", "i": "unknown",
    }  # fmt: skip
    analysis = pipeline.check(tmp_path, DAY)
    assert analysis.not_examined.assertions_unknown == 6
    assert [one.key for one in analysis.findings if one.check == "DLG905"] == ["DLG905:h"]
    assert pipeline.check(tmp_path, DAY, ignore=["DLG905"]).not_examined.assertions_unknown == 0


def divide(folder: Path) -> None:
    """Write a task of which one body owns one case and another the other."""
    (folder / "tasks").mkdir()
    (folder / "tasks/chia.yaml").write_text(
        "field: y-te\nbasis: [{instrument: 99/2020/QH14}]\ntasks:\n"
        "  - id: chia\n    title: Việc chia theo nhóm\n    cases: {nhom: [A, B]}\n    owners:\n"
        "      - {holder: so-y-te, only: {nhom: [A]}}\n      - {holder: ubnd-cap-xa, only: {nhom: [B]}}\n",
        "utf-8",
    )


def test_cases_and_communes_are_asked_apart(tmp_path: Path) -> None:
    divide(tmp_path)
    found = outcomes(
        tmp_path,
        "  - {id: a, name: a, matter: chia, case: {nhom: A}, owner: so-y-te}\n"
        "  - {id: b, name: b, matter: chia, case: {nhom: B}, owner: so-y-te}\n"
        "  - {id: c, name: c, matter: chia, owner: so-y-te}\n"
        "  - {id: d, name: d, matter: chia, case: {nhom: B}, owner: ubnd-cap-xa, through: {instrument: 99/2020/QH14}}\n"
        "  - {id: e, name: e, matter: vd-ubnd-cap-xa, commune: '00004', owner: ubnd-cap-xa, through: {holder: so-y-te}}\n",
    )
    assert found == {"a": "holds", "b": "fails", "c": "fails", "d": "holds", "e": "fails"}


def test_a_chain_of_another_case_is_not_asked_where_it_goes(tmp_path: Path) -> None:
    """What is asserted of one case must hold of its chains alone."""
    divide(tmp_path)
    found = outcomes(
        tmp_path,
        "  - {id: a, name: a, matter: chia, case: {nhom: A}, through: {holder: so-y-te}}\n"
        "  - {id: b, name: b, matter: chia, case: {nhom: B}, through: {holder: so-y-te}}\n"
        "  - {id: c, name: c, matter: chia, through: {holder: so-y-te}}\n",
    )
    assert found == {"a": "holds", "b": "fails", "c": "fails"}


def test_a_provision_is_asserted_by_itself_or_by_what_holds_it(tmp_path: Path) -> None:
    """A place must be cited on the day, itself or by one within it; where the basis is not known nothing can be said."""
    (tmp_path / "tasks").mkdir()
    (tmp_path / "tasks/chuyen.yaml").write_text(
        "field: y-te\ntasks:\n"
        "  - id: chuyen\n    title: Việc chuyển căn cứ\n    owners:\n"
        "      - {holder: so-y-te, term: {to: 2026-03-31}, basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 2}]}\n"
        "      - {holder: so-y-te, term: {from: 2026-04-01}, basis: [{instrument: 99/2020/QH14, at: Điều 7}]}\n"
        "  - {id: chua-ro, title: Việc chưa rõ căn cứ, owner: so-y-te, basis: {unknown: chưa tìm thấy}}\n",
        "utf-8",
    )
    asked = {
        "a": ("2026-03-31", "Điều 5", "holds"),
        "b": ("2026-03-31", "khoản 2 Điều 5", "holds"),
        "c": ("2026-03-31", "Điều 5 khoản 3", "fails"),
        "d": ("2026-04-01", "Điều 5", "fails"),
        "e": ("2026-04-01", "Điều 7", "holds"),
    }
    body = "".join(
        f"  - {{id: {name}, name: {name}, on: {on}, matter: chuyen, basis: [{{instrument: 99/2020/QH14, at: {at}}}]}}\n"
        for name, (on, at, _) in asked.items()
    )
    body += "  - {id: f, name: f, matter: chua-ro, basis: [{instrument: 99/2020/QH14}]}\n"
    found = outcomes(tmp_path, body)
    assert found == {name: outcome for name, (_, _, outcome) in asked.items()} | {"f": "unknown"}


def test_before_the_baseline_nothing_is_told(tmp_path: Path) -> None:
    body = "  - {id: a, name: a, on: 2025-06-30, matter: vd-so-y-te, owner: so-y-te}\n"
    assert outcomes(tmp_path, body) == {"a": "unknown"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{id: a, name: a, matter: vd-so-y-te, owner: so-ytee}", ["DLG005"]),
        ("{id: a, name: a, matter: khong-co, owner: so-y-te}", ["DLG005"]),
        ("{id: a, name: a, instrument: 1/2099/QH99, state: ended}", ["DLG005"]),
        ("{id: a, name: a, matter: vd-so-y-te}", ["DLG002"]),
        ("{id: a, name: a, owner: so-y-te}", ["DLG002"]),
        ("{id: a, name: a, matter: vd-so-y-te, holder: so-y-te, owner: so-y-te}", ["DLG002"]),
        ("{id: a, name: a, count: viec gi do, total: 1}", ["DLG002"]),
        ("{id: a, name: a, matter: vd-so-y-te, ower: so-y-te}", ["DLG002"]),
        ("{id: a, name: a, on: 2026-02-31, matter: vd-so-y-te, owner: so-y-te}", ["DLG002"]),
        ("{id: a, name: a, count: tasks, total: nhiều}", ["DLG002"]),
        ("{id: a, name: a, matter: 2.000229, owner: so-y-te}", ["DLG005", "DLG006"]),
    ],
)
def test_what_is_written_wrongly_is_told_where_it_stands(body: str, expected: list[str], tmp_path: Path) -> None:
    small(tmp_path, {"tests/t.yaml": f"source: thử\nassertions:\n  - {body}\n"})
    found = findings(tmp_path)
    assert sorted({one.check for one in found}) == expected
    assert {(one.location.file, one.location.line) for one in found} == {("tests/t.yaml", 3)}


def test_an_assertion_without_a_source_is_refused(tmp_path: Path) -> None:
    small(tmp_path, {"tests/t.yaml": "assertions:\n  - {id: a, name: a, matter: vd-so-y-te, owner: so-y-te}\n"})
    assert [one.check for one in findings(tmp_path)] == ["DLG002"]
    assert not pipeline.load(tmp_path).register.assertions


def test_a_changed_law_makes_the_assertions_of_it_fail() -> None:
    """The end of Luật Thủ đô 39/2024 is moved: what is said of its last day, and of whom it lets give, no longer holds."""
    law = REAL.instruments[next(name for name, one in REAL.instruments.items() if one.number == "39/2024/QH15")]
    later = replace(law, term=replace(law.term, end=date(2026, 12, 31)))
    changed = replace(REAL, instruments={**REAL.instruments, law.id: later})
    failed = {one.assertion.id for one in verdicts(Examination(changed, DAY)) if one.outcome == "fails"}
    assert failed == {"ltd-2024-ngay-cuoi", "ltd-2024-het-hieu-luc"}


def test_the_command_says_what_was_expected_found_and_why(tmp_path: Path) -> None:
    small(tmp_path / "rules", {"tests/t.yaml": (
        "source: thử\nassertions:\n"
        "  - {id: sai, name: Kiểm tra cơ sở khám bệnh thuộc UBND cấp xã, matter: vd-so-y-te, owner: ubnd-cap-xa}\n"
        "  - {id: dung, name: Kiểm tra cơ sở khám bệnh thuộc Sở Y tế, matter: vd-so-y-te, owner: so-y-te}\n"
    )})  # fmt: skip
    ran = within("test", tmp_path / "rules", "--as-of", "2026-06-01")
    assert ran.code == 1
    for word in (
        "t.yaml",
        "3:",
        "SAI",
        "chủ thể có thẩm quyền là UBND cấp xã",
        "Luật số 99/2020/QH14",
        "tasks/co-so.yaml:7",
        "1 đúng, 1 sai",
    ):
        assert word in ran.said
    assert "dung" not in ran.said
    assert within("test", tmp_path / "rules", "--select", "dung").code == 0
    report = json.loads(within("test", tmp_path / "rules", "--format", "json").out)
    assert report["summary"] == {"holds": 1, "fails": 1, "unknown": 0}
    point = report["assertions"][0]["points"][0]
    assert point["why"]
    assert point["places"] == ["tasks/co-so.yaml:7"]


def test_junit_counts_what_fails_and_skips_what_is_not_known() -> None:
    from xml.etree import ElementTree as ET  # noqa: PLC0415  only here

    ran = within("--rules", RULES, "test", "--format", "junit", "--as-of", "2026-06-01")
    suites = ET.fromstring(ran.said)  # noqa: S314  our own output
    assert (suites.attrib["tests"], suites.attrib["failures"], suites.attrib["skipped"]) == (
        str(len(REAL.assertions)),
        "0",
        "0",
    )
    assert len(suites.findall("testsuite/testcase")) == len(REAL.assertions)
