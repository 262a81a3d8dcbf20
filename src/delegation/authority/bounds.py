"""What a link rests on and from when to when, so that what ends a chain can be named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from delegation.authority import lives
from delegation.authority.days import Days, common, days_of, either, surely
from delegation.authority.edges import around, is_edge, stretch_of, united
from delegation.authority.extended import extension, paused, perhaps_paused
from delegation.authority.links import Link
from delegation.authority.lives import InForce, carriers
from delegation.model.acts import Interruption
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day, Life, Term, Unknown
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """One thing that authority rests on, and its days.

    ``law``: the term of an ownership · ``basis``: its legal basis, one end at a time · ``grant``: the term of a grant ·
    ``instrument``: what made it · ``holder``: the life of whoever it leads to, or of the body that it goes with ·
    ``matter``: how long the matter is laid down, which is no link's · ``suspension``: the days before or after those on which
    a text or a grant is suspended, by the instrument with the id ``by``, which ``name`` names. ``about`` is the id of what has
    the term, empty for an ownership. ``at``: the provision, where it begins or ends on a day of its own.
    """

    kind: Literal["law", "basis", "grant", "instrument", "holder", "matter", "suspension"]
    about: str
    name: str
    term: Term
    at: str = ""
    by: str = ""
    sure: Term | None = None
    """Of a grant that may go on, and is asked about beyond its end: the days on which it surely runs."""


def bounds(link: Link, register: Register, day: Day | None = None) -> Iterator[Bound]:
    """Give everything that a link rests on: its term, its instrument or legal basis, and its holder."""
    if link.ownership is not None:
        holder, basis = link.ownership.holder, link.ownership.basis
        yield Bound("law", "", register.label_of(holder), link.ownership.term)
        yield from _living(register, holder)
        if not isinstance(basis, Unknown):
            yield from _running("basis", register, lives.cited(register, basis), day)
    if link.grant is not None:
        yield from _granting(link.grant, link.row, register, day)


def giving(link: Link, register: Register) -> Iterator[Bound]:
    """Give the life of the giver of a grant, which may be the head of whoever the step before leads to: nobody gives who is not there."""
    if link.grant is not None:
        yield from _living(register, link.grant.giver)


def is_open(bound: Bound, day: Day) -> bool:
    """Say whether what the register does not know of a term leaves open whether it runs on a day."""
    return bool(bound.term.unknowns) and not bound.term.certainly_holds(day)


def life_on(link: Link, register: Register, day: Day) -> Life:
    """Say what is known on a day of an ownership or a grant, with all that it rests on."""
    rests = tuple(bounds(link, register, day))
    found = {(one.term.life(day), one.kind == "suspension") for one in rests}
    if ("ended", False) in found:
        return "ended"
    if ("not-yet", False) in found:
        return "not-yet"
    if ("ended", True) in found:
        return "suspended"
    return "unknown" if any(is_open(one, day) for one in rests) else "in-force"


def _granting(grant: Grant, row: AnnexRow | None, register: Register, day: Day | None) -> Iterator[Bound]:
    longer = [added for one in grant.extended if (added := extension(grant, one)).stretches]
    doubts = [one for one in lives.may_extend(register, grant) if day is not None and one.term.possibly_holds(day)]
    is_over = day is not None and not grant.running.possibly_holds(day)
    made = lives.made_by(register, grant, row, is_extended=bool(longer or (doubts and is_over)))
    yield from _running("instrument", register, made, day)
    for one, days in united(register.effects.suspensions_of_grant(grant)):
        yield from (_suspended(register, grant.id, one, edge) for edge in around(days, day))
    for doubt in register.effects.perhaps_suspended_grant(grant):
        if day is None or doubt.term.possibly_holds(day):
            yield Bound("grant", grant.id, _label(register, doubt.by), Term(end=Unknown(doubt.why)), by=doubt.by)
    if doubts and is_over:
        # Until its last sure day it goes on by the text that says so, which may not be its own decision.
        by = next((one.by for one in reversed(grant.extended) if one.term.end == grant.running.end), grant.instrument)
        open_ended = Term(grant.term.start, Unknown(doubts[0].why))
        yield Bound("grant", grant.id, _label(register, by), open_ended, by=doubts[0].by, sure=grant.running)
    elif longer:
        yield from _lengthened(grant, row, longer, register, day)
    else:
        yield Bound("grant", grant.id, made[0].instrument.label if made else grant.instrument, grant.term)
    yield from _living(register, grant.receiver)


def _lengthened(
    grant: Grant, row: AnnexRow | None, longer: Sequence[Days], register: Register, day: Day | None
) -> Iterator[Bound]:
    """Give the ends of the stretch of a day, of a grant that something extends, each with the text that says so."""
    # What is suspended is told of by bounds of its own: the term of the grant does not end there.
    made = [
        replace(one, interruptions=tuple(each for each in one.interruptions if each.kind != "suspended"))
        for one in lives.made_by(register, grant, row)
    ]
    own = common(days_of(grant.term), lives.one_of(made))
    for by, each, away in paused(grant, own):
        yield from (_interrupted("grant", register, by, each, edge) for edge in around(away, day))
    for by, unsure in perhaps_paused(grant, own):
        if day is None or unsure.on(day.toordinal()) is None:
            yield Bound("grant", grant.id, _label(register, by), Term(end=Unknown(unsure.unknown[0])), by=by)
    together = [own, *longer]
    if day is not None and either(together).on(day.toordinal()):
        # What goes on beyond a day on which that is sure, and only may, is told of with the days on which it may.
        together = [surely(either(together))]
    for term in stretch_of(together, day):
        ending = [one.by for one in grant.extended if one.term.end == term.end]
        by = ending[-1] if ending and term.end is not None else ""
        named = register.instruments.get(InstrumentId(by or grant.instrument))
        if term != ALWAYS:
            yield Bound("grant", grant.id, named.label if named else grant.instrument, term, by=by)
    has_begun = day is not None and any(first <= day.toordinal() for first, _, _ in own.stretches)
    if day is not None and has_begun and not any(one.on(day.toordinal()) is not False for one in (own, *longer)):
        # Between the old last day and the first day of what extends: what is still to come, with its name.
        later = [one for one in grant.extended if isinstance(one.term.start, Day) and one.term.start > day]
        for one in later[:1]:
            named = register.instruments.get(InstrumentId(one.by))
            yield Bound("grant", grant.id, named.label if named else one.by, Term(start=one.term.start), by=one.by)


def _living(register: Register, holder: HolderId | Unknown) -> Iterator[Bound]:
    for number, one in enumerate(carriers(register, holder)):
        if number == 0 or one.term.start is not None or one.term.end is not None:
            yield Bound("holder", one.id, one.label, one.term)


_Text = Literal["basis", "instrument"]


def _running(kind: _Text, register: Register, places: Sequence[InForce], day: Day | None) -> Iterator[Bound]:
    """Give the days of cited places: as long as one of them is in force.

    Where that is interrupted, the stretch of the day; between two stretches, the end of the one before. One bound more
    where it is not known whether any of them is in force on the day.
    """
    if len(places) == 1 or not any(one.days.stretches for one in places):
        # Of several that are never in force the first tells so.
        for one in places[:1]:
            yield from _edges(kind, register, one, day)
        return
    for term in stretch_of([one.days for one in places], day):
        edge = term.start if term.end is None else term.end
        if edge is not None:
            yield _named(kind, register, places, term)


def _edges(kind: _Text, register: Register, one: InForce, day: Day | None) -> Iterator[Bound]:
    """Give each end of the terms of a place, and of its interruptions the one that a day lies behind; without a day both."""
    for number, term in enumerate(one.terms):
        for edge in (Term(start=term.start), Term(end=term.end)):
            if edge != ALWAYS:
                yield Bound(kind, one.instrument.id, one.instrument.label, edge, one.at if number else "")
    for doubt in one.doubts:
        if day is None or doubt.term.possibly_holds(day):
            yield Bound(kind, one.instrument.id, one.instrument.label, Term(end=Unknown(doubt.why)))
    for each, days in united(one.interruptions):
        yield from (_interrupted(kind, register, one.instrument.id, each, edge) for edge in around(days, day))
    for resting in one.resting:
        yield from (_interrupted(kind, register, resting.by, resting.what, edge) for edge in around(resting.days, day))
    for by, unsure in one.perhaps_resting:
        if day is None or unsure.on(day.toordinal()) is None:
            yield Bound(kind, by, _label(register, by), Term(end=Unknown(unsure.unknown[0])))


def _interrupted(
    kind: _Text | Literal["grant"], register: Register, about: str, one: Interruption, edge: Term
) -> Bound:
    """Give an edge of days on which a text is suspended, or a provision of it ended before it came back."""
    if one.kind == "suspended":
        return _suspended(register, about, one, edge)
    return Bound(kind, about, _label(register, about), edge, one.at)


def _label(register: Register, name: str) -> str:
    found = register.instruments.get(InstrumentId(name))
    return found.label if found is not None else name


def _suspended(register: Register, about: str, one: Interruption, edge: Term) -> Bound:
    return Bound("suspension", about, _label(register, one.by), edge, one.at, one.by)


def _named(kind: _Text, register: Register, places: Sequence[InForce], term: Term) -> Bound:
    """Name the first of some places that begins or ends as a stretch of them does; one of them always does."""
    for one in places:
        for bound in _edges(kind, register, one, None):
            if is_edge(bound.term, term):
                return replace(bound, term=term)
        # The days of what cannot be read may themselves not be known: then it is for their reason.
        if any(is_edge(doubt.term, term) for doubt in one.doubts):
            return Bound(kind, one.instrument.id, one.instrument.label, term)
    told = f"no place begins or ends as {term}"
    raise AssertionError(told)
