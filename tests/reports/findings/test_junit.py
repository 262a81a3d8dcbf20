"""JUnit as a program of others reads it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from folders import RULES
from junitparser import Failure, JUnitXml, Skipped, TestSuite
from programs import within

from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Analysis, Text
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


HOSTILE = "Đăng ký «khai tử» <b> & \"nháy\" 'đơn' ]]> \x00\x08\x1b[31m \ufffe \ud800 𝄞 Thu\u0309 tu\u0323c\tcột\r\nDòng hai\u2028"
READ = re.sub("[\x00\x08\x1b\ufffe\ud800\u2028]", "\ufffd", HOSTILE)
"""What XML cannot hold, and what nobody would see, is a mark; all else is what was said."""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_reader_sees_what_was_said_whatever_its_letters(language: str, analysis: Analysis) -> None:
    """In the message and the name of a case, of a finding that fails, one that is set aside, and a check that passed."""
    said = Text(HOSTILE, HOSTILE)
    failed = next(one for one in analysis.findings if one.check == "DLG201")
    waived = replace(analysis.waived[0], said=said, key=f"DLG802:{HOSTILE}")
    hostile = replace(
        analysis,
        findings=(replace(failed, said=said, key=f"DLG201:{HOSTILE}"),),
        waived=(waived,),
        checks=tuple(replace(one, title=said) for one in analysis.checks),
        version=HOSTILE,
    )
    suites = _suites(render("junit", hostile, Rendering("vi" if language == "vi" else "en")))
    cases = {case.name.partition(" (")[0]: case for suite in suites for case in suite}
    (told,) = cases[f"DLG201:{READ}"].result
    assert (type(told), told.message) == (Failure, READ)
    # Within an element, as the standard has it, a reader makes one end of a line of each kind.
    assert "Căn cứ: " in told.text if language == "vi" else "Legal source: " in told.text
    (aside,) = cases[f"DLG802:{READ}"].result
    assert isinstance(aside, Skipped)
    assert aside.message.endswith(READ)
    assert f"DLG103: {READ}" in cases
    assert _versions(suites) == {READ}


def test_no_time_is_told_that_nobody_measured(analysis: Analysis) -> None:
    """So that the same rules give the same bytes; a reader takes what is missing as not known."""
    text = render("junit", analysis, Rendering())
    assert {case.time for suite in _suites(text) for case in suite} == {None}
    assert "timestamp" not in text
