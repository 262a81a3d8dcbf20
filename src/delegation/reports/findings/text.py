"""Findings for a person at a terminal: by cause, errors first, so that what matters fits a screen; or each in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from delegation.findings import Analysis, Finding, Related
from delegation.model.severity import Severity
from delegation.reports.findings.causes import CauseGroup, grouped
from delegation.reports.shared.columns import cut, excerpt_lines, width_of, wrapped
from delegation.reports.shared.rendering import (
    Rendering,
    compared_lines,
    counted,
    one_line,
    pasted,
    state_line,
    tally,
    typed,
)
from delegation.speech import SEVERITIES
from delegation.speech.findings import known, not_examined, waived
from delegation.speech.numbers import in_english

_SCREEN = 60
"""Rows of what is shown folded, on a terminal of 80 columns too, whatever was found."""
TOLD, _EXAMPLES = 5, 3
"""Causes that are told with what to do, and the most places of each that are shown."""
_UNEXAMINED = 3
"""Kinds of what could not be examined that are named on a terminal."""
_LONGEST, _LEAST = 160, 20
"""Columns of a line that is cut, where the terminal does not say otherwise; and for how many a sentence is begun."""

_PAINT = re.compile(r"\x1b\[[\d;]*m")
_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}
_BOLD, _DIM = "1", "2"


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write the causes that weigh most with examples and what to do, the others in a line each, then the totals.

    Where nothing is folded, every finding in full under its cause.
    """
    groups = grouped(analysis)
    tail = [*summary(analysis, groups, rendering)]
    lines: list[str] = []
    if not rendering.fold:
        for one in groups:
            lines += [*_in_full(one, rendering), ""]
        return "\n".join([*lines, *tail]) + "\n"
    others = [in_a_line(one, rendering) for one in groups[TOLD:]]
    # Rather fewer places of a cause than a cause less.
    for examples in range(_EXAMPLES, 0, -1):
        lines = [line for one in groups[:TOLD] for line in (*_told(one, rendering, examples), "")]
        room = max(1, _SCREEN - _rows([*lines, *tail], rendering) - 1)
        if len(others) <= room:
            break
    else:
        left = rendering.number(len(others) - room + 1)
        others[room - 1 :] = [
            rendering.say(
                f"… và {left} nguyên nhân nữa (--all)",
                f"… and {in_english(len(others) - room + 1, 'more cause')} (--all)",
            )
        ]
    return "\n".join([*lines, *others, *([""] if others else []), *tail]) + "\n"


