"""Tables as CSV, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech.letters import as_text

Field = str | int | None


def as_csv(lines: Iterable[Iterable[Field]], rendering: Rendering) -> str:
    """Write lines of fields."""
    out = StringIO()
    writer = csv.writer(out, delimiter=rendering.separator, lineterminator="\r\n")
    writer.writerows(map(_cells, lines))
    return ("\ufeff" if rendering.bom else "") + out.getvalue()


def _cells(values: Iterable[Field]) -> Iterator[str | int]:
    for value in values:
        if isinstance(value, str):
            yield as_text(one_line(value))
        else:
            yield value if value is not None else ""
