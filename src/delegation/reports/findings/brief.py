"""The few causes that weigh most, a line each, below what was checked: for a first look. They are those that the full text tells first."""

from __future__ import annotations

from delegation.findings import Analysis
from delegation.reports.findings.causes import grouped
from delegation.reports.findings.text import TOLD, in_a_line, summary
from delegation.reports.shared.rendering import Rendering


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write the totals, then the causes that weigh most; how many more there are, and how to see them."""
    groups = grouped(analysis)
    say, number = rendering.say, rendering.number
    lines = [*summary(analysis, groups, rendering)]
    if groups:
        shown = number(min(TOLD, len(groups)))
        lines += ["", say(f"{shown} nguyên nhân chính:", f"The {shown} main causes:")]
    lines += [f"  {at}. {in_a_line(one, rendering)}" for at, one in enumerate(groups[:TOLD], 1)]
    more = number(len(groups) - TOLD)
    if len(groups) > TOLD:
        how = f"delegation check{rendering.again}"
        lines.append(say(f"  … và {more} nguyên nhân nữa: {how}", f"  … and {more} more: {how}"))
    return "\n".join(lines) + "\n"
