"""A waiver covers what it was given for: what comes to its finding since stands, and is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegation.checks.waiving import added, extent, waive
from delegation.findings import Area, Finding, Location, Text
from delegation.model.figures import Covers, Waiver
from delegation.model.places import Place
from delegation.model.severity import Severity

HERE = Place("waivers.yaml", ("waivers", 0))
DAY = date(2026, 6, 1)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
AREA = Area("viec-1", FIRST, LAST, ("00004", "00070"))
FINDING = Finding(
    "DLG203",
    Severity.ERROR,
    Location("a.yaml", 1, 1, 1, 2),
    Text("hai nơi", "two"),
    "DLG203:g1:g2",
    Text("luật", "law"),
    areas=(AREA,),
    grants=("g1", "g2"),
)


def waiver(covers: Covers | None, until: date = LAST) -> Waiver:
    return Waiver("DLG203:g1:g2", "lý do", "người duyệt", until, HERE, covers)


WIDER = {
    "một việc nữa": replace(FINDING, areas=(AREA, replace(AREA, matter="viec-2")), count=2),
    "một lần giao nữa": replace(FINDING, grants=("g1", "g2", "g3")),
    "một xã nữa": replace(FINDING, areas=(replace(AREA, communes=("00004", "00070", "00376")),)),
    "mọi xã": replace(FINDING, areas=(replace(AREA, communes=None),)),
    "sớm hơn": replace(FINDING, areas=(replace(AREA, start=date(2025, 12, 31)),)),
    "từ đầu": replace(FINDING, areas=(replace(AREA, start=None),)),
    "muộn hơn": replace(FINDING, areas=(replace(AREA, end=date(2027, 1, 1)),)),
    "không có ngày cuối": replace(FINDING, areas=(replace(AREA, end=None),)),
}


@pytest.mark.parametrize("wider", WIDER.values(), ids=WIDER)
def test_what_has_come_to_a_finding_stands_again_and_is_named(wider: Finding) -> None:
    found = waive([wider], [waiver(extent(FINDING))], DAY)
    assert found.standing == (wider,)
    assert not found.waived
    assert "không phủ" in found.uncovered[0].said.vi


def test_a_finding_that_is_as_it_was_stays_waived() -> None:
    found = waive([FINDING], [waiver(extent(FINDING))], DAY)
    assert [one.waived_until for one in found.waived] == ["2026-12-31"]
    assert not found.standing
    assert not found.about_waivers


def test_a_smaller_finding_stays_waived() -> None:
    smaller = replace(FINDING, areas=(replace(AREA, communes=("00070",), end=date(2026, 6, 30)),))
    assert waive([smaller], [waiver(extent(FINDING))], DAY).waived


def test_a_waiver_without_extent_covers_one_matter_and_is_told() -> None:
    found = waive([FINDING], [waiver(None)], DAY)
    assert found.waived
    assert [check.id for check, _ in found.about_waivers] == ["DLG903"]
    more = WIDER["một việc nữa"]
    assert waive([more], [waiver(None)], DAY).standing == (more,)


def test_what_a_waiver_does_not_limit_may_grow() -> None:
    found = waive([WIDER["muộn hơn"]], [waiver(Covers(matters=("viec-1",)))], DAY)
    assert found.waived


def test_a_finding_that_counts_matters_without_naming_them_is_covered_up_to_the_count() -> None:
    counted = replace(FINDING, areas=(), count=12)
    assert waive([counted], [waiver(Covers(count=12))], DAY).waived
    assert waive([replace(counted, count=13)], [waiver(Covers(count=12))], DAY).standing


def test_an_ended_waiver_covers_nothing() -> None:
    found = waive([FINDING], [waiver(extent(FINDING), until=date(2026, 5, 31))], DAY)
    assert found.standing == (FINDING,)
    assert [check.id for check, _ in found.about_waivers] == ["DLG901"]


_DAYS = st.sampled_from([None, FIRST, DAY, LAST])
_AREAS = st.builds(
    Area,
    st.sampled_from(["viec-1", "viec-2"]),
    _DAYS,
    _DAYS,
    st.sampled_from([None, ("00004",), ("00004", "00070")]),
)
_FINDINGS = st.builds(
    lambda areas, grants: replace(FINDING, areas=tuple(areas), grants=tuple(grants), count=len(areas) or 1),
    st.lists(_AREAS, max_size=3),
    st.lists(st.sampled_from(["g1", "g2", "g3"]), max_size=2, unique=True),
)


@given(_FINDINGS)
def test_the_extent_of_a_finding_covers_it(one: Finding) -> None:
    assert added(one, extent(one)) is None


@given(_FINDINGS, _FINDINGS)
def test_two_findings_that_cover_each_other_are_about_the_same(one: Finding, other: Finding) -> None:
    if added(one, extent(other)) is None and added(other, extent(one)) is None and one.areas and other.areas:
        assert extent(one).matters == extent(other).matters
        assert extent(one).communes == extent(other).communes
        assert (extent(one).start, extent(one).end) == (extent(other).start, extent(other).end)
