"""Questions of a decision that nobody had answered when its file was written: the file says so in remarks, and they are asked again until somebody answers."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.documents.intake.asked import ImportQuestion
from delegation.documents.intake.writing import unanswered_line
from delegation.findings import Text
from delegation.loading.text.document import Document


def remarked(document: Document, questions: Sequence[ImportQuestion]) -> tuple[ImportQuestion, ...]:
    """Give those of which the file says that nobody has answered them."""
    lines = {one.rstrip() for one in document.lines}
    return tuple(one for one in questions if unanswered_line(one) in lines)


def renewed(
    data: bytes | None, document: Document, asked: Sequence[ImportQuestion], still: Sequence[ImportQuestion]
) -> tuple[bytes | None, list[Text]]:
    """Give the bytes of the file with such remarks of the questions that are open (``still``), and of no other that was asked; and what of it differs.

    ``data``: what the import makes of the file already; ``None`` for nothing: then no remark is put, only taken out.
    """
    lines = (document.text if data is None else data.decode()).splitlines(keepends=True)
    open_ones, own = {unanswered_line(one) for one in still}, {unanswered_line(one) for one in asked}
    gone = [one for one in lines if one.rstrip() in own - open_ones]
    more = [one for one in dict.fromkeys(map(unanswered_line, still)) if one not in {line.rstrip() for line in lines}]
    if not gone and (data is None or not more):
        return data, []
    head = next((at for at, one in enumerate(lines) if not one.startswith("#")), len(lines))
    new = [*lines[:head], *(f"{one}\n" for one in more if data is not None), *lines[head:]]
    said = [Text(f"- {one.strip('# ').strip()}", f"- answered now: {one.strip('# ').strip()}") for one in gone]
    return "".join(one for one in new if one not in gone).encode(), said
