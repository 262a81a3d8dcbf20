"""Nothing told is not so: every cell in the areas of a finding is one, and ``who`` names those whom the oracle names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Literal

from completeness import beyond_days, leads_on
from days import DAYS
from delegation.model.matters import Grant
from delegation.model.terms import Day
from delegation.questions.who import about
from delegation.questions.who.answer import AnswerPart, AnswerParty
from judgement import (
    CIRCLE,
    DEAD_OWNER,
    ENDED_TEXT,
    GROUNDLESS,
    NO_OWNER,
    TWO_ACT,
    TWO_OWNERS,
    Disagreement,
    Finding,
    Judgement,
)
from lives import YES
from verdicts import Cell, Oracle, is_among
from worlds import Verdict


def unfounded(one: Judgement) -> Iterator[Disagreement]:
    """Give every cell of which a finding tells what is not so, and findings of grants that are so nowhere."""
    for finding in one.findings:
        for name, oracle in one.oracles.items():
            for cell, _ in oracle.cells():
                if finding.tells_of(name, cell) and not _founded(one, finding, oracle, cell):
                    yield Disagreement("told, not so", finding.key, name, cell)
        if finding.check in GROUNDLESS:
            for grant in _unfounded_grants(one, finding):
                yield Disagreement("told, not so", f"{finding.key} names {grant}")


def _founded(one: Judgement, finding: Finding, oracle: Oracle, cell: Cell) -> bool:
    """Say whether what a finding tells of a cell is so. ``None`` as communes of an area: those that exist there."""
    if finding.check in CIRCLE:
        return _is_circle(oracle, [one.register.grants[name] for name in finding.problem.grants], cell)
    verdict = one.verdicts[oracle.matter.id].get(cell)
    if verdict is None:
        return oracle.on(cell.day)
    named, grants = one.subjects(finding), finding.problem.grants
    return (
        (finding.check in TWO_OWNERS and any({*pair} <= named for pair in combinations(verdict.owners, 2)))
        or (finding.check in TWO_ACT and bool(verdict.double_exercise))
        or (finding.check in NO_OWNER | DEAD_OWNER | ENDED_TEXT and verdict.vacant)
        or (finding.check in GROUNDLESS and bool(grants) and grants[0] in verdict.ungrounded)
    )


def _is_circle(oracle: Oracle, grants: list[Grant], cell: Cell) -> bool:
    """Say whether grants may all run in a cell, and each leads on to the next and the last to the first."""
    turned = [*grants[1:], *grants[:1]]
    return all(True in oracle.runs(grant, cell) for grant in grants) and all(
        leads_on(oracle, before.receiver, after) for before, after in zip(grants, turned, strict=True)
    )


def _unfounded_grants(one: Judgement, finding: Finding) -> Iterator[str]:
    """Give the grants of a finding that are without ground in none of its cells.

    The first is what the finding is about, in every cell; the others hang on it. A finding without cells is of grants
    that have nothing to give where or when they would.
    """
    told = [verdict for oracle, cell, verdict in one.cells() if finding.tells_of(oracle.matter.id, cell)]
    for name in finding.problem.grants:
        grant = one.register.grants[name]
        there = told or not any(_beyond(oracle, grant) for oracle in one.oracles.values())
        if there and not any(name in verdict.ungrounded for verdict in told):
            yield name


def _beyond(oracle: Oracle, grant: Grant) -> bool:
    """Say whether a grant runs on days without its matter, or names communes (or nothing but such) where it gives nothing."""
    if grant not in oracle.grants:
        return False
    cells = [cell for cell, _ in oracle.cells()]
    if any(beyond_days(oracle, cell) and oracle.runs(grant, cell) == YES for cell in cells):
        return True
    there = {cell.commune for cell in cells if oracle.inside(cell.commune) and oracle.reaches(grant, cell)}
    return not there or not there.issuperset(oracle.named(grant))


def sharing(one: Judgement) -> Iterator[Disagreement]:
    """Give the keys that two findings share."""
    keys = [finding.key for finding in one.findings]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Disagreement("two findings, one key", key)


def misnamed(one: Judgement, days: Iterable[Day] = DAYS) -> Iterator[Disagreement]:
    """Give the cells in which ``who`` does not name those whom the oracle names, asked of one commune or of all."""
    for day in days:
        examination = one.examination.on(day)
        for name, oracle in one.oracles.items():
            everywhere = about(examination, oracle.matter).parts
            for commune in oracle.communes:
                place = None if commune is None else one.register.communes[commune]
                here = everywhere if place is None else about(examination, oracle.matter, place).parts
                there = [
                    part for part in everywhere if place and (part.communes is None or place.name in part.communes)
                ]
                for case in oracle.cases:
                    cell = Cell(day, commune, case)
                    verdict = one.verdicts[name].get(cell)
                    for said in misnamed_in(here, cell, verdict):
                        yield Disagreement("who", said, name, cell)
                    if place is not None and verdict is not None:
                        for said in misnamed_in(there, cell, verdict):
                            yield Disagreement("who, asked of all communes", said, name, cell)


def misnamed_in(parts: Iterable[AnswerPart], cell: Cell, verdict: Verdict | None) -> Iterator[str]:
    """Say what the parts of an answer do not say as the oracle does of a cell; ``None``: that it does not exist."""
    here = [one for one in parts if not one.cases or is_among(cell.case, one.cases)]
    if len(here) != int(verdict is not None):
        yield f"{len(here)} parts"
    if verdict is not None:
        for part in here:
            if part.owner_unknown and not verdict.law_unknown:
                yield "the owner by law is known"
            if not part.owners and not part.owner_unknown and verdict.law_unknown:
                yield "the owner by law is not known"
            yield from _parties(part.owners, "owner", verdict)
            yield from _parties(part.exercisers, "exerciser", verdict)


def _parties(told: Sequence[AnswerParty], role: Literal["owner", "exerciser"], verdict: Verdict) -> Iterator[str]:
    """Hold those who are named against those who stand.

    What rests on the presumption of an owner by law need not be said to be certain.
    """
    sure = {one.holder for one in told if one.certain}
    named = {one.holder for one in told}
    always, chained = getattr(verdict, f"{role}s"), getattr(verdict, f"chained_{role}s")
    if not sure <= always:
        yield f"certain {role} {sorted(sure - always)} is not certain"
    if not verdict.law_unknown and not chained <= sure:
        yield f"{role} {sorted(chained - sure)} is not said to be certain"
    possible, conceivable = getattr(verdict, f"possible_{role}s"), getattr(verdict, f"conceivable_{role}s")
    if not possible <= named:
        yield f"possible {role} {sorted(possible - named)} is not named"
    if not named <= conceivable:
        yield f"{role} {sorted(named - conceivable)} is named and cannot be"
