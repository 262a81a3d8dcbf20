"""What extensions make of grants and instruments: until when they go on, and by what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from delegation.model import reasons
from delegation.model.acts import Doubt, Extended, Extension, Interruption
from delegation.model.effects import within
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Grant, place_of
from delegation.model.places import Place
from delegation.model.provisions import Provision, places, touches
from delegation.model.rows_at import Extensions, RowsAt
from delegation.model.silences import unsure_end
from delegation.model.terms import ONE_DAY, Day, Term, Unknown, if_known, parted

if TYPE_CHECKING:
    from delegation.model.register import Register

_NO_DAY = Unknown(reasons.NO_DAY_OF_EXTENSION)


def said(register: Register) -> Iterator[tuple[Instrument, Extension]]:
    """Give every extension with the instrument that says so, in the order of ids."""
    for _, by in sorted(register.instruments.items()):
        yield from ((by, one) for one in by.extends)


class Meant(NamedTuple):
    """An extension that speaks of a grant, by which instrument; ``is_whole``: of all of it, and not of some rows."""

    by: Instrument
    extension: Extension
    is_whole: bool


class Extending:
    """Which extensions of a register speak of which grants: looked up by grant, instrument and row."""

    def __init__(self, register: Register) -> None:
        """Take the register."""
        self._register = register
        self._grants = register.grants
        self._every = tuple(said(register))
        self._named: dict[str, list[int]] = {}
        self._by_instrument: dict[InstrumentId, list[int]] = {}
        for number, (_, one) in enumerate(self._every):
            if one.grant is not None:
                self._named.setdefault(one.grant, []).append(number)
                continue
            other = register.instrument(one.instrument) if one.instrument is not None else None
            if other is not None:
                self._by_instrument.setdefault(other.id, []).append(number)

    def of(self, grant: Grant) -> tuple[Meant, ...]:
        """Give the extensions of a grant, or of some rows of it, in the order of ``said``."""
        numbers = {*self._named.get(grant.id, ()), *self._named.get(grant.stated, ())}
        numbers.update(self._by_instrument.get(grant.instrument, ()))
        if not numbers:
            return ()
        rows, times = if_known(grant.rows), Counter[int]()
        if any(self._every[one][1].at is not None for one in numbers):
            at_rows = RowsAt((self._every[one][1].at, one) for one in sorted(numbers))
            times.update(one for row in rows for one in at_rows.of(grant, row))
        found = []
        for number in sorted(numbers):
            by, one = self._every[number]
            is_whole = one.at is None or (times[number] == len(rows) if rows else _is_of(one.at, grant))
            if is_whole or times[number]:
                found.append(Meant(by, one, is_whole))
        return tuple(found)

    def carrying(self, instrument: Instrument) -> tuple[Extended, ...]:
        """Give what carries a whole instrument on beyond the last day that it states, in the order of first days."""
        return self._carrying.get(instrument.id, ())

    def resting(self, instrument: Instrument) -> tuple[Interruption, ...]:
        """Give the days beyond the last one that a whole instrument states on which what carries it on surely says nothing."""
        own, longer = instrument.term.end, self.carrying(instrument)
        if not longer or not isinstance(own, Day):
            return ()
        carried = [
            parted(one.term, [each.term for each in one.paused], [each.term for each in one.doubts]) for one in longer
        ]
        sure, perhaps = ([term for pair in carried for term in pair[at]] for at in (0, 1))
        beyond = Term(own + ONE_DAY, self._register.life(instrument).end)
        return tuple(Interruption("suspended", term) for term in parted(beyond, sure, perhaps)[0])

    @cached_property
    def _carrying(self) -> Mapping[InstrumentId, tuple[Extended, ...]]:
        found: dict[InstrumentId, tuple[Extended, ...]] = {}
        for other, by, one, _ in _prolonging(self._register):
            term, rests = _term(self._register, by, one), resting(self._register, by, one)
            longer = Extended(term, one.to, by.id, one.place, None, frozenset(), *rests)
            found[other.id] = (*found.get(other.id, ()), longer)
        return found

    def grants_of(self, one: Extension) -> Sequence[Grant]:
        """Give the grants that an extension of the register speaks of, in the order of the register."""
        return self._grants_by_place.get(one.place, ())

    @cached_property
    def _grants_by_place(self) -> Mapping[Place, list[Grant]]:
        found: dict[Place, list[Grant]] = {}
        for grant in self._grants.values():
            for one in self.of(grant):
                found.setdefault(one.extension.place, []).append(grant)
        return found


def _is_of(at: str, grant: Grant) -> bool:
    """Whether a place holds the one by which a grant gives all that is known of it."""
    return touches(at, grant.at if isinstance(grant.at, str) else None)


def grants(register: Register) -> Mapping[str, Grant]:
    """Give the grants of a register, each with what extends it."""
    several = Extending(register)
    return {name: _with(register, grant, several.of(grant)) for name, grant in register.grants.items()}


def _with(register: Register, grant: Grant, several: Sequence[Meant]) -> Grant:
    found = []
    past: dict[Day | Unknown | None, frozenset[Place]] = {}
    for by, one, is_whole in several:
        term = _until(_term(register, by, one), grant.last)
        if term.start not in past:
            past[term.start] = frozenset(_past(register, grant, term.start))
        at, rests = None if is_whole else one.at, resting(register, by, one)
        found.append(Extended(term, one.to, by.id, one.place, at, past[term.start], *rests))
    # Where one extends and another extends further, the later text is the one that counts: it stands last.
    found.sort(key=lambda each: (isinstance(each.term.start, Day), str(each.term.start), each.by))
    return grant if tuple(found) == grant.extended else replace(grant, extended=Extensions(found))


def _term(register: Register, by: Instrument, one: Extension) -> Term:
    """Give the days of an extension by its words and by the days of the text that says so."""
    whole = register.life(by)
    return _named(within(Term(None, one.to), by.life_of_part(whole, one.stated_at), whole, _NO_DAY), by)


def resting(register: Register, by: Instrument, one: Extension) -> tuple[tuple[Interruption, ...], tuple[Doubt, ...]]:
    """Give the days on which a text surely does not extend what it says it does, and those on which it may not."""
    silent = register.effects.silence(by, one.stated_at, "extended")
    return silent.sure, (*silent.perhaps, *unsure_end(one.to, register.life(by), by))


def _named(term: Term, by: Instrument) -> Term:
    """Give the days of an extension, with the reason of an end that is not known saying of what it is one."""
    start, end = term.start, term.end
    return Term(
        start.said_of(reasons.EXTENDED_FROM.format(by=by.label))
        if isinstance(start, Unknown) and start != _NO_DAY
        else start,
        end.said_of(reasons.EXTENDED_UNTIL.format(by=by.label)) if isinstance(end, Unknown) else end,
    )


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


class _Prolonging(NamedTuple):
    """An extension of a whole instrument, ``other``, that states a last day and was in force until then or so long: to which last day."""

    other: Instrument
    by: Instrument
    extension: Extension
    last: Day | Unknown | None


def _prolonging(register: Register) -> Iterator[_Prolonging]:
    """Give them in the order of their first days; one that comes after a gap carries nothing on."""
    found: dict[InstrumentId, Day | Unknown | None] = {}
    in_order = sorted(said(register), key=lambda one: (str(one[0].term.start), one[0].id))
    for by, one in in_order:
        other = register.instrument(one.instrument) if one.instrument is not None and one.at is None else None
        if other is None or other is by or other.replaced_by or register.successors(other):
            continue
        life = by.life_of_part(by.term, one.stated_at)
        end, start = found.get(other.id, other.term.end), life.start
        if not isinstance(other.term.end, Day):
            continue
        if not (isinstance(start, Day) and isinstance(end, Day) and start.toordinal() > end.toordinal() + 1):
            last = within(Term(None, one.to), life, by.term, _NO_DAY).end
            yield _Prolonging(other, by, one, last)
            found[other.id] = _later(end, last)


def _later(end: Day | Unknown | None, other: Day | Unknown | None) -> Day | Unknown | None:
    """Give the later of two last days. What is surely so long in force is so whatever a day that is not known turns out to be."""
    if end is None or other is None:
        return None
    if isinstance(end, Day) and isinstance(other, Day):
        return max(end, other)
    sure = [day for one in (end, other) if (day := one if isinstance(one, Day) else one.sure) is not None]
    unknown = end if isinstance(end, Unknown) else other
    return Unknown(unknown.reason, max(sure, default=None)) if isinstance(unknown, Unknown) else unknown


def prolonged(register: Register) -> Mapping[InstrumentId, Day | Unknown | None]:
    """Give the last days of instruments that state one and were extended as a whole while they were in force."""
    found: dict[InstrumentId, Day | Unknown | None] = {}
    for one in _prolonging(register):
        found[one.other.id] = _later(found.get(one.other.id, one.other.term.end), one.last)
    return {name: last for name, last in found.items() if last != register.instruments[name].term.end}
