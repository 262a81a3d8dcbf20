"""Charts: legible on A4, in Vietnamese, the same bytes, and one clear sentence where they cannot be drawn."""

from __future__ import annotations

import re
import shutil
import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from chart_register import AS_OF, CHAIR, CITY, COMMUNES, HERE, ODD, TRADE, small
from pypdf import PdfReader

from delegation.authority.examination import Examination
from delegation.charts.drawing import draw
from delegation.charts.engine import fonts, process
from delegation.charts.engine.fonts import Face, face_for
from delegation.charts.engine.process import Target
from delegation.charts.engine.svg import effective_font
from delegation.charts.page.frame import Setting
from delegation.charts.page.page import compose
from delegation.charts.page.picture import Arrow, Chart, Line, Picture, PictureNode
from delegation.charts.page.strokes import PENS
from delegation.charts.subjects.form import of_form
from delegation.charts.subjects.holder import of_holder
from delegation.charts.subjects.matter import of_matter
from delegation.charts.subjects.overview import overview
from delegation.errors import AskedWronglyError, NotAvailableError
from delegation.model.holders import CommuneCode
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant, MatterId, Ownership
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import Term, Unknown

_SVG = "{http://www.w3.org/2000/svg}"


def words(svg: bytes) -> list[str]:
    return ["".join(one.itertext()) for one in ET.fromstring(svg).iter(f"{_SVG}text")]  # noqa: S314  our own picture


def text(svg: bytes) -> str:
    return " ".join(words(svg))


def charts(register: Register) -> list[Chart]:
    examination = Examination(register, AS_OF)
    return [
        overview(register, AS_OF),
        of_form(register, 1, AS_OF),
        of_form(register, 3, AS_OF),
        of_holder(register, CITY, AS_OF),
        of_holder(register, COMMUNES, AS_OF),
        of_matter(examination, "1.000001"),
        of_matter(examination, "nv-1"),
    ]


def chart_of(picture: Picture) -> Chart:
    return Chart("Sơ đồ thử", "", "Sổ thử", AS_OF, "vi", (picture,))


@pytest.mark.parametrize("procedures", [1, 3, 40, 400])
def test_every_chart_is_legible(procedures: int) -> None:
    """Whatever there is to draw, the smallest letters of the drawn page are at least 8 points."""
    for chart in charts(small(procedures)):
        assert effective_font(draw(chart, "svg")) >= 7.995


@pytest.mark.parametrize("target", ["svg", "png", "pdf"])
def test_the_same_chart_gives_the_same_bytes(target: process.Target) -> None:
    first, again = (draw(overview(small(), AS_OF), target) for _ in range(2))
    assert first == again
    assert first.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[target])


def test_a_pdf_does_not_tell_when_it_was_drawn() -> None:
    drawn = draw(overview(small(), AS_OF), "pdf")
    assert re.findall(rb"/(?:Creation|Mod)Date", drawn) == []


def test_a_png_is_a4_at_300_dots_per_inch() -> None:
    drawn = draw(of_form(small(), 3, AS_OF), "png")
    width, height = sorted(struct.unpack(">II", drawn[16:24]))
    assert (abs(width - 2480) <= 2, abs(height - 3508) <= 2) == (True, True)
    assert drawn[37:41] == b"pHYs"
    assert struct.unpack(">I", drawn[41:45]) == (11811,)


def test_the_page_says_what_it_is() -> None:
    """Title, subject, day, legend, source and register stand on the page, in Vietnamese with its marks."""
    said = text(draw(of_form(small(), 3, AS_OF), "svg"))
    for wanted in (
        "SƠ ĐỒ ỦY QUYỀN THEO HÌNH THỨC 3",
        "UBND Thành phố ủy quyền cho Sở",
        "Tính đến ngày 24/11/2026",
        "Chú giải:",
        "ủy quyền",
        "Nguồn: Báo cáo thử.",
        "Lập từ: Sổ thử.",
    ):
        assert wanted in said


def test_it_speaks_english_when_asked() -> None:
    said = text(draw(overview(small(), AS_OF, "en"), "svg"))
    assert "As of 2026-11-24" in said
    assert "Drawn from: Sổ thử." in said
    assert "Legend:" in said


