"""Annexes of one kind that stand twice in a document, of two holders or days: their keys are told apart, and the ways between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.documents.shared.annex import Annex, AnnexTable, Heading, TableCell, TableRow


def told_apart(made: Sequence[Annex], mark: str) -> tuple[Annex, ...]:
    """Give annexes that belong together under keys that end in a mark; whatever leads from one of them to another leads there still."""
    keys = frozenset(one.key for one in made)

    def cell(one: TableCell) -> TableCell:
        if one.to is None or one.to.annex not in keys:
            return one
        return replace(one, to=replace(one.to, annex=f"{one.to.annex}{mark}"))

    def row(one: TableRow | Heading) -> TableRow | Heading:
        return one if isinstance(one, Heading) else replace(one, cells=tuple(map(cell, one.cells)))

    def body(one: Annex) -> Annex:
        return (
            replace(one, body=replace(one.body, rows=tuple(map(row, one.body.rows))))
            if isinstance(one.body, AnnexTable)
            else one
        )

    return tuple(replace(body(one), key=f"{one.key}{mark}") for one in made)
