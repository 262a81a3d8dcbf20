"""What an ending rests on, and which files stay where they were until which day."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Grant, Matter, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import Day, if_known


def stays_until(
    register: Register, first: Day, last: Day
) -> Iterator[tuple[Day, Instrument, tuple[MatterId, ...], tuple[str, ...]]]:
    """Give the last days between two days on which files stay with whoever decided before: each with the instrument that says so.

    And with the matters and grants that are meant: what the instrument gives, and what it ends in whole where it names no grants.
    """
    several = [
        (one, one.transition, one.transition.until)
        for one in register.instruments.values()
        if one.transition is not None
        and isinstance(one.transition.until, Day)
        and first <= one.transition.until <= last
        and not register.is_never_in_force(one)
    ]
    made, changed = _given_by(register) if several else ({}, {})
    for one, moved, until in several:
        if moved.grants:
            meant = [grant for grant in made.get(one.id, ()) if grant.is_among(moved.grants)]
        else:
            meant = changed.get(one.id, [])
        matters = {row.matter for grant in meant for row in if_known(grant.rows)}
        yield until, one, tuple(sorted(matters)), tuple(sorted(grant.id for grant in meant))


_Given = dict[InstrumentId, list[Grant]]


def _given_by(register: Register) -> tuple[_Given, _Given]:
    """Give by each instrument the grants that it makes; and those together with what is made by an instrument that it ends in whole."""
    made: _Given = {}
    changed: _Given = {}
    for grant in register.grants.values():
        one = register.instruments.get(grant.instrument)
        if one is not None:
            made.setdefault(one.id, []).append(grant)
            for name in dict.fromkeys(each.id for each in (one, *register.successors(one))):
                changed.setdefault(name, []).append(grant)
    return made, changed


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
