"""The legal bases of a row of an annex, and what its note says of them and beside them."""

from __future__ import annotations

from delegation.documents.intake import citations
from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.letters import flat
from delegation.documents.intake.recorded import note_words
from delegation.model.register import Register


def of_row(entry: ImportedRow, register: Register) -> tuple[tuple[tuple[str, str], ...], str]:
    """Give the legal bases that the register knows, and a note of what else the paper prints."""
    text = flat(entry.basis.text)
    cited = citations.read(text, register)
    # What stands in brackets is the text that a citation refers to: the giver owns the matter by the citation.
    read = [one for one in cited if one.known and one.readable and not one.beside]
    rest = [one.words for one in cited if one not in read]
    notes = []
    if rest and read:
        notes.append(f"phụ lục ghi kèm: {'; '.join(rest)}")
    elif text and not read:
        notes.append(f"căn cứ như in: {text}")
    if text and entry.basis.ditto:
        notes.append(f"căn cứ in «{entry.basis.ditto}», như dòng trên")
    if text and entry.basis.covered:
        notes.append("ô căn cứ gộp với dòng trên")
    return tuple(dict.fromkeys((one.number, one.at) for one in read)), "; ".join((*notes, *note_words(entry)))
