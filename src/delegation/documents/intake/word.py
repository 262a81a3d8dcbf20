"""Reading Word files: paragraphs and tables in their order, by the rows and grid spans that the file itself has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from zipfile import ZipFile

from lxml import etree

from delegation.documents.intake import marks, packages, symbols, tabbed
from delegation.documents.intake.letters import cleaned, flat
from delegation.documents.intake.papers import Paper, PaperCell, PaperTable, Paragraph, unseen_words
from delegation.documents.intake.word_text import W, Written, is_white, number, value
from delegation.documents.shared import opening
from delegation.documents.shared.opening import WORD
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.speech import in_english

_CHANGES = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_IN_LINES = (f"{W}t", f"{W}br", f"{W}cr", f"{W}tab")
_NO_HEIGHT = 20
"""Twentieths of a point up to which nobody sees a row."""
_HOLDING = ("sdt", "sdtContent", "customXml", "smartTag")
"""Elements that only hold others."""


def read(name: str, data: bytes) -> Paper:
    """Read a Word file. Raises ``AskedWronglyError`` where it holds what cannot be read for certain."""
    package = packages.opened(name, data, WORD)
    body = opening.part(package, opening.main_part(package, WORD)).find(f"{W}body")
    _refuse_changes(name, body)
    written = Written.of(package, name)
    written.weigh(body)
    found = _Reading(name, written)
    found.walk(body)
    if not any(isinstance(one, PaperTable) for one in found.blocks) and _has_picture(body):
        raise packages.no_table(name)
    return Paper(
        name,
        tabbed.tables(found.blocks, found.parted),
        tuple(found.notices()),
        tuple(_margins(package)),
        tuple(found.unseen),
    )


def _margins(package: ZipFile) -> Iterator[str]:
    """Give the lines at the head and the foot of pages, and what is stamped behind the text."""
    for name in package.namelist():
        if _MARGIN.fullmatch(name):
            root = opening.part(package, name)
            yield from (cleaned("".join(map(_said, one.iter(*_IN_LINES)))) for one in root.iter(f"{W}p"))
            yield from (cleaned(one.get("string") or "") for one in root.iter("{*}textpath"))


def _said(part: etree._Element) -> str:
    """Give a text; what parts a line, as the left and the right half of a margin, ends it."""
    return (part.text or "") if part.tag == f"{W}t" else "\n"


def _refuse_changes(name: str, body: etree._Element) -> None:
    counted = sum(1 for _ in body.iter(*(f"{W}{one}" for one in _CHANGES)))
    if counted:
        raise AskedWronglyError(
            Text(
                f"{name} còn {counted} sửa đổi chưa được chấp nhận (Track Changes). Hãy mở bằng Word, chấp nhận hoặc từ chối hết, lưu lại, rồi nhập lại.",
                f"{name} holds {in_english(counted, 'change')} that nobody accepted (Track Changes). Open it in Word, accept or reject them all, save, and import again.",
            )
        )


def _has_picture(body: etree._Element) -> bool:
    return next(body.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None


@dataclass
class _Reading:
    """What has been read so far of one document."""

    name: str
    written: Written
    blocks: list[Paragraph | PaperTable] = field(default_factory=list)
    parted: dict[int, tabbed.Parts] = field(default_factory=dict)
    paragraphs: int = 0
    tables: int = 0
    cells: int = 0
    letters: int = 0
    boxed: int = 0
    """Text boxes within cells, which are not read."""
    counted: int = 0
    """Cells whose number Word counts by itself."""
    struck: list[str] = field(default_factory=list)
    """What is struck through in paragraphs."""
    unseen: list[tuple[str, Text]] = field(default_factory=list)
    """The hidden letters of paragraphs, with their places."""
    shades: dict[tuple[int, int], str] = field(default_factory=dict)
    """The colours of the cells of a table, by row and column, of those that are not as white as paper."""

    def walk(self, parent: etree._Element) -> None:
        """Read all blocks of an element, in their order."""
        for child in parent:
            kind = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if kind == "p":
                self.paragraphs += 1
                run = self.written.text(child)
                written, text = run.text, cleaned(run.text)
                if text:
                    self.parted[self.paragraphs] = tabbed.parts(written)
                    self.blocks.append(Paragraph(text, self.paragraphs, run.comment))
                if cleaned(run.struck):
                    self.struck.append(f"«{flat(cleaned(run.struck))}»")
                if cleaned(run.hidden):
                    place = Paragraph("", self.paragraphs).place
                    self.unseen.append((flat(cleaned(run.hidden)), place))
                for box in _boxes(child):
                    self.walk(box)
            elif kind == "tbl":
                self.table(child)
            elif kind in _HOLDING:
                self.walk(child)

    def table(self, table: etree._Element) -> None:
        """Read a table, and after it the tables that stand in its cells."""
        self.tables += 1
        self.shades.clear()
        name = Text(f"bảng {self.tables}", f"table {self.tables}")
        nested: list[etree._Element] = []
        rows: list[list[PaperCell]] = []
        for at, row in enumerate(_rows(table), 1):
            rows.append(self._row(row, at, rows[-1] if rows else [], nested))
        width = max(map(len, rows), default=0)
        self._count(len(rows) * width - sum(map(len, rows)))
        even = [
            (*row, *(PaperCell("", at, column + 1) for column in range(len(row), width)))
            for at, row in enumerate(rows, 1)
        ]
        self.blocks.append(PaperTable(name, marks.with_shades(even, self.shades)))
        for one in nested:
            self.table(one)

    def _count(self, cells: int) -> None:
        """Count cells before they are made. Raises ``AskedWronglyError`` where they are too many."""
        self.cells = packages.counted(self.name, self.cells + cells)

    def _row(
        self, row: etree._Element, at: int, above: list[PaperCell], nested: list[etree._Element]
    ) -> list[PaperCell]:
        facts = row.find(f"{W}trPr")
        hidden = facts is not None and (facts.find(f"{W}hidden") is not None or _is_flat(facts.find(f"{W}trHeight")))
        before = facts.find(f"{W}gridBefore") if facts is not None else None
        self._count(number(before, 0))
        cells = [PaperCell("", at, column + 1) for column in range(number(before, 0))]
        for cell in _cells(row):
            nested.extend(_tables(cell))
            self.boxed += sum(any(text.strip() for text in box.itertext()) for box in _boxes(cell))
            self._cell(cell, at, above, cells, hidden=hidden)
        return cells

    def _cell(
        self, cell: etree._Element, at: int, above: list[PaperCell], cells: list[PaperCell], *, hidden: bool
    ) -> None:
        facts = cell.find(f"{W}tcPr")
        span = facts.find(f"{W}gridSpan") if facts is not None else None
        merged = facts.find(f"{W}vMerge") if facts is not None else None
        column = len(cells) + 1
        if merged is not None and value(merged) != "restart" and column <= len(above):
            found = replace(above[column - 1], row=at, covered=True, hidden=hidden)
        else:
            found = self._own(cell, at, column, hidden=hidden)
        cells.append(found)
        width = max(number(span, 1), 1)
        self._count(width)
        cells.extend(replace(found, column=column + one, covered=True) for one in range(1, width))

    def _own(self, cell: etree._Element, at: int, column: int, *, hidden: bool) -> PaperCell:
        paragraphs = _paragraphs(cell)
        written, pictured = self.written.text(*paragraphs), any(map(_has_picture, paragraphs))
        self.letters = packages.lettered(self.name, self.letters + len(written.text) + len(written.struck))
        text, struck = cleaned(written.text), cleaned(written.struck)
        unseen = not text and not struck and bool(written.hidden)
        if unseen:
            text = cleaned(written.hidden)
        elif not text and not struck:
            text = self.written.counted(cell)
            self.counted += bool(text)
            text = text or (symbols.PICTURE if pictured else "")
        shade = _shade(cell)
        self.shades |= {(at, column): shade} if shade else {}
        return PaperCell(
            text or struck,
            at,
            column,
            struck=not text and bool(struck),
            partly_struck=bool(text and struck),
            hidden=hidden or unseen or (written.white and not shade),
            comment="; ".join(one for one in (written.comment, "" if unseen else unseen_words(written.hidden)) if one),
            pictured=pictured and text != symbols.PICTURE,
        )

    def notices(self) -> list[Text]:
        """Say what whoever imports the file must know of the reading."""
        said = [
            Text(
                f"{count} đoạn chữ gõ bằng phông {name} (bảng mã cũ) đã được chuyển sang Unicode; hãy xem lại chữ ở bản xem trước.",
                f"Typed in {name} (an old encoding) and converted to Unicode: {in_english(count, 'run')}; look at the letters in the preview.",
            )
            for name, count in sorted(self.written.old.items())
        ]
        if self.counted:
            said.append(
                Text(
                    f"{self.counted} số thứ tự do Word tự đánh; đã đếm lại như Word hiển thị.",
                    f"{self.counted} numbers are counted by Word itself; they were counted as Word shows them.",
                )
            )
        if self.boxed:
            said.append(
                Text(
                    f"{self.boxed} hộp chữ trong ô của bảng không được đọc: hãy chép chữ của hộp vào ô, nếu đó là nội dung của dòng.",
                    f"{self.boxed} text boxes within cells are not read: copy their letters into the cells where they are part of the rows.",
                )
            )
        if self.struck:
            listed = "; ".join(self.struck)
            said.append(
                Text(
                    f"Chữ bị gạch ngang ngoài bảng, không đọc: {listed}.",
                    f"Struck through outside tables, and not read: {listed}.",
                )
            )
        return said


def _is_flat(height: etree._Element | None) -> bool:
    """Whether a row is made so low that nobody sees it."""
    return height is not None and height.get(f"{W}hRule") == "exact" and number(height, _NO_HEIGHT + 1) <= _NO_HEIGHT


def _shade(cell: etree._Element) -> str:
    """Give the colour of the ground of a cell; nothing where it is as white as paper."""
    shade = cell.find(f"{W}tcPr/{W}shd")
    fill = (shade.get(f"{W}fill") or "auto").upper() if shade is not None else "AUTO"
    if fill == "AUTO" and shade is not None and (value(shade) or "clear") not in ("clear", "nil"):
        return f"{value(shade)} {shade.get(f'{W}color') or ''}"
    return "" if fill == "AUTO" or is_white(fill) else fill


def _boxes(parent: etree._Element) -> list[etree._Element]:
    """Give the text boxes of an element, each once: Word keeps a second copy of one for programs from before."""
    return [
        one
        for one in parent.iter(f"{W}txbxContent")
        if not any(etree.QName(up).localname == "Fallback" for up in one.iterancestors())
        and next(one.iterancestors(f"{W}txbxContent"), None) is None
    ]


def _tables(cell: etree._Element) -> list[etree._Element]:
    """Give the tables that stand in a cell, without those within them."""
    found: list[etree._Element] = []
    for one in _within(cell):
        found += [one] if etree.QName(one).localname == "tbl" else []
    return found


def _rows(table: etree._Element) -> list[etree._Element]:
    return [one for one in _within(table) if etree.QName(one).localname == "tr"]


def _cells(row: etree._Element) -> list[etree._Element]:
    return [one for one in _within(row) if etree.QName(one).localname == "tc"]


def _paragraphs(cell: etree._Element) -> list[etree._Element]:
    return [one for one in _within(cell) if etree.QName(one).localname == "p"]


def _within(parent: etree._Element) -> list[etree._Element]:
    """Give the elements below one, looking through those that only hold others."""
    found: list[etree._Element] = []
    for child in parent:
        if isinstance(child.tag, str) and etree.QName(child).localname in _HOLDING:
            found.extend(_within(child))
        elif isinstance(child.tag, str):
            found.append(child)
    return found
