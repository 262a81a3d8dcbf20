"""Days on which no text that an ownership by law rests on is in force, though one is before and another after them."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.authority.days import day_of
from delegation.authority.examination import Examination
from delegation.checks.shared.spans import part_end
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import Ownership
from delegation.model.provisions import places
from delegation.model.terms import Day
from delegation.values import dataclass

Cited = Sequence[tuple[Citation, Instrument]]


@dataclass(frozen=True, slots=True)
class Ended:
    """A provision that ended: its citation, its place in the instrument, its last day."""

    citation: Citation
    instrument: Instrument
    at: str
    day: Day


def first_lapse(examination: Examination, owner: Ownership, cited: Cited, start: Day, end: Day) -> Day | None:
    """Give the first day on which no text that an ownership rests on can be in force; ``None`` where there is none.

    Only several texts, or provisions with days of their own, can leave such a day between them.
    """
    if len(cited) < 2 and not any(one.part_starts or one.part_ends for _, one in cited):  # noqa: PLR2004  several
        return None
    day = start.toordinal()
    for life in examination.lives.basis(owner.basis).stretches:
        if life.start > day:
            break
        day = max(day, life.end + 1)
    return day_of(day) if day <= end.toordinal() else None


def last_end(cited: Cited, lapse: Day) -> Ended | None:
    """Give the provision that ended last before a day on which none is in force; ``None`` where none ended."""
    ended = [
        Ended(citation, one, str(place), end)
        for citation, one in cited
        for place in places(citation.at)
        if (end := part_end(one, str(place))) is not None and end < lapse
    ]
    return max(ended, key=lambda each: (each.day, each.at), default=None)
