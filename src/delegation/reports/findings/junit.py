"""JUnit XML, for build servers that show test results: a suite for each file with a case for each finding, and one of checks that found nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from delegation.findings import Analysis, Explained, Finding
from delegation.model.severity import Severity
from delegation.reports.shared.rendering import HIDDEN, Rendering, by_file, compared_lines
from delegation.speech import SEVERITIES

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write errors and warnings as failures; what only informs and what is waived or known as skipped."""
    suites = by_file((*analysis.findings, *analysis.set_aside))
    every = [one for findings in suites.values() for one in findings]
    fallen = {one.check for one in every}
    passed = [one for one in analysis.checks if one.id not in fallen]
    head = f"<testsuites {_numbers('delegation', every, len(passed))}>"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', head]
    for findings in suites.values():
        name = rendering.file(findings[0].location)
        lines += [f"  <testsuite {_numbers(name, findings)}>", *properties(analysis.version, analysis.rules_hash)]
        for one in findings:
            lines += _case(one, name, rendering)
        lines.append("  </testsuite>")
    name = rendering.say("Phép kiểm tra không có phát hiện", "Checks that found nothing")
    told = compared_lines(analysis, rendering)
    lines += [
        f"  <testsuite {_numbers(name, (), len(passed))}>",
        *properties(analysis.version, analysis.rules_hash, told),
    ]
    lines += [_passed(one, name, rendering) for one in passed]
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def properties(version: str, rules_hash: str, told: Sequence[str] = ()) -> Iterator[str]:
    """Write what a suite rests on: the version of the program, the state of the rule files, and what else is told of the run."""
    yield "    <properties>"
    yield f'      <property name="delegation.version" value="{escaped(version)}"/>'
    yield f'      <property name="delegation.rules-hash" value="{escaped(rules_hash)}"/>'
    for line in told:
        yield f'      <property name="delegation.scope" value="{escaped(line)}"/>'
    yield "    </properties>"


def _passed(one: Explained, suite: str, rendering: Rendering) -> str:
    name = f"{one.id}: {one.title.in_(rendering.language)}"
    return f'    <testcase classname="{escaped(suite)}" name="{escaped(name)}"/>'


def _numbers(name: str, findings: Sequence[Finding], passed: int = 0) -> str:
    skipped = sum(1 for one in findings if _is_skipped(one))
    return (
        f'name="{escaped(name)}" tests="{len(findings) + passed}" failures="{len(findings) - skipped}" '
        f'errors="0" skipped="{skipped}"'
    )


def _is_skipped(one: Finding) -> bool:
    return one.known or one.before or one.waived_until is not None or one.severity is Severity.INFO


def _case(one: Finding, file: str, rendering: Rendering) -> Iterator[str]:
    where = f"{one.location.line}:{one.location.column}"
    said = one.said.in_(rendering.language)
    yield f'    <testcase classname="{escaped(file)}" name="{escaped(f"{one.key} ({where})")}">'
    if _is_skipped(one):
        waived = one.waived_until and rendering.say(
            f"được miễn trừ đến hết {one.waived_until}: ", f"waived until {one.waived_until}: "
        )
        waived = rendering.say("đã biết: ", "known: ") if one.known else waived
        waived = rendering.say("có từ trước: ", "was so before: ") if one.before and not waived else waived
        yield f'      <skipped message="{escaped((waived or "") + said)}"/>'
    else:
        kind = f"{SEVERITIES[one.severity].in_(rendering.language)} {one.check}"
        body = escaped("\n".join(_body(one, f"{file}:{where}", rendering)), attribute=False)
        yield f'      <failure type="{escaped(kind)}" message="{escaped(said)}">{body}</failure>'
    yield "    </testcase>"


def _body(one: Finding, place: str, rendering: Rendering) -> Iterator[str]:
    yield place
    for other in one.related:
        yield f"{rendering.file(other.location)}:{other.location.line}: {other.said.in_(rendering.language)}"
    law = one.legal_source.in_(rendering.language)
    if law:
        yield rendering.say(f"Căn cứ: {law}", f"Legal source: {law}")
    if one.fix is not None:
        mend = one.fix.said.in_(rendering.language)
        yield rendering.say(f"Cách xử lý: {mend}", f"What to do: {mend}")


def escaped(text: str, *, attribute: bool = True) -> str:
    """Write a text as XML; what XML cannot hold becomes a mark."""
    text = _NOT_XML.sub("\ufffd", text.translate(HIDDEN))
    for mark, name in _MARKS.items():
        if attribute or mark in "&<>":
            text = text.replace(mark, name)
    return text