@pytest.mark.parametrize("target", ["svg", "png", "pdf"])
def test_the_state_of_the_rules_stands_in_the_properties_and_on_the_page_only_where_it_is_asked_for(
    target: Target,
) -> None:
    chart = overview(small(), AS_OF, "en", rules_hash="0123456789abcdef")
    drawn, receipt = draw(chart, target), "rules 0123456789abcdef, as of 2026-11-24"
    properties = PdfReader(BytesIO(drawn)).metadata if target == "pdf" else None
    assert receipt in (str(properties["/Keywords"]) if properties is not None else drawn.decode("latin-1"))
    for has_revision, words in ((False, "Drawn from: Sổ thử."), (True, "Drawn from: Sổ thử (0123456789ab).")):
        assert words in text(draw(chart, "svg", Setting(has_revision=has_revision)))


def test_unlisted_procedures_are_a_dashed_box() -> None:
    """Published 387, named 3: the other 384 are drawn as counted, not as known."""
    chart = of_form(small(3), 3, AS_OF)
    unlisted = [node for node in chart.pictures[0].nodes if node.kind == "unlisted"]
    assert "384 thủ tục chưa công bố danh mục" in [line.text for node in unlisted for line in node.lines]
    assert b"stroke-dasharray" in draw(chart, "svg")


def test_many_communes_are_one_node() -> None:
    chart = of_holder(small(communes=126), COMMUNES, AS_OF)
    assert sum(line.text.startswith("UBND cấp xã") for node in chart.pictures[0].nodes for line in node.lines) == 1
    assert "UBND cấp xã (126)" in text(draw(chart, "svg"))


@pytest.mark.parametrize(
    ("procedures", "title", "wanted"),
    [
        (3, "Cấp giấy phép", "1.000001 Cấp giấy phép 1"),
        (60, "Cấp giấy phép sản xuất hóa chất trong lĩnh vực công nghiệp " * 2, "STT phụ lục"),
        (2_000, "Cấp giấy phép", "1.000"),
    ],
)
def test_it_steps_down_from_names_to_counts(procedures: int, title: str, wanted: str) -> None:
    """The fullest level that is legible is drawn, and a line says what was left out."""
    said = text(draw(of_form(small(procedures, title=title), 3, AS_OF), "svg"))
    assert wanted in said
    assert ("Đã rút gọn" in said) == (procedures > 3)
    assert ("danh sách ở các trang sau" in said) == (procedures == 60)
    assert (f"STT 1–{procedures}" in said) == (procedures == 2_000)


def test_what_cannot_be_legible_is_refused() -> None:
    """A picture with no coarser level that does not fit is an error with one sentence, never small letters."""
    nodes = (PictureNode("one", "holder", 0, tuple(Line(f"Sở {at}") for at in range(200))),)
    with pytest.raises(NotAvailableError, match="nhỏ hơn 8 điểm"):
        draw(chart_of(Picture((20.0,), ("",), nodes)), "svg")


def test_no_box_overlaps_another_or_leaves_the_page() -> None:
    for chart in charts(small(40)):
        page = compose(chart, face_for(chart.letters))
        assert page is not None
        boxes = [(one.x, one.top, one.x + one.set.width, one.top + one.height) for one in page.body.nodes]
        for at, (left, top, right, bottom) in enumerate(boxes):
            assert left >= -0.01
            assert top >= -0.01
            assert page.origin[0] + right * page.size <= page.width
            assert page.origin[1] + bottom * page.size <= page.height
            for other in boxes[at + 1 :]:
                assert right <= other[0] or other[2] <= left or bottom <= other[1] + 0.01 or other[3] <= top + 0.01


def test_a_chart_of_nothing_says_so() -> None:
    empty = Register("trong", "Sổ trống", HERE)
    assert "Sổ không ghi hình thức hay lần phân cấp, ủy quyền nào." in text(draw(overview(empty, AS_OF), "svg"))
    bare = of_holder(small(), CHAIR, AS_OF)
    assert "không ghi thẩm quyền, việc nhận hay việc giao nào" in text(draw(bare, "svg"))
    unnamed = replace(small(0), ledgers=(), grants={})
    assert "Chưa có số công bố" in text(draw(of_form(unnamed, 3, AS_OF), "svg"))


