"""What becomes of a matter, on random registers: one outcome each, and none that who holds then contradicts."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import event, given, settings
from hypothesis import strategies as st
from registers import FIRST, HERE, MATTER, Example, examples

from delegation.authority.examination import Examination
from delegation.authority.holdings import Held, Holdings
from delegation.comparison import Move, compare
from delegation.comparison.cells import ground, overlaps
from delegation.impact.effects import Sides, effects, outcome_of
from delegation.impact.words import OUTCOMES
from delegation.model.register import Register
from delegation.model.supposed import Ends, Withdraws
from delegation.model.terms import Day
from delegation.supposing import suppose

_CLASS = {"phuong": "cap-xa", "xa": "cap-xa"}
"""The class of which a part stands for some communes."""
DAY = st.integers(3, 13).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def supposed(draw: st.DrawFn) -> tuple[Example, Register, Day]:
    """Give a register, what becomes of it where some of what it holds ends, and a day on which both are asked."""
    example, day = draw(examples(unknown=draw(st.booleans()))), draw(DAY)
    register, last = example.register, day - timedelta(days=1)
    sides = [one for grant in register.grants.values() for one in (grant.giver, grant.receiver)]
    sides += [one.holder for one in example.matter.owners]
    named = sorted({one for one in sides if isinstance(one, str)} or {*register.holders})
    verbs: list[Ends | Withdraws] = []
    match draw(st.integers(0, 3)) if register.grants else 0:
        case 0:
            verbs += [
                Ends("holder", one, last, HERE)
                for one in draw(st.lists(st.sampled_from(named), min_size=1, max_size=2))
            ]
        case 1:
            verbs.append(Ends("instrument", "qd", last, HERE))
        case _:
            verbs.append(Withdraws(tuple(draw(st.lists(st.sampled_from(sorted(register.grants)), min_size=1))), last))
    return example, suppose(register, verbs), day


@settings(max_examples=200)
@given(supposed())
def test_a_matter_has_one_outcome_which_is_the_first_that_is_true_of_it(made: tuple[Example, Register, Day]) -> None:
    example, after, day = made
    if day < example.register.baseline:
        return
    comparison = compare(Examination(example.register, day), Examination(after, day))
    found = effects(comparison, Sides(comparison))
    moves = [move for one in comparison.matters for move in one.moves]
    assert [[matter.id for matter in one.matters] for one in found] == ([[MATTER]] if moves else [])
    if moves:
        order = list(OUTCOMES)
        assert found[0].outcome == min(map(outcome_of, moves), key=order.index)
        assert len(found[0].shifts) == len(moves) == len(found[0].matters[0].further) + 1
        event(found[0].outcome)


@settings(max_examples=200)
@given(supposed())
def test_an_outcome_says_what_holds_then(made: tuple[Example, Register, Day]) -> None:
    """Cell by cell: where nobody owns nobody acts; who is back gave it, was not sure of it before, and holds it, or only may."""
    example, register, day = made
    if day < example.register.baseline:
        return
    old, new = Examination(example.register, day), Examination(register, day)
    sides = Holdings(old), Holdings(new)
    (matter,) = example.register.matters.values()
    on = ground(matter, matter, example.register, register)
    pieces = {(becomes.communes, becomes.cases): (was, becomes) for was, becomes, _, _ in overlaps(
        sides[0].of(matter), sides[1].of(register.matters[MATTER]), on
    )}  # fmt: skip
    for was, becomes in pieces.values():
        assert bool(becomes.acting) == bool(becomes.owners), (was, becomes)
    for one in compare(old, new).matters:
        for move in one.moves:
            _holds(move, example, list(pieces.values()))


def _holds(move: Move, example: Example, pieces: list[tuple[Held, Held]]) -> None:
    outcome = outcome_of(move)
    # Who acts is somebody as long as anybody owns.
    assert outcome != "idle" or any(not becomes.owners for _, becomes in pieces)
    if outcome in ("vacant", "baseless"):
        assert any(not becomes.owners for _, becomes in pieces)
    if outcome == "returned":
        givers = {grant.giver for grant in example.grants}
        before = {one.holder: one for one in move.before}
        for party in move.back:
            assert party.holder in {_CLASS.get(str(one), one) for one in givers}
            assert party.holder not in before or not before[party.holder].certain
            assert party.holder in {one.holder for one in move.after} or not party.certain
        assert move.lost
