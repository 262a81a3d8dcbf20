"""What stops until a day, and what stops with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from chart_register import CITY, COMMUNES, HERE, TRADE, small
from folders import RULES

from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Citation, Instrument, InstrumentId, Mechanism, Norm, Pole
from delegation.model.matters import AnnexRow, Grant, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.questions.horizon import Horizon, Returned, horizon
from delegation.run import pipeline

TODAY, LAST, UNTIL = date(2026, 11, 25), date(2027, 2, 28), date(2027, 3, 1)
DECREE = InstrumentId("nd-146")


@cache
def real() -> Register:
    return pipeline.load(RULES).register


@cache
def mass_end() -> Horizon:
    return horizon(Examination(real(), TODAY), UNTIL)


def ahead(register: Register, until: Day = UNTIL) -> Horizon:
    return horizon(Examination(register, TODAY), until)


def with_decree(register: Register | None = None, end: Day = LAST) -> Register:
    known = register or small()
    decree = Instrument(DECREE, "146/2025/NĐ-CP", "decree", "Chính phủ", HERE, term=Term(None, end))
    return replace(known, instruments={**known.instruments, DECREE: decree})


def test_the_mass_end_of_the_decrees() -> None:
    """Scenario: 28 decrees on two tiers end on 28 February 2027; matters, communes, and who is then missing."""
    (stop,) = mass_end().stops
    decrees = [
        one for one in stop.falls if one.ending.kind == "instrument" and one.ending.subject.endswith("-2025-nd-cp")
    ]
    assert (stop.day, len(decrees)) == (LAST, 28)
    assert (len(stop.left), stop.passed) == (720, ())
    kinds = [real().matters[one.matter].kind for one in stop.left]
    assert (kinds.count("task"), kinds.count("procedure")) == (327, 393)
    local = [one for one in stop.left if one.communes is not None]
    assert (len(local), {len(one.communes or ()) for one in local}) == (223, {126})
    assert (len(stop.lost), len(stop.never_known)) == (587, 133)
    assert not {one.matter for one in stop.lost} & {one.matter for one in stop.never_known}
    assert sum(not one.is_laid_down for one in stop.left) == 319


def test_each_decree_leads_to_its_own_matters() -> None:
    (stop,) = mass_end().stops
    by_id = {one.ending.subject: one for one in stop.falls}
    trade = by_id["146-2025-nd-cp"]
    assert (len(trade.matters), len(trade.left), trade.grants, trade.communes) == (154, 154, ("uq-sct-2025",), 0)
    # Of 128 procedures 107 are owned by this decree.
    assert [(one.grant, len(one.matters)) for one in trade.fallen] == [("uq-sct-2025", 107)]
    assert (by_id["142-2025-nd-cp"].communes, by_id["122-2025-nd-cp"].matters) == (126, ())
    left = {matter for one in stop.falls for matter in one.left}
    assert left == {one.matter for one in stop.left}


def test_what_ended_earlier_or_is_left_to_others_is_not_counted() -> None:
    """A provision that was repealed in 2026 takes nothing along in 2027."""
    (stop,) = mass_end().stops
    education = next(one for one in stop.falls if one.ending.subject == "131-2025-nd-cp")
    assert len(education.left) < len(education.matters)


def test_the_end_of_the_law_on_the_capital() -> None:
    """Scenario: Luật Thủ đô 39/2024/QH15 → 11 norms → the grants of their pairs → one task without owner."""
    found = horizon(Examination(real(), date(2026, 6, 1)), date(2026, 7, 1))
    (stop,) = found.stops
    law = next(one for one in stop.falls if one.ending.subject == "39-2024-qh15")
    assert (len(law.norms), len(law.grants), law.left) == (11, 11, ("l-39-2024-qh15-d28-k2-a",))
    assert law.ending.by == ("02/2026/QH16",)
    assert [one.owners for one in stop.left if one.matter in law.left] == [("hdnd-tp",)]


def test_the_end_of_the_districts_lies_before_the_baseline_and_says_so() -> None:
    found = horizon(Examination(real(), date(2025, 6, 20)), date(2025, 7, 1))
    (stop,) = found.stops
    bodies = {one.ending.subject: one for one in stop.falls if one.ending.kind == "holder"}
    assert (bodies["ubnd-cap-huyen"].ending.by, len(bodies["ubnd-cap-huyen"].matters)) == (("ubnd-cap-xa",), 50)
    assert (stop.is_examined, stop.left) == (False, ())


def test_an_evaluation_is_due_sixty_days_before_the_end() -> None:
    """Scenario: QĐ 105/QĐ-UBND of 9 January 2026 wants one sixty days before 31 December 2028."""
    found = horizon(Examination(real(), date(2028, 9, 1)), date(2028, 11, 1))
    assert {one.day for one in found.due} == {date(2028, 11, 1)}
    assert len(found.due) == 3
    assert horizon(Examination(real(), date(2028, 9, 1)), date(2028, 10, 31)).due == ()
    assert len(horizon(Examination(real(), date(2028, 12, 1)), date(2028, 12, 2)).due) == 3


def test_what_has_no_known_end_is_named_apart() -> None:
    assert "uq-sct-2025" in mass_end().open_terms
    assert "pc-74-2025-ubnd-cap-xa" not in mass_end().open_terms


def test_a_grant_that_ends_gives_its_matters_back_to_the_owner_by_law() -> None:
    register = small()
    grant = replace(register.grants["pc"], term=Term(date(2025, 12, 4), LAST))
    (stop,) = ahead(replace(register, grants={**register.grants, "pc": grant})).stops
    assert (stop.left, stop.passed) == ((), ("nv-1",))


def test_a_decree_that_ends_leaves_the_matters_of_its_owners_and_of_those_who_act_for_them() -> None:
    (stop,) = ahead(with_decree()).stops
    (fall,) = stop.falls
    assert fall.left == ("1.000001", "1.000002", "1.000003")
    assert {one.owners for one in stop.left} == {(CITY,)}


def passed_on(steps: int, mechanism: Mechanism = "decentralisation") -> Register:
    """Give the register with a decree by which the city owns a procedure, which goes on from body to body."""
    known = with_decree()
    names = [CITY, *(HolderId(f"co-quan-{at:04d}") for at in range(1, steps + 1))]
    bodies = {one: Holder(one, one, "specialised-agency", "city", HERE) for one in names[1:]}
    row = (AnnexRow(MatterId("1.000001"), HERE),)
    made = {
        f"g{at:04d}": Grant(f"g{at:04d}", mechanism, giver, receiver, InstrumentId("qd-1"), row, HERE)
        for at, (giver, receiver) in enumerate(pairwise(names), 1)
    }
    return replace(known, holders={**known.holders, **bodies}, grants=made)


@pytest.mark.parametrize("mechanism", ["decentralisation", "delegation"])
@pytest.mark.parametrize("steps", [1, 3, 150])
def test_grants_fall_with_a_decree_over_any_number_of_steps(steps: int, mechanism: Mechanism) -> None:
    """Each runs on by its own term; none gives anything any more, for what the first giver held is over."""
    (stop,) = ahead(passed_on(steps, mechanism)).stops
    (fall,) = stop.falls
    expected = [f"g{at:04d}" for at in range(1, steps + 1)]
    assert [(one.grant, one.matters) for one in fall.fallen] == [(name, ("1.000001",)) for name in expected]
    assert [one.depth for one in fall.fallen] == list(range(1, steps + 1))
    assert fall.grants == tuple(expected)
    assert MatterId("1.000001") in fall.left


def test_a_body_that_ends_in_the_middle_takes_along_what_it_gave_on() -> None:
    """The step before it ends with it and the matter is back with the one before; the step after it falls."""
    register = passed_on(3)
    middle = replace(register.holders[HolderId("co-quan-0002")], term=Term(None, date(2026, 12, 31)))
    found = ahead(replace(register, holders={**register.holders, middle.id: middle}), until=date(2026, 12, 31))
    (stop,) = found.stops
    (fall,) = stop.falls
    assert (fall.ending.subject, [one.grant for one in fall.fallen]) == (middle.id, ["g0003"])
    (back,) = stop.returned
    assert (back.matter, back.givers, back.is_presumed) == ("1.000001", ("co-quan-0001",), False)
    assert (stop.passed, stop.left) == (("1.000001",), ())


def test_a_grant_that_goes_on_by_another_law_does_not_fall() -> None:
    """The city has the procedure by two laws; one of them ends."""
    register = passed_on(2)
    matter = register.matters[MatterId("1.000001")]
    second = Ownership(CITY, (Citation("72/2025/QH15", None, HERE),), HERE)
    both = replace(matter, owners=(*matter.owners, second))
    (stop,) = ahead(replace(register, matters={**register.matters, matter.id: both})).stops
    assert stop.falls[0].fallen == ()


def test_a_grant_that_ends_itself_on_the_day_is_told_as_an_end_of_its_own() -> None:
    register = passed_on(2)
    ended = replace(register.grants["g0002"], term=Term(None, LAST))
    (stop,) = ahead(replace(register, grants={**register.grants, ended.id: ended})).stops
    by_id = {one.ending.subject: one for one in stop.falls}
    assert [one.grant for one in by_id[DECREE].fallen] == ["g0001"]
    assert by_id["g0002"].fallen == ()


def test_what_a_decision_gave_is_back_with_its_giver_though_the_law_is_not_known() -> None:
    register = small()
    decision = replace(register.instruments[InstrumentId("qd-1")], term=Term(None, LAST))
    matter = register.matters[MatterId("nv-1")]
    unknown = Ownership(Unknown("chưa rõ căn cứ"), (Citation("01/2025/QĐ-UBND", "Điều 3", HERE),), HERE)
    register = replace(
        register,
        instruments={**register.instruments, decision.id: decision},
        matters={**register.matters, matter.id: replace(matter, owners=(unknown,))},
    )
    (stop,) = ahead(register).stops
    assert (stop.left, stop.returned) == ((), (Returned(MatterId("nv-1"), (CITY,), is_presumed=True),))


def test_whose_holder_was_never_known_is_told_apart_from_what_somebody_loses() -> None:
    known = with_decree()
    matter = known.matters[MatterId("1.000001")]
    nobody = replace(matter, owners=(replace(matter.owners[0], holder=Unknown("chưa có toàn văn")),))
    without = {name: one for name, one in known.grants.items() if name != "uq"}
    (stop,) = ahead(replace(known, matters={**known.matters, matter.id: nobody}, grants=without)).stops
    assert ([one.matter for one in stop.lost], [one.matter for one in stop.never_known]) == (
        ["1.000002", "1.000003"],
        ["1.000001"],
    )
    assert len(stop.left) == 3
    assert not stop.is_shared


def test_a_matter_that_rests_on_two_texts_that_end_is_said_to_be_counted_twice() -> None:
    known = with_decree()
    other = Instrument(InstrumentId("nd-2"), "2/2025/NĐ-CP", "decree", "Chính phủ", HERE, term=Term(None, LAST))
    matter = known.matters[MatterId("1.000001")]
    second = Ownership(TRADE, (Citation("2/2025/NĐ-CP", None, HERE),), HERE)
    register = replace(
        known,
        instruments={**known.instruments, other.id: other},
        matters={**known.matters, matter.id: replace(matter, owners=(*matter.owners, second))},
    )
    (stop,) = ahead(register).stops
    assert stop.is_shared
    assert sum(len(one.left) for one in stop.falls) == len(stop.left) + 1


def test_communes_are_counted_where_their_own_body_goes() -> None:
    known = with_decree()
    matter = known.matters[MatterId("1.000001")]
    owner = Ownership(COMMUNES, matter.owners[0].basis, HERE)
    found = ahead(replace(known, matters={**known.matters, matter.id: replace(matter, owners=(owner,))}))
    one = next(one for one in found.stops[0].left if one.matter == matter.id)
    assert len(one.communes or ()) == 126
    assert found.stops[0].falls[0].communes == 126


def test_a_norm_is_told_with_the_instrument_that_lays_it_down() -> None:
    norm = Norm(
        "n", "delegation", Pole("committee", "city"), Pole("specialised-agency", "city"),
        (Citation("146/2025/NĐ-CP", "Điều 3", HERE),), "permitted", HERE, term=Term(None, LAST),
    )  # fmt: skip
    (stop,) = ahead(replace(with_decree(), norms=(norm,))).stops
    instrument = next(one for one in stop.falls if one.ending.kind == "instrument")
    assert (instrument.norms, instrument.grants) == (("n",), ("uq",))


def test_days_come_in_order_and_the_default_is_the_horizon_of_the_register() -> None:
    register = with_decree(end=date(2026, 12, 31))
    grant = replace(register.grants["pc"], term=Term(None, date(2026, 12, 1)))
    found = horizon(Examination(replace(register, grants={**register.grants, "pc": grant}), TODAY))
    assert [one.day for one in found.stops] == [date(2026, 12, 1), date(2026, 12, 31)]
    assert (found.until - TODAY).days == register.settings.horizon_days


def test_a_day_before_the_question_is_refused() -> None:
    with pytest.raises(AskedWronglyError):
        horizon(Examination(small(), TODAY), date(2026, 11, 24))


def test_where_nothing_ends_nothing_is_said() -> None:
    assert ahead(small()).stops == ()
