"""Days and terms as rule files write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegation.model.terms import iso_day


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert iso_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2026",
        "20261124",
        "2026-W48-2",
        "2026-330",
        "2026-1-05",
        "2026-02-30",
        "24/11/2026",
        "2026-11-24 ",
        "٢٠٢٦-١١-٢٤",
    ],
)
def test_other_ways_that_the_library_would_read_are_no_days(written: str) -> None:
    assert iso_day(written) is None
