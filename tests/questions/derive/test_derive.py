"""What a finding rests on: which day is looked at, and which cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.checks.catalogue import by_id
from delegation.findings import Problem, Text
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.questions.derive import MOST, derive
from delegation.run import pipeline

AS_OF = date(2026, 6, 1)
BASELINE = date(2025, 7, 1)
LOADED = pipeline.load(RULES)
PROCEDURE = "2.000229"


def problem(*areas: MatterArea, about: tuple[str, ...] = ()) -> Problem:
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
    found = derive(Examination(LOADED.register, AS_OF), problem(MatterArea(PROCEDURE, start, end)))
    assert [one.day for one in found.cells] == [day]
    assert found.cells[0].answer.as_of == day


def test_areas_that_differ_in_cases_only_are_one_and_the_rest_is_counted() -> None:
    area = MatterArea(PROCEDURE)
    cased = replace(area, cases=((("a", "b"),),))
    assert len(derive(Examination(LOADED.register, AS_OF), problem(area, cased)).cells) == 1
    many = [MatterArea(PROCEDURE, date(2026, 1, day)) for day in range(1, MOST + 3)]
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
    found = derive(Examination(LOADED.register, AS_OF), problem(MatterArea(PROCEDURE, communes=(code,))))
    assert found.cells[0].commune is LOADED.register.communes[code]


def problems_of(check: str, day: date) -> list[Problem]:
    found = by_id(check)
    assert found is not None
    return list(pipeline.problems_of(found, LOADED, Examination(LOADED.register, day)))


def test_what_is_found_of_the_end_of_a_provision_rests_on_the_days_of_that_provision() -> None:
    """The text as a whole may go on for years."""
    day = date(2026, 11, 28)
    ending = next(one for one in problems_of("DLG504", day) if one.about == ("49-2026-nd-cp", "dieu-15"))
    (found,) = derive(Examination(LOADED.register, day), ending).provisions
    assert (found.at, found.terms[-1].end) == ("Điều 15", date(2027, 2, 28))
    whole = next(one for one in problems_of("DLG504", day) if one.about == ("120-2025-nd-cp",))
    assert [one.at for one in derive(Examination(LOADED.register, day), whole).provisions] == [""]


@pytest.mark.parametrize("check", ["DLG203", "DLG301", "DLG308"])
def test_what_is_found_of_a_form_is_derived_with_every_norm_that_the_form_names(check: str) -> None:
    day, forms = date(2026, 11, 28), LOADED.register.forms
    of_forms = [one for one in problems_of(check, day) if one.forms]
    assert of_forms
    for one in of_forms:
        derived = derive(Examination(LOADED.register, day), one)
        of_grants = {norm.id for ruled in derived.ruled if ruled.ruling for norm in ruled.ruling.norms}
        told = of_grants | {norm.id for norm in derived.norms}
        assert told >= {name for number in one.forms for name in forms[number].norms} > set()
        where = {name for name, _ in derived.places}
        assert where >= {norm.id for norm in derived.norms}
