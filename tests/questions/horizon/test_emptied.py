"""Matters that have had nobody since some day are found by looking at the days on which they may have been lost alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.model.matters import MatterId
from delegation.model.terms import ONE_DAY
from delegation.questions.horizon import Stop, horizon
from delegation.questions.horizon.emptied import emptied
from delegation.run import pipeline


def of_every_day(examination: Examination) -> list[Stop]:
    """Give the same by all days on which anything stopped."""
    told, found = set[MatterId](), list[Stop]()
    whole = horizon(examination.on(examination.register.baseline), examination.as_of - ONE_DAY)
    for stop in reversed(whole.stops):
        tiles = {one.matter: examination.tiling(one.matter).at(examination.as_of) for one in stop.left}
        left = tuple(
            one
            for one in stop.left
            if one.matter not in told and not any(each.standing or each.owner_unknown for each in tiles[one.matter])
        )
        told.update(one.matter for one in left)
        if left:
            found.append(replace(stop, left=left))
    return found[::-1]


@pytest.mark.parametrize("day", [date(2025, 12, 1), date(2026, 11, 24), date(2027, 3, 2)])
def test_days_that_nobody_needs_to_look_at_change_nothing(day: date) -> None:
    register = pipeline.load(RULES).register
    assert [*emptied(Examination(register, day))] == of_every_day(Examination(register, day))
