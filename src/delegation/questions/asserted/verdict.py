"""The verdict on an assertion, as frozen values without words."""

from __future__ import annotations

from typing import Literal

from delegation.model.assertions import Assertion
from delegation.model.places import Place
from delegation.model.terms import Day
from delegation.questions.asserted.expectations import Expected
from delegation.questions.asserted.facts import Found, Why
from delegation.values import dataclass

Outcome = Literal["holds", "fails", "unknown"]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was expected. ``why``: the chains that were found, or what the register does not know.

    ``places``: where what was found is stated. ``unread``: it would fail, had not a part of the register been unreadable.
    """

    outcome: Outcome
    expected: Expected
    found: Found
    why: tuple[Why, ...] = ()
    places: tuple[Place, ...] = ()
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an assertion on its day: it fails where one of its points does, and is unknown where one is."""

    assertion: Assertion
    on: Day
    points: tuple[Point, ...]

    @property
    def outcome(self) -> Outcome:
        """Whether it holds, fails, or cannot be told."""
        outcomes = {one.outcome for one in self.points}
        return "fails" if "fails" in outcomes else "unknown" if "unknown" in outcomes else "holds"
