"""Cases of a quantity: which pieces a range means, how those beside one another are told as one, and what is the first of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from delegation.authority.cases import Case, Cases, joined_cases, lies_in, one_of
from delegation.model.parts import Dimension, Part
from delegation.model.ranges import Cut, Range, joined, pieces


def cut(number: str, *, after: bool = False) -> Cut:
    return (Decimal(number), after)


def span(start: Cut | None, end: Cut | None, unit: str = "m2") -> Range:
    return Range(start, end, unit)


WHOLE = span(cut("0"), None)
SMALL, MIDDLE, LARGE = span(cut("0"), cut("1")), span(cut("1"), cut("2")), span(cut("2"), None)
MUC = Dimension("muc", ("nho",), "m2", WHOLE, (("nho", SMALL),), (SMALL, MIDDLE, LARGE))
NHOM = Dimension("nhom", ("A", "B"))
CASES = Cases((NHOM, MUC))


def case(nhom: str, muc: Range) -> Case:
    return (("nhom", nhom), ("muc", muc))


def test_a_range_means_the_pieces_that_lie_in_it() -> None:
    found = CASES.names(CASES.part(Part(only=(("nhom", ("A",)), ("muc", (span(None, cut("2")),))))))
    assert found == frozenset({case("A", SMALL), case("A", MIDDLE)})
    assert CASES.names(CASES.part(Part(only=(("muc", ("nho",)),)))) == frozenset({case("A", SMALL), case("B", SMALL)})
    assert CASES.part(Part(only=(("muc", ("khong co",)),))) == 0
    assert CASES.part(Part(only=(("muc", (span(cut("1.5"), cut("1.6")),)),))) == 0


def test_ranges_beside_one_another_are_one_case() -> None:
    both = [case("A", LARGE), case("B", SMALL), case("A", MIDDLE)]
    assert joined_cases(both) == [case("A", span(cut("1"), None)), case("B", SMALL)]
    assert joined_cases([case("A", SMALL), case("A", LARGE)]) == [case("A", SMALL), case("A", LARGE)]
    assert joined_cases([]) == []
    assert joined_cases([(("nhom", "B"),), (("nhom", "A"),)]) == [(("nhom", "A"),), (("nhom", "B"),)]


def test_the_first_case_has_all_of_its_range() -> None:
    assert one_of([case("B", SMALL), case("A", LARGE), case("A", MIDDLE)]) == [case("A", MIDDLE), case("A", LARGE)]
    assert one_of([(("nhom", "B"),), (("nhom", "A"),)]) == [(("nhom", "A"),)]


def test_a_case_lies_in_another_of_fewer_dimensions_or_a_wider_range() -> None:
    assert lies_in(case("A", MIDDLE), (("muc", WHOLE),))
    assert not lies_in(case("A", MIDDLE), case("B", WHOLE))
    assert not lies_in(case("A", WHOLE), case("A", MIDDLE))
    assert not lies_in((("nhom", "A"),), (("von", "A"),))
    assert not lies_in((("nhom", "A"),), (("nhom", WHOLE),))


def test_names_of_cases_stand_before_ranges() -> None:
    assert [*joined(["b", LARGE, "a", MIDDLE])] == ["a", "b", span(cut("1"), None)]
    mixed: list[Case] = [(("muc", SMALL),), (("muc", "a"),)]
    assert sorted(mixed) == [(("muc", "a"),), (("muc", SMALL),)]


@pytest.mark.parametrize(
    ("start", "end", "unit", "empty"),
    [
        (cut("1"), cut("1"), "m2", True),
        (cut("1"), cut("1", after=True), "m2", False),
        (cut("1", after=True), cut("2"), "m2", False),
        (cut("1", after=True), cut("2"), "nguoi", True),
        (cut("1", after=True), cut("2", after=True), "nguoi", False),
        (cut("0.5"), cut("1"), "nguoi", True),
        (None, cut("1"), "nguoi", False),
        (cut("1"), None, "m2", False),
    ],
)
def test_a_range_is_empty_where_no_value_lies_in_it(
    start: Cut | None, end: Cut | None, unit: str, *, empty: bool
) -> None:
    assert span(start, end, unit).is_empty == empty


def test_a_whole_is_cut_at_every_limit_inside_it_and_nowhere_else() -> None:
    whole = span(cut("0"), cut("9"), "nguoi")
    limits = [
        span(cut("3"), cut("20"), "nguoi"),
        span(None, cut("2", after=True), "nguoi"),
        span(cut("5"), cut("5", after=True), "nguoi"),
    ]
    found = pieces(whole, limits)
    assert [str(one) for one in found] == [
        "from-0-up-to-2", "from-3-below-5", "from-5-up-to-5", "above-5-below-9",
    ]  # fmt: skip
    assert [*joined(found)] == [whole]


def test_a_range_covers_what_lies_in_it() -> None:
    counted = span(cut("1"), cut("31"), "nguoi")
    assert counted.covers(span(cut("0", after=True), cut("30", after=True), "nguoi"))
    assert not counted.covers(span(cut("0"), cut("30"), "nguoi"))
    assert not counted.covers(span(cut("2"), None, "nguoi"))
    assert span(None, None).covers(WHOLE)
    assert (counted.holds(Decimal(30)), counted.holds(Decimal(31))) == (True, False)
    assert str(span(None, None)) == "any"
