"""Exit codes: what scripts and CI rest on."""

from __future__ import annotations

SOUND, WRONG_RULES, WRONG_USAGE, CANNOT_RUN, BUG, STOPPED = 0, 1, 2, 3, 4, 130
