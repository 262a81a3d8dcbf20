"""What a finding rests on: which day is looked at, and which cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.findings import Problem, Text
from delegation.model.parts import Area
from delegation.model.places import Place
from delegation.questions.derive import MOST, derive
from delegation.run import pipeline

AS_OF = date(2026, 6, 1)
BASELINE = date(2025, 7, 1)
LOADED = pipeline.load(RULES)
PROCEDURE = "2.000229"


def problem(*areas: Area, about: tuple[str, ...] = ()) -> Problem:
    return Problem(Place("a.yaml", ()), Text("", ""), about, areas=areas)


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        (None, None, AS_OF),
        (date(2026, 1, 1), None, AS_OF),
        (AS_OF, AS_OF, AS_OF),
        (date(2026, 6, 2), None, date(2026, 6, 2)),
        (date(2025, 8, 1), date(2026, 5, 31), date(2025, 8, 1)),
        (date(2020, 1, 1), date(2025, 12, 31), BASELINE),
        (None, date(2025, 12, 31), BASELINE),
    ],
)
def test_the_day_of_the_question_where_it_lies_in_the_area_else_the_first_that_can_be_asked(
    start: date | None, end: date | None, day: date
) -> None:
    found = derive(Examination(LOADED.register, AS_OF), problem(Area(PROCEDURE, start, end)))
    assert [one.day for one in found.cells] == [day]
    assert found.cells[0].answer.as_of == day


def test_areas_that_differ_in_cases_only_are_one_and_the_rest_is_counted() -> None:
    area = Area(PROCEDURE)
    cased = replace(area, cases=((("a", "b"),),))
    assert len(derive(Examination(LOADED.register, AS_OF), problem(area, cased)).cells) == 1
    many = [Area(PROCEDURE, date(2026, 1, day)) for day in range(1, MOST + 3)]
    found = derive(Examination(LOADED.register, AS_OF), problem(*many))
    assert (len(found.cells), found.more) == (MOST, 2)


def test_without_areas_what_the_key_names_is_looked_at() -> None:
    found = derive(
        Examination(LOADED.register, AS_OF), problem(about=("uq-sct-2025", PROCEDURE, "so-cong-thuong", "x"))
    )
    assert [one.grant.id for one in found.ruled] == ["uq-sct-2025"]
    assert [one.area.matter for one in found.cells] == [PROCEDURE]
    assert [one.id for one in found.bodies] == ["so-cong-thuong"]
    assert found.provisions


def test_a_commune_of_the_area_is_looked_at() -> None:
    code = next(iter(LOADED.register.communes))
    found = derive(Examination(LOADED.register, AS_OF), problem(Area(PROCEDURE, communes=(code,))))
    assert found.cells[0].commune is LOADED.register.communes[code]
