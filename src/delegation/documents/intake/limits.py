"""What the note of a row gives less than the decision does: fewer days, only some steps, a part, or nothing any more. It is asked, never passed over."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.documents.intake import around, days, limit_answers, plain_notes
from delegation.documents.intake.around import ONLY_STEPS
from delegation.documents.intake.asked import KEEP, LEAVE_OUT, UNKNOWN, Answers, ImportQuestion, settled
from delegation.documents.intake.code_questions import key_of
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.limit_answers import read_steps
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.recorded import Recorded, note_words, tells
from delegation.findings import Text
from delegation.model.matters import ProcedureStep
from delegation.speech.limits import STEP_WORDS
from delegation.values import dataclass

_ALL_STEPS = "quyết định"


@dataclass(frozen=True, slots=True)
class Limit:
    """What a note limits: a last day or the words of one that is not known, or steps; nothing of either for the decision's. ``asked``: the question, and whether it is open."""

    end: str = ""
    steps: tuple[ProcedureStep, ...] = ()
    asked: tuple[ImportQuestion, bool] | None = None
    left_out: bool = False


NONE = Limit()


def of(row: MatchedRow, facts: Facts, end: str, known: Recorded, answers: Answers) -> Limit:
    """Give what the note and the footnotes of a row limit. ``end``: the last day that its own column states; nothing for that of the decision.

    A row that the register has with these words is not asked again: it stays as it is.
    """
    own = [flat(one) for one in (row.entry.note.text, *row.entry.comments) if one]
    # A first day is no question where it is that of the decision, or of all that it gives.
    first = (facts.day("effective"), facts.day("begins") or facts.day("effective"))
    beside = [
        one
        for one in row.entry.around
        if days.in_text(one.words) not in first or not days.is_start(one.where.rstrip("»"))
    ]
    words = "; ".join((*own, *(one.words for one in beside)))
    said = [f"ghi chú của dòng ghi «{'; '.join(own)}»"] if own else []
    said += [f"{one.where} ghi «{one.words}»" for one in beside]
    question = _question(row, words, "; ".join(said), facts, end) if words else None
    if question is None:
        return NONE
    answer = settled(question, answers)
    held = known.row(row.entry.number, row.matter or "")
    if answer is None and held is not None and all(tells(held.note, one) for one in note_words(row.entry)):
        return Limit(words if words in held.why_endless else held.end, held.steps)
    said_of = limit_answers.read(answer or "")
    last = words if said_of.last == UNKNOWN else said_of.last
    understood = last or said_of.steps or answer in (KEEP, LEAVE_OUT)
    return Limit(last, said_of.steps, (question, not understood), answer == LEAVE_OUT)


def _question(row: MatchedRow, words: str, said: str, facts: Facts, end: str) -> ImportQuestion | None:
    """Ask what a note means; nothing where it limits nothing, or says the last day that is known already."""
    lasting, is_known = days.until(words), False
    if {one and one.isoformat() for one in lasting} == {end or facts.value("end")}:
        lasting, is_known = [], True
    if lasting:
        proposed = [*dict.fromkeys(one.isoformat() for one in lasting if one)]
        steps = ", ".join(STEP_WORDS[one].vi for one in read_steps(words)) if _limits_steps(words) else ""
        both = [f"{steps}; {one}" for one in proposed] if steps else []
        more = (
            Text(
                f"; chỉ giao một số bước thì ghi cả bước, như «{steps}; 2026-12-31»",
                f"; where only some steps are given, write these, too, like “{steps}; 2026-12-31”",
            )
            if steps
            else Text("", "")
        )
        return _asked(row, Text(
            f"{said}: dòng này chỉ được giao đến hết ngày nào{more.vi}? «{KEEP}» là theo thời hạn của văn bản",
            f"the paper says “{words}”: until which day is it given{more.en}? “{KEEP}” means the term of the decision",
        ), (*both, *proposed, KEEP, UNKNOWN, LEAVE_OUT))  # fmt: skip
    if _limits_steps(words):
        named = ", ".join(STEP_WORDS[one].vi for one in read_steps(words)) or STEP_WORDS["receive"].vi
        return _asked(row, Text(
            f"{said}: chỉ giao bước nào («{named}»), hay giao cả quyết định («{KEEP}»)?",
            f"the paper says “{words}”: which steps are given (“{named}”), or the decision, too (“{KEEP}”)?",
        ), (named, KEEP, LEAVE_OUT))  # fmt: skip
    if around.of_note(words) or (row.entry.around and not is_known) or not _is_plain(row, words, is_known=is_known):
        return _asked(row, Text(
            f"{said}, có thể bớt việc được giao: giữ dòng (ghi chú được chép lại, phần bị bớt phải ghi tay), bỏ dòng, hay chỉ giao đến một ngày, một số bước (ghi ngày, bước ấy)?",
            f"the paper says “{words}”, which may take something back: keep the row (the note is copied, what is taken back must be written by hand), leave it out, or is it given until a day or by some steps alone (write these)?",
        ), (KEEP, LEAVE_OUT))  # fmt: skip
    return None


def _is_plain(row: MatchedRow, words: str, *, is_known: bool) -> bool:
    """Whether a note is of those that take nothing back, or was written by whoever exported the sheet."""
    return row.entry.is_exported or is_known or plain_notes.limits_nothing(words)


def _limits_steps(words: str) -> bool:
    return ONLY_STEPS.search(words) is not None and _ALL_STEPS not in words.casefold()


def _asked(row: MatchedRow, said: Text, options: Sequence[str]) -> ImportQuestion:
    return ImportQuestion(key_of(row.entry, "limit"), row.entry.place, said, "", tuple(options))
