"""No chart and no annex presents a decision as moving a matter that its receiver does not hold on the day, without saying so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import get_args

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.charts.page.picture import Chart, PictureNode
from delegation.charts.shared.counts import possible_grants
from delegation.charts.subjects.decision import of_decision
from delegation.charts.subjects.field import of_field
from delegation.charts.subjects.form import of_form
from delegation.charts.subjects.holder import of_holder
from delegation.documents.annexes.decisions import of_decision as annex_of_decision
from delegation.documents.shared.annex import AnnexTable, Heading
from delegation.loading.disk.cache import Cache
from delegation.model.matters import Grant, MatterId
from delegation.model.terms import Unknown, if_known
from delegation.run import pipeline
from delegation.run.charting import chart_of
from delegation.run.making import given_for
from delegation.run.subjects import Subject, SubjectKind

LOADED = pipeline.load(RULES)
REGISTER = LOADED.register
DAYS = (date(2025, 7, 15), date(2026, 11, 30), date(2027, 2, 28), date(2027, 3, 1), date(2027, 3, 15), date(2029, 1, 1))
SAID = "bên nhận không có thẩm quyền"


@cache
def not_held(day: date) -> Mapping[str, frozenset[MatterId]]:
    """Give by grant, of the decisions that run on a day, the matters that its receiver does not hold, as ``Holdings`` tells them."""
    examination = Examination(REGISTER, day)
    holdings, whole = Holdings(examination), examination.territory.whole
    found = {}
    for grant in possible_grants(REGISTER, day):
        if not grant.decides or isinstance(grant.receiver, Unknown):
            continue
        receiver = whole(grant.receiver)
        matters = (REGISTER.matters[row.matter] for row in if_known(grant.rows))
        found[grant.id] = frozenset(
            one.id
            for one in matters
            if not any(
                party.holder == receiver
                for held in holdings.of(one)
                for party, _ in (*held.all_owners, *held.all_acting)
            )
        )
    return found


def idle_of(grants: Iterable[Grant], day: date) -> frozenset[MatterId]:
    return frozenset(matter for one in grants for matter in not_held(day).get(one.id, ()))


def told(chart: Chart) -> str:
    return " ".join(chart.notes)


def drawn_grants(chart: Chart) -> list[Grant]:
    """Give the grants that the fullest picture has cards of."""
    return [grant for node in chart.pictures[0].nodes for grant in of_card(node)]


def of_card(node: PictureNode) -> list[Grant]:
    names = (one.removeprefix("grant:") for one in (node.about, *node.also) if one.startswith("grant:"))
    return [REGISTER.grants[one] for one in dict.fromkeys(names)]


def test_there_are_days_on_which_a_decision_runs_and_moves_nothing() -> None:
    """Otherwise the tests below could not fail."""
    assert len(not_held(date(2027, 3, 15))["uq-sct-2025"]) == 107
    assert not not_held(date(2026, 11, 30))["uq-sct-2025"]


def check(chart: Chart, grants: Iterable[Grant], day: date) -> None:
    expected = idle_of(grants, day)
    assert (SAID in told(chart)) == bool(expected), chart.title
    if expected:
        assert f"đối với {len(expected)} trong " in told(chart)
    for node in (one for picture in chart.pictures[:1] for one in picture.nodes):
        if idle_of(of_card(node), day):
            assert node.marks, node.key


@pytest.mark.parametrize("day", DAYS)
def test_charts_of_decisions_forms_and_holders_say_what_the_receiver_does_not_hold(day: date) -> None:
    for name in sorted({one.instrument for one in REGISTER.grants.values()}):
        check(
            of_decision(REGISTER, name, day), (one for one in REGISTER.grants.values() if one.instrument == name), day
        )
    for number in REGISTER.forms:
        check(
            of_form(REGISTER, number, day), (one for one in possible_grants(REGISTER, day) if one.form == number), day
        )
    for holder in REGISTER.holders:
        chart = of_holder(REGISTER, holder, day)
        check(chart, drawn_grants(chart), day)


@pytest.mark.parametrize("day", DAYS)
def test_charts_of_fields_say_what_the_receiver_does_not_hold(day: date) -> None:
    examination = Examination(REGISTER, day)
    for field in REGISTER.fields:
        chart = of_field(examination, field)
        here = {one.id for one in REGISTER.matters.values() if one.field == field}
        idle = idle_of((one for one in drawn_grants(chart)), day) & here
        assert (SAID in told(chart)) == bool(idle), field


FIELDS = tuple(
    one
    for one in sorted(REGISTER.fields)
    if any(REGISTER.matters[row.matter].field == one for row in if_known(REGISTER.grants["uq-sct-2025"].rows))
)
OF_SUBJECTS: Mapping[SubjectKind, tuple[str, ...]] = {
    "overview": ("",),
    "organisation": ("",),
    "findings": ("DLG1",),
    "form": tuple(str(one) for one in sorted(REGISTER.forms)),
    "holder": ("ubnd-tp", "so-cong-thuong", "ubnd-cap-xa"),
    "matter": ("2.000229",),
    "field": FIELDS,
    "instrument": ("qd-uy-quyen-so-cong-thuong-2025",),
    "comparison": ("2027-02-28",),
    "matrix": ("tasks instrument:146/2025/NĐ-CP", "procedures"),
    "neighbourhood": ("so-cong-thuong", "ubnd-tp", "qd-uy-quyen-so-cong-thuong-2025"),
    "grid": ("",),
}
"""What is drawn of each kind of subject; the kinds of the program are these, and whatever a name means."""
SILENT = frozenset({"findings", "comparison", "grid"})
"""What is not of grants, but of findings, of what a day changes of who holds, and of communes."""


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("kind", sorted(OF_SUBJECTS))
def test_no_chart_of_any_kind_counts_as_held_what_its_receiver_does_not_hold(kind: SubjectKind, day: date) -> None:
    examination = Examination(REGISTER, day)
    for name in OF_SUBJECTS[kind]:
        chart = chart_of(Subject(kind, name, depth=2), LOADED, examination, Cache(None), "vi")
        of = {"matter": "id", "field": "field"}.get(kind)
        here = {one.id for one in REGISTER.matters.values() if of is None or getattr(one, of) == name}
        for node in chart.pictures[0].nodes:
            # A card of a suspended or doubtful row is drawn as such; a card that counts bears the mark.
            idle = idle_of(of_card(node), day) & here
            assert not idle or node.marks, (name, node.key)
            assert not idle or SAID in told(chart), (name, node.key)
            assert kind not in SILENT or not of_card(node), (name, node.key)


def test_every_kind_of_subject_is_tried() -> None:
    assert {*OF_SUBJECTS, "any"} == set(get_args(SubjectKind))


@pytest.mark.parametrize("day", DAYS)
def test_charts_of_the_whole_register_say_what_receivers_do_not_hold(day: date) -> None:
    """The overview counts it in a note, and the organisation marks who gave and who received it."""
    grants = [one for one in possible_grants(REGISTER, day) if idle_of([one], day)]
    examination = Examination(REGISTER, day)
    chart = chart_of(Subject("overview"), LOADED, examination, Cache(None), "vi")
    assert (f"đối với {len(idle_of(grants, day))} trong " in told(chart)) == bool(grants)
    chart = chart_of(Subject("organisation"), LOADED, examination, Cache(None), "vi")
    assert (SAID in told(chart)) == bool(grants)
    matrix = chart_of(Subject("matrix", "procedures"), LOADED, examination, Cache(None), "vi")
    procedures = {one for one in idle_of(grants, day) if REGISTER.matters[one].kind == "procedure"}
    assert (f"đối với {len(procedures)} trong " in told(matrix)) == bool(procedures)


@pytest.mark.parametrize("day", DAYS)
def test_annexes_of_decisions_say_what_the_receiver_does_not_hold(day: date) -> None:
    given = given_for(LOADED, Examination(REGISTER, day), "vi", with_lists=False, kept=Cache(None))
    for name in sorted({one.instrument for one in REGISTER.grants.values()}):
        grants = [one for one in REGISTER.grants.values() if one.instrument == name]
        expected = idle_of(grants, day)
        (annex,) = annex_of_decision(given, name)
        assert isinstance(annex.body, AnnexTable)
        lines = [one.title for one in annex.body.rows if isinstance(one, Heading) and SAID in one.title]
        assert len(lines) == bool(expected), name
        if expected:
            assert f"đối với {len(expected)} trong " in lines[0]
            assert any(SAID in one for one in annex.notes), name
