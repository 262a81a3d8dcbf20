"""Annexes as an Excel workbook: one sheet for each, ready to filter and to print on A4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from delegation.documents.excel.sheet import Places, SheetWriter
from delegation.documents.shared.annex import Annex, Annexes, AnnexTable, To
from delegation.documents.shared.contents import contents
from delegation.documents.shared.numbering import Numbered
from delegation.documents.shared.same_bytes import at_midnight, made_by, titled, with_fixed_dates
from delegation.documents.word.text import FONT, bare
from delegation.model.terms import Day

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_LONGEST = 31
"""Letters of the name of a sheet."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def write(document: Annexes) -> bytes:
    """Write annexes, each on its sheet. The same annexes give the same bytes."""
    from xlsxwriter import Workbook

    numbered = Numbered(document)
    front = contents(numbered, dict.fromkeys((one.key for one in document.annexes), 0))
    sheets = replace(document, annexes=(*filter(None, [front]), *document.annexes))
    written = BytesIO()
    book = Workbook(
        written,
        {
            "in_memory": True,
            "strings_to_numbers": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": FONT, "font_size": 11},
        },
    )
    _describe(book, document)
    names = dict(zip((one.key for one in sheets.annexes), _names(sheets, numbered), strict=True))
    places = Places(sheets, names)
    formats: dict[tuple[tuple[str, object], ...], Any] = {}
    back = _ways_back(numbered)
    for annex in sheets.annexes:
        SheetWriter(book, numbered, places, formats).write(annex, back.get(annex.key))
    book.close()
    return with_fixed_dates(written.getvalue())


def describe(book: Workbook, title: str, day: Day, rules_hash: str) -> None:
    """Set what a workbook says of itself. No author: annexes are of the body that signs them."""
    created = at_midnight(day).replace(tzinfo=None)
    book.set_properties({"title": title, "created": created, "comments": made_by(rules_hash, day)})


def _describe(book: Workbook, document: Annexes) -> None:
    title = titled(bare("; ".join(one.title for one in document.annexes)))
    describe(book, title, document.as_of, document.rules_hash)
    book.set_size(2400, 1500)


def _names(document: Annexes, numbered: Numbered) -> Iterator[str]:
    """Give each sheet a name of its own that Excel allows."""
    taken: set[str] = set()
    for annex in document.annexes:
        short = numbered.label(annex).replace("Phụ lục", "PL").strip()
        name = base = _NOT_IN_NAMES.sub(" ", bare(f"{short} {annex.sheet}")).strip()[:_LONGEST].rstrip()
        again = 2
        while name.casefold() in taken:
            tail = f" ({again})"
            name, again = base[: _LONGEST - len(tail)] + tail, again + 1
        taken.add(name.casefold())
        yield name


def _ways_back(numbered: Numbered) -> dict[str, To]:
    """Give for each list the annex that first leads to it."""
    found: dict[str, To] = {}
    for annex in numbered.document.annexes:
        for way in _ways(annex, numbered):
            if way.annex != annex.key:
                found.setdefault(way.annex, To(annex.key))
    return found


def _ways(annex: Annex, numbered: Numbered) -> Iterator[To]:
    if isinstance(annex.body, AnnexTable):
        for row in annex.body.proper:
            for cell in row.cells:
                way = numbered.leads(cell.to)
                if way is not None:
                    yield way
