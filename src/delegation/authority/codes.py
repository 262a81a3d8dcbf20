"""Codes of procedures that others replaced: which are in use on a day, and which grants still name the old one."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.model.acts import Recoded
from delegation.model.matters import AnnexRow, Grant, MatterId
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A grant that names an old code and runs after it was replaced by others, which its giver gives by no grant then.

    ``missing``: these others, in the order of codes.
    """

    grant: Grant
    row: AnnexRow
    missing: tuple[MatterId, ...]


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


def last_codes(register: Register, matter: MatterId) -> tuple[MatterId, ...]:
    """Give the codes that a code has become in the end, in their order; none where nothing replaced it."""
    found: set[MatterId] = set()
    for one in register.later_codes(matter):
        found.update(last_codes(register, one.new) or (one.new,))
    return tuple(sorted(found))


def named(register: Register, one: Recoded) -> Iterator[Named]:
    """Give the grants that name the old code of a replacement beyond its day, while the new one is given by none of their givers."""
    codes = last_codes(register, one.new) or (one.new,)
    for grant, row in register.grants_of.get(one.old, ()):
        if not grant.decides or not _runs_from(grant, one.on):
            continue
        missing = tuple(
            new for new in codes if not any(_gives_on(other, grant, one) for other, _ in _given(register, one, new))
        )
        if missing:
            yield Named(grant, row, missing)


def names_earlier(register: Register, grant: Grant, matter: MatterId) -> bool:
    """Whether a grant names, beside a code, one that it replaced: it gives each on its own days."""
    earlier = {one.old for one in register.earlier_codes(matter)}
    return bool(earlier) and isinstance(grant.rows, tuple) and any(row.matter in earlier for row in grant.rows)


def _given(register: Register, one: Recoded, last: MatterId) -> Iterator[tuple[Grant, AnnexRow]]:
    for name in dict.fromkeys((one.new, last)):
        yield from register.grants_of.get(name, ())


def _runs_from(grant: Grant, day: object) -> bool:
    """Whether a grant may run on a day or after it."""
    return not (isinstance(grant.term.end, Day) and isinstance(day, Day) and grant.term.end < day)


def _gives_on(other: Grant, grant: Grant, one: Recoded) -> bool:
    """Whether another grant of the same giver, or the same one, gives the new code while the grant of the old one runs."""
    is_late = (
        isinstance(other.term.start, Day) and isinstance(grant.term.end, Day) and other.term.start > grant.term.end
    )
    return other.decides and other.giver == grant.giver and not is_late and _runs_from(other, one.on)
