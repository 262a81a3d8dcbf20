"""What an assertion expects, what the register has, and why, in words."""

from __future__ import annotations

from delegation.answers.asserted.expected import expected
from delegation.answers.asserted.found import found
from delegation.answers.asserted.why import why

__all__ = ["expected", "found", "why"]
