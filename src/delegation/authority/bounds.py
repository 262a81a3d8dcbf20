"""What a link rests on and from when to when, so that what ends a chain can be named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from delegation.authority import lives
from delegation.authority.days import EVERY_DAY, Days, common, days_of, either
from delegation.authority.edges import around, is_edge, stretch_of, united
from delegation.authority.extended import extension, paused
from delegation.authority.links import Chain, Link
from delegation.authority.lives import InForce, carriers
from delegation.model.acts import Interruption
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, ONE_DAY, Day, Life, Term, Unknown, telling
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class UsableTerm:
    """The days on which a chain holds. ``ended_by`` names what ends it; ``None`` where it is open.

    ``unknown``: why an end is not known; the days given are then the widest possible. ``earlier``: where the same holder goes on by
    another chain, the last days of those before, each with what ends it. ``longer``: why it may go on beyond that last sure day.
    """

    start: Day | None
    end: Day | None
    ended_by: str | None
    unknown: tuple[str, ...]
    earlier: tuple[tuple[Day, str], ...] = ()
    longer: tuple[str, ...] = ()
    replaced_by: str = ""
    """Other codes under which the matter goes on, where that is what ends it."""
    is_paused: bool = False
    """What ends it is a suspension, after which it goes on."""


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


def usable_term(chain: Iterable[Link], register: Register, day: Day) -> UsableTerm:
    """Intersect the terms of all that the links rest on; of what is interrupted, those of the stretch with or before ``day``."""
    start: Day | None = None
    end: Day | None = None
    ended_by: str | None = None
    unknown: dict[str, None] = {}
    longer: dict[Day, str] = {}
    paused: set[Day] = set()
    over: set[Day] = set()
    for link in chain:
        for bound in (*bounds(link, register, day), *giving(link, register)):
            term = bound.sure or bound.term
            unknown.update(dict.fromkeys(term.unknowns))
            first, last = term.start, term.end
            if isinstance(first, Day) and (start is None or first > start):
                start = first
            if isinstance(last, Day):
                (paused if bound.kind == "suspension" else over).add(last)
            if isinstance(last, Day) and (end is None or last < end):
                # That the law names its owner so long is ended by no text that the link knows, least of all by the owner.
                end, ended_by = last, None if bound.kind == "law" else bound.name
        longer.update(_may_go_on(link, register))
    # What ends sooner than the grant that may go on is not carried on with it.
    reasons = dict.fromkeys(why for last, why in longer.items() if end == last)
    is_paused = end in paused - over
    return UsableTerm(start, end, ended_by, telling(unknown), longer=tuple(reasons), is_paused=is_paused)


def recoded(term: UsableTerm, matter: Matter | None, register: Register) -> UsableTerm:
    """Name what puts another code in the place of a matter's, where that is why a term ends: no text that the chain rests on does."""
    if matter is None or term.end is None or term.ended_by is not None or not register.recoded or term.end == Day.max:
        return term
    later = [one for one in register.later_codes(matter.id) if one.on == term.end + ONE_DAY]
    if not later:
        return term
    by = register.instrument(later[0].by) if later[0].by is not None else None
    codes = ", ".join(one.new for one in later)
    return replace(term, ended_by=by.label if by is not None else None, replaced_by=codes)


def _may_go_on(link: Link, register: Register) -> Iterator[tuple[Day, str]]:
    """Give the last day that is sure of a grant that may be extended, with why it may be."""
    last = link.grant.running.end if link.grant is not None else None
    if link.grant is None or not isinstance(last, Day) or last == Day.max:
        return
    for one in lives.may_extend(register, link.grant):
        if one.term.possibly_holds(last + ONE_DAY):
            yield last, one.why


def usable_by(chains: Sequence[Chain], register: Register, day: Day) -> UsableTerm:
    """Join the days of several chains that lead to one holder, as far as they follow one another without a gap."""
    terms = sorted(
        (usable_term(chain, register, day) for chain in chains),
        key=lambda one: (one.start or date.min, one.end or date.max, one.ended_by or ""),
    )
    joined = terms[0]
    for one in terms[1:]:
        joined = followed(joined, one)
    return joined


def followed(one: UsableTerm, later: UsableTerm) -> UsableTerm:
    """Lengthen a term by a later one that begins before the day after its end; otherwise give it as it is."""
    if one.end is None or (later.end is not None and later.end <= one.end):
        return one
    if later.start is not None and later.start.toordinal() > one.end.toordinal() + 1:
        return one
    earlier = (*one.earlier, (one.end, one.ended_by or ""), *later.earlier)
    unknown = tuple(dict.fromkeys((*one.unknown, *later.unknown)))
    return UsableTerm(one.start, later.end, later.ended_by, unknown, earlier, later.longer, is_paused=later.is_paused)


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


def is_open(bound: Bound) -> bool:
    """Say whether what the register does not know of a term leaves open whether it runs."""
    return bool(bound.term.unknowns)


def cut(term: UsableTerm, name: str, life: Term) -> UsableTerm:
    """Cut a term at the first and the last day of a commune that is called ``name``; a day that is not known leaves it open."""
    start, end = life.start, life.end
    if isinstance(start, Day) and (term.start is None or term.start < start):
        term = replace(term, start=start)
    if isinstance(end, Day) and (term.end is None or end < term.end):
        earlier = tuple(one for one in term.earlier if one[0] < end)
        term = replace(term, end=end, ended_by=name, earlier=earlier, longer=(), is_paused=False)
    unknown = tuple(dict.fromkeys((*term.unknown, *life.unknowns)))
    return replace(term, unknown=unknown) if unknown != term.unknown else term


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
    return "unknown" if any(map(is_open, rests)) else "in-force"


def _granting(grant: Grant, row: AnnexRow | None, register: Register, day: Day | None) -> Iterator[Bound]:
    longer = [added for one in grant.extended if (added := extension(grant, one)).stretches]
    doubts = [one for one in lives.may_extend(register, grant) if day is not None and one.term.possibly_holds(day)]
    is_over = day is not None and not grant.running.possibly_holds(day)
    made = lives.made_by(register, grant, row, is_extended=bool(longer or (doubts and is_over)))
    yield from _running("instrument", register, made, day)
    for one, days in united(register.effects.suspensions_of_grant(grant)):
        yield from (_suspended(register, grant.id, one, edge) for edge in around(days, day))
    if doubts and is_over:
        open_ended, name = Term(grant.term.start, Unknown(doubts[0].why)), made[0].instrument.label if made else ""
        yield Bound("grant", grant.id, name, open_ended, by=doubts[0].by, sure=grant.running)
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
    own = common(days_of(grant.term), either([one.days for one in made]) if made else EVERY_DAY)
    for by, each, away in paused(grant, own):
        edges = around(away, day) if away.is_known else [Term(end=away.end)]
        yield from (_suspended(register, by, each, edge) for edge in edges)
    for term in stretch_of([own, *longer], day):
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
        for edge in around(days, day):
            if each.kind == "suspended":
                yield _suspended(register, one.instrument.id, each, edge)
            else:
                yield Bound(kind, one.instrument.id, one.instrument.label, edge, each.at)


def _suspended(register: Register, about: str, one: Interruption, edge: Term) -> Bound:
    by = register.instruments.get(InstrumentId(one.by))
    return Bound("suspension", about, by.label if by is not None else one.by, edge, one.at, one.by)


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
