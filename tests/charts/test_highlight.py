"""What an author asks to have stand out does so on every chart, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from folders import RULES
from marked import GRANT, KEY, MATTER, passed_on
from programs import run

from delegation.authority.examination import Examination
from delegation.authority.marks import Mark
from delegation.charts.page.picture import Chart, Line, Picture, PictureNode
from delegation.charts.page.strokes import fill_of
from delegation.charts.shared.highlight import SIGN, Sought, highlighted
from delegation.charts.subjects.compare import of_comparison
from delegation.charts.subjects.horizon import of_horizon
from delegation.charts.subjects.matter import of_matter
from delegation.charts.subjects.neighbourhood import of_neighbourhood
from delegation.charts.subjects.timeline import of_timeline
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId
from delegation.model.terms import Day
from delegation.questions.compare import compare
from delegation.questions.horizon import horizon
from delegation.questions.timeline import timeline_of_holder, timeline_of_instrument, timeline_of_matter
from delegation.run import pipeline

DAY = Day(2026, 6, 30)


def chart(*nodes: PictureNode) -> Chart:
    return Chart("Sơ đồ thử", "", "Sổ thử", DAY, "vi", (Picture((20.0,), ("",), nodes),))


def box(text: str, *more: str, kind: str = "card", about: str = "") -> PictureNode:
    lines = tuple(Line(one) for one in (text, *more))
    return PictureNode(text, kind, 0, lines, about=about)  # type: ignore[arg-type]  # any kind


def shown(made: Chart) -> list[str]:
    return [line.text for node in made.pictures[0].nodes for line in node.lines if SIGN in line.text]


def test_a_box_that_stands_for_it_has_a_heavy_black_edge_and_a_sign() -> None:
    made, missing = highlighted(
        chart(box("A", about="holder:a"), box("B", about="holder:b")), [Sought("A", frozenset({"holder:a"}))]
    )
    assert not missing
    assert [fill_of(one).colour for one in made.pictures[0].nodes] == ["#000000", fill_of(box("B")).colour]
    assert shown(made) == ["→ A"]
    assert made.notes == ("Làm nổi bật (dấu «→», viền đen đậm): A.",)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Sở Y tế", "→ Sở Y tế"),
        ("Sở Du lịch; Sở Y tế; Thanh tra", "Sở Du lịch; → Sở Y tế; Thanh tra"),
        ("Ủy quyền: 1/QĐ, Sở Y tế (126)", "Ủy quyền: 1/QĐ, → Sở Y tế (126)"),
        ("Giám đốc Sở Y tế", None),
        ("Sở Y tế Hà Nội", None),
    ],
)
def test_a_name_is_found_in_a_list_but_not_in_a_longer_name(line: str, wanted: str | None) -> None:
    made, missing = highlighted(chart(box(line, kind="list")), [Sought("Sở Y tế", words=("Sở Y tế",))])
    assert bool(missing) == (wanted is None)
    assert shown(made) == ([] if wanted is None else [wanted])


def test_at_a_level_of_detail_that_does_not_show_it_this_is_said() -> None:
    full, coarse = chart(box("A", about="holder:a")), chart(box("2 chủ thể"))
    made, missing = highlighted(
        Chart("T", "", "S", DAY, "vi", (*full.pictures, *coarse.pictures)), [Sought("A", frozenset({"holder:a"}))]
    )
    assert not missing
    assert [one.said for one in made.pictures] == ["", "Ở mức rút gọn này không có ô riêng của: A."]


def test_what_stands_for_something_otherwise_does_so_only_where_nothing_does_for_itself() -> None:
    sought = Sought("A", frozenset({"holder:a"}), otherwise=frozenset({"grant:g"}))
    both, _ = highlighted(chart(box("A", about="holder:a"), box("G", about="grant:g")), [sought])
    grant, missing = highlighted(chart(box("G", about="grant:g")), [sought])
    assert (shown(both), shown(grant), missing) == (["→ A"], ["→ G"], ())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("tong-quan", "so cong thuong"),
        ("tong-quan", "74/2025/QĐ-UBND"),
        ("hinh-thuc-3", "2.000229"),
        ("2.000229", "so-cong-thuong"),
        ("so-cong-thuong", "linh-vuc:hoa chat"),
        ("to-chuc", "so-cong-thuong"),
        ("so-sanh:2025-12-31", "chủ tịch ubnd thành phố"),
        ("lan-can:so-cong-thuong", "ubnd-tp"),
    ],
)
def test_anything_stands_out_on_any_chart_by_its_name(tmp_path: Path, what: str, name: str, language: str) -> None:
    ran = run(
        "--lang",
        language,
        "--rules",
        RULES,
        "chart",
        what,
        "--highlight",
        name,
        "--as-of",
        str(DAY),
        "-o",
        tmp_path / "a.mmd",
    )
    assert ran.code == 0, ran.told
    assert SIGN in (tmp_path / "a.mmd").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("so-y-te", "không có chỗ nào nói về: Sở Y tế"),
        ("DLG999:khong-co", "Không có phát hiện nào có khóa «DLG999:khong-co»"),
        ("khong co gi nhu the", "khong co gi nhu the"),
    ],
)
def test_what_stands_nowhere_or_means_nothing_is_told(tmp_path: Path, name: str, wanted: str) -> None:
    ran = run("--rules", RULES, "chart", "2.000229", "--highlight", name, "--as-of", str(DAY), "-o", tmp_path / "a.svg")
    assert ran.code == 2
    assert wanted in ran.told
    assert not (tmp_path / "a.svg").exists()


def test_a_finding_stands_out_by_its_key(tmp_path: Path) -> None:
    passed_on(tmp_path / "rules")
    ran = run(
        "--rules",
        tmp_path / "rules",
        "chart",
        MATTER,
        "--highlight",
        KEY,
        "--as-of",
        str(DAY),
        "-o",
        tmp_path / "a.mmd",
    )
    assert ran.code == 0, ran.told
    drawn = (tmp_path / "a.mmd").read_text("utf-8")
    assert SIGN in drawn
    assert KEY not in drawn, "a key is what one types, no word of a paper"


def test_a_box_of_a_finding_keeps_its_edge_where_it_is_highlighted() -> None:
    told = Text("Thử", "Test")
    mark = Mark("DLG302", KEY, told, told, firm=True)
    plain = fill_of(replace(box("A"), marks=(mark,)))
    shown = fill_of(replace(box("A"), marks=(mark,), is_highlighted=True))
    assert shown.colour == plain.colour
    assert shown.width > plain.width
    assert shown.ground != plain.ground


def test_a_chart_in_fewer_words_keeps_the_numbers_of_its_findings(tmp_path: Path) -> None:
    """Its note names the signs that are drawn, and no other; where there is no room for one, the notes of a page of their own do."""
    today = Examination(passed_on(tmp_path), DAY)
    brief = of_matter(today, MATTER, marks=pipeline.marks(today)).brief
    assert brief is not None
    assert any("(!1)" in line.text for node in brief.pictures[0].nodes for line in node.lines)
    assert brief.notes[-1].startswith("Dấu (!) là nội dung cần xem xét: (!1) ")
    assert brief.brief is not None
    assert any("(!1)" in line.text for node in brief.brief.pictures[0].nodes for line in node.lines)
    assert any(one.startswith("(!1) Cần xem xét: ") for one in brief.brief.behind)


def test_every_kind_of_chart_bears_the_number_of_a_finding_and_its_words(tmp_path: Path) -> None:
    register = passed_on(tmp_path)
    today = Examination(register, DAY)
    marks = pipeline.marks(today)
    grant = register.grants[GRANT]
    matter, receiver = MatterId(MATTER), HolderId(str(grant.receiver))
    made = {
        "neighbourhood": of_neighbourhood(today, ("holder", str(grant.giver)), 1, marks=marks),
        "matter": of_timeline(timeline_of_matter(today, matter), marks=marks),
        "holder": of_timeline(timeline_of_holder(today, receiver), marks=marks),
        "instrument": of_timeline(timeline_of_instrument(today, InstrumentId(grant.instrument)), marks=marks),
        "comparison": of_comparison(compare(Examination(register, Day(2025, 7, 1)), today), marks=marks),
        "matrix": of_comparison(compare(Examination(register, Day(2025, 7, 1)), today), marks=marks, is_matrix=True),
        "horizon": of_horizon(horizon(today, Day(2031, 1, 1)), marks=marks),
    }
    for name, one in made.items():
        texts = [line.text for node in one.pictures[0].nodes for line in node.lines]
        assert any("(!1)" in text for text in texts), name
        assert any(note.startswith("(!1) Cần xem xét: ") for note in one.notes), name
        assert "(!1) DLG302" in one.checks, name
