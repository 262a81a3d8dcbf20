"""JUnit as a program of others reads it."""

from __future__ import annotations

from folders import RULES
from junitparser import Failure, JUnitXml, Skipped, TestSuite
from programs import within

from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Analysis
from delegation.model.severity import Severity
from delegation.reports.findings import render
from delegation.reports.shared.rendering import Rendering
from delegation.version import VERSION


def _suites(text: str) -> list[TestSuite]:
    """Read suites, each of which must count what it holds, as must the whole."""
    read = JUnitXml.fromstring(text.encode())
    written = [read, *read]
    counts = [(one.tests, one.failures, one.errors, one.skipped) for one in written]
    for one in written:
        one.update_statistics()
    assert [(one.tests, one.failures, one.errors, one.skipped) for one in written] == counts
    return list(read)


def _names(suites: list[TestSuite], outcome: type[Failure | Skipped] | None) -> list[str]:
    """Give the names of the cases that came out so; ``None``: that passed."""
    cases = [case for suite in suites for case in suite]
    return sorted(
        case.name
        for case in cases
        if (any(isinstance(one, outcome) for one in case.result) if outcome else not case.result)
    )


def _versions(suites: list[TestSuite]) -> set[str | None]:
    """Give by which versions of the program the suites say that they were made."""
    told = ({one.name: one.value for one in suite.properties()} for suite in suites)  # type: ignore[no-untyped-call]  # it names no types
    return {one.get("delegation.version") for one in told}


def test_a_reader_counts_what_was_found(analysis: Analysis) -> None:
    suites = _suites(render("junit", analysis, Rendering()))
    failed = [one.partition(" (")[0] for one in _names(suites, Failure)]
    assert failed == sorted(one.key for one in analysis.findings if one.severity is not Severity.INFO)
    skipped = [one.partition(" (")[0] for one in _names(suites, Skipped)]
    assert skipped == ["DLG301:form:7", "DLG802:1.000123"]
    assert _names(suites, None) == ["DLG103: Cấp của chủ thể sai"]


def test_every_check_of_the_register_of_the_city_is_a_case() -> None:
    """It failed, was skipped or passed: whoever reads the result sees that it was asked."""
    suites = _suites(within("--rules", RULES, "check", "--as-of", "2026-06-01", "--format", "junit").said)
    assert {case.name[:6] for suite in suites for case in suite} == {one.id for one in CATALOGUE}
    assert _versions(suites) == {VERSION}


def test_assertions_are_read_likewise() -> None:
    suites = _suites(within("--rules", RULES, "test", "--as-of", "2026-06-01", "--format", "junit").said)
    assert len(_names(suites, None)) > 60
    assert _versions(suites) == {VERSION}
