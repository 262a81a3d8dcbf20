"""The days on which whoever and whatever authority rests on is there: holders, instruments, provisions, legal bases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from delegation.authority.days import EVERY_DAY, Days, common, days_of, either, outside
from delegation.authority.edges import doubted, possible, uninterrupted
from delegation.authority.extended import extensions, paused, pauses, perhaps_paused
from delegation.model.acts import Doubt, Extended, Interruption
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Citation, Instrument, InstrumentId
from delegation.model.matters import AnnexRow, Grant, place_of
from delegation.model.provisions import places
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, Term, Unknown
from delegation.values import dataclass

INSIDE = frozenset({"internal-unit", "internal-unit-head"})
"""Kinds that are part of a body and end with it."""


def carriers(register: Register, holder: HolderId | Unknown) -> Iterator[Holder]:
    """Give a holder and everybody without whom it is not there, the nearest first.

    A head goes with the body that it heads, a unit inside with its body, a part of a class with the class.
    """
    waiting, seen = [holder], set[HolderId]()
    while waiting:
        one = register.holder(waiting.pop(0))
        if one is None or one.id in seen:
            continue
        seen.add(one.id)
        yield one
        above = (one.head_of, one.parent if one.kind in INSIDE else None, one.within)
        waiting += [name for name in above if name is not None]


def heads(head: Holder | None, body: Holder | None) -> bool:
    """Say whether a holder is the head of a body and acts for it. A committee and its chair are two (Law 72/2025/QH15)."""
    if head is None or body is None or head.head_of != body.id:
        return False
    return (head.kind, body.kind) != ("chair", "committee")


def gives_for(register: Register, giver: HolderId) -> tuple[HolderId, ...]:
    """Give the holders whose authority a giver may give: its own, and that of the body that it heads.

    The head of an agency delegates what the agency holds (Law 72/2025/QH15, Article 14(1)).
    """
    head = register.holder(giver)
    body = register.holder(head.head_of) if head is not None and head.head_of is not None else None
    return (giver, body.id) if body is not None and heads(head, body) else (giver,)


class Resting(NamedTuple):
    """Days on which a text ``by`` (an id) does not carry another one on, nothing else does, and what interrupts it."""

    by: InstrumentId
    what: Interruption
    days: Term


class _Whole(NamedTuple):
    """A text by its own days, with what carries it on (``extended.Lengthened``)."""

    term: Term
    extended: tuple[Extended, ...]


@dataclass(frozen=True, slots=True)
class InForce:
    """A place in an instrument and the terms in all of which it is in force: that of the text, then those of its provisions.

    ``at``: empty for the text as a whole. ``interruptions``: days of these on which it is not. ``doubts``: why it may not be
    on some, for something that cannot be read. ``resting``: days on which it is not because the text that carries it on beyond its own
    last day says nothing; ``perhaps_resting``: those on which that may be so, with the id of that text.
    """

    instrument: Instrument
    at: str
    terms: tuple[Term, ...]
    interruptions: tuple[Interruption, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    resting: tuple[Resting, ...] = ()
    perhaps_resting: tuple[tuple[str, Days], ...] = ()

    @property
    def days(self) -> Days:
        """The days on which the place is in force."""
        days = uninterrupted(common(*map(days_of, self.terms)), self.interruptions)
        if self.resting or self.perhaps_resting:
            away = (*(days_of(one.days) for one in self.resting), *(perhaps for _, perhaps in self.perhaps_resting))
            days = common(days, outside(away))
        return doubted(days, self.doubts)


def in_force(register: Register, instrument: Instrument, at: str | None) -> tuple[InForce, ...]:
    """Give each place that is cited of an instrument, with its terms.

    An instrument without days of its provisions is one place, whatever of it is cited.
    """
    key = (id(instrument), at)
    if key not in register.in_force:
        # Each place holds its instrument, so that nothing else can come to stand under its identity.
        register.in_force[key] = _in_force(register, instrument, at)
    return register.in_force[key]


def _in_force(register: Register, instrument: Instrument, at: str | None) -> tuple[InForce, ...]:
    whole = register.life(instrument)
    doubts = tuple(
        one for one in register.effects.doubts_of(instrument.id) if one.kind in ("suspended", "ended", "begun")
    )
    several = places(at) if has_parts(register, instrument) else ()
    effects, carried = register.effects, _carried(register, instrument, whole)
    if not several:
        doubts = (*doubts, *effects.perhaps_suspended(instrument.id))
        return (InForce(instrument, at or "", (whole,), effects.suspensions_of(instrument), doubts, *carried),)
    return tuple(
        InForce(
            instrument,
            str(one),
            (whole, *instrument.terms_of_part(one)),
            (*instrument.interruptions_of_part(one), *effects.suspensions_of(instrument, one)),
            (*doubts, *effects.perhaps_suspended(instrument.id, one)),
            *carried,
        )
        for one in several
    )


def _carried(
    register: Register, instrument: Instrument, life: Term
) -> tuple[tuple[Resting, ...], tuple[tuple[str, Days], ...]]:
    """Give the days of a text on which what carries it on beyond its own last day rests, and those on which that may be."""
    if life.end == instrument.term.end or not isinstance(instrument.term.end, Day):
        return (), ()
    whole = _Whole(instrument.term, register.extending.carrying(instrument))
    own = days_of(instrument.term)
    resting = tuple(Resting(InstrumentId(by), what, days) for by, what, days in paused(whole, own))
    return resting, tuple(perhaps_paused(whole, own))


def has_parts(register: Register, instrument: Instrument) -> bool:
    """Whether some provisions of an instrument have days of their own."""
    if instrument.part_starts or instrument.part_ends:
        return True
    return register.effects.touch_parts(instrument)


def made_by(
    register: Register, grant: Grant, row: AnnexRow | None, *, is_extended: bool = False
) -> tuple[InForce, ...]:
    """Give the instrument of a grant at the places that give a row; none where the register does not have it.

    A grant that states its first day began then, though that of its instrument is not known. ``is_extended``: for days to which
    something extends it, on which the last day that the instrument itself states is not asked about.
    """
    instrument = register.instruments.get(grant.instrument)
    if instrument is None:
        return ()
    # What carries the instrument on carries the grant on, by days of its own, on which it may rest.
    found = tuple(
        replace(one, resting=(), perhaps_resting=()) for one in in_force(register, instrument, place_of(grant, row))
    )
    corrected = tuple(one for one in register.effects.doubts_of(instrument.id) if one.kind == "corrected")
    if corrected:
        found = tuple(replace(one, doubts=(*one.doubts, *corrected)) for one in found)
    if is_extended and not (instrument.replaced_by or register.successors(instrument)):
        found = tuple(map(_without_end, found))
    elif grant.extended and isinstance(instrument.term.end, Day):
        found = tuple(_ended_with(one, instrument.term.end) for one in found)
    if not isinstance(grant.term.start, Day):
        return found
    return tuple(replace(one, terms=tuple(map(_begun, one.terms))) for one in found)


def suspensions(register: Register, grant: Grant, row: AnnexRow | None) -> Iterator[Interruption]:
    """Give the days on which a grant does not give a row for a suspension: of its instrument, of the place that gives the row, or of itself.

    ``row`` ``None``: of the grant as a whole.
    """
    places = (one for made in made_by(register, grant, row) for one in made.interruptions)
    yield from (one for one in (*places, *register.effects.suspensions_of_grant(grant)) if one.kind == "suspended")


def absences(register: Register, grant: Grant, row: AnnexRow | None) -> Iterator[Interruption]:
    """Give the days on which a grant does not give a row though its term runs: it is suspended, or the place that gives the row is ended.

    ``row`` ``None``: of the grant as a whole. One that is ended for good has no last day.
    """
    last = grant.for_row(row).running.end
    for one in suspensions(register, grant, row):
        # What begins when a row is over suspends nothing of it.
        if not (isinstance(last, Day) and isinstance(one.term.start, Day) and last < one.term.start):
            yield one
    yield from pauses(grant if row is None else grant.for_row(row))
    instrument = register.instruments.get(grant.instrument)
    if instrument is None or not instrument.part_ends:
        return
    yield from (one.absence for one in instrument.ended_with(place_of(grant, row)))


def ended_apart(register: Register, grant: Grant, row: AnnexRow) -> Day | None:
    """Give the last day of a row of which the place was ended for good before its decision; ``None`` where that is not known or not so."""
    ended = (one.term.start for one in absences(register, grant, row) if one.kind == "ended" and one.term.end is None)
    return min((day - ONE_DAY for day in ended if isinstance(day, Day)), default=None)


def _without_end(one: InForce) -> InForce:
    """Give a place as if its instrument stated no last day; what ended the place itself still does."""
    whole, *parts = one.terms
    return replace(one, terms=(Term(whole.start, None), *parts))


def _ended_with(one: InForce, last: Day) -> InForce:
    """Give a place as if nothing carried its instrument on beyond the last day that it states itself."""
    whole, *parts = one.terms
    end = min(whole.end, last) if isinstance(whole.end, Day) else last
    return replace(one, terms=(Term(whole.start, end), *parts))


def may_extend(register: Register, grant: Grant) -> Iterator[Doubt]:
    """Give what may make a grant go on, though it cannot be read whether it is meant."""
    return (one for one in register.effects.doubts_of(grant.instrument) if one.kind == "extended")


def _begun(term: Term) -> Term:
    return Term(None, term.end) if isinstance(term.start, Unknown) else term


def cited(register: Register, basis: Iterable[Citation]) -> tuple[InForce, ...]:
    """Give each place that a basis cites. Texts that the register does not have are left out."""
    named = ((register.instrument(one.instrument), one.at) for one in basis)
    return tuple(place for found, at in named if found is not None for place in in_force(register, found, at))


class Lives:
    """The lives of one register, each worked out once."""

    def __init__(self, register: Register) -> None:
        """Take a register."""
        self._register = register
        self._holders: dict[HolderId, Days] = {}
        self._bases: dict[int, tuple[object, Days]] = {}
        self._grants: dict[str, Days] = {}

    def holder(self, name: HolderId | Unknown) -> Days:
        """Give the days of a holder with all that it goes with; every day for one who is not known."""
        if isinstance(name, Unknown):
            return EVERY_DAY
        found = self._holders.get(name)
        if found is None:
            found = common(*(days_of(one.term) for one in carriers(self._register, name)))
            self._holders[name] = found
        return found

    def basis(self, basis: tuple[Citation, ...] | Unknown) -> Days:
        """Give the days on which one of the cited places is in force; every day where nothing known is cited."""
        if isinstance(basis, Unknown) or not basis:
            return EVERY_DAY
        found = self._bases.get(id(basis))
        if found is None:
            # The basis itself is kept, so that nothing else can come to stand under its identity.
            found = self._bases[id(basis)] = (basis, one_of(cited(self._register, basis)))
        return found[1]

    def granted(self, grant: Grant, row: AnnexRow | None) -> Days:
        """Give the days on which a grant gives a row: by its term and its instrument, or by what extends it."""
        own = common(days_of(grant.term), self.granting(grant, row))
        begun = days_of(Term(grant.term.start, None))
        further = [common(begun, possible(one)) for one in may_extend(self._register, grant)]
        if not (grant.extended or further):
            return own
        longer = self.granting(grant, row, is_extended=True)
        return either([own, *(common(one, longer) for one in (*extensions(grant), *further))])

    def granting(self, grant: Grant, row: AnnexRow | None, *, is_extended: bool = False) -> Days:
        """Give the days of the instrument of a grant, at the places that give a row, without those on which it is suspended.

        Every day where there is none. ``is_extended``: as ``made_by`` has it.
        """
        instrument = self._register.instruments.get(grant.instrument)
        key = f"{grant.id} +" if is_extended else grant.id
        if instrument is not None and has_parts(self._register, instrument):
            key = f"{key} {place_of(grant, row)}"
        found = self._grants.get(key)
        if found is None:
            days = one_of(made_by(self._register, grant, row, is_extended=is_extended))
            days = uninterrupted(days, self._register.effects.suspensions_of_grant(grant))
            found = self._grants[key] = doubted(days, self._register.effects.perhaps_suspended_grant(grant))
        return found


def one_of(several: Sequence[InForce]) -> Days:
    """Give the days on which one of several places is in force; every day where there is none."""
    return either([one.days for one in several]) if several else EVERY_DAY
