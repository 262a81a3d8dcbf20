"""Which matters may differ between two registers or two days: cheap to say, so that the others need not be compared.

A matter differs only where an entry that it rests on differs, or where the life of one begins or ends between the days. What
is left out is left out exactly: a test compares it all the same (``tests/questions/compare/test_narrowing.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from delegation.authority.days import Days, days_of
from delegation.authority.examination import Examination
from delegation.authority.lives import carriers
from delegation.model.acts import Extension, Suspension
from delegation.model.holders import HolderId
from delegation.model.instruments import Citation, Instrument, InstrumentId
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.compare.outcomes import bare

K = TypeVar("K", bound=str)
V = TypeVar("V")


def may_differ(old: Examination, new: Examination) -> frozenset[MatterId] | None:
    """Give the matters that may differ; ``None``: any of them, because the communes differ, or one comes or goes."""
    found: set[MatterId] = set()
    if old.register is not new.register:
        if _differing(old.register.communes, new.register.communes):
            return None
        found.update(_of_entries(old.register, new.register))
    first, last = sorted((old.as_of.toordinal(), new.as_of.toordinal()))
    if first == last:
        return frozenset(found)
    for side in (old,) if old.register is new.register else (old, new):
        if any(_turns(life, first, last) for life in side.territory.lives):
            return None
        found.update(_of_days(side, first, last))
    return frozenset(found)


def _differing(old: Mapping[K, V], new: Mapping[K, V]) -> set[str]:
    """Give the ids of entries that differ in more than their place."""
    if old is new:
        return set()
    found: set[str] = set(old.keys() ^ new.keys())
    for key in old.keys() & new.keys():
        before, after = old[key], new[key]
        if before is not after and before != after and bare(before) != bare(after):
            found.add(key)
    return found


def _of_entries(old: Register, new: Register) -> Iterator[MatterId]:
    """Give the matters that rest on an entry that differs."""
    matters, grants = _differing(old.matters, new.matters), _differing(old.grants, new.grants)
    holders, instruments = _holders(old, new), _instruments(old, new)
    grants |= {one.grant for _, one in _touching(old, new, instruments) if one.grant is not None}
    for side in (old, new):
        for name, matter in side.matters.items():
            if name in matters or _rests_on(matter, side, grants, holders, instruments):
                yield name


def _holders(old: Register, new: Register) -> set[str]:
    """Give the holders that differ, with those that go with one of them."""
    found = _differing(old.holders, new.holders)
    if found:
        found |= {
            name
            for side in (old, new)
            for name in side.holders
            if any(one.id in found for one in carriers(side, HolderId(name)))
        }
    return found


def _instruments(old: Register, new: Register) -> set[str]:
    """Give the instruments whose life may differ, by id and by number: a number names one only while one alone bears it."""
    found = _differing(old.instruments, new.instruments)
    if not found:
        return found
    affected = found | {
        name for name in old.instruments.keys() & new.instruments.keys() if _ends(name, old, new, found)
    }
    named = (side.instrument(one.instrument or "") for side, one in _touching(old, new, affected))
    affected |= {one.id for one in named if one is not None}
    sides = (side.instruments.get(InstrumentId(name)) for side in (old, new) for name in affected)
    return affected | {one.number for one in sides if one is not None and isinstance(one.number, str)}


def _touching(old: Register, new: Register, by: set[str]) -> Iterator[tuple[Register, Suspension | Extension]]:
    """Give what some instruments suspend or extend in either register: it runs otherwise where they differ."""
    for side in (old, new):
        for name in by:
            one = side.instruments.get(InstrumentId(name))
            if one is not None:
                yield from ((side, each) for each in one.suspends)
                yield from ((side, each) for each in one.extends)


def _ends(name: InstrumentId, old: Register, new: Register, found: set[str]) -> bool:
    """Say whether what ends an instrument in whole or in part differs."""
    before, after = (_enders(side, side.instruments[name]) for side in (old, new))
    return before != after or not found.isdisjoint(before)


def _enders(side: Register, one: Instrument) -> set[str]:
    parts = (side.instrument(part.by) for part in one.part_ends if part.by is not None)
    return {later.id for later in (*side.successors(one), *parts) if later is not None}


def _rests_on(matter: Matter, side: Register, grants: set[str], holders: set[str], instruments: set[str]) -> bool:
    if any(one.holder in holders or _cites(one.basis, instruments) for one in matter.owners):
        return True
    if _cites(matter.basis, instruments):
        return True
    return any(_is_of(grant, grants, holders, instruments) for grant, _ in side.grants_of.get(matter.id, ()))


def _cites(basis: tuple[Citation, ...] | Unknown, instruments: set[str]) -> bool:
    return bool(instruments) and not isinstance(basis, Unknown) and any(one.instrument in instruments for one in basis)


def _is_of(grant: Grant, grants: set[str], holders: set[str], instruments: set[str]) -> bool:
    return (
        grant.id in grants
        or grant.instrument in instruments
        or any(side in holders for side in (grant.giver, grant.receiver) if not isinstance(side, Unknown))
    )


def _of_days(side: Examination, first: int, last: int) -> Iterator[MatterId]:
    """Give the matters of which something that they rest on begins, ends or becomes certain from one day to the other."""
    # The matters of a nation share a few hundred sets of days, each of which is kept once.
    same: dict[frozenset[int], frozenset[int]] = {}
    known: dict[frozenset[int], bool] = {}

    def turning(one: Matter) -> frozenset[int]:
        days = _turning(side, one)
        return same.setdefault(days, days)

    for matter, days in side.of_each("turning days", turning, daily=False).items():
        turns = known.get(days)
        if turns is None:
            turns = known[days] = any(first < day <= last for day in days)
        if turns:
            yield matter


def _turning(side: Examination, matter: Matter) -> frozenset[int]:
    """Give the first days on which something that a matter rests on is otherwise than on the day before, as ordinals."""
    lives = [days_of(matter.term)]
    for one in matter.owners:
        lives += [days_of(one.term), side.lives.holder(one.holder), side.lives.basis(one.basis)]
    for grant, row in side.register.grants_of.get(matter.id, ()):
        lives += [side.lives.granted(grant, row), side.lives.holder(grant.receiver), side.lives.holder(grant.giver)]
    return frozenset(day for life in lives for start, end, _ in life.stretches for day in (start, end + 1))


def _turns(life: Days, first: int, last: int) -> bool:
    """Say whether days begin to belong, or cease to, after the first of two days and up to the last."""
    return any(first < start <= last or first <= end < last for start, end, _ in life.stretches)
