"""Sets of days, held against their days one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegation.authority.days import EVERY_DAY, NEVER, NO_DAY, Days, Stretch, common, day_of, days_of, edges, either
from delegation.model.terms import ALWAYS, Day, Term, Unknown

WINDOW = range(1, 11)
State = bool | None
"""What a set says of a day: it belongs, may belong (``None``), or does not."""
_REASONS = ("lý do một", "lý do hai", "lý do ba")


@st.composite
def sets(draw: st.DrawFn) -> Days:
    """Draw a set of a few stretches; at either end it may be open."""
    states = draw(st.lists(st.sampled_from((True, True, None, False)), min_size=len(WINDOW), max_size=len(WINDOW)))
    stretches = []
    for state, days in groupby(zip(WINDOW, states, strict=True), key=lambda one: one[1]):
        ordinals = [day for day, _ in days]
        if state is not False:
            stretches.append(Stretch(ordinals[0], ordinals[-1], state is True))
    if stretches and stretches[0].start == WINDOW[0] and draw(st.booleans()):
        stretches[0] = stretches[0]._replace(start=0)
    if stretches and stretches[-1].end == WINDOW[-1] and draw(st.booleans()):
        stretches[-1] = stretches[-1]._replace(end=NEVER)
    sure = all(one.certain for one in stretches)
    return Days(
        tuple(stretches), () if sure else tuple(draw(st.lists(st.sampled_from(_REASONS), min_size=1, max_size=2)))
    )


SEEN = (0, *WINDOW, WINDOW[-1] + 1, NEVER)
"""Every day on which a set may say something else than on the day before."""


def reads(one: Days, day: int) -> State:
    """Say what a set says of a day, stretch by stretch."""
    found = [stretch.certain for stretch in one.stretches if day in range(stretch.start, stretch.end + 1)]
    assert len(found) < 2, "stretches do not overlap"
    return (True if found[0] else None) if found else False


def is_in_order(one: Days) -> bool:
    return all(before.end < after.start for before, after in pairwise(one.stretches))


def reasons(several: Sequence[Days], found: Days) -> tuple[str, ...]:
    """Give why a set that was made of several is not certain, where it is not."""
    every = [why for one in several for why in one.unknown]
    return () if all(one.certain for one in found.stretches) else tuple(dict.fromkeys(every))


@given(sets())
def test_a_set_says_of_each_day_whether_it_belongs(one: Days) -> None:
    assert [one.on(day) for day in SEEN] == [reads(one, day) for day in SEEN]


@given(sets(), st.sampled_from(SEEN), st.sampled_from(SEEN))
def test_a_set_meets_days_of_which_one_may_belong_and_fills_those_that_all_surely_do(
    one: Days, day: int, other: int
) -> None:
    first, last = min(day, other), max(day, other)
    states = [reads(one, each) for each in SEEN if first <= each <= last]
    assert one.meets(first, last) == any(state is not False for state in states)
    assert one.fills(first, last) == all(state is True for state in states)


@given(st.lists(sets(), max_size=3))
def test_what_several_sets_have_in_common_is_as_sure_as_the_least_sure_of_them(several: list[Days]) -> None:
    found = common(*several)
    assert is_in_order(found)
    for day in SEEN:
        states = {reads(one, day) for one in several}
        assert reads(found, day) is (False if False in states else None if None in states else True)
    if len(several) > 1:
        # What made days unsure that another set leaves out is no reason any more.
        assert set(found.unknown) <= {why for one in several for why in one.unknown}
        assert bool(found.unknown) != all(one.certain for one in found.stretches)


@given(sets())
def test_what_is_common_to_a_set_and_every_day_is_the_set(one: Days) -> None:
    """It stays the same value: a set of every day costs nothing."""
    assert common(one) is common(EVERY_DAY, one) is common(one, EVERY_DAY) is one
    assert common() is common(EVERY_DAY, EVERY_DAY) is EVERY_DAY


@given(st.lists(sets(), min_size=1, max_size=3))
def test_a_day_of_one_of_several_sets_is_as_sure_as_the_surest_of_them(several: list[Days]) -> None:
    found = either(several)
    assert is_in_order(found)
    for day in SEEN:
        states = {reads(one, day) for one in several}
        assert reads(found, day) is (True if True in states else None if None in states else False)
    for before, after in pairwise(found.stretches):
        assert before.end + 1 < after.start or before.certain != after.certain, "stretches that say the same are one"
    assert found.unknown == (several[0].unknown if len(several) == 1 else reasons(several, found))


@given(st.lists(sets(), max_size=3), st.sampled_from(SEEN[:-1]), st.sampled_from(SEEN[:-1]))
def test_edges_are_the_days_on_which_a_set_says_something_else_than_before(
    several: list[Days], start: int, end: int
) -> None:
    turns = [
        day for day in range(start + 1, end + 1) if any(reads(one, day - 1) is not reads(one, day) for one in several)
    ]
    assert edges(several, start, end) == ([start, *turns] if start <= end else [])


FIRST = date(2026, 1, 1)
ends = st.one_of(
    st.none(),
    st.integers(0, 6).map(lambda number: FIRST + timedelta(days=number)),
    st.sampled_from(_REASONS).map(Unknown),
)


@given(ends, ends)
def test_the_days_of_a_term_are_those_on_which_it_holds(start: Day | Unknown | None, end: Day | Unknown | None) -> None:
    term = Term(start, end)
    found = days_of(term)
    for day in (date.min, *(FIRST + timedelta(days=number) for number in range(-1, 8)), date.max):
        expected = True if term.certainly_holds(day) else None if term.possibly_holds(day) else False
        assert found.on(day.toordinal()) is expected
    assert found.unknown == (term.unknowns if found.stretches else ())


def test_a_term_without_ends_is_every_day_and_one_that_is_back_to_front_none() -> None:
    assert days_of(ALWAYS) is days_of(Term()) is EVERY_DAY
    assert days_of(Term(date(2026, 1, 2), date(2026, 1, 1))) is NO_DAY
    assert days_of(Term(FIRST, FIRST)).stretches == (Stretch(FIRST.toordinal(), FIRST.toordinal(), certain=True),)


def test_a_term_of_which_one_end_is_known_is_open_at_the_other() -> None:
    day = FIRST.toordinal()
    assert days_of(Term(FIRST, None)).stretches == (Stretch(day, NEVER, certain=True),)
    assert days_of(Term(None, FIRST)).stretches == (Stretch(0, day, certain=True),)
    assert days_of(Term(Unknown("mờ"), FIRST)) == Days((Stretch(0, day, certain=False),), ("mờ",))
    assert days_of(Term(FIRST, Unknown("mờ"))) == Days((Stretch(day, NEVER, certain=False),), ("mờ",))


@pytest.mark.parametrize(
    ("ordinal", "day"),
    [(0, None), (1, date.min), (FIRST.toordinal(), FIRST), (date.max.toordinal(), date.max), (NEVER, None)],
)
def test_an_ordinal_before_or_after_every_day_is_no_day(ordinal: int, day: Day | None) -> None:
    assert day_of(ordinal) == day
