"""What reviewers decided of two matters that read alike, so that nobody is asked twice."""

from __future__ import annotations

from typing import Literal

from delegation.model.matters import MatterId
from delegation.model.places import Place
from delegation.model.terms import Day, Unknown
from delegation.values import dataclass

Verdict = Literal["different", "same"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision about two matters: that they are two different ones, or one under two ids.

    ``named``: the two as the file names them. ``on``: the day of the decision. It stays whatever becomes of the titles, and
    says nothing of other pairs.
    """

    named: tuple[MatterId, MatterId]
    verdict: Verdict
    because: str
    decided_by: str
    on: Day | Unknown
    place: Place
    source: tuple[str, ...] = ()

    @property
    def matters(self) -> tuple[MatterId, MatterId]:
        """Give the two in the order of their ids."""
        one, other = sorted(self.named)
        return one, other

    @property
    def key(self) -> str:
        """The ids of the two, by which a second decision about them is known."""
        return " · ".join(self.matters)
