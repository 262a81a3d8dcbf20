"""What is asked because the paper does not say it for certain, and the answers that people give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from delegation.documents.intake import days
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.names.folding import fold
from delegation.values import dataclass

ACCEPT, KEEP, LEAVE_OUT, ADD, UNKNOWN = "đúng đề xuất", "giữ dòng", "bỏ dòng", "thêm mới", "chưa rõ"
BOTH, ALL = "cả hai", "tất cả"
IRRELEVANT, COPY, LAST_DAYS = "không liên quan", "chép vào ghi chú", "ngày cuối"
"""Answers, as they stand in the drop-downs of the review sheet; anything else is a code, an id or a value."""
NOTHING, CONDITION, LIMITS = "không bớt gì", "là điều kiện", "có bớt"
"""Answers to what is asked of a sentence."""
OTHER_ENDS = "văn bản kia hết hiệu lực"
"""The answer that a sentence ends another decision as a whole."""
NEW = "giao mới"
"""The answer that a decision gives anew, whatever its words seem to say."""
WORDS = (ACCEPT, KEEP, LEAVE_OUT, ADD, UNKNOWN, BOTH, ALL, IRRELEVANT, COPY, LAST_DAYS)
BLANK = "(để trống)"
"""How a cell is named that holds nothing."""
_LEFT = re.compile(rf"{LEAVE_OUT}\s*:\s*(.+)", re.IGNORECASE)
_SHOWN = 10
_FOLDED = {fold(one): one for one in (*WORDS, NOTHING, CONDITION, LIMITS, OTHER_ENDS, NEW)} | {
    "nothing": NOTHING, "condition": CONDITION, "limits": LIMITS, "dieu kien": CONDITION, "the other ends": OTHER_ENDS, "new": NEW,
    "accept": ACCEPT, "keep": KEEP, "leave out": LEAVE_OUT, "add": ADD, "unknown": UNKNOWN, "both": BOTH, "all": ALL, "not relevant": IRRELEVANT, "irrelevant": IRRELEVANT, "copy": COPY, "last days": LAST_DAYS, "dung": ACCEPT, "giu": KEEP, "bo": LEAVE_OUT, "them": ADD,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """A question. ``key`` is the same in every import of one file; ``proposal``: what ``ACCEPT`` means; ``options``: what may be answered.

    ``together``: what is asked of this and others at once, where each has words of its own besides. ``about``: the words of the paper that it repeats as a whole and asks about:
    nothing else may be taken for asked.
    """

    key: str
    place: Text
    said: Text
    proposal: str = ""
    options: tuple[str, ...] = ()
    together: Text | None = None
    about: str = ""


Answers = Mapping[str, str]
"""Answers by the keys of their questions, or of those that are alike (``alike_key``)."""


class SheetAnswers(dict[str, str]):
    """The answers of a review sheet; ``cells``: where each of them stands."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.cells = dict[str, str]()


def key_of_row(table: str, at: int, sort: str) -> str:
    """Name a question about a row of a table, counted from 0."""
    return f"{table}:{at + 1}:{sort}"


def refuse_unread(asked: Iterable[ImportQuestion], answers: Answers) -> None:
    """Raise ``AskedWronglyError`` where a question is open though a cell of a review sheet answers it: what stands there is nothing that it takes."""
    if not isinstance(answers, SheetAnswers):
        return
    vi, en = list[str](), list[str]()
    for one in asked:
        key = next((key for key in (one.key, alike_key(one)) if answers.get(key)), "")
        if key in answers.cells and answers.cells[key] not in {said.partition(":")[0] for said in vi}:
            takes = "; ".join((*((ACCEPT,) if one.proposal else ()), *one.options))
            vi.append(
                f"{answers.cells[key]}: «{answers[key]}»{f' (nhận: {takes})' if takes else ''} – {one.place.vi}: {one.said.vi}"
            )
            en.append(
                f"{answers.cells[key]}: “{answers[key]}”{f' (takes: {takes})' if takes else ''} – {one.place.en}: {one.said.en}"
            )
    if vi:
        raise AskedWronglyError(
            Text(
                "Câu trả lời trong bảng hỏi không dùng được:\n  " + "\n  ".join(vi[:_SHOWN]),
                "Answers of the review sheet that cannot be used:\n  " + "\n  ".join(en[:_SHOWN]),
            )
        )


def alike_key(question: ImportQuestion) -> str:
    """Name all questions that differ in their place alone: of one sort, in the same words, with the same proposal and choice."""
    words = (question.together or question.said).vi
    said = "\0".join((question.key.rpartition(":")[2], words, question.proposal, *options_of([question])))
    return f"alike:{sha256(said.encode()).hexdigest()[:12]}"


def alike(questions: Iterable[ImportQuestion]) -> list[tuple[ImportQuestion, ...]]:
    """Put questions that are alike together, in the order of the first of each."""
    found: dict[str, list[ImportQuestion]] = {}
    for one in questions:
        found.setdefault(alike_key(one), []).append(one)
    return [tuple(each) for each in found.values()]


def said_of(each: Sequence[ImportQuestion]) -> Text:
    """Give what is asked of questions that are alike: the words of one, where it stands alone."""
    first = each[0]
    return first.said if len(each) == 1 or first.together is None else first.together


def options_of(each: Sequence[ImportQuestion]) -> tuple[str, ...]:
    """Give what may be answered of questions that are alike: of those that each have words of their own no codes of single rows."""
    first = each[0]
    return first.options if first.together is None else tuple(one for one in first.options if one in WORDS)


def left_values(answer: str) -> tuple[str, ...]:
    """Give what the rows say that an answer leaves out: *bỏ dòng: Không; (để trống)*."""
    found = _LEFT.fullmatch(answer)
    return tuple(one.strip(' «»“”"') for one in found[1].split(";") if one.strip()) if found else ()


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
