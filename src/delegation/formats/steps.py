"""A step of a chain for programs: who gave what to whom, by which text, until when."""

from __future__ import annotations

from delegation.answers import Step
from delegation.model.terms import Day, Unknown

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]


def step_value(step: Step) -> dict[str, Value]:
    """Give a step for programs."""
    return {
        "mechanism": step.mechanism,
        "giver": step.giver,
        "holder": step.holder,
        "basis": [
            {"instrument": one.instrument, "at": one.at, "title": one.title, "type": one.type} for one in step.basis
        ],
        "from": day_value(step.term.start),
        "to": day_value(step.term.end),
        "row": step.row,
        "printed": step.printed,
        "note": step.note,
        "review": step.review,
    }


def day_value(day: Day | Unknown | None) -> Value:
    """Give a day for programs, or why it is not known."""
    if isinstance(day, Unknown):
        return {"unknown": day.reason}
    return day.isoformat() if day is not None else None
