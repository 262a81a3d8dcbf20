"""What JSON can hold, and how a day is written in it."""

from __future__ import annotations

from delegation.model.terms import Day, Unknown

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]


def day_value(day: Day | Unknown | None) -> Value:
    """Give a day for programs, or why it is not known."""
    if isinstance(day, Unknown):
        return {"unknown": day.reason}
    return day.isoformat() if day is not None else None
