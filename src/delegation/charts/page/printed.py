"""A chart as it is printed: without what cannot be seen, and in Vietnamese with «số» before the numbers of instruments (NĐ 30/2020/NĐ-CP).

Marks that turn the direction of a line or join letters may stand in a title by mistake (DLG007 tells); they are no reason for drawing nothing,
and they must not turn what stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from delegation.charts.page.picture import Chart
from delegation.speech.instruments import numbered
from delegation.speech.letters import visible_letter


def printed(chart: Chart) -> Chart:
    """Give a chart of which every letter can be seen, and which cites instruments as documents do."""
    unseen = {ord(one): visible_letter(one) for one in chart.letters if visible_letter(one) != one}
    in_vietnamese = chart.language == "vi"

    def said(text: str) -> str:
        plain = text.translate(unseen) if unseen else text
        return numbered(plain) if in_vietnamese else plain

    return cast("Chart", _with(chart, said)) if unseen or in_vietnamese else chart


def _with(value: object, said: Callable[[str], str]) -> object:
    match value:
        case str():
            return said(value)
        case tuple():
            return tuple(_with(one, said) for one in value)
    if isinstance(value, type) or not is_dataclass(value):
        return value
    return replace(cast("Any", value), **{one.name: _with(getattr(value, one.name), said) for one in fields(value)})
