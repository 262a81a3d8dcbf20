"""What checks make of registers that no file gives in one piece: something is not there, or nobody knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from onematter import BASELINE, TODAY, UNSURE, gives, matter, owner, register, text

from delegation.authority.examination import Examination
from delegation.checks.library import (
    dlg103_class_without_members,
    dlg208_given_twice,
    dlg209_owner_outside_matter,
    dlg302_passed_on,
    dlg305_not_normative,
    dlg306_issuer_is_not_giver,
    dlg402_dead_end,
    dlg504_ends_soon,
    dlg702_no_publication,
)
from delegation.checks.shared.vacant import untold, vacant_by
from delegation.findings import Problem
from delegation.model.holders import Counted
from delegation.model.instruments import Mechanism, Norm, Pole
from delegation.model.procedures import ProcedureFacts, Publication
from delegation.model.register import Register
from delegation.model.terms import Term, Unknown
from handmade import CITY, CLASS, HERE, HOLDERS, MATTER, OFFICE, holder

Check = Callable[[Examination], Iterator[Problem]]
NOBODY_KNOWS = Unknown("bản chụp mờ")


def asked(check: Check, found: Register) -> list[Problem]:
    return list(check(Examination(found, TODAY)))


@pytest.mark.parametrize(
    "check",
    [dlg208_given_twice.run, dlg305_not_normative.run, dlg306_issuer_is_not_giver.run, dlg504_ends_soon.run],
)
def test_of_a_decision_that_is_not_there_nothing_is_said(check: Check) -> None:
    """DLG003 tells that it is not there; what it would say of itself is not known."""
    twice = (gives("g1", CITY, OFFICE), gives("g2", CITY, OFFICE))
    assert asked(check, register(matter(owner(CITY)), *twice)) == []


def test_a_procedure_given_by_a_decision_that_is_not_there_is_to_be_published() -> None:
    """Who decides has changed, whatever the decision says: its days are taken to be those of the grant."""
    procedure = replace(matter(owner(CITY)), kind="procedure", procedure=ProcedureFacts("1.000001"))
    (found,) = asked(dlg702_no_publication.run, register(procedure, gives("g1", CITY, OFFICE)))
    assert found.about == ("g1",)
    over = gives("g1", CITY, OFFICE, term=Term(None, TODAY - timedelta(days=1)))
    assert asked(dlg702_no_publication.run, register(procedure, over)) == []


def test_a_publication_of_which_no_day_is_known_counts() -> None:
    """The instrument that published is not in the register, and the entry names no day."""
    facts = ProcedureFacts("1.000001", published=Publication("99/QĐ-UBND", None, None, HERE))
    procedure = replace(matter(owner(CITY)), kind="procedure", procedure=facts)
    assert asked(dlg702_no_publication.run, register(procedure, gives("g1", CITY, OFFICE))) == []


def test_a_class_whose_communes_had_all_ended_before_the_baseline_has_no_members() -> None:
    before = Term(None, BASELINE - timedelta(days=1))
    found = register(matter(owner(CLASS)), types=("ward",))
    gone = {code: replace(one, term=before) for code, one in found.communes.items()}
    (problem,) = asked(dlg103_class_without_members.run, replace(found, communes=gone))
    assert problem.about[0] == CLASS
    assert asked(dlg103_class_without_members.run, found) == []


def test_an_owner_who_is_not_known_outside_its_matter_is_told_without_a_name() -> None:
    wards = matter(owner(NOBODY_KNOWS, part=replace(matter(owner(CITY)).owners[0].part, communes=("00002",))))  # type: ignore[arg-type]
    found = register(replace(wards, territory="wards"), types=("ward", "rural-commune"))
    (problem,) = asked(dlg209_owner_outside_matter.run, found)
    assert "chủ thể chưa rõ" in problem.said.vi
    assert problem.said.vi.endswith("việc này không có ở đó.")
    assert problem.said.en.endswith("the matter is not there.")


def test_a_part_that_is_told_once_is_not_told_again() -> None:
    """Two statements of one owner for the same days after the matter differ in nothing that a reader could mend apart."""
    until, later = date(2026, 1, 1), Term(date(2026, 3, 1), date(2026, 4, 1))
    one = owner(OFFICE, term=later)
    several = replace(matter(owner(CITY), one, one), term=Term(None, until))
    assert [each.about[:3] for each in asked(dlg209_owner_outside_matter.run, register(several))] == [
        (MATTER, OFFICE, "after")
    ]


def test_a_grant_that_goes_on_from_whom_the_register_does_not_have_is_not_held_against_the_law() -> None:
    norm = Norm(
        "n", "delegation", Pole("any", "any"), Pole("any", "any"), (), "permitted", HERE, passing_on="forbidden"
    )
    found = register(matter(owner(CITY)), gives("g1", CITY, OFFICE), gives("g2", OFFICE, CLASS), norms=(norm,))
    assert [one.grants for one in asked(dlg302_passed_on.run, found)] == [("g2",)]
    hows: tuple[Mechanism, Mechanism] = ("decentralisation", "transfer")
    moved = {one.id: replace(one, mechanism=how) for one, how in zip(found.grants.values(), hows, strict=True)}
    assert asked(dlg302_passed_on.run, replace(found, grants=moved)) == [], "each by a mechanism of its own"
    lost = replace(found, holders={name: one for name, one in found.holders.items() if name != OFFICE})
    assert asked(dlg302_passed_on.run, lost) == []


def test_a_holder_who_is_a_class_of_nobody_is_a_dead_end() -> None:
    empty = replace(holder("nhom"), members=Counted(0))
    found = register(matter(owner(CITY)), gives("g1", CITY, "nhom"), holders=(*HOLDERS, empty))
    (problem,) = asked(dlg402_dead_end.run, found)
    assert (problem.about, problem.grants) == (("nhom",), ("g1",))
    assert "là nhóm không có thành viên, nên không thể làm bên nhận" in problem.said.vi
    some = replace(empty, members=Counted(3))
    assert asked(dlg402_dead_end.run, replace(found, holders={**found.holders, some.id: some})) == []


def test_without_an_owner_stated_there_is_no_cell_that_one_leaves_empty() -> None:
    examination = Examination(register(matter(owner(CITY))), TODAY)
    assert list(vacant_by(examination, [(matter().id, None)])) == []


def test_an_owner_of_whom_no_day_is_known_is_told_by_no_check_of_lives() -> None:
    """Whichever day its first one turns out to be, it is not there: neither its own end nor that of its text says so."""
    gone = replace(holder("cu"), term=Term(None, BASELINE - timedelta(days=1)))
    unsure = register(matter(owner("cu", "luat", term=UNSURE)), holders=(*HOLDERS, gone), texts=(text("luat"),))
    examination = Examination(unsure, TODAY)
    assert [(one.start, one.end) for one in untold(examination, unsure.matters[matter().id])] == [
        (BASELINE, TODAY),
        (TODAY + timedelta(days=1), None),
    ]
    perhaps_over = replace(unsure.matters[matter().id], term=Term(None, NOBODY_KNOWS))
    assert untold(examination, perhaps_over) == [], "of a matter that may itself be over nothing is told"
    known = register(matter(owner("cu", "luat")), holders=(*HOLDERS, gone), texts=(text("luat"),))
    assert untold(Examination(known, TODAY), known.matters[matter().id]) == []
