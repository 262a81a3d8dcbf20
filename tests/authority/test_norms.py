"""What norms make of pairs and forms: which speak of them, which govern, which tell best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

import pytest
from onematter import cites, gives, matter, register, text

from delegation.authority.norms import (
    UNITS,
    NormRuling,
    Pair,
    Permissions,
    forbidding_passing_on,
    ruling_of_form,
    unlisted_forms,
)
from delegation.model.figures import Ledger, LedgerBook
from delegation.model.holders import Holder, HolderId, Level
from delegation.model.instruments import Form, Mechanism, Norm, Pole
from delegation.model.matters import Grant
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from handmade import CITY, HERE, OFFICE, holder

Effect = Literal["permitted", "forbidden", "unclear", "unknown"]
FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
BEFORE, AFTER = FIRST - timedelta(days=1), LAST + timedelta(days=1)
UNKNOWN = Unknown("tên mờ")


def norm(
    name: str,
    effect: Effect = "permitted",
    giver: tuple[str, str] = ("committee", "city"),
    receiver: tuple[str, str] = ("specialised-agency", "city"),
    *,
    mechanism: Mechanism = "delegation",
    term: Term = ALWAYS,
    condition: str | None = None,
    prevails_over: tuple[str, ...] = (),
    passing_on: str | None = None,
) -> Norm:
    return Norm(
        name, mechanism, Pole(*giver), Pole(*receiver), cites("luat"), effect, HERE, term,
        condition=condition, prevails_over=prevails_over, passing_on=passing_on,
    )  # fmt: skip


def one_of(kind: str, level: Level = "city", *, head_of: str | None = None, parent: str | None = None) -> Holder:
    """Make a holder under the name of its kind."""
    above = (HolderId(parent) if parent else None, HolderId(head_of) if head_of else None)
    return replace(holder(kind), kind=kind, level=level, parent=above[0], head_of=above[1])


COMMITTEE, AGENCY = one_of("committee"), one_of("specialised-agency", parent="committee")
HEAD, UNIT = one_of("agency-head", head_of="specialised-agency"), one_of("internal-unit", parent="specialised-agency")
UNIT_HEAD, OTHER = one_of("internal-unit-head", head_of="internal-unit"), one_of("chair", head_of="committee")
CAST = (COMMITTEE, AGENCY, HEAD, UNIT, UNIT_HEAD, OTHER)
PAIR = Pair("delegation", COMMITTEE, AGENCY, None)


def asked(*several: Norm, holders: Iterable[Holder] = CAST) -> Permissions:
    return Permissions(register(matter(), holders=holders, norms=several))


def ids(norms: Iterable[Norm]) -> list[str]:
    return [one.id for one in norms]


class TestPair:
    def test_the_pair_of_a_grant_is_its_sides_with_the_day_of_signing(self) -> None:
        signed = replace(text("qd"), issued=FIRST)
        unsigned = replace(text("qd-mo"), issued=UNKNOWN)
        found = register(matter(), texts=(signed, unsigned), norms=(norm("n"),))
        sides = found.holders[HolderId(CITY)], found.holders[HolderId(OFFICE)]
        permissions = Permissions(found)
        assert permissions.pair(gives("g", CITY, OFFICE, by="qd")) == Pair("delegation", *sides, FIRST)
        assert permissions.pair(gives("g", CITY, OFFICE, by="qd-mo")) == Pair("delegation", *sides, None)
        assert permissions.pair(gives("g", CITY, OFFICE)) == Pair("delegation", *sides, None)

    @pytest.mark.parametrize(
        "grant",
        [
            gives("g", UNKNOWN, OFFICE),
            gives("g", CITY, UNKNOWN),
            gives("g", "khong-co", OFFICE),
            gives("g", CITY, "khong-co"),
            gives("g", CITY, OFFICE, "transfer"),
        ],
    )
    def test_there_is_no_pair_where_a_side_or_norms_of_the_mechanism_are_missing(self, grant: Grant) -> None:
        assert asked(norm("n")).pair(grant) is None


class TestNormsOfAPair:
    def test_norms_of_a_mechanism_an_effect_and_a_day_are_given_the_strictest_first(self) -> None:
        """Then in the order of ids."""
        loose = norm("a", giver=("any", "any"), receiver=("any", "any"))
        half = norm("b", giver=("any", "city"))
        exact = [norm("d"), norm("c")]
        other = [
            norm("e", "forbidden"),
            norm("f", mechanism="transfer"),
            norm("g", giver=("chair", "city")),
            norm("h", receiver=("chair", "city")),
            norm("i", giver=("committee", "commune")),
            norm("j", receiver=("specialised-agency", "commune")),
        ]
        permissions = asked(loose, half, *exact, *other, norm("k", term=Term(FIRST, LAST)))
        assert ids(permissions.of(PAIR, "permitted")) == ["c", "d", "k", "b", "a"]
        assert ids(permissions.of(PAIR, "permitted", BEFORE)) == ["c", "d", "b", "a"]
        assert ids(permissions.of(PAIR, "permitted", FIRST)) == ["c", "d", "k", "b", "a"]
        assert ids(permissions.of(PAIR, "forbidden")) == ["e"]
        assert ids(permissions.of(PAIR, "unknown")) == []
        assert permissions.of(replace(PAIR, mechanism="devolution"), "permitted") == []

    @pytest.mark.parametrize(
        ("giver", "inside"),
        [
            (AGENCY, {HEAD, UNIT, UNIT_HEAD, AGENCY}),
            (HEAD, {HEAD, UNIT, UNIT_HEAD, AGENCY}),
            (UNIT, {UNIT, UNIT_HEAD}),
            (UNIT_HEAD, {UNIT, UNIT_HEAD}),
            (COMMITTEE, set(CAST)),
        ],
    )
    def test_inside_a_body_are_its_units_and_their_heads(self, giver: Holder, inside: set[Holder]) -> None:
        """Through every parent of what they are or head; a head stands for its body. A norm may ask for it."""
        permissions = asked(norm("n", giver=("any", "any"), receiver=("any", "any"), condition="same-unit"))
        assert {one for one in CAST if permissions.is_inside(Pair("delegation", giver, one, None))} == inside
        ruled = {one: permissions.ruling(Pair("delegation", giver, one, None), FIRST).effect for one in CAST}
        assert {one for one, effect in ruled.items() if effect == "permitted"} == inside

    def test_parents_that_make_a_circle_lead_nowhere(self) -> None:
        """Nor does one that the register does not have."""
        circle = (one_of("a", parent="b"), one_of("b", parent="a"), one_of("c", parent="khong-co"))
        permissions = asked(norm("n"), holders=circle)
        pairs = [Pair("delegation", one, other, None) for one in circle for other in circle]
        inside = [(pair.giver.id, pair.receiver.id) for pair in pairs if permissions.is_inside(pair)]
        assert inside == [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b"), ("c", "c")]
        assert permissions.is_inside(Pair("delegation", one_of("khong-co"), circle[2], None))

    def test_another_condition_asks_nothing_of_the_pair(self) -> None:
        assert asked(norm("n", condition="own-competence")).ruling(PAIR, FIRST).effect == "permitted"


class TestRuling:
    def test_what_forbids_is_told_with_what_permits_and_what_was_not_read(self) -> None:
        no, yes, unread, unclear = (
            norm("no", "forbidden"),
            norm("yes"),
            norm("unread", "unknown"),
            norm("unclear", "unclear"),
        )
        assert asked(no, yes, unread, unclear).ruling(PAIR, FIRST) == NormRuling("forbidden", (no,), (yes,), (unread,))
        assert asked(yes, unread, unclear).ruling(PAIR, FIRST) == NormRuling("permitted", (yes,))
        assert asked(unread, unclear).ruling(PAIR, FIRST) == NormRuling("unclear", (unclear,), unread=(unread,))
        assert asked(unread).ruling(PAIR, FIRST) == NormRuling("unknown", (unread,), unread=(unread,))
        assert asked().ruling(PAIR, FIRST) == asked().ruling(PAIR, None) == NormRuling("unlisted")

    def test_a_special_law_sets_aside_what_it_names_while_it_holds(self) -> None:
        special = norm("yes", term=Term(FIRST, LAST), prevails_over=("no",))
        permissions = asked(norm("no", "forbidden"), norm("no-2", "forbidden", term=Term(LAST, LAST)), special)
        found = {day: permissions.ruling(PAIR, day) for day in (BEFORE, FIRST, LAST, AFTER)}
        assert [one.effect for one in found.values()] == ["forbidden", "permitted", "forbidden", "forbidden"]
        assert ids(found[LAST].norms) == ["no-2"]
        assert ids(found[LAST].against) == ["yes"]

    @pytest.mark.parametrize(
        ("effects", "best"),
        [
            (("forbidden", "permitted"), "permitted"),
            (("unclear", "unknown"), "unknown"),
            (("forbidden", "unclear"), "unclear"),
            (("forbidden",), "forbidden"),
        ],
    )
    def test_without_a_day_the_first_of_the_best_days_counts(self, effects: tuple[Effect, ...], best: str) -> None:
        terms = (Term(None, BEFORE), Term(FIRST, LAST))
        pairs = list(zip(effects, terms, strict=False))
        again = norm("again", pairs[-1][0], term=Term(AFTER, None))
        several = [norm(effect, effect, term=term) for effect, term in pairs]
        ruling = asked(*several, again).ruling(PAIR, None)
        assert (ruling.effect, ids(ruling.norms)) == (best, [best])

    def test_the_last_day_is_that_of_the_unbroken_stretch(self) -> None:
        day = timedelta(days=1)
        permissions = asked(
            norm("a", term=Term(FIRST, FIRST + day)),
            norm("b", term=Term(FIRST + 2 * day, LAST)),
            norm("c", term=Term(AFTER + day, None)),
        )
        assert permissions.last_day(PAIR, FIRST) == LAST
        assert permissions.last_day(PAIR, LAST) == LAST
        assert permissions.last_day(PAIR, BEFORE) == BEFORE - day
        assert permissions.last_day(PAIR, AFTER) == LAST
        assert permissions.last_day(PAIR, AFTER + day) is None
        assert asked().last_day(PAIR, FIRST) == BEFORE


class TestGoverning:
    NORMS = (
        norm("dung-cap", "forbidden", ("chair", "city"), ("chair", "city")),
        norm("dung-ben-giao", "forbidden", ("committee", "city"), ("chair", "city")),
        norm("noi-den", "forbidden"),
        norm("cho-phep", "permitted"),
        norm("moi-cap", "unclear", ("any", "any"), ("chair", "city")),
        norm("moi-cap-cua-loai", "unclear", ("minister", "any"), ("chair", "city")),
        norm("chua-doc", "unknown"),
    )

    def governing(
        self, giver: Holder | None, receiver: Holder | None, *without: str, day: Day | None = None
    ) -> list[str]:
        permissions = asked(*(one for one in self.NORMS if one.id not in without))
        return sorted(ids(permissions.governing("delegation", giver, receiver, day)))

    def test_the_nearest_norms_govern(self) -> None:
        """Those that permit the pair, else speak of it, of its giver, of givers of its level, of givers of any level."""
        every = ["cho-phep", "dung-ben-giao", "dung-cap", "moi-cap", "moi-cap-cua-loai", "noi-den"]
        steps = [["cho-phep"], ["noi-den"], ["dung-ben-giao"], ["dung-cap"], ["moi-cap"], []]
        taken: list[str] = []
        for step in steps:
            assert self.governing(COMMITTEE, AGENCY, *taken) == step
            taken += step
        assert self.governing(None, AGENCY) == every
        assert self.governing(COMMITTEE, None) == ["cho-phep", "dung-ben-giao", "noi-den"]

    def test_a_norm_for_givers_of_any_level_governs_its_kind_or_any(self) -> None:
        central = one_of("minister", "central")
        assert self.governing(central, AGENCY) == ["moi-cap", "moi-cap-cua-loai"]
        assert self.governing(one_of("committee", "commune"), AGENCY) == ["moi-cap"]

    def test_of_a_pair_that_no_norm_names_the_nearest_of_its_level_govern(self) -> None:
        assert self.governing(OTHER, AGENCY) == ["dung-cap"]
        assert self.governing(AGENCY, HEAD) == ["cho-phep", "dung-ben-giao", "dung-cap", "noi-den"]

    def test_only_norms_of_the_mechanism_and_the_day_govern(self) -> None:
        past = norm("cu", term=Term(None, BEFORE))
        permissions = asked(past, norm("moi", "forbidden", term=Term(FIRST, None)), norm("khac", mechanism="transfer"))
        for day, found in ((BEFORE, ["cu"]), (FIRST, ["moi"]), (None, ["cu"])):
            assert ids(permissions.governing("delegation", COMMITTEE, AGENCY, day)) == found
        assert ids(permissions.governing("transfer", None, None, FIRST)) == ["khac"]
        assert permissions.governing("devolution", None, None, None) == []


def form(giver: tuple[str, str], *receivers: tuple[str, str], law: tuple[tuple[str, str], ...] = ()) -> Form:
    poles = tuple(Pole(*one) for one in receivers)
    return Form(
        1, "Mẫu", (Pole(*giver),), poles, concurrent=False, place=HERE, law_givers=tuple(Pole(*one) for one in law)
    )


def effect(one: Form, *norms: Norm) -> str:
    """Say what norms make of a form and its first receiver."""
    return asked(*norms).of_form(one, one.receivers[0], FIRST).effect


class TestForms:
    @pytest.mark.parametrize(
        ("giver", "receiver", "found"),
        [
            (("committee", "city"), ("specialised-agency", "city"), "permitted"),
            (("committee", "any"), ("specialised-agency", "any"), "permitted"),
            (("any", "any"), ("any", "any"), "permitted"),
            (("any", "city"), ("other-unit", "city"), "permitted"),
            (("committee", "city"), ("other-unit", "any"), "permitted"),
            (("other-unit", "city"), ("specialised-agency", "city"), "unlisted"),
            (("committee", "commune"), ("specialised-agency", "city"), "unlisted"),
            (("committee", "city"), ("specialised-agency", "commune"), "unlisted"),
            (("chair", "city"), ("specialised-agency", "city"), "unlisted"),
            (("committee", "city"), ("chair", "city"), "unlisted"),
        ],
    )
    def test_a_form_is_permitted_where_one_pair_of_the_kinds_that_it_may_mean_is(
        self, giver: tuple[str, str], receiver: tuple[str, str], found: str
    ) -> None:
        assert effect(form(giver, receiver), norm("n")) == found
        assert effect(form(("chair", "any"), receiver, law=(giver,)), norm("n")) == found

    @pytest.mark.parametrize("unit", sorted(UNITS))
    def test_another_unit_of_a_form_may_be_each_kind_of_unit(self, unit: str) -> None:
        """So may one that a norm names; neither is a committee or its chair."""
        named = norm("n", receiver=(unit, "city"))
        assert effect(form(("committee", "city"), ("other-unit", "city")), named) == "permitted"
        assert effect(form(("committee", "city"), ("chair", "city")), named) == "unlisted"
        assert (
            effect(
                form(("other-unit", "city"), ("chair", "city")),
                norm("n", giver=(unit, "city"), receiver=("chair", "city")),
            )
            == "permitted"
        )

    def test_a_unit_of_a_norm_that_is_not_told_is_no_kind_of_unit(self) -> None:
        """A norm for other units speaks of a form that names other units, and of no single kind of holder."""
        other = norm("n", receiver=("other-unit", "city"))
        assert effect(form(("committee", "city"), ("other-unit", "city")), other) == "permitted"
        assert effect(form(("committee", "city"), ("any", "city")), other) == "permitted"
        assert effect(form(("committee", "city"), ("chair", "city")), other) == "unlisted"
        assert effect(form(("committee", "city"), ("specialised-agency", "city")), other) == "unlisted"

    def test_what_forbids_one_pair_does_not_forbid_another_that_the_form_may_mean(self) -> None:
        """Neither of another kind nor of another level; a norm for any kind speaks of all of them."""
        any_unit = form(("committee", "any"), ("other-unit", "any"))
        no = norm("no", "forbidden")
        assert effect(any_unit, no) == "forbidden"
        loose = norm("yes", receiver=("any", "any"))
        assert effect(any_unit, no, loose) == "permitted"
        strict = norm("no-2", "forbidden", giver=("any", "any"), receiver=("any", "any"))
        assert effect(any_unit, loose, strict) == "forbidden"
        narrow = norm("no-3", "forbidden", receiver=("any", "city"))
        assert effect(any_unit, loose, narrow) == "permitted"
        assert effect(form(("committee", "city"), ("any", "city")), loose, narrow) == "forbidden"

    def test_a_kind_that_no_norm_names_may_be_meant_by_any(self) -> None:
        """Where all that is forbidden is named, another kind is left for what is permitted."""
        one = form(("committee", "city"), ("any", "city"))
        assert effect(one, norm("no", "forbidden"), norm("yes", receiver=("any", "city"))) == "permitted"
        assert (
            effect(
                form(("any", "city"), ("chair", "city")),
                norm("no", "forbidden", receiver=("chair", "city")),
                norm("yes", giver=("any", "any"), receiver=("chair", "city")),
            )
            == "permitted"
        )

    @pytest.mark.parametrize(
        ("first", "last", "found"),
        [(FIRST, FIRST, 1), (BEFORE, BEFORE, 0), (BEFORE, FIRST, 1), (LAST, AFTER, 1), (AFTER, AFTER, 0)],
    )
    def test_the_best_day_of_a_stretch_counts(self, first: Day, last: Day, found: int) -> None:
        permissions = asked(norm("n", term=Term(FIRST, LAST)))
        one = form(("committee", "city"), ("specialised-agency", "city"))
        assert permissions.of_form(one, one.receivers[0], first, last).effect == ("unlisted", "permitted")[found]

    def test_the_day_after_a_stretch_says_nothing_of_it(self) -> None:
        """Though what holds on its last day ends then; nor does the day before it."""
        one = form(("committee", "city"), ("specialised-agency", "city"))
        permissions = asked(
            norm("truoc", term=Term(None, BEFORE)),
            norm("no", "forbidden", term=Term(FIRST, LAST)),
            norm("sau", term=Term(AFTER, None)),
        )
        assert permissions.of_form(one, one.receivers[0], FIRST, LAST).effect == "forbidden"
        assert permissions.of_form(one, one.receivers[0], FIRST, AFTER).effect == "permitted"
        assert permissions.of_form(one, one.receivers[0], BEFORE, LAST).effect == "permitted"

    def test_a_form_is_permitted_as_long_as_one_of_its_pairs_is(self) -> None:
        one = form(("committee", "city"), ("any", "city"))
        first = norm("a", term=Term(FIRST, LAST))
        then = norm("b", receiver=("chair", "city"), term=Term(AFTER, AFTER))
        permissions = asked(first, then)
        assert permissions.last_day_of_form(one, one.receivers[0], FIRST) == AFTER
        assert permissions.last_day_of_form(one, one.receivers[0], BEFORE) == BEFORE - timedelta(days=1)
        assert asked(norm("n")).last_day_of_form(one, one.receivers[0], FIRST) is None
        assert asked(norm("n", mechanism="transfer")).last_day_of_form(one, one.receivers[0], FIRST) == BEFORE


class TestLedgers:
    FORM = form(("committee", "city"), ("specialised-agency", "city"), ("chair", "city"))
    LEDGER = Ledger("so", "delegated-procedures", "Tổng", 1, HERE, form=1, as_of=LAST)

    def test_forms_of_which_some_procedures_have_no_name_are_given_with_their_book(self) -> None:
        ledgers = (
            self.LEDGER,
            replace(self.LEDGER, id="het", total=0),
            replace(self.LEDGER, id="thieu", total=-1),
            replace(self.LEDGER, id="khong-mau", form=None),
            replace(self.LEDGER, id="mau-khac", form=2),
        )
        found = register(matter(), forms=(self.FORM,), ledgers=ledgers)
        assert [(one, book.ledger.id) for one, book in unlisted_forms(found)] == [(self.FORM, "so")]

    def ruling(self, *norms: Norm, as_of: Day | None = LAST, one: Form = FORM, baseline: Day = FIRST) -> NormRuling:
        found = register(matter(), norms=norms, baseline=baseline)
        return ruling_of_form(found, Permissions(found), one, LedgerBook(replace(self.LEDGER, as_of=as_of), ()))

    def test_the_worst_receiver_tells_what_norms_make_of_a_total(self) -> None:
        chair = norm("ct", "unclear", receiver=("chair", "city"))
        assert self.ruling(norm("n"), chair).effect == "unclear"
        assert self.ruling(norm("n")).effect == "unlisted"
        assert self.ruling(norm("n", receiver=("any", "city"))).effect == "permitted"
        assert self.ruling(norm("n"), one=replace(self.FORM, receivers=())) == NormRuling("unlisted")

    @pytest.mark.parametrize(
        ("term", "as_of", "effect"),
        [
            (Term(None, BEFORE), LAST, "unlisted"),
            (Term(None, FIRST), LAST, "permitted"),
            (Term(LAST, None), LAST, "permitted"),
            (Term(AFTER, None), LAST, "unlisted"),
            (Term(AFTER, None), None, "permitted"),
            (Term(None, BEFORE), BEFORE, "permitted"),
            (Term(FIRST, None), BEFORE, "unlisted"),
        ],
    )
    def test_a_total_was_signed_from_the_baseline_to_the_day_of_its_count(
        self, term: Term, as_of: Day | None, effect: str
    ) -> None:
        assert self.ruling(norm("n", receiver=("any", "any"), term=term), as_of=as_of).effect == effect


class TestPassingOn:
    CLAUSE = cites("luat", at="khoản 5 Điều 14")

    def test_what_was_received_may_be_given_on_where_one_norm_allows_it(self) -> None:
        no, yes = norm("no", passing_on="forbidden"), norm("yes", passing_on="allowed")
        assert forbidding_passing_on(iter((no, yes))) is None
        assert forbidding_passing_on((yes,)) is None
        assert forbidding_passing_on((norm("n"), norm("m", passing_on="chưa rõ"))) is None
        assert forbidding_passing_on(()) is None

    def test_the_clause_that_forbids_is_told_before_the_article_of_the_pair(self) -> None:
        no, clause = (
            norm("no", passing_on="forbidden"),
            replace(norm("d", passing_on="forbidden"), passing_on_basis=self.CLAUSE),
        )
        assert forbidding_passing_on(iter((replace(norm("n"), passing_on_basis=self.CLAUSE), no))) == (no, no.basis)
        assert forbidding_passing_on(iter((no, clause))) == (clause, self.CLAUSE)
        assert forbidding_passing_on((no, replace(no, id="no-2"))) == (no, no.basis)
