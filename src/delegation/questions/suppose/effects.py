"""What happens to each matter, those to which the same happens put together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from delegation.authority.cases import Cells
from delegation.authority.entries import ChangeCause, Party, ordered
from delegation.authority.holdings import Holdings
from delegation.authority.links import Chain
from delegation.findings import Text
from delegation.questions.compare import Area, Comparison, MatterChange, Move
from delegation.questions.compare.words import MoveKind, Role
from delegation.questions.suppose.words import ORDER, Effect, Outcome, Shift, SupposedParty, TouchedMatter
from delegation.questions.who.parts import Teller
from delegation.speech import Step, field_name
from delegation.speech.areas import cases, communes, of_cases, where

_MOST_NAMED = 5
Chains = tuple[tuple[Step, ...], tuple[Step, ...]]
"""The chains before and after."""


class ComparedRegisters:
    """The two registers of a comparison, asked for who stands and by which chains."""

    def __init__(self, comparison: Comparison) -> None:
        """Take a comparison."""
        self._comparison = comparison
        self.old, self.new = Holdings(comparison.old), Holdings(comparison.new)

    def shift(self, move: Move) -> Shift:
        """Give those who stood and those who stand. Whoever only is presumed to have it again stands for nobody known."""
        standing = {one.holder for one in move.after}
        presumed = tuple(one for one in move.back if one.holder not in standing)
        after = _sides(presumed, presumed=True) if presumed else _sides(move.after)
        return Shift(move.role, _sides(move.before), after, _where(move.areas, self._comparison))

    def chains(self, change: MatterChange, move: Move) -> Chains:
        """Give the longest chain by which those stood whom a move is about, and the longest by which those after stand."""
        sides = (
            (self._comparison.old, change.before, move.chains[0]),
            (self._comparison.new, change.after, move.chains[1]),
        )
        before, after = (
            Teller(examination, matter, None).steps(_longest(chains)) if chains and matter is not None else ()
            for examination, matter, chains in sides
        )
        return before, after


def _sides(parties: Iterable[Party], *, presumed: bool = False) -> tuple[SupposedParty, ...]:
    return tuple(SupposedParty(one.holder, one.certain, one.because, presumed=presumed) for one in parties)


def _longest(chains: Sequence[Chain]) -> Chain:
    found: Chain = max(chains, key=len)
    return found


def effects(comparison: Comparison, sides: ComparedRegisters) -> tuple[Effect, ...]:
    """Give what happens, what needs a decision first, then the largest groups first. Each matter stands in one of them."""
    found: dict[tuple[Outcome, tuple[Shift, ...]], tuple[list[TouchedMatter], list[set[ChangeCause]]]] = {}
    for change in comparison.matters:
        if change.moves:
            ranked = sorted(change.moves, key=_weight)
            key = (outcome_of(ranked[0]), tuple(map(sides.shift, ranked)))
            touched, causes = found.setdefault(key, ([], [set() for _ in ranked]))
            touched.append(_touched(change, ranked, sides))
            for known, move in zip(causes, ranked, strict=True):
                # That the register reads differently is the hypothesis itself.
                known.update([one for one in move.causes if one.kind != "restated"] or move.causes)
    made = [
        Effect(
            outcome,
            tuple(replace(one, causes=ordered(why)) for one, why in zip(shifts, causes, strict=True)),
            tuple(touched),
        )
        for (outcome, shifts), (touched, causes) in found.items()
    ]
    return tuple(sorted(made, key=_rank))


def _weight(move: Move) -> tuple[int, int]:
    """Order the moves of one matter: by outcome, then by role. Those alike stay in the order of their areas."""
    return (_ORDER[outcome_of(move)], _ROLES.index(move.role))


def _rank(one: Effect) -> tuple[object, ...]:
    names = tuple(side.holder or "" for side in (*one.before, *one.after))
    where = one.where.vi if one.where else ""
    return (_ORDER[one.outcome], -len(one.matters), names, one.role, where, one.matters[0].id)


def outcome_of(move: Move) -> Outcome:
    """Tell what a move comes to."""
    if move.back:
        return "returned"
    if not move.after:
        return _gone(move)
    sure = [one for one in move.after if one.certain]
    if not sure:
        return _unsure(move)
    if len(sure) > 1 and move.role != "acts" and move.gained:
        return "shared"
    if move.kind in ("added", "corrected"):
        return "moved" if move.before else "added"
    return _KINDS[move.kind]


_ORDER: Mapping[Outcome, int] = {outcome: at for at, outcome in enumerate(ORDER)}
_ROLES: tuple[Role, ...] = ("both", "owns", "acts")
_KINDS: Mapping[MoveKind, Outcome] = {
    "moved": "moved",
    "ended": "lessened",
    "settled": "settled",
    "doubted": "doubted",
}


def _gone(move: Move) -> Outcome:
    """Tell what it comes to where nobody stands after."""
    if all(one.holder is None for one in move.before):
        return "baseless"
    return "idle" if move.role == "acts" else "vacant"


def _unsure(move: Move) -> Outcome:
    """Tell what it comes to where nobody surely stands after."""
    if all(one.holder is None for one in move.after):
        return "unknown"
    if any(one.holder is not None for one in move.gained):
        return "possible"
    return "perhaps" if move.lost else "doubted"


def _touched(change: MatterChange, ranked: Sequence[Move], sides: ComparedRegisters) -> TouchedMatter:
    """Tell of a matter with the chains of its moves, the one that decides first; a chain that another continues is told with it."""
    matter = change.after or change.before
    register = sides.new.register if change.after is not None else sides.old.register
    (before, after), *others = (sides.chains(change, one) for one in ranked)
    further = []
    for was, becomes in others:
        before, more_before = _joined(before, was)
        after, more_after = _joined(after, becomes)
        further.append((more_before, more_after))
    return TouchedMatter(
        change.id,
        matter.title if matter is not None else change.id,
        field_name(register, matter).vi,
        before,
        after,
        tuple(further),
    )


def _joined(one: tuple[Step, ...], other: tuple[Step, ...]) -> Chains:
    """Give two chains; where one continues the other, the longer one first and nothing second."""
    short, long = sorted((one, other), key=len)
    return (long, ()) if long[: len(short)] == short else (one, other)


def _where(areas: Sequence[Area], comparison: Comparison) -> Text | None:
    """Say in which communes and cases; nothing for everywhere."""
    known = {**comparison.new.register.communes, **comparison.old.register.communes}

    def listed(some: Collection[Cells]) -> Text:
        found = cases(some, _MOST_NAMED)
        return of_cases(found) if found.vi else found

    said = where(areas, lambda codes: communes(codes, known, _MOST_NAMED), listed)
    return said if said.vi else None
