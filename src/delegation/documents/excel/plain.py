"""A plain table as a workbook: to be sorted, filtered and worked on, with days that are days."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from delegation.documents.excel.workbook import describe
from delegation.documents.shared.same_bytes import with_fixed_dates
from delegation.documents.word.text import FONT, bare
from delegation.model.terms import Day, iso_day

_LEAST, _MOST = 8, 60
"""Letters that a column is broad."""
_SAMPLE = 200
"""Lines by which the breadth of columns is found."""


def write(title: str, lines: Iterable[Iterable[str | int | None]], as_of: Day, rules_hash: str) -> bytes:
    """Write a table, the first line of which names its columns. The same lines give the same bytes."""
    from xlsxwriter import Workbook
    from xlsxwriter.utility import xl_range

    head, *rows = map(tuple, lines)
    written = BytesIO()
    options = {"in_memory": True, "default_format_properties": {"font_name": FONT, "font_size": 11}}
    book = Workbook(written, options)
    describe(book, title, as_of, rules_hash)
    sheet = book.add_worksheet(title[:31])
    look = {"text_wrap": True, "valign": "top", "border": 1}
    heading, plain = book.add_format({**look, "bold": True}), book.add_format(look)
    day = book.add_format({**look, "num_format": "dd/mm/yyyy", "align": "left"})
    for at, column in enumerate(zip(head, *rows[:_SAMPLE], strict=True)):
        longest = max(len(str(one or "")) for one in column)
        sheet.set_column(at, at, min(max(_LEAST, longest + 2), _MOST))
    for at, row in enumerate((head, *rows)):
        for place, value in enumerate(row):
            if isinstance(value, str) and (found := iso_day(value)) is not None:
                sheet.write_datetime(at, place, found, day)
            elif isinstance(value, str):
                sheet.write_string(at, place, bare(value), plain if at else heading)
            else:
                sheet.write(at, place, value, plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(head) - 1)
    sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, len(rows), len(head) - 1)})
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return with_fixed_dates(written.getvalue())
