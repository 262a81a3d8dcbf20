"""What a link rests on, from when to when, and what ends a chain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from onematter import gives, matter, owner, register, row, text

from delegation.authority.bounds import Bound, bounds, is_open, life_on
from delegation.authority.links import ByGrant, ByLaw
from delegation.authority.usable import UsableTerm, followed, usable_by, usable_term
from delegation.model.acts import PartEnd, PartStart
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Instrument
from delegation.model.matters import Ownership
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day, Life, Term, Unknown
from handmade import CITY, HERE, OFFICE, holder

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
ONE = timedelta(days=1)
DIM = Unknown("ngày mờ")
BARE = Unknown("chưa rõ")


def over(*texts: Instrument, holders: tuple[Holder, ...] = ()) -> Register:
    return register(matter(), texts=texts, holders=holders)


def of_law(one: Ownership, found: Register, day: Day | None = None) -> list[tuple[str, str, str, Term]]:
    """Give what an ownership rests on beside itself and its holder."""
    return [(b.kind, b.name, b.at, b.term) for b in bounds(ByLaw(one), found, day) if b.kind not in ("law", "holder")]


class TestBounds:
    def test_an_ownership_rests_on_its_term_its_holder_and_its_texts(self) -> None:
        term = Term(FIRST, LAST)
        decree = replace(
            text("nd", Term(FIRST, None), "1/2026/NĐ-CP"), part_ends=(PartEnd("Điều 5", LAST, None, HERE),)
        )
        chief = replace(holder("giam-doc"), kind="agency-head", name="Giám đốc", head_of=HolderId("so-moi"))
        body = replace(holder("so-moi"), name="Sở mới", short="Sở m", term=Term(None, LAST))
        one = owner("giam-doc", "1/2026/NĐ-CP", term=term, at="Điều 5 khoản 2")
        assert list(bounds(ByLaw(one), over(decree, holders=(chief, body)))) == [
            Bound("law", "", "Giám đốc", term),
            Bound("holder", "giam-doc", "Giám đốc", ALWAYS),
            Bound("holder", "so-moi", "Sở m", Term(None, LAST)),
            Bound("basis", "nd", "1/2026/NĐ-CP", Term(FIRST, None)),
            Bound("basis", "nd", "1/2026/NĐ-CP", Term(None, LAST), "Điều 5 khoản 2"),
        ]

    def test_a_grant_rests_on_its_text_its_term_and_its_receiver(self) -> None:
        """What a receiver goes with is told where it has an end; a grant of a text that is not there bears its id."""
        term = Term(FIRST, LAST)
        chief = replace(holder("giam-doc"), kind="agency-head", head_of=HolderId(OFFICE))
        made = text("qd", Term(None, LAST), "1/QĐ-UBND")
        grant = gives("g1", CITY, "giam-doc", term=term, by="qd")
        found = over(made, holders=(chief,))
        expected = [
            Bound("instrument", "qd", "1/QĐ-UBND", Term(None, LAST)),
            Bound("grant", "g1", "1/QĐ-UBND", term),
            Bound("holder", "giam-doc", "giam-doc", ALWAYS),
        ]
        assert list(bounds(ByGrant(grant), found)) == expected
        assert list(bounds(ByGrant(grant, row()), found)) == expected
        assert list(bounds(ByGrant(gives("g1", CITY, Unknown("tên mờ"))), found)) == [
            Bound("grant", "g1", "khong-co", ALWAYS)
        ]

    def test_the_row_says_which_provision_gives(self) -> None:
        made = replace(text("qd"), part_starts=(PartStart("Điều 2", FIRST, HERE),))
        grant = gives("g1", CITY, OFFICE, by="qd", at="Điều 1")
        found = over(made)

        def edges(at: str | None) -> list[tuple[str, Term]]:
            link = ByGrant(grant, row(at=at))
            return [(one.at, one.term) for one in bounds(link, found) if one.kind == "instrument"]

        assert edges("Điều 2") == [("Điều 2", Term(FIRST, None))]
        assert edges(None) == []

    @pytest.mark.parametrize("end", [None, "start", "end"])
    def test_what_a_holder_goes_with_is_told_only_where_it_has_an_end(self, end: str | None) -> None:
        term = Term(FIRST if end == "start" else None, LAST if end == "end" else None)
        chief = replace(holder("giam-doc"), kind="agency-head", head_of=HolderId("so-moi"))
        found = over(holders=(chief, replace(holder("so-moi"), term=term)))
        names = [one.about for one in bounds(ByLaw(owner("giam-doc")), found) if one.kind == "holder"]
        assert names == ["giam-doc", *(["so-moi"] if end else [])]

    def test_nothing_is_asked_of_a_basis_that_is_not_known_or_not_there(self) -> None:
        assert of_law(replace(owner(CITY), basis=DIM), over(), FIRST) == []
        assert of_law(owner(CITY, "khong-co"), over(), FIRST) == []
        assert of_law(owner(CITY, "luat"), over(text("luat"))) == []


OLD, NEW = text("cu", Term(None, LAST)), text("moi", Term(LAST + ONE, None))
LATE = text("muon", Term(LAST + 10 * ONE, None))
NO_DAY = Term(LAST, FIRST)


class TestSeveralTexts:
    def test_two_that_follow_one_another_are_no_edge(self) -> None:
        assert of_law(owner(CITY, "cu", "moi"), over(OLD, NEW)) == []
        assert of_law(owner(CITY, "moi", "cu"), over(OLD, NEW)) == []

    @pytest.mark.parametrize(
        ("day", "edge"),
        [
            (FIRST, ("basis", "cu", "", Term(None, LAST))),
            (LAST, ("basis", "cu", "", Term(None, LAST))),
            (LAST + 9 * ONE, ("basis", "cu", "", Term(None, LAST))),
            (LAST + 10 * ONE, ("basis", "muon", "", Term(LAST + 10 * ONE, None))),
            (None, ("basis", "muon", "", Term(LAST + 10 * ONE, None))),
        ],
    )
    def test_where_a_basis_is_interrupted_the_stretch_of_the_day_counts(
        self, day: Day | None, edge: tuple[str, str, str, Term]
    ) -> None:
        """In the gap, the one before it; without a day, the last."""
        for names in (("cu", "muon"), ("muon", "cu")):
            assert of_law(owner(CITY, *names), over(OLD, LATE), day) == [edge]

    def test_before_all_stretches_the_first_counts(self) -> None:
        early = text("som", Term(FIRST, LAST))
        assert of_law(owner(CITY, "som", "muon"), over(early, LATE), FIRST - ONE) == [
            ("basis", "som", "", Term(FIRST, None)),
            ("basis", "som", "", Term(None, LAST)),
        ]

    def test_the_first_that_begins_and_the_last_that_ends_are_named(self) -> None:
        one, other = text("mot", Term(FIRST, LAST)), text("hai", Term(FIRST + ONE, LAST + ONE))
        assert of_law(owner(CITY, "hai", "mot"), over(one, other)) == [
            ("basis", "mot", "", Term(FIRST, None)),
            ("basis", "hai", "", Term(None, LAST + ONE)),
        ]

    def test_an_end_is_named_by_what_ends_then_and_a_beginning_by_what_begins(self) -> None:
        """Not by one that begins on the day on which another ends."""
        one, other = text("mot", Term(FIRST, LAST)), text("hai", Term(LAST, LAST))
        assert of_law(owner(CITY, "hai", "mot"), over(one, other))[-1][1:] == ("hai", "", Term(None, LAST))
        turned = text("bay", Term(FIRST, LAST)), text("tam", Term(None, FIRST))
        assert [(name, term) for _, name, _, term in of_law(owner(CITY, "tam", "bay"), over(*turned))] == [
            ("bay", Term(None, LAST))
        ]

    def test_a_provision_with_an_end_of_its_own_is_named_with_it(self) -> None:
        parted = replace(text("luat"), part_ends=(PartEnd("Điều 5", LAST, None, HERE),))
        one = owner(CITY, "luat", "cu", at="Điều 5 khoản 1")
        assert of_law(one, over(parted, replace(OLD, term=Term(None, FIRST)))) == [
            ("basis", "luat", "Điều 5 khoản 1", Term(None, LAST))
        ]

    def test_of_several_that_are_never_in_force_the_first_tells_so(self) -> None:
        never = text("mot", NO_DAY), text("hai", Term(LAST + ONE, FIRST))
        assert of_law(owner(CITY, "mot", "hai"), over(*never)) == [
            ("basis", "mot", "", Term(LAST, None)),
            ("basis", "mot", "", Term(None, FIRST)),
        ]

    def test_one_that_is_never_in_force_lengthens_nothing(self) -> None:
        assert of_law(owner(CITY, "khong", "cu"), over(text("khong", NO_DAY), OLD)) == [
            ("basis", "cu", "", Term(None, LAST))
        ]

    def test_an_end_that_is_not_known_is_told_where_it_leaves_the_day_open(self) -> None:
        """As a bound of its own, named by the first text of which it is an end."""
        may_end = text("mo", Term(FIRST, DIM))
        sure = text("chac", Term(FIRST, LAST))
        one, found = owner(CITY, "chac", "mo"), over(may_end, sure)
        start = ("basis", "chac", "", Term(FIRST, None))
        doubt = ("basis", "mo", "", Term(None, DIM))
        assert of_law(one, found) == [start, doubt]
        assert of_law(one, found, LAST) == [start]
        assert of_law(one, found, LAST + ONE) == [start, doubt]
        assert of_law(one, found, FIRST - ONE) == [start]

    def test_a_first_day_that_is_not_known_is_told_alike(self) -> None:
        """Whichever of the texts is cited first."""
        found = over(text("mo", Term(DIM, LAST)), replace(OLD, term=Term(None, FIRST)))
        for names in (("mo", "cu"), ("cu", "mo")):
            assert of_law(owner(CITY, *names), found, LAST) == [
                ("basis", "mo", "", Term(None, LAST)),
                ("basis", "mo", "", Term(None, DIM)),
            ]

    def test_several_places_of_the_text_of_a_grant_are_read_alike(self) -> None:
        made = replace(
            text("qd"), part_ends=(PartEnd("Điều 1", FIRST, None, HERE), PartEnd("Điều 2", LAST, None, HERE))
        )
        grant = gives("g1", CITY, OFFICE, by="qd", at="Điều 1; Điều 2")
        found = [one for one in bounds(ByGrant(grant), over(made)) if one.kind == "instrument"]
        assert found == [Bound("instrument", "qd", "qd", Term(None, LAST), "Điều 2")]

    def test_of_an_interrupted_text_of_a_grant_the_stretch_of_the_day_counts(self) -> None:
        ends, starts = PartEnd("Điều 1", FIRST, None, HERE), PartStart("Điều 2", LAST, HERE)
        made = replace(text("qd"), part_ends=(ends,), part_starts=(starts,))
        link = ByGrant(gives("g1", CITY, OFFICE, by="qd", at="Điều 1; Điều 2"))
        first, last = ("Điều 1", Term(None, FIRST)), ("Điều 2", Term(LAST, None))
        for day, edge in ((FIRST, first), (LAST - ONE, first), (LAST, last), (None, last)):
            assert [(b.at, b.term) for b in bounds(link, over(made), day) if b.kind == "instrument"] == [edge]


LIVES: dict[Life, Term] = {
    "ended": Term(None, FIRST - ONE),
    "not-yet": Term(FIRST + ONE, None),
    "unknown": Term(None, DIM),
    "in-force": Term(FIRST, FIRST),
}


@pytest.mark.parametrize("one", LIVES)
@pytest.mark.parametrize("other", LIVES)
def test_what_a_link_is_on_a_day_is_the_worst_of_all_that_it_rests_on(one: Life, other: Life) -> None:
    """Ended goes before not yet begun, both go before what is not known."""
    expected = next(life for life in LIVES if life in (one, other))
    for term, end in ((LIVES[one], LIVES[other]), (LIVES[other], LIVES[one])):
        found = over(text("qd", term))
        assert life_on(ByGrant(gives("g1", CITY, OFFICE, term=end, by="qd")), found, FIRST) == expected


def test_a_bound_is_open_where_one_of_its_ends_is_not_known() -> None:
    terms = (Term(DIM, None), Term(FIRST, DIM), Term(FIRST, LAST), ALWAYS)
    assert [is_open(Bound("grant", "g", "g", term), FIRST) for term in terms] == [True, True, False, False]


def chain(*terms: Term) -> tuple[ByGrant, ...]:
    return tuple(
        ByGrant(gives(f"g{at}", CITY, OFFICE, term=term, by=f"qd-{at}")) for at, term in enumerate(terms, start=1)
    )


class TestUsable:
    def test_a_chain_runs_from_the_last_first_day_to_the_first_last_day(self) -> None:
        """The first link with that last day is named."""
        terms = (Term(FIRST, LAST + ONE), Term(FIRST + ONE, LAST), Term(FIRST, LAST))
        assert usable_term(chain(*terms), over(), FIRST) == UsableTerm(FIRST + ONE, LAST, "qd-2", ())
        assert (
            usable_term(chain(ALWAYS), over(), FIRST)
            == usable_term((), over(), FIRST)
            == UsableTerm(None, None, None, ())
        )
        assert usable_term(chain(ALWAYS, Term(FIRST, None)), over(), FIRST) == UsableTerm(FIRST, None, None, ())
        assert usable_term(chain(Term(None, LAST), ALWAYS), over(), FIRST) == UsableTerm(None, LAST, "qd-1", ())

    def test_reasons_are_given_once_and_a_bare_one_only_where_there_is_no_other(self) -> None:
        other = Unknown("bản mờ")
        assert usable_term(chain(Term(DIM, BARE), Term(other, DIM)), over(), FIRST).unknown == ("ngày mờ", "bản mờ")
        assert usable_term(chain(Term(BARE, None), Term(None, BARE)), over(), FIRST).unknown == ("chưa rõ",)

    def test_of_an_interrupted_basis_the_stretch_of_the_day_counts(self) -> None:
        link, found = ByLaw(owner(CITY, "cu", "muon")), over(OLD, LATE)
        assert usable_term([link], found, LAST) == UsableTerm(None, LAST, "cu", ())
        assert usable_term([link], found, LAST + 10 * ONE) == UsableTerm(LAST + 10 * ONE, None, None, ())
        assert usable_by([(link,)], found, LAST) == UsableTerm(None, LAST, "cu", ())

    def test_chains_that_follow_one_another_without_a_gap_are_one(self) -> None:
        """In whatever order; one after a gap, or within another, adds nothing."""
        terms = (
            Term(LAST + ONE, LAST + 5 * ONE),
            Term(FIRST, LAST),
            Term(FIRST, FIRST + ONE),
            Term(LAST + 7 * ONE, None),
        )
        found = usable_by([(one,) for one in chain(*terms)], over(), FIRST)
        assert found == UsableTerm(FIRST, LAST + 5 * ONE, "qd-1", (), ((FIRST + ONE, "qd-3"), (LAST, "qd-2")))

    def test_of_chains_that_begin_together_the_one_that_ends_first_comes_first(self) -> None:
        """An open one comes last, an open beginning first; of two with the same days the first by what ends it."""
        same = [(one,) for one in chain(Term(None, LAST), Term(None, LAST), ALWAYS, Term(FIRST, LAST))]
        found = usable_by(same, over(), FIRST)
        assert found == UsableTerm(None, None, None, (), ((LAST, "qd-1"),))
        assert usable_by(same[::-1], over(), FIRST) == found


days = st.integers(1, 8).map(lambda number: FIRST + number * ONE)
terms = st.builds(
    UsableTerm,
    st.none() | days,
    st.none() | days,
    st.just("văn bản"),
    st.lists(st.sampled_from(("một", "hai")), max_size=2, unique=True).map(tuple),
)


@given(terms, terms)
def test_a_term_is_lengthened_by_one_that_begins_before_the_day_after_its_end(
    one: UsableTerm, later: UsableTerm
) -> None:
    found = followed(one, later)
    goes_on = one.end is not None and (later.end is None or later.end > one.end)
    if not goes_on or (one.end is not None and later.start is not None and later.start > one.end + ONE):
        assert found is one
        return
    assert one.end is not None
    unknown = tuple(dict.fromkeys((*one.unknown, *later.unknown)))
    assert found == UsableTerm(one.start, later.end, later.ended_by, unknown, ((one.end, "văn bản"),))


def test_what_came_before_stays_told() -> None:
    one = UsableTerm(None, FIRST, "a", (), ((FIRST - ONE, "z"),))
    later = UsableTerm(FIRST, LAST, "c", (), ((FIRST + ONE, "b"),))
    assert followed(one, later).earlier == ((FIRST - ONE, "z"), (FIRST, "a"), (FIRST + ONE, "b"))
    assert followed(replace(one, ended_by=None), later).earlier[1] == (FIRST, "")
