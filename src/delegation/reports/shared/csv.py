"""Tables as CSV, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from delegation.reports.shared.rendering import Rendering, one_line

Field = str | int | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def table(lines: Iterable[Iterable[Field]], rendering: Rendering, separator: str, *, bom: bool) -> str:
    """Write lines of fields. ``bom``: begin with the mark by which spreadsheets know UTF-8."""
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerows(_cells(line, rendering) for line in lines)
    return ("\ufeff" if bom else "") + out.getvalue()


def _cells(values: Iterable[Field], rendering: Rendering) -> Iterator[str | int]:
    for value in values:
        if isinstance(value, bool):
            yield rendering.say("có", "yes") if value else rendering.say("không", "no")
        elif isinstance(value, str):
            said = one_line(value)
            yield f"'{said}" if said.startswith(_FORMULA) else said
        else:
            yield value if value is not None else ""
