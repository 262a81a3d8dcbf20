"""Pieces that are joined into one tile say the same of every cell: no tile carries what holds in another cell only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import given
from properties import share

from days import DAYS
from delegation.authority.cases import Cases
from delegation.authority.cell import Cell, Outcome
from delegation.authority.statements import Statements
from delegation.authority.tiles import Tile, tile
from registers import Example
from strategies import ANY


def cells(example: Example) -> Iterator[tuple[Outcome, tuple[Tile, ...]]]:
    """Give what follows from the statements of each cell alone, and the tiles in which the cell lies."""
    statements = Statements(example.register)
    codes = statements.territory.codes or (None,)
    for matter in example.matters:
        cases, rows = Cases(matter.dimensions), example.register.grants_of.get(matter.id, ())
        said = [each for one in matter.owners for each in statements.by_law(one, cases)]
        said += [each for grant, row in rows if grant.decides for each in statements.given(grant, row, cases)]
        tiling = tile(matter, rows, example.register)
        for day, (at, code), (bit, case) in product(DAYS, enumerate(codes), enumerate(cases.all)):
            found = tiling.at(day, code, case)
            if found:
                yield Cell(said, day.toordinal(), 1 << at, 1 << bit).decide(), found


@share(0.5)
@given(ANY)
def test_a_tile_says_of_each_of_its_cells_what_its_statements_say(example: Example) -> None:
    """Owners, those who act, under whom, and those who are not known: with their chains, and how sure they are."""
    for outcome, found in cells(example):
        (one,) = found
        assert (one.owners, one.exercisers, one.sides) == (outcome.owners, outcome.exercisers, outcome.sides)
        assert (one.owner_unknown, one.unnamed) == (outcome.unknown, outcome.unnamed)
