"""What is asked of the sentences of a decision that were not understood, and what the answers make of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from delegation.documents.intake import days
from delegation.documents.intake.asked import CONDITION, LIMITS, NOTHING, Answers, ImportQuestion, settled
from delegation.documents.intake.limit_answers import read_steps
from delegation.documents.intake.recorded import sentence_answer, sentence_words
from delegation.documents.intake.sentences import ArticleSentence
from delegation.findings import Text
from delegation.model.matters import ProcedureStep
from delegation.speech.limits import STEP_WORDS
from delegation.values import dataclass

SORT = ":sentence"
"""How the keys of these questions end."""
LEAD = Text(
    f"các câu sau chưa hiểu được, mỗi câu có bớt việc được giao không? «{NOTHING}»; «{CONDITION}» là chép câu vào điều kiện; «{LIMITS}» là chép câu vào phạm vi, "
    "phần bị bớt ghi tay sau (only, communes); chỉ giao một số bước thì ghi tên bước",
    f"these sentences were not understood; does each take back something of what is given? “{NOTHING}” (nothing); “{CONDITION}” copies it to the conditions; “{LIMITS}” copies it "
    "to the scope, what is taken back is written by hand (only, communes); where only some steps are given, name them",
)


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

    @property
    def time(self) -> str:
        """Give the first sentence that nobody has answered and that names a day or a duration; nothing where there is none."""
        return next((one for one in self.unanswered if days.tells_time(one)), "")


NONE = ArticleAnswers()


def settle(unread: Iterable[ArticleSentence], answers: Answers, notes: Sequence[str], *, read: bool) -> ArticleAnswers:
    """Ask of each sentence, and take the answers. ``read``: the paper has articles. ``notes``: those of the grants that the register has of the decision, which keep what was answered before."""
    asked, open_ones, unanswered = list[ImportQuestion](), list[ImportQuestion](), list[str]()
    conditions, limits, kept = list[str](), list[str](), list[str]()
    steps: tuple[ProcedureStep, ...] = ()
    for one in {each.words: each for each in unread}.values():
        question = _question(one)
        asked.append(question)
        answer = settled(question, answers) or sentence_answer(notes, one.words)
        own = read_steps(answer)
        if answer not in (NOTHING, CONDITION, LIMITS) and not own:
            open_ones.append(question)
            unanswered.append(one.words)
            continue
        conditions += [f"{one.words.rstrip(' .;/')} ({one.article or 'trích yếu'})"] if answer == CONDITION else []
        limits += [one.words.rstrip(" .;/")] if answer == LIMITS else []
        steps = steps or own
        kept.append(sentence_words(one.words, answer))
    return ArticleAnswers(
        tuple(asked),
        tuple(open_ones),
        tuple(unanswered),
        tuple(conditions),
        tuple(limits),
        steps,
        tuple(kept),
        read=read,
    )


def _question(one: ArticleSentence) -> ImportQuestion:
    named = ", ".join(STEP_WORDS[step].vi for step in read_steps(one.words))
    return ImportQuestion(
        f"deed:{sha256(one.words.encode()).hexdigest()[:12]}{SORT}",
        one.place,
        Text(
            f"câu «{one.words}» có bớt việc được giao không («{NOTHING}», «{CONDITION}», «{LIMITS}», hay tên các bước được giao)?",
            f"does the sentence “{one.words}” take back something of what is given (“{NOTHING}”, “{CONDITION}”, “{LIMITS}”, or the steps that are given)?",
        ),
        "",
        (NOTHING, CONDITION, LIMITS, *((named,) if named else ())),
    )
