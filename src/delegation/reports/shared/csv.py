"""Tables as CSV, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from delegation.reports.shared.rendering import Rendering, one_line

Field = str | int | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def as_csv(lines: Iterable[Iterable[Field]], rendering: Rendering) -> str:
    """Write lines of fields."""
    out = StringIO()
    writer = csv.writer(out, delimiter=rendering.separator, lineterminator="\r\n")
    writer.writerows(map(_cells, lines))
    return ("\ufeff" if rendering.bom else "") + out.getvalue()


def _cells(values: Iterable[Field]) -> Iterator[str | int]:
    for value in values:
        if isinstance(value, str):
            said = one_line(value)
            yield f"'{said}" if said.startswith(_FORMULA) else said
        else:
            yield value if value is not None else ""
