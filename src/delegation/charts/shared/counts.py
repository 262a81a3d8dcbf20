"""What the charts count: grants of a day, matters by field or another heading, rows of an annex."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from delegation.findings import Language, Text
from delegation.model.figures import LedgerBook
from delegation.model.matters import AnnexRow, Grant, MatterId
from delegation.model.register import Register
from delegation.model.row_numbers import RowNumber, row_order
from delegation.model.terms import Day, Unknown
from delegation.speech import day, field_name, numbered
from delegation.values import dataclass


def later_totals(books: Iterable[LedgerBook], as_of: Day) -> tuple[Text, ...]:
    """Say of which day published totals are that were counted after the day of a chart; nothing where none was."""
    later = [one.ledger.as_of for one in books if one.ledger.as_of is not None and one.ledger.as_of > as_of]
    if not later:
        return ()
    said = day(max(later))
    return (
        Text(
            f"Tổng số thủ tục theo hình thức là số công bố tính đến ngày {said.vi}, sau ngày của sơ đồ.",
            f"Totals by form are those published as of {said.en}, after the day of the chart.",
        ),
    )


@dataclass(frozen=True, slots=True)
class FieldCount:
    """The matters of one field, or under another heading: ids in order, and the rows of the annex that list them."""

    name: str
    tasks: tuple[MatterId, ...]
    procedures: tuple[MatterId, ...]
    rows: tuple[RowNumber, ...] = ()
    numbers: Mapping[MatterId, tuple[RowNumber, ...]] = field(default_factory=dict)
    """By matter, the rows that list it, in the order in which they came; nothing of one whose row has no number."""
    is_own: bool = False
    """Whether these are numbers of the list behind the chart, not rows of an annex."""

    @property
    def matters(self) -> tuple[MatterId, ...]:
        """All matters, tasks first."""
        return (*self.tasks, *self.procedures)

    @property
    def by_row(self) -> tuple[tuple[str, MatterId], ...]:
        """All matters in the order in which their rows came, each with its numbers, where it has any."""
        ordered = dict.fromkeys((*self.numbers, *self.matters))
        return tuple((", ".join(map(str, self.numbers.get(one, ()))), one) for one in ordered)

    @property
    def total(self) -> int:
        """All matters of the field."""
        return len(self.tasks) + len(self.procedures)


def possible_grants(register: Register, as_of: Day) -> tuple[Grant, ...]:
    """Give the grants that hold on a day, or may hold for all that the register knows, in the order of ids."""
    return tuple(
        one
        for one in sorted(register.grants.values(), key=lambda one: one.id)
        if one.running.possibly_holds(as_of)
        and (
            one.instrument not in register.instruments
            or register.life(register.instruments[one.instrument]).possibly_holds(as_of)
        )
    )


def rows_of(grants: Iterable[Grant]) -> tuple[AnnexRow, ...]:
    """Give the rows of all annexes that are known."""
    return tuple(row for grant in grants if not isinstance(grant.rows, Unknown) for row in grant.rows)


def by_field(register: Register, rows: Iterable[AnnexRow], language: Language) -> tuple[FieldCount, ...]:
    """Group the matters of an annex by field, in the order of the annex; each matter once."""
    return under_headings(
        register,
        ((field_name(register, register.matters.get(row.matter)).in_(language), row.matter, row.row) for row in rows),
    )


def fields_of(register: Register, matters: Iterable[MatterId], language: Language) -> tuple[FieldCount, ...]:
    """Group matters by field, the largest field first, the matters by id."""
    ids = sorted(matters, key=numbered)
    found = under_headings(
        register, ((field_name(register, register.matters.get(one)).in_(language), one, None) for one in ids)
    )
    return largest_first(found)


def largest_first(found: Iterable[FieldCount]) -> tuple[FieldCount, ...]:
    """Order headings by how many matters they have, then by name."""
    return tuple(sorted(found, key=lambda one: (-one.total, one.name)))


def under_headings(
    register: Register, entries: Iterable[tuple[str, MatterId, RowNumber | None]]
) -> tuple[FieldCount, ...]:
    """Group (heading, matter, row of the annex) by heading, in the order in which they come; each matter once."""
    found: dict[str, tuple[dict[MatterId, None], dict[MatterId, None], list[RowNumber]]] = {}
    listed: dict[str, dict[MatterId, tuple[RowNumber, ...]]] = {}
    for heading, name, row in entries:
        matter = register.matters.get(name)
        tasks, procedures, numbers = found.setdefault(heading, ({}, {}, []))
        (tasks if matter is not None and matter.kind == "task" else procedures)[name] = None
        own = () if row is None else (row,)
        numbers += own
        in_heading = listed.setdefault(heading, {})
        in_heading[name] = (*in_heading.get(name, ()), *own)
    return tuple(
        FieldCount(name, tuple(tasks), tuple(procedures), tuple(sorted(numbers, key=row_order)), listed.get(name, {}))
        for name, (tasks, procedures, numbers) in found.items()
    )
