"""Numbers as each language writes them, ranges of them, and ids in the order in which a reader counts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from folders import ROOT
from hypothesis import given
from hypothesis import strategies as st

from delegation.findings import Text
from delegation.speech import numbers

_SOURCES = ROOT / "src" / "delegation"
_NOUNS = (
    "annexe|bodie|case|cause|cell|chain|change|classe|code|column|commit|commune|day|entrie|error|figure|file|finding|form|grant|holder|instrument|line|"
    "list|matter|norm|office|page|pair|place|procedure|provision|question|receiver|request|row|run|step|task|term|text|thing|unit|waiver"
)
_OF_SEVERAL = re.compile(rf"\{{([^{{}}]*)\}} (?:more |new |other |further |named |delegated )?(?:{_NOUNS})s(?! no |\w)")
"""A number that is filled in, before a noun in the plural."""
_ALWAYS_SEVERAL = frozenset({
    ("charts/shared/limits.py", "count"), ("charts/subjects/organisation_trees.py", "most"),
    ("checks/library/dlg206_same_matter_twice.py", "number(len(crowd)).en"), ("checks/library/dlg806_row_number_twice.py", "len(names)"),
    ("checks/library/dlg807_row_cites_another_place.py", "len(alike)"), ("checks/shared/words.py", "len(register.communes)"),
    ("checks/waiving.py", "then.en"), ("loading/build/lost.py", "len(bearers)"),
    ("loading/build/parts.py", "number(MOST_CASES).en"), ("loading/text/letters.py", "count"), ("loading/text/problems.py", "said.en"),
})  # fmt: skip
"""What is never one where it stands so, by module: limits, members of a group of two or more, the communes of a city."""
_ANOTHER_WORD = frozenset({"grant.id", "matter.id", "one.old", "folder", "by.en"})
"""Names behind which a verb stands that reads like a noun: «… names codes», «… runs until»."""


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


def _before_plurals() -> Iterator[tuple[str, str]]:
    """Give what is filled in before a noun in the plural, with the module in which it stands."""
    for file in sorted(_SOURCES.rglob("*.py")):
        for one in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(one, ast.JoinedStr):
                parts = (
                    f"{{{ast.unparse(part.value)}}}"
                    if isinstance(part, ast.FormattedValue)
                    else str(ast.literal_eval(part))
                    for part in one.values
                )
                text = "".join(parts)
                yield from ((file.relative_to(_SOURCES).as_posix(), found[1]) for found in _OF_SEVERAL.finditer(text))


def test_a_number_that_may_be_one_stands_before_its_noun_as_counted() -> None:
    found = {one for one in _before_plurals() if one[1] not in _ANOTHER_WORD}
    assert not found - _ALWAYS_SEVERAL, "say `in_english(count, 'matter')`, which knows the singular"
    assert not _ALWAYS_SEVERAL - found, "these stand no longer so"


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
