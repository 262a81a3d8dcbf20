"""Grants of different decisions that give one matter from one giver to one receiver on common days."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from delegation.authority.boxes import Territory
from delegation.authority.cases import Cases
from delegation.authority.examination import Examination
from delegation.checks.shared import words
from delegation.model.instruments import DECIDING_MECHANISMS, Instrument
from delegation.model.matters import AnnexRow, Grant, Matter, place_of
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class GrantRun:
    """A grant of one matter, on the days on which it may run. ``end`` ``None``: open. ``unclear``: an end is not known."""

    grant: Grant
    row: AnnexRow
    made_by: Instrument
    at: str | None
    start: Day
    end: Day | None
    unclear: bool

    @property
    def order(self) -> tuple[Day, Day, str]:
        """Sort by the day of signing where it is known, then by the first day."""
        signed = self.made_by.issued
        return (signed if isinstance(signed, Day) else self.start, self.start, self.grant.id)


@dataclass(frozen=True, slots=True)
class GivenTwice:
    """Two runs of one matter on some common days, the one that came later second."""

    matter: Matter
    earlier: GrantRun
    later: GrantRun
    is_last_told: bool = False


MOST_EARLIER = 20
"""With how many earlier decisions a later one that gives the same is told, the nearest ones: a hundred decisions that give the same would
else be some five thousand findings, a thousand half a million."""


def _run_of(register: Register, grant: Grant, row: AnnexRow) -> GrantRun | None:
    """Give the days on which a grant may run; ``None`` where it has none, or where nothing is known of its first day.

    A decision whose first day is not known began at the earliest when it was signed.
    """
    made_by = words.instrument_of(register, grant)
    if made_by is None:
        return None
    at = place_of(grant, row)
    life = register.life(made_by, at)
    begun = [day for day in (grant.term.start, life.start) if isinstance(day, Day)]
    signed = [made_by.issued] if isinstance(made_by.issued, Day) else []
    ends = [day for day in (grant.running.end, life.end) if isinstance(day, Day)]
    if not begun and not signed:
        return None
    start, end = max(*(begun or signed), register.baseline), min(ends, default=None)
    if end is not None and end < start:
        return None
    unclear = not begun or (end is None and any(isinstance(one, Unknown) for one in (grant.running.end, life.end)))
    return GrantRun(grant, row, made_by, at, start, end, unclear)


def _sides(territory: Territory, one: GrantRun) -> object:
    """Give the whole giver and receiver of a decision: those that differ in them never give the same."""
    return territory.whole(one.grant.giver), territory.whole(one.grant.receiver)


def _is_same(territory: Territory, cases: Cases, one: GrantRun, other: GrantRun) -> bool:
    """Whether two decisions give in one way, from one giver to one receiver, in some common communes and cases."""
    if one.made_by is other.made_by:
        return False
    mechanisms = {one.grant.mechanism, other.grant.mechanism}
    if len(mechanisms) > 1 and not mechanisms <= DECIDING_MECHANISMS:
        return False
    if one.grant.steps and other.grant.steps and set(one.grant.steps).isdisjoint(other.grant.steps):
        return False
    communes = territory.everywhere
    for first, second in ((one.grant.giver, other.grant.giver), (one.grant.receiver, other.grant.receiver)):
        if isinstance(first, Unknown) or isinstance(second, Unknown):
            return False
        # A class and a part of it are one holder wherever both stand.
        (whole, mask), (its_whole, its_mask) = territory.reach(first), territory.reach(second)
        if whole != its_whole:
            return False
        communes &= mask & its_mask
    parts = (one.grant.part, other.grant.part)
    return all(
        (communes & territory.part(parts[0]) & territory.part(parts[1]), cases.part(parts[0]) & cases.part(parts[1]))
    )


def _is_settled(register: Register, earlier: GrantRun, later: GrantRun) -> bool:
    """Whether the register says that one of the two ended or changed the other, even where it does not know the day."""
    for one, other in ((earlier, later), (later, earlier)):
        by = other.made_by
        ended = any(
            part.by is not None and register.instrument(part.by) is by for part in one.made_by.ended_with(one.at)
        )
        amended = any(register.instrument(name) is one.made_by for name in by.amends)
        if ended or amended or by in register.successors(one.made_by):
            return True
    return False


def common_days(one: GrantRun, other: GrantRun) -> tuple[Day, Day | None] | None:
    """Give the days on which both may run."""
    start = max(one.start, other.start)
    end = min((day for day in (one.end, other.end) if day is not None), default=None)
    return None if end is not None and end < start else (start, end)


def given_twice(examination: Examination) -> Iterator[list[GivenTwice]]:
    """Give the matters that several decisions give, together by pairs of grants, in the order of the ids of these."""
    register = examination.register
    groups: dict[tuple[str, str], list[GivenTwice]] = {}
    for matter in examination.shared:
        runs = [_run_of(register, grant, row) for grant, row in register.grants_of.get(matter.id, ())]
        known = sorted((one for one in runs if one is not None), key=lambda one: one.order)
        cases, alike = Cases(matter.dimensions), dict[object, list[GrantRun]]()
        for later in known:
            runs_before = alike.setdefault(_sides(examination.territory, later), [])
            before = (
                one
                for one in reversed(runs_before)
                if _is_same(examination.territory, cases, one, later)
                and not _is_settled(register, one, later)
                and common_days(one, later)
            )
            told = [*islice(before, MOST_EARLIER + 1)]
            for earlier in told[:MOST_EARLIER]:
                is_last = len(told) > MOST_EARLIER and earlier is told[MOST_EARLIER - 1]
                found = groups.setdefault((earlier.grant.id, later.grant.id), [])
                found.append(GivenTwice(matter, earlier, later, is_last))
            runs_before.append(later)
    for _, several in sorted(groups.items()):
        yield several
