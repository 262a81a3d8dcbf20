"""Codes of procedures that others replaced: which are in use on a day, and which grants still name the old one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from delegation.authority.boxes import Block, Box, box_of, outside_of
from delegation.authority.cases import Case, Cases
from delegation.authority.days import NEVER, common, days_of
from delegation.authority.examination import Examination
from delegation.authority.lives import suspensions
from delegation.model.acts import Recoded
from delegation.model.holders import CommuneCode
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class CodeGap:
    """Cells of a new code that one grant of the old code reached, and no grant of its giver reaches under the new one.

    ``is_whole``: that is so in all that the grant reached, on all days since the replacement.
    """

    code: MatterId
    boxes: tuple[Box, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class OldCodeGrant:
    """A grant that names an old code and runs after it was replaced, and where its giver gives the new ones by no grant then.

    ``gaps``: one for each new code that is not given everywhere, in the order of days and codes.
    """

    grant: Grant
    row: AnnexRow
    gaps: tuple[CodeGap, ...]


def in_use(register: Register, matter: MatterId, day: Day) -> tuple[tuple[Recoded, ...], ...]:
    """Give the ways from a code to those that are used in its place on a day, over any number of steps; none where it still is.

    Only known days lead on: where it is not known since when a code is replaced, it may still be in use.
    """
    later = [one for one in register.later_codes(matter) if isinstance(one.on, Day) and one.on <= day]
    if not later or register.matters[matter].term.possibly_holds(day):
        return ()
    found: list[tuple[Recoded, ...]] = []
    for one in later:
        further = in_use(register, one.new, day)
        found += [(one, *way) for way in further] or [(one,)]
    return tuple(found)


def named(
    examination: Examination,
    one: Recoded,
    days: tuple[Day | None, Day | None],
    commune: CommuneCode | None = None,
    cases: frozenset[Case] | None = None,
) -> Iterator[OldCodeGrant]:
    """Give the grants that name the old code of a replacement beyond its day, and where the new ones are given by none of their givers.

    ``days``: the first and the last day of which some are asked about, ``None`` being no limit; ``commune``, ``cases``: where, ``None`` for everywhere.
    """
    uses = tuple(_uses(examination.register, one, one.on if isinstance(one.on, Day) else None))
    for grant, row in examination.register.grants_of.get(one.old, ()):
        if grant.decides:
            gaps = (_gap(examination, (grant, row), use, (*days, commune, cases)) for use in uses)
            found = tuple(gap for gap in gaps if gap is not None)
            if found:
                yield OldCodeGrant(grant, row, found)


def names_earlier(register: Register, grant: Grant, matter: MatterId) -> bool:
    """Whether a grant names, beside a code, one that it replaced: it gives each on its own days."""
    earlier = {one.old for one in register.earlier_codes(matter)}
    return bool(earlier) and isinstance(grant.rows, tuple) and any(row.matter in earlier for row in grant.rows)


class _Use(NamedTuple):
    """A code that is used in place of an older one from a day to a day, and those of which a grant will do.

    ``first`` ``None``: it is not known since when.
    """

    code: MatterId
    first: Day | None
    last: Day | None
    names: tuple[MatterId, ...]


def _uses(register: Register, one: Recoded, first: Day | None, before: tuple[MatterId, ...] = ()) -> Iterator[_Use]:
    """Give the codes that are used after a replacement, each on its days; a further one begins on a day that is known."""
    later = register.later_codes(one.new)
    known = [each.on for each in later if isinstance(each.on, Day)]
    last = min(known) - ONE_DAY if known else None
    # A grant of a code that was itself replaced is told of there.
    names = (*before, one.new)
    open_ended = tuple(each.new for each in later if not isinstance(each.on, Day))
    if first is None or last is None or first <= last:
        yield _Use(one.new, first, last, (*names, *open_ended))
    for each in later:
        if isinstance(each.on, Day) and first is not None:
            yield from _uses(register, each, max(first, each.on), names)


_Limits = tuple[Day | None, Day | None, CommuneCode | None, frozenset[Case] | None]


def _gap(examination: Examination, given: tuple[Grant, AnnexRow], use: _Use, limits: _Limits) -> CodeGap | None:
    """Give where a grant reached under the old code and no grant of its giver does under a new one; ``None`` for nowhere."""
    matter = examination.register.matters[use.code]
    cases, frame = Cases(matter.dimensions), examination.frame(matter)
    used = _block(use.first, use.last)
    meant = [part for block in _reached(examination, given, matter) for part in block.meet(used)]
    reached = [part for block in meant for part in (block.meet(frame) if frame is not None else ())]
    others = [
        block
        for name in use.names
        for grant, row in examination.register.grants_of.get(name, ())
        if grant.decides and grant.giver == given[0].giver
        for block in _reached(examination, (grant, row), matter, is_suspended=True)
    ]
    if use.first is None:
        # On which of its days the grant would have to name the new code is not known.
        others = [replace(one, first=0, last=NEVER) for one in others]
    missing = outside_of(reached, others)
    start, end, commune, only = limits
    there = examination.territory.of((commune,)) if commune is not None else examination.territory.everywhere
    asked = _block(start, end)
    # Told for all of their days, of which some are asked about.
    told = [block for block in missing if any(block.meet(asked))]
    boxes = [part for block in told for part in block.meet(Block(0, NEVER, there, cases.of(only)))]
    if not boxes:
        return None
    named = (box_of(one, examination.territory, cases) for one in sorted(boxes, key=lambda one: one.first))
    return CodeGap(use.code, tuple(named), is_whole=not outside_of(reached, missing))


def _block(start: Day | None, end: Day | None, communes: int = -1, cases: int = -1) -> Block:
    first = start.toordinal() if start is not None else 0
    return Block(first, end.toordinal() if end is not None else NEVER, communes, cases)


def _reached(
    examination: Examination, given: tuple[Grant, AnnexRow], matter: Matter, *, is_suspended: bool = False
) -> Iterator[Block]:
    """Give where a grant reaches, or may, under the code of another matter, by the days of all that it rests on.

    What divides the old code alone divides nothing here; where its cases mean none of those of the new code, all are meant.
    ``is_suspended``: also on days on which it is suspended, which does not make a code one that is not given.
    """
    grant, row = given
    dimensions = {one.name for one in matter.dimensions}
    kept = tuple((name, values) for name, values in grant.part.only if name in dimensions)
    of_new = replace(grant, part=replace(grant.part, only=kept))
    cases = Cases(matter.dimensions)
    if not cases.part(of_new.part):
        of_new = replace(grant, part=replace(grant.part, only=()))
    paused = suspensions(examination.register, grant, row) if is_suspended else ()
    pauses = [stretch for one in paused for stretch in days_of(one.term).stretches]
    for said in examination.given(of_new, row, matter):
        for days in (*common(said.days, said.giver_days).stretches, *pauses):
            if said.communes and said.cases:
                yield Block(days.start, days.end, said.communes, said.cases)
