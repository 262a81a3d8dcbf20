"""English counts things in one place: no sentence writes a plural behind a number, or a verb of several behind one thing, by itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import delegation

SOURCE = Path(delegation.__file__).parent
ROOMS = ("answers", "cli", "documents/annexes", "documents/shared", "questions", "reports", "run", "speech")
_THINGS = (
    "bodies|cases|causes|changes|charts|checks|communes|days|decisions|duties|entries|errors|fields|figures|files|findings|forms|grants|"
    "groups|holders|instruments|kinds|lines|matters|norms|notes|others|owners|pages|parts|places|procedures|provisions|receivers|requests|"
    "rows|sources|steps|tasks|texts|things|units|waivers"
)
_PLURAL = re.compile(rf"^ (?:more |other |further )?(?:{_THINGS})\b")
_VERB = re.compile(
    r"^(?: given| named| more)? (?:are|have|were|do|bear|name|end|lose|stand|differ|rest|begin|come|need|wait)\b"
)
_COUNTING = re.compile(r"\b(?:number|len|sum|\w*count\w*)\b|\.en$")
_DONE = ("in_english(", "counted(")


def _pairs(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Give what stands in a value of a sentence, and the words right behind it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            for one, after in zip(node.values, node.values[1:], strict=False):
                if isinstance(one, ast.FormattedValue) and isinstance(after, ast.Constant):
                    yield node.lineno, ast.unparse(one.value), str(after.value)


def faults(source: str) -> list[int]:
    """Give the lines on which a number has a plural behind it, or a counted thing the verb of several."""
    return [
        line
        for line, value, after in _pairs(ast.parse(source))
        if (
            _VERB.search(after)
            if any(one in value for one in _DONE)
            else _PLURAL.search(after) and _COUNTING.search(value)
        )
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_writes_a_plural_by_itself(room: str) -> None:
    """One matter is no «1 matters», and «1 task are» is none either: the number and its noun are said by one function."""
    found = [
        f"{path.relative_to(SOURCE)}:{line}"
        for path in sorted((SOURCE / room).rglob("*.py"))
        for line in faults(path.read_text(encoding="utf-8"))
    ]
    assert not found


@pytest.mark.parametrize(
    ("source", "is_wrong"),
    [
        ('f"{number(count).en} matters: back with the giver"', True),
        ('f"{len(found)} more groups whose holder is not known"', True),
        ("f\"{in_english(count, 'task')} are given as a total\"", True),
        ("f\"{in_english(count, 'task')} given as a total\"", False),
        ('f"{by.en} names the old code"', False),
        ('f"City {number(count)}, communes {number(other)}"', False),
    ],
)
def test_the_measure_finds_what_it_is_for(source: str, is_wrong: bool) -> None:  # noqa: FBT001
    """The measure knows a fault from its near miss."""
    assert bool(faults(source)) is is_wrong
