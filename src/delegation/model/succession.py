"""Communes that became others, where the law says that what was decided for them goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from delegation.model.holders import CommuneCode
from delegation.model.matters import AnnexRow, Grant
from delegation.model.parts import Part, UnreadLimit
from delegation.model.terms import Day

if TYPE_CHECKING:
    from delegation.model.register import Register


def followed(register: Register, codes: Iterable[CommuneCode]) -> Sequence[CommuneCode]:
    """Give communes with those that they became, over any number of steps.

    One that was made of several is reached only where all of these are among them: to no other part of it was anything given.
    """
    made = {new: _made_of(register, new) for new in dict.fromkeys(one.new for one in register.succession)}
    found, before = set(codes), 0
    while len(found) > before:
        before = len(found)
        found.update(new for new, old in made.items() if old and found.issuperset(old))
    return sorted(found)


def for_row(register: Register, grant: Grant, row: AnnexRow) -> Grant:
    """Give a grant as it gives one of its rows, where both name communes: what these became is common to them, too."""
    if not (grant.part.names_communes and row.part.names_communes):
        return grant.for_row(row)
    return replace(grant, part=_going_on(register, grant.part)).for_row(
        replace(row, part=_going_on(register, row.part))
    )


def _going_on(register: Register, part: Part) -> Part:
    def going_on(one: UnreadLimit) -> UnreadLimit:
        if one.key != "communes":
            return one
        return replace(one, sure=tuple(followed(register, (CommuneCode(str(code)) for code in one.sure))))

    communes = tuple(followed(register, part.communes))
    return replace(part, communes=communes, unread=tuple(map(going_on, part.unread)))


def _made_of(register: Register, new: CommuneCode) -> frozenset[CommuneCode]:
    """Give all that a commune was made of, itself where it was there before; none where of some it is not said that it goes on."""
    said = register.predecessors_of(new)
    if not all(one.follows is True for one in said):
        return frozenset()
    start = register.communes[new].term.start
    was_there = start is None or any(
        isinstance(one.on, Day) and isinstance(start, Day) and start < one.on for one in said
    )
    return frozenset({*(one.old for one in said), *((new,) if was_there else ())})
