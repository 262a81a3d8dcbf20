"""Numbers as each language writes them, ranges of them, and ids in the order in which a reader counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegation.findings import Text
from delegation.speech import numbers


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, Text("0", "0")),
        (999, Text("999", "999")),
        (2007, Text("2.007", "2,007")),
        (1_234_567, Text("1.234.567", "1,234,567")),
        (53.6, Text("53,6", "53.6")),
        (1234.5, Text("1.234,5", "1,234.5")),
        (2007.0, Text("2.007", "2,007")),
        (-1082, Text("-1.082", "-1,082")),
    ],
)
def test_a_number_has_the_marks_of_its_language(value: float, said: Text) -> None:
    assert numbers.number(value) == said


@pytest.mark.parametrize(
    ("count", "what", "many", "said"),
    [
        (0, "task", "", "0 tasks"),
        (1, "task", "", "1 task"),
        (2007, "task", "", "2,007 tasks"),
        (1, "body", "bodies", "1 body"),
        (2, "body", "bodies", "2 bodies"),
    ],
)
def test_things_are_counted_in_english_with_their_plural(count: int, what: str, many: str, said: str) -> None:
    assert numbers.in_english(count, what, many) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], ""),
        ([7], "7"),
        ([1, 2], "1–2"),
        ([3, 1, 2, 20], "1–3, 20"),
        ([1, 1, 3], "1, 3"),
        ([9, 10, 12, 11], "9–12"),
    ],
)
def test_numbers_in_a_row_are_a_range(given: list[int], said: str) -> None:
    assert numbers.ranges(given) == said


@given(st.lists(st.integers(0, 60)))
def test_ranges_name_exactly_the_numbers_given(given: list[int]) -> None:
    read = {
        number
        for run in filter(None, numbers.ranges(given).split(", "))
        for first, _, last in [run.partition("–")]
        for number in range(int(first), int(last or first) + 1)
    }
    assert read == set(given)


def test_ids_stand_as_a_reader_counts() -> None:
    names = ["d5-k10", "d13", "d5-k2", "d5", "2.000229", "a", ""]
    assert sorted(names, key=numbers.numbered) == ["", "a", "d5", "d5-k2", "d5-k10", "d13", "2.000229"]
