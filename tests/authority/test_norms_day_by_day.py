"""What the norms make of a pair on a day: an independent reading, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from delegation.authority.norms import Pair, Permissions
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Citation, Form, Norm, Pole
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown

NOWHERE = Place("norms.yaml", ())
FIRST = date(2026, 1, 1)
WINDOW = 12
"""Days on which terms of the tests begin and end."""
LEVELS = ("city", "any")
BEST = ("permitted", "unknown", "unclear", "forbidden", "unlisted")

days = st.integers(0, WINDOW).map(lambda number: FIRST + timedelta(days=number))
bounds = st.one_of(st.none(), days, st.just(Unknown("chưa rõ")))


@st.composite
def norms(draw: st.DrawFn) -> tuple[Norm, ...]:
    """Draw norms of a few pairs with all effects, terms and relations."""
    count = draw(st.integers(0, 6))
    return tuple(
        Norm(
            id=f"n{number}",
            mechanism="delegation",
            giver=Pole(draw(st.sampled_from(("committee", "chair", "any"))), draw(st.sampled_from(LEVELS))),
            receiver=Pole(draw(st.sampled_from(("agency-head", "any"))), draw(st.sampled_from(LEVELS))),
            basis=(Citation("72/2025/QH15", None, NOWHERE),),
            effect=draw(st.sampled_from(("permitted", "forbidden", "unclear", "unknown"))),
            place=NOWHERE,
            term=Term(draw(bounds), draw(bounds)),
            prevails_over=tuple(draw(st.sets(st.integers(0, count - 1).map(lambda one: f"n{one}"), max_size=2))),
        )
        for number in range(count)
    )


def holder(kind: str) -> Holder:
    return Holder(id=HolderId(kind), name=kind, kind=kind, level="city", place=NOWHERE)


PAIR = Pair("delegation", holder("committee"), holder("agency-head"), None)


def permissions(several: Iterable[Norm]) -> Permissions:
    return Permissions(Register(id="thu", name="Sổ thử", place=NOWHERE, norms=tuple(several)))


def reads(several: Iterable[Norm], day: Day) -> str:
    """Weigh the norms by the words of the decision: forbidden, permitted, unclear, unknown, else nothing."""
    speaking = {
        norm.id: norm
        for norm in several
        if norm.giver.kind in ("committee", "any")
        and not (isinstance(norm.term.start, Day) and day < norm.term.start)
        and not (isinstance(norm.term.end, Day) and day > norm.term.end)
    }
    beaten = {name for norm in speaking.values() if norm.effect == "permitted" for name in norm.prevails_over}
    effects = {norm.effect for norm in speaking.values() if norm.effect != "forbidden" or norm.id not in beaten}
    return next((one for one in ("forbidden", "permitted", "unclear", "unknown") if one in effects), "unlisted")


def scanned() -> list[Day]:
    """All days on which something of a test may begin or end, and some on either side."""
    return [FIRST + timedelta(days=number) for number in range(-2, WINDOW + 3)]


@given(norms())
def test_a_norm_that_forbids_goes_first_then_one_that_permits_then_the_unclear_then_the_unread(
    several: tuple[Norm, ...],
) -> None:
    asked = permissions(several)
    for day in scanned():
        assert asked.ruling(PAIR, day).effect == reads(several, day)


@given(norms(), st.integers())
def test_the_order_of_norms_changes_nothing(several: tuple[Norm, ...], seed: int) -> None:
    shuffled = list(several)
    Random(seed).shuffle(shuffled)  # noqa: S311  no secret
    for day in scanned():
        assert permissions(several).ruling(PAIR, day) == permissions(shuffled).ruling(PAIR, day)


@given(norms())
def test_without_a_day_of_signing_the_best_day_counts(several: tuple[Norm, ...]) -> None:
    found = {reads(several, day) for day in scanned()}
    assert permissions(several).ruling(PAIR, None).effect == next(one for one in BEST if one in found)


@given(norms(), days)
def test_the_last_day_is_the_day_before_the_first_on_which_the_pair_is_not_permitted(
    several: tuple[Norm, ...], start: Day
) -> None:
    until = next((day for day in scanned() if day >= start and reads(several, day) != "permitted"), None)
    last = permissions(several).last_day(PAIR, start)
    assert last == (None if until is None else until - timedelta(days=1))


@given(norms(), days, days)
def test_a_form_of_one_pair_is_ruled_as_the_pair_on_its_best_day(
    several: tuple[Norm, ...], one: Day, other: Day
) -> None:
    first, last = min(one, other), max(one, other)
    form = Form(1, "Thử", (Pole("committee", "city"),), (Pole("agency-head", "city"),), concurrent=False, place=NOWHERE)
    found = {reads(several, day) for day in scanned() if first <= day <= last}
    ruling = permissions(several).of_form(form, form.receivers[0], first, last)
    assert ruling.effect == next(effect for effect in BEST if effect in found)
    assert permissions(several).last_day_of_form(form, form.receivers[0], first) == permissions(several).last_day(
        PAIR, first
    )


@given(norms())
def test_an_unread_law_is_named_beside_what_another_forbids(several: tuple[Norm, ...]) -> None:
    for day in scanned():
        ruling = permissions(several).ruling(PAIR, day)
        unread = [norm for norm in several if norm.effect == "unknown" and reads((norm,), day) == "unknown"]
        if ruling.effect in ("forbidden", "unclear", "unknown"):
            assert sorted(norm.id for norm in ruling.unread) == sorted(norm.id for norm in unread)


def test_the_law_of_the_level_governs_a_pair_that_no_norm_names() -> None:
    """Of two laws that forbid to give on, the one for local givers governs a local giver, whatever the ids."""
    local = Norm(
        id="z-dia-phuong",
        mechanism="delegation",
        giver=Pole("committee", "city"),
        receiver=Pole("agency-head", "city"),
        basis=(Citation("72/2025/QH15", "Điều 14 khoản 1", NOWHERE),),
        effect="permitted",
        place=NOWHERE,
        passing_on="forbidden",
    )
    central = replace(local, id="a-trung-uong", giver=Pole("minister", "central"))
    asked = permissions((local, central))
    assert asked.governing("delegation", holder("specialised-agency"), holder("specialised-agency"), FIRST) == [local]
    minister = replace(holder("minister"), level="central")
    assert asked.governing("delegation", minister, holder("specialised-agency"), FIRST) == [central]
    commune = replace(holder("committee"), level="commune")
    assert asked.governing("delegation", commune, holder("agency-head"), FIRST) == []
