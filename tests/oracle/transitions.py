"""With whom files stay that were received before a change, asked of each cell, against what ``who`` says of a file received on a day.

By docs/rule-files.md: a transition moves no authority. A file received before its day stays with whoever decided on the day before the
change, as long as it says; it reaches what its decision gives and what it replaces, or the grants that it names; of several
the first change after the file came decides. On days on which the text that says so is suspended, or the provision of it that does, it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from days import DAYS
from delegation.model.acts import Transition
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant
from delegation.model.terms import Day, Unknown
from delegation.questions.who import who
from endurance import is_known
from judgement import Disagreement, Judgement
from lives import YES
from soundness import misnamed_in
from verdicts import Cell, Oracle

_ASKED = ((DAYS[2], DAYS[5]), (DAYS[4], DAYS[5]), (DAYS[1], DAYS[8]), (DAYS[5], DAYS[8]), (DAYS[7], DAYS[8]))
"""Days on which a file is received, each with a day on which it is asked about."""


@dataclass(frozen=True)
class Change:
    """A change whose files stay: its first day, and what says so."""

    since: Day
    before: Day
    until: Day | Unknown | None
    by: Instrument
    moved: Transition


def misplaced(one: Judgement) -> Iterator[Disagreement]:
    """Give the cells in which ``who`` does not name for a file those whom the oracle names."""
    if not any(each.transition is not None for each in one.register.instruments.values()):
        return
    for name, oracle in one.oracles.items():
        if not is_known(oracle):
            continue
        for received, day in _ASKED:
            if received < one.register.baseline:
                continue
            for commune in oracle.communes:
                if not oracle.in_being(commune, day):
                    continue
                if any(len(oracle.lives.leaves(each.by, each.moved, day)) > 1 for each in changes(oracle)):
                    continue
                answer = who(one.examination.on(day), name, commune, received=received)
                for case in oracle.cases:
                    here = Cell(day, commune, case)
                    then = Cell(decided_on(oracle, here, received), commune, case)
                    verdict = one.verdicts[name].get(then)
                    for said in misnamed_in(answer.parts, then, verdict):
                        yield Disagreement("received", f"{received}: {said}", name, here)


def decided_on(oracle: Oracle, cell: Cell, received: Day) -> Day:
    """Give the day whose deciders decide a file in a cell that is received on a day: before the first change that leaves it behind."""
    for one in sorted(changes(oracle), key=lambda each: (each.since, each.before, each.by.label)):
        lasts = not isinstance(one.until, Day) or cell.day <= one.until
        on = one.since - timedelta(days=1)
        runs = one.since <= cell.day and lasts and on >= oracle.register.baseline
        if (
            runs
            and received < one.before
            and oracle.lives.leaves(one.by, one.moved, cell.day) == YES
            and reaches(oracle, one, cell)
        ):
            return on
    return cell.day


def changes(oracle: Oracle) -> Iterator[Change]:
    """Give the transitions of the decisions that give a matter, or end what does."""
    for by in oracle.register.instruments.values():
        moved = by.transition
        if moved is None or isinstance(moved.before, Unknown):
            continue
        concerns = bool(_giving(oracle) & {by.id, *_ends(oracle, by)})
        if concerns and (not moved.grants or any(_is_named(one, moved) for one in _grants(oracle))):
            yield Change(_since(oracle, by, moved) or moved.before, moved.before, moved.until, by, moved)


def reaches(oracle: Oracle, change: Change, cell: Cell) -> bool:
    """Say whether a change is meant in a cell: what its decision gives and what it ends, or the grants that its transition names."""
    texts = {change.by.id, *_ends(oracle, change.by)}
    for one in _grants(oracle):
        meant = _is_named(one, change.moved) if change.moved.grants else one.instrument in texts
        if meant and oracle.reaches(one, cell):
            return True
    owners = oracle.matter.owners if not change.moved.grants else ()
    return any(
        not isinstance(one.basis, Unknown)
        and texts & {_id(oracle, each.instrument) for each in one.basis}
        and oracle.stated(one, cell)
        for one in owners
    )


def _is_named(grant: Grant, moved: Transition) -> bool:
    return grant.id in moved.grants or bool(grant.stated and grant.stated in moved.grants)


def _grants(oracle: Oracle) -> list[Grant]:
    """Give the grants that name the matter and move who decides, whatever they give of it."""
    return [
        one
        for one in oracle.register.grants.values()
        if oracle.given_at(one) is not None
        and one.mechanism not in ("signing-for", "internal-assignment")
        and (not one.steps or "decide" in one.steps)
    ]


def _giving(oracle: Oracle) -> set[str]:
    """Give the ids of what gives the matter, by law or by a grant."""
    cited = (each for one in oracle.matter.owners if not isinstance(one.basis, Unknown) for each in one.basis)
    return {_id(oracle, each.instrument) for each in cited} | {one.instrument for one in _grants(oracle)}


def _ends(oracle: Oracle, by: Instrument) -> set[str]:
    """Give the ids of what an instrument replaces, or is said to be replaced by it, or in part ended by it."""
    names = {by.id, by.number}
    return {
        other.id
        for other in oracle.register.instruments.values()
        if other is not by
        and (
            {other.id, other.number} & set(by.replaces)
            or names & set(other.replaced_by)
            or any(part.by in names for part in other.part_ends)
        )
    }


def _id(oracle: Oracle, name: str) -> str:
    return next((one.id for one in oracle.register.instruments.values() if name in (one.id, one.number)), name)


def _since(oracle: Oracle, by: Instrument, moved: Transition) -> Day | None:
    """Give the first day on which a decision gives the matter, else that on which it takes effect."""
    effect = by.term.start if isinstance(by.term.start, Day) else None
    mine = [one for one in _grants(oracle) if one.instrument == by.id]
    starts = [
        one.term.start
        for one in mine
        if (not moved.grants or _is_named(one, moved)) and isinstance(one.term.start, Day)
    ]
    if not starts:
        return effect
    return min(starts) if effect is None else max(min(starts), effect)
