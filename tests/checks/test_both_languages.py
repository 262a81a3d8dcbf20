"""A finding says the same in both languages: the same figures, days, codes, ids and quoted titles, as often."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from folders import ROOT

_RECORDED = sorted(
    [
        *(ROOT / "src" / "delegation" / "checks" / "examples").glob("*/bad.txt"),
        *(ROOT / "tests" / "checks" / "more").glob("*.txt"),
    ]
)
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_ID = re.compile(r"(?<![\w«/-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-])")
_WORDS = re.compile(r"^  (vi|en): (.*)$")


def pairs(file: Path) -> list[tuple[str, str]]:
    """Give the sentences of a record, Vietnamese and English."""
    found = [match.groups() for line in file.read_text("utf-8").splitlines() if (match := _WORDS.match(line))]
    return [(one, other) for (vi, one), (en, other) in pairwise(found) if (vi, en) == ("vi", "en")]


def figures(said: str) -> Counter[int]:
    """Count the numbers of a sentence; a day is its three, in whatever order."""
    return Counter(map(int, re.findall(r"\d+", _THOUSANDS.sub("", said))))


def ids(said: str) -> set[str]:
    """Give what is written as an id of the register."""
    return {one for one in _ID.findall(said) if any(letter.isdigit() for letter in one)}


def test_what_differs_is_seen() -> None:
    assert figures("đến hết 28/02/2027, 1.061 việc") == figures("until 2027-02-28, 1,061 matters")
    assert figures("3 việc") != figures("4 matters")
    assert ids("nd-23-2015-d5 và uq-1, ngày 2027") == {"nd-23-2015-d5", "uq-1"}


@pytest.mark.parametrize("file", _RECORDED, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_both_languages_name_the_same_figures_and_ids(file: Path) -> None:
    wrong = [
        (one, other)
        for one, other in pairs(file)
        if figures(one) != figures(other)
        or not ids(one) >= {name for name in ids(other) if not re.fullmatch(r"\d{4}-\d\d-\d\d", name)}
    ]
    assert not wrong


def test_there_is_something_to_compare() -> None:
    assert sum(len(pairs(file)) for file in _RECORDED) > 400
