"""The rows of a grant by the names under which those of its paper and those of the register are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from delegation.documents.intake.matching import MatchedRow
from delegation.model.matters import AnnexRow, Grant
from delegation.model.row_numbers import RowNumber
from delegation.model.terms import if_known


def of_both(old: Grant, rows: Sequence[MatchedRow]) -> tuple[dict[str, AnnexRow], dict[str, MatchedRow]]:
    """Give the rows of a grant of the register, and those of a paper for it, by their names."""
    held = [(row.row, row.matter, row) for row in if_known(old.rows)]
    read = [(row.entry.number, row.matter or row.added or "", row) for row in rows]
    twice = _twice(held) | _twice(read)
    return (
        {_name(number, matter, twice): row for number, matter, row in held},
        {_name(number, matter, twice): row for number, matter, row in read},
    )


def _twice(rows: Iterable[tuple[RowNumber | None, str, object]]) -> set[RowNumber | None]:
    """Give the numbers that several rows have, as where an annex begins anew in each field."""
    counts = Counter(number for number, _, _ in rows)
    return {number for number, count in counts.items() if count > 1}


def _name(number: RowNumber | None, matter: str, twice: Collection[RowNumber | None]) -> str:
    """Name a row by its number where that is its own, else by its matter, with the number before it."""
    return matter if number is None else f"{number} ({matter})" if number in twice else str(number)
