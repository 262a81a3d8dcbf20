"""The verdict on an assertion, as frozen values, and how its parts are said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from delegation.findings import Text
from delegation.model.assertions import Assertion
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.speech import joined
from delegation.speech.holders import holder_label
from delegation.values import dataclass

Outcome = Literal["holds", "fails", "unknown"]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was expected. ``why``: the chains that were found, or what the register does not know.

    ``places``: where what was found is stated.
    """

    outcome: Outcome
    expected: Text
    found: Text
    why: tuple[Text, ...] = ()
    places: tuple[Place, ...] = ()


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


def names(register: Register, holders: Iterable[str]) -> Text:
    """Name holders."""
    return joined(", ", (holder_label(one, register) for one in holders))


def listed(texts: Iterable[Text]) -> Text:
    """Join texts by semicolons."""
    every = tuple(texts)
    return joined("; ", every)
