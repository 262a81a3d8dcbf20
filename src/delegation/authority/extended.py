"""The days on which something extends a grant, and those among them on which that rests: its text is suspended itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from delegation.authority.days import Days, common, day_of, days_of, either, outside
from delegation.authority.edges import doubted, possible, uninterrupted, united
from delegation.model.acts import Extended, Interruption
from delegation.model.matters import Grant
from delegation.model.terms import Day, Term


class Lengthened(Protocol):
    """What later texts carry on beyond its own term: a grant, or a whole text."""

    @property
    def term(self) -> Term:
        """Its own days."""

    @property
    def extended(self) -> Sequence[Extended]:
        """What carries it on."""


def stated(grant: Grant) -> Days:
    """Give the days of a grant by its own words and by those of what extends it, whether or not the texts are there."""
    days = days_of(grant.term)
    return either([days, *(extension(grant, one) for one in grant.extended)]) if grant.extended else days


def extensions(grant: Grant) -> Iterator[Days]:
    """Give the days that each text which extends a grant, or a row of it, adds: none before the grant itself begins, none while the text is suspended."""
    yield from (carried(grant, one) for one in grant.extended)


def carried(grant: Lengthened, one: Extended) -> Days:
    """Give the days that a text adds to a grant without those on which it rests; those on which it may are only possible."""
    return doubted(uninterrupted(extension(grant, one), one.paused), one.doubts)


def extension(grant: Lengthened, one: Extended) -> Days:
    """Give the days that a text adds to a grant by its words, those among them on which it is suspended itself."""
    return common(days_of(Term(grant.term.start, None)), days_of(one.term))


def pauses(grant: Grant) -> Iterator[Interruption]:
    """Give the suspensions of what extends a grant that go beyond its own last day."""
    last = grant.term.end
    for one in (each for longer in grant.extended for each in longer.paused if each.kind == "suspended"):
        if not (isinstance(last, Day) and isinstance(one.term.end, Day) and one.term.end <= last):
            yield one


def paused(grant: Lengthened, own: Days) -> Iterator[tuple[str, Interruption, Term]]:
    """Give the days on which a grant surely is not carried on because what extends it, an id, is suspended, and nothing else carries it.

    ``own``: its days without extensions.
    """
    for one, others in _resting(grant, own, lambda one: one.paused):
        for each, term in united(one.paused):
            bare = common(extension(grant, one), days_of(term), outside(others))
            yield from (
                (one.by, each, Term(day_of(first), day_of(last))) for first, last, sure in bare.stretches if sure
            )


def perhaps_paused(grant: Lengthened, own: Days) -> Iterator[tuple[str, Days]]:
    """Give the days on which a grant may not be carried on, with why, because what extends it, an id, may rest, and nothing else surely carries it."""
    for one, others in _resting(grant, own, lambda one: one.paused or one.doubts):
        away = [*(days_of(each.term) for each in one.paused), *map(possible, one.doubts)]
        for each in away:
            bare = common(extension(grant, one), each, outside(others))
            if bare.unknown:
                yield one.by, bare


def _resting(
    grant: Lengthened, own: Days, rests: Callable[[Extended], object]
) -> Iterator[tuple[Extended, list[Days]]]:
    """Give what extends a grant and rests, each with the days on which the grant is carried without it; most rests nowhere."""
    if any(map(rests, grant.extended)):
        every = [carried(grant, each) for each in grant.extended]
        for at, one in enumerate(grant.extended):
            if rests(one):
                yield one, [own, *every[:at], *every[at + 1 :]]
