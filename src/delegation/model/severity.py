"""How much a finding weighs, and what a register sets for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from delegation.values import dataclass


class Severity(Enum):
    """How much a finding weighs. ``OFF`` silences a check in ``register.yaml``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """0 is the heaviest."""
        return _RANKS[self]

    def reaches(self, bar: Severity) -> bool:
        """Whether this weighs as much as ``bar`` or more."""
        return self.rank <= bar.rank


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2, Severity.OFF: 3}


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``register.yaml`` sets for the checks."""

    horizon_days: int = 180
    likeness: int = 85
    severity: Mapping[str, Severity] = field(default_factory=dict)
