"""A row of a list: its facts for programs, and the same in words."""

from __future__ import annotations

from delegation.authority.marks import Mark
from delegation.findings import Text
from delegation.model.places import Place
from delegation.model.terms import Day, Term, Unknown
from delegation.speech import Step
from delegation.values import dataclass

Cell = str | int | bool | None
"""A fact: ids, days in ISO, numbers; several ids are parted by blanks, several names by semicolons."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry. ``facts`` by their names, which are the same for all entries of a list; ``said``: lines for a person.

    ``marks``: what findings say of the steps by which it is held.
    """

    id: str
    title: str
    place: Place
    facts: tuple[tuple[str, Cell], ...] = ()
    said: tuple[Text, ...] = ()
    chain: tuple[Step, ...] = ()
    marks: tuple[Mark, ...] = ()


def iso(day: Day | Unknown | None) -> str | None:
    """Give a day in ISO; nothing where it is open or not known."""
    return day.isoformat() if isinstance(day, Day) else None


def term_cells(term: Term) -> tuple[tuple[str, Cell], ...]:
    """Give the days of a term, and why they are not known."""
    return (
        ("begins", iso(term.start)),
        ("ends", iso(term.end)),
        ("term_unknown", "; ".join(dict.fromkeys(term.unknowns)) or None),
    )
