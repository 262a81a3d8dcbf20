"""A row of a list: its facts for programs, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from delegation.authority.marks import Mark
from delegation.findings import Text
from delegation.model.gaps import Gap
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.questions.ways.ways import Ways
from delegation.speech import Step
from delegation.values import dataclass

Cell = str | int | bool | None
"""A fact: ids, days in ISO, numbers; several ids are parted by blanks, several names by semicolons."""


@dataclass(frozen=True, slots=True)
class ListRow:
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


class HasGaps(Protocol):
    """An entry that may state something to be not known."""

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What it states to be not known beside what it says."""


def gap_lines(one: HasGaps, register: Register) -> Iterator[Text]:
    """Say what an entry states to be not known."""
    if one.gaps:
        from delegation.speech.gaps import gaps  # noqa: PLC0415  few entries say that more is not known

        yield from gaps(one.gaps, register)


def gap_cell(ways: Ways, group: str, one: HasGaps) -> tuple[tuple[str, Cell], ...]:
    """Give the column of what entries of a group state to be not known, where one of them does."""
    if not of_any(ways, group, "gaps"):
        return ()
    return (("not_known", "; ".join(said.vi for said in gap_lines(one, ways.examination.register)) or None),)


def of_any(ways: Ways, group: str, what: str) -> bool:
    """Whether any entry of a group says something: asked once, not for each row that has a column for it."""
    register, kept, key = (
        ways.examination.register,
        ways.examination.kept,
        (f"any {group} {what}", ways.examination.as_of),
    )
    if key not in kept:
        kept[key] = (any(getattr(one, what) for one in getattr(register, group).values()),)
    return bool(kept[key][0])
