"""The days on which something extends a grant, and those among them on which that rests: its text is suspended itself."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.days import Days, common, day_of, days_of, either, outside
from delegation.authority.edges import uninterrupted, united
from delegation.model.acts import Extended, Interruption
from delegation.model.matters import Grant
from delegation.model.terms import Day, Term, Unknown


def stated(grant: Grant) -> Days:
    """Give the days of a grant by its own words and by those of what extends it, whether or not the texts are there."""
    days = days_of(grant.term)
    return either([days, *(extension(grant, one) for one in grant.extended)]) if grant.extended else days


def extensions(grant: Grant) -> Iterator[Days]:
    """Give the days that each text which extends a grant, or a row of it, adds: none before the grant itself begins, none while the text is suspended."""
    yield from (uninterrupted(extension(grant, one), one.paused) for one in grant.extended)


def extension(grant: Grant, one: Extended) -> Days:
    """Give the days that a text adds to a grant by its words, those among them on which it is suspended itself."""
    return common(days_of(Term(grant.term.start, None)), days_of(one.term))


def pauses(grant: Grant) -> Iterator[Interruption]:
    """Give the suspensions of what extends a grant that go beyond its own last day."""
    last = grant.term.end
    for one in (each for longer in grant.extended for each in longer.paused):
        if not (isinstance(last, Day) and isinstance(one.term.end, Day) and one.term.end <= last):
            yield one


def paused(grant: Grant, own: Days) -> Iterator[tuple[str, Interruption, Term]]:
    """Give the days on which a grant is not carried on because what extends it, an id, is suspended, and nothing else carries it.

    ``own``: its days without extensions. A term of which only the end is not known: that it is so on some days may be.
    """
    if not any(one.paused for one in grant.extended):
        return
    adds = [*extensions(grant)]
    for at, one in enumerate(grant.extended):
        if not one.paused:
            continue
        carried = [own, *adds[:at], *adds[at + 1 :]]
        for each, term in united(one.paused):
            bare = common(extension(grant, one), days_of(term), outside(carried))
            for first, last, _ in bare.stretches:
                yield one.by, each, Term(day_of(first), day_of(last))
            if bare.unknown:
                yield one.by, each, Term(end=Unknown(bare.unknown[0]))
