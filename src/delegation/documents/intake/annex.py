"""The rows of an annex: what each table of a paper says of matters, without titles, groups, totals and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from delegation.documents.intake import (
    around,
    bases,
    counting,
    dittos,
    endings,
    footnotes,
    halves,
    heads,
    receivers,
    sentences,
    totals,
    unseen,
)
from delegation.documents.intake.annex_row import NONE, ImportedRow
from delegation.documents.intake.asked import ImportQuestion
from delegation.documents.intake.codes import is_like_code
from delegation.documents.intake.footnotes import Note
from delegation.documents.intake.head_words import Kind
from delegation.documents.intake.headings import Groups, TableHeading, group_of, is_counted, is_head_again, is_ordered
from delegation.documents.intake.heads import Heads
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import Paper, PaperCell, PaperTable, Paragraph
from delegation.documents.intake.parted_cells import parted, pictures, with_others
from delegation.documents.intake.parties import is_body
from delegation.documents.intake.receivers import annex_of, annex_words
from delegation.documents.intake.totals import CountedRow, RowSeparator
from delegation.findings import Text
from delegation.names.folding import fold

_NAMED = re.compile(r"(?<![\d.])\d\.\d{6}(?!\.?\d)")


@dataclass
class ImportedAnnex:
    """What the tables of a paper say: their entries in order, the tables that were read, and what was passed over."""

    entries: list[ImportedRow] = field(default_factory=list)
    read: list[tuple[PaperTable, Heads]] = field(default_factory=list)
    notes: list[tuple[str, Text]] = field(default_factory=list)
    """Footnotes and totals, with their places."""
    unread: list[tuple[str, Text]] = field(default_factory=list)
    """Heads of columns that nothing is taken from, with the tables they stand in."""
    passed: list[tuple[str, Text]] = field(default_factory=list)
    """Tables that hold no entry, by their first words."""
    outside: list[Paragraph] = field(default_factory=list)
    """Lines outside tables that name a code."""
    limiting: list[tuple[str, Text]] = field(default_factory=list)
    """Sentences that take something back of rows that they name, with their places: each is asked (``sentence_questions``)."""
    hidden: list[tuple[str, Text]] = field(default_factory=list)
    """Heads of columns that are read though the file hides them."""
    parts: list[tuple[PaperTable, Heads]] = field(default_factory=list)
    """The tables as entries name them, halves by themselves."""
    remarks: list[tuple[str, Text]] = field(default_factory=list)
    """Comments and footnotes beside what is no entry, with their places."""
    unseen: list[tuple[str, Text]] = field(default_factory=list)
    """What the file hides of its paragraphs, with their places."""
    hidden_sheets: tuple[PaperTable, ...] = ()
    conditional: tuple[tuple[str, Text], ...] = ()
    """The areas of sheets in which a condition may strike rows through or hide them."""
    annex: str = ""
    """The title of the annex that is being read, where it has a number."""
    marks: list[RowSeparator] = field(default_factory=list)
    """What stands between the entries: lines, titles, groups, notes and totals below."""

    def mark(self, kind: totals.Kind, words: str, place: Text, level: str = "") -> None:
        """Keep what stands behind the last entry."""
        self.annex = words if kind == "annex" else self.annex
        self.marks.append(RowSeparator(kind, words, place, len(self.entries), level))

    def line(self, one: Paragraph) -> None:
        """Keep a line between tables: what it says of rows is asked, or told."""
        kind: totals.Kind = "annex" if annex_of(one.text) and fold(one.text).startswith("phu luc") else "line"
        self.mark(kind, one.text, one.place)
        self.outside += [one] if _NAMED.search(one.text) else []
        self.limiting += [(words, one.place) for words in around.of_line(one.text)]

    def note(self, words: str, place: Text) -> None:
        """Keep what stands under a table; asked where it limits rows that it names."""
        self.notes.append((words, place))
        self.limiting += [(one, place) for one in around.of_line(words)]

    @property
    def annexes(self) -> frozenset[str]:
        """The numbers of the annexes that hold entries."""
        return frozenset(one.annex for one in self.entries if one.annex)

    def headings(self) -> Iterator[tuple[str, Text, str]]:
        """Give the lines above the rows of each annex that has a number, with it."""
        number, above = "", True
        for one in self.marks:
            above = one.kind == "annex" or (above and one.kind == "line" and not fold(one.words).startswith("dieu "))
            number = annex_of(one.words) if one.kind == "annex" else number if above else ""
            if number:
                yield one.words, one.place, number

    def differences(self) -> tuple[ImportQuestion, ...]:
        """Ask of the totals that the paper prints, and of the numbers of its rows, where the entries do not agree."""
        counted = [
            CountedRow(one.number, one.place, one.table.name.vi, one.struck, one.follows) for one in self.entries
        ]
        return (
            *totals.asked(self.marks, counted),
            *totals.hidden(self.hidden),
            *totals.remarked(self.remarks),
            *unseen.asked(self.unseen),
            *unseen.of_sheets(self.hidden_sheets),
            *unseen.of_conditions(self.conditional),
        )


def read(paper: Paper, columns: Mapping[str, Kind], bodies: heads.Bodies = is_body) -> ImportedAnnex:
    """Read the annexes of a paper. ``columns``: what stands below heads, by their folded words, where somebody said so; ``bodies``: whether a head names a body."""
    found, before, above, close = ImportedAnnex(), None, TableHeading(by_annex=receivers.by_annex(paper)), False
    notes = footnotes.marked(paper)
    sheets = sum(one.lettered and is_body(one.name.vi) for one in paper.tables) > 1
    asides = sentences.asides(one.text if isinstance(one, Paragraph) else "PHỤ LỤC" for one in paper.blocks)
    for (block, table), aside in zip(enumerate(paper.blocks), asides, strict=True):
        if isinstance(table, Paragraph):
            above = above if aside else above.below(table.text)
            found.line(table)
            close = close and footnotes.is_page(table.text)
            continue
        heads_of = heads.find(table, columns, bodies)
        if before is not None and (heads_of is None or not any(heads_of.words)):
            heads_of = _continued(table, before, close=close) or heads_of
        if heads_of is None:
            _passed_table(found, table)
            continue
        above = above.at(table, heads_of, sheets=sheets)
        _passed_columns(found, table, heads_of)
        groups = Groups(above)
        sides = halves.bodies(table, heads_of)
        if heads_of.first == heads_of.below and found.entries:
            last = found.entries[-1]
            groups = Groups(replace(above, receiver=last.receiver.text) if last.heading else above, field=last.field)
        found.read.append((table, heads_of))
        found.hidden += around.hidden_columns(table, heads_of)
        _mark_titles(found, table, heads_of)
        for at, (part, known) in enumerate(halves.of(table, heads_of)):
            groups = Groups(above.of_half(sides[at])) if sides else groups
            rows = part.rows[known.below :]
            plain, unseen = around.yes_or_no(rows, known.words), frozenset(around.unseen_columns(rows))
            _take(found, _Reading(part, known, notes, block, plain, unseen), groups)
        before, close = heads_of, True
    own = {words for one in found.entries for words in one.comments}
    found.remarks += footnotes.beside(paper, own)
    found.unseen, found.hidden_sheets, found.conditional = list(paper.unseen), paper.hidden, paper.conditional
    return found


def _take(found: ImportedAnnex, reading: _Reading, groups: Groups) -> None:
    """Take the rows of a table, or of one half of it, one by one: what stands between entries is kept by how many there are before it."""
    found.parts.append((reading.table, reading.known))
    number, named = annex_of(found.annex), annex_words(found.annex)
    for entry in _entries(found, reading, groups):
        found.entries.append(replace(entry, annex=number, annex_words=named) if number else entry)


def _continued(table: PaperTable, before: Heads, *, close: bool) -> Heads | None:
    """Give the heads of the table before for one that goes on without any: it has the same columns, and a code or a number in place, or stands ``close`` below."""
    if not table.rows or len(table.rows[0]) != len(before.kinds):
        return None
    first = replace(before, first=0, below=0, guessed=())
    code, row = first.column("code"), first.column("row")
    for cells in table.rows:
        if (code is not None and is_like_code(cells[code].text)) or (row is not None and is_counted(cells[row].text)):
            return first
    return first if close else None


def _mark_titles(found: ImportedAnnex, table: PaperTable, known: Heads) -> None:
    """Keep that a table begins, and the titles in its first rows; the name of a sheet is one."""
    found.annex = table.name.vi if table.lettered else found.annex
    for row in table.rows[: known.first]:
        for one in row:
            if one.text and not one.covered:
                found.mark("annex" if annex_of(one.text) else "line", one.text, table.place(one))
    for row in table.rows[known.first : known.below]:
        for one in row if heads.are_units(row) else ():
            if one.text:
                found.mark("foot", one.text, table.place(one))
    if any(known.words) or not found.entries:
        found.mark("table", "", table.name)


def _passed_table(found: ImportedAnnex, table: PaperTable) -> None:
    """Keep what a table that holds no entry begins with; one of two columns is a letterhead or a place to sign."""
    words = next((flat(one.text) for row in table.rows for one in row if one.text), "")
    if words and len(table.rows) > 1 and len(table.rows[0]) > 2:  # noqa: PLR2004  columns
        found.passed.append((words, table.name))


def _passed_columns(found: ImportedAnnex, table: PaperTable, known: Heads) -> None:
    for at, (kind, words) in enumerate(zip(known.kinds, known.words, strict=True)):
        twice = kind not in ("other", "note") and known.kinds.index(kind) != at and not halves.are(known)
        filled = any(row[at].text for row in table.rows[known.below :])
        if words and filled and (kind in ("other", "duration", "giver") or twice):
            found.unread.append((words, table.name))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A table with what is known of its columns, and the notes below it. ``block``: where it stands in the paper; ``plain``: columns that only say yes or no; ``unseen``: those that the file hides."""

    table: PaperTable
    known: Heads
    notes: tuple[Note, ...]
    block: int
    plain: frozenset[int]
    unseen: frozenset[int]

    def without_marks(self, row: Sequence[PaperCell]) -> tuple[PaperCell, ...]:
        """Give a row without the marks of notes below."""
        if not self.notes:
            return tuple(row)
        told = ("row", "code", "title")
        pairs = zip(row, self.known.kinds, strict=True)
        return tuple(
            footnotes.without_mark(one, self.notes, self.block) if kind in told else one for one, kind in pairs
        )


