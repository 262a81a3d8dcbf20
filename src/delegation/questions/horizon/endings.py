"""What ends within a stretch of days, and how much rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Literal, get_args

from delegation.authority.lives import ended_apart, may_extend
from delegation.model.holders import HolderId
from delegation.model.matters import AnnexRow, Grant, MatterId
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, Unknown
from delegation.questions.horizon.grounds import basis_of, ends_with_its_basis, stays_until
from delegation.questions.horizon.reliance import Reliance
from delegation.questions.horizon.suspensions import Touched, suspended_from
from delegation.speech import instruments
from delegation.values import dataclass

Kind = Literal[
    "instrument",
    "provision",
    "norm",
    "grant",
    "holder",
    "commune",
    "code",
    "ownership",
    "waiver",
    "suspension",
    "transition",
]
_ORDER: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Ending:
    """Something whose last day is ``day``, the last one before it is suspended, or the last one on which files stay with whoever decided before.

    ``subject``: the id of the instrument, norm, grant, holder, commune or procedure (whose code is replaced), the key of the finding that is waived, or the holder whose
    ownership ends. ``at``: the provision that ends, of an instrument that goes on; ``by``: what ends or replaces it, of a code or a commune those that come after.
    ``matters``: the matters whose owner rests on it or that it gives, in the order of ids; ``grants``: those that it
    makes, or whose rows cite it, or of whose pair the norm speaks. ``perhaps_extended``: the instruments that may carry a grant
    on, though it cannot be read whether they mean it.
    """

    day: Day
    kind: Kind
    subject: str
    matters: tuple[MatterId, ...] = ()
    grants: tuple[str, ...] = ()
    at: str | None = None
    by: tuple[str, ...] = ()
    perhaps_extended: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[Day, int, str, str]:
        """Sort key: by day, then kind, then subject."""
        return (self.day, _ORDER.index(self.kind), self.subject, self.at or "")


def endings(register: Register, first: Day, last: Day, reliance: Reliance | None = None) -> tuple[Ending, ...]:
    """Give what the register knows to end on ``first``, on ``last`` or between, by day. Unknown days are no endings.

    ``reliance``: what rests on what in this register, where that is asked more than once.
    """
    reliance = reliance or Reliance(register)
    found = [
        *_instruments(register, reliance, first, last),
        *_norms(register, reliance, first, last),
        *_grants(register, first, last),
        *_holders(register, reliance, first, last),
        *_communes(register, reliance, first, last),
        *_codes(register, first, last),
        *_ownerships(register, first, last),
        *_suspensions(register, first, last),
        *_transitions(register, first, last),
        *(Ending(one.until, "waiver", one.finding) for one in register.waivers if first <= one.until <= last),
    ]
    if register.alternates:
        found = [replace(one, grants=stated(register, one.grants)) for one in found]
    return tuple(sorted(found, key=lambda one: one.order))


def stated(register: Register, grants: Iterable[str]) -> tuple[str, ...]:
    """Give the ids of grants in their order; those to any one of several, where all of these are meant, by the one id that they share."""
    found = set(grants)
    for entry, several in register.alternates.items():
        names = {one.id for one in several}
        if names <= found:
            found = found - names | {entry}
    return tuple(sorted(found))


def _suspensions(register: Register, first: Day, last: Day) -> Iterator[Ending]:
    """Give what is suspended from the day after one between two days, with what rests on it."""
    for day, one in suspended_from(register, first, last):
        yield Ending(day, "suspension", one.subject, one.matters, one.grants, at=one.what.at or None, by=(one.what.by,))


def _transitions(register: Register, first: Day, last: Day) -> Iterator[Ending]:
    """Give the last days on which files stay with whoever decided before, with what is meant."""
    for day, one, matters, grants in stays_until(register, first, last):
        yield Ending(day, "transition", one.id, matters, grants, at=one.transition.at if one.transition else None)


def horizon_of(register: Register, today: Day) -> Day:
    """Give the last day that a register looks ahead to from a day."""
    return today + min(timedelta(days=register.settings.horizon_days), Day.max - today)


def _within(end: Day | Unknown | None, first: Day, last: Day) -> Day | None:
    return end if isinstance(end, Day) and first <= end <= last else None


def _instruments(register: Register, reliance: Reliance, first: Day, last: Day) -> Iterator[Ending]:
    whole = {
        one.id: day
        for one in register.instruments.values()
        # What was replaced before its first day never was in force, so it does not end either.
        if (day := _within(register.life(one).end, first, last)) and not register.is_never_in_force(one)
    }
    parts = [
        (one, part, day)
        for one in register.instruments.values()
        for part in one.part_ends
        if (day := _within(part.to, first, last)) and one.id not in whole and not register.is_never_in_force(one)
    ]
    for name, day in whole.items():
        one = register.instruments[name]
        yield Ending(
            day, "instrument", name, *reliance.on_instrument(one, day), by=instruments.successors(register, one)
        )
    touched = Touched(register, {one.id for one, _, _ in parts})
    resting = {name: reliance.by_part(register.instruments[name]) for name in {one.id for one, _, _ in parts}}
    for one, part, day in parts:
        # What a provision gives is what it gives on its last day, of all that still runs then.
        given = touched.pause(one.id, part.absence, day)
        by = (part.by,) if part.by else ()
        matters = _ids((*resting[one.id].get(part, ()), *given.matters))
        yield Ending(day, "provision", one.id, matters, given.grants, at=part.at, by=by)


def _ids(matters: Iterable[MatterId]) -> tuple[MatterId, ...]:
    return tuple(sorted(set(matters)))


def _norms(register: Register, reliance: Reliance, first: Day, last: Day) -> Iterator[Ending]:
    for norm in register.norms:
        day = _within(norm.term.end, first, last)
        if day is not None:
            by = tuple(dict.fromkeys(one.instrument for one in norm.basis))
            yield Ending(day, "norm", norm.id, grants=reliance.of_pair(norm), by=by)


def _grants(register: Register, first: Day, last: Day) -> Iterator[Ending]:
    """Give the grants that end; one to any one of several once, where it ends for all of them alike."""
    each = list(_each_grant(register, first, last))
    alike: dict[tuple[Day, tuple[MatterId, ...], tuple[str, ...]], set[str]] = {}
    for one in each:
        alike.setdefault((one.day, one.matters, one.by), set()).add(one.subject)
    for (day, matters, by), names in alike.items():
        for name in stated(register, names):
            perhaps = _perhaps_extended(register, register.grants_named(name)[0], day)
            yield Ending(day, "grant", name, matters, by=by, perhaps_extended=perhaps)


def _perhaps_extended(register: Register, grant: Grant, day: Day) -> tuple[str, ...]:
    """Give the ids of what may carry a grant on beyond a day."""
    doubts = (one for one in may_extend(register, grant) if day < Day.max and one.term.possibly_holds(day + ONE_DAY))
    return tuple(dict.fromkeys(one.by for one in doubts))


def _each_grant(register: Register, first: Day, last: Day) -> Iterator[Ending]:
    for grant in register.grants.values():
        for end, rows in grant.endings.items():
            if (day := _within(end, first, last)) is None or _is_over(register, grant, day):
                continue
            if (left := [row for row in rows if not _is_gone(register, grant, row, day)]) or not rows:
                yield Ending(day, "grant", grant.id, _ids(row.matter for row in left), by=(_last_said_by(grant, end),))


def _is_gone(register: Register, grant: Grant, row: AnnexRow, day: Day) -> bool:
    """Whether the place of a row was ended before or on a day that its grant ends: it is told with that place."""
    last = ended_apart(register, grant, row)
    return last is not None and last <= day


def _last_said_by(grant: Grant, end: Day | Unknown | None) -> str:
    """Give the id of the text that states a last day: what extends the grant so far, else its decision."""
    return next((one.by for one in reversed(grant.extended) if one.term.end == end), grant.instrument)


def _is_over(register: Register, grant: Grant, day: Day) -> bool:
    """Whether a grant ended with its instrument before a day, whatever term it was printed with."""
    made_by = register.instruments.get(grant.instrument)
    if made_by is None or (_last_said_by(grant, day) != grant.instrument and not register.successors(made_by)):
        return False
    end = register.life(made_by).end
    return isinstance(end, Day) and end < day


def _holders(register: Register, reliance: Reliance, first: Day, last: Day) -> Iterator[Ending]:
    """Give the bodies and offices that end, with the matters that they own by law and the grants from or to them."""
    for holder in register.holders.values():
        day = _within(holder.term.end, first, last)
        if day is not None:
            yield Ending(day, "holder", holder.id, *reliance.on_holder(holder.id, day), by=holder.successors)


def _communes(register: Register, reliance: Reliance, first: Day, last: Day) -> Iterator[Ending]:
    """Give the communes that end, with the matters and grants of which a part names them."""
    for code, commune in register.communes.items():
        day = _within(commune.term.end, first, last)
        if day is not None:
            by = tuple(one.new for one in register.successors_of(code))
            yield Ending(day, "commune", code, *reliance.on_commune(code), by=by)


def _codes(register: Register, first: Day, last: Day) -> Iterator[Ending]:
    """Give the codes of procedures that others replace, with the grants that name them."""
    for name in dict.fromkeys(one.old for one in register.recoded):
        if (day := _within(register.matters[name].term.end, first, last)) is not None:
            by = tuple(one.new for one in register.later_codes(name))
            grants = tuple(sorted(grant.id for grant, _ in register.grants_of.get(name, ())))
            yield Ending(day, "code", name, (name,), grants, by=by)


def _ownerships(register: Register, first: Day, last: Day) -> Iterator[Ending]:
    """Give ownerships that end of themselves, together for each day, holder and instrument.

    Those that end on the same day as the instrument or the provision that they rest on are told with it.
    """
    found: dict[tuple[Day, HolderId, str], list[MatterId]] = {}
    for matter in register.matters.values():
        for owner in matter.owners:
            day = _within(owner.term.end, first, last)
            if day is not None and day == matter.term.end and register.recoded and register.later_codes(matter.id):
                # It goes on under another code, which is told.
                continue
            if day is not None and not isinstance(owner.holder, Unknown) and not ends_with_its_basis(register, owner):
                found.setdefault((day, owner.holder, basis_of(register, matter, owner)), []).append(matter.id)
    for (day, holder, basis), matters in found.items():
        yield Ending(day, "ownership", holder, _ids(matters), by=(basis,) if basis else ())
