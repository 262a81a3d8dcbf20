"""A chart without what cannot be seen: marks that turn the direction of a line or join letters, and ends of lines.

A title may hold them by mistake (DLG007 tells); they are no reason for drawing nothing, and they must not turn what stands beside them.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from delegation.charts.page.picture import Chart
from delegation.speech.letters import visible_letter


def visible(chart: Chart) -> Chart:
    """Give a chart of which every letter can be seen; the same where all can."""
    unseen = {ord(one): visible_letter(one) for one in chart.letters if visible_letter(one) != one}
    return cast("Chart", _without(chart, unseen)) if unseen else chart


def _without(value: object, unseen: dict[int, str]) -> object:
    match value:
        case str():
            return value.translate(unseen)
        case tuple():
            return tuple(_without(one, unseen) for one in value)
    if isinstance(value, type) or not is_dataclass(value):
        return value
    return replace(
        cast("Any", value), **{one.name: _without(getattr(value, one.name), unseen) for one in fields(value)}
    )
