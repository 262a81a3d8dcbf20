"""What differs between two registers, or between two days of one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from folders import RULES
from hypothesis import given
from hypothesis import strategies as st
from properties import share

from days import DAYS as ALL_DAYS
from delegation.authority.entries import ChangeCause
from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.model.acts import PartEnd
from delegation.model.figures import Figure, Ledger
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.instruments import Citation, Instrument, InstrumentId, Mechanism
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.parts import WHOLE, Dimension, Part
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from delegation.questions.compare import Comparison, Move, compare
from delegation.questions.compare.words import Area, Turn
from delegation.run import pipeline
from handmade import CITY, CLASS, HERE, HOLDERS, MATTER, OFFICE, communes, instrument
from registers import Example
from strategies import ANY

BASELINE = date(2025, 7, 1)
DAY, LATER = date(2026, 1, 1), date(2027, 1, 1)
ELSEWHERE = Place("elsewhere.yaml", ("a", 3))
LAW = (Citation("luat", "Điều 1", HERE),)
WARD, OTHER_WARD, RURAL = PLACES = tuple(communes(("ward", "ward", "rural-commune")))


def register(
    *grants: Grant,
    holder: str | Unknown = CITY,
    term: Term = ALWAYS,
    basis: tuple[Citation, ...] = LAW,
    law: Term = ALWAYS,
    decision: Term = ALWAYS,
    dimensions: tuple[Dimension, ...] = (),
    place: Place = HERE,
) -> Register:
    """Make a register with one matter that the law gives to one holder."""
    named = holder if isinstance(holder, Unknown) else HolderId(holder)
    owner = Ownership(named, basis, place, WHOLE, term)
    return Register(
        "thu",
        "Thử",
        place,
        baseline=BASELINE,
        communes=communes(("ward", "ward", "rural-commune")),
        holders={one.id: one for one in HOLDERS},
        instruments={
            InstrumentId("qd"): instrument("qd", decision),
            InstrumentId("luat"): instrument("luat", law),
        },
        matters={MATTER: Matter(MATTER, "task", "Việc", (owner,), place, dimensions=dimensions)},
        grants={one.id: one for one in grants},
    )


def gives(
    receiver: str,
    term: Term = ALWAYS,
    *,
    mechanism: Mechanism = "decentralisation",
    part: Part = WHOLE,
    name: str = "g",
    by: str = "qd",
    at: str | None = None,
) -> Grant:
    row = AnnexRow(MATTER, HERE)
    return Grant(
        name, mechanism, HolderId(CITY), HolderId(receiver), InstrumentId(by), (row,), HERE, term=term, part=part, at=at
    )


def compared(old: Register, new: Register | None = None, days: tuple[Day, Day] = (DAY, LATER)) -> Comparison:
    return compare(Examination(old, days[0]), Examination(new or old, days[1]))


def only(found: Comparison) -> Move:
    ((move,),) = (one.moves for one in found.matters)
    return move


def names(parties: Iterable[object]) -> list[object]:
    return [getattr(one, "holder", None) for one in parties]


def test_a_decentralisation_moves_the_owner_and_names_its_instrument() -> None:
    begins = date(2026, 6, 1)
    found = compared(register(gives(OFFICE, Term(begins)), decision=Term(begins)))
    move = only(found)
    assert (move.role, move.kind, names(move.lost), names(move.gained)) == ("both", "moved", [CITY], [OFFICE])
    assert move.causes == (ChangeCause("instrument", "qd", "start", begins, ("qd",)),)
    assert (move.communes, move.areas, move.certain) == (None, (Area(None, None),), True)
    assert [(one.id, one.turn.kinds) for one in found.grants] == [("g", ("added",))]


def test_a_delegation_moves_who_acts_and_leaves_the_owner() -> None:
    move = only(compared(register(gives(OFFICE, Term(date(2026, 6, 1)), mechanism="delegation"))))
    assert (move.role, move.kind, names(move.before), names(move.after)) == ("acts", "moved", [CITY], [OFFICE])
    assert move.causes == (ChangeCause("grant", "g", "start", date(2026, 6, 1), ("qd",)),)


def test_an_ended_decision_is_named_and_not_only_the_term_that_ends_with_it() -> None:
    last = date(2026, 5, 31)
    found = compared(register(gives(OFFICE, Term(None, last)), decision=Term(None, last)))
    assert (only(found).kind, only(found).causes) == ("moved", (ChangeCause("instrument", "qd", "end", last, ("qd",)),))
    assert found.grants[0].turn == Turn(
        "holds", "ended", ("ended",), (), (ChangeCause("instrument", "qd", "end", last, ("qd",)),)
    )


@pytest.mark.parametrize("of_law", [Term(None, date(2026, 5, 31)), None])
def test_a_legal_basis_that_ends_ends_the_ownership_and_what_was_given_on(of_law: Term | None) -> None:
    """Whether the whole law ends or the cited provision only; nobody steps in."""
    old = register(gives(OFFICE), law=of_law or ALWAYS)
    if of_law is None:
        end = PartEnd("Điều 1", date(2026, 5, 31), None, HERE)
        old = replace(old, instruments={**old.instruments, InstrumentId("luat"): _with_end(old, end)})
    found = compared(old)
    move = only(found)
    assert (move.kind, names(move.before), names(move.after)) == ("ended", [OFFICE], [])
    at = "" if of_law is not None else "Điều 1"
    assert move.causes == (ChangeCause("basis", "luat", "end", date(2026, 5, 31), ("luat",), at),)
    assert [one.turn.kinds for one in found.matters[0].ownerships] == [("ended",)]


def _with_end(old: Register, end: PartEnd) -> Instrument:
    return replace(old.instruments[InstrumentId("luat")], part_ends=(end,))


def test_of_two_statements_for_a_holder_the_one_whose_law_runs_carries() -> None:
    """The tiling names one of the two; where that one has lost its law, the other one still stands."""
    old = register(law=Term(None, date(2026, 5, 31)))
    matter = old.matters[MATTER]
    second = Ownership(HolderId(CITY), (Citation("qd", None, HERE),), HERE)
    old = replace(old, matters={MATTER: replace(matter, owners=(*matter.owners, second))})
    found = compared(old)
    assert [one.moves for one in found.matters] == [()]
    assert [one.turn.kinds for one in found.matters[0].ownerships] == [("ended",)]


def ending(old: Register, holder: str, last: Day = date(2026, 5, 31)) -> Register:
    """Let a holder end."""
    ended = replace(old.holders[HolderId(holder)], term=Term(None, last))
    return replace(old, holders={**old.holders, ended.id: ended})


@pytest.mark.parametrize("mechanism", ["decentralisation", "delegation"])
def test_a_receiver_that_ends_gives_back_to_its_giver(mechanism: Mechanism) -> None:
    """The grant moves nothing any more, and the giver had it all along."""
    found = compared(ending(register(gives(OFFICE, mechanism=mechanism)), OFFICE))
    move = only(found)
    assert (move.kind, names(move.lost), names(move.after), names(move.back)) == ("moved", [OFFICE], [CITY], [CITY])
    assert move.back[0].certain
    assert move.causes == (ChangeCause("holder", OFFICE, "end", date(2026, 5, 31), ("qd",)),)
    assert [(one.id, one.turn.kinds) for one in found.holders] == [(OFFICE, ("ended",))]


def test_an_owner_by_law_that_ends_leaves_nobody() -> None:
    found = compared(ending(register(), CITY))
    assert (only(found).kind, names(only(found).lost), only(found).back) == ("ended", [CITY], ())
    given_on = only(compared(ending(register(gives(OFFICE)), CITY)))
    assert (given_on.kind, names(given_on.lost), given_on.back) == ("ended", [OFFICE], ())


def test_what_two_steps_gave_returns_to_the_one_who_still_holds() -> None:
    """City → office → communes: with the office the whole of it is back with the city; with the second grant, with the office."""
    second = replace(gives(CLASS, name="h", mechanism="delegation"), giver=HolderId(OFFICE))
    old = register(gives(OFFICE), second)
    (one,) = (change.moves for change in compared(ending(old, OFFICE)).matters)
    assert {(move.role, *names(move.back)) for move in one} == {("owns", CITY), ("acts", CITY)}
    shorter = replace(second, term=Term(None, date(2026, 5, 31)))
    assert names(only(compared(register(gives(OFFICE), shorter))).back) == [OFFICE]


def test_what_was_given_without_a_known_owner_by_law_is_presumed_to_be_with_its_giver_again() -> None:
    """The giver had it, though the register does not know by what; that is no certainty."""
    unknown = Unknown("chưa rõ căn cứ của bên giao")
    move = only(compared(register(gives(OFFICE, Term(None, date(2026, 5, 31))), holder=unknown)))
    assert (names(move.before), names(move.after)) == ([OFFICE], [None])
    assert [(one.holder, one.certain, one.because) for one in move.back] == [(CITY, False, (unknown.reason,))]
    # A giver that is there no longer has nothing again.
    gone = only(compared(ending(register(gives(OFFICE, Term(None, date(2026, 5, 31))), holder=unknown), CITY)))
    assert (names(gone.after), gone.back) == ([None], ())


def test_a_text_that_only_gave_says_nothing_of_who_had_it_before() -> None:
    """The matter cites no more than the decision that decentralises it: with it ends the grant, and not whatever the giver had."""
    unknown = Unknown("chưa rõ căn cứ của bên giao")
    old = register(gives(OFFICE), holder=unknown, basis=(Citation("qd", "Điều 10", HERE),), decision=Term(None, LATER))
    after = LATER + timedelta(days=1)
    move = only(compared(old, days=(LATER, after)))
    assert (move.kind, names(move.before), names(move.after), names(move.back)) == ("doubted", [OFFICE], [None], [CITY])
    # Where the law itself ends, nobody owns: nothing comes back.
    by_law = register(gives(OFFICE), holder=unknown, law=Term(None, LATER))
    lost = only(compared(by_law, days=(LATER, after)))
    assert (lost.kind, lost.after, lost.back) == ("ended", (), ())


def test_each_commune_is_told_with_what_happened_there_and_not_elsewhere() -> None:
    """In two wards the same holder goes: in one its grant ends, in the other the law by which it owned. Only the first returns."""
    ends, law = date(2026, 5, 31), Term(None, date(2026, 6, 30))
    old = register(gives(OFFICE, Term(None, ends), part=Part(communes=(WARD,))))
    matter = old.matters[MATTER]
    owners = (
        replace(matter.owners[0], part=Part(except_communes=(OTHER_WARD,))),
        Ownership(HolderId(OFFICE), (), HERE, Part(communes=(OTHER_WARD,)), law),
        Ownership(HolderId(CITY), (), HERE, Part(communes=(OTHER_WARD,)), Term(date(2026, 7, 1))),
    )
    (found,) = compared(replace(old, matters={MATTER: replace(matter, owners=owners)})).matters
    told = {one.communes: one for one in found.moves}
    assert set(told) == {frozenset({WARD}), frozenset({OTHER_WARD})}
    assert (names(told[frozenset({WARD})].back), told[frozenset({OTHER_WARD})].back) == ([CITY], ())
    assert {cause.kind for cause in told[frozenset({WARD})].causes} == {"grant"}
    assert {cause.kind for cause in told[frozenset({OTHER_WARD})].causes} == {"law"}


def test_a_matter_that_goes_on_to_others_does_not_return() -> None:
    """The giver's law ends and another's begins: the grant carries nothing, and the new owner never gave it."""
    old = register(gives(OFFICE), law=Term(None, date(2026, 5, 31)))
    matter = old.matters[MATTER]
    second = Ownership(HolderId(CLASS), (), HERE, WHOLE, Term(date(2026, 6, 1)))
    move = only(compared(replace(old, matters={MATTER: replace(matter, owners=(*matter.owners, second))})))
    assert (move.kind, names(move.before), names(move.after), move.back) == ("moved", [OFFICE], [CLASS], ())


@pytest.mark.parametrize("ended", [False, True])
def test_an_owner_that_was_entered_wrongly_is_corrected(*, ended: bool) -> None:
    """One register names A, the other B, by the same law for the same days: nobody was given anything, whether A was there or not."""
    old, new = register(), register(holder=OFFICE)
    if ended:
        old, new = (ending(one, CITY, BASELINE) for one in (old, new))
    (matter,) = compared(old, new, (DAY, DAY)).matters
    (owner,) = matter.ownerships
    assert (owner.before and owner.before.holder, owner.after and owner.after.holder) == (CITY, OFFICE)
    assert (owner.turn.kinds, owner.turn.aspects) == (("corrected",), ("owner",))
    assert [(one.kind, one.causes) for one in matter.moves] == [
        ("corrected", (ChangeCause("restated", MATTER, by=("luat",)),))
    ]


def test_another_owner_by_another_law_is_no_correction() -> None:
    new = register(holder=OFFICE, basis=(Citation("qd", None, HERE),))
    (matter,) = compared(register(), new, (DAY, DAY)).matters
    assert [one.kind for one in matter.moves] == ["moved"]
    assert {kind for one in matter.ownerships for kind in one.turn.kinds} == {"added", "ended"}


def test_a_commune_that_is_not_there_loses_nothing() -> None:
    """Two wards become one: whoever has it in every commune has it in the new one, and nothing ended in the old ones."""
    old = register(gives(CLASS))
    cut = {
        code: replace(one, term=Term(None, date(2026, 5, 31))) for code, one in old.communes.items() if code != RURAL
    }
    made = replace(old.communes[WARD], code=CommuneCode("00009"), term=Term(date(2026, 6, 1)))
    found = compared(replace(old, communes={**old.communes, **cut, made.code: made}))
    assert found.matters == ()


def test_an_unknown_end_makes_it_possible_and_not_certain() -> None:
    """From a term that is known to one that is not: the receiver may act, and so may the giver."""
    old, new = register(gives(OFFICE)), register(gives(OFFICE, Term(None, Unknown("để trống"))))
    move = only(compared(old, new, (DAY, DAY)))
    assert (move.kind, names(move.before)) == ("doubted", [OFFICE])
    assert [(one.holder, one.certain) for one in move.after] == [(OFFICE, False), (CITY, False)]
    found = compared(old, new, (DAY, DAY)).grants[0].turn
    assert (found.was, found.becomes, found.kinds) == ("holds", "may-hold", ("doubted",))


def test_somebody_unknown_who_becomes_known_lost_nothing() -> None:
    move = only(compared(register(holder=Unknown("chưa có toàn văn")), register(), (DAY, DAY)))
    assert (move.kind, names(move.before), names(move.after)) == ("settled", [None], [CITY])
    assert move.before[0].because == ("chưa có toàn văn",)
    assert {cause.kind for cause in move.causes} == {"register"}
    assert only(compared(register(), register(holder=Unknown("chưa rõ")), (DAY, DAY))).kind == "doubted"


def test_only_the_communes_that_change_are_counted() -> None:
    part = Part(communes=(WARD, RURAL))
    move = only(compared(register(), register(gives(CLASS, part=part)), (DAY, DAY)))
    assert (names(move.lost), names(move.gained), move.communes) == ([CITY], [CLASS], frozenset({WARD, RURAL}))
    assert move.causes == (ChangeCause("register", "g", by=("qd",)),)


def test_only_the_cases_that_change_are_named() -> None:
    nhom = (Dimension("nhom", ("A", "B", "C")),)
    part = Part(only=(("nhom", ("A", "C")),))
    old = register(dimensions=nhom)
    move = only(compared(old, register(gives(OFFICE, part=part), dimensions=nhom), (DAY, DAY)))
    assert move.areas == (Area(None, frozenset({(("nhom", "A"),), (("nhom", "C"),)})),)
    undivided = only(compared(register(), register(gives(OFFICE, part=part), dimensions=nhom), (DAY, DAY)))
    assert undivided.areas == move.areas


def test_a_matter_that_the_register_no_longer_has() -> None:
    bare = replace(register(), matters={})
    found = compared(register(), bare, (DAY, DAY)).matters[0]
    assert (found.after, found.turn.kinds, found.moves[0].kind) == (None, ("ended",), "ended")
    assert found.moves[0].causes == (ChangeCause("register", MATTER, by=("luat",)),)
    assert compared(bare, register(), (DAY, DAY)).matters[0].turn.kinds == ("added",)


@pytest.mark.parametrize(
    ("new", "kinds", "aspects"),
    [
        (gives(OFFICE, Term(None, date(2029, 1, 1))), ("extended",), ("term",)),
        (gives(OFFICE, Term(None, date(2027, 6, 1))), ("shortened",), ("term",)),
        (gives(OFFICE, Term(None, date(2028, 1, 1)), by="qd-2"), ("basis-changed",), ("instrument",)),
        (gives(OFFICE, Term(None, date(2028, 1, 1)), at="Điều 3"), ("basis-changed",), ("provision",)),
        (gives(CLASS, Term(None, date(2028, 1, 1))), ("moved",), ("receiver",)),
        (replace(gives(OFFICE, Term(None, date(2028, 1, 1))), form=3), ("changed",), ("form",)),
        (replace(gives(OFFICE, Term(None, date(2028, 1, 1))), rows=()), ("matters-changed",), ("matters",)),
    ],
)
def test_what_changed_of_a_grant_is_said(new: Grant, kinds: tuple[str, ...], aspects: tuple[str, ...]) -> None:
    old = register(gives(OFFICE, Term(None, date(2028, 1, 1))))
    (found,) = compared(old, register(new), (DAY, DAY)).grants
    assert (found.turn.kinds, found.turn.aspects) == (kinds, aspects)
    (back,) = compared(register(new), old, (DAY, DAY)).grants
    assert back.turn.kinds == tuple({"extended": "shortened", "shortened": "extended"}.get(one, one) for one in kinds)


def test_a_row_that_an_annex_lost_moves_the_matter_back() -> None:
    found = compared(register(gives(OFFICE)), register(replace(gives(OFFICE), rows=())), (DAY, DAY))
    assert found.grants[0].matters_removed == (MATTER,)
    assert (names(only(found).lost), names(only(found).gained)) == ([OFFICE], [CITY])
    assert only(found).causes == (ChangeCause("row", "g", by=("qd",)),)


def test_a_renewed_ownership_is_prolonged_and_its_basis_changed() -> None:
    old, new = register(term=Term(None, LATER)), register(basis=(Citation("qd", "Điều 2", HERE),))
    (found,) = compared(old, new, (DAY, DAY)).matters
    assert found.moves == ()
    assert [one.turn.kinds for one in found.ownerships] == [("extended", "basis-changed")]


def test_a_basis_written_by_number_or_in_another_file_is_the_same() -> None:
    old = register(gives(OFFICE))
    by_id = replace(old.instruments[InstrumentId("luat")], number="72/2025/QH15")
    old = replace(old, instruments={**old.instruments, by_id.id: by_id})
    moved = register(
        replace(gives(OFFICE), place=ELSEWHERE, rows=(AnnexRow(MATTER, ELSEWHERE),)),
        basis=(Citation("72/2025/QH15", "Điều 1", ELSEWHERE),),
        place=ELSEWHERE,
    )
    assert compared(old, replace(moved, instruments=old.instruments), (DAY, DAY)).is_empty


def test_figures_and_totals_whose_value_differs() -> None:
    old = replace(register(), figures={"F1": Figure("F1", "tthc", 671, HERE)}, ledgers=(_ledger(387),))
    new = replace(
        register(),
        figures={"F1": Figure("F1", "tthc", 656, ELSEWHERE, note="khác"), "F2": Figure("F2", "tthc", 1, HERE)},
        ledgers=(_ledger(388),),
    )
    assert [one.id for one in compared(old, new, (DAY, DAY)).numbers] == ["F1", "F2", "ht-03"]
    assert compared(old, old, (DAY, DAY)).is_empty


def _ledger(total: int) -> Ledger:
    return Ledger("ht-03", "delegated-procedures", "HT 3", total, HERE)


def test_a_day_before_the_baseline_is_refused() -> None:
    with pytest.raises(AskedWronglyError, match=r"30/06/2025.*mốc 01/07/2025"):
        compared(register(), days=(date(2025, 6, 30), DAY))


_ROLE_KINDS = {"added": "ended", "ended": "added", "settled": "doubted", "doubted": "settled"}
_TURN_KINDS = {
    **_ROLE_KINDS,
    "entered": "withdrawn",
    "withdrawn": "entered",
    "extended": "shortened",
    "shortened": "extended",
}


def named(areas: Iterable[Area]) -> list[object]:
    """Give areas so that those that are equal are written alike: a set is written in any order."""
    return [[found if found is None else sorted(found) for found in (one.communes, one.cases)] for one in areas]


def mirrored(one: Comparison) -> tuple[object, ...]:
    """Say what a comparison says, read from the other side."""
    moves = [
        (
            matter.id,
            move.role,
            _ROLE_KINDS.get(move.kind, move.kind),
            move.after,
            move.before,
            named(move.areas),
            move.causes,
        )
        for matter in one.matters
        for move in matter.moves
    ]
    return (sorted(map(repr, moves)), [turned(turn, back=True) for turn in turns(one)])


def told(one: Comparison) -> tuple[object, ...]:
    moves = [
        (matter.id, move.role, move.kind, move.before, move.after, named(move.areas), move.causes)
        for matter in one.matters
        for move in matter.moves
    ]
    return (sorted(map(repr, moves)), [turned(turn, back=False) for turn in turns(one)])


def turns(one: Comparison) -> list[Turn]:
    found = [matter.turn for matter in one.matters]
    found += [owner.turn for matter in one.matters for owner in matter.ownerships]
    found += [grant.turn for grant in one.grants]
    return found + [holder.turn for holder in one.holders] + [entry.turn for entry in one.instruments]


def turned(turn: Turn, *, back: bool) -> tuple[object, ...]:
    kinds = {_TURN_KINDS.get(one, one) if back else one for one in turn.kinds}
    return (*((turn.becomes, turn.was) if back else (turn.was, turn.becomes)), kinds, turn.aspects, turn.causes)


DAYS = st.sampled_from(ALL_DAYS[3:])


@share(0.5)
@given(ANY, DAYS)
def test_a_register_does_not_differ_from_itself(example: Example, day: Day) -> None:
    side = Examination(example.register, day)
    assert compare(side, Examination(replace(example.register), day)).is_empty


@share(0.75)
@given(ANY, ANY, DAYS, DAYS)
def test_what_differs_reads_alike_from_both_sides(one: Example, other: Example, day: Day, later: Day) -> None:
    """Added is ended, longer is shorter, and the causes are the same; so for two days, and for two registers."""
    for register_ in (one.register, other.register):
        old, new = Examination(one.register, day), Examination(register_, later)
        if min(day, later) >= max(one.register.baseline, register_.baseline):
            assert told(compare(old, new)) == mirrored(compare(new, old))


@cache
def real() -> Register:
    return pipeline.load(RULES).register


def test_the_end_of_the_28_decrees() -> None:
    """What rests on them stops, whether or not its own term says so; what rests on another law goes on."""
    found = compared(real(), days=(date(2027, 2, 28), date(2027, 3, 1)))
    kinds = {move.kind for one in found.matters for move in one.moves}
    assert kinds == {"ended"}
    causes = [cause for one in found.matters for move in one.moves for cause in move.causes]
    assert {(one.kind, one.edge, one.day) for one in causes} == {("basis", "end", date(2027, 2, 28))}
    ended = {one.id for one in found.instruments}
    in_part = {one.id for one in real().instruments.values() if one.part_ends}
    assert {one.about for one in causes} <= ended | in_part
    assert any(one.turn.kinds == () for one in found.matters)


def test_the_decision_on_construction_gives_to_sixteen_times_two() -> None:
    """Decision 74/2025 begins on 4 December 2025: its 37 rows find their receivers."""
    found = compared(real(), days=(date(2025, 12, 3), date(2025, 12, 4)))
    grants = [one for one in found.grants if one.id.startswith("pc-74-2025")]
    assert {one.turn.kinds for one in grants} == {("added",)}
    given_ = {
        row.matter
        for one in grants
        if one.after is not None and isinstance(one.after.rows, tuple)
        for row in one.after.rows
    }
    assert given_ <= {MatterId(one.id) for one in found.matters if one.moves}


def test_comparing_asks_no_graph() -> None:
    """Importing networkx is slow; a comparison must not need it."""
    program = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from delegation.run import pipeline; from delegation.authority.examination import Examination\n"
        "from delegation.questions.compare import compare\n"
        f"register = pipeline.load(Path({str(RULES)!r})).register\n"
        "compare(Examination(register, date(2026, 1, 1)), Examination(register, date(2027, 3, 1)))\n"
        "sys.exit('networkx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603  our own program
