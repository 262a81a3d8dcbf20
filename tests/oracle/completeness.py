"""Nothing wrong is left untold: each cell with two owners, none, two who act, a grant without ground is in a finding's areas.

Two owners, and two who act, are asked for where each of them stands by a chain that is the same in every world: what is
so in every world, but in one by this chain and in another by that, the program says to be possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from delegation.model.holders import HolderId
from delegation.model.matters import Grant, Ownership
from delegation.model.terms import Unknown
from judgement import (
    CIRCLE,
    DEAD_OWNER,
    DISORDER,
    EMPTY_CLASS,
    ENDED_TEXT,
    GROUNDLESS,
    NO_OWNER,
    TWO_ACT,
    TWO_OWNERS,
    Disagreement,
    Judgement,
)
from lives import NO, YES, holds
from verdicts import Cell, Oracle


def untold(one: Judgement) -> Iterator[Disagreement]:
    """Give everything wrong that no finding tells of."""
    yield from _owners(one)
    yield from _exercisers(one)
    yield from _vacancies(one)
    yield from _grants(one)
    yield from _outside(one)


def _owners(one: Judgement) -> Iterator[Disagreement]:
    for oracle, cell, verdict in one.cells():
        for pair in combinations(sorted(verdict.chained_owners), 2):
            wanted = {oracle.matter.id, *pair}
            if not any(wanted <= one.subjects(finding) for finding in one.telling(TWO_OWNERS, oracle, cell)):
                yield Disagreement("two owners, untold", " and ".join(pair), oracle.matter.id, cell)


def _exercisers(one: Judgement) -> Iterator[Disagreement]:
    for oracle, cell, verdict in one.cells():
        pairs = sorted(verdict.chained_double_exercise)
        if pairs and not any(one.telling(TWO_ACT, oracle, cell)):
            said = ", ".join(" and ".join(pair) for pair in pairs)
            yield Disagreement("two act, untold", said, oracle.matter.id, cell)


def _vacancies(one: Judgement) -> Iterator[Disagreement]:
    for oracle, cell, verdict in one.cells():
        # A matter whose end is not known may have ended: then nobody is missing.
        if (
            not isinstance(oracle.matter.term.end, Unknown)
            and verdict.vacant
            and not any(one.telling(NO_OWNER, oracle, cell))
            and not _caused(one, oracle, cell)
        ):
            yield Disagreement("nobody owns, untold", "", oracle.matter.id, cell)


def _caused(one: Judgement, oracle: Oracle, cell: Cell) -> bool:
    """Say whether somebody is owner by law here but for his own life or that of his legal basis, and that is told.

    The end of a text that lies ahead of the day asked about is foretold elsewhere, and not told as a finding.
    """
    if any(one.telling(EMPTY_CLASS, oracle, cell)):
        return True
    for owner in oracle.matter.owners:
        if holds(owner.term, cell.day) == NO or not oracle.stated(owner, cell):
            continue
        if oracle.holder_lives(owner.holder, cell.day) == NO and any(
            owner.holder in finding.problem.about for finding in one.telling(DEAD_OWNER, oracle, cell)
        ):
            return True
        ended = oracle.lives.basis(owner.basis, cell.day) == NO
        if ended and (_ends_ahead(one, oracle, owner, cell) or any(one.telling(ENDED_TEXT, oracle, cell))):
            return True
    return False


def _ends_ahead(one: Judgement, oracle: Oracle, owner: Ownership, cell: Cell) -> bool:
    """Say whether a legal basis may be in force on some day from the day asked about on, and has ended before a cell."""
    days = (one.example.as_of + timedelta(days=number) for number in range((cell.day - one.example.as_of).days))
    return any(oracle.lives.basis(owner.basis, day) != NO for day in days)


def _grants(one: Judgement) -> Iterator[Disagreement]:
    """Give the untold grants without ground, whoever the law's owner may be.

    Of a grant whose giver is not known nobody can say who does not hold: it is so only where nobody owns at all.
    """
    for oracle, cell, verdict in one.cells():
        if verdict.surely_ungrounded:
            findings = one.telling(GROUNDLESS | CIRCLE, oracle, cell)
            told = {grant for finding in findings for grant in finding.problem.grants} & verdict.ungrounded
            untold = verdict.surely_ungrounded - _led_to(oracle, verdict.ungrounded, told)
            for grant in sorted(name for name in untold if isinstance(one.register.grants[name].giver, str)):
                yield Disagreement("groundless, untold", grant, oracle.matter.id, cell)


def _led_to(oracle: Oracle, ungrounded: frozenset[str], told: set[str]) -> set[str]:
    """Give the groundless grants that are told, and those to which one of these leads."""
    grants = oracle.register.grants
    found, before = set(told), set[str]()
    while found != before:
        before = set(found)
        for name in ungrounded - before:
            if any(leads_on(oracle, grants[other].receiver, grants[name]) for other in before):
                found.add(name)
    return found


def leads_on(oracle: Oracle, receiver: HolderId | Unknown, grant: Grant) -> bool:
    """Say whether a grant gives what a receiver got, or what the giver's body got."""
    if isinstance(receiver, Unknown) or isinstance(grant.giver, Unknown):
        return False
    return oracle.root(receiver) in (oracle.root(grant.giver), oracle.body(grant.giver))


def _outside(one: Judgement) -> Iterator[Disagreement]:
    told = {grant for finding in one.findings if finding.check in GROUNDLESS for grant in finding.problem.grants}
    for oracle in one.oracles.values():
        if any(finding.check in DISORDER and oracle.matter.id in finding.problem.about for finding in one.findings):
            # What is given of a matter whose own days are out of order is an echo of that.
            continue
        for grant in oracle.grants:
            why = outside(oracle, grant)
            if why and grant.id not in told:
                yield Disagreement("outside, untold", f"{grant.id} {why}", oracle.matter.id)


def outside(oracle: Oracle, grant: Grant) -> str:
    """Say where a grant certainly runs though its matter does not exist there; nothing where there is no such cell."""
    running = [cell for cell, _ in oracle.cells() if oracle.runs(grant, cell) == YES]
    there = [cell for cell in running if oracle.in_being(cell.commune, cell.day)]
    inside = [cell for cell in there if oracle.inside(cell.commune)]
    if any(beyond_days(oracle, cell) for cell in inside):
        return "runs on days on which its matter does not exist"
    strange = [cell for cell in there if oracle.on(cell.day) and not oracle.inside(cell.commune)]
    if any(cell.commune in oracle.named(grant) for cell in strange):
        return "names communes outside the territory of its matter"
    if strange and not any(oracle.inside(cell.commune) and oracle.reaches(grant, cell) for cell, _ in oracle.cells()):
        return "lies wholly outside the territory of its matter"
    return ""


def beyond_days(oracle: Oracle, cell: Cell) -> bool:
    """Say whether a cell lies on a day, from the baseline on, on which the matter does not exist."""
    return cell.day >= oracle.register.baseline and not oracle.on(cell.day)
