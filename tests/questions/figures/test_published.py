"""Published figures: which say the same, how exactly, and how they are said."""

from __future__ import annotations

from random import Random

import pytest

from delegation.findings import Text
from delegation.model.figures import Figure, Relation
from delegation.model.register import Register
from delegation.model.sources import Source
from delegation.questions.figures import published
from delegation.speech import figures
from handmade import HERE


def figure(name: str, value: float = 1, unit: str | None = None, **more: object) -> Figure:
    return Figure(name, str(more.pop("measure", name)), value, HERE, unit=unit, **more)  # type: ignore[arg-type]


def register(*figures: Figure) -> Register:
    return Register(
        "x", "x", HERE, figures={one.id: one for one in figures}, sources={"bc": Source("bc", "Báo cáo", HERE)}
    )


def same(one: str, *others: str) -> Figure:
    return figure(one, relations=(Relation("same-as", others, HERE),))


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (2007, None, Text("2.007", "2,007")),
        (2007, "nhiệm vụ", Text("2.007 nhiệm vụ", "2,007 tasks")),
        (53.6, "%", Text("53,6 %", "53.6 %")),
        (0, "%", Text("0 %", "0 %")),
    ],
)
def test_a_value_is_said_with_its_unit(value: float, unit: str | None, said: Text) -> None:
    assert figures.value(figure("a", value, unit)) == said


@pytest.mark.parametrize(
    ("at", "source", "said"),
    [
        ("Biểu 2", ("bc",), "Biểu 2, Báo cáo"),
        (None, ("bc", "khong-co"), "Báo cáo, khong-co"),
        ("trang 3", (), "trang 3"),
        (None, (), "a"),
    ],
)
def test_a_figure_stands_somewhere(at: str | None, source: tuple[str, ...], said: str) -> None:
    """The place first, then the documents; the id of a source that is not known; of a figure without either its own id."""
    one = figure("a", at=at, source=source)
    assert figures.where(register(one), one).vi == said


@pytest.mark.parametrize(("value", "decimals"), [(5, 0), (5.5, 1), (0.125, 3), (100, 0)])
def test_decimals_are_those_that_say_something(value: float, decimals: int) -> None:
    assert published.decimals(figure("a", value)) == decimals


@pytest.mark.parametrize(
    ("one", "other", "unit", "agree"),
    [
        (53.6, 54, "%", True),
        (53.64, 53.6, "%", True),
        (53.6, 52.6, "%", False),  # a whole step of the rougher one
        (53.6, 53.5, "%", False),
        (53.6, 54, "ha", False),
        (671, 671, None, True),
    ],
)
def test_only_a_percentage_may_be_rounded(one: float, other: float, unit: str | None, *, agree: bool) -> None:
    first, second = figure("a", one, unit), figure("b", other, unit)
    assert published.agree(first, second) is agree
    assert published.agree(second, first) is agree


def test_a_percentage_and_a_count_agree_only_where_they_are_equal() -> None:
    assert not published.agree(figure("a", 53.6, "%"), figure("b", 54))
    assert published.agree(figure("a", 54, "%"), figure("b", 54))


def test_figures_of_one_measure_and_day_claim_the_same() -> None:
    one, other = figure("a", measure="m", as_of="2026"), figure("b", measure="m", as_of="2026")
    later, alone = figure("c", measure="m", as_of="2027"), figure("d")
    assert published.same_measure(register(other, later, one, alone)) == [[one, other]]


def test_what_is_said_to_be_the_same_goes_on_from_one_to_the_next() -> None:
    """``same-as`` joins whole groups, whichever way it is written, and in any order of the entries."""
    figures = [same("a", "b"), figure("b"), same("c", "b"), figure("d", measure="m"), figure("e", measure="m")]
    figures += [same("f", "e", "c"), figure("g")]
    expected = [["a", "b", "c", "d", "e", "f"]]
    for seed in range(20):
        Random(seed).shuffle(figures)  # noqa: S311  an order, no secret
        assert [[one.id for one in group] for group in published.same_measure(register(*figures))] == expected


def test_a_same_as_that_leads_nowhere_joins_nothing() -> None:
    assert published.same_measure(register(same("a", "khong-co"), figure("b"))) == []


def test_other_relations_do_not_join() -> None:
    part = figure("a", relations=(Relation("part-of", ("b",), HERE),))
    assert published.same_measure(register(part, figure("b"))) == []


def test_a_group_is_parted_by_what_its_figures_say() -> None:
    one, rough, other = figure("a", 53.6, "%"), figure("b", 54, "%"), figure("c", 60, "%")
    assert published.by_value([one, other, rough]) == {53.6: [one, rough], 60: [other]}
    assert published.by_value([]) == {}


def test_english_names_the_part_of_a_document_and_quotes_what_it_is_called() -> None:
    said = {
        "mục III.2.(1), Biểu 1, dòng 3, chú thích 25": "section III.2.(1), table 1, row 3, footnote 25",
        "mục III.2.(2), sau Biểu 2": "section III.2.(2), after table 2",
        "mục III.2.(2), Biểu 2, dòng Tổng cộng": "section III.2.(2), table 2, row total",
        "mục III.1.2 (cấp xã, khối UBND)": "section III.1.2 (“cấp xã, khối UBND”)",
        "mục III.6, bảng mức tự chủ, dòng 4": "section III.6, table “mức tự chủ”, row 4",
        "theo lời kể": "“theo lời kể”",
        'hộp "Giải pháp", dòng 1': "box “Giải pháp”, row 1",
    }
    assert {at: figures.place(figure("a", at=at)).en for at in said} == said
    where = figures.where(register(figure("a")), figure("a", at="Biểu 2", source=("bc",)))
    assert where.en == "table 2, “Báo cáo”"
