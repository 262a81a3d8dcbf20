"""What held from when to when for a matter, a holder and an instrument."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from folders import RULES
from hypothesis import given
from hypothesis import strategies as st
from properties import share

from days import DAYS
from delegation.authority.cases import Case
from delegation.authority.examination import Examination
from delegation.authority.holdings import Held, Holdings
from delegation.errors import AskedWronglyError
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId
from delegation.model.parts import Value
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.questions.timeline import (
    HolderTimeline,
    Lane,
    MatterTimeline,
    timeline_of_holder,
    timeline_of_instrument,
    timeline_of_matter,
)
from delegation.questions.timeline.events import events_of
from delegation.run import pipeline
from registers import Example
from strategies import ANY

TODAY = date(2026, 11, 25)
EXPLOSIVES, SIGNATURE = MatterId("2.000229"), MatterId("nd-23-2015-d5-k2-b")
DECREES_END = date(2027, 2, 28)


@cache
def real() -> Register:
    return pipeline.load(RULES).register


@cache
def examined() -> Examination:
    return Examination(real(), TODAY)


def of_matter(matter: MatterId) -> MatterTimeline:
    return timeline_of_matter(examined(), matter)


@cache
def of_holder(holder: str) -> HolderTimeline:
    return timeline_of_holder(examined(), HolderId(holder))


def only(found: MatterTimeline) -> Lane:
    (lane,) = found.lanes
    return lane


def undecided() -> Register:
    """Give the register as if nobody had said that the committee's power to certify ends."""
    matter = real().matters[SIGNATURE]
    owners = tuple(replace(one, term=Term(one.term.start, None)) for one in matter.owners)
    return replace(real(), matters={**real().matters, SIGNATURE: replace(matter, owners=owners)})


def test_a_task_of_certification_passes_to_the_chair_in_november_2025() -> None:
    """Scenario: NĐ 280/2025/NĐ-CP gives chứng thực to the chair; the committee's power by NĐ 23/2015/NĐ-CP ends the day before."""
    first, second = only(of_matter(SIGNATURE)).stretches
    assert (first.last, second.first, second.last) == (date(2025, 10, 31), date(2025, 11, 1), None)
    assert [one.party.holder for one in second.owners] == ["chu-tich-ubnd-cap-xa"]
    (change,) = second.changes
    assert (change.kind, [one.about for one in change.causes]) == ("moved", ["280-2025-nd-cp", SIGNATURE])


def test_a_task_whose_earlier_owner_has_no_end_has_two_owners() -> None:
    first, second = only(timeline_of_matter(Examination(undecided(), TODAY), SIGNATURE)).stretches
    assert (first.first, first.last, first.is_shared) == (date(2025, 7, 1), date(2025, 10, 31), False)
    assert (second.first, second.last, second.is_shared) == (date(2025, 11, 1), None, True)
    (change,) = second.changes
    assert (change.kind, [one.about for one in change.causes]) == ("added", ["280-2025-nd-cp"])
    assert [one.party.holder for one in second.owners] == ["chu-tich-ubnd-cap-xa", "ubnd-cap-xa"]


def test_a_delegated_procedure_is_left_without_anybody_when_its_decree_ends() -> None:
    """Scenario: the mass end of the 28 decrees; the delegation rests on one of them and falls with it."""
    held, vacant = only(of_matter(EXPLOSIVES)).stretches
    assert (held.last, held.state, vacant.state, vacant.last) == (DECREES_END, "held", "vacant", None)
    assert {cause.about for change in vacant.changes for cause in change.causes} == {"146-2025-nd-cp"}
    assert {change.role for change in vacant.changes} == {"owns", "acts"}
    assert [one.party.certain for one in held.acting] == [False, False]
    assert "ngày hiệu lực để trống" in held.acting[0].party.because


def test_what_a_department_does_by_delegation_is_lost_with_the_basis_of_its_giver() -> None:
    events = [one for one in events_of(of_holder("so-cong-thuong")) if one.role == "acts"]
    event = next(one for one in events if one.kind == "lost")
    assert (event.day, event.kind, event.role, event.certain) == (date(2027, 3, 1), "lost", "acts", False)
    assert (len(event.matters), event.is_left_empty, event.others) == (107, True, ())


def test_each_matter_of_a_holder_stands_in_its_timeline_as_in_that_of_the_matter() -> None:
    found = of_holder("chu-tich-ubnd-cap-xa")
    begun = {matter: one for one in found.holds for matter in one.matters if one.gained is not None}
    assert begun[SIGNATURE].first == date(2025, 11, 1)
    assert all(one.last is None or one.lost is not None for one in found.holds)


def test_the_districts_ended_before_anything_is_examined_and_their_tasks_are_with_nobody() -> None:
    """Scenario: the end of the districts on 1 July 2025."""
    found = of_holder("ubnd-cap-huyen")
    assert (found.holder.term.end, found.holder.successors) == (date(2025, 6, 30), ("ubnd-cap-xa",))
    assert found.holds == ()
    assert len(found.unsettled) == 15
    assert found.asked.first < date(2025, 6, 30)
    (stretch,) = only(of_matter(found.unsettled[0])).stretches
    assert stretch.state == "vacant"
    assert [(one.kind, one.day) for one in stretch.lapsed] == [("holder", date(2025, 6, 30))]