def test_a_day_before_and_after_draws_what_holds_then() -> None:
    """The decentralisation of 4 December 2025 is not drawn the day before."""
    said = [text(draw(overview(small(), day), "svg")) for day in (date(2025, 12, 3), date(2025, 12, 4))]
    assert ["01/2025/QĐ-UBND" in one for one in said] == [False, True]


def test_the_chain_of_a_matter_has_law_instrument_provision_and_term() -> None:
    said = words(draw(of_matter(Examination(small(), AS_OF), "nv-1"), "svg"))
    for wanted in ("72/2025/QH15", "Điều 16", "UBND Thành phố", "01/2025/QĐ-UBND", "Phân cấp, Điều 3", "Từ 04/12/2025"):
        assert wanted in said
    assert " ".join(said).rindex("UBND Thành phố") < " ".join(said).rindex("UBND cấp xã")


def test_what_is_not_known_is_drawn_as_such() -> None:
    """A delegation without a known term: dotted box, and the reason in the notes."""
    chart = of_matter(Examination(small(), AS_OF), "1.000001", with_reasons=True)
    assert any(node.kind == "uncertain" for node in chart.pictures[0].nodes)
    said = text(draw(chart, "svg"))
    assert "Điểm chưa rõ: ngày hiệu lực để trống; thời hạn để trống." in said
    assert "có điểm chưa rõ" in said


def test_an_unknown_owner_is_said() -> None:
    register = small()
    matter = replace(register.matters[MatterId("nv-1")], owners=(Ownership(Unknown("chưa có toàn văn"), (), HERE),))
    examination = Examination(replace(register, matters={matter.id: matter}, grants={}), AS_OF)
    assert "chưa rõ: chưa có toàn văn" in text(draw(of_matter(examination, "nv-1", with_reasons=True), "svg"))


@pytest.mark.parametrize(
    "ask",
    [
        lambda: of_form(small(), 99, AS_OF),
        lambda: of_holder(small(), "ai-do", AS_OF),
        lambda: of_matter(Examination(small(), AS_OF), "9.999999"),
    ],
)
def test_asking_for_what_is_not_there_is_one_sentence(ask: Callable[[], Chart]) -> None:
    with pytest.raises(AskedWronglyError, match="Sổ không có"):
        ask()


def test_names_with_signs_of_dot_and_xml_stand_as_they_are() -> None:
    """Colons, quotation marks, backslashes and HTML in names and ids reach the reader unchanged."""
    register = small()
    chart = of_holder(register, ODD, AS_OF)
    assert 'SỞ <B>"A&B"' not in chart.subject
    assert 'Sở <b>"A&B"</b> \\N \\l [x] {y} & ẪỖ' in text(draw(chart, "svg"))
    given = replace(register, grants={"uq": replace(register.grants["uq"], receiver=ODD)})
    assert '"A&B"</b>' in text(draw(of_form(given, 3, AS_OF), "svg"))
    assert draw(of_form(given, 3, AS_OF), "pdf")


def test_mechanisms_are_told_apart_without_colour() -> None:
    """No two strokes share width, dashes and arrowhead."""
    looks = {(pen.width, pen.dash, pen.head) for pen in PENS.values()}
    assert len(looks) == len(PENS)


def test_the_svg_carries_its_letters() -> None:
    """The used letters of the font are inside, and the font has substitutes with the metrics of Times."""
    drawn = draw(of_form(small(), 3, AS_OF), "svg").decode()
    assert drawn.count("@font-face") == 2
    assert "'Times New Roman'" in drawn
    assert "Generated by" not in drawn


def test_a_missing_engine_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(NotAvailableError, match="Graphviz") as found:
        draw(of_form(small(), 3, AS_OF), "svg")
    assert "pip install pygraphviz" in found.value.said.en


