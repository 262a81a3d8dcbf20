"""Problems signed: what a check found, with the check, its weight, line and column, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from delegation.checks.base import Check
from delegation.findings import Finding, Location, Problem, Related, RelatedPlace, named
from delegation.model.severity import Severity
from delegation.run.touched import fields_of, holders_of, matters_of, subjects_of

if TYPE_CHECKING:
    from delegation.checks.waiving import Waived
    from delegation.model.figures import Subjects
    from delegation.model.register import Register
    from delegation.run.pipeline import Loaded
    from delegation.run.sayings import Sayings
    from delegation.run.signed_before import SignedBefore


def signed(
    pairs: Iterable[tuple[Check | None, Problem]],
    loaded: Loaded,
    *,
    with_subjects: bool = False,
    with_extents: bool = False,
    before: SignedBefore | None = None,
) -> list[Finding]:
    """Give problems as findings: with severity, place, excerpt and key; those of checks that the register switches off are left out.

    ``with_subjects``: whether each finding says what it concerns by ids; ``with_extents``: whether it says all that a waiver covers. ``before``: findings
    that were signed before.
    """
    whole = Whole(loaded.register).of if with_extents else _as_found
    kept = before.begin(loaded, with_subjects, with_extents) if before is not None else None
    found: dict[tuple[str, Location], Finding] = {}
    for made_by, problem in pairs:
        if made_by is None:
            continue
        finding = kept.find(made_by, problem) if kept is not None else None
        if finding is None:
            told = whole(problem)
            severity = made_by.weight(told, loaded.register.settings)
            if severity is Severity.OFF:
                continue
            finding = _finding(made_by, severity, told, loaded, with_subjects=with_subjects)
            if kept is not None:
                kept.keep(made_by, problem, finding)
        found.setdefault((finding.key, finding.location), finding)
    return list(found.values())


def _finding(made_by: Check, severity: Severity, problem: Problem, loaded: Loaded, *, with_subjects: bool) -> Finding:
    location, matters = loaded.locate(problem.place), matters_of(problem, loaded.register)
    fix = problem.fix
    if fix is not None and fix.replacement is not None:
        replaced = loaded.replaced(problem.place)
        location, fix = (replaced, fix) if replaced is not None else (location, replace(fix, replacement=None))
    return Finding(
        check=made_by.id,
        severity=severity,
        location=location,
        said=problem.said,
        key=made_by.key(problem),
        legal_source=made_by.legal_source,
        excerpt=loaded.excerpt(problem.place, location),
        related=tuple(Related(loaded.locate(one.place), one.said) for one in problem.related),
        fix=fix,
        count=problem.count,
        areas=problem.areas,
        grants=problem.grants,
        stands_for=named(problem),
        others=problem.others,
        holders=holders_of(problem, matters, loaded.register),
        fields=fields_of(problem, matters, loaded.register),
        cause=problem.cause,
        subjects=subjects_of(problem, matters, loaded.register) if with_subjects else frozenset(),
        says=problem.says,
        reach=problem.reach,
    )


def _as_found(problem: Problem) -> Problem:
    return problem


def standing(waived: Waived, loaded: Loaded) -> list[Finding]:
    """Give the findings that stand, each with the place of the waiver or the entry that covers it no longer."""
    return [_with(one, waived.uncovered.get(number), loaded) for number, one in enumerate(waived.standing)]


def _with(finding: Finding, place: RelatedPlace | None, loaded: Loaded) -> Finding:
    if place is None:
        return finding
    beyond = Related(loaded.locate(place.place), place.said)
    return replace(finding, related=(*finding.related, beyond), beyond=beyond)


def subjects(problem: Problem, register: Register) -> Subjects:
    """Give what a problem concerns, by ids."""
    return subjects_of(problem, matters_of(problem, register), register)


class Whole:
    """Gives problems with all that a waiver covers of them: what reads their sentences is made once, and only where something is waived."""

    def __init__(self, register: Register) -> None:
        """Read those of a register."""
        self._register = register

    @cached_property
    def _sayings(self) -> Sayings:
        from delegation.run.sayings import Sayings  # noqa: PLC0415  only where something is waived

        return Sayings(self._register)

    def of(self, problem: Problem) -> Problem:
        """Give a problem with all that it says."""
        return self._sayings.of(problem)
