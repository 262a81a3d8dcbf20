"""The ways in the commune that somebody asks about."""

from __future__ import annotations

from delegation.authority.examination import Examination
from delegation.authority.marks import NO_MARKS, Marks
from delegation.questions.ways.places import placed
from delegation.questions.ways.ways import Ways


def ways_in(examination: Examination, commune: str | None, marks: Marks = NO_MARKS) -> Ways:
    """Give the ways of the commune that is asked for by code or name, or of the one that it became; ``None``: of all.

    Raises ``AskedWronglyError`` with candidates.
    """
    place, told = placed(examination, commune) if commune is not None else (None, None)
    return Ways(examination, place, marks, told)
