"""With whom files stay that were received before a change: the parts of an answer as they were, where the change reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from delegation.authority.boxes import Block, Box, Territory, block_of, outside_of
from delegation.authority.cases import Case, Cases
from delegation.authority.days import NEVER
from delegation.authority.examination import Examination
from delegation.authority.tiles import Tile
from delegation.findings import Name, Text
from delegation.model.holders import Commune, CommuneCode
from delegation.model.matters import Matter
from delegation.model.terms import Day
from delegation.names.cases import ANY, AskedCases
from delegation.questions.who.answer import AnswerPart, LeftBehind
from delegation.questions.who.parts import Teller
from delegation.questions.who.received import Staying, stayings
from delegation.speech.areas import in_full
from delegation.speech.text import joined, remarked
from delegation.speech.transitions import nobody_goes_on
from delegation.speech.unknowns import NOT_KNOWN


def left_behind(
    examination: Examination, matter: Matter, place: Commune | None = None, case: AskedCases = ANY
) -> tuple[LeftBehind, ...]:
    """Say with whom files stay that were received before a change, where some do."""
    asked = asked_of(examination, matter, place, case)
    everywhere = asked_of(examination, matter, None, ANY)
    found = []
    for one in stayings(examination, matter):
        here = [part for block in one.reach for part in block.meet(asked)]
        is_whole = not outside_of([everywhere], one.reach)
        found += _deciding(one, parts(examination, matter, one, here, place), is_whole=is_whole)
    return tuple(found)


def asked_of(examination: Examination, matter: Matter, place: Commune | None, case: AskedCases) -> Block:
    """Give the communes and cases that are asked about, on whichever day."""
    territory = examination.territory
    there = territory.alive(examination.as_of.toordinal())
    communes = there if place is None else territory.of((place.code,)) or there
    return Block(0, NEVER, communes, Cases(matter.dimensions).of(case.cases))


def parts(
    examination: Examination, matter: Matter, stays: Staying | None, cells: Sequence[Block], place: Commune | None
) -> tuple[AnswerPart, ...]:
    """Tell some communes and cases: as on the day before a change whose files stay there, or as on the day."""
    then = examination if stays is None else examination.on(stays.on)
    teller = Teller(then, matter, place, later=examination.as_of)
    tiles = then.tiling(matter.id).at(then.as_of, place.code if place is not None else None)
    return tuple(teller.part(one) for tile in tiles for one in _within(tile, cells, matter, then))


def _within(tile: Tile, cells: Sequence[Block], matter: Matter, then: Examination) -> Iterator[Tile]:
    """Cut a tile by some communes and cases."""
    territory, cases = then.territory, Cases(matter.dimensions)
    own = block_of(tile.box, territory, cases)
    for one in (part for cell in cells for part in own.meet(cell)):
        communes = _named(one.communes, territory, then.as_of) if one.communes != own.communes else tile.box.communes
        yield replace(tile, box=Box(tile.box.start, tile.box.end, communes, cases.names(one.cases)))


def _named(communes: int, territory: Territory, day: Day) -> frozenset[CommuneCode] | None:
    """Name communes; ``None`` for all that there are on a day."""
    there = territory.alive(day.toordinal())
    return None if communes & there == there else territory.names(communes & there)


def where_of(several: Sequence[AnswerPart]) -> Text | None:
    """Say in which communes and cases some parts are; ``None`` for everywhere."""
    names = "; ".join(dict.fromkeys(", ".join(one.communes) for one in several if one.communes))
    cases = dict.fromkeys(case for one in several for case in one.cases)
    said = joined("; ", (*([Text(names, names)] if names else []), *map(in_full, cases)))
    return said if said.vi else None


def _gone(part: AnswerPart) -> Iterator[Text]:
    """Say who of those with whom files stay is no longer there: nobody is named in his place."""
    for party in (*part.exercisers, *part.rest_exercisers):
        if party.ended is not None:
            yield nobody_goes_on(party.name, party.ended)


def _deciding(one: Staying, several: Sequence[AnswerPart], *, is_whole: bool) -> list[LeftBehind]:
    """Say who goes on deciding: once where it is the same everywhere, else for each group of communes and its cases."""
    alike: dict[tuple[tuple[Name, ...], Text, tuple[Case, ...]], list[AnswerPart]] = {}
    for part in several:
        names = tuple(dict.fromkeys(party.name for party in (*part.exercisers, *part.rest_exercisers)))
        said = remarked(part.deciding, _gone(part)) if names else NOT_KNOWN
        alike.setdefault((names, said, part.cases), []).append(part)
    if is_whole and len({said for _, said, _ in alike}) == 1:
        return [LeftBehind(one, *next(iter(alike))[:2])]
    made = []
    for (names, said, cases), some in alike.items():
        where = [each.communes for each in some if each.communes is not None]
        communes = tuple(place for each in where for place in each) if len(where) == len(some) else None
        made.append(LeftBehind(one, names, said, communes, cases))
    return made
