"""Bars of time: rows of what held from when to when, and the cascade of what stops."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from chart_register import HERE, small
from drawn import drawn, lines, words
from folders import RULES

from delegation.authority.examination import Examination
from delegation.charts.drawing import draw
from delegation.charts.engine.fonts import face_for
from delegation.charts.engine.svg import effective_font
from delegation.charts.page.page import ChartPage, compose
from delegation.charts.page.paper import LEAST
from delegation.charts.page.picture import Chart, Picture, PictureNode
from delegation.charts.page.placement import Placed
from delegation.charts.page.strokes import FILLS, LEGEND_OF_NODES
from delegation.charts.subjects.horizon import of_horizon
from delegation.charts.subjects.timeline import of_timeline
from delegation.findings import Language
from delegation.model.holders import HolderId
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.questions.horizon import horizon
from delegation.questions.timeline import Timeline, timeline_of_holder, timeline_of_instrument, timeline_of_matter
from delegation.run import pipeline

TODAY, UNTIL = date(2026, 11, 25), date(2027, 3, 1)


@cache
def real() -> Register:
    return pipeline.load(RULES).register


def examined() -> Examination:
    return Examination(real(), TODAY)


def timelines() -> dict[str, Timeline]:
    return {
        "2.000229": timeline_of_matter(examined(), MatterId("2.000229")),
        "chung-thuc": timeline_of_matter(examined(), MatterId("nd-23-2015-d5-k2-b")),
        "ubnd-tp": timeline_of_holder(examined(), HolderId("ubnd-tp")),
        "ubnd-cap-huyen": timeline_of_holder(examined(), HolderId("ubnd-cap-huyen")),
        "39/2024/QH15": timeline_of_instrument(examined(), InstrumentId("39-2024-qh15")),
        "146/2025/NĐ-CP": timeline_of_instrument(examined(), InstrumentId("146-2025-nd-cp")),
    }


def page_of(chart: Chart) -> ChartPage:
    page = compose(chart, face_for(chart.letters))
    assert page is not None
    return page


def bars(picture: Picture) -> list[PictureNode]:
    return [one for one in picture.nodes if one.days is not None]


def placed(page: ChartPage, kind: str) -> list[Placed]:
    return [one for one in page.body.nodes if one.set.node.kind == kind]


@pytest.mark.parametrize("name", list(timelines()))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_timeline_is_legible_on_a4_and_marks_the_day_of_the_question(name: str, language: Language) -> None:
    page = page_of(of_timeline(timelines()[name], language))
    assert page.smallest >= LEAST
    assert [one.is_today for one in page.uprights].count(True) == 1
    every = {one.set.node.key: one for one in page.body.nodes}
    right = max(one.x + one.set.width for one in every.values())
    assert min(one.x for one in every.values()) >= -1
    assert right <= page.body.width + 1


def test_a_bar_lies_where_its_days_lie() -> None:
    page = page_of(of_timeline(timelines()["2.000229"]))
    axis = page.body.picture.axis
    assert axis is not None
    left, width = page.body.columns[1]
    (vacant,) = placed(page, "bar-vacant")
    total = (axis.last - axis.first).days + 1
    assert vacant.x == pytest.approx(left + width * (date(2027, 3, 1) - axis.first).days / total)
    assert vacant.x + vacant.set.width == pytest.approx(left + width)


def test_marks_are_whole_days_that_do_not_run_into_one_another() -> None:
    for name, timeline in timelines().items():
        page = page_of(of_timeline(timeline))
        marks = [one for one in page.body.nodes if one.set.node.key.startswith("day:")]
        assert marks, name
        for at, one in enumerate(marks):
            assert len(one.set.lines[0].rows) == 1
            for other in marks[at + 1 :]:
                if abs(one.top - other.top) < 0.1:
                    assert (
                        one.x + one.set.width - 1.2 <= other.x + 1e-6 or other.x + other.set.width - 1.2 <= one.x + 1e-6
                    )


def test_fills_of_bars_are_told_apart_without_colour() -> None:
    """Grounds, dashes and widths of lines differ; each has its words in the legend."""
    kinds = [one for one in FILLS if one.startswith("bar-")]

    def grey(colour: str) -> int:
        return round(sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) / 3 / 16)

    looks = {(grey(FILLS[one].ground), FILLS[one].dash, FILLS[one].width) for one in kinds}
    assert len(looks) == len(kinds)
    assert all(one in LEGEND_OF_NODES for one in kinds)


def test_a_chart_of_a_matter_says_by_what_and_why() -> None:
    picture = drawn(of_timeline(timelines()["2.000229"]))
    assert picture is not None
    said = words(picture)
    for wanted in (
        "UBND Thành phố",
        "Sở Công Thương",
        "Không có chủ thể nào",
        "Khoản 1 Điều 24 Nghị định số 146/2025/NĐ-CP",
    ):
        assert wanted in said
    assert "Kết thúc: Nghị định số 146/2025/NĐ-CP hết hiệu lực sau 28/02/2027" in said
    assert [one.kind for one in bars(picture)] == ["bar-owns", "bar-possible", "bar-vacant"]


def test_two_owners_are_said_to_be_considered() -> None:
    matter = real().matters[MatterId("nd-23-2015-d5-k2-b")]
    owners = tuple(replace(one, term=Term(one.term.start, None)) for one in matter.owners)
    register = replace(real(), matters={**real().matters, matter.id: replace(matter, owners=owners)})
    chart = of_timeline(timeline_of_matter(Examination(register, TODAY), matter.id))
    assert any("cần xem xét" in one for one in chart.notes)
    assert not any("trái luật" in one for one in chart.notes)


def test_a_holder_with_much_steps_down_and_says_so() -> None:
    picture = drawn(of_timeline(timelines()["ubnd-tp"]))
    assert picture is not None
    assert picture.said.startswith("Đã rút gọn")
    coarse = of_timeline(timelines()["ubnd-tp"]).pictures[-1]
    assert len({one.band for one in coarse.nodes}) <= 6


def test_an_ended_body_is_shown_with_its_heir() -> None:
    chart = of_timeline(timelines()["ubnd-cap-huyen"])
    picture = drawn(chart)
    assert picture is not None
    assert next(one.days[1] for one in bars(picture) if one.days is not None) == date(2025, 6, 30)
    assert "UBND cấp xã (126)" in lines(picture)
    assert any("15 việc" in note for note in chart.notes)


def test_what_is_not_known_is_drawn_as_possible() -> None:
    register = small()
    term = Term(date(2026, 1, 1), Unknown("để trống"))
    decree = Instrument(InstrumentId("x"), "1/2026/NĐ-CP", "decree", "Chính phủ", HERE, term=term)
    known = replace(register, instruments={**register.instruments, decree.id: decree})
    timeline = timeline_of_instrument(Examination(known, TODAY), decree.id)
    picture = drawn(of_timeline(timeline))
    assert picture is not None
    assert [one.kind for one in bars(picture)] == ["bar-possible"]
    assert any("để trống" in one for one in of_timeline(timeline, with_reasons=True).notes)


def _reasons(register: Register) -> set[str]:
    """Give the reasons that authors wrote for what grants, owners and instruments do not say."""
    terms = [*(one.term for one in register.grants.values()), *(one.term for one in register.instruments.values())]
    several = (one for term in terms for one in (term.start, term.end))
    stated = (
        one
        for grant in register.grants.values()
        for one in (grant.conditions, grant.manner, grant.receiver, grant.giver)
    )
    owners = (owner.holder for matter in register.matters.values() for owner in matter.owners)
    return {one.reason for one in (*several, *stated, *owners) if isinstance(one, Unknown) and one.reason}


@pytest.mark.parametrize("name", ["2.000229", "so-cong-thuong", "1.001193"])
def test_a_history_on_paper_tells_no_reason_that_the_register_notes(name: str) -> None:
    """What is not known is drawn as that; why stands in the register for those who keep it, and is told where it is asked for."""
    timeline = (
        timeline_of_holder(examined(), HolderId(name))
        if name in real().holders
        else timeline_of_matter(examined(), MatterId(name))
    )
    told, in_full = (
        " ".join((*chart.notes, *(one for picture in chart.pictures for one in (*lines(picture), picture.said))))
        for chart in (of_timeline(timeline), of_timeline(timeline, with_reasons=True))
    )
    reasons = _reasons(real()) | {"Nguồn không nêu cơ quan có thẩm quyền"}
    assert not [one for one in reasons if len(one) > len("chưa rõ") and one in told]
    assert [one for one in reasons if one in in_full]


def test_matters_of_a_holder_that_come_and_go_alike_are_one_row() -> None:
    """A row says what its matters have in common; two rows that say the same would be one."""
    picture = of_timeline(timeline_of_holder(examined(), HolderId("so-cong-thuong"))).pictures[0]
    labels = {one.band: tuple(line.text for line in one.lines) for one in picture.nodes if one.key.startswith("row:")}
    told = {one.band: tuple(line.text for line in one.lines) for one in picture.nodes if one.key.startswith("told:")}
    days = {band: tuple(one.days for one in bars(picture) if one.band == band) for band in labels}
    rows = [(labels[band], told.get(band), days[band]) for band in labels]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("days", [0, 1, 3650])
def test_any_stretch_of_days_is_drawn(days: int) -> None:
    span = (TODAY, TODAY + timedelta(days=days))
    for timeline in (
        timeline_of_matter(examined(), MatterId("2.000229"), span),
        timeline_of_holder(examined(), HolderId("so-cong-thuong"), span),
    ):
        assert page_of(of_timeline(timeline)).smallest >= LEAST


@pytest.mark.parametrize("span", [(Day.max, Day.max), (Day.min, Day.min)])
def test_the_ends_of_all_days_break_nothing(span: tuple[Day, Day]) -> None:
    found = timeline_of_instrument(examined(), InstrumentId("39-2024-qh15"), span)
    assert page_of(of_timeline(found)).smallest >= LEAST


def test_the_page_that_is_drawn_keeps_its_letters() -> None:
    svg = draw(of_timeline(timelines()["39/2024/QH15"]), "svg")
    assert effective_font(svg) >= LEAST - 0.005
    assert "Ngày xét 25/11/2026".encode() in svg


def test_the_cascade_names_the_decrees_of_the_mass_end_with_the_most_matters() -> None:
    chart = of_horizon(horizon(examined(), UNTIL))
    picture = drawn(chart)
    assert picture is not None
    said = words(picture)
    for wanted in (
        "Nghị định số 146/2025/NĐ-CP",
        "Nghị định số 142/2025/NĐ-CP",
        "587 việc mất chủ thể",
        "Vốn chưa rõ chủ thể: 133",
        "126 xã, phường",
    ):
        assert wanted in said
    assert page_of(chart).smallest >= LEAST


def test_the_cascade_steps_down_to_a_row_for_each_day() -> None:
    chart = of_horizon(horizon(Examination(real(), date(2025, 12, 15)), date(2027, 3, 1)), "en")
    picture = drawn(chart)
    assert picture is not None
    assert picture.said == "Shortened: one row for each day."


def test_where_there_are_too_many_days_those_with_most_matters_are_left_and_the_others_counted() -> None:
    found = horizon(Examination(real(), date(2025, 6, 1)), date(2028, 12, 31))
    picture = drawn(of_horizon(found, "en"))
    assert picture is not None
    assert picture.said.startswith("Shortened: the 10 days with most matters; ")
    assert f"{len(found.stops) - 10} further days left out." in picture.said
    largest = max(found.stops, key=lambda one: len(one.left))
    assert f"After {largest.day}" in words(picture)
    early = drawn(of_horizon(horizon(Examination(real(), date(2025, 6, 1)), date(2025, 8, 1)), "en"))
    assert early is not None
    assert "Before the baseline: not examined" in words(early)


def test_where_nothing_stops_the_cascade_says_so() -> None:
    picture = drawn(of_horizon(horizon(Examination(small(), TODAY), UNTIL)))
    assert picture is not None
    assert lines(picture) == ["Không có gì hết hạn trong khoảng này theo sổ thẩm quyền."]
