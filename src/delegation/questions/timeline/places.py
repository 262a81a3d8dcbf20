"""A history in one commune: told on the days on which the commune is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from delegation.model.holders import Commune
from delegation.model.terms import ALWAYS, Day, Term, narrower
from delegation.questions.timeline.words import Hold, TimelineStretch


def there(stretches: Iterable[TimelineStretch], place: Commune | None) -> Iterator[TimelineStretch]:
    """Give stretches on the days of a commune; ``None``: as they are. A day that is not known cuts nothing."""
    yield from within(stretches, place.term if place is not None else ALWAYS)


def within(stretches: Iterable[TimelineStretch], life: Term) -> Iterator[TimelineStretch]:
    """Give stretches on the days of a term. A day that is not known cuts nothing."""
    for one in stretches:
        kept = runs(one.first, one.last, life)
        if kept is not None:
            # What its own first day brought is no change of authority.
            yield one if kept == (one.first, one.last) else replace(one, first=kept[0], last=kept[1])


def held(holds: Iterable[Hold], place: Commune | None) -> Iterator[Hold]:
    """Give what a holder has on the days of a commune; that it ends or begins with the commune is no gain and no loss."""
    for one in holds:
        kept = runs(one.first, one.last, place.term if place is not None else ALWAYS)
        if kept is None:
            continue
        first, last = kept
        starts = place.term.start if place is not None else None
        ends = place.term.end if place is not None else None
        yield replace(
            one,
            first=first,
            last=last,
            gained=None if first == starts else one.gained,
            lost=None if last is not None and last == ends else one.lost,
        )


def lived(term: Term, place: Commune | None) -> Term:
    """Give the days of a holder that lie within those of a commune; ``None``: as they are."""
    if place is None:
        return term
    start, end = place.term.start, place.term.end
    return Term(
        narrower(term.start, start, max) if start is not None else term.start,
        narrower(term.end, end, min) if end is not None else term.end,
    )


def runs(first: Day, last: Day | None, life: Term) -> tuple[Day, Day | None] | None:
    """Cut days to those of a term; ``None`` where none is left."""
    if isinstance(life.start, Day):
        first = max(first, life.start)
    if isinstance(life.end, Day):
        last = life.end if last is None else min(last, life.end)
    return (first, last) if last is None or first <= last else None
