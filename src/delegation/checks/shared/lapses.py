"""Days on which no text that an ownership by law rests on is in force, though one is before and another after them."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.authority import lives
from delegation.authority.days import day_of
from delegation.authority.examination import Examination
from delegation.authority.lives import InForce
from delegation.checks.shared.spans import part_end
from delegation.model.acts import Interruption
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import Ownership
from delegation.model.provisions import places
from delegation.model.register import Register
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

    Only several texts, provisions with days of their own, or a suspension can leave such a day between them.
    """
    effects = examination.register.effects
    if len(cited) < 2 and not any(one.part_starts or one.part_ends or effects.touch(one) for _, one in cited):  # noqa: PLR2004  several
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


def interrupted(register: Register, cited: Cited, lapse: Day) -> tuple[Citation, InForce, Interruption] | None:
    """Give the citation of a text that is interrupted on a day on which none is in force; ``None`` where none is."""
    return next(
        (
            (citation, place, one)
            for citation, _ in cited
            for place in lives.cited(register, (citation,))
            for one in place.interruptions
            if one.term.certainly_holds(lapse)
        ),
        None,
    )
