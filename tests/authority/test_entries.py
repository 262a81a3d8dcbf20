"""What an ownership or a grant is on a day, and what keeps it from holding."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest
from onematter import cites, matter, register, text

from delegation.authority.bounds import Bound
from delegation.authority.entries import ChangeCause, EntryStatus, cited, entry_on, ordered
from delegation.model.instruments import Citation
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from handmade import HERE

DAY = date(2026, 6, 1)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
DIM = Unknown("ngày mờ")
BY = ("qd",)


def bound(
    term: Term,
    kind: Literal["law", "basis", "grant", "instrument", "holder"] = "grant",
    about: str = "g1",
    at: str = "",
) -> Bound:
    return Bound(kind, about, "tên", term, at)


@pytest.mark.parametrize(
    ("terms", "state"),
    [
        ((), "holds"),
        ((ALWAYS,), "holds"),
        ((Term(DAY, DAY),), "holds"),
        ((Term(DIM, None),), "may-hold"),
        ((ALWAYS, Term(None, DIM)), "may-hold"),
        ((Term(None, BEFORE),), "ended"),
        ((Term(AFTER, None),), "not-yet"),
        ((Term(AFTER, None), Term(DIM, None)), "not-yet"),
        ((Term(AFTER, None), Term(None, BEFORE)), "ended"),
        ((Term(AFTER, BEFORE),), "ended"),
        ((Term(DIM, BEFORE),), "ended"),
    ],
)
def test_an_entry_holds_where_all_that_it_rests_on_does(terms: tuple[Term, ...], state: str) -> None:
    """Only where nothing has ended it has not begun yet."""
    found = entry_on([bound(term) for term in terms], DAY, "g1", BY)
    assert found.state == state
    assert bool(found.failing) == (state in ("ended", "not-yet"))


@pytest.mark.parametrize(
    ("ends", "end"),
    [
        ((), None),
        ((None, AFTER), AFTER),
        ((AFTER, DAY, None), DAY),
        ((AFTER, DIM), DIM),
        ((DIM, Unknown("khác")), DIM),
        ((BEFORE, AFTER), BEFORE),
    ],
)
def test_the_last_day_is_the_first_of_those_of_its_bounds(
    ends: tuple[Day | Unknown | None, ...], end: Day | Unknown | None
) -> None:
    """One that is not known may be the first."""
    assert entry_on([bound(Term(None, one)) for one in ends], DAY, "g1", BY).end == end


def test_what_keeps_an_entry_from_holding_is_told_with_its_day_its_texts_and_its_provision() -> None:
    """An ownership has no id of its own: its matter stands for it."""
    late, early = bound(Term(AFTER, None), "law", ""), bound(Term(None, BEFORE), "basis", "luat", "Điều 5")
    assert entry_on([late, early], DAY, "viec", BY) == EntryStatus(
        "ended",
        (ChangeCause("basis", "luat", "end", BEFORE, BY, "Điều 5"), ChangeCause("law", "viec", "start", AFTER, BY)),
        BEFORE,
    )
    begins = bound(Term(AFTER, None), "instrument", "qd", "Điều 5")
    assert entry_on([begins], DAY, "g1", BY).failing == (ChangeCause("instrument", "qd", "start", AFTER, BY, "Điều 5"),)
    assert entry_on([bound(Term(AFTER, BEFORE))], DAY, "viec", BY).failing == (
        ChangeCause("grant", "g1", "end", BEFORE, BY),
        ChangeCause("grant", "g1", "start", AFTER, BY),
    )
    assert entry_on([bound(Term(None, BEFORE), "law", "")], DAY, "viec", BY).failing == (
        ChangeCause("law", "viec", "end", BEFORE, BY),
    )


@pytest.mark.parametrize("kind", ["basis", "instrument", "holder"])
def test_a_term_that_is_over_with_what_it_rests_on_is_not_told(kind: Literal["basis", "instrument", "holder"]) -> None:
    """Only where it is over on the same day, and at the same end."""
    own, rests = bound(Term(None, BEFORE)), bound(Term(None, BEFORE), kind, "x")
    assert [one.kind for one in entry_on([own, rests], DAY, "g1", BY).failing] == [kind]
    earlier = bound(Term(None, BEFORE - timedelta(days=1)), kind, "x")
    assert {one.kind for one in entry_on([own, earlier], DAY, "g1", BY).failing} == {"grant", kind}
    begins = bound(Term(AFTER, None)), bound(Term(AFTER, None), kind, "x")
    assert [one.kind for one in entry_on(begins, DAY, "g1", BY).failing] == [kind]
    other = bound(Term(None, BEFORE), "law", "")
    assert [one.kind for one in entry_on([own, other], DAY, "g1", BY).failing] == ["grant", "law"]


def test_causes_are_given_once_in_an_order_of_their_own() -> None:
    """By kind, id, end, day (none first), texts and provision."""
    expected = (
        ChangeCause("basis", "a", "end", DAY),
        ChangeCause("grant", "a", "end", DAY),
        ChangeCause("grant", "b", "", None),
        ChangeCause("grant", "b", "end", None),
        ChangeCause("grant", "b", "end", DAY, ("a",)),
        ChangeCause("grant", "b", "end", DAY, ("b",), "Điều 1"),
        ChangeCause("grant", "b", "end", DAY, ("b",), "Điều 2"),
        ChangeCause("grant", "b", "end", AFTER),
        ChangeCause("grant", "b", "start", BEFORE),
    )
    assert ordered([*reversed(expected), *expected]) == expected


def test_a_basis_is_told_by_the_ids_of_texts_however_it_is_written() -> None:
    """Each place once, in any order; a text that the register does not have by what stands there."""
    found = register(matter(), texts=(text("nd", number="1/2026/NĐ-CP"),))
    basis = (
        Citation("nd", "khoản 2 Điều 5", HERE),
        *cites("9/QH", "1/2026/NĐ-CP"),
        Citation("1/2026/NĐ-CP", "Điều 5, khoản 2", HERE),
    )
    expected = cited(found, basis)
    assert not isinstance(expected, Unknown)
    assert len(expected) == 3
    assert [name for name, _ in expected] == ["9/QH", "nd", "nd"]
    assert cited(found, basis[::-1]) == expected
    assert cited(found, ()) == ()
    assert cited(found, DIM) is DIM
