"""Days as people read and write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from delegation.findings import Language
from delegation.model.terms import Day

_FORMS = ("%Y-%m-%d", "%d/%m/%Y")


def read_day(written: str) -> Day | None:
    """Read a day written as ``2026-11-24`` or ``24/11/2026``; ``None`` for what is none."""
    for form in _FORMS:
        with suppress(ValueError):
            return datetime.strptime(written, form).date()  # noqa: DTZ007  a day has no zone
    return None


def day(one: Day, language: Language) -> str:
    """Write a day as people read it."""
    return f"{one:%d/%m/%Y}" if language == "vi" else one.isoformat()
