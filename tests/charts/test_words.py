"""No word of a chart is cut, and a chain that is too long for a row goes on in the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from chart_register import AS_OF, CITY, HERE, TRADE, small
from hypothesis import given
from hypothesis import strategies as st

from delegation.authority.examination import Examination
from delegation.charts.engine.fonts import Face, carried
from delegation.charts.page.arrange import columns_of
from delegation.charts.page.bands import bands_of
from delegation.charts.page.frame import Setting
from delegation.charts.page.page import compose, pages_of
from delegation.charts.page.paper import LEAST, PAPERS, paper_of
from delegation.charts.page.picture import Axis, Chart, Line, Picture, PictureNode
from delegation.charts.page.placement import SetNode
from delegation.charts.page.times import times_of
from delegation.charts.subjects.form import of_form
from delegation.charts.subjects.holder import of_holder
from delegation.charts.subjects.matter import of_matter
from delegation.charts.subjects.organisation import organisation
from delegation.charts.subjects.overview import overview
from delegation.findings import Language
from delegation.model.holders import HolderId
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import AnnexRow, Grant, MatterId
from delegation.model.register import Register
from delegation.model.terms import Term

_PAPERS = [*PAPERS, "160mm", "90mm"]


@cache
def face() -> Face:
    return next(carried())


_word = st.one_of(
    st.sampled_from(
        [
            "140/2025/NĐ-CP",
            "74/2025/QĐ-UBND",
            "Department",
            "administrative",
            "nghiệp",
            "Ủy",
            "decentralisation",
            "(!1)",
        ]
    ),
    st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyẠẾỘỮ0123456789/-.()«»", min_size=1, max_size=24),
)
_text = st.lists(_word, min_size=1, max_size=12).map(" ".join)
_line = st.builds(
    Line, _text, bold=st.booleans(), small=st.booleans(), right=st.lists(st.text("0123456789–", max_size=9), max_size=2).map(tuple)
)  # fmt: skip
_node = st.builds(
    lambda lines, column: ("holder", column, tuple(lines)), st.lists(_line, max_size=5), st.integers(0, 2)
)


def _uncut(nodes: tuple[SetNode, ...]) -> None:
    for node in nodes:
        for one in node.lines:
            assert " ".join(one.rows) == one.line.text
            for row in one.rows:
                size = 0.9 if one.line.small else 1.0
                room = node.width - 1.2 - (sum(node.rights) if one.line.right else 0)
                assert face().width(row, bold=one.line.bold) * size <= room + 1e-6


@given(st.lists(_node, min_size=1, max_size=6), st.tuples(*[st.floats(1, 40)] * 3), _text)
def test_columns_are_as_wide_as_their_words(
    made: list[tuple[str, int, tuple[Line, ...]]], widths: tuple[float, ...], heading: str
) -> None:
    """Whatever widths a picture asks for: in columns, in bands and along days, in boxes and in headings."""
    nodes = tuple(
        PictureNode(f"n{at}", "holder", column, lines, band=at % 2) for at, (_, column, lines) in enumerate(made)
    )
    picture = Picture(widths, ("", heading, ""), nodes)
    columns = columns_of(picture, face())
    _uncut(tuple(one for column in columns.columns for one in column))
    bands = bands_of(replace(picture, bands=("a", "b")), face())
    _uncut(tuple(one for cell in bands.cells.values() for one in cell))
    times = times_of(picture, Axis(date(2025, 1, 1), date(2026, 1, 1), ()), face())
    _uncut(tuple(one for row in times.rows for one in row))
    for body in (columns, bands, times):
        assert " ".join(body.headings[1]) == heading


@given(st.text(min_size=1, max_size=200).filter(lambda one: " " not in one), st.floats(1, 30))
def test_what_nobody_reads_as_a_word_is_cut_and_nothing_of_it_is_lost(word: str, room: float) -> None:
    assert "".join(face().wrap(word, room)) == word


def test_a_word_of_a_hundred_thousand_letters_is_cut_into_lines_that_fit() -> None:
    lines = face().wrap("aB/" * 40_000, 20)
    assert "".join(lines) == "aB/" * 40_000
    assert max(face().width(line) for line in lines) <= 20


def chain_of(steps: int) -> Register:
    """Give a register in which a matter goes on through so many hands."""
    register, city = small(0), CITY
    names = [city, *(HolderId(f"so-{at}") for at in range(steps))]
    holders = {
        one: replace(register.holders[TRADE], id=one, name=f"Phòng Quản lý hạ tầng kỹ thuật số {at}")
        for at, one in enumerate(names[1:])
    }
    papers = {
        InstrumentId(f"qd-{at}"): Instrument(InstrumentId(f"qd-{at}"), f"{140 + at}/2025/QĐ-UBND", "d", one, HERE)
        for at, one in enumerate(names[:-1], 10)
    }
    grants = {
        f"g{at}": Grant(
            f"g{at}", "delegation", names[at], names[at + 1], InstrumentId(f"qd-{at + 10}"),
            (AnnexRow(MatterId("nv-1"), HERE, row=at + 1),), HERE, term=Term(date(2025, 12, 4)),
        )
        for at in range(steps)
    }  # fmt: skip
    return replace(
        register,
        holders={**register.holders, **holders},
        instruments={**register.instruments, **papers},
        grants=grants,
    )


def _rows_of_chain(chart: Chart, paper: str) -> list[str]:
    page = compose(chart, face(), Setting(paper_of(paper)))
    assert page is not None
    assert page.smallest >= LEAST
    _uncut(tuple(one.set for one in page.body.nodes))
    return [one.set.node.lines[0].text for one in page.body.nodes]


@pytest.mark.parametrize("paper", _PAPERS)
@pytest.mark.parametrize("steps", [1, 2, 3, 4, 6])
def test_a_chain_of_any_length_is_drawn_whole_on_any_paper(steps: int, paper: str) -> None:
    """Each hand and each decision stands there, in rows where one does not hold them."""
    found = _rows_of_chain(of_matter(Examination(chain_of(steps), AS_OF), "nv-1"), paper)
    assert {f"Phòng Quản lý hạ tầng kỹ thuật số {at}" for at in range(steps)} <= set(found)
    assert {f"Quyết định {150 + at}/2025/QĐ-UBND" for at in range(steps)} <= {
        one.replace("d ", "Quyết định ", 1) for one in found
    } or sum("/2025/QĐ-UBND" in one for one in found) == steps


def test_a_row_that_goes_on_says_from_whom() -> None:
    page = compose(of_matter(Examination(chain_of(6), AS_OF), "nv-1"), face())
    assert page is not None
    again = [one.set.node for one in page.body.nodes if one.set.node.key.endswith("/again")]
    assert again
    for one in again:
        assert one.column == 1
        assert one.lines[1].text == "(tiếp theo hàng trên)"
        assert any(arrow.start == one.key for arrow in page.body.picture.arrows)
    assert page.body.picture.said == ""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("paper", _PAPERS)
def test_no_word_of_any_chart_is_cut_on_any_paper(paper: str, language: Language) -> None:
    register = small(40)
    charts = (
        overview(register, AS_OF, language),
        organisation(register, AS_OF, language),
        of_form(register, 3, AS_OF, language),
        of_holder(register, TRADE, AS_OF, language),
    )
    for chart in charts:
        for page in pages_of(chart, face(), Setting(paper_of(paper))):
            _uncut(tuple(one.set for one in page.body.nodes))
