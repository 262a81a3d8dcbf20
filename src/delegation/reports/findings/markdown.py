"""A comment for a pull request: totals first, then the findings file by file, within what a comment may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from delegation.findings import Analysis, Finding
from delegation.model.severity import Severity
from delegation.reports.shared.rendering import (
    SUBJECTS,
    Rendering,
    by_file,
    by_subject,
    compared_lines,
    counted,
    one_line,
    state_line,
    tally,
)
from delegation.speech import SEVERITIES
from delegation.speech.findings import known, not_examined, waived

MOST = 60_000
"""Characters: GitHub refuses comments of more than 65,536."""

_MOST_GONE = 50
"""Findings that are no longer there, which are named by their keys."""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&@$])")
_LEADING = re.compile(r"(?i)\b(?:https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)|&#64;|\\#(?=\d)|:(?=[\w+-]+:)|\bGH(?=-\d)")
"""What GitHub makes a link, a call or a picture of, also where it is escaped; a space of no width after it keeps it a text."""
_ICONS = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write the comment. What does not fit is counted at the end, never dropped in silence."""
    lines = [*_head(analysis, rendering), ""]
    tail = _tail(analysis, rendering)
    room = MOST - sum(len(line) + 1 for line in (*lines, *tail))
    left = 0
    for findings in by_file(analysis.findings).values():
        block = _file(findings, rendering)
        room -= sum(len(line) + 1 for line in block)
        if rendering.fold and room < 0:
            left += len(findings)
        else:
            lines += block
    if left:
        count = rendering.number(left)
        lines += [
            rendering.say(
                f"… và {count} phát hiện nữa trong các tệp khác.", f"… and {count} more findings in other files."
            ),
            "",
        ]
    return "\n".join([*lines, *tail]).rstrip() + "\n"


def _head(analysis: Analysis, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    yield f"### {plain(analysis.register_name)}: {tally(counted(analysis.findings), rendering)}"
    yield ""
    day = rendering.day(analysis.as_of)
    yield say(f"Tại ngày {day}.", f"As of {day}.")
    counts = {subject: one for subject, one in by_subject(analysis.findings).items() if any(one.values())}
    if counts:
        names = [SEVERITIES[one].in_(rendering.language) for one in SEVERITIES]
        yield ""
        yield f"| {say('Nội dung', 'Subject')} | {' | '.join(names)} |"
        yield "|---|" + "---:|" * len(names)
        for subject, one in counts.items():
            numbers = " | ".join(rendering.number(count) if count else "" for count in one.values())
            yield f"| {subject} {SUBJECTS[subject].in_(rendering.language)} | {numbers} |"


def _tail(analysis: Analysis, rendering: Rendering) -> list[str]:
    say, number = rendering.say, rendering.number
    lines = []
    if analysis.waived:
        lines += [waived(len(analysis.waived)).in_(rendering.language), ""]
    if analysis.known:
        lines += [known(len(analysis.known)).in_(rendering.language), ""]
    for line in compared_lines(analysis, rendering):
        lines += [plain(line), ""]
    if analysis.since is not None and analysis.since.gone:
        lines += [say("Không còn:", "Gone:"), "", *(f"- {_code(one.key)}" for one in analysis.since.gone[:_MOST_GONE])]
        more = len(analysis.since.gone) - _MOST_GONE
        lines += [f"- {say(f'… và {number(more)} phát hiện nữa', f'… and {number(more)} more')}"] if more > 0 else []
        lines.append("")
    left = not_examined(analysis.not_examined, rendering.language)
    if left:
        lines += [say(f"Chưa xét được: {'; '.join(left)}.", f"Not examined: {'; '.join(left)}."), ""]
    return [*lines, plain(state_line(analysis.version, analysis.rules_hash, rendering))]


def _file(findings: Sequence[Finding], rendering: Rendering) -> list[str]:
    name = escape(one_line(rendering.file(findings[0].location)))
    lines = [f"<details><summary>{name}: {tally(counted(findings), rendering)}</summary>", ""]
    for one in findings:
        lines += _finding(one, rendering)
    return [*lines, "", "</details>", ""]


def _finding(one: Finding, rendering: Rendering) -> Iterator[str]:
    said = plain(one.said.in_(rendering.language))
    where = rendering.say(f"dòng {one.location.line}", f"line {one.location.line}")
    word = SEVERITIES[one.severity].in_(rendering.language)
    yield f"- {_ICONS[one.severity]} **{word} {one.check}**, {where}: {said}"
    for other in one.related:
        yield f"  - {plain(rendering.file(other.location))}:{other.location.line}: {plain(other.said.in_(rendering.language))}"
    law = one.legal_source.in_(rendering.language)
    if law:
        yield rendering.say(f"  - Căn cứ: {plain(law)}", f"  - Legal source: {plain(law)}")
    if one.fix is not None:
        mend = plain(one.fix.said.in_(rendering.language))
        yield rendering.say(f"  - Cách xử lý: {mend}", f"  - What to do: {mend}")
    yield rendering.say(f"  - Khóa: {_code(one.key)}", f"  - Key: {_code(one.key)}")


def _code(key: str) -> str:
    """Give a key so that it is shown, and can be copied, letter by letter."""
    return f"`{key}`" if "`" not in key and key.isprintable() else plain(key)


def plain(text: str) -> str:
    """Give the text so that Markdown shows it as it is: no markup, link, picture or formula, and nobody is called."""
    shown = (
        _SIGNS.sub(r"\\\1", one_line(text))
        .replace("\\<", "&lt;")
        .replace("\\>", "&gt;")
        .replace("\\&", "&amp;")
        .replace("\\@", "&#64;")
        .replace("\\$", "&#36;")
    )
    return _LEADING.sub(r"\g<0>&#8203;", shown)
