"""Which steps the findings touch: of every check, on which days, in which communes, and what silences a mark."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from folders import whole_case, with_base, write
from marked import GRANT, KEY, SETTINGS, passed_on

from delegation.authority.examination import Examination
from delegation.authority.links import ByGrant, ByLaw
from delegation.authority.marks import Marks, Where, all_of
from delegation.checks import runner
from delegation.checks.cases import BASE, EXAMPLES, CaseFile, files_of
from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Problem
from delegation.model.holders import CommuneCode
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.run import pipeline
from delegation.speech import marking
from delegation.speech.marks import about

DAY = date(2026, 6, 1)
STEPS = [one for one in CATALOGUE if one.subject in "2345" and one.id != "DLG206"]
MORE = Path(__file__).parents[1] / "checks" / "more"
CASES = [
    (one.id, folder)
    for one in STEPS
    for folder in (EXAMPLES / one.id / "bad", *sorted((MORE / one.id).glob("*")))
    if folder.is_dir()
]
TITLES = {
    "DLG202": "không có chủ thể nào có thẩm quyền",
    "DLG207": "nhưng không chủ thể nào có phần",
    "DLG502": "làm quy phạm còn ghi là đang áp dụng",
    "DLG504": "chỉ dựa vào văn bản sắp hết hiệu lực",
}
"""Findings that touch no step, by words of theirs: nobody stands there, or it is about a norm or a text and not about a grant."""


def loaded(files: tuple[CaseFile, ...], folder: Path) -> Register:
    return pipeline.load(write(folder, {one.name: one.data for one in files})).register


def touches_something(problem: Problem) -> bool:
    return bool(problem.grants or problem.laws or problem.forms)


@pytest.mark.parametrize(("check", "folder"), CASES, ids=lambda one: one if isinstance(one, str) else one.name)
def test_a_finding_says_which_steps_it_touches(check: str, folder: Path, tmp_path: Path) -> None:
    """Of every check of the hundreds 2 to 5, so that none is forgotten where a receiver is printed."""
    register = loaded(with_base(files_of(folder)), tmp_path)
    asked = [one for one in STEPS if one.id == check]
    for made_by, problem in runner.run(Examination(register, DAY), asked):
        silent = TITLES.get(made_by.id, "")
        instrument = made_by.id == "DLG506" and not any(
            grant.instrument == problem.about[0] for grant in register.grants.values()
        )
        assert touches_something(problem) or (silent and silent in problem.said.vi) or instrument, problem.said.vi


@pytest.mark.parametrize(("check", "folder"), CASES, ids=lambda one: one if isinstance(one, str) else one.name)
def test_what_is_touched_is_in_the_register(check: str, folder: Path, tmp_path: Path) -> None:
    register = loaded(with_base(files_of(folder)), tmp_path)
    asked = [one for one in STEPS if one.id == check]
    laws = {(one.id, owner.holder_place) for one in register.matters.values() for owner in one.owners}
    for _, problem in runner.run(Examination(register, DAY), asked):
        assert set(problem.grants) <= set(register.grants)
        assert set(problem.matters) <= set(register.matters)
        assert set(problem.laws) <= laws
        assert set(problem.forms) <= set(register.forms)


def keys(marks: Marks, grant: str) -> list[str]:
    return [one.key for one in marks.on_grant(grant)]


def test_the_step_that_passes_on_is_marked_and_the_one_before_is_not(tmp_path: Path) -> None:
    marks = pipeline.marks(Examination(passed_on(tmp_path), DAY))
    assert keys(marks, GRANT) == [KEY]
    assert keys(marks, "uq-vi-du") == []


WAIVER = (
    "waivers:\n  - {finding: 'DLG302:uq-vi-du:uq-tiep', reason: đang xin ý kiến, approved-by: Sở Tư pháp, until: %s}\n"
)


@pytest.mark.parametrize(
    ("name", "text", "is_marked"),
    [
        ("register.yaml", SETTINGS % '"off"', False),
        ("register.yaml", SETTINGS % "info", False),
        ("register.yaml", SETTINGS % "warning", True),
        ("waivers.yaml", WAIVER % "2026-06-01", False),
        ("waivers.yaml", WAIVER % "2026-05-31", True),
    ],
)
def test_settings_and_waivers_weigh_a_mark_as_they_weigh_the_finding(
    name: str, text: str, tmp_path: Path, *, is_marked: bool
) -> None:
    register = passed_on(tmp_path, {name: text})
    assert bool(keys(pipeline.marks(Examination(register, DAY)), GRANT)) is is_marked
    findings = pipeline.check(tmp_path, DAY, select=("DLG302",)).findings
    heavy = [one for one in findings if one.severity in (Severity.ERROR, Severity.WARNING)]
    assert bool(heavy) is is_marked


def test_a_mark_is_never_without_its_finding(tmp_path: Path) -> None:
    """On every bad example: what answers mark stands among the findings of the day, with its key."""
    for check in STEPS:
        folder = tmp_path / check.id
        register = loaded(whole_case(check.id, "bad"), folder)
        marks = pipeline.marks(Examination(register, DAY))
        found = {one.key for one in pipeline.check(folder, DAY).findings}
        told = {one.key for grant in register.grants for one in marks.on_grant(grant)}
        told |= {
            one.key
            for matter in register.matters.values()
            for owner in matter.owners
            for one in marks.on_law(matter.id, owner.holder_place)
        }
        assert told <= found


def test_what_the_check_itself_makes_lighter_is_a_soft_mark_in_its_own_words(tmp_path: Path) -> None:
    """Decentralised to a department, delegated on by its director: the law leaves room (case A04)."""
    register = loaded(with_base(A04), tmp_path)
    (mark,) = pipeline.marks(Examination(register, DAY)).on_grant("g2")
    assert (mark.check, mark.firm, mark.sign) == ("DLG302", False, "?")
    assert "Luật chỉ cấm phân cấp tiếp" in about(mark).vi
    assert marking(mark).vi.startswith("cần xem xét theo DLG302: ")


def _decision(number: str, issuer: str, grant: str) -> str:
    return (
        f"instrument: {{number: {number}, type: committee-decision-qppl, issuer: {issuer}, issued: 2025-12-01, "
        f"effective: 2025-12-01}}\ngrants:\n{grant}"
    )


_REST = "content: giải quyết, scope: whole, manner: nhân danh bên nhận, conditions: đủ người, matters: [viec]"
TASK = CaseFile(
    "tasks/viec.yaml",
    "field: y-te\ntasks:\n  - {id: viec, title: Cấp giấy phép, owner: ubnd-tp, basis: [{instrument: 99/2020/QH14}]}\n".encode(),
)
_TERM = "term: {from: 2026-01-01, to: 2026-12-31}"
_NORM = (
    "  - {{id: {0}, mechanism: {1}, from: {{kind: {2}, level: city}}, to: {{kind: {3}, level: {4}}}, "
    "basis: [{{instrument: 72/2025/QH15}}], effect: permitted, term: {{from: 2025-06-16}}, normative: true, "
    "passing-on: forbidden}}\n"
)
A04 = (
    TASK,
    CaseFile(
        "norms/them.yaml",
        (
            "norms:\n"
            + _NORM.format("x-dec-tp-so", "decentralisation", "committee", "specialised-agency", "city")
            + _NORM.format("x-del-head-xa", "delegation", "agency-head", "committee", "commune").replace(
                "normative: true, ", ""
            )
        ).encode(),
    ),
    CaseFile(
        "decisions/2025/1.yaml",
        _decision(
            "1/2025/QĐ-UBND",
            "ubnd-tp",
            f"  - {{id: g1, mechanism: decentralisation, from: ubnd-tp, to: so-y-te, {_TERM}, {_REST}}}\n",
        ).encode(),
    ),
    CaseFile(
        "decisions/2025/2.yaml",
        _decision(
            "2/QĐ-SYT",
            "so-y-te",
            f"  - {{id: g2, mechanism: delegation, from: giam-doc-so-y-te, to: ubnd-cap-xa, {_TERM}, {_REST}}}\n",
        ).encode(),
    ),
)

OWNERS = """
field: y-te
tasks:
  - id: viec
    title: Cấp giấy phép
    basis: [{instrument: 99/2020/QH14, at: Điều 5}]
    owners:
      - {holder: ubnd-tp}
      - {holder: so-y-te, communes: ["00004"], term: {from: 2026-07-01}}
  - {id: viec-khac, title: Thu hồi giấy phép, basis: [{instrument: 99/2020/QH14, at: Điều 6}], owner: ubnd-tp}
