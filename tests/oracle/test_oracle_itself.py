"""The oracle says of small registers what a person who knows the law says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from cast import entry
from choices import again, at_random
from delegation.model.acts import PartEnd, PartStart
from delegation.model.holders import Commune, CommuneCode, CommuneType, Holder, HolderId
from delegation.model.instruments import Citation, Instrument, InstrumentId, Mechanism
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.parts import WHOLE, Part
from delegation.model.ranges import Range
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from endurance import reached
from handmade import HERE
from registers import example
from verdicts import Cell, Oracle, is_among, is_of

NOT_KNOWN = Unknown("chưa rõ")
DAYS = [date(2026, 1, 1) + timedelta(days=number) for number in range(9)]
ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE = DAYS


def law(holder: str | Unknown, *cited: str | tuple[str, str], term: Term = ALWAYS, part: Part = WHOLE) -> Ownership:
    """Make an ownership by law; what is cited: instruments, or instruments with a place."""
    places = [one if isinstance(one, tuple) else (one, None) for one in cited]
    basis = tuple(Citation(name, at, HERE) for name, at in places)
    return Ownership(holder if isinstance(holder, Unknown) else HolderId(holder), basis, HERE, part, term)


def grant(
    name: str,
    giver: str | Unknown,
    receiver: str | Unknown,
    term: Term = ALWAYS,
    *,
    mechanism: Mechanism = "delegation",
    by: str = "qd",
    at: str | None = None,
    row: int | str | None = None,
    part: Part = WHOLE,
) -> Grant:
    """Make a grant of the matter; ``at`` is the place of the row, or of the grant where the row has a number."""
    sides = [one if isinstance(one, Unknown) else HolderId(one) for one in (giver, receiver)]
    rows = (AnnexRow(MatterId("viec"), HERE, row, at=None if row else at),)
    return Grant(name, mechanism, sides[0], sides[1], InstrumentId(by), rows, HERE, at=at, term=term, part=part)


def text(
    name: str,
    term: Term = ALWAYS,
    *,
    replaces: tuple[str, ...] = (),
    ends: Sequence[tuple[str, Day | Unknown]] = (),
    begins: Sequence[tuple[str, Day | Unknown]] = (),
) -> Instrument:
    """Make an instrument with the ends and beginnings of its provisions."""
    return Instrument(
        InstrumentId(name),
        f"{name}/2025",
        "decree",
        "Chính phủ",
        HERE,
        term=term,
        replaces=replaces,
        part_ends=tuple(PartEnd(at, day, None, HERE) for at, day in ends),
        part_starts=tuple(PartStart(at, day, HERE) for at, day in begins),
    )


def asked(
    owners: Sequence[Ownership],
    grants: Sequence[Grant] = (),
    *,
    texts: Sequence[Instrument] = (),
    holders: Sequence[Holder] = (),
    communes: Sequence[tuple[CommuneType, Term]] = (),
    matter: Term = ALWAYS,
) -> Oracle:
    """Make a register with one matter and ask the oracle about it."""
    names = {
        "ubnd-tp",
        "chu-tich-tp",
        "so-a",
        "giam-doc-a",
        "so-b",
        "cap-xa",
        "phuong",
        "dac-khu",
        "chi-cuc",
        "chi-cuc-truong",
    }
    everybody = {HolderId(name): entry(name) for name in sorted(names)} | {one.id: one for one in holders}
    places = {
        CommuneCode(f"{number:05d}"): Commune(CommuneCode(f"{number:05d}"), f"Xã {number}", kind, HERE, term)
        for number, (kind, term) in enumerate(communes, start=1)
    }
    one = Matter(MatterId("viec"), "task", "Việc", tuple(owners), HERE, term=matter)
    register = Register(
        "thu",
        "Thử",
        HERE,
        baseline=ONE,
        communes=places,
        holders=everybody,
        instruments={made.id: made for made in texts},
        matters={one.id: one},
        grants={made.id: made for made in grants},
    )
    return Oracle(register, one, DAYS)


def owners(oracle: Oracle) -> list[str]:
    """Give the certain owners day by day, in a register without communes and cases."""
    return [" ".join(sorted(oracle.verdict(Cell(day, None, ())).owners)) for day in DAYS]


def exercisers(oracle: Oracle) -> list[str]:
    """Give who certainly acts day by day."""
    return [" ".join(sorted(oracle.verdict(Cell(day, None, ())).exercisers)) for day in DAYS]


def groundless(oracle: Oracle) -> list[str]:
    """Give the grants without ground day by day."""
    return [" ".join(sorted(oracle.verdict(Cell(day, None, ())).ungrounded)) for day in DAYS]


def vacant(oracle: Oracle) -> list[Day]:
    """Give the days on which nobody owns."""
    return [day for day in DAYS if oracle.verdict(Cell(day, None, ())).vacant]


def test_what_a_department_got_its_director_delegates_on() -> None:
    """As the case A04: decentralised to a department, delegated on by its director."""
    given = [grant("g1", "ubnd-tp", "so-a", mechanism="decentralisation"), grant("g2", "giam-doc-a", "cap-xa")]
    oracle = asked([law("ubnd-tp")], given)
    assert (set(owners(oracle)), set(exercisers(oracle)), set(groundless(oracle))) == ({"so-a"}, {"cap-xa"}, {""})


def test_a_department_does_not_give_what_its_director_holds() -> None:
    given = [grant("g1", "ubnd-tp", "giam-doc-a"), grant("g2", "so-a", "cap-xa")]
    oracle = asked([law("ubnd-tp")], given)
    assert (set(exercisers(oracle)), set(groundless(oracle))) == ({"giam-doc-a"}, {"g2"})


def test_a_committee_and_its_chair_are_two() -> None:
    oracle = asked([law("ubnd-tp")], [grant("g1", "chu-tich-tp", "so-a")])
    assert (set(exercisers(oracle)), set(groundless(oracle))) == ({"ubnd-tp"}, {"g1"})


def test_the_authority_of_a_giver_ends_in_the_middle_and_nobody_is_after_him() -> None:
    """As the case A09b."""
    oracle = asked([law("ubnd-tp", term=Term(None, FOUR))], [grant("g1", "ubnd-tp", "giam-doc-a", Term(TWO, None))])
    assert vacant(oracle) == DAYS[4:]
    assert groundless(oracle) == ["", "", "", "", "g1", "g1", "g1", "g1", "g1"]


def test_steps_that_lead_back_at_another_time_are_two_without_ground() -> None:
    """As the case A10c."""
    back = [
        grant("c1", "so-a", "so-b", Term(TWO, FOUR), mechanism="decentralisation"),
        grant("c2", "so-b", "so-a", Term(FIVE, NINE), mechanism="decentralisation"),
    ]
    assert groundless(asked([law("ubnd-tp")], back)) == ["", "c1", "c1", "c1", "c2", "c2", "c2", "c2", "c2"]


def test_a_law_is_replaced_with_a_gap() -> None:
    """As the case B04."""
    texts = [text("cu", Term(None, TWO)), text("moi", Term(FIVE, None), replaces=("cu/2025",))]
    oracle = asked([law("ubnd-tp", "cu"), law("so-a", "moi", term=Term(FIVE, None))], texts=texts)
    assert owners(oracle) == ["ubnd-tp"] * 2 + [""] * 2 + ["so-a"] * 5
    assert vacant(oracle) == [THREE, FOUR]


def test_two_grants_of_the_same_are_one_who_acts() -> None:
    """As the case B11."""
    given = [
        grant("g1", "ubnd-tp", "giam-doc-a", Term(None, FIVE)),
        grant("g2", "ubnd-tp", "giam-doc-a", Term(FOUR, None)),
    ]
    oracle = asked([law("ubnd-tp")], given)
    assert set(exercisers(oracle)) == {"giam-doc-a"}
    assert not any(oracle.verdict(Cell(day, None, ())).double_exercise for day in DAYS)


@pytest.mark.parametrize(
    ("cited", "ended"),
    [
        ("Điều 5", True),
        ("Điều 5 khoản 2", True),
        ("Điều 5, khoản 2", True),
        ("khoản 2 Điều 5", True),
        ("điều 5  khoản 2", True),
        ("điểm a khoản 2 Điều 5", True),
        ("Điều 5; Phụ lục I", False),
        ("Điều 55", False),
        ("Điều 5a", False),
        ("chưa rõ số điều (căn cứ gốc: Điều 5)", False),
        (None, False),
    ],
)
@pytest.mark.parametrize("part", ["Điều 5", "điều 5"])
def test_whichever_way_a_provision_is_written(cited: str | None, part: str, *, ended: bool) -> None:
    """As the case B33."""
    oracle = asked([law("ubnd-tp", ("nd", cited) if cited else "nd")], texts=[text("nd", ends=[(part, FIVE)])])
    assert vacant(oracle) == (DAYS[5:] if ended else [])


@pytest.mark.parametrize("part", ["Điều 5 khoản 2", "khoản 2 Điều 5", "Điều 5, khoản 2"])
def test_a_clause_does_not_end_its_article(part: str) -> None:
    texts = [text("nd", ends=[(part, FIVE)])]
    assert vacant(asked([law("ubnd-tp", ("nd", "Điều 5"))], texts=texts)) == []
    assert vacant(asked([law("ubnd-tp", ("nd", "Điều 5 khoản 3"))], texts=texts)) == []
    assert vacant(asked([law("ubnd-tp", ("nd", "điểm a khoản 2 Điều 5"))], texts=texts)) == DAYS[5:]


def test_a_provision_takes_effect_later_than_its_text() -> None:
    texts = [text("nd", begins=[("Điều 5", FOUR)])]
    assert vacant(asked([law("ubnd-tp", ("nd", "Điều 5 khoản 2"))], texts=texts)) == DAYS[:3]


def test_one_of_two_texts_is_enough_and_one_that_is_not_here_says_nothing() -> None:
    texts = [text("a", Term(None, THREE)), text("b", Term(SIX, None))]
    assert vacant(asked([law("ubnd-tp", "a", "b")], texts=texts)) == [FOUR, FIVE]
    assert vacant(asked([law("ubnd-tp", "a", "khong-co")], texts=texts)) == DAYS[3:]
    assert vacant(asked([law("ubnd-tp", "khong-co")], texts=texts)) == []


def test_a_head_ends_with_its_body() -> None:
    """As the case B34."""
    oracle = asked([law("giam-doc-a")], holders=[entry("so-a", Term(None, FIVE))])
    assert vacant(oracle) == DAYS[5:]


def test_an_internal_unit_and_its_head_end_with_the_department() -> None:
    ended = [entry("so-a", Term(None, FIVE))]
    assert vacant(asked([law("chi-cuc")], holders=ended)) == DAYS[5:]
    assert vacant(asked([law("chi-cuc-truong")], holders=ended)) == DAYS[5:]
    assert vacant(asked([law("so-a")], holders=[entry("ubnd-tp", Term(None, FIVE))])) == []


def test_a_circle_of_relations_cuts_nothing_twice() -> None:
    odd = [entry("chi-cuc", Term(None, SIX), odd=True)]
    assert (
        vacant(asked([law("chi-cuc")], holders=odd)) == vacant(asked([law("chi-cuc-truong")], holders=odd)) == DAYS[6:]
    )


def test_one_by_an_old_and_a_new_text_beside_another() -> None:
    """As the case B53, in every order."""
    texts = [text("cu", Term(None, THREE)), text("moi", Term(FOUR, None))]
    three = [law("ubnd-tp", term=Term(SIX, None)), law("so-a", "cu"), law("so-a", "moi", term=Term(FOUR, None))]
    for turned in (three, three[::-1], [three[1], three[0], three[2]]):
        assert owners(asked(turned, texts=texts)) == ["so-a"] * 5 + ["so-a ubnd-tp"] * 4


def test_an_unknown_receiver_is_not_hidden_by_a_known_one() -> None:
    """As the case B56."""
    oracle = asked(
        [law("ubnd-tp")], [grant("g1", "ubnd-tp", NOT_KNOWN), grant("g2", "ubnd-tp", "cap-xa", Term(THREE, None))]
    )
    assert {oracle.verdict(Cell(day, None, ())).unnamed for day in DAYS} == {frozenset({"g1"})}
    assert exercisers(oracle) == [""] * 2 + ["cap-xa"] * 7


def test_an_unknown_receiver_of_a_grant_without_ground_is_not_told() -> None:
    oracle = asked([law("ubnd-tp")], [grant("g1", "so-a", NOT_KNOWN)])
    assert {oracle.verdict(Cell(day, None, ())).unnamed for day in DAYS} == {frozenset()}


def test_outside_its_territory_and_before_it_exists_there_is_no_cell() -> None:
    """As the cases B36 and B36c."""
    oracle = asked([law("dac-khu")], communes=[("ward", ALWAYS), ("rural-commune", ALWAYS)], matter=Term(FOUR, None))
    assert {cell.commune for cell, exists in oracle.cells() if exists} == {"00001"}
    assert {cell.day for cell, exists in oracle.cells() if exists} == set(DAYS[3:])


def test_a_commune_that_was_split_is_not_there_after_and_its_parts_not_before() -> None:
    oracle = asked(
        [law("ubnd-tp")],
        communes=[("ward", Term(None, FOUR)), ("ward", Term(FIVE, None)), ("ward", Term(FIVE, NOT_KNOWN))],
    )
    there = {
        code: [cell.day for cell, exists in oracle.cells() if exists and cell.commune == code]
        for code in oracle.communes
    }
    assert there == {"00001": DAYS[:4], "00002": DAYS[4:], "00003": DAYS[4:]}


def test_a_giver_who_is_dead_moves_nothing() -> None:
    oracle = asked(
        [law("so-a"), law("ubnd-tp")], [grant("g1", "so-a", "so-b")], holders=[entry("so-a", Term(None, FIVE))]
    )
    assert exercisers(oracle) == ["so-b ubnd-tp"] * 5 + ["ubnd-tp"] * 4
    assert groundless(oracle) == [""] * 5 + ["g1"] * 4


def test_a_giver_who_may_be_dead_moves_perhaps() -> None:
    oracle = asked(
        [law("ubnd-tp")], [grant("g1", "ubnd-tp", "so-a")], holders=[entry("ubnd-tp", Term(None, NOT_KNOWN))]
    )
    verdict = oracle.verdict(Cell(FIVE, None, ()))
    assert not verdict.exercisers
    assert verdict.possible_exercisers == {"ubnd-tp", "so-a"}
    assert verdict.running == {"g1"}
    assert not verdict.ungrounded
    assert not verdict.vacant


def test_a_receiver_who_is_dead_gets_nothing() -> None:
    oracle = asked([law("ubnd-tp")], [grant("g1", "ubnd-tp", "so-a")], holders=[entry("so-a", Term(FOUR, None))])
    assert exercisers(oracle) == ["ubnd-tp"] * 3 + ["so-a"] * 6


def test_an_end_that_is_not_known_makes_nothing_certain_not_even_the_first_day() -> None:
    oracle = asked([law("ubnd-tp", term=Term(THREE, NOT_KNOWN))])
    assert set(owners(oracle)) == {""}
    assert vacant(oracle) == DAYS[:2]


def test_a_text_without_a_known_first_day_leaves_a_grant_its_own() -> None:
    texts = [text("qd", Term(NOT_KNOWN, SIX))]
    assert exercisers(asked([law("ubnd-tp")], [grant("g1", "ubnd-tp", "so-a", Term(THREE, None))], texts=texts)) == [
        *["ubnd-tp"] * 2, *["so-a"] * 4, *["ubnd-tp"] * 3
    ]  # fmt: skip
    assert (
        exercisers(asked([law("ubnd-tp")], [grant("g1", "ubnd-tp", "so-a")], texts=texts)) == [""] * 6 + ["ubnd-tp"] * 3
    )


@pytest.mark.parametrize(
    ("first", "last"),
    [(Term(FIVE, None), FOUR), (Term(), NINE), (Term(NOT_KNOWN, None), None)],
    ids=["known", "open", "unknown"],
)
def test_a_text_ends_on_the_day_before_its_successor(first: Term, last: Day | None) -> None:
    oracle = asked([law("ubnd-tp", "cu")], texts=[text("cu"), text("moi", first, replaces=("cu",))])
    assert owners(oracle) == ["ubnd-tp" if last is not None and day <= last else "" for day in DAYS]
    assert vacant(oracle) == ([day for day in DAYS if day > last] if last else [])


def test_the_place_that_gives_has_a_life() -> None:
    texts = [text("qd", ends=[("Điều 1", FIVE)])]
    given = [grant("g1", "ubnd-tp", "so-a", at="khoản 3 Điều 1"), grant("g2", "ubnd-tp", "so-b", at="Điều 2")]
    assert exercisers(asked([law("ubnd-tp")], given, texts=texts)) == ["so-a so-b"] * 5 + ["so-b"] * 4


@pytest.mark.parametrize(
    ("part", "ended"),
    [("Phụ lục I", "so-a so-b"), ("Phụ lục I dòng 1", "so-a"), ("dòng 2 Phụ lục I", "so-b"), ("Phụ lục II", "")],
)
def test_a_numbered_row_ends_with_its_annex_or_by_itself(part: str, ended: str) -> None:
    given = [
        grant("g1", "ubnd-tp", "so-a", at="Phụ lục I", row=1),
        grant("g2", "ubnd-tp", "so-b", at="Điều 1; Phụ lục I", row=2),
    ]
    left = {"so-a", "so-b"} - set(ended.split())
    oracle = asked([law("ubnd-tp")], given, texts=[text("qd", ends=[(part, FIVE)])])
    assert exercisers(oracle) == ["so-a so-b"] * 5 + [" ".join(sorted(left)) or "ubnd-tp"] * 4


def test_an_owner_by_law_who_is_not_known_is_presumed_to_be_who_gives() -> None:
    given = [grant("g1", "ubnd-tp", "so-a", mechanism="decentralisation"), grant("g2", "giam-doc-a", "cap-xa")]
    oracle = asked([law(NOT_KNOWN)], given)
    assert (set(owners(oracle)), set(exercisers(oracle)), set(groundless(oracle))) == ({"so-a"}, {"cap-xa"}, {""})
    dead = asked([law(NOT_KNOWN)], given, holders=[entry("ubnd-tp", Term(None, FIVE))])
    assert owners(dead) == ["so-a"] * 5 + ["giam-doc-a"] * 4


def test_the_parts_of_a_class_count_as_the_class_where_they_stand() -> None:
    oracle = asked(
        [law("cap-xa")], [grant("g1", "phuong", "ubnd-tp")], communes=[("ward", ALWAYS), ("rural-commune", ALWAYS)]
    )
    ward, rural = (oracle.verdict(Cell(ONE, code, ())) for code in oracle.communes)
    assert ward.exercisers == {"ubnd-tp"}
    assert rural.exercisers == {"cap-xa"}
    assert not ward.ungrounded
    ended = asked([law("phuong")], holders=[entry("cap-xa", Term(None, FIVE))], communes=[("ward", ALWAYS)])
    assert [day for day in DAYS if ended.verdict(Cell(day, CommuneCode("00001"), ())).vacant] == DAYS[5:]


def test_what_was_chosen_can_be_chosen_again() -> None:
    """Else a counterexample could not be made plainer."""
    for number in range(200):
        one = example(at_random(str(number)), unknown=True)
        assert example(again(one.choices), unknown=True) == one


def test_a_point_lies_in_a_range_by_its_limits() -> None:
    """From 1 up to 2, both included; over 1 and under 2; a case by its name is no point."""
    one, two, between = Decimal(1), Decimal(2), Decimal("1.5")
    closed, opened = Range((one, False), (two, True), "m2"), Range((one, True), (two, False), "m2")
    assert [is_of(point, closed) for point in (Decimal("0.5"), one, between, two, Decimal("2.5"))] == [
        False, True, True, True, False,
    ]  # fmt: skip
    assert [is_of(point, opened) for point in (one, between, two)] == [False, True, False]
    assert (is_of("A", "A"), is_of("A", "B"), is_of("A", closed)) == (True, False, False)
    assert is_among((("nhom", "A"), ("muc", two)), [(("nhom", "A"), ("muc", closed))])
    assert not is_among((("nhom", "A"), ("muc", two)), [(("nhom", "A"), ("muc", opened))])


def test_two_who_act_by_going_round_a_circle_are_not_asked_for() -> None:
    """The circle is told itself; where their ways part before it closes, they are."""
    both = [
        grant("g1", "ubnd-tp", "so-a"),
        replace(grant("g2", "ubnd-tp", "so-a"), giver_keeps=True),
        replace(grant("g3.0", "so-a", "ubnd-tp"), stated="g3"),
        replace(grant("g3.1", "so-a", "dac-khu"), stated="g3"),
    ]
    verdict = asked([law("ubnd-tp")], both).verdict(Cell(ONE, None, ()))
    assert verdict.double_exercise == {("dac-khu", "ubnd-tp")}
    assert verdict.chained_double_exercise == frozenset()
    apart = [replace(one, stated="") for one in both]
    verdict = asked([law("ubnd-tp")], apart).verdict(Cell(ONE, None, ()))
    assert verdict.chained_double_exercise == {("dac-khu", "ubnd-tp")}


def test_a_term_is_held_against_all_that_may_be_before_the_first_day() -> None:
    """An end that is not known leaves it open whether a grant led there; on no day is nothing open where all is known."""
    ended = grant("g1", "ubnd-tp", "so-a", Term(None, NOT_KNOWN))
    oracle = asked([law("ubnd-tp")], [ended])
    assert reached(oracle, Cell(ONE, None, ()), owns=False) == {"ubnd-tp", "so-a"}
    assert reached(oracle, Cell(ONE, None, ()), owns=True) == {"ubnd-tp"}
    over = grant("g1", "ubnd-tp", "so-a", Term(None, ONE))
    assert reached(asked([law("ubnd-tp")], [over]), Cell(TWO, None, ()), owns=False) == {"ubnd-tp"}


def test_each_row_of_a_random_grant_has_a_place_of_its_own() -> None:
    """As in files, where what ends one of two rows of a matter leaves the other."""
    twice = 0
    for number in range(60):
        for one in example(at_random(f"rows:{number}"), unknown=False).register.grants.values():
            rows = () if isinstance(one.rows, Unknown) else one.rows
            assert len({row.place for row in rows}) == len(rows)
            twice += len({row.matter for row in rows}) < len(rows)
    assert twice, "some grants give a matter in two rows"
