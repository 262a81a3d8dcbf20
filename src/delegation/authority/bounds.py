"""What a link rests on and from when to when, so that what ends a chain can be named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from delegation import citing
from delegation.authority.days import EVERY_DAY, NEVER, day_of, days_of, either
from delegation.authority.links import Chain, Link
from delegation.authority.lives import carriers, cited_lives, life_of
from delegation.model.holders import HolderId
from delegation.model.instruments import Citation
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Life, Term, Unknown
from delegation.values import dataclass

_BARE = frozenset({"chưa rõ"})


@dataclass(frozen=True, slots=True)
class UsableTerm:
    """The days on which a chain holds. ``ended_by`` names what ends it; ``None`` where it is open.

    ``unknown``: why an end is not known; the days given are then the widest possible. ``earlier``: where the same holder goes
    on by another chain, the last days of those before, each with what ends it.
    """

    start: Day | None
    end: Day | None
    ended_by: str | None
    unknown: tuple[str, ...]
    earlier: tuple[tuple[Day, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """One thing that authority rests on, and its days.

    ``law``: the term of an ownership · ``basis``: its legal basis, one end at a time · ``grant``: the term of a grant ·
    ``instrument``: what made it · ``holder``: the life of whoever it leads to, or of the body that it goes with ·
    ``matter``: how long the matter is laid down, which is no link's. ``about`` is the id of what has the term, empty for an
    ownership. ``at``: the provision, where it begins or ends on a day of its own.
    """

    kind: Literal["law", "basis", "grant", "instrument", "holder", "matter"]
    about: str
    name: str
    term: Term
    at: str = ""


def usable_term(chain: Iterable[Link], register: Register, day: Day | None = None) -> UsableTerm:
    """Intersect the terms of all links, of their instruments and legal bases, and of the holders that act in them.

    ``day``: of a legal basis that is interrupted, the stretch with or before this day counts.
    """
    start: Day | None = None
    end: Day | None = None
    ended_by: str | None = None
    unknown: dict[str, None] = {}
    for link in chain:
        for bound in bounds(link, register, day):
            unknown.update(dict.fromkeys(bound.term.unknowns))
            first, last = bound.term.start, bound.term.end
            if isinstance(first, Day) and (start is None or first > start):
                start = first
            if isinstance(last, Day) and (end is None or last < end):
                end, ended_by = last, bound.name
    # "Not known" is no reason where another one is given.
    reasons = tuple(one for one in unknown if one not in _BARE) or tuple(unknown)
    return UsableTerm(start, end, ended_by, reasons)


def usable_by(chains: Sequence[Chain], register: Register, day: Day | None = None) -> UsableTerm:
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
    return UsableTerm(
        one.start, later.end, later.ended_by, tuple(dict.fromkeys((*one.unknown, *later.unknown))), earlier
    )


def bounds(link: Link, register: Register, day: Day | None = None) -> Iterator[Bound]:
    """Give everything that a link rests on: its term, its instrument or legal basis, and its holder."""
    if link.ownership is not None:
        holder, basis = link.ownership.holder, link.ownership.basis
        yield Bound("law", "", citing.holder(register, holder), link.ownership.term)
        yield from _living(register, holder)
        if not isinstance(basis, Unknown):
            yield from _carrying(register, basis, day)
    if link.grant is not None:
        yield from _granting(link.grant, link.row, register)


def is_open(bound: Bound) -> bool:
    """Say whether what the register does not know of a term leaves open whether it runs."""
    return bool(bound.term.unknowns)


def life_on(link: Link, register: Register, day: Day) -> Life:
    """Say what is known on a day of an ownership or a grant, with all that it rests on."""
    rests = tuple(bounds(link, register, day))
    lives = {one.term.life(day) for one in rests}
    if "ended" in lives:
        return "ended"
    if "not-yet" in lives:
        return "not-yet"
    return "unknown" if any(map(is_open, rests)) else "in-force"


def _granting(grant: Grant, row: AnnexRow | None, register: Register) -> Iterator[Bound]:
    made_by = register.instruments.get(grant.instrument)
    term = life_of(register, grant, row)
    if made_by is not None and term is not None:
        # Of a decision that takes effect or ends in part, the provision that gives this matter counts.
        at = citing.given_at(grant, row)
        own = at if at is not None and register.life(made_by, at) != register.life(made_by) else ""
        yield Bound("instrument", made_by.id, made_by.label, term, own)
        yield Bound("grant", grant.id, made_by.label, grant.term)
    else:
        yield Bound("grant", grant.id, grant.instrument, grant.term)
    yield from _living(register, grant.receiver)


def _living(register: Register, holder: HolderId | Unknown) -> Iterator[Bound]:
    for number, one in enumerate(carriers(register, holder)):
        if number == 0 or one.term.start is not None or one.term.end is not None:
            yield Bound("holder", one.id, one.label, one.term)


def _carrying(register: Register, basis: Sequence[Citation], day: Day | None) -> Iterator[Bound]:
    """Give the days of the legal basis: of several places, as long as one of them is in force.

    Where that is interrupted, the stretch of the day; between two stretches, the end of the one before.
    """
    cited = [*cited_lives(register, basis)]
    lives = [life for _, _, life in cited]
    for term in _running(lives, day):
        starting = term.end is None
        edge = term.start if starting else term.end
        if edge is None:
            continue
        ends = [one.start if starting else one.end for one in lives]
        found, at, _ = cited[ends.index(edge) if edge in ends else 0]
        whole = register.life(found)
        own = at if edge != (whole.start if starting else whole.end) else ""
        yield Bound("basis", found.id, found.label, term, own)


def _running(lives: Sequence[Term], day: Day | None) -> Iterator[Term]:
    """Give the ends of the stretch of some lives that has a day, or is the last before it, one at a time; else of the first.

    One more where it is not known whether any of them runs on the day.
    """
    if len(lives) == 1:
        yield from (Term(start=lives[0].start), Term(end=lives[0].end))
        return
    together = either([days_of(one) for one in lives]) if lives else EVERY_DAY
    stretches: list[tuple[int, int]] = []
    for first, last, _ in together.stretches:
        joins = bool(stretches) and stretches[-1][1] + 1 == first
        stretches[-1:] = [(stretches[-1][0], last)] if joins else [*stretches[-1:], (first, last)]
    if not stretches:
        # Not one of them has a day in force: each edge tells so.
        yield Term(start=min((one.start for one in lives if isinstance(one.start, Day)), default=None))
        yield Term(end=min((one.end for one in lives if isinstance(one.end, Day)), default=None))
        return
    asked = day.toordinal() if day is not None else NEVER
    first, last = max((one for one in stretches if one[0] <= asked), default=stretches[0])
    yield from (Term(start=day_of(first)), Term(end=day_of(last)))
    if together.unknown and (day is None or together.on(asked) is None):
        yield Term(end=next(end for one in lives for end in (one.start, one.end) if isinstance(end, Unknown)))
