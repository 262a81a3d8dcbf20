"""Where a decision gives what it gives: whether anything stands at a place of it is looked up, not asked of each row."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.model.matters import Grant, place_of
from delegation.model.provisions import Provision, Step, around, places, told_by
from delegation.model.rows_at import number_of
from delegation.model.terms import Unknown, if_known


class PlacesGiven:
    """The places at which one decision gives, and the numbers of its rows that have no annex by name."""

    def __init__(self, grants: Sequence[Grant]) -> None:
        """Take the grants of the decision."""
        self.gives = bool(grants)
        # Of a decision without a list nobody knows what stands where.
        self.is_listed = not any(isinstance(one.rows, Unknown) for one in grants)
        self._around: dict[tuple[Step, ...], dict[Provision, None]] = {}
        self._numbers: set[str] = set()
        for grant in grants:
            for row in (*if_known(grant.rows), None):
                given = places(place_of(grant, row))
                for one in given:
                    for steps in around(one.steps):
                        self._around.setdefault(steps, {})[one] = None
                if row is not None and (number := number_of(row, given)) is not None:
                    self._numbers.add(number)

    def meets(self, place: Provision, *, by_number: bool) -> bool:
        """Say whether some grant of the decision, or some row of one, stands at a place of it, or may.

        ``by_number``: a row is found by its number alone, where the decision names no annex.
        """
        if not self.is_listed or any(map(place.reaches, self._around.get(told_by(place.steps), ()))):
            return True
        lines = {number for unit, number in place.steps if unit == "dòng"}
        return by_number and not lines.isdisjoint(self._numbers)
