"""What a history passes over has not changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from properties import share

from days import DAYS as ALL_DAYS
from delegation.authority.examination import Examination
from delegation.model.matters import Grant
from delegation.model.parts import WHOLE
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day
from delegation.questions.compare import compare
from delegation.questions.compare.touched import concerning, touched
from handmade import MATTER
from registers import Example
from strategies import ANY

DAYS = st.sampled_from(ALL_DAYS[3:])


def parts(one: Register, other: Register) -> list[Register]:
    """Give registers that take some entries from one and some from the other."""
    return [
        one,
        replace(one, matters=other.matters),
        replace(one, grants=other.grants),
        replace(one, instruments=other.instruments),
        replace(one, holders=other.holders),
        replace(one, communes=other.communes),
    ]


@share(0.75)
@given(ANY, ANY, DAYS)
def test_where_nothing_that_concerns_a_matter_is_touched_nothing_moves(one: Example, other: Example, day: Day) -> None:
    for new in parts(one.register, other.register):
        old = one.register
        if day < max(old.baseline, new.baseline):
            continue
        wanted = concerning(MATTER, new)
        if not touched(old, new).concerns(MATTER, wanted):
            found = compare(Examination(old, day), Examination(new, day))
            assert [matter.moves for matter in found.matters if matter.id == MATTER and matter.moves] == []


def test_where_entries_stand_is_not_touched() -> None:
    example = Register("thu", "Thử", Place("a"))
    grant = Grant("g", "delegation", "a", "b", "qd", (), Place("x.yaml", (1,)), term=ALWAYS, part=WHOLE)  # type: ignore[arg-type]
    one = replace(example, grants={"g": grant})
    other = replace(example, grants={"g": replace(grant, place=Place("y.yaml", (7,)))})
    assert touched(one, other).ids == frozenset()
    longer = replace(example, grants={"g": replace(grant, content="khác")})
    assert touched(one, longer).ids == {"g"}
    assert {"a", "b", "qd"} <= touched(one, longer).named
