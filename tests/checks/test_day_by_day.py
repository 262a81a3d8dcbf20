"""What the checks find on many days, where those that do not ask for the day are asked once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from folders import RULES

from delegation.authority.examination import Examination
from delegation.checks import runner
from delegation.checks.catalogue import CATALOGUE
from delegation.checks.kept import DayByDay
from delegation.findings import Problem
from delegation.run import pipeline

DAYS = (date(2025, 7, 1), date(2026, 6, 1), date(2027, 3, 1), date(2031, 1, 1), date(2026, 6, 1))


def test_they_find_on_each_day_what_they_find_when_they_are_asked_on_that_day_alone() -> None:
    register = pipeline.load(RULES).register
    first, memory = Examination(register, DAYS[0]), DayByDay()
    for day in DAYS:
        assert memory.run(first.on(day), CATALOGUE) == runner.run(Examination(register, day), CATALOGUE), day


def test_only_a_check_that_asks_for_the_day_is_asked_again() -> None:
    examination, asked = Examination(pipeline.load(RULES).register, DAYS[0]), list[str]()

    def without(_: Examination) -> Iterator[Problem]:
        asked.append("without")
        yield from ()

    def with_day(one: Examination) -> Iterator[Problem]:
        asked.append(f"with {one.as_of}")
        yield from ()

    checks = [replace(CATALOGUE[0], id="a", run=without), replace(CATALOGUE[0], id="b", run=with_day)]
    memory = DayByDay()
    for day in DAYS[:3]:
        memory.run(examination.on(day), checks)
    assert asked == ["without", *(f"with {day}" for day in DAYS[:3])]


def test_a_day_that_is_asked_through_what_each_matter_was_worked_out_to_counts() -> None:
    examination, asked = Examination(pipeline.load(RULES).register, DAYS[0]), list[date]()

    def of_each(one: Examination) -> Iterator[Problem]:
        asked.extend([*one.of_each("day", lambda _: one.as_of).values()][:1])
        yield from ()

    memory = DayByDay()
    for day in DAYS[:2]:
        memory.run(examination.on(day), [replace(CATALOGUE[0], id="a", run=of_each)])
    assert asked == [*DAYS[:2]]
