"""The days on which whoever and whatever authority rests on is there: holders, instruments, provisions, legal bases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.authority.days import EVERY_DAY, Days, common, days_of, either
from delegation.citing import given_at
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import AnnexRow, Grant
from delegation.model.provisions import places
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown

INSIDE = frozenset({"internal-unit", "internal-unit-head"})
"""Kinds that are part of a body and end with it."""


def carriers(register: Register, holder: HolderId | Unknown) -> Iterator[Holder]:
    """Give a holder and everybody without whom it is not there, the nearest first.

    A head goes with the body that it heads, a unit inside with its body, a part of a class with the class.
    """
    waiting, seen = [holder], set[HolderId]()
    while waiting:
        one = register.holder(waiting.pop(0))
        if one is None or one.id in seen:
            continue
        seen.add(one.id)
        yield one
        above = (one.head_of, one.parent if one.kind in INSIDE else None, one.within)
        waiting += [name for name in above if name is not None]


def heads(head: Holder | None, body: Holder | None) -> bool:
    """Say whether a holder is the head of a body and acts for it. A committee and its chair are two (Law 72/2025/QH15)."""
    if head is None or body is None or head.head_of != body.id:
        return False
    return (head.kind, body.kind) != ("chair", "committee")


def gives_for(register: Register, giver: HolderId) -> tuple[HolderId, ...]:
    """Give the holders whose authority a giver may give: its own, and that of the body that it heads.

    The head of an agency delegates what the agency holds (Law 72/2025/QH15, Article 14(1)).
    """
    head = register.holder(giver)
    body = register.holder(head.head_of) if head is not None and head.head_of is not None else None
    return (giver, body.id) if body is not None and heads(head, body) else (giver,)


def life_of(register: Register, grant: Grant, row: AnnexRow | None) -> Term | None:
    """Give the life of the instrument of a grant at the provision that gives a row; ``None`` where the register has none.

    A grant that states its first day began then, though that of its instrument is not known.
    """
    made_by = register.instruments.get(grant.instrument)
    if made_by is None:
        return None
    life = register.life(made_by, given_at(grant, row))
    if isinstance(life.start, Unknown) and isinstance(grant.term.start, Day):
        return Term(None, life.end)
    return life


def cited_lives(register: Register, basis: Iterable[Citation]) -> Iterator[tuple[Instrument, str, Term]]:
    """Give each place that a basis cites, with the days on which it is in force. Texts that the register lacks are left out.

    A whole text without days of its provisions is one place, whatever of it is cited.
    """
    for one in basis:
        instrument = register.instrument(one.instrument)
        if instrument is None:
            continue
        several = places(one.at) if instrument.part_starts or instrument.part_ends else ()
        if len(several) > 1:
            yield from ((instrument, str(place), register.life(instrument, place)) for place in several)
        else:
            yield instrument, one.at or "", register.life(instrument, one.at)


class Lives:
    """The lives of one register, each worked out once."""

    def __init__(self, register: Register) -> None:
        """Take a register."""
        self._register = register
        self._holders: dict[HolderId, Days] = {}
        self._bases: dict[int, tuple[object, Days]] = {}
        self._grants: dict[str, Days] = {}

    def holder(self, name: HolderId | Unknown) -> Days:
        """Give the days of a holder with all that it goes with; every day for one who is not known."""
        if isinstance(name, Unknown):
            return EVERY_DAY
        found = self._holders.get(name)
        if found is None:
            found = common(*(days_of(one.term) for one in carriers(self._register, name)))
            self._holders[name] = found
        return found

    def basis(self, basis: tuple[Citation, ...] | Unknown) -> Days:
        """Give the days on which one of the cited places is in force; every day where nothing known is cited."""
        if isinstance(basis, Unknown) or not basis:
            return EVERY_DAY
        found = self._bases.get(id(basis))
        if found is None:
            # The basis itself is kept, so that nothing else can come to stand under its identity.
            found = self._bases[id(basis)] = (basis, either([*self._cited(basis)] or [EVERY_DAY]))
        return found[1]

    def _cited(self, basis: tuple[Citation, ...]) -> Iterator[Days]:
        return (days_of(term) for _, _, term in cited_lives(self._register, basis))

    def granting(self, grant: Grant, row: AnnexRow | None) -> Days:
        """Give the days of the instrument of a grant, at the provision that gives a row; every day where there is none."""
        made_by = self._register.instruments.get(grant.instrument)
        parted = made_by is not None and bool(made_by.part_starts or made_by.part_ends)
        if not parted and grant.id in self._grants:
            return self._grants[grant.id]
        life = life_of(self._register, grant, row)
        found = days_of(life) if life is not None else EVERY_DAY
        if not parted:
            self._grants[grant.id] = found
        return found
