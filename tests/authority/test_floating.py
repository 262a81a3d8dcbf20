"""Grants without ground: since when, until when, what hangs on them, and what of a grant lies outside its matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from onematter import BASELINE, GROUPS, TODAY, UNSURE, gives, matter, owner, register, text, tiling

from delegation.authority.boxes import Box
from delegation.authority.floating import Outside, Ungrounded
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import Grant, Ownership
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from handmade import CITY, CLASS, OFFICE, PART, holder

ONE = timedelta(days=1)
WARD, RURAL = CommuneCode("00001"), CommuneCode("00002")
TYPES = ("ward", "rural-commune")
DIM = Unknown("tên mờ")
Told = tuple[list[str], list[str], list[tuple[Day | None, Day | None]], Day | None]


def told(several: Iterable[Ungrounded]) -> list[Told]:
    """Give grants without ground: which, what hangs on them, on which days, and when the giver last held."""
    return [
        (
            [link.grant.id for link in one.links],
            [grant.id for grant in one.followers],
            [(box.start, box.end) for box in one.boxes],
            one.last,
        )
        for one in several
    ]


def floating(
    *grants: Grant, law: tuple[Ownership, ...] = (owner(CITY),), found: Register | None = None
) -> tuple[Ungrounded, ...]:
    made = (
        found
        if found is not None
        else register(matter(*law, dimensions=GROUPS), *grants, types=("ward", "rural-commune"))
    )
    return tiling(made).ungrounded


class TestUngrounded:
    def test_a_grant_of_one_who_never_held_is_told_with_what_hangs_on_it(self) -> None:
        """Each in the order of ids."""
        grants = gives("g2", OFFICE, CLASS), gives("g4", CLASS, "xa-xoi"), gives("g3", CLASS, "xa-xoi", "transfer")
        several = floating(*grants)
        assert told(several) == [(["g2"], ["g3", "g4"], [(BASELINE, None)], None)]
        (one,) = several
        assert (one.held, one.never) == (None, True)

    def test_all_that_hangs_on_what_hangs_on_it_is_told(self) -> None:
        ways = [
            ("g2", CLASS, "a"),
            ("g3", CLASS, "b"),
            ("g4", "a", "x"),
            ("g5", "b", "y"),
            ("g6", "x", "z"),
            ("g7", "y", "z"),
        ]
        ((_, followers, _, _),) = told(floating(gives("g1", OFFICE, CLASS), *(gives(*way) for way in ways)))
        assert followers == ["g2", "g3", "g4", "g5", "g6", "g7"]

    def test_what_hangs_on_a_grant_of_a_later_id_is_told_with_it(self) -> None:
        grants = gives("g1", CLASS, "xa-xoi"), gives("g2", OFFICE, CLASS), gives("g3", "noi-khac", "x")
        days = [(BASELINE, None)]
        assert told(floating(*grants)) == [(["g2"], ["g1"], days, None), (["g3"], [], days, None)]

    def test_grants_that_lead_to_one_another_and_from_nobody_else_stand_together(self) -> None:
        circle = gives("g2", OFFICE, CLASS), gives("g1", CLASS, OFFICE)
        hanging = gives("g3", CLASS, "xa-xoi"), gives("g4", "xa-xoi", "noi-khac")
        assert told(floating(*circle, *hanging)) == [(["g1", "g2"], ["g3", "g4"], [(BASELINE, None)], None)]
        first = gives("g0", "noi-khac", OFFICE)
        assert told(floating(*circle, first)) == [(["g0"], ["g1", "g2"], [(BASELINE, None)], None)]

    def test_two_that_nothing_else_explains_are_told_apart(self) -> None:
        """What hangs on both is told of both."""
        grants = gives("g1", OFFICE, CLASS), gives("g2", "noi-khac", CLASS), gives("g3", CLASS, "xa-xoi")
        days = [(BASELINE, None)]
        assert told(floating(*grants)) == [(["g1"], ["g3"], days, None), (["g2"], ["g3"], days, None)]

    def test_one_whose_receiver_is_not_known_explains_nothing(self) -> None:
        grants = gives("g1", OFFICE, DIM), gives("g2", CLASS, "xa-xoi")
        days = [(BASELINE, None)]
        assert told(floating(*grants)) == [(["g1"], [], days, None), (["g2"], [], days, None)]

    def test_a_grant_that_outlives_its_giver_is_told_with_how_it_held(self) -> None:
        """What it passed on: the chain up to the grant."""
        law = (owner(CITY, term=Term(None, TODAY)), owner("noi-khac", term=Term(TODAY + ONE, None)))
        (one,) = floating(gives("g1", CITY, OFFICE), law=law)
        assert told([one]) == [(["g1"], [], [(TODAY + ONE, None)], TODAY)]
        assert one.held is not None
        assert (one.held.holder, [link.said for link in one.held.chain]) == (CITY, [law[0]])
        assert not one.never

    def test_the_chain_of_the_giver_is_told_where_it_received_itself(self) -> None:
        first = gives("g1", CITY, OFFICE, term=Term(None, TODAY))
        (one,) = floating(first, gives("g2", OFFICE, CLASS), gives("g3", CLASS, "xa-xoi"))
        assert told([one]) == [(["g2"], ["g3"], [(TODAY + ONE, None)], TODAY)]
        assert one.held is not None
        assert (one.held.holder, [link.said for link in one.held.chain]) == (OFFICE, [owner(CITY), first])
        assert (one.held.certain, one.held.because) == (True, ())

    def test_of_a_giver_whose_receiver_is_not_known_the_standing_of_its_own_is_told(self) -> None:
        (one,) = floating(gives("g1", CITY, DIM), law=(owner(CITY, term=Term(None, TODAY)), owner(OFFICE)))
        assert one.held is not None
        assert (one.held.holder, one.last) == (CITY, TODAY)

    def test_what_makes_the_standing_of_the_giver_unsure_is_told(self) -> None:
        term = Term(Unknown("ngày mờ"), TODAY)
        (one,) = floating(gives("g1", CITY, OFFICE), law=(owner(CITY, term=term), owner("noi-khac")))
        assert one.held is not None
        assert (one.held.certain, one.held.because) == (False, ("ngày mờ",))

    def test_a_head_that_gave_what_its_body_had_held_it_as_the_head(self) -> None:
        head = replace(holder("giam-doc"), kind="agency-head", head_of=HolderId(OFFICE))
        law = (owner(OFFICE, term=Term(None, TODAY)),)
        (one,) = floating(found=register(matter(*law), gives("g1", "giam-doc", CLASS), holders=(head,)))
        assert one.held is not None
        assert (one.held.holder, [link.said for link in one.held.chain]) == ("giam-doc", list(law))

    def test_after_a_break_a_grant_floats_again_and_is_told_apart(self) -> None:
        """By the last day on which the giver held before."""
        back = TODAY + 10 * ONE
        law = (owner(CITY, term=Term(TODAY - ONE, TODAY)), owner(CITY, term=Term(back, back)))
        several = floating(gives("g1", CITY, OFFICE), law=law)
        assert told(several) == [
            (["g1"], [], [(BASELINE, TODAY - 2 * ONE)], None),
            (["g1"], [], [(TODAY + ONE, back - ONE)], TODAY),
            (["g1"], [], [(back + ONE, None)], back),
        ]
        assert [one.held is None for one in several] == [True, False, False]
        assert [one.never for one in several] == [False] * 3

    def test_a_break_of_the_grant_forgets_when_its_giver_held(self) -> None:
        """The text of the grant is interrupted: what held before the break is no reason after it."""
        law = (owner(CITY, term=Term(None, TODAY)),)
        grants = (
            gives("g1", CITY, OFFICE, term=Term(None, TODAY)),
            gives("g1-2", CITY, OFFICE, term=Term(TODAY + ONE, None)),
        )
        assert told(floating(*grants, law=law)) == [(["g1-2"], [], [(TODAY + ONE, None)], None)]

    def test_it_goes_on_floating_while_other_things_change(self) -> None:
        """The boxes of one are joined, and the last day stays."""
        law = (owner(CITY, term=Term(None, TODAY)), owner("noi-khac", term=Term(TODAY + 5 * ONE, None)))
        assert told(floating(gives("g1", CITY, OFFICE), law=law)) == [(["g1"], [], [(TODAY + ONE, None)], TODAY)]

    def test_where_the_giver_lost_some_communes_or_cases_it_is_told_of_these(self) -> None:
        left = Part((("nhom", ("A", "B")),), (WARD,))
        law = (owner(CITY, part=left, term=Term(None, TODAY)), owner(CITY, part=Part((("nhom", ("C",)),))))
        several = floating(gives("g1", CITY, OFFICE), law=law)
        cases = frozenset([(("nhom", "A"),), (("nhom", "B"),)])
        assert [(one.last, one.boxes, one.never) for one in several] == [
            (None, (Box(BASELINE, None, frozenset([RURAL]), cases),), False),
            (TODAY, (Box(TODAY + ONE, None, frozenset([WARD]), cases),), False),
        ]

    def test_a_circle_floats_since_its_giver_held_if_all_of_it_ran_then(self) -> None:
        circle = gives("g1", CITY, OFFICE), gives("g2", OFFICE, CITY, term=Term(TODAY + 2 * ONE, None))
        law = (owner(CITY, term=Term(None, TODAY)),)
        several = floating(*circle, law=law)
        assert told(several) == [
            (["g1"], [], [(TODAY + ONE, TODAY + ONE)], TODAY),
            (["g1", "g2"], [], [(TODAY + 2 * ONE, None)], None),
        ]
        (one,) = floating(circle[0], replace(circle[1], term=Term()), law=law)
        assert told([one]) == [(["g1", "g2"], [], [(TODAY + ONE, None)], TODAY)]
        assert one.held is not None
        assert one.held.holder == CITY

    def test_a_grant_that_only_may_run_is_not_told(self) -> None:
        """Nor one of a giver who is not known, or who only may hold."""
        assert floating(gives("g1", OFFICE, CLASS, term=UNSURE)) == ()
        assert floating(gives("g1", DIM, CLASS)) == ()
        assert floating(gives("g1", OFFICE, CLASS), law=(owner(DIM),)) == ()
        assert floating(gives("g1", CITY, OFFICE, term=UNSURE), gives("g2", OFFICE, CLASS)) == ()
        assert floating(gives("g1", CITY, DIM), gives("g2", OFFICE, CLASS)) == ()

    def test_a_giver_who_is_gone_holds_nothing(self) -> None:
        """One who may be gone may hold."""
        gone = replace(holder("so-cu"), term=Term(None, TODAY))
        may_be = replace(holder("so-mo"), term=Term(None, Unknown("mờ")))
        found = register(matter(owner("so-cu")), gives("g1", "so-cu", OFFICE), holders=(gone,))
        assert told(floating(found=found)) == [(["g1"], [], [(TODAY + ONE, None)], TODAY)]
        found = register(matter(owner("so-mo")), gives("g1", "so-mo", OFFICE), holders=(may_be,))
        assert floating(found=found) == ()

    def test_they_are_told_in_the_order_of_ids_and_days(self) -> None:
        law = (owner(CITY, term=Term(None, TODAY)), owner(OFFICE, term=Term(None, TODAY - ONE)))
        grants = gives("g2", CITY, "xa-xoi"), gives("g1", OFFICE, "noi-khac"), gives("g0", CLASS, "x")
        assert [(ids, last) for ids, _, _, last in told(floating(*grants, law=law))] == [
            (["g0"], None),
            (["g1"], TODAY - ONE),
            (["g2"], TODAY),
        ]


def outside(found: Register) -> list[tuple[str, Box]]:
    several: tuple[Outside, ...] = tiling(found).outside
    assert all(one.link.grant.id == "g1" for one in several)
    return [(one.kind, one.box) for one in several]


LATE, EARLY = TODAY + 9 * ONE, TODAY - 9 * ONE


class TestOutside:
    def test_a_grant_inside_its_matter_has_no_part_outside(self) -> None:
        found = register(
            matter(owner(CITY), dimensions=GROUPS), gives("g1", CITY, OFFICE), types=("ward", "rural-commune")
        )
        assert outside(found) == []
        term = Term(EARLY, LATE)
        assert outside(register(matter(owner(CITY), term=term), gives("g1", CITY, OFFICE, term=term))) == []

    def test_days_before_and_after_the_matter_are_told(self) -> None:
        """From the baseline on: the first of each, where the grant certainly runs."""
        grant = gives("g1", CITY, OFFICE)
        assert outside(register(matter(owner(CITY), term=Term(TODAY, LATE)), grant)) == [
            ("before", Box(BASELINE, TODAY - ONE, None, None)),
            ("after", Box(LATE + ONE, None, None, None)),
        ]
        assert outside(
            register(matter(owner(CITY), term=Term(TODAY, LATE)), replace(grant, term=Term(EARLY, LATE + ONE)))
        ) == [
            ("before", Box(EARLY, TODAY - ONE, None, None)),
            ("after", Box(LATE + ONE, LATE + ONE, None, None)),
        ]

    @pytest.mark.parametrize("term", [UNSURE, Term(None, Unknown("mờ")), Term(None, BASELINE - ONE), Term(LATE, EARLY)])
    def test_what_does_not_certainly_run_from_the_baseline_on_is_not_told(self, term: Term) -> None:
        assert (
            outside(register(matter(owner(CITY), term=Term(TODAY, LATE)), gives("g1", CITY, OFFICE, term=term))) == []
        )

    def test_one_that_ends_on_the_baseline_still_runs(self) -> None:
        one = matter(owner(CITY), term=Term(TODAY, None))
        assert outside(register(one, gives("g1", CITY, OFFICE, term=Term(None, BASELINE)))) == [
            ("before", Box(BASELINE, BASELINE, None, None))
        ]

    def test_a_matter_that_ended_before_the_baseline_leaves_all_of_the_grant_after_it(self) -> None:
        one = matter(owner(CITY), term=Term(None, BASELINE - 9 * ONE))
        assert outside(register(one, gives("g1", CITY, OFFICE))) == [("after", Box(BASELINE, None, None, None))]

    def test_of_a_matter_without_a_day_nothing_is_told(self) -> None:
        assert outside(register(matter(owner(CITY), term=Term(LATE, EARLY)), gives("g1", CITY, OFFICE))) == []

    def test_of_an_interrupted_text_the_first_days_outside_are_told(self) -> None:
        parts = text("qd", Term(EARLY, None))
        found = register(
            matter(owner(CITY), term=Term(TODAY, None)), gives("g1", CITY, OFFICE, by="qd"), texts=(parts,)
        )
        assert outside(found) == [("before", Box(EARLY, TODAY - ONE, None, None))]

    @pytest.mark.parametrize(
        ("communes", "missed"), [((RURAL,), (RURAL,)), ((WARD, RURAL), (RURAL,)), ((WARD,), ()), ((), ())]
    )
    def test_communes_that_a_grant_names_and_where_the_matter_is_not_are_told(
        self, communes: tuple[CommuneCode, ...], missed: tuple[CommuneCode, ...]
    ) -> None:
        one = matter(owner(CITY), dimensions=GROUPS, territory="wards")
        part = Part((("nhom", ("A",)),), communes)
        grant = gives("g1", CITY, OFFICE, part=part, term=Term(EARLY, LATE))
        found = outside(register(one, grant, types=("ward", "rural-commune")))
        expected = Box(EARLY, LATE, frozenset(missed), frozenset([(("nhom", "A"),)]))
        assert found == ([("communes", expected)] if missed else [])

    def test_where_a_grant_has_nothing_in_common_with_its_matter_all_its_communes_are_told(self) -> None:
        """Also where one of its sides is in none of them; then nothing else is told."""
        wards = matter(owner(CITY), territory="wards", term=Term(TODAY, None))
        found = register(wards, gives("g1", CITY, "xa"), types=("ward", "rural-commune"))
        assert outside(found) == [("communes", Box(BASELINE, None, frozenset([RURAL]), None))]
        nowhere = register(matter(owner(CITY)), gives("g1", PART, "xa"), types=("ward", "rural-commune"))
        assert outside(nowhere) == [("communes", Box(BASELINE, None, None, None))]

    def test_of_the_communes_that_are_left_the_days_outside_are_told_too(self) -> None:
        one = matter(owner(CITY), territory="wards", term=Term(TODAY, None))
        grant = gives("g1", CITY, OFFICE, part=Part((), (WARD, RURAL)))
        assert outside(register(one, grant, types=("ward", "rural-commune"))) == [
            ("communes", Box(BASELINE, None, frozenset([RURAL]), None)),
            ("before", Box(BASELINE, TODAY - ONE, frozenset([WARD]), None)),
        ]

    def test_a_grant_of_no_case_of_the_matter_is_told(self) -> None:
        """With its communes; nothing else is told of it."""
        part = Part((("nhom", ("X",)),), (WARD,))
        one = matter(owner(CITY), dimensions=GROUPS, term=Term(TODAY, None))
        found = register(
            one, gives("g1", CITY, OFFICE, part=part, term=Term(EARLY, LATE)), types=("ward", "rural-commune")
        )
        assert outside(found) == [("cases", Box(EARLY, LATE, frozenset([WARD]), None))]

    def test_days_outside_are_told_of_the_cases_that_are_given(self) -> None:
        one = matter(owner(CITY), dimensions=GROUPS, term=Term(TODAY, None))
        found = register(one, gives("g1", CITY, OFFICE, part=Part((("nhom", ("A",)),))))
        cases = frozenset([(("nhom", "A"),)])
        assert outside(found) == [("before", Box(BASELINE, TODAY - ONE, None, cases))]

    def test_the_day_before_the_matter_is_asked_only_after_the_baseline(self) -> None:
        assert outside(register(matter(owner(CITY), term=Term(BASELINE, None)), gives("g1", CITY, OFFICE))) == []
        later = matter(owner(CITY), term=Term(BASELINE + ONE, None))
        assert outside(register(later, gives("g1", CITY, OFFICE))) == [("before", Box(BASELINE, BASELINE, None, None))]
        assert date(2025, 7, 1) == BASELINE