def test_the_law_on_the_capital_and_what_rested_on_it() -> None:
    """Scenario: the end of Luật Thủ đô 39/2024/QH15 on 30 June 2026."""
    found = timeline_of_instrument(examined(), InstrumentId("39-2024-qh15"))
    assert found.life == Term(date(2025, 1, 1), date(2026, 6, 30))
    assert [one.id for one in found.successors] == ["02-2026-qh16"]
    ended = {one.at: one.term.end for one in found.parts}
    assert (ended["Điều 14 khoản 4"], ended["Điều 8"]) == (date(2025, 6, 15), date(2025, 6, 15))
    assert sum(one.term.end == date(2026, 6, 30) for one in found.norms) == 11
    (rest,) = found.rests
    assert (rest.holder, rest.term.end, rest.matters) == ("hdnd-tp", date(2026, 6, 30), ("l-39-2024-qh15-d28-k2-a",))


def test_a_resolution_that_was_replaced_on_an_unknown_day_says_so() -> None:
    """Scenario: NQ 31/2024/NQ-HĐND replaced by NQ 41/2025/NQ-HĐND, whose day of effect no source gives."""
    found = timeline_of_instrument(examined(), InstrumentId("31-2024-nq-hdnd"))
    assert isinstance(found.life.end, Unknown)
    assert [one.id for one in found.successors] == ["41-2025-nq-hdnd"]
    after = timeline_of_instrument(examined(), InstrumentId("41-2025-nq-hdnd"))
    assert [one.id for one in after.predecessors] == ["31-2024-nq-hdnd"]


def test_only_the_days_asked_for_are_told() -> None:
    span = (date(2027, 1, 1), date(2027, 2, 1))
    (stretch,) = only(timeline_of_matter(examined(), EXPLOSIVES, span)).stretches
    assert (stretch.first, stretch.last) == (date(2025, 7, 1), DECREES_END)
    assert all(one.first <= span[1] for one in timeline_of_holder(examined(), HolderId("ubnd-tp"), span).holds)


@pytest.mark.parametrize("span", [(date(2026, 2, 1), date(2026, 1, 1)), (None, date(2025, 6, 30))])
def test_days_that_run_backwards_or_are_not_examined_are_refused(span: tuple[Day | None, Day]) -> None:
    with pytest.raises(AskedWronglyError):
        timeline_of_matter(examined(), EXPLOSIVES, span)


def test_in_one_commune_its_own_history_is_told() -> None:
    found = timeline_of_matter(examined(), SIGNATURE, commune=CommuneCode("00097"))
    assert (found.asked.commune, len(found.lanes)) == ("Phường Hồng Hà", 1)


def told(lane: Lane, day: Day) -> object:
    here = next((one for one in lane.stretches if one.covers(day)), None)
    if here is None:
        return said(None)
    return [[(one.party.holder, one.party.certain) for one in side] for side in (here.owners, here.acting)]


def said(held: Held | None) -> object:
    sides = (held.owners, held.acting) if held is not None else ((), ())
    return [[(party.holder, party.certain) for party, _ in side] for side in sides]


def cases(found: frozenset[Case] | None) -> frozenset[frozenset[tuple[str, Value]]] | None:
    """Give cases whatever the order in which they name their dimensions."""
    return None if found is None else frozenset(map(frozenset, found))


def meet(some: frozenset[Any] | None, others: frozenset[Any] | None) -> bool:
    """Say whether two sets have anything in common; ``None`` is all."""
    return some is None or others is None or bool(some & others)


@share(0.3)
@given(ANY, st.sampled_from(DAYS))
def test_a_timeline_says_of_each_day_what_is_so_on_that_day(example: Example, day: Day) -> None:
    """Whatever a random register holds: every cell, by the tiling of that day alone."""
    register = example.register
    if day < register.baseline:
        return
    found = timeline_of_matter(Examination(register, day), example.matters[0].id)
    pieces = Holdings(Examination(register, day)).of(example.matters[0])
    met: set[int] = set()
    there = frozenset(one.code for one in register.communes_on(day))
    for lane in found.lanes:
        for area in lane.areas:
            communes = area.communes if area.communes is None or not there else area.communes & there
            if communes is not None and not communes:
                # Of a commune nothing is told on days on which it is not there.
                assert told(lane, day) == said(None)
                continue
            here = [
                at
                for at, piece in enumerate(pieces)
                if meet(piece.communes, communes) and meet(cases(piece.cases), cases(area.cases))
            ]
            met.update(here)
            assert all(told(lane, day) == said(pieces[at]) for at in here)
            if not here:
                assert told(lane, day) == said(None)
    assert met == set(range(len(pieces)))


@share(0.2)
@given(ANY)
def test_stretches_follow_one_another_without_a_gap(example: Example) -> None:
    register = example.register
    for lane in timeline_of_matter(Examination(register, register.baseline), example.matters[0].id).lanes:
        lives = {register.communes[code].term for area in lane.areas for code in area.communes or ()}
        starts, ends = ({getattr(one, edge) for one in lives} for edge in ("start", "end"))
        first, last = lane.stretches[0].first, lane.stretches[-1].last
        assert first == register.baseline or (first in starts and len(lives) == 1)
        assert last is None or (last in ends and len(lives) == 1)
        for before, after in zip(lane.stretches, lane.stretches[1:], strict=False):
            assert before.last == after.first - timedelta(days=1)
            assert after.changes
