"""What extensions make of grants and instruments: until when they go on, and by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from delegation.model.acts import Extended, Extension
from delegation.model.effects import within
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Grant, is_row_at, place_of
from delegation.model.places import Place
from delegation.model.provisions import Provision, places, touches
from delegation.model.terms import ONE_DAY, Day, Term, Unknown, if_known

if TYPE_CHECKING:
    from delegation.model.register import Register

_NO_DAY = Unknown("không ghi ngày có hiệu lực của văn bản gia hạn")


def said(register: Register) -> Iterator[tuple[Instrument, Extension]]:
    """Give every extension with the instrument that says so, in the order of ids."""
    for _, by in sorted(register.instruments.items()):
        yield from ((by, one) for one in by.extends)


def is_meant(register: Register, one: Extension, grant: Grant) -> bool:
    """Whether an extension speaks of a grant, or of some rows of it."""
    if one.grant is not None:
        return one.grant in (grant.id, grant.stated) and _is_at(one, grant)
    meant = register.instrument(one.instrument) if one.instrument is not None else None
    return meant is not None and meant.id == grant.instrument and _is_at(one, grant)


def _is_at(one: Extension, grant: Grant) -> bool:
    return (
        one.at is None or _is_whole(one.at, grant) or any(is_row_at(grant, row, one.at) for row in if_known(grant.rows))
    )


def _is_whole(at: str, grant: Grant) -> bool:
    """Whether a place holds the one by which a grant gives all of its rows, or all that are known of them."""
    rows = if_known(grant.rows)
    if rows:
        return all(is_row_at(grant, row, at) for row in rows)
    return touches(at, grant.at if isinstance(grant.at, str) else None)


def grants(register: Register) -> Mapping[str, Grant]:
    """Give the grants of a register, each with what extends it."""
    several = tuple(said(register))
    return {name: _with(register, grant, several) for name, grant in register.grants.items()}


def _with(register: Register, grant: Grant, several: tuple[tuple[Instrument, Extension], ...]) -> Grant:
    found = []
    for by, one in several:
        if is_meant(register, one, grant):
            term = _until(within(Term(None, one.to), register.life(by), _NO_DAY), grant.last)
            at = None if one.at is None or _is_whole(one.at, grant) else one.at
            past, paused = tuple(_past(register, grant, term.start)), register.effects.suspensions_of(by)
            found.append(Extended(term, one.to, by.id, one.place, at, past, paused))
    # Where one extends and another extends further, the later text is the one that counts: it stands last.
    found.sort(key=lambda each: (isinstance(each.term.start, Day), str(each.term.start), each.by))
    return grant if tuple(found) == grant.extended else replace(grant, extended=tuple(found))


def _past(register: Register, grant: Grant, start: Day | Unknown | None) -> Iterator[Place]:
    """Give where the rows of a grant stand to which an extension that begins on a day adds nothing: their place was ended for good before."""
    end = grant.term.end
    known = [start, end + ONE_DAY if isinstance(end, Day) and end < Day.max else None]
    day = max((one for one in known if isinstance(one, Day)), default=None)
    made_by = register.instruments.get(grant.instrument)
    if made_by is None or not made_by.part_ends or day is None:
        return
    for row in if_known(grant.rows):
        given = places(place_of(grant, row))
        if given and all(_is_ended(made_by, one, day) for one in given):
            yield row.place


def _is_ended(instrument: Instrument, place: Provision, day: Day) -> bool:
    return any(isinstance(one.end, Day) and one.end < day for one in instrument.terms_of_part(place))


def _until(term: Term, last: Day | None) -> Term:
    if last is None:
        return term
    return Term(term.start, min(term.end, last) if isinstance(term.end, Day) else last)


def prolonged(register: Register) -> Mapping[InstrumentId, Day | Unknown | None]:
    """Give the last days of instruments that state one and were extended as a whole while they were in force."""
    found: dict[InstrumentId, Day | Unknown | None] = {}
    in_order = sorted(said(register), key=lambda one: (str(one[0].term.start), one[0].id))
    for by, one in in_order:
        other = register.instrument(one.instrument) if one.instrument is not None and one.at is None else None
        if other is None or other is by or other.replaced_by or register.successors(other):
            continue
        end, start = found.get(other.id, other.term.end), by.term.start
        if isinstance(end, Day) and not (isinstance(start, Day) and start.toordinal() > end.toordinal() + 1):
            last = within(Term(None, one.to), by.term, _NO_DAY).end
            if not isinstance(last, Day) or last > end:
                found[other.id] = last
    return found
