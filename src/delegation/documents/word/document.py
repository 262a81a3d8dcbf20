"""Annexes as a Word document under NĐ 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from delegation.documents.shared.annex import Annex, Annexes, AnnexPicture, AnnexTable, To
from delegation.documents.shared.breadth import NO_BREAK
from delegation.documents.shared.contents import FEWEST, LAST, contents
from delegation.documents.shared.numbering import Numbered
from delegation.documents.shared.same_bytes import titled, with_fixed_dates
from delegation.documents.word.below import LineBelow, lines_below, within
from delegation.documents.word.extent import pages
from delegation.documents.word.page import blank, room, section
from delegation.documents.word.picture import picture
from delegation.documents.word.table import WordTables
from delegation.documents.word.text import NAMESPACES, Bookmarks, LetterStyle, bare, nothing, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document

BESIDE = 45.0
"""Millimetres that the heading, the caption and the foot of a page with a drawing take."""


def write(document: Annexes) -> bytes:
    """Write annexes, each in its own section with its own page numbers. The same annexes give the same bytes."""
    return written(Numbered(document))


def written(numbered: Numbered) -> bytes:
    """Write annexes that are numbered already; how they are laid out is not worked out again where that was asked before."""
    document = numbered.document
    title = "; ".join(one.title for one in document.counted).replace(NO_BREAK, " ")
    made, header = blank(titled(bare(title)), document.as_of, document.rules_hash)
    front = contents(numbered, pages(numbered)) if len(document.counted) >= FEWEST else None
    parts = Parts(made, numbered, front)
    xml = []
    if front is not None:
        xml += [
            parts.heading(front),
            parts.body(front, room(wide=False)),
            nothing(section(header, wide=False)),
        ]
    return filled(made, [*xml, *sections(document, parts, header)])


def sections(document: Annexes, parts: Parts, header: str) -> list[str]:
    """Give annexes as XML, each in a section of its own; the last section is that of the document."""
    xml: list[str] = []
    for at, annex in enumerate(document.annexes, 1):
        ends = section(header, wide=annex.wide, goes_on=annex.goes_on)
        is_last = at == len(document.annexes)
        xml += [parts.heading(annex), parts.body(annex, room(wide=annex.wide)), nothing("" if is_last else ends)]
        xml += [ends] if is_last else []
    return xml


def filled(made: Document, xml: Iterable[str]) -> bytes:
    """Set the text of a document, and give its file. The same text gives the same bytes."""
    written = BytesIO()
    made.save(written)
    # As bytes, never as a tree: of the annexes of a nation that would be some gigabytes.
    return with_fixed_dates(written.getvalue(), {str(made.part.partname).lstrip("/"): _encoded(xml)})


def _encoded(xml: Iterable[str]) -> Iterator[bytes]:
    yield b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    yield f"<w:document {NAMESPACES}><w:body>".encode()
    for one in xml:
        yield one.encode()
    yield b"</w:body></w:document>"


def parsed(xml: str) -> list[Any]:
    """Parse elements of Word, as many as there are."""
    from docx.oxml import parse_xml

    return list(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"))


class Parts:
    """Makes the parts of annexes as XML for one document."""

    def __init__(self, made: Document, numbered: Numbered, front: Annex | None = None) -> None:
        """Take the document that pictures are added to, the numbers of the annexes, and the table of them at its head."""
        self._made, self._numbered = made, numbered
        self._language = numbered.document.language
        self._bookmarks = Bookmarks(_targets(numbered, front))
        self._tables = WordTables(numbered, self._bookmarks)
        self._drawings = 0

    def heading(self, annex: Annex) -> str:
        """Make the three lines at the head of an annex; nothing where it goes on with the one before."""
        if annex.goes_on:
            return ""
        label = self._bookmarks.around(annex.key, "", run(self._numbered.label(annex), LetterStyle(14, bold=True)))
        first = paragraph(label, "center", style="Heading1", keep=True) if self._numbered.label(annex) else ""
        return (
            first
            + paragraph(run(annex.title.upper(), LetterStyle(13, bold=True)), "center", style="Heading2", keep=True)
            + (paragraph(run(annex.under, LetterStyle(13, bold=True)), "center", keep=True) if annex.under else "")
            + paragraph(run(self._numbered.enclosed(annex), LetterStyle(13, italic=True)), "center", after=8, keep=True)
        )

    def body(self, annex: Annex, space: tuple[float, float]) -> str:
        """Make the table or the drawing of an annex, and what stands below it, for a page with so many millimetres across and down."""
        below = lines_below(annex, self._language)
        if not isinstance(annex.body, AnnexTable):
            return self.drawing(annex, annex.body, space) + self._lines(annex, below, len(below))
        if all(one.only == "excel" for one in annex.body.proper):
            # The titles of columns say nothing of what is not there; what stands below does.
            return self._lines(annex, below, len(below))
        count = within(below, *space)
        row = self._lines(annex, below[:count], len(below))
        high = sum(one.height(space[0]) for one in below[:count])
        table = self._tables.table(annex.key, annex.body, space, (row, high))
        return table + self._lines(annex, below[count:], len(below) - count)

    def drawing(self, annex: Annex, drawing: AnnexPicture, space: tuple[float, float]) -> str:
        """Make a drawing with its caption."""
        self._drawings += 1
        shown = picture(self._made, drawing, self._drawings, space[0], space[1] - BESIDE)
        return paragraph(shown, "center", keep=True) + paragraph(
            run(self._numbered.caption(annex), LetterStyle(12, italic=True)), "center", before=4
        )

    def _lines(self, annex: Annex, below: Sequence[LineBelow], last: int) -> str:
        """Make lines below a table or drawing; the one that is the ``last`` of all marks the end of the annex."""
        head = self._numbered.head(annex)
        return "".join(
            paragraph(
                self._bookmarks.around(head, LAST, run(one.said, one.look)) if at == last else run(one.said, one.look),
                "justified",
                before=one.before,
                keep=one.keep and at < last,
            )
            for at, one in enumerate(below, 1)
        )


def _targets(numbered: Numbered, front: Annex | None) -> list[To]:
    ways = (
        numbered.leads(cell.to)
        for annex in (*filter(None, [front]), *numbered.document.annexes)
        if isinstance(annex.body, AnnexTable)
        for row in annex.body.proper
        for cell in row.cells
    )
    return [one for one in ways if one is not None]
