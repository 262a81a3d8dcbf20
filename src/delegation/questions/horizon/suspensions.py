"""What is suspended until a day, and what comes back: an instrument, a place in one, or a grant."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.bounds import life_on
from delegation.authority.links import ByGrant, ByLaw
from delegation.authority.lives import absences, cited
from delegation.model.acts import Interruption, PartEnd
from delegation.model.instruments import Instrument
from delegation.model.matters import AnnexRow, Grant, MatterId
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, Unknown, if_known
from delegation.values import dataclass

_LASTING = ("in-force", "unknown")


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which something is suspended, or a provision was ended and comes back. ``subject``: the id of the instrument or grant.

    ``matters``: those whose owner rests on it or that it gives; ``grants``: those that it makes.
    """

    subject: str
    what: Interruption
    matters: tuple[MatterId, ...]
    grants: tuple[str, ...]

    @property
    def resumes(self) -> Day | None:
        """The first day after it; ``None`` where it is open or not known."""
        return (
            self.what.term.end + ONE_DAY
            if isinstance(self.what.term.end, Day) and self.what.term.end < Day.max
            else None
        )


def suspended_from(register: Register, first: Day, last: Day) -> Iterator[tuple[Day, Pause]]:
    """Give what is suspended, with the last day before that, where it lies between two days."""
    for subject, one in register.effects.every_suspension:
        start = one.term.start
        if isinstance(start, Day) and start > Day.min and first <= start - ONE_DAY <= last:
            yield start - ONE_DAY, _pause(register, subject, one, start - ONE_DAY)


def resumed_from(register: Register, first: Day, last: Day) -> tuple[Pause, ...]:
    """Give what comes back on a day after the last of a suspension, or of a provision that was ended, that lies between two days.

    What is over by then, or still suspended by something else, does not come back.
    """
    parts = (
        (str(one.id), part.absence)
        for one in register.instruments.values()
        for part in one.part_ends
        if part.resumes is not None
    )
    found = []
    for subject, one in (*register.effects.every_suspension, *parts):
        end = one.term.end
        if isinstance(end, Day) and end < Day.max and first <= end <= last:
            pause = _pause(register, subject, one, end + ONE_DAY)
            if pause.matters or pause.grants:
                found.append(pause)
    return tuple(sorted(found, key=lambda one: (one.resumes or Day.max, one.subject, one.what.at)))


def given_until(register: Register, instrument: Instrument, part: PartEnd, day: Day) -> Pause:
    """Give what a provision of an instrument gives on its last day, of all that still runs then."""
    return _pause(register, instrument.id, part.absence, day)


def _pause(register: Register, subject: str, one: Interruption, day: Day) -> Pause:
    """Give an interruption with what it touches of all that runs on a day beside it."""
    given = [
        (grant, row)
        for grant, row in _rows(register)
        if _touches(register, grant, row, subject, one)
        and life_on(ByGrant(grant.for_row(row), row), register, day) in _LASTING
    ]
    owned = [
        matter.id
        for matter in register.matters.values()
        for owner in matter.owners
        if not isinstance(owner.basis, Unknown)
        and any(one in place.interruptions for place in cited(register, owner.basis) if place.instrument.id == subject)
        and life_on(ByLaw(owner), register, day) in _LASTING
    ]
    matters = {*owned, *(row.matter for _, row in given if row is not None)}
    return Pause(subject, one, tuple(sorted(matters)), tuple(sorted({grant.id for grant, _ in given})))


def _rows(register: Register) -> Iterator[tuple[Grant, AnnexRow | None]]:
    for grant in register.grants.values():
        rows = if_known(grant.rows)
        yield from ((grant, row) for row in rows) if rows else ((grant, None),)


def _touches(register: Register, grant: Grant, row: AnnexRow | None, subject: str, one: Interruption) -> bool:
    if subject not in (grant.instrument, grant.id, grant.entry):
        return False
    return one in absences(register, grant, row)
