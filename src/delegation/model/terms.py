"""Days, terms and what is not known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Literal

from delegation.values import dataclass

Day = date
Life = Literal["not-yet", "in-force", "ended", "unknown"]
"""What is known on a day of something that has a term."""


def last_day_of(period: str) -> Day:
    """Give the last day of a day, month or year: ``2026-06-30``, ``2026-06``, ``2026``. ``ValueError`` for another text."""
    parts = [int(part) for part in period.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return Day(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])  # noqa: PLR2004  year, month, day


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that the register does not know, with the reason in the words of whoever wrote it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Term:
    """Days from ``start`` to ``end``, both included. ``None`` is open; ``Unknown`` is not known."""

    start: Day | Unknown | None = None
    end: Day | Unknown | None = None

    @property
    def unknowns(self) -> tuple[str, ...]:
        """Reasons why an end of the term is not known."""
        return tuple(day.reason for day in (self.start, self.end) if isinstance(day, Unknown))

    def certainly_holds(self, day: Day) -> bool:
        """Whether the day lies inside, whatever the unknown ends turn out to be."""
        if isinstance(self.start, Unknown) or isinstance(self.end, Unknown):
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

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
