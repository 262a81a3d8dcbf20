"""Tables of lists as workbooks."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from openpyxl import load_workbook

from delegation.documents.excel.plain import write


def test_a_day_becomes_a_day_and_what_only_looks_like_one_stays_a_text() -> None:
    lines: list[tuple[str | int | None, ...]] = [
        ("from", "number"),
        ("2026-11-24", 3),
        ("2026-02-30", None),
        ("20261124", None),
    ]
    book = load_workbook(BytesIO(write("việc", lines, date(2026, 1, 1), "hash")))
    found = [row[0] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert found == ["from", datetime(2026, 11, 24), "2026-02-30", "20261124"]  # noqa: DTZ001  a cell has no zone
