"""The days on which chains hold and lead to the same holder, with what ends them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from delegation.authority import lives
from delegation.authority.bounds import bounds, giving
from delegation.authority.days import NEVER, common, days_of, open_days
from delegation.authority.edges import possible
from delegation.authority.extended import perhaps_paused
from delegation.authority.links import Chain, Link
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, Term, Unknown, telling
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


def usable_term(chain: Iterable[Link], register: Register, day: Day) -> UsableTerm:
    """Intersect the terms of all that the links rest on; of what is interrupted, those of the stretch with or before ``day``."""
    start: Day | None = None
    end: Day | None = None
    ended_by: str | None = None
    unknown: dict[str, None] = {}
    longer: list[tuple[Day, str]] = []
    paused: set[Day] = set()
    over: set[Day] = set()
    links = tuple(chain)
    for link in links:
        for bound in (*bounds(link, register, day), *giving(link, register)):
            term = bound.sure or bound.term
            first, last = term.start, term.end
            if isinstance(first, Unknown) and first.sure is not None and first.sure <= day:
                # It may have begun before: that it has by now is sure.
                first = first.sure
            unknown.update((one.reason, None) for one in (first, last) if isinstance(one, Unknown))
            if isinstance(first, Day) and (start is None or first > start):
                start = first
            if isinstance(last, Day):
                (paused if bound.kind == "suspension" else over).add(last)
            if isinstance(last, Day) and (end is None or last < end):
                # That the law names its owner so long is ended by no text that the link knows, least of all by the owner.
                end, ended_by = last, None if bound.kind == "law" else bound.name
        longer += _may_go_on(link, register)
    for link in links:
        unknown.update(dict.fromkeys(_may_rest(link, register, day, end)))
    # What ends sooner than the grant that may go on is not carried on with it.
    reasons = dict.fromkeys(why for last, why in longer if end == last)
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


def _may_rest(link: Link, register: Register, day: Day, end: Day | None) -> Iterator[str]:
    """Give why a link may not hold on days after one, up to ``end``: what suspends it then, or ends a provision, is in doubt itself."""
    if not (register.effects.is_doubtful or link.grant is None or link.grant.extended):
        return
    if link.grant is not None:
        places, grant = lives.made_by(register, link.grant, link.row), link.grant
        doubts = [*register.effects.perhaps_suspended_grant(grant)]
        own = common(days_of(grant.term), lives.one_of(places))
        resting = [(days, days.unknown[0]) for _, days in perhaps_paused(grant, own)]
    else:
        basis = link.ownership.basis
        places = () if isinstance(basis, Unknown) else lives.cited(register, basis)
        doubts, resting = [], []
    if len(places) == 1:
        doubts += places[0].doubts
        resting += [(days, days.unknown[0]) for _, days in places[0].perhaps_resting]
    elif (together := lives.one_of(places)).unknown:
        resting += [(open_days(together), why) for why in together.unknown]
    resting += [(possible(one), one.why) for one in doubts]
    first, last = day.toordinal() + 1, end.toordinal() if end is not None else NEVER
    yield from (why for days, why in resting if days.meets(first, last))


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
