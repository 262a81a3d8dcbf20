"""A line for each finding, in the order of places, for whoever greps or jumps to them; then the totals."""

from __future__ import annotations

from delegation.findings import Analysis, Finding
from delegation.reports.shared.rendering import Rendering, compared_lines, counted, one_line, pasted, state_line, tally
from delegation.speech import SEVERITIES


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write ``file:line:column: severity key: sentence``."""
    lines = [line(one, rendering) + "\n" for one in analysis.findings]
    state = state_line(analysis.version, analysis.rules_hash, rendering)
    return "".join([*lines, totals(analysis, rendering, state)])


def totals(analysis: Analysis, rendering: Rendering, state: str = "") -> str:
    """Write how much was found, of each severity. ``state``: by which program and from which state of the files, where that is said."""
    total = f"{one_line(rendering.localised(analysis.register_name))}: {tally(counted(analysis.findings), rendering)}"
    total += f". {state}" if state else ""
    return "\n".join([total, *compared_lines(analysis, rendering)]) + "\n"


def line(one: Finding, rendering: Rendering) -> str:
    """Write a finding on one line."""
    place = f"{rendering.file(one.location)}:{one.location.line}:{one.location.column}"
    word = SEVERITIES[one.severity].in_(rendering.language)
    said = one.said.in_(rendering.language)
    # Somebody decided on it before: why it stands again is a part of what it says.
    more = f" ({one.beyond.said.in_(rendering.language)})" if one.beyond is not None else ""
    return one_line(f"{place}: {word} {pasted(one.key)}: {said}{more}")
