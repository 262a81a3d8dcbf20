"""How many matters are without anybody after a night is one figure with one meaning: in the horizon, the comparison, its chart, and an impact."""

from __future__ import annotations

from datetime import date

import pytest
from folders import RULES

from delegation.answers.changes.breaking import emptied, reasons
from delegation.authority.examination import Examination
from delegation.charts.subjects.compare import of_comparison
from delegation.model.terms import ONE_DAY, Day
from delegation.questions.compare import compare
from delegation.questions.horizon import horizon
from delegation.run import pipeline
from delegation.run.supposing import impact_of
from delegation.speech import number

LOADED = pipeline.load(RULES)


def test_every_output_of_a_night_says_the_same_of_who_loses_what() -> None:
    """Somebody loses a matter, or nobody ever knew who had it: the two are counted apart wherever the night is told of."""
    nights = [
        one for one in horizon(Examination(LOADED.register, date(2026, 6, 29)), date(2028, 12, 31)).stops if one.left
    ]
    assert nights
    for stop in nights:
        before, after = (Examination(LOADED.register, one) for one in (stop.day, stop.day + ONE_DAY))
        comparison = compare(before, after)
        found = emptied(comparison)
        assert sorted(found.lost) == sorted(one.matter for one in stop.lost)
        assert sorted(found.never_known) == sorted(one.matter for one in stop.never_known)
        whole = f"{number(found.total).vi} việc không còn chủ thể"
        parts = (
            f"{number(len(stop.lost)).vi} việc mất chủ thể, {number(len(stop.never_known)).vi} việc vốn chưa rõ chủ thể"
        )
        (said,) = (one.said.vi for one in reasons(comparison, ()) if one.kind == "no-owner")
        (noted,) = (one for one in of_comparison(comparison).notes if "không còn chủ thể" in one)
        for one in (said, noted):
            assert one.startswith(whole)
            assert parts in one


@pytest.mark.parametrize("name", ["146/2025/NĐ-CP", "140/2025/NĐ-CP"])
def test_an_impact_counts_them_as_the_comparison_that_it_rests_on(name: str) -> None:
    told, _ = impact_of({"end": name}, LOADED, LOADED, Day(2026, 12, 31))
    found = emptied(told.comparison)
    assert found.lost
    assert set(told.matters("vacant")) == set(found.lost)
    assert set(told.matters("baseless")) == set(found.never_known)
