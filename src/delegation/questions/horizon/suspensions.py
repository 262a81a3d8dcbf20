"""What is suspended until a day, and what comes back: an instrument, a place in one, or a grant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from delegation.authority.bounds import life_on
from delegation.authority.links import ByGrant, ByLaw
from delegation.authority.lives import absences, cited
from delegation.model.acts import Interruption
from delegation.model.instruments import Citation
from delegation.model.matters import AnnexRow, Grant, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, if_known
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
    met = [
        (subject, one, one.term.start - ONE_DAY)
        for subject, one in register.effects.every_suspension
        if isinstance(one.term.start, Day) and one.term.start > Day.min and first <= one.term.start - ONE_DAY <= last
    ]
    touched = Touched(register, {subject for subject, _, _ in met})
    yield from ((day, touched.pause(subject, one, day)) for subject, one, day in met)


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
    met = [
        (subject, one, one.term.end + ONE_DAY)
        for subject, one in (*register.effects.every_suspension, *parts)
        if isinstance(one.term.end, Day) and one.term.end < Day.max and first <= one.term.end <= last
    ]
    touched = Touched(register, {subject for subject, _, _ in met})
    pauses = (touched.pause(*each) for each in met)
    found = (pause for pause in pauses if pause.matters or pause.grants)
    return tuple(sorted(found, key=lambda one: (one.resumes or Day.max, one.subject, one.what.at)))


class Touched:
    """What the interruptions of some instruments and grants touch: all of the register is asked once, and not for each of them."""

    def __init__(self, register: Register, subjects: Collection[str]) -> None:
        """Take a register, and the ids of the instruments and grants in question."""
        self._register = register
        self._rows: defaultdict[tuple[str, Interruption], list[tuple[Grant, AnnexRow | None]]] = defaultdict(list)
        self._owners: defaultdict[tuple[str, Interruption], list[tuple[MatterId, Ownership]]] = defaultdict(list)
        if subjects:
            self._ask_grants(subjects)
            self._ask_owners(subjects)

    def _ask_grants(self, subjects: Collection[str]) -> None:
        for grant, row in _rows(self._register):
            named = {grant.instrument, grant.id, grant.entry, *(one.by for one in grant.extended)}
            for subject in named.intersection(subjects):
                for one in dict.fromkeys(absences(self._register, grant, row)):
                    self._rows[subject, one].append((grant, row))

    def _ask_owners(self, subjects: Collection[str]) -> None:
        # A nation cites the same few places over and over, and nearly all of them are never interrupted.
        known: dict[tuple[str, str | None], tuple[tuple[str, Interruption], ...]] = {}
        for matter in self._register.matters.values():
            for owner in matter.owners:
                met: dict[tuple[str, Interruption], None] = {}
                for one in if_known(owner.basis):
                    place = one.instrument, one.at
                    if place not in known:
                        known[place] = tuple(self._interrupting(one, subjects))
                    met |= dict.fromkeys(known[place])
                for key in met:
                    self._owners[key].append((matter.id, owner))

    def _interrupting(self, one: Citation, subjects: Collection[str]) -> Iterator[tuple[str, Interruption]]:
        """Give what interrupts a place that is cited, of some instruments: it, or what carries it on."""
        for place in cited(self._register, [one]):
            meant = [(str(place.instrument.id), each) for each in place.interruptions]
            yield from (each for each in meant if each[0] in subjects)
            yield from ((each.by, each.what) for each in place.resting if each.by in subjects)

    def pause(self, subject: str, one: Interruption, day: Day) -> Pause:
        """Give an interruption with what it touches of all that runs on a day beside it."""
        register, key = self._register, (subject, one)
        given = [
            (grant, row)
            for grant, row in self._rows.get(key, ())
            if life_on(ByGrant(grant.for_row(row), row), register, day) in _LASTING
        ]
        owned = [name for name, owner in self._owners.get(key, ()) if life_on(ByLaw(owner), register, day) in _LASTING]
        matters = {*owned, *(row.matter for _, row in given if row is not None)}
        return Pause(subject, one, tuple(sorted(matters)), tuple(sorted({grant.id for grant, _ in given})))


def _rows(register: Register) -> Iterator[tuple[Grant, AnnexRow | None]]:
    for grant in register.grants.values():
        rows = if_known(grant.rows)
        yield from ((grant, row) for row in rows) if rows else ((grant, None),)
