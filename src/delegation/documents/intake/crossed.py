"""The rows of an annex that the paper strikes through."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.documents.intake import row_answers
from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.asked import Answers
from delegation.documents.intake.catalogue import Catalogue
from delegation.documents.intake.matching import MatchedRow
from delegation.findings import Text
from delegation.model.register import Register

CROSSED_OUT = Text("bị gạch trong văn bản", "struck through in the paper")


def struck(entries: Sequence[ImportedRow], register: Register, answers: Answers) -> list[MatchedRow]:
    """Give the rows that the paper strikes through: left out, and told."""
    crossed, found = [one for one in entries if one.struck], list[MatchedRow]()
    if not crossed:
        return found
    catalogue = Catalogue(register)
    for entry in crossed:
        doubts = tuple(row_answers.not_understood(entry, answers, catalogue))
        found.append(MatchedRow(entry, None, None, False, (), "", 0.0, CROSSED_OUT, doubts, doubts, left_out=True))  # noqa: FBT003  as its fields are
    return found
