"""Questions of a decision that nobody had answered when its file was written: the file says so in remarks, and they are asked again until somebody answers."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.documents.intake.asked import ImportQuestion
from delegation.documents.intake.unread_columns import UNREAD
from delegation.documents.intake.writing import unanswered_line
from delegation.findings import Text
from delegation.loading.text.document import Document


def remarked(document: Document, questions: Sequence[ImportQuestion]) -> tuple[ImportQuestion, ...]:
    """Give those of which the file says that nobody has answered them; of a column whatever its rows said then."""
    lines = {_asked_of(one) for one in document.lines}
    return tuple(one for one in questions if _asked_of(unanswered_line(one)) in lines)


def is_remarked(document: Document | None, question: ImportQuestion) -> bool:
    """Whether a decision has a file, and this says that nobody has answered a question."""
    return document is not None and bool(remarked(document, [question]))


def _asked_of(line: str) -> str:
    """Give a remark without what another paper says otherwise: which rows hold what."""
    return line.partition(UNREAD)[0].rstrip()


def renewed(
    data: bytes | None, document: Document, asked: Sequence[ImportQuestion], still: Sequence[ImportQuestion]
) -> tuple[bytes | None, list[Text]]:
    """Give the bytes of the file with such remarks of the questions that are open (``still``), and of no other that was asked; and what of it differs.

    ``data``: what the import makes of the file already; ``None`` for nothing: then no remark is put, only taken out.
    """
    lines = (document.text if data is None else data.decode()).splitlines(keepends=True)
    open_ones, own = ({_asked_of(unanswered_line(one)) for one in several} for several in (still, asked))
    gone, there = [one for one in lines if _asked_of(one) in own - open_ones], {_asked_of(one) for one in lines}
    more = [one for one in dict.fromkeys(map(unanswered_line, still)) if _asked_of(one) not in there]
    if not gone and (data is None or not more):
        return data, []
    head = next((at for at, one in enumerate(lines) if not one.startswith("#")), len(lines))
    new = [*lines[:head], *(f"{one}\n" for one in more if data is not None), *lines[head:]]
    said = [Text(f"- {one.strip('# ').strip()}", f"- answered now: {one.strip('# ').strip()}") for one in gone]
    return "".join(one for one in new if one not in gone).encode(), said
