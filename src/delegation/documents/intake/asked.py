"""What is asked because the paper does not say it for certain, and the answers that people give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from delegation.documents.intake import days
from delegation.findings import Text
from delegation.names.folding import fold
from delegation.values import dataclass

ACCEPT, KEEP, LEAVE_OUT, ADD, UNKNOWN = "đúng đề xuất", "giữ dòng", "bỏ dòng", "thêm mới", "chưa rõ"
"""Answers, as they stand in the drop-downs of the review sheet; anything else is a code, an id or a value."""
WORDS = (ACCEPT, KEEP, LEAVE_OUT, ADD, UNKNOWN)
_FOLDED = {fold(one): one for one in WORDS} | {
    "accept": ACCEPT, "keep": KEEP, "leave out": LEAVE_OUT, "add": ADD, "unknown": UNKNOWN, "dung": ACCEPT, "giu": KEEP, "bo": LEAVE_OUT, "them": ADD,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """A question. ``key`` is the same in every import of one file; ``proposal``: what ``ACCEPT`` means; ``options``: what may be answered."""

    key: str
    place: Text
    said: Text
    proposal: str = ""
    options: tuple[str, ...] = ()


Answers = Mapping[str, str]
"""Answers by the keys of their questions, or of those that are alike (``alike_key``)."""


def alike_key(question: ImportQuestion) -> str:
    """Name all questions that differ in their place alone: of one sort, in the same words, with the same proposal and choice."""
    said = "\0".join((question.key.rpartition(":")[2], question.said.vi, question.proposal, *question.options))
    return f"alike:{sha256(said.encode()).hexdigest()[:12]}"


def alike(questions: Iterable[ImportQuestion]) -> list[tuple[ImportQuestion, ...]]:
    """Put questions that are alike together, in the order of the first of each."""
    found: dict[str, list[ImportQuestion]] = {}
    for one in questions:
        found.setdefault(alike_key(one), []).append(one)
    return [tuple(each) for each in found.values()]


def answer_of(written: str) -> str:
    """Give the answer that somebody wrote: one of ``WORDS`` however it is spelt, a day (``30/6/2027``, *đến hết năm 2027*) as ISO writes it, else what is written."""
    text = " ".join(written.split())
    term = days.term(text)
    return term.last.isoformat() if term and not term.first else _FOLDED.get(fold(text), text)


def settled(question: ImportQuestion, answers: Answers) -> str | None:
    """Give the answer to a question, or to all that are alike: the proposal where that was accepted; ``None`` where it is open."""
    # One by itself goes before that for all that are alike.
    answer = answer_of(answers.get(question.key, "") or answers.get(alike_key(question), ""))
    if not answer:
        return None
    if answer == ACCEPT:
        return question.proposal or None
    return answer
