"""How much a finding weighs."""

from __future__ import annotations

from enum import Enum


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
