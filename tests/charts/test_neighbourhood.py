"""The neighbourhood of something in the graph of grants."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from chart_register import AS_OF, CHAIR, CITY, COMMUNES, HERE, TRADE, small
from drawn import lines, ties
from folders import RULES
from programs import run

from delegation.authority.examination import Examination
from delegation.charts.engine.fonts import carried
from delegation.charts.page.arrange import columns_of
from delegation.charts.page.picture import Line, Picture
from delegation.charts.subjects.neighbourhood import of_neighbourhood
from delegation.findings import Language
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant, MatterId
from delegation.model.register import Register
from delegation.model.terms import Unknown


def three_steps() -> Register:
    """Let the chair give to the city, the city to Trade, Trade to the communes."""
    register, rows = small(), (AnnexRow(MatterId("nv-1"), HERE),)
    grants = {
        "a": Grant("a", "delegation", CHAIR, CITY, InstrumentId("qd-1"), rows, HERE),
        "b": Grant("b", "delegation", CITY, TRADE, InstrumentId("qd-1"), rows, HERE),
        "c": Grant("c", "delegation", TRADE, COMMUNES, InstrumentId("qd-2"), Unknown("trống"), HERE),
    }
    return replace(register, grants=grants)


def around(register: Register, what: tuple[str, str], depth: int, language: Language = "vi") -> set[tuple[str, str]]:
    return ties(of_neighbourhood(Examination(register, AS_OF), what, depth, language).pictures[0])


def holders(register: Register, what: tuple[str, str], depth: int) -> set[str]:
    picture = of_neighbourhood(Examination(register, AS_OF), what, depth).pictures[0]
    return {one.lines[0].text for one in picture.nodes if one.column % 2 == 0}


@pytest.mark.parametrize(
    ("depth", "wanted"),
    [
        (1, {"UBND Thành phố", "Sở Công Thương", "UBND cấp xã (126)"}),
        (2, {"Chủ tịch UBND Thành phố", "UBND Thành phố", "Sở Công Thương", "UBND cấp xã (126)"}),
        (9, {"Chủ tịch UBND Thành phố", "UBND Thành phố", "Sở Công Thương", "UBND cấp xã (126)"}),
    ],
)
def test_a_holder_stands_between_those_who_give_to_it_and_those_to_whom_it_gives(depth: int, wanted: set[str]) -> None:
    assert holders(three_steps(), ("holder", TRADE), depth) == wanted


def test_around_a_matter_only_what_gives_it_is_drawn_from_the_first_giver_on() -> None:
    assert holders(three_steps(), ("matter", "nv-1"), 1) == {"Chủ tịch UBND Thành phố", "UBND Thành phố"}
    assert holders(three_steps(), ("matter", "nv-1"), 9) == {
        "Chủ tịch UBND Thành phố",
        "UBND Thành phố",
        "Sở Công Thương",
    }


def test_around_an_instrument_stand_its_givers_and_whoever_received_and_gives_on() -> None:
    assert holders(three_steps(), ("instrument", "qd-2"), 1) == {
        "UBND Thành phố",
        "Sở Công Thương",
        "UBND cấp xã (126)",
    }


def test_a_circle_ends_where_the_steps_do_and_is_not_walked_for_ever() -> None:
    register = three_steps()
    back = replace(register.grants["c"], receiver=CHAIR)
    assert holders(replace(register, grants={**register.grants, "c": back}), ("holder", TRADE), 3) == {
        "Chủ tịch UBND Thành phố", "UBND Thành phố", "Sở Công Thương",
    }  # fmt: skip


def test_whoever_is_not_known_is_a_box_of_its_own_and_a_list_that_is_not_published_is_said() -> None:
    register = three_steps()
    silent = replace(register.grants["c"], receiver=Unknown("trống"))
    picture = of_neighbourhood(
        Examination(replace(register, grants={**register.grants, "c": silent}), AS_OF), ("holder", TRADE), 1
    ).pictures[0]
    assert [one.lines[0].text for one in picture.nodes if one.kind == "uncertain"] == ["Chưa rõ"]
    assert "1 lần giao chưa công bố danh mục" in lines(picture)


def test_that_nothing_is_given_is_said() -> None:
    chart = of_neighbourhood(Examination(replace(small(), grants={}), AS_OF), ("holder", CITY), 2, "en")
    assert lines(chart.pictures[0]) == ["Nothing is given around it on this day."]


@pytest.mark.parametrize(
    "words",
    [
        ["--focus", "so cong thuong"],
        ["tong-quan", "--focus", "so-cong-thuong", "--depth", "2"],
        ["focus:so-cong-thuong"],
    ],
)
def test_it_is_asked_for_by_an_option_or_a_word(tmp_path: Path, words: list[str]) -> None:
    ran = run("--rules", RULES, "chart", *words, "-o", tmp_path / "a.mmd", "--as-of", "2026-06-30")
    assert ran.code == 0, ran.told
    assert "Sở Công Thương: trong phạm vi" in (tmp_path / "a.mmd").read_text("utf-8")


@pytest.mark.parametrize(
    "words", [["to-chuc", "--depth", "2"], ["--focus", "ubnd-tp", "--depth", "0"], ["to-chuc", "--focus", "ubnd-tp"]]
)
def test_a_depth_without_a_middle_or_of_nothing_is_refused(tmp_path: Path, words: list[str]) -> None:
    ran = run("--rules", RULES, "chart", *words, "-o", tmp_path / "a.mmd")
    assert ran.code == 2
    assert "--depth" in ran.told or "đúng một" in ran.told


def test_a_name_has_room_for_more_than_a_word_in_a_row() -> None:
    """However narrow the columns of a long neighbourhood become, no holder is a tower of single words."""
    face = next(carried())
    name = "Ban Quản lý dự án đầu tư xây dựng"
    chart = of_neighbourhood(Examination(small(), AS_OF), ("holder", str(CITY)), 1)
    node = next(one for picture in chart.pictures for one in picture.nodes if one.kind == "holder")
    long = replace(node, lines=(Line(name, bold=True),), column=0)
    for width in (6.0, 3.0):
        (column,) = columns_of(Picture((width,), ("",), (long,)), face).columns
        assert len(column[0].lines[0].rows) < len(name.split())
