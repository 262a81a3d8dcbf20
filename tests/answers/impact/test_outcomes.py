"""What becomes of a matter, on random registers: one outcome each, and none that who holds then contradicts."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import event, given, settings
from hypothesis import strategies as st

from days import DAYS
from delegation.answers.impact.outcomes import OUTCOMES
from delegation.authority.examination import Examination
from delegation.authority.holdings import Held, Holdings
from delegation.authority.lives import gives_for
from delegation.model.register import Register
from delegation.model.supposed import Ends, Withdraws
from delegation.model.terms import Day
from delegation.questions.compare import Move, compare
from delegation.questions.compare.cells import communes_of_both, ground, overlaps
from delegation.questions.suppose.effects import ComparedRegisters, effects, outcome_of
from delegation.questions.suppose.hypothesis import suppose
from handmade import HERE
from registers import Example
from strategies import examples

_CLASS = {"phuong": "cap-xa", "xa": "cap-xa"}
"""The class of which a part stands for some communes."""
DAY = st.sampled_from(DAYS[3:])


@st.composite
def supposed(draw: st.DrawFn) -> tuple[Example, Register, Day]:
    """Give a register, what becomes of it where some of what it holds ends, and a day on which both are asked."""
    example, day = draw(examples(unknown=draw(st.booleans()))), draw(DAY)
    register, last = example.register, day - timedelta(days=1)
    sides = [one for grant in register.grants.values() for one in (grant.giver, grant.receiver)]
    sides += [one.holder for matter in example.matters for one in matter.owners]
    named = sorted({one for one in sides if isinstance(one, str)} or {*register.holders})
    verbs: list[Ends | Withdraws] = []
    match draw(st.integers(0, 3)) if register.grants else 0:
        case 0:
            verbs += [
                Ends("holder", one, last, HERE)
                for one in draw(st.lists(st.sampled_from(named), min_size=1, max_size=2))
            ]
        case 1:
            verbs.append(Ends("instrument", draw(st.sampled_from(sorted(register.instruments))), last, HERE))
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
    found = effects(comparison, ComparedRegisters(comparison))
    moves = {one.id: one.moves for one in comparison.matters if one.moves}
    told = [(matter, effect) for effect in found for matter in effect.matters]
    assert sorted(matter.id for matter, _ in told) == sorted(moves)
    order = list(OUTCOMES)
    for matter, effect in told:
        assert effect.outcome == min(map(outcome_of, moves[matter.id]), key=order.index)
        assert len(moves[matter.id]) == len(matter.further) + 1
        event(effect.outcome)


@settings(max_examples=200)
@given(supposed())
def test_an_outcome_says_what_holds_then(made: tuple[Example, Register, Day]) -> None:
    """Cell by cell: where nobody owns nobody acts; who is back gave it, was not sure of it before or had kept a share, and holds it, or only may."""
    example, register, day = made
    if day < example.register.baseline:
        return
    old, new = Examination(example.register, day), Examination(register, day)
    sides = Holdings(old), Holdings(new)
    for one in compare(old, new).matters:
        matter = example.register.matters[one.id]
        on = ground(matter, matter, communes_of_both(example.register, register))
        pieces = {
            (becomes.communes, becomes.cases): (was, becomes)
            for was, becomes, _, _ in overlaps(sides[0].of(matter), sides[1].of(register.matters[one.id]), on)
        }
        for was, becomes in pieces.values():
            assert bool(becomes.acting) == bool(becomes.owners), (was, becomes)
        for move in one.moves:
            _holds(move, example, list(pieces.values()))


def _name(holder: object) -> str:
    """Give an id; ``?`` for a giver whom the register does not know, who may be anybody."""
    return holder if isinstance(holder, str) else "?"


def _holds(move: Move, example: Example, pieces: list[tuple[Held, Held]]) -> None:
    outcome = outcome_of(move)
    # Who acts is somebody as long as anybody owns.
    assert outcome != "idle" or any(not becomes.owners for _, becomes in pieces)
    if outcome in ("vacant", "baseless"):
        assert any(not becomes.owners for _, becomes in pieces)
    if outcome == "returned":
        givers = {grant.giver for grant in example.register.grants.values()}
        before = {one.holder: one for one in move.before}
        for party in move.back:
            # The head of a body gives what the body holds.
            behind = {name for one in givers if isinstance(one, str) for name in gives_for(example.register, one)}
            assert "?" in map(_name, givers) or party.holder in {_CLASS.get(str(one), one) for one in behind}
            grants = example.register.grants.values()
            shared = any(one.worded_part is not None or one.giver_keeps is not False for one in grants)
            assert shared or party.holder not in before or not before[party.holder].certain
            assert party.holder in {one.holder for one in move.after} or not party.certain
        assert move.lost
