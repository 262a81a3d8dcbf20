"""The days on which statements certainly use a holder or rest on an instrument, cut at the baseline."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from delegation.authority.examination import Examination
from delegation.checks.shared import words
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter, Ownership
from delegation.model.places import Place
from delegation.model.provisions import places
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, Term, Unknown, if_known
from delegation.speech import matter_name
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class CertainDays:
    """Days that are certainly meant, both included. ``end`` ``None``: open."""

    start: Day
    end: Day | None

    def goes_beyond(self, last: Day) -> bool:
        """Whether some of the days lie after ``last``."""
        return self.end is None or self.end > last

    def asked(self, today: Day) -> Day:
        """Give the day of which an ownership is asked: its last one; without an end, that of the question or its first one."""
        return max(today, self.start) if self.end is None else self.end


def certain(baseline: Day, *terms: Term) -> CertainDays | None:
    """Give the days that lie in all terms whatever their unknown ends turn out to be, from the baseline on."""
    start, end = baseline, None
    uncertain = False
    for term in terms:
        if isinstance(term.start, Unknown):
            return None
        if term.start is not None and term.start > start:
            start = term.start
        if isinstance(term.end, Unknown):
            uncertain = True
        elif term.end is not None and (end is None or term.end < end):
            end = term.end
    if uncertain:
        end = start if end is None or end >= start else end
    return None if end is not None and end < start else CertainDays(start, end)


@dataclass(frozen=True, slots=True)
class Use:
    """A statement that uses a holder: who, as what (a phrase), of which matter or grant, on which days."""

    holder: HolderId
    place: Place
    role: Text
    about: str
    days: CertainDays
    ends_a_chain: bool
    """Whether the holder is to own or act, rather than to give or to help."""
    owner: Ownership | None = None
    """The statement by law that it is, where it is one."""
    grant: str | None = None
    """The id of the grant that names the holder, where one does."""


def uses_of(examination: Examination, what: str, asked: Container[HolderId]) -> Iterator[Use]:
    """Give the uses of the holders that are asked for: as owner, coordinator, giver or receiver.

    ``asked``: told by what is neither matter nor grant alone; ``what``: the name under which it is asked.
    """
    register = examination.register
    of_matters = examination.of_each(what, lambda one: [*_of_matter(register, one, asked)] or False, daily=False)
    yield from (use for _, uses in examination.in_order(of_matters) for use in uses)
    for grant in words.known_grants(register):
        for side, key, said in ((grant.giver, "from", _GIVER), (grant.receiver, "to", _RECEIVER)):
            if key == "from" and (_is_examined(register, grant) or not grant.is_first):
                continue
            days = grant_days(register, grant)
            if not isinstance(side, Unknown) and side in asked and days is not None:
                role = Text(f"{said.vi} của {grant.id}", f"{said.en} of {grant.id}")
                place = grant.place.at("from") if key == "from" else grant.receiver_place
                yield Use(side, place, role, grant.id, days, ends_a_chain=key == "to", grant=grant.id)


def _of_matter(register: Register, matter: Matter, asked: Container[HolderId]) -> Iterator[Use]:
    for owner in matter.owners:
        if owner.holder in asked and not isinstance(owner.holder, Unknown):
            days = ownership_days(register, matter, owner)
            if days is not None:
                role = Text(f"chủ thể giữ thẩm quyền của {matter_name(matter)}", f"owner of {matter_name(matter)}")
                yield Use(owner.holder, owner.holder_place, role, matter.id, days, ends_a_chain=True, owner=owner)
    for number, one in enumerate(matter.coordinators):
        days = certain(register.baseline, matter.term) if one in asked else None
        if days is not None:
            role = Text(f"cơ quan phối hợp của {matter_name(matter)}", f"coordinator of {matter_name(matter)}")
            yield Use(one, matter.place.at("coordinators", number), role, matter.id, days, ends_a_chain=False)


def _is_examined(register: Register, grant: Grant) -> bool:
    """Whether DLG303 and DLG503 ask what a grant gives, and so tell of a giver who is not there."""
    moves = grant.decides
    return moves and any(row.matter in register.matters for row in if_known(grant.rows))


_GIVER = Text("bên giao", "giver")
_RECEIVER = Text("bên nhận", "receiver")


def ownership_days(register: Register, matter: Matter, owner: Ownership) -> CertainDays | None:
    """Give the days on which an ownership by law certainly holds."""
    return certain(register.baseline, matter.term, owner.term)


def grant_days(register: Register, grant: Grant) -> CertainDays | None:
    """Give the days on which a grant certainly runs by its own words, by those that extend it, and until something replaced its decision."""
    made_by = words.instrument_of(register, grant)
    last = last_day(register, made_by) if made_by is not None and is_replaced(register, made_by) else None
    return certain(register.baseline, grant.running, Term(None, last))


def names_of(register: Register, instrument: Instrument) -> Iterator[str]:
    """Give every name by which a citation finds an instrument, and no other one of that number."""
    for name in (instrument.id, instrument.number):
        if isinstance(name, str) and register.instrument(name) is instrument:
            yield name


def last_day(register: Register, instrument: Instrument) -> Day | None:
    """Give the last day in force where it is known: as stated, or the day before its successor took effect."""
    end = register.life(instrument).end
    return end if isinstance(end, Day) else None


def first_days(register: Register, instrument: Instrument) -> list[Day]:
    """Give the known first days in force of what replaced an instrument in whole, the earliest first."""
    starts = (one.term.start for one in register.successors(instrument))
    return sorted(day for day in starts if isinstance(day, Day))


def is_replaced(register: Register, instrument: Instrument) -> bool:
    """Whether something replaced an instrument in whole, be it a text that the register does not have."""
    return bool(instrument.replaced_by or register.successors(instrument))


def is_ended_by_another(register: Register, instrument: Instrument) -> bool:
    """Whether the end of an instrument comes from what replaced it, not from its own words.

    A successor that takes effect only days after the end that is stated did not bring that end about.
    """
    last, starts = last_day(register, instrument), first_days(register, instrument)
    if not is_replaced(register, instrument):
        return False
    return last is None or not starts or starts[0] <= last + ONE_DAY


def part_start(instrument: Instrument, at: str | None) -> Day | None:
    """Give the first day before which no cited provision can be in force; ``None`` where its instrument's days decide."""
    firsts = [max(_known(term.start for term in terms), default=None) for terms in _of_places(instrument, at)]
    return min(_known(firsts)) if firsts and None not in firsts else None


def part_end(instrument: Instrument, at: str | None) -> Day | None:
    """Give the last day on which a cited provision can be in force; ``None`` where its instrument's days decide."""
    lasts = [min(_known(term.end for term in terms), default=None) for terms in _of_places(instrument, at)]
    return max(_known(lasts)) if lasts and None not in lasts else None


def _of_places(instrument: Instrument, at: str | None) -> list[tuple[Term, ...]]:
    """Give the terms that cut the life of an instrument at each place that is cited of it; none where nothing ends apart."""
    if not (instrument.part_starts or instrument.part_ends):
        return []
    return [instrument.terms_of_part(one) for one in places(at)]


def _known(days: Iterable[Day | Unknown | None]) -> list[Day]:
    return [day for day in days if isinstance(day, Day)]
