"""A waiver covers what it was given for: what comes to its finding since stands, and is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegation.checks.extents import extent
from delegation.checks.library.dlg903_waiver_without_extent import written
from delegation.checks.waiving import added, is_waived, waive
from delegation.findings import Finding, Location, Problem, Text
from delegation.model.figures import Covers, Waiver
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.model.severity import Severity

HERE = Place("waivers.yaml", ("waivers", 0))
DAY = date(2026, 6, 1)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
AREA = MatterArea("viec-1", FIRST, LAST, ("00004", "00070"))
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


BEYOND = {
    "một việc nữa": Text("việc viec-2", "matters viec-2"),
    "một lần giao nữa": Text("lần giao g3", "grants g3"),
    "một xã nữa": Text("xã, phường 00376", "communes 00376"),
    "mọi xã": Text("mọi xã, phường", "every commune"),
    "sớm hơn": Text("các ngày trước 01/01/2026", "the days before 2026-01-01"),
    "từ đầu": Text("các ngày trước 01/01/2026", "the days before 2026-01-01"),
    "muộn hơn": Text("các ngày sau 31/12/2026", "the days after 2026-12-31"),
    "không có ngày cuối": Text("các ngày sau 31/12/2026", "the days after 2026-12-31"),
}


@pytest.mark.parametrize("name", WIDER)
def test_what_goes_beyond_is_said_in_both_languages(name: str) -> None:
    beyond = BEYOND[name]
    assert added(WIDER[name], extent(FINDING)) == beyond
    found = waive(
        [FINDING, replace(WIDER[name], key="k"), FINDING], [replace(waiver(extent(FINDING)), finding="k")], DAY
    )
    assert list(found.uncovered) == [1]
    told = found.uncovered[1]
    assert told.place == HERE.at("finding")
    assert told.said == Text(
        f"miễn trừ đến hết 31/12/2026 không phủ: {beyond.vi}",
        f"the waiver until 2026-12-31 does not cover {beyond.en}",
    )
    assert [one.key for one in found.standing] == [FINDING.key, "k", FINDING.key]


def test_all_that_goes_beyond_is_said_in_one_sentence_and_long_lists_are_cut() -> None:
    more = replace(
        FINDING,
        areas=tuple(
            MatterArea(f"viec-{number}", None, None, ("00001", "00002", "00003", "00005", "00006"))
            for number in range(6)
        ),
        grants=("g9", "g8", "g7", "g6", "g5", "g1"),
    )
    assert added(more, extent(FINDING)) == Text(
        "việc viec-0, viec-2, viec-3, viec-4 và 1 mục khác; lần giao g5, g6, g7, g8 và 1 mục khác; "
        "xã, phường 00001, 00002, 00003, 00005 và 1 mục khác; các ngày trước 01/01/2026; các ngày sau 31/12/2026",
        "matters viec-0, viec-2, viec-3, viec-4 and 1 more; grants g5, g6, g7, g8 and 1 more; "
        "communes 00001, 00002, 00003, 00005 and 1 more; the days before 2026-01-01; the days after 2026-12-31",
    )


def test_of_several_areas_the_first_and_the_last_day_count() -> None:
    areas = (AREA, replace(AREA, start=date(2025, 3, 1)), replace(AREA, end=date(2027, 3, 1)))
    several = extent(replace(FINDING, areas=areas))
    assert (several.start, several.end) == (date(2025, 3, 1), date(2027, 3, 1))
    assert added(replace(FINDING, areas=areas[::-1]), extent(FINDING)) == Text(
        "các ngày trước 01/01/2026; các ngày sau 31/12/2026", "the days before 2026-01-01; the days after 2026-12-31"
    )
    open_ = extent(replace(FINDING, areas=(AREA, replace(AREA, start=None, end=None, communes=None))))
    assert (open_.start, open_.end, open_.communes) == (None, None, None)


CASE_A, CASE_B = ((("nhom", "A"),),), ((("nhom", "B"),),)
LATER = replace(AREA, start=date(2027, 7, 1), end=date(2027, 12, 31), communes=("00376",))
INSIDE = {
    "một trường hợp nữa": (
        (replace(AREA, cases=CASE_A),),
        (replace(AREA, cases=CASE_A + CASE_B),),
        Text(
            "viec-1 từ 01/01/2026 đến hết 31/12/2026, xã, phường 00004, 00070, trường hợp nhom = B",
            "viec-1 from 2026-01-01 to 2026-12-31, communes 00004, 00070, case nhom = B",
        ),
    ),
    "mọi trường hợp": (
        (replace(AREA, cases=CASE_A),),
        (AREA,),
        Text(
            "viec-1 từ 01/01/2026 đến hết 31/12/2026, xã, phường 00004, 00070",
            "viec-1 from 2026-01-01 to 2026-12-31, communes 00004, 00070",
        ),
    ),
    "những ngày ở giữa": (
        (AREA, replace(LATER, communes=AREA.communes)),
        (AREA, replace(LATER, communes=AREA.communes, start=date(2027, 6, 1))),
        Text(
            "viec-1 từ 01/06/2027 đến hết 30/06/2027, xã, phường 00004, 00070",
            "viec-1 from 2027-06-01 to 2027-06-30, communes 00004, 00070",
        ),
    ),
    "xã của quãng này ở quãng kia": (
        (AREA, LATER),
        (AREA, replace(LATER, communes=("00004", "00376"))),
        Text(
            "viec-1 từ 01/07/2027 đến hết 31/12/2027, xã, phường 00004",
            "viec-1 from 2027-07-01 to 2027-12-31, communes 00004",
        ),
    ),
    "việc này vào những ngày của việc kia": (
        (AREA, replace(LATER, matter="viec-2")),
        (AREA, replace(LATER, matter="viec-2"), replace(LATER, communes=("00004",))),
        Text(
            "viec-1 từ 01/07/2027 đến hết 31/12/2027, xã, phường 00004",
            "viec-1 from 2027-07-01 to 2027-12-31, communes 00004",
        ),
    ),
}


@pytest.mark.parametrize(("then", "now", "more"), INSIDE.values(), ids=INSIDE)
def test_what_comes_between_the_first_and_the_last_stands_again(
    then: tuple[MatterArea, ...], now: tuple[MatterArea, ...], more: Text
) -> None:
    """In another case, in a gap of days, or in a commune on days on which it was in others."""
    before, after = replace(FINDING, areas=then), replace(FINDING, areas=now)
    assert added(before, extent(before)) is None
    assert added(after, extent(before)) == more
    assert waive([after], [waiver(extent(before))], DAY).standing == (after,)
    assert added(before, extent(after)) is None


def test_an_extent_lists_everything_in_order() -> None:
    found = replace(
        FINDING, areas=(replace(AREA, matter="viec-2", communes=("00376",)), AREA, AREA), grants=("g2", "g1"), count=3
    )
    listed = (AREA, replace(AREA, matter="viec-2", communes=("00376",)))
    assert extent(found) == Covers(
        ("viec-1", "viec-2"), ("g1", "g2"), ("00004", "00070", "00376"), FIRST, LAST, 3, listed
    )
    assert extent(replace(FINDING, areas=(), grants=())) == Covers(None, None, None, None, None, 1)


def test_a_count_beyond_is_said_where_no_matters_are_stated() -> None:
    counted = replace(FINDING, areas=(), grants=(), count=1300)
    assert added(counted, Covers(count=1200)) == Text(
        "phần hơn 1.200 việc: phát hiện nay gồm 1.300",
        "more than 1,200 matters: the finding now stands for 1,300",
    )
    assert added(counted, Covers(count=1300)) is None
    assert added(counted, Covers(matters=("viec-1",), count=1300)) is None
    assert added(counted, Covers(matters=("viec-1",), count=1200)) is not None, "a number that is stated limits"
    assert added(counted, Covers()) is None
    assert added(counted, Covers(communes=("00004",), start=FIRST, end=LAST)) is None, (
        "a finding without areas is nowhere"
    )


def test_an_empty_list_covers_nothing() -> None:
    assert added(FINDING, Covers(matters=(), grants=())) == Text(
        "việc viec-1; lần giao g1, g2", "matters viec-1; grants g1, g2"
    )
    assert added(FINDING, Covers(communes=())) == Text("xã, phường 00004, 00070", "communes 00004, 00070")


def test_a_problem_is_waived_by_the_last_waiver_of_its_key_on_its_days() -> None:
    problem = Problem(HERE, Text("hai nơi", "two"), ("g1", "g2"), areas=(AREA,), grants=("g1", "g2"))
    key, short = "DLG203:g1:g2", waiver(extent(FINDING), until=date(2026, 5, 31))
    assert is_waived(key, lambda: problem, [waiver(extent(FINDING))], DAY)
    assert is_waived(key, lambda: problem, [waiver(extent(FINDING))], LAST)
    assert is_waived(key, lambda: problem, [waiver(None)], DAY)
    assert not is_waived(key, lambda: problem, [waiver(extent(FINDING))], date(2027, 1, 1))
    assert not is_waived("DLG203:g1", lambda: problem, [waiver(extent(FINDING))], DAY)
    assert not is_waived(key, lambda: problem, [], DAY)
    assert not is_waived(key, lambda: problem, [waiver(extent(FINDING)), short], DAY)
    assert is_waived(key, lambda: problem, [short, waiver(extent(FINDING))], DAY)
    assert not is_waived(key, lambda: replace(problem, count=2, areas=(), grants=()), [waiver(None)], DAY)
    assert not is_waived(key, lambda: replace(problem, grants=("g1", "g3")), [waiver(extent(FINDING))], DAY)


def test_a_waiver_holds_on_its_last_day() -> None:
    found = waive([FINDING], [waiver(extent(FINDING), until=DAY)], DAY)
    assert [one.waived_until for one in found.waived] == ["2026-06-01"]
    assert not found.about_waivers


@pytest.mark.parametrize(
    ("covers", "text"),
    [
        (Covers(), "{}"),
        (
            Covers(("viec-1", "1.900001"), ("g1", "2g"), ("00004",), FIRST, LAST, 3),
            '{matters: [viec-1, "1.900001"], grants: [g1, "2g"], communes: ["00004"], from: 2026-01-01, to: 2026-12-31, count: 3}',
        ),
        (Covers(others=("2027-02-28", "a b", "n1")), '{others: ["2027-02-28", "a b", n1]}'),
        (Covers(count=3), "{count: 3}"),
        (Covers(count=1), "{}"),
        (Covers(end=LAST), "{to: 2026-12-31}"),
        (Covers(start=FIRST, count=2), "{from: 2026-01-01, count: 2}"),
    ],
)
def test_an_extent_is_written_as_it_stands_in_a_file(covers: Covers, text: str) -> None:
    assert written(covers) == text


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (replace(FINDING, areas=(), grants=("g1",)), False),
        (replace(FINDING, areas=(), grants=(), count=2), True),
        (replace(FINDING, areas=(MatterArea("viec-1"),)), True),
        (FINDING, True),
    ],
)
def test_a_waiver_without_extent_is_told_where_its_finding_may_grow(one: Finding, *, told: bool) -> None:
    found = waive([one], [waiver(None)], DAY)
    assert [check.id for check, _ in found.about_waivers] == ["DLG903"] * told


def test_what_is_wrong_with_waivers_is_told_of_each() -> None:
    ended, idle = waiver(extent(FINDING), until=date(2026, 5, 31)), replace(waiver(None), finding="DLG101:x:y")
    ended_idle = replace(idle, until=date(2026, 5, 31))
    found = waive([FINDING], [idle, ended_idle, ended], DAY)
    assert [(check.id, problem.about) for check, problem in found.about_waivers] == [
        ("DLG901", ("DLG203:g1:g2",)),
        ("DLG902", ("DLG101:x:y",)),
        ("DLG902", ("DLG101:x:y",)),
    ]


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
    MatterArea,
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
