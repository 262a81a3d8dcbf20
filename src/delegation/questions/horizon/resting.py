"""What an ending rests on, and which files stay where they were until which day."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import Day, if_known


def stays_until(
    register: Register, first: Day, last: Day
) -> Iterator[tuple[Day, Instrument, tuple[MatterId, ...], tuple[str, ...]]]:
    """Give the last days between two days on which files stay with whoever decided before: each with the instrument that says so.

    And with the matters and grants that are meant: what the instrument gives, and what it ends in whole where it names no grants.
    """
    for one in register.instruments.values():
        moved = one.transition
        if moved is None or not isinstance(moved.until, Day) or not first <= moved.until <= last:
            continue
        if register.is_never_in_force(one):
            continue
        meant = [grant for grant in register.grants.values() if _is_meant(register, grant, one, moved.grants)]
        matters = {row.matter for grant in meant for row in if_known(grant.rows)}
        yield moved.until, one, tuple(sorted(matters)), tuple(sorted(grant.id for grant in meant))


def _is_meant(register: Register, grant: Grant, one: Instrument, only: tuple[str, ...]) -> bool:
    if only:
        return grant.instrument == one.id and grant.is_among(only)
    made_by = register.instruments.get(grant.instrument)
    return made_by is one or (made_by is not None and one in register.successors(made_by))


def ends_with_its_basis(register: Register, owner: Ownership) -> bool:
    """Whether an ownership ends on the same day as an instrument or a provision that it rests on."""
    basis = if_known(owner.basis)
    found = [(one.at, register.instrument(one.instrument)) for one in basis]
    return any(one is not None and register.life(one, at).end == owner.term.end for at, one in found)


def basis_of(register: Register, matter: Matter, owner: Ownership) -> str:
    """Give the id of the first instrument that the ownership, or else its matter, rests on."""
    for basis in (owner.basis, matter.basis):
        for one in if_known(basis):
            found: Instrument | None = register.instrument(one.instrument)
            return found.id if found is not None else one.instrument
    return ""
