"""What the register holds, counted by hand on a small one: each entry in exactly one of the counts that share it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from chart_register import AS_OF, CITY, HERE, TRADE, small

from delegation.model.figures import Ledger
from delegation.model.instruments import InstrumentId
from delegation.model.matters import Grant, MatterId
from delegation.model.terms import Term, Unknown
from delegation.questions.figures.status import Tasks, status


def test_holders_are_bodies_offices_or_classes() -> None:
    found = status(small(), AS_OF).holders
    assert (found.total, found.bodies, found.offices, found.classes) == (6, 3, 1, 2)
    assert found.by_level == {"city": 5, "commune": 1}
    assert (found.communes, found.wards, found.rural_communes) == (126, 63, 63)


@pytest.mark.parametrize(("day", "ended"), [(date(2026, 6, 30), 0), (date(2026, 7, 1), 1)])
def test_a_holder_has_ended_on_the_day_after_its_last(day: date, ended: int) -> None:
    register = small()
    over = replace(register.holders[TRADE], term=Term(None, date(2026, 6, 30)))
    assert status(replace(register, holders={**register.holders, TRADE: over}), day).holders.ended == ended


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term(), (1, 0, 0, 0)),
        (Term(AS_OF, AS_OF), (1, 0, 0, 0)),
        (Term(date(2026, 11, 25)), (0, 1, 0, 0)),
        (Term(None, date(2026, 11, 23)), (0, 0, 1, 0)),
        (Term(Unknown("mờ")), (0, 0, 0, 1)),
        (Term(Unknown("mờ"), date(2026, 11, 23)), (0, 0, 1, 0)),
    ],
)
def test_an_instrument_has_one_state(term: Term, expected: tuple[int, ...]) -> None:
    """What has ended has ended, though nobody knows when it began."""
    register = small()
    one = replace(register.instruments[InstrumentId("qd-1")], term=term)
    found = status(replace(register, instruments={one.id: one}), AS_OF).instruments
    assert (found.in_force, found.not_yet, found.ended, found.unknown) == expected
    assert (found.total, found.by_type) == (1, {"d": 1})


def test_forms_come_by_number_with_their_totals_and_what_is_named() -> None:
    found = status(small(), AS_OF)
    assert [(one.form, one.total, one.named) for one in found.forms] == [(1, 151, 0), (3, 387, 3)]
    assert (found.delegated, found.delegated_named) == (538, 3)
    assert found.forms[1].name == "UBND Thành phố ủy quyền cho Sở"


def test_a_form_that_the_register_does_not_describe_is_counted_without_a_name() -> None:
    found = status(replace(small(), forms={}), AS_OF)
    assert [(one.form, one.name) for one in found.forms] == [(1, ""), (3, "")]


def test_a_procedure_that_two_grants_of_a_form_name_is_named_once() -> None:
    register = small()
    again = replace(register.grants["uq"], id="uq-2")
    assert status(replace(register, grants={**register.grants, "uq-2": again}), AS_OF).delegated_named == 3


def test_tasks_are_held_against_their_totals() -> None:
    register = small()
    task = register.matters[MatterId("nv-1")]
    outside = replace(task, id=MatterId("nv-2"), outside_ledger="chuyen-nganh")
    ledgers = (*register.ledgers, Ledger("nv-tp", "tasks", "TP", 10, HERE, level="city"))
    matters = {**register.matters, outside.id: outside}
    found = status(replace(register, ledgers=ledgers, matters=matters), AS_OF).tasks
    assert (found.total, found.named, found.unlisted, found.outside_ledger) == (10, 1, 9, 1)
    assert found.outside == {"chuyen-nganh": 1}


def test_more_named_than_published_is_a_negative_rest() -> None:
    assert Tasks(1, 0, 3, 0, {}, {}, {}).unlisted == -2


def test_rows_are_those_of_grants_that_list_them() -> None:
    register = small()
    bare = Grant("kx", "delegation", CITY, TRADE, InstrumentId("qd-1"), Unknown("chưa công bố"), HERE)
    found = status(replace(register, grants={**register.grants, "kx": bare}), AS_OF).grants
    assert (found.total, found.rows, found.without_rows) == (3, 4, 1)
    assert found.by_mechanism == {"delegation": 2, "decentralisation": 1}


def test_what_is_not_known_is_counted_by_what_it_is() -> None:
    found = status(small(), AS_OF).unknown
    assert (found.owners, found.bases, found.grant_terms, found.instrument_numbers, found.review) == (0, 0, 1, 1, 0)


def test_fields_are_counted_the_largest_first_then_by_name() -> None:
    """A field that the register does not describe stands by its id."""
    register = small(procedures=5)
    assert list(status(register, AS_OF).procedures.by_field.items()) == [("Thương mại", 3), ("Hóa chất", 2)]
    assert list(status(small(procedures=4), AS_OF).procedures.by_field) == ["Hóa chất", "Thương mại"]
    assert status(replace(register, fields={}), AS_OF).procedures.by_field == {"f1": 3, "f0": 2}
