"""Which rows of a decision were left out, by an answer, in the note of a grant of the register: those that its paper leaves out now, and no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.recorded import left_in, row_words, with_left
from delegation.findings import Text
from delegation.loading.parsing import parsed
from delegation.loading.text.document import Document
from delegation.loading.text.edits import Edit, add_key, applied, put, take_out
from delegation.speech.scalars import scalar


def renewed(text: str, document: Document, rows: Sequence[MatchedRow]) -> tuple[str, list[Text]]:
    """Give the text of a decision's file with such a note, and what of it differs. ``document``: the file before its rows changed; ``rows``: all of the paper."""
    grants: list[Any] = document.tree["grants"]
    told = [at for at, one in enumerate(grants) if left_in(str(one.get("note", "")))]
    before = [words for at in told for words in left_in(str(grants[at]["note"]))]
    after = [row_words(row.entry) for row in rows if row.left_out]
    if any(row.entry.is_exported for row in rows):
        # The sheet has no rows that were left out before: they stay told.
        after = [*before, *(one for one in after if one not in before)]
    if before == after:
        return text, []
    now = parsed(document.name, document.kind, text.encode())
    at = told[0] if told else 0
    try:
        text = applied(text, [_edit(now, one, after if one == at else []) for one in (*told, *([] if told else [at]))])
    except ValueError:
        where = document.locate(("grants", at))
        return text, [
            Text(
                f"ghi chú ở {document.name}:{where.line} viết trên nhiều dòng nên không tự sửa được; hãy ghi vào đó: «{with_left('', after)}»",
                f"the note at {document.name}:{where.line} goes over several lines and cannot be changed; write into it: “{with_left('', after)}”",
            )
        ]
    said = [Text(f"+ ghi chú không nhập: {one}", f"+ noted as left out: {one}") for one in after if one not in before]
    gone = [Text(f"- ghi chú không nhập: {one}", f"- noted as left out: {one}") for one in before if one not in after]
    return text, said + gone


def _edit(document: Document, at: int, rows: Sequence[str]) -> Edit:
    """Change the note of a grant. Raises ``ValueError`` where it goes over several lines."""
    return _put(document, at, with_left(str(document.tree["grants"][at].get("note", "")), rows))


def with_more(text: str, document: Document, more: Mapping[str, str]) -> str:
    """Give the text of a decision's file with more words in the notes of grants, by their ids. Where a note goes over several lines it stays: the question comes again."""
    for name, words in more.items():
        now = parsed(document.name, document.kind, text.encode())
        at = next(at for at, one in enumerate(now.tree["grants"]) if one.get("id") == name)
        note = str(now.tree["grants"][at].get("note", ""))
        with suppress(ValueError):
            text = applied(text, [_put(now, at, "; ".join(one for one in (note, words) if one))])
    return text


def _put(document: Document, at: int, note: str) -> Edit:
    grant = document.tree["grants"][at]
    if "note" not in grant:
        return add_key(document, ("grants", at), "note", scalar(note), after=_before_note(grant))
    path = ("grants", at, "note")
    return put(document, path, note) if note else take_out(document, path, 0)


def _before_note(grant: dict[str, Any]) -> str | None:
    """Give the last key of one line before the place of a note."""
    return next((one for one in ("term", "conditions", "to", "id") if isinstance(grant.get(one), (str, dict))), None)
