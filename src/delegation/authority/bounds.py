"""The days on which every link of a chain holds, and what ends them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from delegation import citing
from delegation.authority.tiles import Link
from delegation.model.holders import HolderId
from delegation.model.instruments import Citation, InstrumentId
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Life, Term, Unknown
from delegation.values import dataclass

_BARE = frozenset({"chưa rõ"})


@dataclass(frozen=True, slots=True)
class UsableTerm:
    """The days on which every link of a chain holds. ``ended_by`` names what ends it; ``None`` where it is open.

    ``unknown``: why an end is not known; the days given are then the widest possible.
    """

    start: Day | None
    end: Day | None
    ended_by: str | None
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """One thing that authority rests on, and its days.

    ``law``: the term of an ownership · ``basis``: its legal basis, one end at a time · ``grant``: the term of a grant ·
    ``instrument``: what made it · ``holder``: the life of whoever it leads to · ``matter``: how long
    the matter is laid down, which is no link's. ``about`` is the id of what has the term, empty for an ownership.
    ``at``: the provision, where it begins or ends on a day of its own.
    """

    kind: Literal["law", "basis", "grant", "instrument", "holder", "matter"]
    about: str
    name: str
    term: Term
    at: str = ""


def usable_term(chain: Iterable[Link], register: Register) -> UsableTerm:
    """Intersect the terms of all links, of their instruments and legal bases, and of the holders that act in them."""
    start: Day | None = None
    end: Day | None = None
    ended_by: str | None = None
    unknown: dict[str, None] = {}
    for link in chain:
        for bound in bounds(link, register):
            unknown.update(dict.fromkeys(bound.term.unknowns))
            first, last = bound.term.start, bound.term.end
            if isinstance(first, Day) and (start is None or first > start):
                start = first
            if isinstance(last, Day) and (end is None or last < end):
                end, ended_by = last, bound.name
    # "Not known" is no reason where another one is given.
    reasons = tuple(one for one in unknown if one not in _BARE) or tuple(unknown)
    return UsableTerm(start, end, ended_by, reasons)


def bounds(link: Link, register: Register) -> Iterator[Bound]:
    """Give everything that a link rests on: its term, its instrument or legal basis, and its holder."""
    if link.ownership is not None:
        holder, basis = link.ownership.holder, link.ownership.basis
        yield Bound("law", "", citing.holder(register, holder), link.ownership.term)
        yield from _life(register, holder)
        if not isinstance(basis, Unknown):
            yield from _carrying(register, basis)
    if link.grant is not None:
        yield from _granting(link.grant, link.row, register)


def is_open(bound: Bound) -> bool:
    """Say whether what the register does not know of a term leaves open whether it runs.

    A grant that states its first day began then, though that of its instrument is not known.
    """
    start, end = bound.term.start, bound.term.end
    return isinstance(end, Unknown) or (isinstance(start, Unknown) and bound.kind != "instrument")


def life_on(link: Link, register: Register, day: Day) -> Life:
    """Say what is known on a day of an ownership or a grant, with all that it rests on."""
    rests = tuple(bounds(link, register))
    lives = {one.term.life(day) for one in rests}
    if "ended" in lives:
        return "ended"
    if "not-yet" in lives:
        return "not-yet"
    return "unknown" if any(map(is_open, rests)) else "in-force"


def _granting(grant: Grant, row: AnnexRow | None, register: Register) -> Iterator[Bound]:
    made_by = register.instruments.get(grant.instrument)
    if made_by is not None:
        # Of a decision that takes effect or ends in part, the provision that gives this matter counts.
        at = citing.given_at(grant, row)
        term = register.life(made_by, at)
        own = at if at is not None and term != register.life(made_by) else ""
        yield Bound("instrument", made_by.id, made_by.label, term, own)
        yield Bound("grant", grant.id, made_by.label, grant.term)
    else:
        yield Bound("grant", grant.id, grant.instrument, grant.term)
    yield from _life(register, grant.receiver)


def _life(register: Register, holder: HolderId | Unknown) -> Iterator[Bound]:
    found = register.holder(holder)
    if found is not None:
        yield Bound("holder", found.id, found.label, found.term)


def _carrying(register: Register, basis: Iterable[Citation]) -> Iterator[Bound]:
    """Give the days of the legal basis. Of several places, the first that begins and the last that ends carry."""
    cited = [(one.at, found) for one in basis if (found := register.instrument(one.instrument)) is not None]
    for starting in (True, False):
        days = [(_end(register.life(found, at), starting), at, found) for at, found in cited]
        known = sorted(
            ((day, found.label, found.id, at or "") for day, at, found in days if isinstance(day, Day)),
            reverse=not starting,
        )
        if known and len(known) == len(days):
            day, name, about, at = known[0]
            whole = _end(register.life(register.instruments[InstrumentId(about)]), starting)
            term = Term(start=day) if starting else Term(end=day)
            yield Bound("basis", about, name, term, at if day != whole else "")


def _end(term: Term, starting: bool) -> Day | Unknown | None:  # noqa: FBT001  which of the two ends
    return term.start if starting else term.end
