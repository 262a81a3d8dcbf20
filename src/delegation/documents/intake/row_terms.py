"""Until when a row is given, as its own cell says it."""

from __future__ import annotations

from delegation.documents.intake import days, lasting
from delegation.documents.intake.asked import BLANK, UNKNOWN, Answers, ImportQuestion, settled
from delegation.documents.intake.code_questions import key_of
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.recorded import NO_TERM, RecordedRow, tells, term_words
from delegation.findings import Text
from delegation.model.terms import iso_day
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class RowTerm:
    """The last day that a row states, nothing for that of the decision, or the words of a term without one; what is asked of it, and how its note tells of words that only an answer explains."""

    value: str = ""
    asked: ImportQuestion | None = None
    note: str = ""


def of(row: MatchedRow, facts: Facts, held: RecordedRow | None, answers: Answers) -> RowTerm:
    """Give the term of a row, and what is asked of it. ``held``: the row that the register has for it."""
    words = flat(row.entry.end.text)
    # That another paper may come in the place of this one, every decision may come to.
    term = days.term(lasting.without_replacing(words)) if words else None
    if term is not None and (term.first is None or term.first == iso_day(facts.begins)):
        return RowTerm(term.last.isoformat())
    if not words:
        return _endless(row, facts, held, answers) if row.entry.endless else RowTerm()
    said = Text(
        f"thời hạn của dòng ghi «{words}»: đến hết ngày nào (như 2026-12-31), hay «{UNKNOWN}»?",
        f"the term of the row is “{words}”: until which day (like 2026-12-31), or “{UNKNOWN}”?",
    )
    asked = ImportQuestion(
        key_of(row.entry, "end"), row.entry.place, said, "", (*([term.last.isoformat()] if term else []), UNKNOWN)
    )
    answer, note = settled(asked, answers), term_words(words)
    stands = held is not None and (tells(held.note, note) or (row.entry.is_exported and words in held.why_endless))
    if answer is None and held is not None and stands:
        answer = UNKNOWN if words in held.why_endless else held.end or facts.value("end")
    known = words if answer == UNKNOWN else answer if answer is not None and iso_day(answer) else ""
    return RowTerm(known, asked, note)


def _endless(row: MatchedRow, facts: Facts, held: RecordedRow | None, answers: Answers) -> RowTerm:
    """Ask of a row that states no last day, where others in its table do."""
    own = facts.value("end")
    said = Text(
        f"ô thời hạn để trống, các dòng khác thì có ghi: đến hết ngày nào (như 2026-12-31), hay «{UNKNOWN}»?",
        f"the cell of the term is empty, though other rows state one: until which day (like 2026-12-31), or “{UNKNOWN}”?",
    )
    asked = ImportQuestion(key_of(row.entry, "end"), row.entry.place, said, "", (*([own] if own else []), UNKNOWN))
    answer = settled(asked, answers)
    if answer is None and held is not None and tells(held.note, NO_TERM):
        answer = UNKNOWN if BLANK in held.why_endless else held.end or own
    known = BLANK if answer == UNKNOWN else answer if answer is not None and iso_day(answer) else ""
    return RowTerm(known, asked, NO_TERM)