"""


def test_a_mark_of_cells_stands_in_these_cells_only(tmp_path: Path) -> None:
    """Two owners in one ward from a day on: not before, not in another commune, not in another matter."""
    register = loaded(with_base((CaseFile("tasks/viec.yaml", OWNERS.encode()),)), tmp_path)
    marks = pipeline.marks(Examination(register, DAY))
    matter = register.matters["viec"]  # type: ignore[index]  # a plain text serves
    city = ByLaw(matter.owners[0])

    def on(day: date, commune: str | None) -> list[str]:
        communes = frozenset({CommuneCode(commune)}) if commune else None
        return [one.check for one in marks.on_step(city, Where("viec", day, communes))]

    later = date(2026, 7, 1)
    assert on(later, "00004") == on(later, None) == ["DLG201"]
    assert on(date(2026, 6, 30), "00004") == on(later, "00070") == []
    assert marks.on_step(ByLaw(register.matters["viec-khac"].owners[0]), Where("viec-khac", later)) == ()  # type: ignore[index]


def test_owners_that_stand_at_the_head_of_a_file_are_told_apart_by_their_matters(tmp_path: Path) -> None:
    """One line names the owner of two matters; a finding about one of them leaves the other alone."""
    text = (
        "owner: so-y-te\nfield: y-te\ntasks:\n"
        "  - {id: viec-co, title: Một, basis: [{instrument: 99/2020/QH14}]}\n  - {id: viec-khong, title: Hai}\n"
    )
    register = loaded(with_base((CaseFile("tasks/viec.yaml", text.encode()),)), tmp_path)
    marks = pipeline.marks(Examination(register, DAY))
    told = {
        name: [one.check for one in marks.on_law(name, register.matters[name].owners[0].holder_place)]  # type: ignore[index]
        for name in ("viec-co", "viec-khong")
    }
    assert told == {"viec-co": [], "viec-khong": ["DLG403"]}


def test_only_the_matters_that_a_finding_is_about_bear_its_mark(tmp_path: Path) -> None:
    """A grant of two matters, one of which may not be delegated."""
    more = (
        "field: y-te\ntasks:\n  - {id: viec-giu, title: Giữ lại, owner: ubnd-tp, basis: [{instrument: 99/2020/QH14}], "
        "reserved: {instrument: 99/2020/QH14, at: Điều 9}}\n"
    )
    grant = f"  - {{id: g, mechanism: delegation, form: 2, from: ubnd-tp, to: giam-doc-so-y-te, {_TERM}, {_REST.replace('[viec]', '[viec, viec-giu]')}}}\n"
    files = (
        TASK,
        CaseFile("tasks/giu.yaml", more.encode()),
        CaseFile("decisions/2025/1.yaml", _decision("1/QĐ-UBND", "ubnd-tp", grant).encode()),
    )
    register = loaded(with_base(files), tmp_path)
    marks = pipeline.marks(Examination(register, DAY))
    link = ByGrant(register.grants["g"])
    assert [one.check for one in marks.on_step(link, Where("viec-giu", DAY))] == ["DLG307"]
    assert marks.on_step(link, Where("viec", DAY)) == marks.on_grant("g", ["viec"]) == ()
    assert [one.check for one in marks.on_grant("g")] == ["DLG307"]


def test_a_form_of_which_nothing_is_listed_is_marked(tmp_path: Path) -> None:
    register = loaded(whole_case("DLG301", "bad"), tmp_path)
    of_forms = [one for check in STEPS if check.run for one in check.run(Examination(register, DAY)) if one.forms]
    marks = pipeline.marks(Examination(register, DAY))
    assert all(marks.on_form(number) for one in of_forms for number in one.forms)


def test_the_same_marks_come_in_the_same_order_whatever_came_first(tmp_path: Path) -> None:
    register = passed_on(tmp_path)
    found = pipeline.marks(Examination(register, DAY)).on_grant(GRANT)
    assert (
        all_of((found, found)) == all_of((tuple(reversed(found)),)) == tuple(sorted(found, key=lambda one: one.order))
    )


def test_no_sentence_of_a_mark_calls_anything_unlawful() -> None:
    for one in STEPS:
        for said in (one.title.vi, one.title.en):
            assert "trái luật" not in said.lower()
            assert "unlawful" not in said.lower()
    assert BASE.is_dir()
