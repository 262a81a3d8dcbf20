"""What stands under tables: notes, totals, numbers of pages; and which cells a note of its own mark, ``(*)`` or ``¹``, speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.documents.intake import heads, plain_notes
from delegation.documents.intake.codes import is_like_code
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import Paper, PaperCell, Paragraph
from delegation.findings import Text
from delegation.names.folding import fold
from delegation.values import dataclass

_FOOT = re.compile(r"(?:ghi chu|chu thich)\b|(?:tong|tong so|tong cong|cong)(?: \d.*)?$|tong (?:so|cong) ")
_PAGE = re.compile(r"(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?|-\s*\d{1,3}\s*-", re.IGNORECASE)
_SMALL = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_MARK = r"\(\*{1,3}\)|\*{1,3}|\(\d{1,2}\)|\[\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}"
_STARRED = re.compile(rf"(?:(?:ghi chú|chú thích)\s*[:.]?\s*)?({_MARK})\s*[:.]?\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_ENDING = re.compile(rf"\s*({_MARK})$")


@dataclass(frozen=True, slots=True)
class Note:
    """A note with a mark. ``block``: the place in the paper of what holds it, counted from 0."""

    block: int
    mark: str
    words: str


def marked(paper: Paper) -> tuple[Note, ...]:
    """Give the notes of a paper that have a mark, in its order."""
    found = []
    for at, block in enumerate(paper.blocks):
        rows = ((block.text,),) if isinstance(block, Paragraph) else (_texts(row) for row in block.rows)
        for texts in rows:
            note = _note_of(texts)
            if note:
                found.append(Note(at, _plain(note[1]), flat(note[2])))
    return tuple(found)


def _texts(row: Sequence[PaperCell]) -> tuple[str, ...]:
    """Give what a row itself says, nothing where it is an entry or numbers the columns."""
    if heads.is_numbering(row) or any(is_like_code(one.text) for one in row):
        return ()
    return tuple(one.text for one in row if one.text and not one.covered)


def _note_of(texts: Sequence[str]) -> re.Match[str] | None:
    """Match a note with its mark: one text, or a star in a cell of its own; a number in its own cell is that of a row."""
    note = _STARRED.fullmatch(flat(" ".join(texts)))
    if note and (len(set(texts)) == 1 or (note[1] == texts[0] and "*" in note[1])):
        return note
    return None


def _plain(mark: str) -> str:
    return mark.strip("()[]").translate(_SMALL)


def without_mark(cell: PaperCell, notes: Sequence[Note], block: int) -> PaperCell:
    """Give a cell without the mark at its end of a note below, and with that note beside it. ``block``: where its table stands."""
    ending = _ENDING.search(cell.text)
    note = ending and next((one for one in notes if one.block >= block and one.mark == _plain(ending[1])), None)
    if not ending or not note:
        return cell
    said = f"({note.mark}) {note.words}"
    return replace(
        cell, text=cell.text[: ending.start()], comment="; ".join(one for one in (cell.comment, said) if one)
    )


def is_page(words: str) -> bool:
    """Tell whether words only number a page."""
    return _PAGE.fullmatch(words) is not None


def under(row: Sequence[PaperCell], filled: Sequence[PaperCell], numbers: int | None) -> str:
    """Give what stands under a table: a note, a total, the number of a page; nothing for a row. ``numbers``: the column of row numbers."""
    texts = _texts(row)
    if not texts:
        return ""
    if len(texts) == 1 and is_page(texts[0]) and not (texts[0].isdigit() and filled[0].column - 1 == numbers):
        return flat(texts[0])
    return flat(" ".join(texts)) if _FOOT.match(fold(texts[0])) or _note_of(texts) else ""


def beside(paper: Paper, known: set[str]) -> Iterator[tuple[str, Text]]:
    """Give comments and footnotes with their places, without those that take nothing back. ``known``: those of entries, which are asked there."""
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            found = [(block.comment, block.place)] if block.comment else []
        else:
            found = [
                (one.comment, block.place(one)) for row in block.rows for one in row if one.comment and not one.covered
            ]
        yield from (one for one in found if one[0] not in known and not plain_notes.limits_nothing(one[0]))
