"""Cells that nobody owns because somebody, or some text, is not there: what DLG101, DLG103, DLG402, DLG501 and DLG502 are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.authority.boxes import Box
from delegation.authority.examination import Examination
from delegation.authority.tiles import Tile
from delegation.checks import words
from delegation.findings import Area
from delegation.model.matters import MatterId, Ownership
from delegation.model.terms import Day, Unknown


def vacant(
    examination: Examination, matter: MatterId, owners: Sequence[Ownership], until: Day | None = None
) -> tuple[Area, ...]:
    """Give the cells that nobody owns though one of these owners by law is stated to, up to a day (``None``: on all days)."""
    found = [
        cell
        for tile in examination.tiling(matter).tiles
        if not tile.owners and not tile.owner_unknown
        for stated in examination.claimed(matter).tiles
        if _states(stated, owners)
        if (cell := _common(tile.box, stated.box)) is not None and (cell := cell.within(None, until)) is not None
    ]
    return words.areas(matter, found)


def vacant_in(examination: Examination, matters: Iterable[MatterId]) -> Iterator[Area]:
    """Give the cells of matters that nobody owns, whatever is stated."""
    for matter in dict.fromkeys(matters):
        for witness in examination.tiling(matter).vacancies():
            yield from words.areas(matter, witness.boxes)


def vacant_by(examination: Examination, uses: Iterable[tuple[MatterId, Ownership | None]]) -> Iterator[Area]:
    """Give such cells for several uses of a holder as owner, each cell once."""
    owners: dict[MatterId, list[Ownership]] = {}
    for matter, owner in uses:
        if owner is not None:
            owners.setdefault(matter, []).append(owner)
    for matter, stated in owners.items():
        yield from vacant(examination, matter, stated)


def _states(tile: Tile, owners: Sequence[Ownership]) -> bool:
    if tile.owner_unknown and any(isinstance(one.holder, Unknown) for one in owners):
        return True
    return any(link.ownership in owners for one in tile.owners for chain in one.chains for link in chain[:1])


def _common(one: Box, other: Box) -> Box | None:
    """Give the cells of two boxes of one matter."""
    cut = one.within(other.start, other.end)
    if cut is None:
        return None
    communes = other.communes if one.communes is None else one.communes
    if one.communes is not None and other.communes is not None:
        communes = one.communes & other.communes
    cases = other.cases if one.cases is None else one.cases
    if one.cases is not None and other.cases is not None:
        cases = one.cases & other.cases
    if communes == frozenset() or cases == frozenset():
        return None
    return Box(cut.start, cut.end, communes, cases)
