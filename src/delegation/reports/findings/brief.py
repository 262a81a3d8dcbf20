"""The few checks whose findings weigh most, a line each, below what was checked: for a first look."""

from __future__ import annotations

from delegation.findings import Analysis
from delegation.reports.findings.causes import Group, grouped
from delegation.reports.findings.text import in_a_line, summary
from delegation.reports.shared.columns import cut
from delegation.reports.shared.rendering import Rendering
from delegation.speech import SEVERITIES

_MOST = 5
_LONGEST = 160
"""Checks that are told, and columns of a line where the terminal does not say otherwise."""


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write the totals, then the checks whose findings weigh most; how many more there are, and how to see them."""
    groups = grouped(analysis)
    say, number = rendering.say, rendering.number
    by_check: dict[str, list[Group]] = {}
    for one in groups:
        by_check.setdefault(one.check, []).append(one)
    lines = [*summary(analysis, groups, rendering)]
    if groups:
        shown = number(min(_MOST, len(by_check)))
        lines += ["", say(f"{shown} nhóm phát hiện chính:", f"The {shown} main groups of findings:")]
    told = [_of_check(analysis, several, rendering) for several in by_check.values()]
    lines += [f"  {at}. {one}" for at, one in enumerate(told[:_MOST], 1)]
    more = number(len(told) - _MOST)
    if len(told) > _MOST:
        how = f"delegation check{rendering.again}"
        lines.append(say(f"  … và {more} nhóm nữa: {how}", f"  … and {more} more: {how}"))
    return "\n".join(lines) + "\n"


def _of_check(analysis: Analysis, groups: list[Group], rendering: Rendering) -> str:
    """Write a check whose findings have several causes by its title, else its cause."""
    if len(groups) == 1:
        return in_a_line(groups[0], rendering)
    first, language = groups[0], rendering.language
    titles = {one.id: one.title for one in analysis.checks}
    count = rendering.number(sum(len(one.findings) for one in groups))
    said = titles.get(first.check, first.said).in_(language)
    return cut(
        f"{SEVERITIES[first.severity].in_(language)} {first.check} × {count}  {said}", rendering.width or _LONGEST
    )
