"""What came of a run. Apart from what is examined, so that a kept result is shown without building anything."""

from __future__ import annotations

from datetime import date

from delegation.findings import Finding
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class NotExamined:
    """What the checks could not ask about, counted by reason: matters, grants (term, signing, law not read), assertions.

    ``norm_unknown`` counts grants and ``norm_unknown_unlisted`` procedures of a form, whose pair only a law might open that
    the register has not read.
    """

    unlisted_tasks: int = 0
    unlisted_procedures: int = 0
    owner_unknown: int = 0
    basis_unknown: int = 0
    term_unknown: int = 0
    signing_unknown: int = 0
    norm_unknown: int = 0
    norm_unknown_unlisted: int = 0
    assertions_unknown: int = 0


@dataclass(frozen=True)
class Analysis:
    """The result of a check run, and the facts of that run."""

    register_name: str
    language: str
    as_of: date
    version: str
    rules_hash: str
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    not_examined: NotExamined
    files: int
    matters: int
    grants: int
