"""Matters that the law or a decision divides by cases: which values several statements name, and which none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.authority.cases import Case, Cases
from delegation.authority.lives import gives_for
from delegation.model.holders import HolderId
from delegation.model.matters import Grant, Matter
from delegation.model.parts import WHOLE, Part
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown


def left_out(cases: Cases, parts: Iterable[Part]) -> frozenset[Case]:
    """Give the cases that none of the parts covers, wherever and whenever they hold."""
    return _named(cases, cases.every & ~_covered(cases, parts))


def _covered(cases: Cases, parts: Iterable[Part]) -> int:
    """Give the cases that some part covers, a bit for each."""
    found = 0
    for part in parts:
        found |= cases.part(part)
    return found


def _named(cases: Cases, bits: int) -> frozenset[Case]:
    found = cases.names(bits)
    return frozenset(cases.all) if found is None else found


def uncovered(matter: Matter) -> frozenset[Case]:
    """Give the cases of a matter that its owners by law divide among them and leave out; none where they do not divide."""
    if not any(one.part.only for one in matter.owners):
        return frozenset()
    return left_out(Cases(matter.dimensions), (one.part for one in matter.owners))


def at_once(grants: Sequence[Grant]) -> Iterator[list[Grant]]:
    """Give the grants that may run together, on each first day of one of them; the same ones once."""
    seen: set[tuple[str, ...]] = set()
    starts = {one.term.start if isinstance(one.term.start, Day) else Day.min for one in grants}
    for day in sorted(starts):
        running = [one for one in grants if one.running.possibly_holds(day)]
        names = tuple(one.id for one in running)
        if running and names not in seen:
            seen.add(names)
            yield running


def held_by(register: Register, matter: Matter, giver: HolderId | Unknown) -> frozenset[Case]:
    """Give the cases of a matter that a giver, or the body that it heads, has by law or was given; all where that cannot be told."""
    every = Cases(matter.dimensions)
    names = () if isinstance(giver, Unknown) else gives_for(register, giver)
    parts = [one.part for one in matter.owners if one.holder in names]
    parts += [grant.part for grant, _ in register.grants_of.get(matter.id, ()) if grant.receiver in names]
    return _named(every, _covered(every, parts or (WHOLE,)))
