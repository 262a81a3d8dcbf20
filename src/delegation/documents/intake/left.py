"""Rows that somebody has left out of a decision that the register has: they stay so where the paper says the same of them, and else it is asked with what was decided."""

from __future__ import annotations

from dataclasses import replace

from delegation.documents.intake.asked import KEEP, LEAVE_OUT, Answers, ImportQuestion, settled
from delegation.documents.intake.code_questions import key_of
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.recorded import Recorded, row_words
from delegation.findings import Text


def settle(row: MatchedRow, known: Recorded, answers: Answers) -> MatchedRow:
    """Leave a row out, or ask whether it comes in now, where the register says that the row in its place was left out."""
    before = known.left_out(row.entry)
    if not before:
        return row
    if before == row_words(row.entry) and row.asked:
        # What somebody answers now goes before what was answered once.
        own = key_of(row.entry, "")
        answered = any(one.startswith(own) for one in answers)
        return row if answered or not row.open else replace(row, left_out=True, open=())
    said = Text(
        f"khi nhập trước, {before} đã được bỏ theo câu trả lời: nay nhập dòng này («{KEEP}»), hay vẫn bỏ?",
        f"when the decision was imported before, {before} was left out as answered: does the row come in now (“{KEEP}”), or is it left out again?",
    )
    asked = ImportQuestion(key_of(row.entry, "left"), row.entry.place, said, "", (KEEP, LEAVE_OUT))
    answer = settled(asked, answers)
    gone = answer == LEAVE_OUT
    still = () if gone else (*row.open, *(() if answer == KEEP else (asked,)))
    return replace(row, asked=(*row.asked, asked), open=still, left_out=gone)
