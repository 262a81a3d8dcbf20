"""Days, terms and what is not known."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, TypeVar

from delegation.model.reasons import NOT_KNOWN, behind
from delegation.values import dataclass

Day = date
ONE_DAY = timedelta(days=1)
Life = Literal["not-yet", "in-force", "suspended", "ended", "unknown"]
"""What is known on a day of something that has a term."""


def iso_day(written: str) -> Day | None:
    """Read a day as rule files and programs write it, ``2026-11-24`` and no other way; ``None`` for what is none.

    As people write a day it is read by ``speech.days.read_day``.
    """
    if len(written) != 10 or written[4:8:3] != "--":  # noqa: PLR2004  ISO 8601 has shorter and other ways
        return None
    try:
        return Day.fromisoformat(written)
    except ValueError:
        return None


def last_day_of(period: str) -> Day:
    """Give the last day of a day, month or year: ``2026-06-30``, ``2026-06``, ``2026``. ``ValueError`` for another text."""
    parts = [int(part) for part in period.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return Day(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])  # noqa: PLR2004  year, month, day


YEARS = range(1900, 2200)
"""Years of which a register speaks. A day of another one is mistyped, or means that there is no end; days can be counted on from all of these."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that the register does not know, with the reason in the words of whoever wrote it.

    ``sure``: of a first day the latest that it can be, of a last day the earliest; ``None`` where it can be any.
    """

    reason: str
    sure: Day | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it gives no reason beyond that it is not known."""
        return self.reason in _BARE

    def said_of(self, what: str) -> Unknown:
        """Give it with the words for what is not known before its reason, for where only the reason is told."""
        return Unknown(what if self.is_bare else behind(what, self.reason), self.sure)


_BARE = ("", NOT_KNOWN)
_T = TypeVar("_T")


def if_known(several: tuple[_T, ...] | Unknown) -> tuple[_T, ...]:
    """Give rows, citations and the like; none where they are not known."""
    return () if isinstance(several, Unknown) else several


def telling(reasons: Iterable[str]) -> tuple[str, ...]:
    """Give the reasons that say more than that something is not known, each once; where none does, all."""
    every = tuple(dict.fromkeys(reasons))
    return tuple(one for one in every if one not in _BARE) or every


@dataclass(frozen=True, slots=True)
class Term:
    """Days from ``start`` to ``end``, both included. ``None`` is open; ``Unknown`` is not known."""

    start: Day | Unknown | None = None
    end: Day | Unknown | None = None

    @property
    def unknowns(self) -> tuple[str, ...]:
        """Reasons why an end of the term is not known."""
        return tuple(day.reason for day in (self.start, self.end) if isinstance(day, Unknown))

    @property
    def is_known(self) -> bool:
        """Whether both ends are known."""
        return self is ALWAYS or not (isinstance(self.start, Unknown) or isinstance(self.end, Unknown))

    def certainly_holds(self, day: Day) -> bool:
        """Whether the day lies inside, whatever the unknown ends turn out to be."""
        start, end = self.start, self.end
        if isinstance(start, Unknown):
            start = start.sure
            if start is None:
                return False
        if isinstance(end, Unknown):
            end = end.sure
            if end is None:
                return False
        return (start is None or start <= day) and (end is None or day <= end)

    def possibly_holds(self, day: Day) -> bool:
        """Whether the day lies inside for some value of the unknown ends."""
        if isinstance(self.start, Day) and day < self.start:
            return False
        return not (isinstance(self.end, Day) and day > self.end)

    def life(self, day: Day) -> Life:
        """Say whether the term has not begun yet, runs, is over, or whether that is not known."""
        if isinstance(self.end, Day) and self.end < day:
            return "ended"
        if isinstance(self.start, Day) and self.start > day:
            return "not-yet"
        return "in-force" if self.certainly_holds(day) else "unknown"


ALWAYS = Term()


def day_before(day: Day | Unknown | None) -> Day | Unknown | None:
    """Give the day before another one; what is not known or open as it is, as the first day of all."""
    return day - ONE_DAY if isinstance(day, Day) and day > Day.min else day


def narrower(one: Day | Unknown | None, other: Day | Unknown, choose: Callable[[Day, Day], Day]) -> Day | Unknown:
    """Give the narrower of two ends of a term. One that is not known keeps the other from being certain."""
    if one is None or isinstance(other, Unknown):
        return other
    return one if isinstance(one, Unknown) else choose(one, other)


def parted(term: Term, away: Sequence[Term], perhaps: Sequence[Term]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Give what surely is left of a term without others, and what may be left of it, each in the order of days.

    ``away``: terms that take away their days; one of which a day is not known may. ``perhaps``: terms that may take away
    any of their days, or none.
    """
    near = [one for one in (*away, *perhaps) if _may_meet(term, one)]
    if not near:
        return (term,), ()
    found: dict[bool, list[Term]] = {True: [], False: []}
    before: bool | None = None
    for piece in _pieces((term, *near)):
        state = _left(term, away, perhaps, piece)
        if state is not None and state is before:
            found[state][-1] = Term(found[state][-1].start, piece.end)
        elif state is not None:
            found[state].append(piece)
        before = state
    return tuple(found[True]), tuple(found[False])


def _left(term: Term, away: Iterable[Term], perhaps: Iterable[Term], piece: Term) -> bool | None:
    """Say whether days on which all of some terms stay as they are surely are left, may be (``False``) or are not (``None``)."""
    day = piece.start or piece.end or Day.min
    if not isinstance(day, Day) or not term.possibly_holds(day) or any(one.certainly_holds(day) for one in away):
        return None
    return term.certainly_holds(day) and not any(one.possibly_holds(day) for one in (*away, *perhaps))


def _may_meet(one: Term, other: Term) -> bool:
    firsts = [day for day in (one.start, other.start) if isinstance(day, Day)]
    lasts = [day for day in (one.end, other.end) if isinstance(day, Day)]
    return not (firsts and lasts) or max(firsts) <= min(lasts)


def _pieces(several: Iterable[Term]) -> Iterator[Term]:
    """Give all days, divided where one of some terms begins or ends on a day that is known."""
    firsts = {one.start for one in several if isinstance(one.start, Day)}
    firsts |= {one.end + ONE_DAY for one in several if isinstance(one.end, Day) and one.end < Day.max}
    starts = [None, *sorted(first for first in firsts if first > Day.min)]
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        yield Term(start, after - ONE_DAY if after is not None else None)


def hull(terms: Sequence[Term]) -> Term:
    """Give the days from the first that begins to the last that ends, of one term or more. Days between them are in it."""
    return Term(_wider([one.start for one in terms], min), _wider([one.end for one in terms], max))


def _wider(ends: Sequence[Day | Unknown | None], choose: Callable[[Iterable[Day]], Day]) -> Day | Unknown | None:
    """Give the widest of the ends on one side; one that is not known may be the widest."""
    if None in ends:
        return None
    unknown = next((one for one in ends if isinstance(one, Unknown)), None)
    return unknown if unknown is not None else choose(one for one in ends if isinstance(one, Day))
