"""Days as people write and read them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegation.findings import Language
from delegation.speech import days, read_day


@pytest.mark.parametrize("written", ["2026-11-24", "24/11/2026"])
def test_a_day_is_read_in_either_way_of_writing(written: str) -> None:
    assert read_day(written) == date(2026, 11, 24)


def test_a_zero_may_be_left_out_by_hand() -> None:
    assert read_day("5/1/2026") == read_day("2026-1-5") == date(2026, 1, 5)


@pytest.mark.parametrize("written", ["", "2026", "2026-13-01", "30/02/2026", "11/24/2026", "2026-11-24T08:00", "mai"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert read_day(written) is None


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(["vi", "en"]))
def test_a_day_that_is_said_is_read_again(day: date, language: Language) -> None:
    assert read_day(days.day(day).in_(language)) == day


def test_each_language_has_its_way() -> None:
    assert [days.day(date(2026, 1, 5)).in_(one) for one in ("vi", "en")] == ["05/01/2026", "2026-01-05"]


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        ("2026-04-15", "15/04/2026", "2026-04-15"),
        ("2026-04", "tháng 4/2026", "2026-04"),
        ("2026", "năm 2026", "2026"),
        ("quý II-2026", "quý II-2026", "quý II-2026"),
    ],
)
def test_a_time_of_which_a_figure_speaks_is_a_day_a_month_or_a_year(written: str, vi: str, en: str) -> None:
    assert (days.time(written).vi, days.time(written).en) == (vi, en)
