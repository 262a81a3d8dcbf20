"""Days on which no text that an ownership by law rests on is in force, though one is before and another after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
    register = examination.register
    if len(cited) < 2 and not any(_is_interrupted(register, one) for _, one in cited):  # noqa: PLR2004  several
        return None
    day = start.toordinal()
    for life in examination.lives.basis(owner.basis).stretches:
        if life.start > day:
            break
        day = max(day, life.end + 1)
    return day_of(day) if day <= end.toordinal() else None


def _is_interrupted(register: Register, one: Instrument) -> bool:
    """Whether a text, a part of it, or what carries it on beyond its own last day, may not be in force on some days of its life."""
    is_carried = isinstance(one.term.end, Day) and register.life(one).end != one.term.end
    return bool(one.part_starts or one.part_ends or is_carried or register.effects.touch(one))


def last_end(cited: Cited, lapse: Day) -> Ended | None:
    """Give the provision that ended last before a day on which none is in force; ``None`` where none ended."""
    ended = [
        Ended(citation, one, str(place), end)
        for citation, one in cited
        for place in places(citation.at)
        if (end := part_end(one, str(place))) is not None and end < lapse
    ]
    return max(ended, key=lambda each: (each.day, each.at), default=None)


def interrupted(register: Register, cited: Cited, lapse: Day) -> tuple[Citation, Instrument, Interruption] | None:
    """Give the citation of a text that is interrupted on a day on which none is in force, and the text that is, which may be the one that carries it on.

    ``None`` where none is.
    """
    return next(
        (
            (citation, text, one)
            for citation, _ in cited
            for place in lives.cited(register, (citation,))
            for text, one in _interruptions(register, place)
            if one.term.certainly_holds(lapse)
        ),
        None,
    )


def _interruptions(register: Register, place: InForce) -> Iterator[tuple[Instrument, Interruption]]:
    yield from ((place.instrument, one) for one in place.interruptions)
    yield from ((register.instruments[one.by], replace(one.what, term=one.days)) for one in place.resting)
