"""What the answers to questions about sentences make of a decision: conditions, limits, steps, days, of all rows or of those of an annex, and what the notes of its grants keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from delegation.documents.intake import annex_parts, days
from delegation.documents.intake.annex_parts import AnnexPart
from delegation.documents.intake.asked import (
    CONDITION,
    KEEP,
    LEAVE_OUT,
    LIMITS,
    NOTHING,
    OTHER_ENDS,
    UNKNOWN,
    Answers,
    ImportQuestion,
    settled,
)
from delegation.documents.intake.limit_answers import read_steps
from delegation.documents.intake.recorded import sentence_answer, sentence_words
from delegation.documents.intake.scopes import RowScope
from delegation.documents.intake.sentence_questions import AskedSentence
from delegation.findings import Text
from delegation.values import dataclass

_FROM = re.compile(rf"(?:kể\s+)?từ\s+(?:ngày\s+)?({days.DAY})|from\s+({days.DAY})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArticleAnswers:
    """``parts``: what was read and answered of all rows, and of those of single annexes; ``notes``: what the note of a grant keeps of the answers."""

    asked: tuple[ImportQuestion, ...] = ()
    open: tuple[ImportQuestion, ...] = ()
    unanswered: tuple[str, ...] = ()
    """The sentences of the open questions."""
    scopes: tuple[RowScope, ...] = ()
    """The rows that each of these is about."""
    parts: tuple[AnnexPart, ...] = ()
    notes: tuple[str, ...] = ()
    doubtful: bool = False
    """Whether the file is written with questions of the whole that nobody has answered."""
    read: bool = False
    """Whether the paper has articles: each of their sentences was understood or asked."""
    time: str = ""
    """The first sentence on all rows that nobody has answered and that names a day or a duration; nothing where there is none."""
    replaces: tuple[str, ...] = ()
    """The decisions that end as a whole, as somebody has answered."""
    amended: tuple[str, ...] = ()
    """The decisions of which a part may end, which is written by hand at them."""

    told: tuple[Text, ...] = ()
    """What the paper plainly states of single annexes."""
    taken: frozenset[str] = frozenset()
    """Lines above the rows from which a term was read."""

    def of(self, annex: str = "", receiver: str = "") -> AnnexPart:
        """Give what holds for the rows of an annex, by its number, that somebody receives, by the id; for nothing what holds for all."""
        return annex_parts.of_rows(self.parts, annex, receiver)


NONE = ArticleAnswers()


def settle(
    asking: Iterable[AskedSentence],
    answers: Answers,
    notes: Sequence[str],
    parts: Sequence[AnnexPart] = (),
    *,
    read: bool,
) -> ArticleAnswers:
    """Take the answers to what is asked of sentences. ``read``: the paper has articles. ``notes``: those of the grants that the register has of the decision, which keep what was answered before; ``parts``: what the paper plainly states of single annexes."""
    found = list(parts)
    asked, still, kept = list[ImportQuestion](), list[AskedSentence](), list[str]()
    replaces, amended = list[str](), list[str]()
    for one in {(each.words, each.scope): each for each in asking}.values():
        asked.append(one.question)
        answer = settled(one.question, answers) or sentence_answer(notes, one.words)
        part = _part(one, answer)
        if part is None:
            still.append(one)
            continue
        found.append(part)
        replaces += one.others if answer == OTHER_ENDS else []
        amended += one.others if answer != OTHER_ENDS else []
        # A semicolon parts what the note of a grant says.
        kept.append(sentence_words(one.words, answer.replace(";", ",")))
    return ArticleAnswers(
        tuple(asked),
        tuple(one.question for one in still),
        tuple(one.words for one in still),
        tuple(one.scope for one in still),
        tuple(found),
        tuple(kept),
        read=read,
        time=next((one.words for one in still if not one.of_rows and days.tells_time(one.words)), ""),
        replaces=tuple(dict.fromkeys(replaces)),
        amended=tuple(dict.fromkeys(amended)),
    )


def _part(one: AskedSentence, answer: str) -> AnnexPart | None:
    """Give what an answer says of the rows that a sentence is about, steps and days also together; ``None`` for one that it does not take."""
    own, words = AnnexPart(one.scope), one.words.rstrip(" .;/")
    said = {
        NOTHING: own,
        CONDITION: replace(own, conditions=(f"{words} ({one.place})",)),
        LIMITS: replace(own, limits=(words,)),
        **({KEEP: own} if one.of_rows else {}),
        **({OTHER_ENDS: own} if one.others else {}),
        **({LEAVE_OUT: replace(own, left_out=True)} if one.scope.annexes else {}),
        **({UNKNOWN: replace(own, words=words)} if days.tells_time(words) and not one.of_rows else {}),
    }
    if answer in said or one.of_rows:
        return said.get(answer)
    for each in re.split("[;,]", answer):
        steps, read = read_steps(each), _of_days(own, each.strip())
        if not steps and read is None:
            return None
        own = read or replace(own, steps=tuple(dict.fromkeys((*own.steps, *steps))))
    return own


def _of_days(own: AnnexPart, answer: str) -> AnnexPart | None:
    """Give the first and the last day where an answer names these alone."""
    term, begins = days.term(answer), _FROM.fullmatch(answer.strip(" ."))
    if term is not None:
        return replace(own, first=term.first.isoformat() if term.first else own.first, last=term.last.isoformat())
    first = days.term(begins[1] or begins[2]) if begins else None
    return replace(own, first=first.last.isoformat()) if first else None
