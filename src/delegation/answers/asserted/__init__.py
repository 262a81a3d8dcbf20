"""What an assertion expects, what the register has, and why, in words."""

from __future__ import annotations

from delegation.answers.asserted.expectations import expected
from delegation.answers.asserted.facts import found
from delegation.answers.asserted.reasons import why

__all__ = ["expected", "found", "why"]
