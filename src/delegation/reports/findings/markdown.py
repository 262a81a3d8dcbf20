"""A comment for a pull request: totals first, then the findings by cause, errors first, within what a comment may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from delegation.findings import Analysis, Finding
from delegation.model.severity import Severity
from delegation.reports.findings.causes import CauseGroup, grouped
from delegation.reports.shared.rendering import (
    SUBJECTS,
    Rendering,
    by_subject,
    compared_lines,
    counted,
    one_line,
    state_line,
    tally,
    typed,
)
from delegation.speech import SEVERITIES, in_english
from delegation.speech.findings import known, not_examined, waived

MOST = 60_000
"""Characters: GitHub refuses comments of more than 65,536."""

_REMARK = 400
"""Characters for the line that says how to see what has no room; what was typed may be longer, and GitHub allows some more."""
_MOST_GONE = 50
"""Findings that are no longer there, which are named by their keys."""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&@$])")
_LEADING = re.compile(r"(?i)\b(?:https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)|&#64;|\\#(?=\d)|:(?=[\w+-]+:)|\bGH(?=-\d)")
"""What GitHub makes a link, a call or a picture of, also where it is escaped; a space of no width after it keeps it a text."""
_ICONS = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write the comment. Of a cause that does not fit in full the keys are given, of what does not fit so either how to see it."""
    head, tail, groups = [*_head(analysis, rendering), ""], _tail(analysis, rendering), grouped(analysis)
    room = MOST - _size([*head, *tail]) - _REMARK
    blocks = [_in_full(one, rendering) for one in groups]
    if rendering.fold and _size(line for block in blocks for line in block) > room:
        blocks = list(_cut(groups, blocks, room, rendering))
        left = sum(len(one.findings) for one, block in zip(groups, blocks, strict=True) if not block)
        blocks.append([_rest(left, rendering), ""])
    return "\n".join([*head, *(line for block in blocks for line in block), *tail]).rstrip() + "\n"


def _size(lines: Iterable[str]) -> int:
    return sum(len(one) + 1 for one in lines)


def _cut(groups: list[CauseGroup], full: list[list[str]], room: int, rendering: Rendering) -> Iterator[list[str]]:
    """Give each cause in full where the keys of those behind it still fit, else its keys, as many as fit where each is named."""
    keys = [_in_keys(one, rendering) for one in groups]
    least = [min(_size(short), _size(_in_keys(one, rendering, 0))) for one, short in zip(groups, keys, strict=True)]
    behind, named = sum(_size(one) for one in keys), sum(least)
    for group, block, short, needed in zip(groups, full, keys, least, strict=True):
        behind -= _size(short)
        named -= needed
        chosen = block if _size(block) + behind <= room else short
        if _size(chosen) + named > room:
            chosen = _in_keys(group, rendering, room - named)
            chosen = chosen if _size(chosen) <= room else []
        room -= _size(chosen)
        yield chosen


def _rest(left: int, rendering: Rendering) -> str:
    """Say how to see everything in full. ``left``: how many findings are of causes that have no room at all."""
    how, count = _code(f"delegation check{rendering.again} --format markdown --all"), rendering.number(left)
    more = rendering.say(
        f"… và {count} phát hiện nữa của các nguyên nhân khác. ",
        f"… and {in_english(left, 'more finding')} of other causes. ",
    )
    return (more if left else "") + rendering.say(
        f"Không đủ chỗ cho mọi chi tiết; đầy đủ: {how}.", f"Not every detail has room here; in full: {how}."
    )


def _head(analysis: Analysis, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    yield f"### {plain(rendering.localised(analysis.register_name))}: {tally(counted(analysis.findings), rendering)}"
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


def _in_full(group: CauseGroup, rendering: Rendering) -> list[str]:
    """Write a cause: the fact, what to do and the law once, then its findings, which open."""
    say, count = rendering.say, rendering.number(len(group.findings))
    law, mend = group.findings[0].legal_source.in_(rendering.language), plain(group.mend.in_(rendering.language))
    lines = [_title(group, rendering), "", say(f"- Cách xử lý: {mend}", f"- What to do: {mend}")]
    lines += [say(f"- Căn cứ: {plain(law)}", f"- Legal source: {plain(law)}")] if law else []
    lines += ["", f"<details><summary>{say(f'{count} phát hiện', _findings(group, rendering))}</summary>", ""]
    for one in group.findings:
        lines += _finding(one, group, rendering)
    return [*lines, "", "</details>", ""]


def _findings(group: CauseGroup, rendering: Rendering) -> str:
    return f"{rendering.number(len(group.findings))} finding{'s' if len(group.findings) > 1 else ''}"


def _title(group: CauseGroup, rendering: Rendering) -> str:
    word, many = SEVERITIES[group.severity].in_(rendering.language), len(group.findings)
    times = f" × {rendering.number(many)}" if many > 1 else ""
    return f"{_ICONS[group.severity]} **{word} {group.check}{times}** {plain(group.said.in_(rendering.language))}"


def _in_keys(group: CauseGroup, rendering: Rendering, room: int | None = None) -> list[str]:
    """Write a cause by the keys of its findings: as many as fit in ``room``, where it is given, and how to see the others."""
    lines = [_title(group, rendering), ""]
    keys = [f"- {_code(one.key)}" for one in group.findings]
    if room is None or _size([*lines, *keys, ""]) <= room:
        return [*lines, *keys, ""]
    left = room - _size([*lines, _more(group, len(keys), rendering), ""])
    shown: list[str] = []
    for key in keys:
        left -= len(key) + 1
        if left < 0:
            break
        shown.append(key)
    return [*lines, *shown, _more(group, len(keys) - len(shown), rendering), ""]


def _more(group: CauseGroup, count: int, rendering: Rendering) -> str:
    number, how = rendering.number(count), _code(f"delegation check{rendering.again} --cause {typed(group.key)}")
    return rendering.say(f"- … và {number} phát hiện nữa: {how}", f"- … and {number} more: {how}")


def _finding(one: Finding, group: CauseGroup, rendering: Rendering) -> Iterator[str]:
    said, where = plain(one.said.in_(rendering.language)), f"{plain(rendering.file(one.location))}:{one.location.line}"
    yield f"- {where}: {said}"
    for other in one.related:
        yield f"  - {plain(rendering.file(other.location))}:{other.location.line}: {plain(other.said.in_(rendering.language))}"
    if one.fix is not None and one.fix.said != group.mend:
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
