"""Findings for programs, version 1: ``schemas/output/check-report.v1.schema.json`` says its shape. Fields are added, none changes or goes.

Both languages stand in every report, so the same rules give the same bytes whoever asks. Nothing is folded.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from delegation.findings import Analysis, Excerpt, Finding, Fix, Location, Text, named
from delegation.model.severity import Severity
from delegation.reports.shared.json import dumped
from delegation.reports.shared.rendering import Rendering, by_subject, counted, subject_of

FORMAT = "delegation-check-report"
VERSION = 1


class _Words(TypedDict):
    vi: str
    en: str


class _Place(TypedDict):
    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class _Line(TypedDict):
    text: str
    column: int
    width: int


class _Mend(TypedDict):
    said: _Words
    replacement: str | None


class _Related(TypedDict):
    place: _Place
    said: _Words


class _Cause(TypedDict):
    key: str
    said: _Words


class _Finding(TypedDict):
    check: str
    subject: int
    severity: str
    key: str
    place: _Place
    said: _Words
    legal_source: _Words
    excerpt: _Line | None
    related: list[_Related]
    fix: _Mend | None
    count: int
    waived_until: str | None
    known: bool
    cause: _Cause | None
    stands_for: list[str]
    grants: list[str]
    others: list[str]
    says: list[list[str]] | None


class _Register(TypedDict):
    name: str
    files: int
    matters: int
    grants: int
    rules_hash: str


class _Counts(TypedDict):
    error: int
    warning: int
    info: int


class _Summary(_Counts):
    waived: int
    by_subject: dict[str, _Counts]


class _NotExamined(TypedDict):
    unlisted_tasks: int
    unlisted_procedures: int
    owner_unknown: int
    basis_unknown: int
    term_unknown: int
    signing_unknown: int
    norm_unknown: int
    norm_unknown_unlisted: int
    assertions_unknown: int
    outside_state_law: int


class Report(TypedDict):
    """The whole report. Days are ISO; lines and columns count from 1, ends are exclusive."""

    format: str
    version: int
    program: str
    as_of: str
    register: _Register
    summary: _Summary
    not_examined: _NotExamined
    findings: list[_Finding]
    waived: list[_Finding]


def render(analysis: Analysis, _rendering: Rendering) -> str:
    """Write the report with the keys in the order of the schema; in version 2 where the run is compared or narrowed."""
    if analysis.since is None and analysis.narrowed is None:
        return dumped(report(analysis))
    from delegation.reports.findings import json_v2  # noqa: PLC0415  only where there is more to say

    return json_v2.text(analysis)


def report(analysis: Analysis) -> Report:
    """Give the report as plain values."""
    left = analysis.not_examined
    # What the baseline lists stands beside what is waived, with no last day.
    aside = (*analysis.waived, *(analysis.known or ()))
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": analysis.version,
        "as_of": analysis.as_of.isoformat(),
        "register": {
            "name": analysis.register_name,
            "files": analysis.files,
            "matters": analysis.matters,
            "grants": analysis.grants,
            "rules_hash": analysis.rules_hash,
        },
        "summary": {
            **_counts(counted(analysis.findings)),
            "waived": len(aside),
            "by_subject": {subject: _counts(one) for subject, one in by_subject(analysis.findings).items()},
        },
        "not_examined": {
            "unlisted_tasks": left.unlisted_tasks,
            "unlisted_procedures": left.unlisted_procedures,
            "owner_unknown": left.owner_unknown,
            "basis_unknown": left.basis_unknown,
            "term_unknown": left.term_unknown,
            "signing_unknown": left.signing_unknown,
            "norm_unknown": left.norm_unknown,
            "norm_unknown_unlisted": left.norm_unknown_unlisted,
            "assertions_unknown": left.assertions_unknown,
            "outside_state_law": left.outside_state_law,
        },
        "findings": listed(analysis.findings),
        "waived": listed(aside),
    }


def listed(findings: Iterable[Finding]) -> list[_Finding]:
    """Give findings as plain values."""
    return [_finding(one) for one in findings]


def _counts(counts: dict[Severity, int]) -> _Counts:
    return {"error": counts[Severity.ERROR], "warning": counts[Severity.WARNING], "info": counts[Severity.INFO]}


def _finding(one: Finding) -> _Finding:
    return {
        "check": one.check,
        "subject": int(subject_of(one.check)),
        "severity": one.severity.value,
        "key": one.key,
        "place": _place(one.location),
        "said": _words(one.said),
        "legal_source": _words(one.legal_source),
        "excerpt": _line(one.excerpt),
        "related": [{"place": _place(other.location), "said": _words(other.said)} for other in one.related],
        "fix": _mend(one.fix),
        "count": one.count,
        "waived_until": one.waived_until,
        "known": one.known,
        "cause": None if one.cause is None else {"key": one.cause_key, "said": _words(one.cause.said)},
        "stands_for": list(named(one)),
        "grants": sorted(one.grants),
        "others": list(dict.fromkeys(one.others)),
        "says": None if one.says is None else [list(place) for place in one.says],
    }


def _words(text: Text) -> _Words:
    return {"vi": text.vi, "en": text.en}


def _place(location: Location) -> _Place:
    return {
        "file": location.file,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }


def _line(excerpt: Excerpt | None) -> _Line | None:
    return None if excerpt is None else {"text": excerpt.text, "column": excerpt.column, "width": excerpt.width}


def _mend(fix: Fix | None) -> _Mend | None:
    return None if fix is None else {"said": _words(fix.said), "replacement": fix.replacement}
