"""What may be suspended, or not be carried on, on days to come, though it is not known whether it is: no last day, so no stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.lives import cited, made_by
from delegation.model.acts import Doubt
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, if_known
from delegation.values import dataclass

_KINDS = ("suspended", "ended")


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Days on which something may be suspended, or may not be carried on by the text ``subject``; ``what``: why, on which days, by what.

    ``subject``: the id of the instrument or grant. ``extends``: it may no longer carry on what it extends. ``matters``, ``grants``: those
    whose owner rests on it, that it gives, or that it carries on.
    """

    subject: str
    what: Doubt
    extends: bool
    matters: tuple[MatterId, ...]
    grants: tuple[str, ...]


_Key = tuple[str, Doubt, bool]


def perhaps_from(register: Register, first: Day, last: Day) -> tuple[Perhaps, ...]:
    """Give what may be suspended or not carried on, on some days from ``first`` to ``last``, in the order of its days."""
    found: dict[_Key, tuple[set[MatterId], set[str]]] = {}
    if not (register.effects.is_doubtful or any(one.extends for one in register.instruments.values())):
        return ()
    for grant, row in _rows(register):
        whole = grant if row is None else grant.for_row(row)
        for key in dict.fromkeys(_of_grant(register, whole, row)):
            if _meets(key[1], first, last) and whole.running.possibly_holds(max(first, _first(key[1]) or first)):
                matters, grants = found.setdefault(key, (set(), set()))
                grants.add(grant.entry)
                matters.update([row.matter] if row is not None else [])
    for matter, owner in _owners(register):
        for key in dict.fromkeys(_of_owner(register, owner)):
            if _meets(key[1], first, last):
                found.setdefault(key, (set(), set()))[0].add(matter)
    every = (Perhaps(*key, tuple(sorted(matters)), tuple(sorted(grants))) for key, (matters, grants) in found.items())
    return tuple(
        sorted(every, key=lambda one: (_first(one.what) or first, one.subject, one.what.at or "", one.what.why))
    )


def _rows(register: Register) -> Iterator[tuple[Grant, AnnexRow | None]]:
    for grant in register.grants.values():
        rows: Sequence[AnnexRow | None] = if_known(grant.rows) or (None,)
        yield from ((grant, row) for row in rows)


def _owners(register: Register) -> Iterator[tuple[MatterId, Ownership]]:
    for matter in register.matters.values():
        yield from ((matter.id, owner) for owner in matter.owners)


def _of_grant(register: Register, grant: Grant, row: AnnexRow | None) -> Iterator[_Key]:
    for made in made_by(register, grant, row):
        yield from ((str(made.instrument.id), one, False) for one in made.doubts if one.kind in _KINDS)
    yield from ((grant.entry, one, False) for one in register.effects.perhaps_suspended_grant(grant))
    yield from ((longer.by, one, True) for longer in grant.extended for one in longer.doubts)


def _of_owner(register: Register, owner: Ownership) -> Iterator[_Key]:
    for place in () if isinstance(owner.basis, Unknown) else cited(register, owner.basis):
        yield from ((str(place.instrument.id), one, False) for one in place.doubts if one.kind in _KINDS)
        if place.perhaps_resting:
            carrying = register.extending.carrying(register.instruments[InstrumentId(place.instrument.id)])
            yield from ((longer.by, one, True) for longer in carrying for one in longer.doubts)


def _first(one: Doubt) -> Day | None:
    return one.term.start if isinstance(one.term.start, Day) else None


def _meets(one: Doubt, first: Day, last: Day) -> bool:
    """Whether some day from one to another may be among those that are in doubt."""
    start, end = one.term.start, one.term.end
    return not ((isinstance(start, Day) and start > last) or (isinstance(end, Day) and end < first))
