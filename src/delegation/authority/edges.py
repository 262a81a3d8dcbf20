"""Where stretches of days begin and end: of interruptions, around them, and of several sets of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.authority.days import NEVER, Days, common, day_of, days_of, either, outside, unsure
from delegation.model.acts import Doubt, Interruption
from delegation.model.terms import ONE_DAY, Day, Term, Unknown


def united(several: Sequence[Interruption]) -> Iterator[tuple[Interruption, Term]]:
    """Give interruptions with the days that each, and those that join it without a gap, take away together."""
    for one in several:
        days, joined = one.term, True
        while joined:
            wider = next((longer for other in several if (longer := joined_term(days, other.term)) != days), days)
            joined, days = wider != days, wider
        yield one, days


def joined_term(one: Term, other: Term) -> Term:
    """Give the days of two terms together where they are known and leave no gap; else those of the first."""
    mine, its = one.start, other.start
    if not (isinstance(mine, Day) and isinstance(its, Day) and one.is_known and other.is_known):
        return one
    first, later = (one, its) if mine <= its else (other, mine)
    if isinstance(first.end, Day) and later > first.end + ONE_DAY:
        return one
    ends = [each.end for each in (one, other)]
    return Term(min(mine, its), None if None in ends else max(end for end in ends if isinstance(end, Day)))


def around(term: Term, day: Day | None) -> Iterator[Term]:
    """Give the days before an interruption, for a day before its end, and those after it, for a later one; else both."""
    first, last = term.start, term.end
    is_over = isinstance(last, Day) and day is not None and last < day
    may_be_over = isinstance(last, Unknown) and (day is None or not isinstance(first, Day) or first <= day)
    if first is not None and not is_over and (day is None or not may_be_over):
        yield Term(end=first if isinstance(first, Unknown) else first - ONE_DAY)
    if may_be_over and isinstance(last, Unknown):
        yield Term(start=last)
    elif isinstance(last, Day) and (is_over or day is None):
        yield Term(start=last + ONE_DAY)


def is_edge(own: Term, term: Term) -> bool:
    """Say whether a term begins or ends as another one does."""
    if isinstance(term.end, Unknown):
        return term.end in (own.start, own.end)
    return own == term


def stretch_of(several: Sequence[Days], day: Day | None) -> Iterator[Term]:
    """Give the ends of the stretch of some sets of days that has a day, or is the last before it; else of the first."""
    together = either(several)
    stretches: list[tuple[int, int]] = []
    for first, last, _ in together.stretches:
        joins = bool(stretches) and stretches[-1][1] + 1 == first
        stretches[-1:] = [(stretches[-1][0], last)] if joins else [*stretches[-1:], (first, last)]
    asked = day.toordinal() if day is not None else NEVER
    first, last = max((one for one in stretches if one[0] <= asked), default=stretches[0])
    yield from (Term(start=day_of(first)), Term(end=day_of(last)))
    if together.unknown and (day is None or together.on(asked) is None):
        yield Term(end=Unknown(together.unknown[0]))


def uninterrupted(days: Days, interruptions: Iterable[Interruption]) -> Days:
    """Give the days without those of some interruptions."""
    several = tuple(interruptions)
    return common(days, outside(days_of(one.term) for one in several)) if several else days


def possible(one: Doubt) -> Days:
    """Give the days on which what is in doubt may be so: all that it states, and none surely."""
    return unsure(days_of(one.term), (one.why,))


def doubted(days: Days, doubts: Iterable[Doubt]) -> Days:
    """Give days of which those that something may take away are only possible."""
    several = tuple(doubts)
    return common(days, outside(map(possible, several))) if several else days