def _rows(lines: Sequence[str], rendering: Rendering) -> int:
    """Count the rows that lines take on the terminal, which breaks those that are wider."""
    if rendering.width is None:
        return len(lines)
    return sum(max(1, -(-width_of(_PAINT.sub("", line)) // rendering.width)) for line in lines)


def _paint(text: str, colour: str, rendering: Rendering) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if rendering.colour else text


def _headed(head: str, said: str, severity: Severity, rendering: Rendering) -> Iterator[str]:
    """Give a sentence after what it is about, in the colour of its weight."""
    first, *rest = wrapped(one_line(said), f"{head}  ", "      ", rendering.width)
    yield _paint(head, _COLOURS[severity], rendering) + first[len(head) :]
    yield from rest


def _name(one: CauseGroup, rendering: Rendering) -> str:
    """Name a cause: how heavy, which check, how many places."""
    times = f" × {rendering.number(len(one.findings))}" if len(one.findings) > 1 else ""
    return f"{SEVERITIES[one.severity].in_(rendering.language)} {one.check}{times}"


def _told(one: CauseGroup, rendering: Rendering, examples: int) -> Iterator[str]:
    yield from _headed(_name(one, rendering), one.said.in_(rendering.language), one.severity, rendering)
    skipped, most = one.shared_beginning(rendering.language), rendering.width or _LONGEST
    # Somebody decided on what has outgrown its waiver: that is seen first.
    shown_first = sorted(one.findings, key=lambda finding: finding.beyond is None)
    for finding in shown_first[:examples]:
        shown = f"    {_place(finding, rendering)}  {pasted(one_line(finding.key))}"
        said = f"  {'…' if skipped else ''}{one_line(finding.said.in_(rendering.language)[skipped:])}"
        # A key is to be copied: it is never cut.
        has_room = len(one.findings) > 1 and width_of(shown) + _LEAST < most
        yield cut(shown + said, most) if has_room else shown
        if finding.beyond is not None:
            yield from _related(finding.beyond, finding, rendering)
    more = len(one.findings) - examples
    if more > 0:
        count, how = rendering.number(more), f"delegation check{rendering.again} --cause {typed(one.key)}"
        yield _paint(f"    {rendering.say(f'… và {count} nơi nữa', f'… and {count} more')}: {how}", _DIM, rendering)
    yield from _labelled(rendering.say("Cách xử lý", "What to do"), one.mend.in_(rendering.language), rendering)


def in_a_line(one: CauseGroup, rendering: Rendering) -> str:
    """Write a cause in a line: how heavy, which check, how many, its key, and what is found, as far as there is room."""
    name = _name(one, rendering)
    key = one.key if len(one.findings) > 1 else one.findings[0].key
    said = "" if key == one.check else f"  {key}"
    grown = next((each.beyond for each in one.findings if each.beyond is not None), None)
    why = f"({one_line(grown.said.in_(rendering.language))}) " if grown is not None else ""
    line = cut(f"{name}{said}  {why}{one_line(one.said.in_(rendering.language))}", rendering.width or _LONGEST)
    return _paint(line[: len(name)], _COLOURS[one.severity], rendering) + line[len(name) :]


def _in_full(one: CauseGroup, rendering: Rendering) -> Iterator[str]:
    if len(one.findings) > 1:
        yield from _headed(_name(one, rendering), one.said.in_(rendering.language), one.severity, rendering)
    for number, finding in enumerate(one.findings):
        yield from _finding(finding, rendering, law=not number)


def _place(one: Finding, rendering: Rendering) -> str:
    return one_line(f"{rendering.file(one.location)}:{one.location.line}:{one.location.column}")


def _finding(one: Finding, rendering: Rendering, *, law: bool) -> Iterator[str]:
    head = f"{_place(one, rendering)}: {SEVERITIES[one.severity].in_(rendering.language)} {one.check}"
    yield from _headed(head, one.said.in_(rendering.language), one.severity, rendering)
    gutter = len(str(one.location.line))
    if one.excerpt is not None and one.excerpt.text.strip():
        room = None if rendering.width is None else rendering.width - gutter - 7
        line, carets = excerpt_lines(one.excerpt, room)
        yield _paint(f"    {one.location.line} │ ", _DIM, rendering) + line
        yield _paint(f"    {' ' * gutter} │ ", _DIM, rendering) + _paint(carets, _COLOURS[one.severity], rendering)
    yield from _explanation(one, rendering, law=law)


def _explanation(one: Finding, rendering: Rendering, *, law: bool) -> Iterator[str]:
    for other in one.related:
        yield from _related(other, one, rendering)
    source = one.legal_source.in_(rendering.language)
    if source and law:
        yield from _labelled(rendering.say("Căn cứ", "Legal source"), source, rendering)
    if one.fix is not None:
        mend = one.fix.said.in_(rendering.language)
        yield from _labelled(rendering.say("Cách xử lý", "What to do"), mend, rendering)
    yield _paint(rendering.say("    Khóa: ", "    Key: "), _DIM, rendering) + pasted(one.key)


def _related(other: Related, one: Finding, rendering: Rendering) -> Iterator[str]:
    place = f"{rendering.file(other.location)}:{other.location.line}:{other.location.column}"
    if other.location.file == one.location.file:
        place = rendering.say(f"dòng {other.location.line}", f"line {other.location.line}")
    yield from wrapped(f"{place}: {one_line(other.said.in_(rendering.language))}", "    → ", "      ", rendering.width)


def _labelled(label: str, text: str, rendering: Rendering) -> Iterator[str]:
    start = f"    {label}: "
    first, *rest = wrapped(one_line(text), start, "      ", rendering.width)
    yield _paint(start, _DIM, rendering) + first[len(start) :]
    yield from rest


def _gone(analysis: Analysis, rendering: Rendering) -> Iterator[str]:
    """Name what is no longer found since the state that is compared with, the first few where what is alike is folded."""
    gone = analysis.since.gone if analysis.since is not None else ()
    shown = gone[:_EXAMPLES] if rendering.fold and len(gone) > _EXAMPLES else gone
    for one in shown:
        yield f"    {rendering.say('không còn', 'gone')}: {pasted(one_line(one.key))}"
    if len(gone) > len(shown):
        left = rendering.number(len(gone) - len(shown))
        yield f"    {rendering.say(f'… và {left} phát hiện nữa không còn (--all)', f'… and {left} more are gone (--all)')}"


def summary(analysis: Analysis, groups: Sequence[CauseGroup], rendering: Rendering) -> Iterator[str]:
    """Write the register, the day, what was examined, what was found, and what was not examined."""
    say, number = rendering.say, rendering.number
    day = rendering.day(analysis.as_of)
    yield _paint(
        f"{one_line(rendering.localised(analysis.register_name))}, {say(f'tại ngày {day}', f'as of {day}')}",
        _BOLD,
        rendering,
    )
    yield "  " + say(
        f"Đã xét {number(analysis.matters)} việc, {number(analysis.grants)} lần giao quyền trong {number(analysis.files)} tệp.",
        f"Examined {in_english(analysis.matters, 'matter')} and {in_english(analysis.grants, 'grant')} in {in_english(analysis.files, 'file')}.",
    )
    causes = number(len(groups))
    of = say(f" do {causes} nguyên nhân", f" of {in_english(len(groups), 'cause')}") if groups else ""
    yield f"  {_paint(say('Kết quả', 'Found'), _BOLD, rendering)}: {tally(counted(analysis.findings), rendering)}{of}."
    for line in compared_lines(analysis, rendering):
        yield from wrapped(line, "  ", "    ", rendering.width)
    yield from _gone(analysis, rendering)
    if analysis.waived:
        yield "  " + waived(len(analysis.waived)).in_(rendering.language)
    if analysis.known is not None:
        yield "  " + known(len(analysis.known)).in_(rendering.language)
    left = not_examined(analysis.not_examined, rendering.language)
    if left:
        if rendering.fold and rendering.width is not None and len(left) > _UNEXAMINED + 1:
            more = rendering.number(len(left) - _UNEXAMINED)
            left = [
                *left[:_UNEXAMINED],
                say(f"và {more} loại khác (--all)", f"and {in_english(len(left) - _UNEXAMINED, 'other kind')} (--all)"),
            ]
        start = say("  Chưa xét được: ", "  Not examined: ")
        yield from wrapped("; ".join(left) + ".", start, "    ", rendering.width)
    yield "  " + _paint(state_line(analysis.version, analysis.rules_hash, rendering), _DIM, rendering)
    if groups and rendering.fold:
        yield from wrapped(_more(groups[0], rendering), say("  Xem thêm: ", "  See more: "), "    ", rendering.width)


def _more(first: CauseGroup, rendering: Rendering) -> str:
    """Say by which commands and options the rest is seen, and only what is new."""
    say, known = rendering.say, typed(rendering.listed)
    new = say(f"--baseline {known} (chỉ điều chưa biết), ", f"--baseline {known} (only what is not known yet), ")
    return say(
        f"delegation explain {first.check} (vì sao, căn cứ); delegation check {new if rendering.listed else ''}--cause KHÓA (mọi nơi của một nguyên nhân), "
        "--all (tất cả), --short (mỗi phát hiện một dòng)",
        f"delegation explain {first.check} (why, and the law); delegation check {new if rendering.listed else ''}--cause KEY (all of a cause), "
        "--all (everything), --short (a line each)",
    )
