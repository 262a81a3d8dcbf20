"""Matters that the law or a decision divides by cases: which values several statements name, and which none."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.authority.cases import Case, Cases
from delegation.model.matters import Matter
from delegation.model.parts import Part


def left_out(cases: Cases, parts: Iterable[Part]) -> frozenset[Case]:
    """Give the cases that none of the parts covers, wherever and whenever they hold."""
    covered = 0
    for part in parts:
        covered |= cases.part(part)
    found = cases.names(cases.every & ~covered)
    return frozenset(cases.all) if found is None else found


def uncovered(matter: Matter) -> frozenset[Case]:
    """Give the cases of a matter that its owners by law divide among them and leave out; none where they do not divide."""
    if not any(one.part.only for one in matter.owners):
        return frozenset()
    return left_out(Cases(matter.dimensions), (one.part for one in matter.owners))
