"""What somebody answers of how far a row is given: until which day, by which steps, or both at once (*tiếp nhận; 30/6/2027*)."""

from __future__ import annotations

import re

from delegation.documents.intake import days
from delegation.documents.intake.asked import UNKNOWN
from delegation.model.matters import STEPS, ProcedureStep
from delegation.model.terms import iso_day
from delegation.names.folding import fold
from delegation.speech.limits import STEP_WORDS
from delegation.values import dataclass

_PARTS = re.compile(r"[;,]|\bvà\b|\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LimitAnswer:
    """``last``: the last day, as ISO writes it, or ``UNKNOWN``; ``steps``: those that are given. Nothing of either where the answer does not say it."""

    last: str = ""
    steps: tuple[ProcedureStep, ...] = ()


def read(answer: str) -> LimitAnswer:
    """Read an answer; beside steps stands one day at most, for of several it is not certain which is meant."""
    if answer == UNKNOWN or iso_day(answer) is not None:
        return LimitAnswer(answer)
    steps = read_steps(answer)
    if not _named(answer):
        return LimitAnswer()
    found = {last for part in _PARTS.split(answer) if (last := _last(part.strip()))}
    if len(found) > 1:
        return LimitAnswer()
    return LimitAnswer(next(iter(found), ""), steps)


def read_steps(answer: str) -> tuple[ProcedureStep, ...]:
    """Give the steps of a procedure that an answer names; none where it names none, or all of them."""
    found = _named(answer)
    return () if len(found) == len(STEPS) else found


def _named(answer: str) -> tuple[ProcedureStep, ...]:
    plain = fold(answer)
    return tuple(one for one in STEPS if fold(STEP_WORDS[one].vi) in plain or one in plain)


def _last(part: str) -> str:
    if fold(part) == fold(UNKNOWN):
        return UNKNOWN
    term = days.term(part)
    last = [term.last] if term is not None else days.until(part)
    return ", ".join(one.isoformat() if one else "" for one in last)
