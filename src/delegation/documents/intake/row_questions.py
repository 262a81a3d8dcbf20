"""A row of an annex with what is asked of its sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.documents.intake.asked import KEEP, LEAVE_OUT, Answers, ImportQuestion, settled
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.recorded import tells


def with_more(
    row: MatchedRow,
    asked: Sequence[tuple[ImportQuestion, bool]],
    giver: ImportQuestion | None,
    answers: Answers,
    recorded: str,
    *,
    left_out: bool,
) -> MatchedRow:
    """Give a row with more questions, each open or not. ``recorded``: the note that the register has of it."""
    every, note = list(asked), row.note
    if giver is not None:
        answer = settled(giver, answers)
        said = f"bên giao trong phụ lục: {flat(row.entry.giver.text)}"
        every.append((giver, answer not in (KEEP, LEAVE_OUT) and not tells(recorded, said)))
        left_out = left_out or answer == LEAVE_OUT
        note = "; ".join(one for one in (note, said) if one)
    left_out = left_out or any(settled(one, answers) == LEAVE_OUT for one, _ in every)
    more = tuple(one for one, is_open in every if is_open)
    return replace(
        row,
        asked=(*row.asked, *(one for one, _ in every)),
        open=() if left_out else (*row.open, *more),
        left_out=left_out,
        note=note,
    )
