"""Which numbers a hypothesis changes, as values."""

from __future__ import annotations

from dataclasses import replace

from chart_register import AS_OF, small

from delegation.authority.examination import Examination
from delegation.model.register import Register
from delegation.questions.compare import compare
from delegation.questions.suppose.counts import Tally, tallies
from delegation.questions.suppose.effects import ComparedRegisters


def differing(old: Register, new: Register) -> list[Tally]:
    comparison = compare(Examination(old, AS_OF), Examination(new, AS_OF))
    return [*tallies(comparison, ComparedRegisters(comparison), new)]


def test_only_numbers_that_differ_are_given() -> None:
    """One ward of five communes fewer, and what belongs to no territory stays out."""
    old = small(communes=5)
    gone = next(one for one in old.communes.values() if one.type == "ward")
    new = replace(old, communes={code: one for code, one in old.communes.items() if one is not gone})
    assert differing(old, old) == []
    assert differing(old, new) == [Tally("communes", 5, 4), Tally("wards", 3, 2)]


def test_grants_are_counted_by_mechanism_and_named_procedures_by_form() -> None:
    old = small()
    new = replace(old, grants={})
    found = {
        (one.what, one.of): (one.before, one.after) for one in differing(old, new) if one.what in ("grants", "form")
    }
    running = {grant.mechanism for grant in old.grants.values()}
    assert {of for what, of in found if what == "grants"} == running
    assert any(what == "form" for what, _ in found)
    assert all(before > after == 0 for before, after in found.values())
