"""What a comparison passes over does not differ: held against the comparison of every matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from folders import RULES
from hypothesis import given, settings
from hypothesis import strategies as st

from days import DAYS as WINDOW
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.model.holders import HolderId
from delegation.model.instruments import Citation, InstrumentId
from delegation.model.matters import AnnexRow, Grant, Matter, Ownership
from delegation.model.register import Register
from delegation.model.supposed import Ends, Heir, Inherits, Merges, Verb, Withdraws
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from delegation.questions.compare import MatterChange, compare, compare_days, compare_matter
from delegation.questions.compare.narrowing import may_differ
from delegation.questions.suppose.hypothesis import suppose
from delegation.run import pipeline
from handmade import CITY, HERE, HOLDERS, MATTER, OFFICE, instrument
from registers import Example
from strategies import ANY

FIRST = WINDOW[0]

FIRST_OF_MARCH, LAST_OF_YEAR = date(2027, 3, 1), date(2026, 12, 31)
DAYS = (
    (date(2027, 2, 28), FIRST_OF_MARCH),
    (date(2026, 6, 30), date(2026, 7, 1)),
    (date(2025, 12, 3), date(2025, 12, 4)),
    (date(2025, 10, 31), date(2025, 11, 1)),
    (date(2025, 7, 1), date(2027, 3, 2)),
    (date(2028, 12, 31), date(2029, 1, 1)),
    (date(2026, 11, 28), date(2026, 11, 29)),
    (FIRST_OF_MARCH, date(2026, 1, 1)),
)


@cache
def real() -> Register:
    return pipeline.load(RULES).register


def every(old: Examination, new: Examination) -> tuple[MatterChange, ...]:
    """Compare every matter, one by one."""
    sides = Holdings(old), Holdings(new)
    names = sorted({*old.register.matters, *new.register.matters})
    return tuple(found for name in names if (found := compare_matter(name, *sides)[0]) is not None)


@pytest.mark.parametrize("days", DAYS, ids=str)
def test_two_days_of_the_real_register(days: tuple[Day, Day]) -> None:
    old, new = (Examination(real(), day) for day in days)
    assert compare(old, new).matters == every(old, new)


def test_between_two_quiet_days_nothing_is_looked_at() -> None:
    old, new = Examination(real(), date(2026, 11, 28)), Examination(real(), date(2026, 11, 29))
    assert may_differ(old, new) == frozenset()
    found = may_differ(Examination(real(), date(2027, 2, 28)), Examination(real(), FIRST_OF_MARCH))
    assert found is not None
    assert 0 < len(found) < len(real().matters) / 3


VERBS: dict[str, tuple[Verb, ...]] = {
    "nothing": (),
    "a body ends": (Ends("holder", "so-cong-thuong", LAST_OF_YEAR, HERE),),
    "the giver ends": (Ends("holder", "ubnd-tp", LAST_OF_YEAR, HERE),),
    "a decree ends": (Ends("instrument", "146-2025-nd-cp", LAST_OF_YEAR, HERE),),
    "a provision ends": (Ends("instrument", "146-2025-nd-cp", LAST_OF_YEAR, HERE, at="Điều 27"),),
    "a grant is taken back": (Withdraws(("pc-74-2025-ubnd-cap-xa",), LAST_OF_YEAR),),
    "an heir": (Inherits(HolderId("so-cong-thuong"), (Heir(HolderId("so-noi-vu")),), date(2027, 1, 1)),),
    "communes": (Merges(("00004", "00008"), "moi", "Phường Mới", "ward", date(2027, 1, 1)),),  # type: ignore[arg-type]  # codes
}


@pytest.mark.parametrize("name", VERBS)
@pytest.mark.parametrize("days", [(date(2027, 1, 1), date(2027, 1, 1)), (LAST_OF_YEAR, date(2027, 1, 1))], ids=str)
def test_a_hypothesis_on_the_real_register(name: str, days: tuple[Day, Day]) -> None:
    old, new = Examination(real(), days[0]), Examination(suppose(real(), VERBS[name]), days[1])
    assert compare(old, new).matters == every(old, new)


def test_a_register_that_was_loaded_twice() -> None:
    """Equal entries that are not the same objects are told from those that differ."""
    again = pipeline.load(RULES).register
    assert may_differ(Examination(real(), LAST_OF_YEAR), Examination(again, LAST_OF_YEAR)) == frozenset()
    edited = {**again.instruments}
    one = edited[InstrumentId("146-2025-nd-cp")]
    edited[one.id] = replace(one, number="147/2025/NĐ-CP")
    old, new = Examination(real(), LAST_OF_YEAR), Examination(replace(again, instruments=edited), LAST_OF_YEAR)
    assert compare(old, new).matters == every(old, new)


def test_a_decree_that_is_entered_twice_is_one_paper_and_changes_nothing() -> None:
    """A citation by its number still means the first entry, whatever days the second one states."""
    base = real()
    decree = base.instruments[InstrumentId("146-2025-nd-cp")]
    double = replace(decree, id=InstrumentId("146-khac"), term=Term(None, date(2026, 1, 1)))
    old = Examination(base, FIRST_OF_MARCH)
    new = Examination(replace(base, instruments={**base.instruments, double.id: double}), FIRST_OF_MARCH)
    assert compare(old, new).matters == every(old, new) == ()


def test_a_number_that_two_papers_bear_names_neither() -> None:
    """A citation by number is of nothing any more, though neither the matter nor the paper that was cited differs."""
    decision = replace(instrument("qd-1"), number="105/QĐ-UBND", issued=date(2025, 1, 9), term=Term(None, FIRST))
    owner = Ownership(HolderId(CITY), (Citation("105/QĐ-UBND", None, HERE),), HERE)
    base = plain()
    one = replace(
        base,
        instruments={**base.instruments, decision.id: decision},
        matters={MATTER: replace(base.matters[MATTER], owners=(owner,))},
    )
    again = replace(decision, id=InstrumentId("qd-2"), issued=date(2026, 1, 9))
    other = replace(one, instruments={**one.instruments, again.id: again})
    old, new = Examination(one, FIFTH), Examination(other, FIFTH)
    found = compare(old, new).matters
    assert found == every(old, new)
    assert found


def plain(holder: str | Unknown = CITY) -> Register:
    """Give a register with one matter of one owner by one law, and one grant of it by a decision."""
    named = holder if isinstance(holder, Unknown) else HolderId(holder)
    owner = Ownership(named, (Citation("luat", None, HERE),), HERE)
    grant = Grant(
        "g", "delegation", HolderId(CITY), HolderId(OFFICE), InstrumentId("qd"), (AnnexRow(MATTER, HERE),), HERE
    )
    return Register(
        "thu",
        "Thử",
        HERE,
        baseline=FIRST,
        holders={one.id: one for one in HOLDERS},
        instruments={one.id: one for one in (instrument("qd"), instrument("luat"))},
        matters={MATTER: Matter(MATTER, "task", "Việc", (owner,), HERE)},
        grants={"g": grant},
    )


def lives(one: Register, holder: str, term: Term = ALWAYS, head_of: str | None = None) -> Register:
    """Give a holder another life, or a body that it heads."""
    known = one.holders[HolderId(holder)]
    changed = replace(known, term=term, head_of=HolderId(head_of) if head_of else known.head_of)
    return replace(one, holders={**one.holders, known.id: changed})


def ends(one: Register, text: str, later: Day | None = None) -> Register:
    """Let a text end on the third day, or be replaced by one that takes effect later."""
    known = one.instruments[InstrumentId(text)]
    if later is None:
        return replace(one, instruments={**one.instruments, known.id: replace(known, term=Term(None, THIRD))})
    after = replace(known, id=InstrumentId("sau"), number="sau", term=Term(later), replaces=(known.id,))
    return replace(one, instruments={**one.instruments, after.id: after})


THIRD, FIFTH = FIRST + timedelta(days=3), FIRST + timedelta(days=5)
UNKNOWN = Unknown("chưa rõ")
HEADED = replace(lives(plain(), CITY, head_of=OFFICE), grants={})
PAIRS: dict[str, tuple[Register, Register]] = {
    "the receiver ends": (plain(), lives(plain(), OFFICE, Term(None, THIRD))),
    "a giver ends that may own": (plain(UNKNOWN), lives(plain(UNKNOWN), CITY, Term(None, THIRD))),
    "the body that the owner heads ends": (HEADED, lives(HEADED, OFFICE, Term(None, THIRD))),
    "the owner ends": (replace(plain(), grants={}), lives(replace(plain(), grants={}), CITY, Term(None, THIRD))),
    "the law ends": (plain(), ends(plain(), "luat")),
    "the decision ends": (plain(), ends(plain(), "qd")),
    "the law is replaced": (plain(), ends(plain(), "luat", FIFTH)),
    "the law is replaced another day": (ends(plain(), "luat", FIRST + timedelta(days=9)), ends(plain(), "luat", FIFTH)),
    "the decision is replaced": (plain(), ends(plain(), "qd", FIFTH)),
}


@pytest.mark.parametrize("name", PAIRS)
def test_whatever_a_matter_rests_on_is_looked_at(name: str) -> None:
    """Nothing of the matter and of its grant reads differently: something that they rest on ends, between days or registers."""
    before, after = PAIRS[name]
    last = FIFTH + timedelta(days=1)
    for old, new in (
        (Examination(after, THIRD), Examination(after, last)),
        (Examination(before, last), Examination(after, last)),
        (Examination(after, last), Examination(before, last)),
    ):
        found = compare(old, new).matters
        assert found == every(old, new)
        assert [one.id for one in found] == [MATTER]


def _other_end(one: Register, days: list[Day]) -> Register:
    ended = {name: replace(text, term=Term(text.term.start, days[0])) for name, text in one.instruments.items()}
    return replace(one, instruments=ended)


def _holder_ends(one: Register, days: list[Day]) -> Register:
    name = sorted(one.holders)[days[0].toordinal() % len(one.holders)]
    return replace(one, holders={**one.holders, name: replace(one.holders[name], term=Term(None, days[1]))})


def _head(one: Register, days: list[Day]) -> Register:
    """One holder becomes the head of another, which ends."""
    first, second = sorted(one.holders)[:2]
    changed = {
        first: replace(one.holders[first], head_of=second),
        second: replace(one.holders[second], term=Term(None, days[0])),
    }
    return replace(one, holders={**one.holders, **changed})


def _successor(one: Register, days: list[Day]) -> Register:
    name = min(one.instruments, key=lambda each: (each != "qd", each))
    later = replace(one.instruments[name], id=InstrumentId("sau"), term=Term(days[0]), replaces=(name,))
    return replace(one, instruments={**one.instruments, later.id: later})


def _basis(one: Register, _: list[Day]) -> Register:
    cited = (Citation("qd", None, HERE),)
    matters = {
        name: replace(matter, owners=tuple(replace(owner, basis=cited) for owner in matter.owners))
        for name, matter in one.matters.items()
    }
    return replace(one, matters=matters)


def _commune_ends(one: Register, days: list[Day]) -> Register:
    return replace(one, communes={code: replace(each, term=Term(None, days[0])) for code, each in one.communes.items()})


EDITS: tuple[Callable[[Register, list[Day]], Register], ...] = (
    lambda one, _: one,
    _other_end,
    _holder_ends,
    _head,
    _successor,
    _basis,
    _commune_ends,
)
DAY = st.integers(2, 13).map(lambda number: FIRST + timedelta(days=number))


@settings(max_examples=150)
@given(
    ANY,
    st.lists(st.sampled_from(EDITS), max_size=3),
    st.sampled_from(EDITS),
    st.lists(DAY, min_size=4, max_size=4),
)
def test_random_registers(
    example: Example, edits: list[Callable[[Register, list[Day]], Register]],
    edit: Callable[[Register, list[Day]], Register], days: list[Day],
) -> None:  # fmt: skip
    """Whatever is edited of a register, and on whichever two days it is held against itself or what it was."""
    first = example.register
    for one in edits:
        first = one(first, days)
    second = edit(first, days[1:])
    for old, new in ((first, first), (first, second), (second, first)):
        sides = Examination(old, days[2]), Examination(new, days[3])
        if min(days[2:]) >= first.baseline:
            assert compare(*sides).matters == every(*sides)


@pytest.mark.parametrize(("first", "last"), DAYS)
def test_two_days_alone_say_of_the_matters_what_the_whole_comparison_says(first: date, last: date) -> None:
    """A horizon, which asks for nothing but the matters of one register, is told the same of them."""
    old = Examination(real(), first)
    found = compare_days(old, old.on(last))
    assert found == compare(Examination(real(), first), Examination(real(), last)).matters
