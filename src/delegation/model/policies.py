"""Rules of the register's own: what may not be in it, what must be, and who must or may not be reached by a chain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from delegation.model.places import Place
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.values import dataclass

Demand = Literal["forbidden", "required", "reachable", "unreachable"]
Group = Literal["matters", "tasks", "procedures", "grants", "holders", "instruments"]
GROUPS: tuple[Group, ...] = ("matters", "tasks", "procedures", "grants", "holders", "instruments")


@dataclass(frozen=True, slots=True)
class PolicyQuestion:
    """What a policy asks about. Texts are selectors (docs/selectors.md); ``None``: nothing is said.

    ``group`` and ``selector``: which entries; of a reach, which matters the ways lead to. ``giver``, ``receiver``: the two
    sides of grants, or the two ends of ways, as selectors of holders. ``must``: what entries must fit as well. ``steps``: the grants
    of which every step between the two ends must be one.
    """

    place: Place
    group: Group
    selector: str | None = None
    giver: str | None = None
    receiver: str | None = None
    must: str | None = None
    steps: str | None = None

    @property
    def selectors(self) -> tuple[tuple[str, Group, str], ...]:
        """Its selectors: the key of each in the rule files, what it chooses from, and the selector itself."""
        told: tuple[tuple[str, Group, str | None], ...] = (
            (self.group, self.group, self.selector),
            ("from", "holders", self.giver),
            ("to", "holders", self.receiver),
            ("must", self.group, self.must),
            ("grants", "grants", self.steps),
        )
        return tuple((key, group, written) for key, group, written in told if written is not None)


@dataclass(frozen=True, slots=True)
class Example:
    """Entries laid over the register for a try of a policy: by the field of ``Register``, and by id.

    ``breaks``: whether the policy must be broken by them. ``on`` ``None``: on the day asked about.
    """

    breaks: bool
    place: Place
    entries: Mapping[str, Mapping[Any, Any]] = field(compare=False)
    on: Day | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule of the register's own. ``message``: what must hold, as a sentence in Vietnamese; ``message_en``: in English."""

    id: str
    message: str
    reason: str
    demand: Demand
    asked: PolicyQuestion
    place: Place
    severity: Severity = Severity.WARNING
    message_en: str | None = None
    source: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    note: str | None = None
