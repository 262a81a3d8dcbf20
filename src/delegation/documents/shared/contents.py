"""The table of annexes at the head of a document of several: their numbers, titles, what each shows in a sentence, and their pages."""

from __future__ import annotations

from collections.abc import Mapping

from delegation.documents.shared.annex import Annex, AnnexTable, TableCell, To
from delegation.documents.shared.breadth import NO_BREAK
from delegation.documents.shared.columns import ColumnOf, TableOf
from delegation.documents.shared.numbering import Numbered
from delegation.findings import Text
from delegation.speech import in_english

KEY = "danh-muc-phu-luc"
FEWEST = 4
"""Annexes from which on paper begins with a list of them: of two or three it would be a page nearly empty, and each says at its head what it is."""
LAST = "trang-cuoi"
"""The key by which the table leads to the end of an annex, whose page number is the number of its pages."""


def contents(numbered: Numbered, pages: Mapping[str, int]) -> Annex | None:
    """List the annexes of a document; nothing where it has one. ``pages``: about how many each takes, until a program counts them."""
    document = numbered.document
    if len(document.annexes) == 1:
        return None
    columns = TableOf[Annex](
        document.language, 12,
        ColumnOf(Text("Phụ lục", "Annex"), 26, lambda one: TableCell(numbered.label(one), "reference", to=To(one.key))),
        ColumnOf(Text("Tên phụ lục", "Title"), 70, lambda one: one.title.replace(NO_BREAK, " ")),
        ColumnOf(Text("Tóm tắt", "In short"), 52, lambda one: one.body.summary if isinstance(one.body, AnnexTable) else one.body.caption),
        ColumnOf(Text("Số trang", "Pages"), 16, lambda one: TableCell(pages[one.key], "pages", to=To(one.key, LAST)), "center", "word"),
    )  # fmt: skip
    title = Text("Danh mục phụ lục", "Annexes").in_(document.language)
    count = len(document.annexes)
    whole = Text(f"{count} phụ lục.", f"{in_english(count, 'annex', 'annexes')}.")
    table = columns.table(columns.numbered(document.annexes), lambda _: whole)
    return Annex(KEY, title, title, table)
