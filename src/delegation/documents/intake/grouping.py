"""The grants of a decision out of the rows of its annex: one for each receiver, last day and choice of steps that the rows name."""

from __future__ import annotations

from collections.abc import Callable

from delegation.documents.intake.facts import Facts
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.sides import RowSides, place_of
from delegation.documents.intake.writing import GrantToWrite
from delegation.model.matters import ProcedureStep
from delegation.model.terms import iso_day

Form = Callable[[str], int | None]
"""Gives the form that alone fits a receiver."""


def grants(sides: RowSides, facts: Facts, form: Form) -> tuple[GrantToWrite, ...]:
    """Give the grants, in the order in which the rows begin them. A row without a receiver of its own has the decision's."""
    grouped: dict[tuple[str, str, tuple[ProcedureStep, ...]], list[MatchedRow]] = {}
    for row in sides.rows:
        if row.left_out or row.open:
            continue
        for receiver in sides.receivers.get(place_of(row)) or facts.receivers:
            at = place_of(row)
            grouped.setdefault(
                (receiver, sides.ends.get(at, ""), sides.steps.get(at, facts.articles.steps)), []
            ).append(row)
    if not grouped:
        grouped = {(receiver, "", ()): [] for receiver in facts.receivers}
    stem = facts.value("id").removeprefix("qd-").removeprefix("uy-quyen-")
    prefix = "pc" if facts.value("mechanism") == "decentralisation" else "uq"
    found: list[GrantToWrite] = []
    for number, ((receiver, end, steps), own) in enumerate(grouped.items(), 1):
        parted = f"-{number}" if len(grouped) > 1 else ""
        last = end if iso_day(end) else ""
        words = "" if last else end
        found.append(GrantToWrite(f"{prefix}-{stem}{parted}", receiver, last, form(receiver), tuple(own), words, steps))
    return tuple(found)
