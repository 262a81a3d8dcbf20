"""Boxes, territories and cases as bits: what is cut, what is named, and the way there and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from onematter import matter, register

from delegation.authority.boxes import Block, Box, Territory, atoms, block_of, box_of, common_to, outside_of
from delegation.authority.cases import Cases
from delegation.authority.days import NEVER
from delegation.model.holders import CommuneCode as Code
from delegation.model.holders import CommuneType, Counted, HolderId
from delegation.model.parts import WHOLE, Dimension, Part
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from handmade import CITY, CLASS, PART, holder

FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(5)]
WARD, RURAL, ZONE = codes = (Code("00001"), Code("00002"), Code("00003"))
CASES = Cases((Dimension("nhom", ("A", "B")), Dimension("dat", ("duoi", "tren"))))
some_days = st.one_of(st.none(), st.sampled_from(DAYS))


def of_three(
    terms: tuple[Term, ...] = (), types: tuple[CommuneType, ...] = ("ward", "rural-commune", "special-zone")
) -> Register:
    """Give a register with communes of three types, each with a term where one is given."""
    made = register(matter(), types=types)
    several = zip(made.communes.items(), [*terms, *[Term()] * len(made.communes)], strict=False)
    return replace(made, communes={code: replace(one, term=term) for (code, one), term in several})


class TestBox:
    @given(some_days, some_days, some_days, some_days)
    def test_a_box_within_two_days_has_the_days_that_both_have(
        self, start: Day | None, end: Day | None, first: Day | None, last: Day | None
    ) -> None:
        box = Box(start, end, frozenset([WARD]), frozenset([CASES.all[0]]))
        found = box.within(first, last)
        every = [date.min, *DAYS, date.max]
        both = [
            day
            for day in every
            if all(low is None or low <= day for low in (start, first))
            and all(high is None or day <= high for high in (end, last))
        ]
        if found is None:
            assert both == []
        else:
            assert both == [
                day
                for day in every
                if (found.start is None or found.start <= day) and (found.end is None or day <= found.end)
            ]
            assert (found.start is None, found.end is None) == (start is first is None, end is last is None)
            assert (found.communes, found.cases) == (box.communes, box.cases)


class TestTerritory:
    def test_communes_are_numbered_in_the_order_of_their_codes(self) -> None:
        found = of_three()
        turned = replace(found, communes=dict(reversed([*found.communes.items()])))
        for territory in (Territory(found), Territory(turned)):
            assert territory.codes == codes
            assert territory.bits == {WARD: 1, RURAL: 2, ZONE: 4}
            assert territory.everywhere == 7

    def test_a_register_without_communes_is_one_place(self) -> None:
        territory = Territory(register(matter()))
        assert territory.everywhere == 1
        assert territory.alive(FIRST.toordinal()) == 1
        assert [territory.named(name) for name in (None, "communes", "wards", "rural-communes")] == [1, 1, 1, 1]
        assert territory.names(1) is None
        assert territory.reach(HolderId(PART)) == (CLASS, 1)

    def test_a_commune_that_may_be_there_counts_as_there(self) -> None:
        """One that is not there on a day is left out of the communes of the day."""
        terms = (Term(DAYS[1], DAYS[2]), Term(DAYS[2], Unknown("mờ")))
        territory = Territory(of_three(terms))
        assert [territory.alive(day.toordinal()) for day in DAYS] == [4, 5, 7, 6, 6]
        assert [territory.is_there(WARD, day) for day in DAYS] == [False, True, True, False, False]
        assert [territory.is_there(RURAL, day) for day in DAYS] == [False, False, True, True, True]
        assert all(territory.is_there(code, day) for code in (ZONE, None, Code("99999")) for day in DAYS)
        assert len([*territory.lives]) == 2
        assert [*Territory(of_three()).lives] == []

    def test_territories_are_named_by_the_types_of_communes(self) -> None:
        """Xã, phường and đặc khu are three units: a special zone is no rural commune."""
        territory = Territory(of_three())
        assert [territory.named(name) for name in (None, "communes", "wards", "rural-communes")] == [7, 7, 1, 2]

    def test_codes_that_the_register_does_not_have_are_left_out(self) -> None:
        territory = Territory(of_three())
        assert territory.of((WARD, Code("99999"), ZONE, WARD)) == 5
        assert territory.of(()) == 0

    @pytest.mark.parametrize(
        ("part", "mask"),
        [
            (WHOLE, 7),
            (Part(communes=(WARD, ZONE)), 5),
            (Part(except_communes=(RURAL,)), 5),
            (Part(communes=(WARD, RURAL), except_communes=(RURAL, ZONE)), 1),
            (Part(communes=(Code("99999"),)), 0),
            (Part(except_communes=(Code("99999"),)), 7),
        ],
    )
    def test_a_part_covers_the_communes_that_it_names_without_those_that_it_excepts(
        self, part: Part, mask: int
    ) -> None:
        assert Territory(of_three()).part(part) == mask

    @pytest.mark.parametrize("mask", range(8))
    def test_communes_are_named_by_their_codes_and_all_of_them_by_none(self, mask: int) -> None:
        named = Territory(of_three()).names(mask)
        assert named == (None if mask == 7 else {code for at, code in enumerate(codes) if mask >> at & 1})

    def test_a_holder_stands_as_the_widest_class_that_it_is_part_of(self) -> None:
        """In the communes of every class on the way there; a counted class, and one who is not there, stand everywhere."""
        cast = (
            holder("khu", "wards", PART),
            holder("lac", "rural-communes", PART),
            holder("vong-1", None, "vong-2"),
            holder("vong-2", "wards", "vong-1"),
            holder("lac-loai", "wards", "khong-co"),
            replace(holder("cong-chuc"), members=Counted(12)),
        )
        found = replace(of_three(), holders={**of_three().holders, **{one.id: one for one in cast}})
        territory = Territory(found)
        expected = {
            CITY: (CITY, 7), CLASS: (CLASS, 7), PART: (CLASS, 1), "xa": (CLASS, 2), "khu": (CLASS, 1), "lac": (CLASS, 0),
            "vong-1": ("vong-2", 1), "vong-2": ("vong-1", 1), "lac-loai": ("lac-loai", 1), "cong-chuc": ("cong-chuc", 7),
            "khong-co": ("khong-co", 7),
        }  # fmt: skip
        for _ in range(2):
            assert {name: territory.reach(HolderId(name)) for name in expected} == expected
        assert {name: territory.whole(HolderId(name)) for name in expected} == {
            name: root for name, (root, _) in expected.items()
        }
        assert territory.whole(Unknown("tên mờ")) is None


class TestCases:
    def test_cases_are_numbered_in_the_order_of_dimensions_and_values(self) -> None:
        assert [dict(case) for case in CASES.all] == [
            {"nhom": "A", "dat": "duoi"},
            {"nhom": "A", "dat": "tren"},
            {"nhom": "B", "dat": "duoi"},
            {"nhom": "B", "dat": "tren"},
        ]
        assert CASES.every == 0b1111
        assert (Cases(()).all, Cases(()).every) == (((),), 1)

    @pytest.mark.parametrize(
        ("only", "mask"),
        [
            ((), 0b1111),
            ((("nhom", ("A",)),), 0b0011),
            ((("dat", ("tren",)),), 0b1010),
            ((("nhom", ("B",)), ("dat", ("duoi",))), 0b0100),
            ((("nhom", ("A", "B")),), 0b1111),
            ((("nhom", ("X",)),), 0),
            ((("khac", ("A",)),), 0),
            ((("nhom", ("A", "X")), ("dat", ("duoi", "tren"))), 0b0011),
            ((("nhom", ()),), 0),
        ],
    )
    def test_a_part_covers_the_cases_that_have_a_chosen_value_of_each_dimension(
        self, only: tuple[tuple[str, tuple[str, ...]], ...], mask: int
    ) -> None:
        """A value, or a dimension, that the matter does not declare covers nothing."""
        assert CASES.part(Part(only)) == mask

    @pytest.mark.parametrize("mask", range(16))
    def test_cases_are_named_and_found_again(self, mask: int) -> None:
        """All of them by none."""
        named = CASES.names(mask)
        assert named == (None if mask == 15 else {case for at, case in enumerate(CASES.all) if mask >> at & 1})
        assert CASES.of(named) == mask


blocks = st.builds(
    Block,
    st.sampled_from([0, *(day.toordinal() for day in DAYS[:3])]),
    st.sampled_from([*(day.toordinal() for day in DAYS[2:]), NEVER]),
    st.integers(1, 7),
    st.integers(1, 15),
)


@given(blocks)
def test_a_block_is_the_box_of_its_days_and_names_and_the_other_way_round(block: Block) -> None:
    territory = Territory(of_three())
    box = box_of(block, territory, CASES)
    assert (box.start is None, box.end is None) == (block.first == 0, block.last == NEVER)
    assert box.start is None or box.start.toordinal() == block.first
    assert box.end is None or box.end.toordinal() == block.last
    assert (box.communes, box.cases) == (territory.names(block.communes), CASES.names(block.cases))
    assert block_of(box, territory, CASES) == block


def area(one: Block) -> int:
    return one.communes.bit_count() * one.cases.bit_count() * (one.last - one.first + 1)


def test_of_blocks_that_overlap_the_largest_stays_whole() -> None:
    """More communes go before more cases, these before the earlier and then the longer one; the order of stating is nothing."""
    wide, deep = Block(1, 1, 0b111, 0b001), Block(1, 9, 0b011, 0b111)
    early, long, late = Block(1, 3, 0b001, 0b011), Block(2, 9, 0b001, 0b011), Block(2, 4, 0b001, 0b011)
    other, last = Block(2, 4, 0b010, 0b011), Block(2, 4, 0b010, 0b110)
    ranked = [wide, deep, early, long, late, other, last]
    for one, lesser in ((a, b) for at, a in enumerate(ranked) for b in ranked[at + 1 :]):
        for stated in ([one, lesser], [lesser, one]):
            assert outside_of(stated, [])[0] == one
            assert common_to([Block(0, 20, 0b111, 0b111)], stated)[0] == one


@given(st.lists(st.integers(0, 31), max_size=4), st.integers(0, 31))
def test_atoms_are_the_largest_pieces_that_no_mask_divides(masks: list[int], everything: int) -> None:
    found = atoms(masks, everything)
    bits = [bit for bit in range(5) if everything >> bit & 1]

    def together(bit: int) -> int:
        """Give all that stand with a bit in the same masks."""
        alike = (other for other in bits if all(mask >> bit & 1 == mask >> other & 1 for mask in masks))
        return sum(1 << other for other in alike)

    assert list(found) == list(dict.fromkeys(together(bit) for bit in bits))


def test_the_area_of_what_is_left_and_what_is_common_is_the_area_of_the_block() -> None:
    """For all pairs of small blocks: nothing is lost or told twice."""
    small = [Block(first, last, place, 0b11) for first, last in ((1, 2), (2, 3), (2, 2), (4, 4)) for place in (1, 3)]
    for one, other in product(small, small):
        parts = [*one.meet(other), *one.without(other)]
        assert sum(map(area, parts)) == area(one)
