"""The grants of a decision out of the rows of its annex: one for each receiver, last day and choice of steps that the rows name, or that articles give to the rows of an annex or of a receiver; of several annexes, whose rows may be numbered alike, each has grants of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from delegation.documents.intake.facts import Facts
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.sides import RowSides, place_of
from delegation.documents.intake.writing import GrantToWrite
from delegation.model.matters import ProcedureStep
from delegation.model.terms import iso_day
from delegation.values import dataclass

Form = Callable[[str], int | None]
"""Gives the form that alone fits a receiver."""


@dataclass(frozen=True, slots=True)
class _Alike:
    """What the rows of one grant have in common."""

    receiver: str
    end: str = ""
    steps: tuple[ProcedureStep, ...] = ()
    first: str = ""
    conditions: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    at: str = ""


def grants(sides: RowSides, facts: Facts, form: Form) -> tuple[GrantToWrite, ...]:
    """Give the grants, in the order in which the rows begin them. A row without a receiver of its own has the decision's."""
    grouped: dict[_Alike, list[MatchedRow]] = {}
    annexes = {row.entry.annex for row in sides.rows}
    part_of = lru_cache(None)(facts.articles.of)
    for row in sides.rows:
        if row.left_out or row.open:
            continue
        at = place_of(row)
        for receiver in sides.receivers.get(at) or facts.receivers:
            part = part_of(row.entry.annex, receiver)
            end = sides.ends.get(at) or part.last or part.words
            steps, where = sides.steps.get(at, part.steps), row.entry.annex_words if len(annexes) > 1 else ""
            alike = _Alike(receiver, end, steps, part.first, part.conditions, part.limits, where)
            grouped.setdefault(alike, []).append(row)
    if not grouped:
        grouped = {_Alike(receiver): [] for receiver in facts.receivers}
    stem = facts.value("id").removeprefix("qd-").removeprefix("uy-quyen-")
    prefix = "pc" if facts.value("mechanism") == "decentralisation" else "uq"
    found: list[GrantToWrite] = []
    for number, (one, own) in enumerate(grouped.items(), 1):
        name = f"{prefix}-{stem}" + (f"-{number}" if len(grouped) > 1 else "")
        last = one.end if iso_day(one.end) else ""
        words, own_form = "" if last else one.end, form(one.receiver)
        found.append(
            GrantToWrite(
                name,
                one.receiver,
                last,
                own_form,
                tuple(own),
                words,
                one.steps,
                one.first,
                one.conditions,
                one.limits,
                one.at or "Phụ lục",
            )
        )
    return tuple(found)
