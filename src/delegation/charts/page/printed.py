"""A chart as it is printed: without what cannot be seen, and in Vietnamese with «số» before the numbers of instruments (NĐ 30/2020/NĐ-CP).

Marks that turn the direction of a line or join letters may stand in a title by mistake (DLG007 tells); they are no reason for drawing nothing,
and they must not turn what stands beside them.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from delegation.charts.page.picture import Chart
from delegation.speech.instruments import numbered
from delegation.speech.letters import visible_letter


def printed(chart: Chart) -> Chart:
    """Give a chart of which every letter can be seen, and which cites instruments as documents do."""
    printer = _Printer(chart)
    return cast("Chart", printer.value(chart)) if printer.does_anything else chart


def printed_heading(chart: Chart) -> str:
    """Give the heading of a chart as ``printed`` would."""
    return _Printer(chart).text(chart.heading)


class _Printer:
    """Says the texts of a chart as they are printed. Levels of detail and parts share most of their texts and nodes: each is looked at once."""

    def __init__(self, chart: Chart) -> None:
        self._unseen = {ord(one): visible_letter(one) for one in chart.letters if visible_letter(one) != one}
        self._is_in_vietnamese = chart.language == "vi"
        self._texts: dict[str, str] = {}
        self._values: dict[int, tuple[object, object]] = {}

    @property
    def does_anything(self) -> bool:
        """Whether a text may be printed otherwise than it stands."""
        return bool(self._unseen) or self._is_in_vietnamese

    def text(self, text: str) -> str:
        """Give a text as it is printed."""
        found = self._texts.get(text)
        if found is None:
            plain = text.translate(self._unseen) if self._unseen else text
            found = self._texts[text] = numbered(plain) if self._is_in_vietnamese else plain
        return found

    def value(self, value: object) -> object:
        """Give a value whose texts are printed; the same value where they are printed as they stand."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, tuple):
            made = tuple(map(self.value, value))
            return value if all(one is was for one, was in zip(made, value, strict=True)) else made
        if isinstance(value, type) or not is_dataclass(value):
            return value
        # What was looked at is kept beside what was made of it, so that its number goes to no other value.
        kept = self._values.get(id(value))
        if kept is None:
            kept = self._values[id(value)] = value, self._replaced(value)
        return kept[1]

    def _replaced(self, value: object) -> object:
        was = {one.name: getattr(value, one.name) for one in fields(cast("Any", value))}
        made = {name: new for name, old in was.items() if (new := self.value(old)) is not old}
        return replace(cast("Any", value), **made) if made else value
