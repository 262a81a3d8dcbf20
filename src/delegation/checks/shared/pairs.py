"""Pairs of matters that are probably one: looked for, ranked, and where two owners of them meet."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from delegation.authority.boxes import Box, Territory
from delegation.authority.examination import Examination
from delegation.authority.links import Standing
from delegation.checks.shared.acts import head_of
from delegation.checks.shared.candidates import CandidateTitle, candidates, sought
from delegation.checks.shared.likeness import Likeness, likeness
from delegation.checks.shared.titles import TitleReading, plain, read, words_of
from delegation.model.holders import HolderId
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class MatterPair:
    """Two matters in the order of their ids, and how alike they are."""

    one: Matter
    other: Matter
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two owners of two matters who differ, and the days and communes in which both stand."""

    first: Standing
    second: Standing
    where: Box


def ranked(register: Register, least: int, left: list[Sequence[Matter]] | None = None) -> list[MatterPair]:
    """Give the pairs of matters with ``least`` marks of 100 and perhaps different owners, those with most marks first.

    ``left`` takes groups of matters whose titles are too alike to be compared each with each.
    """
    matters, owners = _owned_by_somebody(register)
    titles = sought([one.title for one in matters], owners, least)
    crowds: list[Sequence[CandidateTitle]] = []
    pairs = candidates(titles, [one.field for one in matters], least, crowds)
    if left is not None:
        left += [[matters[title.at] for title in crowd] for crowd in crowds]
    found = marked_pairs(register, matters, pairs, least)
    return sorted(found, key=lambda pair: (-pair.likeness.marks, pair.one.id, pair.other.id))


def marked_pairs(
    register: Register,
    matters: Sequence[Matter] | Mapping[int, Matter],
    pairs: Iterable[tuple[CandidateTitle, CandidateTitle]],
    least: int,
) -> list[MatterPair]:
    """Give those of some pairs of titles that have ``least`` marks; ``matters``: by the positions of their titles."""
    pairs = [*pairs]
    readings = {
        title.at: read(matters[title.at].title, title.words, title.head)
        for title in {title.at: title for pair in pairs for title in pair}.values()
    }
    found = []
    for pair in pairs:
        at, to = sorted((title.at for title in pair), key=lambda at: matters[at].id)
        alike = _likeness(register, matters[at], matters[to], (readings[at], readings[to]))
        if alike is not None and alike.marks >= least:
            found.append(MatterPair(matters[at], matters[to], alike))
    return found


def weighed(register: Register, one: Matter, other: Matter) -> Likeness | None:
    """Say how alike two matters are; ``None`` where they are different by what they are, whatever their titles."""
    mine, its = (words_of(title) for title in plain([one.title, other.title]))
    readings = read(one.title, mine, head_of(mine)), read(other.title, its, head_of(its))
    return _likeness(register, one, other, readings)


def _likeness(
    register: Register, one: Matter, other: Matter, readings: tuple[TitleReading, TitleReading]
) -> Likeness | None:
    return likeness(one, other, readings, given=_was_given(register, one, other))


def _owned_by_somebody(register: Register) -> tuple[list[Matter], list[HolderId | None]]:
    """Give the matters that somebody is known to own, and of each its only owner; ``None`` where there may be others."""
    gone = gone_holders(register)
    every = ((one, only_owner(register, gone, one)) for one in register.matters.values())
    owned = [(one, owner) for one, owner in every if owner is not False]
    return [one for one, _ in owned], [owner for _, owner in owned]


def gone_holders(register: Register) -> frozenset[HolderId]:
    """Give the holders that were gone before the baseline: what only such a one owns is owned by nobody."""
    every = register.holders.values()
    return frozenset(one.id for one in every if isinstance(one.term.end, Day) and one.term.end < register.baseline)


def only_owner(register: Register, gone: Container[HolderId], one: Matter) -> HolderId | Literal[False] | None:
    """Give the only owner of a matter; ``None`` where there may be others, ``False`` where nobody is known to own it."""
    given = register.grants_of.get(one.id, ())
    holders = [owner.holder for owner in one.owners] if given or len(one.owners) > 1 else ()
    if not holders and one.owners:
        # Nearly every matter: one owner by law, and nothing given.
        holder = one.owners[0].holder
        return holder if not isinstance(holder, Unknown) and holder not in gone else False
    known = [holder for holder in holders if not isinstance(holder, Unknown)]
    moved = any(grant.moves_ownership for grant, _ in given)
    if not (moved or known):
        return False
    return known[0] if not moved and len({*holders}) == 1 else None


def _was_given(register: Register, one: Matter, other: Matter) -> bool:
    """Whether an owner of one by law gave the other to somebody."""
    return any(
        grant.moves_ownership and any(owner.holder == grant.giver for owner in by_law.owners)
        for moved, by_law in ((one, other), (other, one))
        for grant, _ in register.grants_of.get(moved.id, ())
    )


def first_meeting(examination: Examination, one: Matter, other: Matter, *, in_one_text: bool) -> Meeting | None:
    """Give the first two owners that differ and certainly stand in the same place on the same day.

    ``in_one_text``: an owner and whoever helps it do not count, since one text names both as a rule.
    """
    register, territory = examination.register, examination.territory
    meetings = [
        Meeting(left, right, box)
        for left, own in _owned(examination, one)
        for right, its in _owned(examination, other)
        if left.holder != right.holder
        and not (in_one_text and _one_helps(register, left.holder, right.holder))
        and (box := _common(territory, own, its)) is not None
    ]
    return min(meetings, key=_order, default=None)


def _order(meeting: Meeting) -> tuple[date, HolderId, HolderId]:
    return (meeting.where.start or date.min, meeting.first.holder, meeting.second.holder)


def _owned(examination: Examination, matter: Matter) -> list[tuple[Standing, Box]]:
    """Give the owners that certainly stand, each with a box in which it does."""
    return [(owner, tile.box) for tile in examination.tiling(matter.id).tiles for owner in tile.owners if owner.certain]


def _common(territory: Territory, one: Box, other: Box) -> Box | None:
    """Give the days and communes of two boxes; the cases of two matters are not the same."""
    places = [territory.everywhere if box.communes is None else territory.of(box.communes) for box in (one, other)]
    found = one.within(other.start, other.end)
    if found is None or not places[0] & places[1]:
        return None
    return Box(found.start, found.end, territory.names(places[0] & places[1]), None)


def _one_helps(register: Register, *holders: HolderId) -> bool:
    """Whether one of two is an agency of the other, or of the body that the other heads."""
    one, other = (_body(register, name) for name in holders)
    return one != other and (one in _above(register, other) or other in _above(register, one))


def _body(register: Register, name: HolderId) -> HolderId:
    holder = register.holder(name)
    return holder.head_of if holder is not None and holder.head_of is not None else name


def _above(register: Register, name: HolderId) -> Iterable[HolderId]:
    """Give the bodies that a body belongs to."""
    found: list[HolderId] = []
    holder = register.holder(name)
    while holder is not None and holder.parent is not None and holder.parent not in found:
        found.append(holder.parent)
        holder = register.holder(holder.parent)
    return found
