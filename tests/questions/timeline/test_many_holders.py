"""Histories of many holders, and what rests on many instruments, are those that are told of each alone."""

from __future__ import annotations

from datetime import date

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.model.terms import Unknown, if_known
from delegation.questions.timeline import timeline_of_holder
from delegation.questions.timeline.days import AnswersByDay
from delegation.questions.timeline.instrument import rests_on
from delegation.run import pipeline


@pytest.fixture(name="city", scope="module")
def _city() -> Examination:
    return Examination(pipeline.load(RULES).register, date(2026, 7, 1))


def test_days_that_are_shared_tell_of_each_holder_what_its_own_do(city: Examination) -> None:
    shared = AnswersByDay(city)
    several = [*city.register.holders][::9]
    assert len(several) > 10
    for one in several:
        assert timeline_of_holder(city, one, days=shared) == timeline_of_holder(city, one)


def test_matters_lead_to_whoever_owns_them_and_to_both_sides_of_each_grant(city: Examination) -> None:
    days, whole = AnswersByDay(city), city.territory.whole
    for matter in city.register.matters.values():
        grants = [grant for grant, _ in city.register.grants_of.get(matter.id, ())]
        named = [
            *(one.holder for one in matter.owners),
            *(side for one in grants for side in (one.giver, one.receiver)),
        ]
        for holder in named:
            if not isinstance(holder, Unknown):
                assert matter in days.leading_to(whole(holder) or holder)


def test_a_matter_rests_on_every_instrument_that_its_owners_cite_by_number_or_by_id(city: Examination) -> None:
    register = city.register
    cited: dict[str, set[str]] = {}
    for matter in register.matters.values():
        for owner in matter.owners:
            for basis in if_known(owner.basis):
                found = register.instrument(basis.instrument)
                if found is not None:
                    cited.setdefault(found.id, set()).add(matter.id)
    assert cited
    for one in register.instruments.values():
        assert {matter for rest in rests_on(register, one) for matter in rest.matters} == cited.get(one.id, set())
