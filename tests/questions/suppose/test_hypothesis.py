"""A register under a hypothesis: what each verb changes, what it leaves alone, and that the register given stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from chart_register import CHAIR, CITY, COMMUNES, HERE, TRADE, small

from delegation.findings import Text
from delegation.model.acts import PartEnd
from delegation.model.holders import CommuneCode
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId, Ownership
from delegation.model.parts import Dimension, Part
from delegation.model.register import Register
from delegation.model.supposed import Ends, Heir, Inherits, Merges, Verb, Withdraws
from delegation.model.terms import Day, Term, Unknown
from delegation.questions.suppose.hypothesis import PENDING, cut, last_day, named, named_apart, suppose
from delegation.questions.suppose.pairs import pair
from delegation.questions.suppose.words import AskedHypothesis

FIRST, BEFORE = date(2027, 1, 1), date(2026, 12, 31)
NOT_KNOWN = Unknown("mờ")
ONE, TWO, THREE, NEW = (CommuneCode(one) for one in ("00001", "00002", "00003", "moi"))
MERGER = Merges((ONE, TWO), NEW, "Phường Mới", "ward", FIRST)
TASK = MatterId("nv-1")


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (None, BEFORE),
        (NOT_KNOWN, BEFORE),
        (FIRST, BEFORE),
        (BEFORE, BEFORE),
        (date(2026, 6, 30), date(2026, 6, 30)),
    ],
)
def test_an_end_is_never_put_off(end: Day | Unknown | None, expected: Day) -> None:
    assert cut(Term(NOT_KNOWN, end), BEFORE) == Term(NOT_KNOWN, expected)


def test_what_is_no_more_on_a_day_had_its_last_day_before() -> None:
    assert last_day(FIRST) == BEFORE
    assert last_day(Day.min) == Day.min


def test_a_hypothesis_names_the_register_by_all_its_titles() -> None:
    found = named(small(), ["A", "B"])
    assert (found.name, found.supposed) == ("Phương án giả định «A»; «B» trên Sổ thử", ("A", "B"))


@pytest.mark.parametrize(
    "verb",
    [
        Ends("holder", "khong-co", BEFORE, HERE),
        Ends("instrument", "khong-co", BEFORE, HERE),
        Ends("norm", "khong-co", BEFORE, HERE),
        Withdraws(("khong-co",), BEFORE),
        Inherits(CITY, (Heir(COMMUNES.__class__("khong-co")),), FIRST),
        Inherits(CITY.__class__("khong-co"), (Heir(CITY),), FIRST),
    ],
)
def test_ids_that_are_not_there_change_nothing(verb: Verb) -> None:
    register = small()
    assert suppose(register, [verb]) == register


def test_a_body_ends_with_the_offices_that_head_it() -> None:
    register = small()
    found = suppose(register, [Ends("holder", CITY, BEFORE, HERE)]).holders
    assert {name for name, one in found.items() if one != register.holders[name]} == {CITY, CHAIR}
    assert found[CITY].term == found[CHAIR].term == Term(None, BEFORE)
    assert register.holders[CITY].term == Term()


def test_an_office_ends_without_its_body() -> None:
    found = suppose(small(), [Ends("holder", CHAIR, BEFORE, HERE)]).holders
    assert (found[CHAIR].term.end, found[CITY].term.end) == (BEFORE, None)


@pytest.mark.parametrize("by", ["qd-2", None])
def test_an_instrument_ends_and_both_say_by_which(by: str | None) -> None:
    found = suppose(small(), [Ends("instrument", "01/2025/QĐ-UBND", BEFORE, HERE, by=by)]).instruments
    ended, other = found[InstrumentId("qd-1")], found[InstrumentId("qd-2")]
    assert ended.term == Term(None, BEFORE)
    assert (ended.replaced_by, other.replaces) == (((by,), ("qd-1",)) if by else ((), ()))


def test_what_is_said_already_is_not_said_twice() -> None:
    verb = Ends("instrument", "qd-1", BEFORE, HERE, by="qd-2")
    once = suppose(small(), [verb])
    assert suppose(once, [verb]) == once
    part = replace(verb, at="Điều 3")
    twice = suppose(suppose(small(), [part]), [part]).instruments
    assert twice[InstrumentId("qd-2")].amends == ("qd-1",)


def test_a_provision_ends_alone() -> None:
    found = suppose(small(), [Ends("instrument", "qd-1", BEFORE, HERE, at="Điều 3", by="qd-2")]).instruments
    ended = found[InstrumentId("qd-1")]
    assert ended.term == Term()
    assert ended.part_ends == (PartEnd("Điều 3", BEFORE, "qd-2", HERE),)
    assert found[InstrumentId("qd-2")].amends == ("qd-1",)


def test_a_grant_is_withdrawn_in_whole() -> None:
    register = small()
    found = suppose(register, [Withdraws(("uq",), BEFORE)]).grants
    assert found["uq"].term == Term(register.grants["uq"].term.start, BEFORE)
    assert found["pc"] == register.grants["pc"]


def test_some_rows_are_withdrawn_and_the_others_go_on() -> None:
    register = small()
    first, *others = register.grants["uq"].rows  # type: ignore[misc]
    found = suppose(register, [Withdraws(("uq",), BEFORE, (first.matter,))]).grants
    assert (found["uq"].rows, found["uq"].term) == (tuple(others), register.grants["uq"].term)
    assert (found["uq-thu-hoi"].rows, found["uq-thu-hoi"].term.end) == ((first,), BEFORE)


def test_a_matter_that_a_grant_does_not_list_cannot_be_withdrawn_from_it() -> None:
    register = small()
    assert suppose(register, [Withdraws(("uq",), BEFORE, (TASK,))]) == register
    bare = replace(register.grants["uq"], rows=NOT_KNOWN)
    without = replace(register, grants={"uq": bare})
    assert suppose(without, [Withdraws(("uq",), BEFORE, (TASK,))]) == without


def test_heirs_stand_beside_whom_they_inherit_from_and_never_surely() -> None:
    """That somebody takes over needs a text that nobody has written: the last day of what the heir has is not known."""
    register = small()
    found = suppose(register, [Inherits(CITY, (Heir(TRADE),), FIRST)])
    before, after = found.matters[TASK].owners
    assert before == register.matters[TASK].owners[0]
    assert (after.holder, after.term.start) == (TRADE, FIRST)
    assert isinstance(after.term.end, Unknown)
    assert isinstance(after.basis, Unknown)
    assert found.holders[CITY].successors == (TRADE,)
    assert found.grants == register.grants, "nothing was given to the city, so nothing of that kind passes on"


def test_what_was_given_to_a_holder_passes_to_its_heirs_by_a_text_to_come() -> None:
    found = suppose(small(), [Inherits(TRADE, (Heir(CHAIR),), FIRST)])
    made = found.grants[f"uq-{CHAIR}"]
    assert (made.giver, made.receiver, made.instrument) == (CITY, CHAIR, PENDING)
    assert [row.matter for row in made.rows] == ["1.000001", "1.000002", "1.000003"]  # type: ignore[union-attr]
    assert {row.row for row in made.rows} == {None}  # type: ignore[union-attr]
    assert isinstance(found.instruments[PENDING].number, Unknown)


@pytest.mark.parametrize(
    ("heir", "matters"),
    [
        (Heir(CHAIR, fields=("f0",)), ["1.000002"]),
        (Heir(CHAIR, others=("f0",)), ["1.000001", "1.000003"]),
        (Heir(CHAIR, fields=("khong-co",)), None),
    ],
)
def test_an_heir_takes_its_fields_or_the_rest(heir: Heir, matters: list[str] | None) -> None:
    found = suppose(small(), [Inherits(TRADE, (heir,), FIRST)]).grants.get(f"uq-{CHAIR}")
    assert (None if found is None else [row.matter for row in found.rows]) == matters  # type: ignore[union-attr]


def test_a_grant_that_is_over_passes_to_nobody() -> None:
    register = small()
    over = replace(register.grants["uq"], term=Term(None, BEFORE))
    found = suppose(replace(register, grants={"uq": over}), [Inherits(TRADE, (Heir(CHAIR),), FIRST)])
    assert set(found.grants) == {"uq"}


def test_an_heir_of_cases_owns_those_of_its_cases_that_a_matter_has() -> None:
    register = small()
    heir = Heir(TRADE, cases=(("nhom", ("A",)), ("khac", ("x",))))
    parted = replace(register.matters[TASK], dimensions=(Dimension("nhom", ("A", "B")),))
    found = suppose(replace(register, matters={TASK: parted}), [Inherits(CITY, (heir,), FIRST)])
    assert found.matters[TASK].owners[1].part == Part(only=(("nhom", ("A",)),))


def of_communes(*codes: CommuneCode, others: tuple[CommuneCode, ...] = ()) -> Register:
    register = small(communes=3)
    owner = Ownership(CITY, (), HERE, Part(communes=codes, except_communes=others))
    return replace(register, matters={TASK: replace(register.matters[TASK], owners=(owner,))})


def test_communes_are_there_until_the_day_before_they_become_one() -> None:
    found = suppose(small(communes=3), [MERGER]).communes
    assert {code: one.term for code, one in found.items()} == {
        ONE: Term(None, BEFORE), TWO: Term(None, BEFORE), THREE: Term(), NEW: Term(FIRST),
    }  # fmt: skip
    assert (found[NEW].name, found[NEW].type) == ("Phường Mới", "ward")


@pytest.mark.parametrize(
    ("part", "expected", "apart"),
    [
        (Part(), Part(), False),
        (Part(communes=(ONE,)), Part(communes=(ONE, NEW)), True),
        (Part(communes=(ONE, TWO)), Part(communes=(ONE, TWO, NEW)), False),
        (Part(communes=(THREE,)), Part(communes=(THREE,)), False),
        (Part(except_communes=(ONE,)), Part(except_communes=(ONE,)), True),
        (Part(except_communes=(ONE, TWO)), Part(except_communes=(ONE, TWO, NEW)), False),
    ],
)
def test_a_statement_of_one_reaches_the_whole_that_it_becomes(part: Part, expected: Part, *, apart: bool) -> None:
    """It is left out of an exception only where every part of the new one was; where they differed, that is told."""
    register = of_communes(*part.communes, others=part.except_communes)
    assert suppose(register, [MERGER]).matters[TASK].owners[0].part == expected
    assert named_apart(register, MERGER) == ((TASK,) if apart else ())


def test_only_merged_communes_stand_beside_one_another_in_a_register_of_their_own() -> None:
    """Anything else is supposed once, so that each question about it is asked once."""
    present = small(communes=3)
    ending = AskedHypothesis(Text("a", "a"), (Ends("holder", CITY, FIRST, HERE),))
    found = pair(present, present, ending)
    assert found.apart is found.supposed
    merging = pair(present, present, AskedHypothesis(Text("a", "a"), (MERGER,)))
    assert merging.apart.communes != merging.supposed.communes
