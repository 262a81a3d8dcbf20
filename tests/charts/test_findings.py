"""Findings on the graph are drawn as what they are: conflicts, vacancies, dead ends, circles."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from chart_register import AS_OF, COMMUNES, TRADE, small
from folders import RULES, write

from delegation.authority.examination import Examination
from delegation.charts.drawing import draw_pages
from delegation.charts.engine.fonts import face_for
from delegation.charts.page.page import pages_of
from delegation.charts.page.paper import LEAST
from delegation.charts.page.picture import Chart
from delegation.charts.subjects.defects import CHECKS, Knot, knots_of
from delegation.charts.subjects.finding import of_findings
from delegation.checks.cases import BASE, files_of
from delegation.findings import Finding, Language
from delegation.loading.disk.cache import Cache
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.run import pipeline
from delegation.run.charting import chart_of
from delegation.run.pipeline import Loaded
from delegation.run.subjects import Subject
from delegation.speech import sentence
from delegation.speech.official import official

DAY = date(2026, 6, 1)
EXAMPLES = Path(__file__).parents[2] / "src/delegation/checks/examples"


def example(check: str, folder: Path) -> tuple[Loaded, tuple[Finding, ...]]:
    """Load the wrong example of a check, and give what is found there on the graph."""
    wrong = EXAMPLES / check / "bad"
    files: dict[str, str | bytes] = {one.name: one.data for one in files_of(BASE)}
    files |= {one.relative_to(wrong).as_posix(): one.read_bytes() for one in wrong.rglob("*.yaml")}
    loaded = pipeline.load(write(folder, files))
    return loaded, pipeline.analyse(loaded, DAY, pipeline.wanted(CHECKS, ())).findings


def shapes(check: str, folder: Path) -> tuple[tuple[Knot, ...], Chart]:
    loaded, findings = example(check, folder)
    examination = Examination(loaded.register, DAY)
    return knots_of(examination, findings, "vi"), of_findings(examination, findings)


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_of_the_graph_has_a_shape(check: str, tmp_path: Path) -> None:
    """The wrong example of each check is drawn, with who stands at its ends, and is legible."""
    knots, chart = shapes(check, tmp_path)
    assert len(knots) == 1
    assert all(len(knot.packs) == len(knot.ends) - 1 for knot in knots)
    assert any(pack.is_wrong for pack in (*knots[0].packs, *([knots[0].back] if knots[0].back else [])))
    assert chart.pictures[0].nodes[0].key != "nothing"
    assert all(page.smallest >= LEAST for page in pages_of(chart, face_for(chart.letters)))


def test_a_conflict_is_reached_from_both_sides(tmp_path: Path) -> None:
    chart = shapes("DLG201", tmp_path)[1]
    arrows, nodes = chart.pictures[0].arrows, {one.key: one for one in chart.pictures[0].nodes}
    assert {nodes[one.end].kind for one in arrows} == {"conflict"}
    assert sorted(nodes[one.start].column for one in arrows) == [0, 2]


def test_a_circle_leads_back_to_where_it_began(tmp_path: Path) -> None:
    chart = shapes("DLG401", tmp_path)[1]
    follow = {one.start: one.end for one in chart.pictures[0].arrows}
    start = chart.pictures[0].nodes[0].key
    at, seen = start, []
    while at not in seen:
        seen.append(at)
        at = follow[at]
    assert at == start
    assert len(seen) == len(chart.pictures[0].nodes)


@pytest.mark.parametrize("check", ["DLG101", "DLG103", "DLG402", "DLG202"])
def test_a_dead_end_stops_at_somebody_who_cannot_act(check: str, tmp_path: Path) -> None:
    chart = shapes(check, tmp_path)[1]
    nodes = {one.key: one for one in chart.pictures[0].nodes}
    stopped = [one for one in chart.pictures[0].arrows if one.stroke == "stopped"]
    assert [nodes[one.end].kind for one in stopped] == ["ended"]


@cache
def real() -> tuple[Loaded, tuple[Finding, ...]]:
    loaded = pipeline.load(RULES)
    return loaded, pipeline.analyse(loaded, DAY, pipeline.wanted(CHECKS, ())).findings


def test_the_findings_of_the_real_register_are_all_there() -> None:
    """Each matter that a finding names stands in a shape; findings with the same ends are one shape."""
    loaded, findings = real()
    knots = knots_of(Examination(loaded.register, DAY), findings, "vi")
    drawn = {matter for one in knots for pack in one.packs for matter in pack.matters}
    named = {part for one in findings for part in one.key.split(":")[1:] if part in loaded.register.matters}
    assert named <= drawn
    assert 0 < len(knots) < len(findings)
    assert len({one.key for one in knots}) == len(knots)


def test_those_in_shapes_and_those_without_one_are_all_findings() -> None:
    """No finding is counted as drawn that has no shape: the numbers of the notes add up to what was found."""
    loaded, findings = real()
    notes = of_findings(Examination(loaded.register, DAY), findings).notes
    counts = [int(one.split()[0]) for one in notes if " phát hiện " in one and one.split()[0].isdecimal()]
    assert sum(counts) == len(findings)


def test_too_many_findings_follow_on_pages_of_their_own() -> None:
    loaded, findings = real()
    drawing = draw_pages(of_findings(Examination(loaded.register, DAY), findings), "svg")
    assert len(drawing.leaves) > 1
    assert "Đã rút gọn" in drawing.said


def test_no_finding_is_said() -> None:
    """Where nothing was found, the chart says that, and is not empty."""
    chart = of_findings(Examination(real()[0].register, DAY), ())
    assert "Không có phát hiện nào" in chart.pictures[0].nodes[0].lines[0].text


def test_a_finding_whose_entry_is_gone_is_left_out() -> None:
    """Findings of another register name what this one does not hold: nothing is drawn, nothing breaks."""
    loaded, findings = real()
    empty = type(loaded.register)("trong", "Sổ trống", loaded.register.place)
    assert knots_of(Examination(empty, DAY), findings, "vi") == ()


def test_findings_without_a_shape_are_counted_and_named_and_never_denied() -> None:
    """Of the register of the city, for each hundred of checks: what is found is drawn or named, and nowhere is it said that there is nothing."""
    loaded = pipeline.load(RULES)
    examination = Examination(loaded.register, DAY)
    for hundred in ("DLG2", "DLG3"):
        findings = pipeline.analyse(loaded, DAY, pipeline.wanted((hundred,), ())).findings
        chart = of_findings(examination, findings)
        undrawn = [one for one in findings if not knots_of(examination, [one], "vi")]
        assert undrawn
        counts = [re.match(r"(\d+) phát hiện (?:không thể|thuộc loại)", note) for note in chart.notes]
        assert sum(int(one[1]) for one in counts if one) == len(undrawn)
        # Whole sentences, with capitals at their heads and without marks of omission.
        said = {sentence(official(one.said.vi, loaded.register, "vi")) for one in undrawn[:12]}
        assert said <= {*chart.notes}
        ids = loaded.register.matters.keys() | loaded.register.grants.keys()
        assert not [
            one
            for note in chart.notes
            for one in ids
            if re.search(rf"(?<![\w.-]){re.escape(one)}(?![\w-])", note) and "-" in one
        ]
        assert "Không có phát hiện" not in words(chart)
        assert all(page.smallest >= LEAST for page in pages_of(chart, face_for(chart.letters)))


def words(chart: Chart) -> str:
    """Give all that stands in the boxes of a chart."""
    return " ".join(line.text for one in chart.pictures for node in one.nodes for line in node.lines)


def test_a_chart_of_some_groups_speaks_of_these_alone() -> None:
    """Its title names them, what it does not look at it does not deny, and of their kinds as many are not drawn as on the chart of all."""
    loaded = pipeline.load(RULES)
    examination = Examination(loaded.register, date(2026, 12, 1))
    whole = chart_of(Subject("findings"), loaded, examination, Cache(None), "vi")
    assert whole.subject == "Thẩm quyền trùng, bỏ trống, gián đoạn hoặc được giao trở lại"
    counts = 0
    for group, name in (
        ("DLG1", "Chủ thể"), ("DLG2", "Một việc, một đầu mối"), ("DLG3", "Giao quyền hợp pháp"), ("DLG4", "Chuỗi thẩm quyền"),
    ):  # fmt: skip
        one = chart_of(Subject("findings", group), loaded, examination, Cache(None), "vi")
        assert one.subject == f"Nhóm phát hiện: {name}"
        if "Không có phát hiện" in words(one):
            assert f"thuộc nhóm «{name}»" in words(one)
        counts += undrawn(one)
    assert counts == undrawn(whole)
    check = chart_of(Subject("findings", "DLG201"), loaded, examination, Cache(None), "vi")
    assert check.subject == "Nhóm phát hiện: Một việc có hai chủ thể cùng có thẩm quyền"


def undrawn(chart: Chart) -> int:
    found = [re.match(r"(\d+) phát hiện không vẽ được", note) for note in chart.notes]
    return sum(int(one[1]) for one in found if one)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_a_finding_says_below_a_chart_has_no_id_in_it(language: Language) -> None:
    """Where the law leaves room a note says the whole finding: it names the matter by its title, in the quotes of the language."""
    register = passed_on()
    loaded = replace(pipeline.load(RULES), register=register)
    examination = Examination(register, AS_OF)
    said = [mark.said.in_(language) for mark in pipeline.marks(examination).on_grant("uq-tiep") if not mark.firm]
    assert any("nv-1" in one for one in said)
    chart: Chart | None = chart_of(Subject("matter", "nv-1"), loaded, examination, Cache(None), language)
    while chart is not None:
        notes = " ".join((*chart.notes, *chart.behind))
        assert "(?" in notes
        assert register.matters[MatterId("nv-1")].title in notes
        assert "nv-1" not in notes
        assert language == "vi" or "«" not in notes
        chart = chart.brief


def passed_on() -> Register:
    """Give the small register where whoever got a task by decentralisation delegates it."""
    register = small()
    given = replace(register.grants["pc"], id="pc-so", receiver=TRADE)
    passed = replace(given, id="uq-tiep", mechanism="delegation", giver=TRADE, receiver=COMMUNES)
    return replace(register, grants={one.id: one for one in (given, passed)})
