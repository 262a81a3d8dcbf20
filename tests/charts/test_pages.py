"""Paper of every size, captions, keys and parts on pages that follow, links, and charts as text for other tools."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from io import BytesIO

import pytest
from chart_register import AS_OF, TRADE, small
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from delegation.authority.examination import Examination
from delegation.charts.drawing import Drawing, bound, draw, draw_pages
from delegation.charts.engine.fonts import face_for
from delegation.charts.engine.plain import as_dot, as_mermaid
from delegation.charts.engine.svg import effective_font
from delegation.charts.page.frame import Setting
from delegation.charts.page.page import pages_of
from delegation.charts.page.paper import IN_TEXT, LEAST, PAPERS, PaperChoice, cropped, lowered, paper_of, within
from delegation.charts.page.picture import Arrow, Chart, KeyGroup, Line, Picture, PictureNode
from delegation.charts.subjects.form import of_form
from delegation.charts.subjects.holder import of_holder
from delegation.charts.subjects.matter import of_matter
from delegation.charts.subjects.organisation import organisation
from delegation.charts.subjects.overview import overview
from delegation.errors import AskedWronglyError

_MILLIMETRES_OF = {
    "a4": (297, 210),
    "a4-doc": (210, 297),
    "a4-ngang": (297, 210),
    "a3-doc": (297, 420),
    "slide": (338.67, 190.5),
}
_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"


def box(key: str, column: int = 0, text: str = "Sở") -> PictureNode:
    return PictureNode(key, "holder", column, (Line(text),))


def chart_of(*pictures: Picture) -> Chart:
    return Chart("Sơ đồ thử", "Phụ đề", "Sổ thử", AS_OF, "vi", pictures)


def words(drawing: Drawing) -> list[str]:
    """Give the text of each page."""
    return [
        " ".join("".join(one.itertext()) for one in ET.fromstring(leaf.content).iter(f"{_SVG}text"))  # noqa: S314  our own
        for leaf in drawing.leaves
    ]


@pytest.mark.parametrize(
    "paper",
    [paper_of("60mm"), paper_of("160mm"), paper_of("900px"), cropped(paper_of("a4")), within(160, 200), IN_TEXT],
)
@pytest.mark.parametrize("figure", [None, 1])
def test_nothing_is_cut_at_the_edge_of_a_picture_without_margins(paper: PaperChoice, figure: int | None) -> None:
    """The hook of «Ẩ» reaches over its row by a fifth of the letter, and a heavy edge over its box: both have room, with a heading and without one."""
    chart = chart_of(Picture((20.0,), ("ẨỦỔ",), (box("a"),)))
    for page in pages_of(chart, face_for(chart.letters), Setting(paper, figure=figure)):
        rows = [one.middle - one.size * 0.7 for one in page.words]
        assert min(rows) > 1
        assert min(one.x for one in page.words if one.align == "left") > 1
    for sheet in paper.sheets:
        assert min(sheet.top, sheet.bottom, sheet.left, sheet.right) > 5


@pytest.mark.parametrize(("name", "size"), _MILLIMETRES_OF.items())
def test_a_page_has_the_size_that_was_asked_for(name: str, size: tuple[float, float]) -> None:
    """A chart that is wider than high lies on paper that may lie, and stands where only that is allowed."""
    leaf = draw_pages(of_form(small(), 3, AS_OF), "png", Setting(paper_of(name))).leaves[0]
    assert (leaf.width, leaf.height) == pytest.approx(size, abs=0.2)
    dots = [one / 300 * 25.4 for one in struct.unpack(">II", leaf.content[16:24])]
    assert dots == pytest.approx(size, abs=0.4)


@pytest.mark.parametrize("name", ["160mm", "16cm", "605px", "160,0mm"])
def test_a_width_takes_the_height_that_it_needs(name: str) -> None:
    leaf = draw_pages(of_form(small(), 3, AS_OF), "svg", Setting(paper_of(name))).leaves[0]
    assert leaf.width == pytest.approx(160, abs=0.2)
    assert leaf.height < 160
    assert effective_font(leaf.content) >= LEAST - 0.005


@pytest.mark.parametrize("paper", [*PAPERS, "160mm", "900px"])
def test_letters_are_legible_on_every_paper(paper: str) -> None:
    register = small(400)
    for chart in (overview(register, AS_OF), of_form(register, 3, AS_OF), of_holder(register, TRADE, AS_OF)):
        for page in pages_of(chart, face_for(chart.letters), Setting(paper_of(paper))):
            assert page.smallest >= LEAST


@pytest.mark.parametrize("name", ["", "a5", "160", "mm", "-160mm", "5mm", "9000mm", "1e3px", "a4 ", "160 inch"])
def test_paper_that_does_not_exist_is_one_sentence(name: str) -> None:
    with pytest.raises(AskedWronglyError, match=r"Không có khổ|Không vẽ được"):
        paper_of(name)


@given(st.text(max_size=12))
def test_no_name_of_paper_breaks_it(name: str) -> None:
    try:
        found = paper_of(name)
    except AskedWronglyError:
        return
    assert found.sheets


def test_a_caption_stands_below_and_takes_the_place_of_the_title() -> None:
    chart = of_form(small(), 3, AS_OF)
    said = words(draw_pages(chart, "svg", Setting(figure=3)))[0]
    assert "Hình 3. Sơ đồ ủy quyền theo hình thức 3: UBND Thành phố ủy quyền cho Sở" in said
    assert "SƠ ĐỒ" not in said
    assert "Tính đến ngày 24/11/2026" in said
    own = words(draw_pages(chart, "svg", Setting(figure=3, caption="Ủy quyền ở Sở")))[0]
    assert "Hình 3. Ủy quyền ở Sở" in own
    bare = words(draw_pages(chart, "svg", Setting(caption="Không đánh số")))[0]
    assert "Không đánh số" in bare
    assert "Hình" not in bare


def test_a_key_follows_on_as_many_pages_as_it_takes() -> None:
    """Every code and name of the key is set once, in order; each page says which it is of how many."""
    rows = tuple((f"1.{at:06d}", f"Cấp giấy phép thứ {at} cho một cơ sở sản xuất ở xa trung tâm") for at in range(300))
    picture = Picture(
        (20.0,), ("",), (box("a"),), key=(KeyGroup("Lĩnh vực A", rows[:150]), KeyGroup("Lĩnh vực B", rows[150:]))
    )
    pages = words(draw_pages(chart_of(picture), "svg"))
    assert len(pages) > 3
    assert [f"trang {at}/{len(pages)}" in page for at, page in enumerate(pages, 1)] == [True] * len(pages)
    assert re.findall(r"1\.\d{6}", " ".join(pages[1:])) == [code for code, _ in rows]
    assert [page.count("Danh sách kèm theo sơ đồ") for page in pages] == [0] + [1] * (len(pages) - 1)


def test_no_row_of_a_key_leaves_its_page_or_covers_another() -> None:
    rows = tuple((f"ma-rat-dai-{at}", "Tên dài " * (at % 17 + 1)) for at in range(200))
    chart = chart_of(Picture((20.0,), ("",), (box("a"),), key=(KeyGroup("Lĩnh vực", rows),)))
    for paper in ("a4", "a4-doc", "160mm", "60mm"):
        face = face_for(chart.letters)
        for page in pages_of(chart, face, Setting(paper_of(paper)))[1:]:
            found = sorted(
                (one.x, one.middle, one.x + face.width(one.text, bold=one.bold) * one.size, one.size)
                for one in page.words
                if one.align == "left"
            )
            assert all(one[2] <= page.width + 0.1 and one[1] + one[3] / 2 <= page.height for one in found)
            for at, one in enumerate(found):
                for other in found[at + 1 :]:
                    apart = other[0] >= one[2] - 0.5 or abs(other[1] - one[1]) >= min(one[3], other[3]) * 0.9
                    assert apart, (one, other)


def test_parts_follow_an_overview_and_are_numbered_with_it() -> None:
    part = chart_of(Picture((20.0,), ("",), (box("a", text="Sở A"),)))
    whole = chart_of(
        Picture((20.0,), ("",), (box("o", text="Tất cả"),), parts=(part, replace(part, subject="Phần hai")))
    )
    pages = words(draw_pages(whole, "svg"))
    assert [("trang 1/3" in pages[0]), ("trang 2/3" in pages[1]), ("Phần hai" in pages[2])] == [True] * 3


def test_an_overview_whose_parts_are_not_legible_is_not_drawn() -> None:
    """A level of detail that would leave something out is passed over."""
    crowd = chart_of(Picture((20.0,), ("",), tuple(box(f"n{at}") for at in range(300))))
    coarse = Picture((20.0,), ("",), (box("b", text="Tổng số"),))
    chart = chart_of(Picture((20.0,), ("",), (box("a", text="Toàn cảnh"),), parts=(crowd,)), coarse)
    assert "Tổng số" in words(draw_pages(chart, "svg"))[0]


def test_a_pdf_holds_all_pages_with_title_and_language() -> None:
    part = chart_of(Picture((20.0,), ("",), (box("a"),)))
    chart = chart_of(Picture((20.0,), ("",), (box("o"),), parts=(part, part)))
    drawn = bound(chart, draw_pages(chart, "pdf"))
    reader = PdfReader(BytesIO(drawn))
    assert len(reader.pages) == 3
    assert reader.metadata is not None
    assert reader.metadata.title == "Sơ đồ thử. Phụ đề"
    assert str(reader.root_object["/Lang"]) == "vi"
    assert "SƠ ĐỒ THỬ" in reader.pages[0].extract_text()
    assert drawn == bound(chart, draw_pages(chart, "pdf"))


def test_progress_is_told_page_by_page() -> None:
    part = chart_of(Picture((20.0,), ("",), (box("a"),)))
    told: list[tuple[int, int]] = []
    draw_pages(
        chart_of(Picture((20.0,), ("",), (box("o"),), parts=(part,))),
        "svg",
        progress=lambda at, of: told.append((at, of)),
    )
    assert told == [(1, 2), (2, 2)]


def test_an_arrow_to_the_left_leaves_at_the_left_and_arrives_at_the_right() -> None:
    picture = Picture((8.0, 8.0), ("", ""), (box("a"), box("b", 1)), (Arrow("b", "a", "delegation"),))
    page = pages_of(chart_of(picture), face_for(frozenset()))[0]
    by_key = {one.set.node.key: one for one in page.body.nodes}
    drawn = page.body.arrows[0]
    assert drawn.start[0] == by_key["b"].x
    assert drawn.end[0] == pytest.approx(by_key["a"].x + 8)


def test_headings_stay_on_the_page() -> None:
    """A heading that is wider than its column is broken."""
    picture = Picture((4.0, 30.0), ("Cơ quan ban hành văn bản", "Nội dung"), (box("a"), box("b", 1)))
    svg = draw(chart_of(picture), "svg", Setting(paper_of("160mm")))
    root = ET.fromstring(svg)  # noqa: S314  our own picture
    texts = ["".join(one.itertext()) for one in root.iter(f"{_SVG}text")]
    assert "Cơ quan ban hành văn bản" not in texts
    assert "Cơ quan" in texts


def test_boxes_have_ids_tooltips_and_links() -> None:
    """Ids are made of what stands there, so that they stay the same; links lead where the author says."""
    nodes = (
        PictureNode("holder:so-y-te", "holder", 0, (Line("Sở Y tế"),), hint='Sở Y tế & "bạn"', about="holder:so-y-te"),
        PictureNode("holder:so y te", "holder", 1, (Line("Khác"),)),
    )
    chart = chart_of(Picture((8.0, 8.0), ("", ""), nodes, (Arrow("holder:so-y-te", "holder:so y te", "law"),)))
    drawing = draw_pages(chart, "svg", links=lambda about: f"https://so.example.vn/?q={about}&x=1")
    root = ET.fromstring(drawing.leaves[0].content)  # noqa: S314  our own picture
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {"holder-so-y-te", "holder-so-y-te-2", "holder-so-y-te--holder-so-y-te-2"} <= set(ids)
    links = {one.get(f"{_XLINK}href") for one in root.iter(f"{_SVG}a")}
    assert "https://so.example.vn/?q=holder:so-y-te&x=1" in links
    assert 'Sở Y tế & "bạn"' in {one.get(f"{_XLINK}title") for one in root.iter(f"{_SVG}a")}
    assert [one.text for one in root.iter(f"{_SVG}title")] == ["Sơ đồ thử. Phụ đề"]


def test_dot_is_read_by_graphviz_with_every_box_and_arrow() -> None:
    import pygraphviz  # noqa: PLC0415  it may be missing on a machine that only checks

    chart = of_form(small(), 3, AS_OF)
    graph = pygraphviz.AGraph(string=as_dot(chart))
    assert len(graph.nodes()) == len(chart.pictures[0].nodes)
    assert len(graph.edges()) == len(chart.pictures[0].arrows)
    labels = [graph.get_node(one).attr["label"] for one in graph.nodes()]
    assert any("UBND Thành phố" in one for one in labels)


def test_signs_of_other_tools_are_written_so_that_they_stay_signs() -> None:
    evil = 'Sở <b>"A&B"</b> \\N [x] {y} #1; |z| `e` (w)'
    chart = chart_of(
        Picture((20.0, 9.0), ("", ""), (box("a", text=evil), box("b", 1)), (Arrow("a", "b", "delegation"),))
    )
    mermaid = as_mermaid(chart).split("flowchart LR\n")[1]
    inside = re.search(r'n1\["(.*)"\]:::holder', mermaid)
    assert inside is not None
    assert not set('"<>[]{}|`\\') & set(inside[1])
    assert (
        "".join(chr(int(part[1:-1])) if part.startswith("#") else part for part in re.split(r"(#\d+;)", inside[1]))
        == evil
    )
    import pygraphviz  # noqa: PLC0415

    assert pygraphviz.AGraph(string=as_dot(chart)).draw(format="svg", prog="dot").decode().count("&lt;b&gt;") == 1


def test_mermaid_holds_every_box_and_arrow() -> None:
    chart = overview(small(), AS_OF)
    text = as_mermaid(chart)
    assert text.startswith('---\ntitle: "Sơ đồ tổng quan phân cấp, ủy quyền. ')
    assert len(re.findall(r"^  n\d+\[", text, re.MULTILINE)) == len(chart.pictures[0].nodes)
    assert len(re.findall(r"^  n\d+ (?:-->|---|-\.->|-\.-) n\d+$", text, re.MULTILINE)) == len(chart.pictures[0].arrows)


def test_text_for_other_tools_is_not_longer_than_they_take() -> None:
    """Mermaid refuses more than 50,000 letters: a coarser level is written."""
    assert len(as_mermaid(of_form(small(2000), 3, AS_OF))) < 50_000


def test_the_organisation_of_a_register_without_axes_says_so() -> None:
    assert "Sổ không xếp chủ thể nào vào bốn trục." in words(draw_pages(organisation(small(), AS_OF), "svg"))[0]


@pytest.mark.parametrize("name", ["a4", "a4-doc", "a3", "slide"])
def test_a_cropped_picture_is_as_high_as_what_is_on_it_and_has_letters_as_large(name: str) -> None:
    """It says the same, on as many pages; no word leaves it."""
    chart = of_holder(small(), TRADE, AS_OF)
    face = face_for(chart.letters)
    whole = pages_of(chart, face, Setting(paper_of(name)))
    cut = pages_of(chart, face, Setting(cropped(paper_of(name))))
    assert [sorted(word.text for word in page.words) for page in whole] == [
        sorted(word.text for word in page.words) for page in cut
    ]
    for big, small_ in zip(whole, cut, strict=True):
        assert small_.width < big.width
        assert small_.height < big.height
        assert small_.smallest >= big.smallest
        assert all(0 <= one.middle <= small_.height for one in small_.words)


def test_what_takes_the_height_that_it_needs_is_cropped_already() -> None:
    assert cropped(paper_of("160mm")) == paper_of("160mm")


def test_a_page_that_would_be_mostly_empty_is_as_low_as_what_is_on_it() -> None:
    """It keeps its breadth, its margins and its words; a page that is full, a slide and a chart of several pages stay as they are."""
    chart = of_matter(Examination(small(), AS_OF), next(iter(small().matters)))
    face = face_for(chart.letters)
    paper = paper_of("a4-doc")
    (whole,), (low,) = (pages_of(chart, face, Setting(one)) for one in (paper, lowered(paper)))
    assert low.height < whole.height
    assert (low.width, low.smallest) == (whole.width, whole.smallest)
    assert sorted(one.text for one in low.words) == sorted(one.text for one in whole.words)
    (sheet,) = paper.sheets
    assert all(sheet.top <= one.middle <= low.height - sheet.bottom for one in low.words)
    assert lowered(paper_of("slide")) == paper_of("slide")
    several = of_holder(small(), TRADE, AS_OF)
    pages = [pages_of(several, face_for(several.letters), Setting(one)) for one in (paper, lowered(paper))]
    assert len(pages[0]) == 1 or [one.height for one in pages[0]] == [one.height for one in pages[1]]


def test_a_picture_that_leaves_its_page_empty_has_larger_letters_in_narrower_columns_that_break_no_name() -> None:
    """Twelve points where only words of sentences are set in more rows; as before where the name of a body would be."""

    def size(bold: str) -> float:
        boxes = [
            PictureNode(key, "card", at, (Line(bold, bold=True), Line("lời " * 40))) for at, key in enumerate("ab")
        ]
        picture = Picture((33.0, 33.0), ("", ""), tuple(boxes), (Arrow("a", "b", "law"),))
        chart = Chart("Thử", "", "Sổ thử", AS_OF, "vi", (picture,))
        (page,) = pages_of(chart, face_for(chart.letters), Setting(paper_of("a4")))
        return page.size

    assert size("Sở") == 12
    assert size("Sở của những tên rất dài, dài gần bằng cả bề ngang của ô") < 12


@pytest.mark.parametrize("width", [20.0, 60.0])
def test_the_list_behind_a_picture_lies_as_the_picture_does(width: float) -> None:
    """Whether the picture stands or lies: whoever turns the pages does not turn the paper."""
    key = KeyGroup("Lĩnh vực", tuple((str(at), "Cấp giấy phép xây dựng " * 4) for at in range(120)))
    nodes = tuple(box(f"{at}", text="Sở " * 12) for at in range(3 if width > 40 else 24))
    chart = chart_of(Picture((width,), ("",), nodes, said="Đã rút gọn", key=(key,)))
    pages = pages_of(chart, face_for(chart.letters), Setting(PAPERS["a4"]))
    assert len(pages) > 2
    assert len({one.width > one.height for one in pages}) == 1
    assert (pages[0].width > pages[0].height) == (width > 40)
