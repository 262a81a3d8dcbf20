"""Which entries two registers do not share, and whom they concern: cheap to find, so that a history can be passed over.

Whatever changes the authority of a matter, a holder or an instrument changes an entry that concerns it: its own, or one that
names it. So a register in which none of these differs says the same of it (docs/decisions/0021-history-by-what-is-touched.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from delegation.authority.lives import carriers
from delegation.model.acts import Extension, Suspension
from delegation.model.instruments import Citation
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import Unknown, if_known
from delegation.questions.compare.outcomes import bare
from delegation.values import dataclass

COMMUNES = "communes/"
"""Stands for the list of communes, by which classes of holders are parted; no id ends so."""


@dataclass(frozen=True, slots=True)
class TouchedIds:
    """The ids of all entries that differ, and the ids that these name in either register."""

    ids: frozenset[str]
    named: frozenset[str]

    def concerns(self, subject: str, wanted: AbstractSet[str]) -> bool:
        """Whether what differs may be told of a subject. ``wanted``: what concerns it in a register beside."""
        return subject in self.named or not self.ids.isdisjoint(wanted)


UNTOUCHED = TouchedIds(frozenset(), frozenset())


def touched(old: Register, new: Register) -> TouchedIds:
    """Give what two registers do not share."""
    ids: set[str] = set()
    named: set[str] = set()
    for mine, other in zip(_books(old), _books(new), strict=True):
        for key in {*mine, *other}:
            before, after = mine.get(key), other.get(key)
            # Nearly always alike as they are; without their places only where they are not.
            if before != after and bare(before) != bare(after):
                ids.add(key)
                named.update(_named(before, old), _named(after, new))
    more = ids
    while more:
        more = {name for register in (old, new) for name in _carried(ids, register)} - ids
        ids |= more
    if old.communes != new.communes and bare(tuple(old.communes.values())) != bare(tuple(new.communes.values())):
        ids.add(COMMUNES)
    return TouchedIds(frozenset(ids), frozenset(named))


def _carried(ids: AbstractSet[str], register: Register) -> set[str]:
    """Give the holders, instruments and grants whose lives others of these ids decide.

    A head, a unit and a part of a class go with what they belong to; a text ends with what replaces it, and is suspended or
    extended by others; and where two texts bear one number, a citation by it may mean neither.
    """
    found: set[str] = {name for name in register.holders if any(one.id in ids for one in carriers(register, name))}
    numbers = {one.number for one in register.instruments.values() if one.id in ids and isinstance(one.number, str)}
    for one in register.instruments.values():
        if one.number in numbers or any(later.id in ids for later in register.successors(one)):
            found.add(one.id)
        touching: tuple[Suspension | Extension, ...] = (*one.suspends, *one.extends)
        for each in touching if one.id in ids else ():
            found.update(_meant(each, register))
    return found


def _meant(one: Suspension | Extension, register: Register) -> Iterator[str]:
    """Give the id of what is suspended or extended."""
    if one.grant is not None:
        yield one.grant
    other = register.instrument(one.instrument) if one.instrument is not None else None
    if other is not None:
        yield other.id


def concerning(name: str, register: Register) -> frozenset[str]:
    """Give the ids of all entries by which a matter, a holder or an instrument has its authority, its own among them."""
    matters = {one.id: one for one in register.matters.values() if one.id == name or name in _named(one, register)}
    grants = [one for one in register.grants.values() if name in (one.id, one.entry) or name in _named(one, register)]
    if name not in register.matters:
        # What a holder or an instrument gives, or was given, is a matter of its own.
        rows = (if_known(one.rows) for one in grants)
        ids = {row.matter for some in rows for row in some}
        matters |= {key: register.matters[key] for key in ids if key in register.matters}
    found = {name, COMMUNES, *matters, *(one.id for one in grants)}
    for one in (*matters.values(), *grants):
        found.update(other for other in _named(one, register) if other not in register.matters)
    return frozenset(found)


def _books(register: Register) -> tuple[Mapping[str, object], ...]:
    return (
        {str(key): one for key, one in register.matters.items()},
        register.grants,
        {str(key): one for key, one in register.holders.items()},
        {str(key): one for key, one in register.instruments.items()},
    )


def _named(one: object, register: Register) -> frozenset[str]:
    """Give the ids of holders, instruments and matters that a matter or a grant names."""
    return frozenset(_names(one, register))


def _names(one: object, register: Register) -> Iterator[str]:
    if isinstance(one, Matter):
        yield from one.coordinators
        yield from _cited(one.basis, register)
        for owner in one.owners:
            if not isinstance(owner.holder, Unknown):
                yield owner.holder
            yield from _cited(owner.basis, register)
    elif isinstance(one, Grant):
        yield from (side for side in (one.giver, one.receiver) if not isinstance(side, Unknown))
        yield one.instrument
        yield from (row.matter for row in if_known(one.rows))


def _cited(basis: tuple[Citation, ...] | Unknown, register: Register) -> Iterator[str]:
    for one in if_known(basis):
        found = register.instrument(one.instrument)
        yield found.id if found is not None else one.instrument