def test_a_missing_font_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_faces", lambda: iter(()))
    with pytest.raises(NotAvailableError, match="không có phông chữ tiếng Việt"):
        draw(of_form(small(), 3, AS_OF), "svg")


def test_a_user_without_a_home_has_the_fonts_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container the program may run under a number that has no name, so no home either."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert not face_for(frozenset()).missing("Ủy quyền")


def test_a_font_without_vietnamese_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The italic of the carried font lacks the Vietnamese letters: boxes would be drawn without a word."""
    (carried,) = [one for one in fonts.carried() if one.family == "Source Serif Pro"]
    italic = carried.regular.with_name("SourceSerifPro-It.ttf")
    assert italic.is_file()
    monkeypatch.setattr(fonts, "_faces", lambda: iter([Face("Italic", italic, italic)]))
    with pytest.raises(NotAvailableError, match="đủ các chữ"):
        draw(of_form(small(), 3, AS_OF), "svg")


def test_a_library_that_the_system_lacks_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child = tmp_path / "child.py"
    child.write_text(
        "raise ImportError('libgobject-2.0.so.0: cannot open shared object file: No such file or directory')"
    )
    monkeypatch.setattr(process, "_CHILD", child)
    with pytest.raises(NotAvailableError, match=r"libgobject-2\.0\.so\.0.*apt-get install"):
        draw(of_form(small(), 3, AS_OF), "svg")


def test_an_engine_that_does_not_end_is_stopped() -> None:
    face = face_for(frozenset())
    with pytest.raises(NotAvailableError, match="không xong"):
        process.render("digraph {}", "svg", face, seconds=0.001)


def test_an_engine_that_fails_is_quoted() -> None:
    with pytest.raises(NotAvailableError, match="báo lỗi"):
        process.render("digraph { a [", "svg", face_for(frozenset()))


def test_rows_are_no_wider_than_their_room() -> None:
    face = face_for(frozenset())
    long = "Tiêu chuẩn, đo lường, chất lượng và " + "x" * 80
    rows = face.wrap(long, 10)
    assert all(face.width(row) <= 10 for row in rows)
    assert "".join(rows).replace(" ", "") == long.replace(" ", "")


def test_arrows_between_neighbours_are_level() -> None:
    """A single arrow between two boxes side by side is a straight line."""
    nodes = (PictureNode("a", "holder", 0, (Line("A"),)), PictureNode("b", "holder", 1, (Line("B"), Line("C"))))
    chart = chart_of(Picture((8.0, 8.0), ("", ""), nodes, (Arrow("a", "b", "delegation"),)))
    page = compose(chart, face_for(chart.letters))
    assert page is not None
    assert page.body.arrows[0].start[1] == pytest.approx(page.body.arrows[0].end[1])


def test_holders_of_a_chart_are_the_same_wherever_they_are_asked() -> None:
    """What the city delegates stands among what the department received."""
    received = text(draw(of_holder(small(), TRADE, AS_OF), "svg"))
    given = text(draw(of_holder(small(), CITY, AS_OF), "svg"))
    for said in (received, given):
        assert "Chưa rõ thời hạn 3 thủ tục" in said
        assert "1.000002 Cấp giấy phép 2" in said


def test_one_who_passes_a_part_on_is_shown_acting_in_the_rest() -> None:
    """The city decentralised to the communes; those pass two of them on: both act, each where it does."""
    register = small(communes=10)
    passed = Grant(
        "uq-xa", "delegation", COMMUNES, TRADE, InstrumentId("qd-1"), (AnnexRow(MatterId("nv-1"), HERE),), HERE,
        term=Term(date(2026, 1, 1), date(2027, 2, 28)), part=Part(communes=(CommuneCode("00001"), CommuneCode("00003"))),
    )  # fmt: skip
    chart = of_matter(Examination(replace(register, grants={**register.grants, "uq-xa": passed}), AS_OF), "nv-1")
    said = words(draw(chart, "svg"))
    assert "tại 8 xã, phường" in said
    assert "Xã 00001, Xã 00003" in " ".join(said)
    assert "Từ 01/01/2026 đến hết" in " ".join(said)
