"""What a hypothesis leaves to be decided, and what the register cannot tell of it, as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chart_register import CITY, COMMUNES, HERE, TRADE, small

from delegation.authority.examination import Examination
from delegation.model.figures import Figure
from delegation.model.holders import CommuneCode
from delegation.model.register import Register
from delegation.model.supposed import Ends, Inherits, Merges, Verb
from delegation.questions.compare import compare
from delegation.questions.suppose.effects import ComparedRegisters, effects
from delegation.questions.suppose.gaps import (
    GrantsMade,
    Heirs,
    NewCommune,
    NotKnown,
    OnlyCounted,
    Open,
    Subordinates,
    Undecided,
    not_known,
    undecided,
)
from delegation.questions.suppose.hypothesis import suppose

LAST, FIRST = date(2026, 12, 31), date(2027, 1, 1)
CITY_ENDS = Ends("holder", CITY, LAST, HERE)


def open_of(register: Register, *verbs: Verb) -> list[Undecided]:
    comparison = compare(Examination(register, FIRST), Examination(suppose(register, verbs), FIRST))
    return [*undecided(effects(comparison, ComparedRegisters(comparison)), comparison, verbs, register)]


def lacking(register: Register, *verbs: Verb) -> list[NotKnown]:
    return [*not_known([], [TRADE], verbs, register)]


def test_a_body_that_ends_leaves_its_matters_its_units_and_its_grants() -> None:
    """In the order in which they are told: matters by outcome, then who is below it, then what it gave."""
    register = small()
    below = {one for one, holder in register.holders.items() if holder.parent == CITY and holder.head_of != CITY}
    given = sum(one.giver == CITY for one in register.grants.values())
    found = open_of(register, CITY_ENDS)
    sorts = [type(one) for one in found if not isinstance(one, Open)]
    assert sorts == [*([Subordinates] if below else []), *([GrantsMade] if given else [])]
    assert [one.outcome for one in found if isinstance(one, Open)] == ["vacant"]
    assert {each.id for one in found if isinstance(one, Subordinates) for each in one.units} == below
    assert [one.grants for one in found if isinstance(one, GrantsMade)] == [given]


def test_nothing_is_open_where_nothing_is_supposed() -> None:
    assert open_of(small()) == []
    assert lacking(small()) == []


def test_a_unit_that_ends_too_is_not_asked_where_it_belongs() -> None:
    """A child given to the city is below it, until the same hypothesis ends it."""
    register = small()
    child = replace(register.holders[TRADE], parent=CITY)
    register = replace(register, holders={**register.holders, TRADE: child})
    named = {each.id for one in open_of(register, CITY_ENDS) if isinstance(one, Subordinates) for each in one.units}
    left = {
        each.id
        for one in open_of(register, CITY_ENDS, Ends("holder", TRADE, LAST, HERE))
        if isinstance(one, Subordinates)
        for each in one.units
    }
    assert named - left == {TRADE}


def test_a_new_commune_brings_what_no_register_knows() -> None:
    register = small(communes=5)
    one, other = sorted(register.communes)[:2]
    verb = Merges((one, other), CommuneCode("moi"), "Phường Mới", "ward", FIRST)
    assert NewCommune(verb) in open_of(register, verb)


def test_a_number_of_matters_without_a_list_is_not_known_and_one_of_other_things_is_passed_over() -> None:
    register = small()
    name = register.holders[TRADE].name
    counted = Figure("f1", f"việc của {name}", 12, HERE, unit="thủ tục")
    other = Figure("f2", f"biên chế của {name}", 12, HERE, unit="người")
    assert lacking(replace(register, figures={"f1": counted, "f2": other})) == [OnlyCounted(counted)]


def test_what_heirs_will_really_hold_is_not_known() -> None:
    verb = Inherits(COMMUNES, (), FIRST)
    assert lacking(small(), CITY_ENDS, verb) == [Heirs((verb,))]
