"""The charts of the register of Hà Nội: every one is legible, and the numbers are those of the register."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from delegation.authority.examination import Examination
from delegation.charts.drawing import draw
from delegation.charts.engine.fonts import carried, face_for
from delegation.charts.engine.svg import effective_font
from delegation.charts.page.frame import Setting
from delegation.charts.page.page import compose
from delegation.charts.page.paper import LEAST, paper_of
from delegation.charts.page.picture import Chart
from delegation.charts.subjects.form import of_form
from delegation.charts.subjects.holder import of_holder
from delegation.charts.subjects.matter import of_matter
from delegation.charts.subjects.overview import overview
from delegation.findings import Language
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.run import pipeline

_AS_OF = date(2026, 11, 24)
_RULES = Path(__file__).parents[2] / "rules"


@cache
def real() -> Register:
    return pipeline.load(_RULES).register


def text(chart: Chart) -> str:
    return " ".join(line.text for node in chart.pictures[0].nodes for line in node.lines)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_form_and_holder_fits_a_page(language: Language) -> None:
    register = real()
    charts = [overview(register, _AS_OF, language)]
    charts += [of_form(register, number, _AS_OF, language) for number in register.forms]
    charts += [of_holder(register, holder, _AS_OF, language) for holder in register.holders]
    for chart in charts:
        page = compose(chart, face_for(chart.letters))
        assert page is not None
        assert page.size * 0.9 >= LEAST


def test_matters_fit_a_page() -> None:
    """Every fortieth matter; those that grants name are among them."""
    examination = Examination(real(), _AS_OF)
    for matter in sorted({*list(real().matters)[::40], *real().grants_of}):
        chart = of_matter(examination, matter)
        assert compose(chart, face_for(chart.letters)) is not None


def test_form_3_shows_named_and_unlisted() -> None:
    chart = of_form(real(), 3, _AS_OF)
    assert "259 thủ tục chưa công bố danh mục" in text(chart)
    assert "Số công bố: 387 thủ tục; sổ nêu tên 128." in chart.notes
    assert effective_font(draw(chart, "svg")) >= LEAST - 0.005


def test_the_overview_holds_all_forms_and_the_sum() -> None:
    chart = overview(real(), _AS_OF)
    for number in range(1, 12):
        assert f"Hình thức {number}" in text(chart)
    assert chart.notes[0].startswith("Tổng số thủ tục hành chính được ủy quyền theo công bố: 671;")
    assert effective_font(draw(chart, "svg")) >= LEAST - 0.005


def test_the_vietnamese_overview_has_every_form_and_all_that_is_given() -> None:
    """The forms of one giver share a box, and that is said; each number of an instrument stands behind its kind."""
    chart = overview(real(), _AS_OF)
    page = compose(chart, face_for(chart.letters))
    assert page is not None
    assert page.body.picture.said == "Đã rút gọn: các hình thức của cùng một bên ủy quyền được gộp thành một ô."
    assert "Hình thức 11" in str(page.body.picture.nodes)
    cards = [
        line.text for node in page.body.picture.nodes for line in node.lines if ": " in line.text and "/" in line.text
    ]
    assert cards
    assert all(re.search(r": (?:Quyết định|Nghị quyết|Quy định|Luật) ", one) for one in cards)


@pytest.mark.parametrize(
    "name",
    ["so-xay-dung", "so-cong-thuong", "so-nong-nghiep-moi-truong", "chu-tich-ubnd-cap-xa", "ubnd-cap-xa", "ubnd-tp"],
)
@pytest.mark.parametrize("paper", ["a4", "a3", "160mm"])
def test_what_a_holder_has_by_law_is_named_or_it_is_said_that_it_is_not(name: str, paper: str) -> None:
    """On the page, in the list behind it, or with a notice that counts stand for names; the list names each matter that it counts."""
    made = of_holder(real(), name, _AS_OF)
    page = compose(made, next(carried()), Setting(paper_of(paper)))
    assert page is not None
    picture = page.body.picture
    owned = next(one for one in picture.nodes if one.key == "owned")
    titles = [real().matters[MatterId(one.removeprefix("matter:"))].title for one in owned.also]
    shown = " ".join(line.text for line in owned.lines)
    listed = " ".join(row for group in picture.key for _, row in group.rows)
    unnamed = [one for one in titles if one not in shown and one not in listed]
    # Where counts of fields are put together, the list behind the page has the fields instead of the matters.
    is_of_matters = any(not group.title.startswith("Lĩnh vực khác") for group in picture.key)
    assert not (is_of_matters and unnamed)
    assert not unnamed or "được thay bằng số lượng" in picture.said


def test_of_many_grants_those_of_most_matters_stand_for_themselves() -> None:
    picture = next(
        one
        for one in of_holder(real(), "ubnd-tp", _AS_OF).pictures
        if sum(":card:" in node.key for node in one.nodes) == 3
    )
    (rest,) = [one for one in picture.nodes if one.key.endswith(":rest")]
    said = [line.text for line in rest.lines]
    assert said[0].endswith("lần giao khác")
    assert any(line.startswith("Cho: ") for line in said)
    cards = " ".join(line.text for one in picture.nodes if ":card:" in one.key for line in one.lines)
    assert "128 thủ tục" in cards
    assert "12 nhiệm vụ" in cards
