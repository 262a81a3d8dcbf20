"""Which entries rest on which provisions, and which of them were confirmed on another text than stands there on the day."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.model.clauses import Reading, digest, text_of
from delegation.model.instruments import Citation, Instrument, InstrumentId
from delegation.model.matters import given_at
from delegation.model.places import Place
from delegation.model.provisions import canonical
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, if_known
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class RestingEntry:
    """An entry that rests on a provision: its id, the instrument, the provision as compared, and where it is cited.

    ``grant``: whether it is one; ``law``: where the holder is named whom the provision makes an owner.
    """

    entry: str
    instrument: Instrument
    at: str
    place: Place
    grant: bool = False
    law: Place | None = None


@dataclass(frozen=True, slots=True)
class Suspect:
    """An entry that was confirmed on a text which is no longer that of the provision. ``text``, ``now``: the text on the day, its hash."""

    resting: RestingEntry
    reading: Reading
    text: str
    now: str


def resting(register: Register) -> Iterator[RestingEntry]:
    """Give all that rests on a provision of an instrument of which the register holds texts, each once for an entry."""
    if not any(one.clauses for one in register.instruments.values()):
        return
    seen: set[tuple[str, InstrumentId, str]] = set()
    for one in _cited(register):
        key = (one.entry, one.instrument.id, one.at)
        if key not in seen:
            seen.add(key)
            yield one


def _cited(register: Register) -> Iterator[RestingEntry]:
    for norm in register.norms:
        yield from _of(register, norm.id, (*norm.basis, *norm.passing_on_basis))
    for matter in register.matters.values():
        for owner in matter.owners:
            yield from _of(register, matter.id, owner.basis, law=owner.holder_place)
        yield from _of(register, matter.id, matter.basis)
        yield from _of(register, matter.id, () if matter.reserved is None else (matter.reserved,))
    for grant in register.grants.values():
        made_by = register.instruments.get(grant.instrument)
        rows = if_known(grant.rows)
        ats = {given_at(grant, row): row.place for row in rows} or {given_at(grant, None): grant.place}
        for at, place in ats.items():
            if made_by is not None and at is not None and made_by.clauses:
                yield RestingEntry(grant.id, made_by, canonical(at), place, grant=True)
        for row in rows:
            yield from _of(register, grant.id, row.basis, grant=True)


def _of(
    register: Register,
    entry: str,
    basis: tuple[Citation, ...] | Unknown,
    *,
    grant: bool = False,
    law: Place | None = None,
) -> Iterator[RestingEntry]:
    for one in if_known(basis):
        instrument = register.instrument(one.instrument)
        if instrument is not None and instrument.clauses and one.at is not None:
            yield RestingEntry(entry, instrument, canonical(one.at), one.place, grant, law)


def suspects(register: Register, day: Day) -> Iterator[Suspect]:
    """Give the entries that were confirmed on another text than that of the day, and not on this one."""
    confirmed: dict[tuple[str, str, str], list[Reading]] = {}
    for reading in register.readings:
        instrument = register.instrument(reading.instrument)
        if instrument is None:
            continue
        for entry in reading.entries:
            confirmed.setdefault((entry, instrument.id, canonical(reading.at)), []).append(reading)
    if not confirmed:
        return
    for one in resting(register):
        readings = confirmed.get((one.entry, one.instrument.id, one.at))
        text = text_of(one.instrument, one.at, day) if readings else None
        if readings and text is not None:
            now = digest(text)
            if all(reading.text != now for reading in readings):
                yield Suspect(one, max(readings, key=lambda reading: reading.on or Day.min), text, now)
