"""Cells that nobody owns because somebody, or some text, is not there: what DLG101, DLG103, DLG402, DLG501 and DLG502 are about.

These checks ask the days on which an owner is surely stated. Where that is not known, though nobody owns on whichever days it
turns out to be, they have no day to ask about, and DLG202 tells (``untold``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from delegation.authority.boxes import Block, Box, blocks_of, box_of, common_to, outside_of
from delegation.authority.cases import Cases
from delegation.authority.days import NEVER
from delegation.authority.examination import Examination
from delegation.authority.statements import Statement
from delegation.checks.shared import words
from delegation.checks.shared.spans import ownership_days
from delegation.model.matters import Matter, MatterId, Ownership
from delegation.model.parts import MatterArea
from delegation.model.terms import Unknown

_ALL = -1
"""Every commune, and every case, as bits."""


def vacant_in(examination: Examination, matters: Iterable[MatterId]) -> Iterator[MatterArea]:
    """Give the cells of matters that nobody owns, whatever is stated."""
    for matter in dict.fromkeys(matters):
        for witness in examination.tiling(matter).vacancies():
            yield from words.areas(matter, witness.boxes)


def vacant_by(examination: Examination, uses: Iterable[tuple[MatterId, Ownership | None]]) -> Iterator[MatterArea]:
    """Give the cells that nobody owns though one of these owners by law is stated to, each cell once."""
    owners: dict[MatterId, list[Ownership]] = {}
    for matter, owner in uses:
        if owner is not None:
            owners.setdefault(matter, []).append(owner)
    for name, stated in owners.items():
        one = examination.register.matters[name]
        numbers = [number for number, owner in enumerate(one.owners) if owner in stated]
        yield from examination.of_one(f"vacant by {numbers}", one, partial(_areas_by, examination, stated))


def _areas_by(examination: Examination, owners: Sequence[Ownership], matter: Matter) -> tuple[MatterArea, ...]:
    return words.areas(matter.id, _vacant(examination, matter, owners))


def untold(examination: Examination, matter: Matter) -> list[Box]:
    """Give the cells that nobody owns, and of which no check of lives tells since the days of their owners are not known.

    The end of a text that lies ahead is foretold by ``horizon``, whoever owns by it. Of a matter that itself may have ended nothing is told.
    """
    if isinstance(matter.term.end, Unknown):
        return []
    stated = examination.stated(matter)
    unclear = [one for one in stated if not (matter.term.is_known and one.owner.term.is_known)]
    if not unclear or not (empty := _empty(examination, matter)):
        return []
    told = [block for one in stated if one not in unclear for block in _blocks(one)]
    told += [block for one in unclear for block in _told_elsewhere(examination, matter, one)]
    rest = [part for one in unclear for block in _told_now(examination, one) for part in common_to(empty, [block])]
    return _boxes(examination, matter, outside_of(rest, told))


def _told_elsewhere(examination: Examination, matter: Matter, one: Statement) -> Iterator[Block]:
    """Give the cells without the holder, or without the text, of an ownership that on the day asked for lacks just that.

    The checks of lives ask the day on which it is surely stated, if there is one.
    """
    owner, lives = one.owner, examination.lives
    days = ownership_days(examination.register, matter, owner)
    if days is None:
        return
    for life in (lives.holder(owner.holder), lives.basis(owner.basis)):
        if life.on(days.start.toordinal()) is False:
            there = [Block(each.start, each.end, _ALL, _ALL) for each in life.stretches]
            yield from outside_of(_blocks(one), there)


def _told_now(examination: Examination, one: Statement) -> Iterator[Block]:
    """Give the cells in which an owner is stated, without those in which only the end of its text, still ahead, is the cause."""
    owner, lives = one.owner, examination.lives
    now = examination.as_of.toordinal()
    ahead = min((max(life.start, now) for life in lives.basis(owner.basis).stretches if life.end >= now), default=NEVER)
    alive = [Block(life.start, life.end, _ALL, _ALL) for life in lives.holder(owner.holder).stretches]
    for block in _blocks(one):
        yield from block.meet(Block(0, ahead, _ALL, _ALL))
        yield from outside_of([*block.meet(Block(ahead + 1, NEVER, _ALL, _ALL))], alive)


def _vacant(examination: Examination, matter: Matter, owners: Sequence[Ownership]) -> list[Box]:
    blocks = [block for one in examination.stated(matter) if one.owner in owners for block in _blocks(one)]
    return _boxes(examination, matter, common_to(_empty(examination, matter), blocks))


def _empty(examination: Examination, matter: Matter) -> list[Block]:
    """Give the cells of a matter that nobody owns."""
    territory, cases = examination.territory, Cases(matter.dimensions)
    vacancies = examination.tiling(matter.id).vacancies()
    return blocks_of((box for witness in vacancies for box in witness.boxes), territory, cases)


def _boxes(examination: Examination, matter: Matter, blocks: Iterable[Block]) -> list[Box]:
    territory, cases = examination.territory, Cases(matter.dimensions)
    return [box_of(block, territory, cases) for block in blocks]


def _blocks(one: Statement) -> Iterator[Block]:
    if one.communes and one.cases:
        for stretch in one.days.stretches:
            yield Block(stretch.start, stretch.end, one.communes, one.cases)
