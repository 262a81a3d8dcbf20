"""Cells that nobody owns because somebody, or some text, is not there: what DLG101, DLG103, DLG402, DLG501 and DLG502 are about.

These checks ask the days on which an owner is surely stated. Where that is not known, though nobody owns on whichever days it
turns out to be, they have no day to ask about, and DLG202 tells (``untold``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.authority.boxes import Block, Box, Cases, block_of, box_of, common_to, outside_of
from delegation.authority.cell import Statement
from delegation.authority.days import NEVER
from delegation.authority.examination import Examination
from delegation.checks import words
from delegation.checks.spans import ownership_days
from delegation.findings import Area
from delegation.model.matters import Matter, MatterId, Ownership


def vacant_in(examination: Examination, matters: Iterable[MatterId]) -> Iterator[Area]:
    """Give the cells of matters that nobody owns, whatever is stated."""
    for matter in dict.fromkeys(matters):
        for witness in examination.tiling(matter).vacancies():
            yield from words.areas(matter, witness.boxes)


def vacant_by(examination: Examination, uses: Iterable[tuple[MatterId, Ownership | None]]) -> Iterator[Area]:
    """Give the cells that nobody owns though one of these owners by law is stated to, each cell once."""
    owners: dict[MatterId, list[Ownership]] = {}
    for matter, owner in uses:
        if owner is not None:
            owners.setdefault(matter, []).append(owner)
    for matter, stated in owners.items():
        yield from words.areas(matter, _vacant(examination, examination.register.matters[matter], stated))


def untold(examination: Examination, matter: Matter) -> list[Box]:
    """Give the cells that nobody owns, and of which no check of lives tells since the days of their owners are not known.

    The end of a text that lies ahead is foretold by ``horizon``, whoever owns by it.
    """
    stated = examination.stated(matter)
    unclear = [one for one in stated if not _is_asked(examination, matter, _ownership(one))]
    if not unclear or not (empty := _empty(examination, matter)):
        return []
    told = [block for one in stated if one not in unclear for block in _blocks(one)]
    rest = [part for one in unclear for block in _told_now(examination, one) for part in common_to(empty, [block])]
    return _boxes(examination, matter, outside_of(rest, told))


def _is_asked(examination: Examination, matter: Matter, owner: Ownership) -> bool:
    """Whether the checks of lives have a day on which an ownership is surely stated, and find its text or holder wanting."""
    if not matter.term.unknowns and not owner.term.unknowns:
        return True
    days = ownership_days(examination.register, matter, owner)
    if days is None:
        return False
    lives, asked = examination.lives, days.start.toordinal()
    return lives.holder(owner.holder).on(asked) is False or lives.basis(owner.basis).on(asked) is False


def _told_now(examination: Examination, one: Statement) -> Iterator[Block]:
    """Give the cells in which an owner is stated, without those in which only the end of its text, still ahead, is the cause."""
    owner, lives = _ownership(one), examination.lives
    now = examination.as_of.toordinal()
    ahead = min((max(life.start, now) for life in lives.basis(owner.basis).stretches if life.end >= now), default=NEVER)
    alive = [Block(life.start, life.end, -1, -1) for life in lives.holder(owner.holder).stretches]
    for block in _blocks(one):
        yield from block.meet(Block(0, ahead, -1, -1))
        yield from outside_of([*block.meet(Block(ahead + 1, NEVER, -1, -1))], alive)


def _vacant(examination: Examination, matter: Matter, owners: Sequence[Ownership]) -> list[Box]:
    blocks = [block for one in examination.stated(matter) if _ownership(one) in owners for block in _blocks(one)]
    return _boxes(examination, matter, common_to(_empty(examination, matter), blocks))


def _empty(examination: Examination, matter: Matter) -> list[Block]:
    """Give the cells of a matter that nobody owns."""
    territory, cases = examination.territory, Cases(matter.dimensions)
    vacancies = examination.tiling(matter.id).vacancies()
    return [block_of(box, territory, cases) for witness in vacancies for box in witness.boxes]


def _boxes(examination: Examination, matter: Matter, blocks: Iterable[Block]) -> list[Box]:
    territory, cases = examination.territory, Cases(matter.dimensions)
    return [box_of(block, territory, cases) for block in blocks]


def _ownership(one: Statement) -> Ownership:
    owner = one.link.ownership
    assert owner is not None, "a statement of the law"  # noqa: S101  no grant is among what is stated
    return owner


def _blocks(one: Statement) -> Iterator[Block]:
    if one.communes and one.cases:
        for stretch in one.days.stretches:
            yield Block(stretch.start, stretch.end, one.communes, one.cases)
