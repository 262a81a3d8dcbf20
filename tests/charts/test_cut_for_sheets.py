"""What is too much for one sheet is cut where nothing is torn, and what has no room below a picture stands behind it: no sign without its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from delegation.authority.examination import Examination
from delegation.charts.engine.fonts import carried
from delegation.charts.page.frame import Setting
from delegation.charts.page.page import ChartPage, pages_of
from delegation.charts.page.paper import IN_TEXT, paper_of
from delegation.charts.page.picture import Arrow, Chart, Line, Picture, PictureNode
from delegation.charts.page.printed import printed
from delegation.charts.page.slices import beside_one_box, hanging_on_one, hanging_together, joined
from delegation.findings import Language
from delegation.loading.disk.cache import Cache
from delegation.run import pipeline
from delegation.run.charting import chart_of
from delegation.run.subjects import subject_of

_DAY = date(2026, 12, 1)
_RULES = Path(__file__).parents[2] / "rules"
_SIGNS = re.compile(r"\(([!?])(\d+(?:, \d+)*)?\)")
_SETTINGS = {
    "a4": Setting(paper_of("a4")),
    "slide": Setting(paper_of("slide")),
    "160mm": Setting(paper_of("160mm")),
    "word": Setting(IN_TEXT, is_inset=True, is_listed_apart=True),
}


@cache
def _loaded() -> tuple[pipeline.Loaded, Examination]:
    loaded = pipeline.load(_RULES)
    return loaded, Examination(loaded.register, _DAY)


@cache
def _chart(what: str, language: Language) -> Chart:
    loaded, examination = _loaded()
    return printed(chart_of(subject_of(what), loaded, examination, Cache(None), language))


def _pages(what: str, on: str, language: Language = "vi") -> tuple[ChartPage, ...]:
    return pages_of(_chart(what, language), next(carried()), _SETTINGS[on])


def _in_boxes(pages: tuple[ChartPage, ...]) -> Iterator[str]:
    for page in pages:
        yield from (line.line.text for node in page.body.nodes for line in node.set.lines)


@pytest.mark.parametrize("on", ["a4", "word", "slide"])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("what", ["ubnd-tp", "ubnd-cap-xa", "so-xay-dung", "tong-quan"])
def test_the_largest_charts_are_drawn_in_both_languages(what: str, language: Language, on: str) -> None:
    assert _pages(what, on, language)


@pytest.mark.parametrize("what", ["tong-quan", "phat-hien", "ubnd-tp", "ubnd-cap-xa", "hinh-thuc-3"])
def test_letters_on_slides_have_twelve_points(what: str) -> None:
    assert min(one.smallest for one in _pages(what, "slide")) >= 12 - 0.005


@pytest.mark.parametrize("on", list(_SETTINGS))
@pytest.mark.parametrize("what", ["tong-quan", "to-chuc", "ubnd-cap-xa", "ubnd-tp", "so-cong-thuong"])
def test_each_sign_in_a_box_has_a_number_and_each_number_its_words(what: str, on: str) -> None:
    """On its own page, on the page of notes, or in the notes that the document sets."""
    pages = _pages(what, on)
    signs = {
        (one[1], number)
        for text in _in_boxes(pages)
        for one in _SIGNS.finditer(text)
        for number in (one[2] or "").split(", ")
    }
    assert signs, what
    words = " ".join(row.text for page in pages for row in page.words) + " ".join(pages[0].behind)
    for sign, number in signs:
        assert number, "a sign without a number"
        assert f"({sign}{number}) " in words or f"({sign}{number})" in words.split(), (sign, number)


@pytest.mark.parametrize("what", ["tong-quan", "ubnd-tp"])
def test_what_is_cut_for_several_slides_has_every_box_and_arrow(what: str) -> None:
    """Together the slides have what one sheet would have had; no arrow leads from one to another."""
    chart = _chart(what, "vi")
    pages = [one for one in _pages(what, "slide") if one.body.nodes]
    assert len(pages) > 1
    drawn = {node.set.node.key for page in pages for node in page.body.nodes}
    arrows = {(one.start, one.end) for page in pages for one in page.body.picture.arrows}
    every = (one for level in _in_words(chart) for one in level.pictures)
    assert any(
        drawn == {one.key for one in picture.nodes} and arrows == {(one.start, one.end) for one in picture.arrows}
        for picture in every
    )


def _in_words(chart: Chart) -> Iterator[Chart]:
    yield chart
    if chart.brief is not None:
        yield from _in_words(chart.brief)


def _box(key: str, column: int) -> PictureNode:
    return PictureNode(key, "holder", column, (Line(key),))


def test_a_picture_is_cut_where_no_line_is_torn() -> None:
    nodes = (_box("a", 0), _box("b", 1), _box("c", 0), _box("d", 1))
    apart = Picture((9.0, 9.0), ("", ""), nodes, (Arrow("a", "b", "law"), Arrow("c", "d", "law")))
    pieces = hanging_together(apart)
    assert [[one.key for one in piece.nodes] for piece in pieces] == [["a", "b"], ["c", "d"]]
    assert joined(pieces) == apart


def test_what_only_one_box_ties_is_cut_beside_it_and_each_piece_has_it() -> None:
    nodes = (_box("from", 0), _box("middle", 1), _box("to", 2), _box("other", 2))
    lines = (Arrow("from", "middle", "law"), Arrow("middle", "to", "law"), Arrow("middle", "other", "law"))
    left, right = beside_one_box(Picture((9.0, 8.0, 7.0), ("x", "y", "z"), nodes, lines))
    assert [one.key for one in left.nodes] == ["from", "middle"]
    assert (right.widths, right.headings) == ((8.0, 7.0), ("y", "z"))
    assert [(one.key, one.column) for one in right.nodes] == [("middle", 0), ("to", 1), ("other", 1)]
    assert [[one.key for one in piece.nodes] for piece in hanging_on_one(right)] == [
        ["middle", "to"],
        ["middle", "other"],
    ]


def test_heavy_edges_do_not_leave_a_picture_that_is_set_into_a_document() -> None:
    """The whole stroke of a box at the edge is on the page, not half of it."""
    heaviest = 2.2
    for page in _pages("to-chuc", "word"):
        left, _ = page.origin
        for node in page.body.nodes:
            right = left + (node.x + node.set.width) * page.size
            assert right + heaviest / 2 <= page.width + 0.05
