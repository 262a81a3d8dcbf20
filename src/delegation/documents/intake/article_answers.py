"""What the answers to questions about sentences make of a decision: conditions, limits, steps, and what the notes of its grants keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.documents.intake import days
from delegation.documents.intake.asked import CONDITION, KEEP, LIMITS, NOTHING, Answers, ImportQuestion, settled
from delegation.documents.intake.limit_answers import read_steps
from delegation.documents.intake.recorded import sentence_answer, sentence_words
from delegation.documents.intake.sentence_questions import AskedSentence
from delegation.model.matters import ProcedureStep
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class ArticleAnswers:
    """``conditions``, ``limits``: the sentences that are such; ``steps``: those that alone are given; ``notes``: what the note of a grant keeps of the answers."""

    asked: tuple[ImportQuestion, ...] = ()
    open: tuple[ImportQuestion, ...] = ()
    unanswered: tuple[str, ...] = ()
    """The sentences of the open questions."""
    conditions: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    steps: tuple[ProcedureStep, ...] = ()
    notes: tuple[str, ...] = ()
    doubtful: bool = False
    """Whether the file is written with questions of the whole that nobody has answered."""
    read: bool = False
    """Whether the paper has articles: each of their sentences was understood or asked."""
    time: str = ""
    """The first sentence on all rows that nobody has answered and that names a day or a duration; nothing where there is none."""

    def are_about(self, words: str) -> bool:
        """Whether one of these questions repeats words of the paper, alone or within a longer sentence."""
        return any(words in one.about for one in self.asked)


NONE = ArticleAnswers()


def settle(asking: Iterable[AskedSentence], answers: Answers, notes: Sequence[str], *, read: bool) -> ArticleAnswers:
    """Take the answers to what is asked of sentences. ``read``: the paper has articles. ``notes``: those of the grants that the register has of the decision, which keep what was answered before."""
    asked, still = list[ImportQuestion](), list[AskedSentence]()
    conditions, limits, kept = list[str](), list[str](), list[str]()
    steps: tuple[ProcedureStep, ...] = ()
    for one in {each.words: each for each in asking}.values():
        asked.append(one.question)
        answer = settled(one.question, answers) or sentence_answer(notes, one.words)
        own = () if one.of_rows else read_steps(answer)
        if answer not in (KEEP if one.of_rows else NOTHING, CONDITION, LIMITS) and not own:
            still.append(one)
            continue
        conditions += [f"{one.words.rstrip(' .;/')} ({one.place})"] if answer == CONDITION else []
        limits += [one.words.rstrip(" .;/")] if answer == LIMITS else []
        steps = steps or own
        kept.append(sentence_words(one.words, answer))
    return ArticleAnswers(
        tuple(asked),
        tuple(one.question for one in still),
        tuple(one.words for one in still),
        tuple(conditions),
        tuple(limits),
        steps,
        tuple(kept),
        read=read,
        time=next((one.words for one in still if not one.of_rows and days.tells_time(one.words)), ""),
    )