def _entries(found: ImportedAnnex, reading: _Reading, groups: Groups) -> Iterator[ImportedRow]:
    """Read the rows below the heads, each with the groups that it stands in."""
    table, known = reading.table, reading.known
    ordered = any(is_ordered(row, known) for row in table.rows[known.below :])
    above: tuple[PaperCell, ...] = ()
    last: tuple[str, Text] | None = None
    lettered = ""
    end = endings.end(table.rows, known)
    if end < len(table.rows):
        found.notes.append(endings.signed(table, end))
    for at, printed in enumerate(table.rows[known.below : end], known.below):
        filled = [one for one in printed if one.text]
        if not filled or heads.is_numbering(printed) or heads.is_head(printed) or is_head_again(printed, known):
            continue
        said = footnotes.under(printed, filled, known.column("row"))
        if said:
            found.note(said, table.place(filled[0]))
            found.mark("foot", said, table.place(filled[0]))
            continue
        row = reading.without_marks(printed)
        named = group_of(row, known, ordered=ordered)
        if named is not None:
            number = known.column("row")
            label = row[number].text if number is not None else ""
            beside = [one.text for one in row if one.column - 1 != number and totals.is_count(one.text)]
            words = f"{named} ({beside[0]})" if beside else named
            level = totals.level_of(label, lettered)
            lettered = label.strip(" .)(") if level == "A" else lettered
            found.mark("group", words, table.place(filled[0]), level)
            groups.enter(totals.without_count(named), level)
            last = (named, table.place(filled[0]))
            continue
        above, last = dittos.resolved(row, above, known), None
        yield _entry(reading, at, above, groups)
    if last is not None:
        # No row stands below it: it is no group.
        found.note(*last)


