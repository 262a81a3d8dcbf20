"""Findings for a person at a terminal: grouped by file, each with its line, its law and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from delegation.findings import Analysis, Finding
from delegation.model.severity import Severity
from delegation.reports.shared.columns import excerpt_lines, width_of, wrapped
from delegation.reports.shared.rendering import (
    SUBJECTS,
    Rendering,
    by_file,
    by_subject,
    counted,
    not_examined_lines,
    one_line,
    state_line,
    tally,
)
from delegation.speech import SEVERITIES

_IN_FILE = 3
_IN_ALL = {Severity.ERROR: 8, Severity.WARNING: 8, Severity.INFO: 3, Severity.OFF: 0}
_RELATED = 4
"""Findings of one check shown in one file, in the whole run, and related places of one finding, before folding."""

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}
_BOLD, _DIM = "1", "2"


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write the findings, then how many there are by subject and what was not examined."""
    lines: list[str] = []
    shown: Counter[str] = Counter()
    for findings in by_file(analysis.findings).values():
        lines += _file(findings, shown, rendering)
    lines += _summary(analysis, rendering)
    return "\n".join(lines) + "\n"


def _paint(text: str, colour: str, rendering: Rendering) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if rendering.colour else text


def _file(findings: Sequence[Finding], shown: Counter[str], rendering: Rendering) -> Iterator[str]:
    here: Counter[str] = Counter()
    folded: list[Finding] = []
    body: list[str] = []
    for one in findings:
        if rendering.fold and (here[one.check] >= _IN_FILE or shown[one.check] >= _IN_ALL[one.severity]):
            folded.append(one)
            continue
        # Of findings of one check that stand together, the first names the law.
        body += _finding(one, rendering, law=not (rendering.fold and here[one.check]))
        here[one.check] += 1
        shown[one.check] += 1
    yield _paint(one_line(rendering.file(findings[0].location)), _BOLD, rendering)
    yield from body
    if folded:
        yield from _folded(folded, rendering)
    yield ""


def _folded(findings: Iterable[Finding], rendering: Rendering) -> Iterator[str]:
    counts = Counter(one.check for one in findings)
    said = ", ".join(f"{rendering.number(count)} {check}" for check, count in sorted(counts.items()))
    more = rendering.say(
        f"… và {said} nữa trong tệp này (--all để xem hết)", f"… and {said} more in this file (--all shows them)"
    )
    yield "  " + _paint(more, _DIM, rendering)


def _finding(one: Finding, rendering: Rendering, *, law: bool) -> Iterator[str]:
    place = f"{one.location.line}:{one.location.column}"
    word = SEVERITIES[one.severity].in_(rendering.language)
    head = f"  {place}  {word} {one.check}  "
    painted = f"  {place}  {_paint(f'{word} {one.check}', _COLOURS[one.severity], rendering)}  "
    said = one_line(one.said.in_(rendering.language))
    first, *rest = wrapped(said, head, "      ", rendering.width)
    yield painted + first[len(head) :]
    yield from rest
    gutter = len(str(one.location.line))
    if one.excerpt is not None and one.excerpt.text.strip():
        room = None if rendering.width is None else rendering.width - gutter - 9
        line, carets = excerpt_lines(one.excerpt, room)
        yield _paint(f"      {one.location.line} │ ", _DIM, rendering) + line
        yield _paint(f"      {' ' * gutter} │ ", _DIM, rendering) + _paint(carets, _COLOURS[one.severity], rendering)
    yield from _explanation(one, rendering, law=law)


def _explanation(one: Finding, rendering: Rendering, *, law: bool) -> Iterator[str]:
    shown = one.related[:_RELATED] if rendering.fold else one.related
    for other in shown:
        place = f"{rendering.file(other.location)}:{other.location.line}:{other.location.column}"
        if other.location.file == one.location.file:
            place = rendering.say(f"dòng {other.location.line}", f"line {other.location.line}")
        yield from wrapped(
            f"{place}: {one_line(other.said.in_(rendering.language))}", "      → ", "        ", rendering.width
        )
    more = len(one.related) - len(shown)
    if more:
        yield "      → " + rendering.say(
            f"và {rendering.number(more)} nơi nữa", f"and {rendering.number(more)} more places"
        )
    source = one_line(one.legal_source.in_(rendering.language))
    if source and law:
        yield from _labelled(rendering.say("Căn cứ", "Legal source"), source, rendering)
    if one.fix is not None:
        mend = one_line(one.fix.said.in_(rendering.language))
        yield from _labelled(rendering.say("Cách xử lý", "What to do"), mend, rendering)


def _labelled(label: str, text: str, rendering: Rendering) -> Iterator[str]:
    start = f"      {label}: "
    first, *rest = wrapped(text, start, "        ", rendering.width)
    yield _paint(start, _DIM, rendering) + first[len(start) :]
    yield from rest


def _summary(analysis: Analysis, rendering: Rendering) -> Iterator[str]:
    say, number = rendering.say, rendering.number
    day = rendering.day(analysis.as_of)
    yield _paint(f"{one_line(analysis.register_name)}, {say(f'tại ngày {day}', f'as of {day}')}", _BOLD, rendering)
    yield "  " + say(
        f"Đã xét {number(analysis.matters)} việc, {number(analysis.grants)} lần giao quyền trong {number(analysis.files)} tệp.",
        f"Examined {number(analysis.matters)} matters and {number(analysis.grants)} grants in {number(analysis.files)} files.",
    )
    yield from _table(analysis, rendering)
    if analysis.waived:
        count = number(len(analysis.waived))
        yield "  " + say(f"Được miễn trừ: {count} phát hiện.", f"Waived: {count} findings.")
    left = not_examined_lines(analysis.not_examined, rendering)
    if left:
        start = say("  Chưa xét được: ", "  Not examined: ")
        yield from wrapped("; ".join(left) + ".", start, "    ", rendering.width)
    yield "  " + _paint(state_line(analysis.version, analysis.rules_hash, rendering), _DIM, rendering)


def _table(analysis: Analysis, rendering: Rendering) -> Iterator[str]:
    counts = {subject: one for subject, one in by_subject(analysis.findings).items() if any(one.values())}
    total = rendering.say("Tổng cộng", "In all")
    names = {
        subject: f"{subject} {SUBJECTS[subject].in_(rendering.language)}" if subject in SUBJECTS else subject
        for subject in counts
    }
    widest = max((width_of(name) for name in [*names.values(), total]), default=0)
    for subject, one in counts.items():
        yield f"    {names[subject]}{' ' * (widest - width_of(names[subject]))}  {tally(one, rendering)}"
    files = len({one.location.file for one in analysis.findings})
    where = (
        rendering.say(f" trong {rendering.number(files)} tệp", f" in {rendering.number(files)} files") if files else ""
    )
    said = tally(counted(analysis.findings), rendering)
    yield f"    {_paint(total, _BOLD, rendering)}{' ' * (widest - width_of(total))}  {said}{where}"
