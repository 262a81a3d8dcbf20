"""How long somebody goes on to stand, asked of each day by the chains that hold on it, against the days that the engine tells as usable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from days import DAYS
from delegation.authority.boxes import Box
from delegation.authority.holdings import Holdings
from delegation.authority.links import Standing
from delegation.authority.tiles import Tile
from delegation.authority.usable import UsableTerm
from delegation.model.holders import HolderId
from delegation.model.terms import Day
from judgement import Disagreement, Judgement
from verdicts import Cell, Oracle, is_among
from worlds import SOMEBODY, Step

_ONE_DAY = timedelta(days=1)


def misjudged(one: Judgement, days: Sequence[Day] = DAYS) -> Iterator[Disagreement]:
    """Give the terms within which no chain leads to somebody on a day, and those after which he stands all the same.

    The latter only of registers in which everything is known: there each day has one answer. Else a term that names nothing as not known
    must be sure on all days that are to come.
    """
    for name, oracle in one.oracles.items():
        known = is_known(oracle)
        for day in days:
            holdings = Holdings(one.examination.on(day))
            for tile in one.examination.tiling(name).at(day):
                for owns, standing in _standing(tile):
                    term = holdings.usable(oracle.matter, tile, standing, owns=owns)
                    cells = tuple(_cells(oracle, tile.box, day))
                    told = (standing, owns, term)
                    for said in _wrong(one, oracle, cells, told) if known else _unsure(oracle, cells, day, told):
                        yield Disagreement("usable", said, name, Cell(day, None, ()))


def is_known(oracle: Oracle) -> bool:
    """Say whether everything that the oracle asks of a matter has one answer, and the law names its owners."""
    return all(
        len(options) == 1 and options[0] != SOMEBODY
        for cell, exists in oracle.cells()
        if exists
        for several in oracle.options(cell)
        for options in several
    )


def _standing(tile: Tile) -> Iterator[tuple[bool, Standing]]:
    yield from ((True, one) for one in tile.owners if one.certain)
    yield from ((False, one) for one in tile.exercisers if one.certain)


def _wrong(
    one: Judgement, oracle: Oracle, cells: Sequence[Cell], told: tuple[Standing, bool, UsableTerm]
) -> Iterator[str]:
    """Hold a term against every day. ``cells``: those of the tile of which it is told, in the communes that there are then."""
    standing, owns, term = told
    role = "owns" if owns else "acts"
    for day in DAYS:
        if (term.start or day) <= day <= (term.end or day):
            for cell in _on(oracle, cells, day):
                if standing.holder not in reached(oracle, cell, owns=owns):
                    yield f"{standing.holder} {role} {term.start}…{term.end}, and no chain leads there on {day} {cell.commune}"
    after = term.end + _ONE_DAY if term.end is not None else None
    if after is None or after not in DAYS or _there(oracle, after) != _there(oracle, after - _ONE_DAY):
        return
    verdicts = [one.verdicts[oracle.matter.id].get(cell) for cell in _on(oracle, cells, after)]
    stands = (each is not None and standing.holder in (each.owners if owns else each.exercisers) for each in verdicts)
    if verdicts and all(stands):
        yield f"{standing.holder} {role} {term.start}…{term.end}, and stands on {after} still"


def _unsure(
    oracle: Oracle, cells: Sequence[Cell], since: Day, told: tuple[Standing, bool, UsableTerm]
) -> Iterator[str]:
    """Hold a term of which nothing is said not to be known against every day that is to come: there somebody stands in every world."""
    standing, owns, term = told
    now = [standing.holder in reached(oracle, cell, owns=owns, surely=True) for cell in _on(oracle, cells, since)]
    if term.unknown or not all(now):
        # Who is presumed to own, or stands by this way in one world and by that in another, has no chain of his own.
        return
    for day in DAYS:
        if since <= day <= (term.end or day):
            for cell in _on(oracle, cells, day):
                if _is_named(oracle, cell) and standing.holder not in reached(oracle, cell, owns=owns, surely=True):
                    yield f"{standing.holder} stands as surely until {term.end}, and may not on {day} {cell.commune}"


def _is_named(oracle: Oracle, cell: Cell) -> bool:
    """Say whether the matter is there and the law names its owners: where it does not, who gives is presumed to own."""
    return oracle.on(cell.day) and not any(SOMEBODY in options for options in oracle.options(cell)[0])


def _there(oracle: Oracle, day: Day) -> set[object]:
    return {commune for commune in oracle.communes if oracle.in_being(commune, day)}


def _on(oracle: Oracle, cells: Sequence[Cell], day: Day) -> Iterator[Cell]:
    return (Cell(day, one.commune, one.case) for one in cells if oracle.in_being(one.commune, day))


def _cells(oracle: Oracle, box: Box, day: Day) -> Iterator[Cell]:
    """Give the cells of a box on a day, in the communes that there are."""
    for commune in oracle.communes:
        is_inside = oracle.inside(commune) and (box.communes is None or commune in box.communes)
        if is_inside and oracle.in_being(commune, day):
            yield from (
                Cell(day, commune, case) for case in oracle.cases if box.cases is None or is_among(case, box.cases)
            )


def reached(oracle: Oracle, cell: Cell, *, owns: bool, surely: bool = False) -> set[HolderId]:
    """Give those to whom a chain leads in a cell: from the law along what moves ownership, and of those who act along delegations.

    Where it is not known whether something runs, as it may be before the matter's first day, it counts: a term is the widest possible. Whoever gives on what he has stays on the chain: the days of a chain are those of its steps.
    ``surely``: by what is so in every world only.
    """
    laws, choices = oracle.options(cell)
    if surely:
        laws = tuple(options for options in laws if len(options) == 1)
        choices = tuple(options for options in choices if len(options) == 1)
    found = {one for options in laws for one in options if one is not None}
    steps = [one for options in choices for one in options if one is not None]
    found = _closed(found, [one for one in steps if one.moves_ownership])
    return found if owns else _closed(found, [one for one in steps if not one.moves_ownership])


def _closed(held: set[HolderId], steps: Sequence[Step]) -> set[HolderId]:
    found = set(held)
    while more := {one.receiver for one in steps if any(map(one.leads_on_from, found))} - found:
        found |= more
    return found
