"""The life of an instrument and of its provisions, and what rests on it from when to when."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.model.holders import HolderId
from delegation.model.instruments import Instrument, Norm
from delegation.model.matters import Grant, MatterId
from delegation.model.provisions import places
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown, hull, if_known
from delegation.questions.timeline.words import PartLife, Rest
from delegation.speech import numbered


def parts_of(register: Register, one: Instrument) -> tuple[PartLife, ...]:
    """Give the provisions that begin or end on a day of their own, in the order of the text."""
    begun = (place for part in one.part_starts for place in places(part.at))
    ended = {place: part.by for part in one.part_ends if part.resumes is None for place in places(part.at)}
    every = sorted({*begun, *ended}, key=lambda place: place.order)
    named = [PartLife(str(place), register.life(one, place), ended.get(place)) for place in every]
    named += [
        life
        for part in one.part_ends
        if part.resumes is not None
        for life in (
            PartLife(part.at, Term(end=part.to), part.by),
            PartLife(part.at, Term(start=part.resumes), part.resumed_by),
        )
    ]
    # What nobody can read as a place is told as it stands; that is also a finding.
    starts = [PartLife(part.at, Term(start=part.since)) for part in one.part_starts if not places(part.at)]
    ends = [
        PartLife(part.at, Term(end=part.to), part.by)
        for part in one.part_ends
        if part.resumes is None and not places(part.at)
    ]
    return (*named, *starts, *ends)


def grants_by(register: Register, one: Instrument) -> tuple[Grant, ...]:
    """Give the grants that an instrument makes, in the order of ids."""
    return tuple(
        grant for grant in sorted(register.grants.values(), key=lambda each: each.id) if grant.instrument == one.id
    )


def norms_by(register: Register, one: Instrument) -> tuple[Norm, ...]:
    """Give the norms that an instrument lays down, in the order of ids."""
    return tuple(
        norm
        for norm in sorted(register.norms, key=lambda each: each.id)
        if any(register.instrument(cited.instrument) is one for cited in norm.basis)
    )


def rests_on(register: Register, one: Instrument) -> tuple[Rest, ...]:
    """Give the matters whose owner rests on an instrument, by owner and by the days on which it carries them."""
    found: dict[tuple[HolderId | None, Term], dict[MatterId, None]] = {}
    for matter, holder, term in _resting(register, one):
        found.setdefault((holder, term), {})[matter] = None
    rests = (Rest(holder, term, tuple(sorted(ids, key=numbered))) for (holder, term), ids in found.items())
    return tuple(sorted(rests, key=lambda each: (-len(each.matters), each.holder or "", str(each.term))))


def _resting(register: Register, one: Instrument) -> Iterator[tuple[MatterId, HolderId | None, Term]]:
    names = (one.id, one.number) if isinstance(one.number, str) else (one.id,)
    citing = frozenset[MatterId]().union(*(register.owned_by.get(name, ()) for name in names))
    for matter in (register.matters[name] for name in sorted(citing)):
        for owner in matter.owners:
            basis = if_known(owner.basis)
            lives = [register.life(one, cited.at) for cited in basis if register.instrument(cited.instrument) is one]
            if lives:
                holder = None if isinstance(owner.holder, Unknown) else owner.holder
                yield matter.id, holder, narrowed(hull(lives), owner.term)


def narrowed(one: Term, other: Term) -> Term:
    """Give the days that lie in both terms. An end that is not known stays so unless the other one is no later anyway."""
    starts = [day for day in (one.start, other.start) if day is not None]
    ends = [day for day in (one.end, other.end) if day is not None]
    return Term(_narrower(starts, latest=True), _narrower(ends, latest=False))


def _narrower(days: list[Day | Unknown], *, latest: bool) -> Day | Unknown | None:
    known = [day for day in days if isinstance(day, Day)]
    if len(known) < len(days):
        return next(day for day in days if isinstance(day, Unknown))
    return (max if latest else min)(known) if known else None