def _entry(reading: _Reading, at: int, row: Sequence[PaperCell], groups: Groups) -> ImportedRow:
    table, known = reading.table, reading.known

    def cell(kind: Kind) -> PaperCell:
        column = known.column(kind)
        return row[column] if column is not None else NONE

    code, title = parted(with_others(cell("code"), row, known), cell("title"))
    shown = [one for one in row if one.text]
    told = [one for one in shown if known.kinds[one.column - 1] in ("code", "title")]
    own, receiver = cell("field"), cell("receiver")
    if "marked" in known.kinds:
        receiver = replace(row[known.kinds.index("marked")], text=known.chosen(row))
    cites = known.column("basis")
    beside_basis = bases.limits(row[cites], known.words[cites]) if cites is not None else ()
    heading = "" if receiver.text else groups.receiver or groups.title.receiver
    return ImportedRow(
        table, at, counting.number(cell("row").text), code, cell("printed"), title, cell("basis"), replace(receiver, text=heading) if heading else receiver,
        cell("note"), cell("end"), flat(own.text) if own.text else groups.field, bool(heading),
        struck=bool(told) and all(one.struck for one in told),
        hidden=all(one.hidden for one in shown), hidden_cells=around.hidden_cells(row, known, reading.unseen),
        partly_struck=any(one.partly_struck for one in shown) or (any(one.struck for one in told) and not all(one.struck for one in told)),
        blank=(groups.unsaid or bool({"receiver", "marked"} & set(known.kinds))) and not receiver.text and not heading,
        beside=known.side(row) or groups.title.beside, against=known.against(row), claims=groups.title.claims, steps=cell("steps"), giver=cell("giver"), level=cell("level"),
        around=(*groups.around, *counting.beside(cell("row"), known), *beside_basis, *around.of_columns(row, known, reading.plain)),
        follows=cell("row").covered, own_field=flat(own.text),
        comments=tuple(dict.fromkeys((*(one.comment for one in row if one.comment and not one.covered), *pictures(row, known)))),
        endless="end" in known.kinds and not cell("end").text,
    )  # fmt: skip
