"""The legal bases of a row of an annex, and what its note says of them and beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from delegation.documents.intake import around, citations
from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.around import Around
from delegation.documents.intake.citations import PrintedCitation
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import PaperCell
from delegation.documents.intake.recorded import note_words, tells
from delegation.model.register import Register
from delegation.names.folding import fold


def of_row(entry: ImportedRow, register: Register) -> tuple[tuple[tuple[str, str], ...], str]:
    """Give the legal bases that the register knows, and a note of what else the paper prints."""
    cited, notes = _cited(entry, register)
    own = note_words(entry)
    # The note of a sheet that was exported is that of the register: it says already what no citation holds.
    notes = [one for one in notes if not (entry.is_exported and own and tells(own[0], one))]
    return tuple(dict.fromkeys((one.number, one.at) for one in cited)), "; ".join((*notes, *own))


def _cited(entry: ImportedRow, register: Register) -> tuple[list[PrintedCitation], list[str]]:
    """Give the citations that can be read, and what else the cell says."""
    text, asked = flat(entry.basis.text), {one.words for one in entry.around}
    cited = citations.read(text, register)
    # What stands in brackets is the text that a citation refers to: the giver owns the matter by the citation.
    read = [one for one in cited if one.known and one.readable and not one.beside]
    rest = [one.words for one in cited if one not in read] + [one for one in citations.left(text) if one not in asked]
    notes = []
    if rest and read:
        notes.append(f"phụ lục ghi kèm: {'; '.join(rest)}")
    elif text and not read:
        notes.append(f"căn cứ như in: {text}")
    if text and entry.basis.ditto:
        notes.append(f"căn cứ in «{entry.basis.ditto}», như dòng trên")
    if text and entry.basis.covered:
        notes.append("ô căn cứ gộp với dòng trên")
    return read, notes


def limits(cell: PaperCell, head: str) -> Iterator[Around]:
    """Give what the cell of a basis says that may limit what is given: *(đối với cấp mới)*, *chưa ủy quyền*."""
    for one in _limits(flat(cell.text)):
        yield Around(f"cột «{head}»", one)


@lru_cache(4096)
def _limits(text: str) -> tuple[str, ...]:
    found = [
        one
        for one in citations.left(text)
        if around.of_note(one) or around.of_group(one) or fold(one).startswith("doi voi ")
    ]
    return tuple(found or ([text] if around.of_title(text) and not citations.NUMBER.search(text) else []))
