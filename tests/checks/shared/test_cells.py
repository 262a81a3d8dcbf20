"""Cells are held against cells exactly, and are written so that they are read again."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from delegation.checks.shared import cells
from delegation.loading import schema
from delegation.loading.build.covering import covers
from delegation.loading.text import source
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.model.ranges import Range

FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(days=each) for each in range(5)]
COMMUNES = ("00004", "00070", "00376")
CASES = ((("nhom", "A"),), (("nhom", "B"),))


def chosen(values: tuple[object, ...]) -> st.SearchStrategy[tuple[object, ...] | None]:
    """Give some of several, in order; or all of them, as nothing."""
    return st.none() | st.sets(st.sampled_from(values), min_size=1).map(
        lambda some: tuple(one for one in values if one in some)
    )


AREAS = st.builds(
    lambda matter, days, communes, cases: MatterArea(matter, min(days), max(days), communes, cases),
    st.sampled_from(["viec-1", "viec-2"]),
    st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)),
    chosen(COMMUNES),
    chosen(CASES),
)


def single(areas: list[MatterArea]) -> set[tuple[object, ...]]:
    """Give the single cells of some; «every» is one more commune and one more case, in which nothing is named."""
    return {
        (one.matter, day, commune, case)
        for one in areas
        for day in DAYS
        if one.start is not None and one.end is not None and one.start <= day <= one.end
        for commune, case in product((*COMMUNES, "every"), (*CASES, "every"))
        if (one.communes is None or commune in one.communes) and (one.cases is None or case in one.cases)
    }


@given(st.lists(AREAS, max_size=3), st.lists(AREAS, max_size=3))
def test_nothing_lies_outside_exactly_where_every_cell_lies_inside(
    some: list[MatterArea], others: list[MatterArea]
) -> None:
    """What is named as outside has every cell that is, and none of what is not asked about."""
    left = cells.outside(some, others)
    assert single(some) - single(others) <= single(left) <= single(some)
    if not single(some) & single(others):
        assert single(left) == single(some)


@given(AREAS, AREAS)
def test_what_two_have_in_common_lies_in_both(one: MatterArea, other: MatterArea) -> None:
    common = cells.meet(one, other)
    found = single([common]) if common is not None else set()
    assert found <= single([one]) & single([other])
    assert cells.meet(one, one) == one


@given(st.lists(AREAS, min_size=1, max_size=3))
def test_what_is_written_is_read_again(some: list[MatterArea]) -> None:
    listed = cells.plain(some)
    text = f"waivers: [{{covers: {{areas: {cells.written(listed)}}}}}]"
    document = source.parse("waivers.yaml", "waivers", text.encode(), schema.typed_keys("waivers"))
    tree = document.tree["waivers"][0]["covers"]
    assert covers(tree, Place("waivers.yaml"), lambda day, _: date.fromisoformat(day)).areas == listed


def test_a_range_lies_in_a_wider_one_and_not_the_other_way() -> None:
    """A matter is cut anew at each limit that somebody names: the pieces of what was approved are covered still."""

    def measured(*ranges: tuple[int, int]) -> MatterArea:
        made = (Range((Decimal(low), False), (Decimal(high), False), "VND") for low, high in ranges)
        return MatterArea("viec-1", FIRST, None, None, tuple((("von", one),) for one in made))

    whole = cells.plain([measured((10, 12), (12, 15))])
    assert [one.cases for one in whole] == [((("von", "from-10-below-15"),),)]
    assert not cells.outside(cells.plain([measured((10, 11))]), whole)
    wider = cells.outside(cells.plain([measured((10, 16))]), whole)
    assert [one.cases for one in wider] == [((("von", "from-10-below-16"),),)]
    assert cells.outside(cells.plain([MatterArea("viec-1", FIRST, None, None, ((("von", "from-to"),),))]), whole)


def test_names_that_yaml_takes_for_something_else_are_quoted() -> None:
    area = MatterArea("1.000123", None, None, ("00004",), ((("có phép", "no"), ("nhom", "A")),))
    assert cells.written([area]) == '[{matter: "1.000123", communes: ["00004"], cases: [{"có phép": "no", nhom: A}]}]'


def test_cells_are_said_by_ids_in_both_languages() -> None:
    said = cells.said([MatterArea("viec-1", FIRST, None, ("00004",), ((("nhom", "B"),),))])
    assert said.vi == "viec-1 từ 01/01/2026, xã, phường 00004, trường hợp nhom = B"
    assert said.en == "viec-1 from 2026-01-01, communes 00004, case nhom = B"
