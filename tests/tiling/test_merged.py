"""Pieces that are joined into one tile say the same of every cell: no tile carries what holds in another cell only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hypothesis import given, settings
from registers import FIRST, LAST, Example, examples

from delegation.authority.boxes import Cases
from delegation.authority.cell import Cell, Outcome
from delegation.authority.statements import Statements
from delegation.authority.tiles import Tile, tile


def cells(example: Example) -> Iterator[tuple[Outcome, tuple[Tile, ...]]]:
    """Give what follows from the statements of each cell alone, and the tiles in which the cell lies."""
    statements, cases = Statements(example.register), Cases(example.matter.dimensions)
    said = [statements.by_law(one, cases) for one in example.matter.owners]
    said += [
        statements.given(grant, row, cases)
        for grant, row in example.rows
        if grant.moves_ownership or grant.mechanism == "delegation"
    ]
    tiling = tile(example.matter, example.rows, example.register)
    codes = statements.territory.codes or (None,)
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        for at, code in enumerate(codes):
            for bit, case in enumerate(cases.all):
                found = tiling.at(day, code, case)
                if found:
                    yield Cell(said, day.toordinal(), 1 << at, 1 << bit).decide(), found


@settings(max_examples=200)
@given(examples(unknown=True))
def test_a_tile_says_of_each_of_its_cells_what_its_statements_say(example: Example) -> None:
    """Owners, those who act, under whom, and those who are not known: with their chains, and how sure they are."""
    for outcome, found in cells(example):
        (one,) = found
        assert (one.owners, one.exercisers, one.sides) == (outcome.owners, outcome.exercisers, outcome.sides)
        assert (one.owner_unknown, one.unnamed) == (outcome.unknown, outcome.unnamed)
