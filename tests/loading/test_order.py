"""The order of files and of entries in them never changes what is found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from folders import DAY, RULES, whole_case
from shuffling import shuffled, told

from delegation.checks.cases import Side, own_files
from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Analysis
from delegation.loading.disk import files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.run import pipeline

TWICE = {"DLG001", "DLG003", "DLG004", "DLG006", "DLG007"}
"""Of two entries under one id, or of two keys, the first counts; and what is wrong with text is lost with the text."""
CASES: list[tuple[str, Side]] = [
    (one.id, side) for one in CATALOGUE for side in ("bad", "good") if one.id not in TWICE and own_files(one.id, side)
]


def examined(found: Sequence[RuleFile], day: date = DAY) -> tuple[Analysis, list[tuple[object, ...]]]:
    analysis = pipeline.analyse(pipeline.build_register(list(found), [], Cache(None)), day)
    return analysis, told(analysis.findings, [one.name for one in found])


@pytest.mark.parametrize(("check", "side"), CASES)
def test_a_case_is_told_the_same_in_another_order(check: str, side: Side) -> None:
    found = [RuleFile(one.name, kind, one.data) for one in whole_case(check, side) if (kind := files.kind_of(one.name))]
    first = examined(found)[1]
    for seed in range(3):
        assert examined(shuffled(found, seed))[1] == first


@pytest.mark.parametrize("seed", [1, 2])
def test_the_register_of_the_city_is_told_the_same_in_another_order(seed: int) -> None:
    found = files.read(RULES)[0]
    analysis, first = examined(found)
    other, again = examined(shuffled(found, seed))
    assert again == first
    assert (other.matters, other.grants, other.not_examined) == (
        analysis.matters,
        analysis.grants,
        analysis.not_examined,
    )
