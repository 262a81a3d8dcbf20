"""The days that random registers are made of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from delegation.model.terms import ALWAYS, Day, Term, Unknown

if TYPE_CHECKING:
    from choices import Choices

DAYS = [date(2025, 6, 26) + timedelta(days=number) for number in range(10)]
"""The days that an oracle looks at; every known day of a register lies inside, with a day to spare at each end."""
INNER = DAYS[1:-1]
_NO_DAY = Unknown("chưa rõ ngày")


class Days:
    """Chooses days and terms. ``unknown``: one day of four is not known."""

    def __init__(self, choices: Choices, *, unknown: bool) -> None:
        self._choose = choices
        self._unknown = unknown

    def bound(self) -> Day | Unknown:
        """Choose an end of a term."""
        return _NO_DAY if self._unknown and self._choose.chance(4) else self._choose.one(INNER)

    def term(self, usual: int = 2) -> Term:
        """Choose a term: always ``usual`` times as often as until a day, from a day, between two; rarely back to front."""
        sort = self._choose.one((*("always",) * usual, "until", "from", "between"))
        if sort == "always":
            return ALWAYS
        if sort == "until":
            return Term(None, self.bound())
        if sort == "from":
            return Term(self.bound(), None)
        start, end = self.bound(), self.bound()
        if isinstance(start, date) and isinstance(end, date) and start > end and not self._choose.chance(12):
            start, end = end, start
        return Term(start, end)
