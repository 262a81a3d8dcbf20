"""Workflow commands of GitHub Actions: each finding becomes a remark beside its line in a pull request."""

from __future__ import annotations

from delegation.findings import Analysis, Finding
from delegation.model.severity import Severity
from delegation.reports.shared.rendering import (
    Rendering,
    compared_lines,
    counted,
    state_line,
    tally,
    visible,
)
from delegation.speech.findings import not_examined

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(analysis: Analysis, rendering: Rendering) -> str:
    """Write one command for each finding, heaviest first (GitHub shows ten of a kind), then a line of totals."""
    ordered = sorted(analysis.findings, key=lambda one: (one.severity.rank, one.order))
    lines = [_command(one, rendering) for one in ordered]
    left = "; ".join(not_examined(analysis.not_examined, rendering.language))
    total = f"{rendering.localised(analysis.register_name)}: {tally(counted(analysis.findings), rendering)}"
    if analysis.waived:
        count = rendering.number(len(analysis.waived))
        total += rendering.say(f", {count} được miễn trừ", f", {count} waived")
    if analysis.known:
        count = rendering.number(len(analysis.known))
        total += rendering.say(f", {count} đã biết", f", {count} known")
    if left:
        total += rendering.say(f". Chưa xét được: {left}", f". Not examined: {left}")
    total += "".join(f". {line.rstrip('.')}" for line in compared_lines(analysis, rendering))
    total += f". {state_line(analysis.version, analysis.rules_hash, rendering)}"
    title = rendering.say("Kiểm tra sổ thẩm quyền", "Check of the register")
    lines.append(f"::notice title={_property(title)}::{_data(total)}")
    return "\n".join(lines) + "\n"


def _command(one: Finding, rendering: Rendering) -> str:
    place = one.location
    # GitHub refuses columns that span lines.
    columns = f",col={place.column},endColumn={place.end_column}" if place.line == place.end_line else ""
    said = [one.said.in_(rendering.language)]
    law = one.legal_source.in_(rendering.language)
    if law:
        said.append(rendering.say(f"Căn cứ: {law}", f"Legal source: {law}"))
    if one.fix is not None:
        mend = one.fix.said.in_(rendering.language)
        said.append(rendering.say(f"Cách xử lý: {mend}", f"What to do: {mend}"))
    said.append(rendering.say(f"Khóa: {one.key}", f"Key: {one.key}"))
    return (
        f"::{_COMMANDS[one.severity]} file={_property(rendering.file(place))},line={place.line},"
        f"endLine={place.end_line}{columns},title={_property(one.check)}::{_data(chr(10).join(said))}"
    )


def _data(text: str) -> str:
    lines = (visible(line).replace("%", "%25") for line in text.splitlines())
    return "%0A".join(lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
