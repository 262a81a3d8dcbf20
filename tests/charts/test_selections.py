"""What a selector chooses: matters as a table of holders, communes as a grid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from chart_register import AS_OF, HERE, small
from drawn import lines
from folders import RULES
from programs import run

from delegation.authority.examination import Examination
from delegation.charts.engine.fonts import carried
from delegation.charts.page.arrange import columns_of
from delegation.charts.page.bands import bands_of
from delegation.charts.page.page import compose
from delegation.charts.page.picture import Chart
from delegation.charts.subjects.commune_grid import grid
from delegation.charts.subjects.selection_matrix import of_selection
from delegation.charts.subjects.selection_words import KEYS, WORDS
from delegation.model.holders import HolderId, Readiness
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.select.of_communes import COMMUNES
from delegation.questions.select.of_matters import MAKERS
from delegation.questions.select.selection import chosen
from delegation.questions.ways.asked import ways_in
from delegation.run import pipeline


@pytest.fixture(name="whole", scope="module")
def _whole() -> Register:
    return pipeline.load(RULES).register


def matrix(register: Register, written: str, language: str = "vi") -> Chart:
    ways = ways_in(Examination(register, AS_OF), None)
    return of_selection(ways, [chosen(ways, "tasks", written), chosen(ways, "procedures", written)], language)  # type: ignore[arg-type]  # both


def rows(chart: Chart) -> dict[str, tuple[str, ...]]:
    (node,) = chart.pictures[0].nodes
    return {line.text: line.right for line in node.lines}


def test_each_holder_has_a_row_with_what_it_owns_and_carries_out_by_field() -> None:
    told = rows(matrix(small(4), ""))
    assert told["Chủ thể"][-1] == "Cộng"
    assert {"Hóa chất", "Thương mại"} & set(told["Chủ thể"])
    assert told["UBND cấp xã (126)"][-1] == "1 / 1"
    assert told["Sở Công Thương"][-1].startswith("– / ")


def test_what_a_holder_has_only_perhaps_is_counted_apart(whole: Register) -> None:
    """The certain number of the table is what ``list`` says of a holder; what it leaves open stands behind a plus, and the page says so."""
    ways = ways_in(Examination(whole, AS_OF), None)
    kept = chosen(ways, "procedures", "owner:ubnd-tp")
    chart = of_selection(ways, [kept])
    here, told = {one.id for one in kept.fitting}, rows(chart)
    doubted = 0
    for holder in ("ubnd-tp", "so-cong-thuong"):
        acting = chosen(ways, "procedures", f"exerciser:{holder}")
        sure = len(here & {one.id for one in acting.fitting})
        row = next(row for name, row in told.items() if name.startswith(whole.label_of(HolderId(holder))))
        numbers = row[-1].split(" / ")[1].split("+")
        assert sum(int(one) for one in numbers if one.isdecimal()) == sure
        doubted += sum(one.endswith("?") for one in numbers)
    assert doubted
    assert "chưa chắc chắn" in chart.pictures[0].said
    assert "chưa chắc chắn" not in matrix(small(), "id:nv-1").pictures[0].said


def test_of_one_field_the_columns_are_instruments() -> None:
    told = rows(matrix(small(), "id:nv-1"))
    assert "01/2025/QĐ-UBND" in told["Chủ thể"]


@pytest.mark.parametrize("key", sorted({*MAKERS, *COMMUNES}))
def test_every_condition_has_words_for_a_paper(key: str) -> None:
    assert key in WORDS or key in KEYS


def test_that_nothing_fits_is_said() -> None:
    assert lines(matrix(small(), "title:khong-co").pictures[0]) == [
        "Vào ngày này không có việc nào thuộc phạm vi nêu trên."
    ]
    assert lines(matrix(small(), "title:khong-co", "en").pictures[0]) == ["On this day no matter is of this kind."]


def ready() -> Register:
    register = small(communes=4)
    states: list[bool | Unknown | None] = [True, False, Unknown("chưa khảo sát"), None]
    communes = {
        code: replace(one, readiness=() if state is None else (Readiness("duoc", state, None, (), HERE),))
        for (code, one), state in zip(register.communes.items(), states, strict=True)
    }
    return replace(register, communes=communes)


def test_a_commune_that_no_source_names_is_not_known_and_never_a_no() -> None:
    ways = ways_in(Examination(ready(), AS_OF), None)
    chart = grid(ways, chosen(ways, "communes", "ready-for:duoc"))
    kinds = {one.hint: one.kind for one in chart.pictures[0].nodes if one.column}
    assert list(kinds.values()).count("fits-unknown") == 2
    assert sorted(kinds.values()) == ["fits", "fits-not", "fits-unknown", "fits-unknown"]
    assert chart.notes[0].startswith("4 xã, phường: đáp ứng 1, không đáp ứng 1, chưa rõ 2.")
    signs = {one.lines[0].text[0] for one in chart.pictures[0].nodes if one.column}
    assert signs == {"+", "–", "?"}


def test_wards_and_rural_communes_stand_apart() -> None:
    ways = ways_in(Examination(small(communes=4), AS_OF), None)
    picture = grid(ways, chosen(ways, "communes", "type:ward"), "en").pictures[0]
    assert picture.bands == ("Wards", "Rural communes")
    assert {one.kind for one in picture.nodes if one.band == 0 and one.column} == {"fits"}
    assert {one.kind for one in picture.nodes if one.band == 1 and one.column} == {"fits-not"}


@pytest.mark.parametrize("which", [0, 1, 2, 3])
def test_communes_beside_one_another_stand_level_though_a_name_is_broken(whole: Register, which: int) -> None:
    ways = ways_in(Examination(whole, AS_OF), None)
    body = bands_of(grid(ways, chosen(ways, "communes", "")).pictures[which], next(carried()))
    across = len(body.picture.widths) - 1
    for band in range(len(body.picture.bands)):
        boxes = [one for one in body.arrange(100, 100).nodes if one.set.node.band == band and one.set.node.column]
        rows = {(one.top, one.height) for one in boxes}
        assert len(rows) == -(-len(boxes) // across)


@pytest.mark.parametrize("written", ["form:3", "owner:ubnd-cap-xa", "field:dat-dai", ""])
def test_names_of_holders_have_room_beside_any_columns(whole: Register, written: str) -> None:
    """A table whose columns take all the width would set «Sở / Công / Thương» word below word."""
    for picture in matrix(whole, written).pictures:
        (column,) = columns_of(picture, next(carried())).columns
        (table,) = column
        for one in table.lines:
            if one.line.text.startswith("Sở"):
                assert len(one.rows) <= 2, one.rows


def test_the_legend_shows_no_edge_that_is_not_drawn(whole: Register) -> None:
    """Where a line of a list bears a mark, its box has the edge of any list."""
    examination = Examination(whole, AS_OF)
    ways = ways_in(examination, None)
    listed = [chosen(ways, "procedures", "form:3")]
    made = of_selection(ways, listed, marks=pipeline.marks(examination))
    assert any(one.marks for one in made.pictures[0].nodes[0].lines)
    page = compose(made, next(carried()))
    assert page is not None
    assert not any(one.kind == "marked" for one in page.samples)


@pytest.mark.parametrize(
    ("what", "wanted"),
    [
        ("ma-tran:tasks field:y-te", "Nhiệm vụ: lĩnh vực Dược, mỹ phẩm, thiết bị y tế"),
        ("matrix:owner:so-xay-dung", "Nhiệm vụ, thủ tục: thuộc thẩm quyền của Sở Xây dựng"),
        (
            "ma-tran:level:commune ends<2027-03-02 -unlisted",
            "cấp xã; ngày cuối trước 02/03/2027; trừ việc chưa công bố danh mục",
        ),
        ("ma-tran:so-xay-dung+1", "Nhiệm vụ, thủ tục: Sở Xây dựng và các chủ thể, việc bên dưới trong 1 bước"),
        ("luoi-xa:type:ward", "Phường"),
        ("luoi-xa:ready-for:dược", "Có điều kiện về dược"),
        ("communes", "Tất cả"),
    ],
)
def test_it_is_asked_for_by_a_word_and_a_selector(tmp_path: Path, what: str, wanted: str) -> None:
    ran = run("--rules", RULES, "chart", what, "-o", tmp_path / "a.mmd", "--as-of", "2026-06-30")
    assert ran.code == 0, ran.told
    assert wanted in (tmp_path / "a.mmd").read_text("utf-8")


@pytest.mark.parametrize(
    ("what", "wanted"),
    [
        ("ma-tran:grants form:3", "Ma trận chỉ lập được cho việc, không phải «grants»"),
        ("ma-tran:khongco:y-te", "khongco"),
        ("luoi-xa:khongco:y-te", "khongco"),
    ],
)
def test_a_selector_that_cannot_be_read_is_told(tmp_path: Path, what: str, wanted: str) -> None:
    ran = run("--rules", RULES, "chart", what, "-o", tmp_path / "a.mmd", "--as-of", "2026-06-30")
    assert ran.code == 2
    assert wanted in ran.told


def test_every_field_of_the_register_can_be_drawn_and_is_named_in_words(whole: Register) -> None:
    """Also where it is known who holds a matter and not by what; no id that was typed stands on the paper."""
    for name, field in whole.fields.items():
        chart = matrix(whole, f"field:{name}")
        assert name not in chart.subject or name == field.name
        assert field.name in chart.subject


def test_no_selector_stands_on_the_paper_as_it_was_typed(whole: Register) -> None:
    assert matrix(whole, "owner:so-cong-thuong").subject == "Nhiệm vụ, thủ tục: thuộc thẩm quyền của Sở Công Thương"
    assert matrix(whole, "-field:y-te").subject == "Nhiệm vụ, thủ tục: trừ lĩnh vực Dược, mỹ phẩm, thiết bị y tế"
    assert "duoc-my-pham" not in matrix(whole, "field:y-te").subject
    assert "y-te" not in matrix(whole, "field:y-te").subject


def test_a_page_with_room_names_the_matters_of_each_holder(whole: Register) -> None:
    """Few matters stand below their holder, each under its column; many are counted alone."""
    few = matrix(whole, "field:y-te")
    titles = [line.text for line in few.pictures[0].nodes[0].lines]
    assert "Cấp Giấy xác nhận nội dung thông tin thuốc" in titles
    assert all("Cấp Giấy xác nhận" not in line for line in lines(few.pictures[-1]))
    assert "Cấp Giấy phép phân phối rượu" not in "".join(lines(matrix(whole, "").pictures[0]))
