"""On which days a holder, an instrument, a provision, a legal basis lives: each asked of one day, in every world.

What is asked of a day has a ``Truth``: the answers that it has in some world. Where everything is known that is one;
where an end is not known it is both for all days that the end could still cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import provisions
from delegation.model.acts import Correction, Extension, PartEnd, Suspension, Transition
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.instruments import Citation, Instrument, InstrumentId
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown

Truth = frozenset[bool]
YES: Truth = frozenset({True})
NO: Truth = frozenset({False})
_ONE_DAY = timedelta(days=1)


def every(truths: Iterable[Truth]) -> Truth:
    """Say whether all of several things hold, which do not depend on one another."""
    return frozenset(all(world) for world in product(*truths))


def some(truths: Iterable[Truth]) -> Truth:
    """Say whether at least one of several things holds, which do not depend on one another."""
    return frozenset(any(world) for world in product(*truths))


def holds(term: Term, day: Day) -> Truth:
    """Say whether a day lies in a term. An end that is not known may lie on either side of the day."""
    starts = (day, day + _ONE_DAY) if isinstance(term.start, Unknown) else (term.start or day,)
    ends = (day - _ONE_DAY, day) if isinstance(term.end, Unknown) else (term.end or day,)
    if isinstance(term.end, Unknown) and term.end.sure is not None and day <= term.end.sure:
        ends = (day,)
    return frozenset(start <= day <= end for start in starts for end in ends)


def _no(truth: Truth) -> Truth:
    return frozenset(not world for world in truth)


class Lives:
    """Answers for one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def holder(self, name: HolderId, day: Day, above: frozenset[HolderId] = frozenset()) -> Truth:
        """Say whether a holder lives: in its own term, and with what it heads, what it is part of, what it is inside of."""
        one = self._register.holders.get(name)
        if one is None or name in above:
            return YES
        rests_on = [
            one.head_of,
            one.within,
            one.parent if one.kind in ("internal-unit", "internal-unit-head") else None,
        ]
        lives = [self.holder(other, day, above | {name}) for other in rests_on if other is not None]
        return every([holds(one.term, day), *lives])

    def commune(self, code: CommuneCode, day: Day) -> bool:
        """Say whether a commune exists. An end that is not known does not end it."""
        return True in holds(self._register.communes[code].term, day)

    def basis(self, cited: tuple[Citation, ...] | Unknown, day: Day) -> Truth:
        """Say whether something of what is cited as law is in force; always where nothing is, or nothing that is here."""
        known = [
            (instrument, place)
            for citation in (() if isinstance(cited, Unknown) else cited)
            for instrument in self._named(citation.instrument)
            for place in provisions.places(citation.at)
        ]
        return some(self._provision(instrument, place, day) for instrument, place in known) if known else YES

    def giving(
        self, name: InstrumentId, at: str | None, day: Day, *, start_is_stated: bool, is_extended: bool | None = None
    ) -> Truth:
        """Say whether the provision that gives is in force.

        ``start_is_stated``: the grant says since when it runs; then a first day that is not known is not asked about.
        ``is_extended``: a later text carries it on, so that the last day which the text itself states is not asked about; ``False``: that one
        is asked about, for a later text carries the grant on by days of its own.
        """
        one = self._register.instruments.get(name)
        if one is None:
            return YES
        stands = some(
            self._provision(one, place, day, ignoring_unknown_start=start_is_stated, is_extended=is_extended)
            for place in provisions.places(at)
        )
        corrections = [
            YES | NO
            for by in self._register.instruments.values()
            for each in by.corrects
            if one.id in self.perhaps_meant(each, by)
        ]
        return every([stands, *corrections])

    def extending(self, grant: Grant, row: AnnexRow, at: str | None, day: Day) -> Iterator[Truth]:
        """Say of each extension that speaks of a row whether it carries the grant on: it and its text run on the day."""
        for by in self._register.instruments.values():
            for each in by.extends:
                is_perhaps = grant.instrument in self.perhaps_meant(each, by)
                if is_perhaps or self._speaks_of(each, grant, row, at):
                    begun = holds(Term(grant.term.start, None), day)
                    yield every([begun, *([YES | NO] if is_perhaps else []), self._carrying(each, by, day)])

    def _carrying(self, each: Extension, by: Instrument, day: Day) -> Truth:
        """Say whether a text carries on what it extends: from its first day to the new last day, as long as it is in force and does not rest."""
        first = by.term.start or Unknown("không ghi ngày")
        lasts = [last for last in (each.to, self._last_day(by)) if last is not None]
        return every(
            [
                holds(Term(first, None), day),
                *(holds(Term(None, last), day) for last in lasts),
                self._speaks(by, each.stated_at, day),
            ]
        )

    # What cannot be read

    def perhaps_meant(self, each: Suspension | Correction | Extension, by: Instrument) -> set[InstrumentId]:
        """Give the instruments of which something may be meant by what is said without saying of what; none where it says so."""
        grants = self._register.grants.values()
        grant = None if isinstance(each, Correction) else each.grant
        if grant is not None and any(grant in (one.id, one.stated) for one in grants):
            return set()
        if each.instrument is None:
            givers = {one.instrument for one in grants} & {*self._register.instruments} - {by.id}
            same = {name for name in givers if self._register.instruments[name].issuer == by.issuer}
            return same or givers
        named = {one.id for one in self._named(each.instrument)}
        if each.at is None or not named:
            return set()
        return named if self._gives_nothing_at(each.at, named, by_number=not isinstance(each, Suspension)) else set()

    def _is_nowhere(self, at: str, one: Instrument) -> bool:
        """Say whether nobody knows which place of an instrument of its own is meant."""
        read = provisions.places(at)
        annexes = [
            tuple(step for step in place if step[0] != "dòng") for place in read if place and place[-1][0] == "dòng"
        ]
        given = [each for each in self._register.grants.values() if each.instrument == one.id]
        is_known = any(self._is_at(False, annex, each) for annex in annexes for each in given)  # noqa: FBT003
        return (is_known or read == (provisions.WHOLE,)) and self._gives_nothing_at(at, {one.id}, by_number=False)

    def _gives_nothing_at(self, at: str, named: set[InstrumentId], *, by_number: bool) -> bool:
        if provisions.places(at) == (provisions.WHOLE,):
            return True
        given = [one for one in self._register.grants.values() if one.instrument in named]
        owners = (owner for matter in self._register.matters.values() for owner in matter.owners)
        cited = (one for owner in owners if not isinstance(owner.basis, Unknown) for one in owner.basis)
        is_law = any(one.instrument in named or self._is_number_of(one.instrument, named) for one in cited)
        rows = [place for place in provisions.places(at) if {"phụ lục", "dòng"} & {name for name, _ in place}]
        is_met = all(any(self._is_at(by_number, place, one) for one in given) for place in rows)
        return bool(given) and not is_law and not is_met

    def _is_number_of(self, written: str, named: set[InstrumentId]) -> bool:
        return any(self._register.instruments[name].number == written for name in named)

    def _is_at(self, by_number: bool, named: provisions.Place, grant: Grant) -> bool:  # noqa: FBT001  how a row is found
        """Say whether a grant, or one of its rows, stands at a place that is named."""
        whole = grant.at if isinstance(grant.at, str) else None
        if isinstance(grant.rows, Unknown) or self._is_there(named, whole):
            return True
        for row in grant.rows:
            numbered = whole if row.row is None or whole is None else provisions.row(whole, row.row)
            at = row.at if row.at is not None else numbered
            if self._is_there(named, at):
                return True
            in_annex = any(name == "phụ lục" for place in provisions.places(at) for name, _ in place)
            lines = {number for name, number in named if name == "dòng"}
            if by_number and not in_annex and str(row.row) in lines:
                return True
        return False

    def _is_there(self, named: provisions.Place, at: str | None) -> bool:
        return any(provisions.reaches(named, place) for place in provisions.places(at))

    def _speaks_of(self, each: Extension, grant: Grant, row: AnnexRow, at: str | None) -> bool:
        if each.grant is not None and each.grant not in (grant.id, grant.stated):
            return False
        if each.instrument is not None and grant.instrument not in {one.id for one in self._named(each.instrument)}:
            return False
        if each.at is None:
            return True
        given = provisions.places(at)
        if any(_reached(each.at, place) for place in given):
            return True
        in_annex = any(name == "phụ lục" for place in given for name, _ in place)
        lines = {number for place in provisions.places(each.at) for name, number in place if name == "dòng"}
        return row.row is not None and not in_annex and str(row.row) in lines

    # Instruments

    def _named(self, name: str) -> list[Instrument]:
        """Find an instrument by its id, else by a number that it alone bears."""
        everything = self._register.instruments.values()
        by_number = [one for one in everything if one.number == name]
        return [one for one in everything if one.id == name] or (by_number if len(by_number) == 1 else [])

    def _successors(self, one: Instrument) -> list[Instrument]:
        named = [other for name in one.replaced_by for other in self._named(name)]
        naming = [
            other
            for other in self._register.instruments.values()
            for name in other.replaces
            if one in self._named(name)
        ]
        return named + naming

    def _last_day(self, one: Instrument) -> Day | Unknown | None:
        """Give the stated last day, or that to which it was extended; else the day before the first successor takes effect."""
        if isinstance(one.term.end, date):
            return self._prolonged(one, one.term.end)
        firsts = [other.term.start for other in self._successors(one)]
        known = [first for first in firsts if isinstance(first, date)]
        if known:
            return min(known) - _ONE_DAY
        return next((first for first in firsts if isinstance(first, Unknown)), one.term.end)

    def _prolonged(self, one: Instrument, end: Day) -> Day | Unknown | None:
        """Give the last day of an instrument that states one, carried on by those that extend it as a whole before it is over."""
        if self._successors(one) or one.replaced_by:
            return end
        return self._prolonging(one, end)[1]

    def _prolonging(self, one: Instrument, end: Day) -> tuple[list[tuple[Extension, Instrument]], Day | Unknown | None]:
        """Give what extends an instrument as a whole and leaves no gap, and to which last day all of it together."""
        accepted: list[tuple[Extension, Instrument]] = []
        found: Day | Unknown | None = end
        everything = self._register.instruments.values()
        for by in sorted(everything, key=lambda other: (str(other.term.start), other.id)):
            for each in by.extends:
                is_meant = each.instrument is not None and each.at is None and one in self._named(each.instrument)
                start, until = self._said_from_to(by, each.stated_at)
                is_late = isinstance(start, date) and isinstance(found, date) and start > found + _ONE_DAY
                if not is_meant or by == one or is_late:
                    continue
                accepted.append((each, by))
                lasts = [day for day in (each.to, until) if day is not None]
                known = [day for day in lasts if isinstance(day, date)]
                last = next((day for day in lasts if isinstance(day, Unknown)), None)
                if not lasts or found is None:
                    found = None
                elif last is None or known:
                    sure = found if isinstance(found, date) else found.sure
                    longest = max(min(known), sure) if sure is not None else min(known)
                    found = replace(found, sure=longest) if isinstance(found, Unknown) else longest
                else:
                    found = replace(last, sure=found if isinstance(found, date) else found.sure)
        return accepted, found

    def _said_from_to(self, by: Instrument, stated_at: str | None) -> tuple[Day | Unknown | None, Day | Unknown | None]:
        """Give the days on which a text is in force, at the provision that says something where it is known which one that is."""
        ends = [
            part.to
            for part in by.part_ends
            if part.resumes is None and self._is_where_said(part.at, by, stated_at) == YES
        ]
        starts = [part.since for part in by.part_starts if self._is_where_said(part.at, by, stated_at) == YES]
        found: list[Day | Unknown | None] = []
        for own, parts, choose in ((by.term.start, starts, max), (by.term.end, ends, min)):
            every_one = [one for one in (own, *parts) if one is not None]
            unknown = next((one for one in every_one if isinstance(one, Unknown)), None)
            found.append(unknown or choose((one for one in every_one if isinstance(one, date)), default=None))
        return found[0], found[1]

    def _provision(
        self,
        one: Instrument,
        place: provisions.Place,
        day: Day,
        *,
        ignoring_unknown_start: bool = False,
        is_extended: bool | None = None,
    ) -> Truth:
        read = [part for part in one.part_ends if provisions.places(part.at) != (provisions.WHOLE,)]
        nowhere = [part for part in one.part_ends if self._is_nowhere(part.at, one)]
        late = [part for part in one.part_starts if self._is_nowhere(part.at, one)]
        begun = [part for part in one.part_starts if provisions.places(part.at) != (provisions.WHOLE,)]
        begins = [one.term.start, *(part.since for part in begun if _reached(part.at, place))]
        ended = [part.to for part in read if part.resumes is None and _reached(part.at, place)]
        is_free = is_extended is True and not (self._successors(one) or one.replaced_by)
        ends: list[Day | Unknown | None] = [*ended]
        if not is_free:
            last = one.term.end if is_extended is False and isinstance(one.term.end, date) else self._last_day(one)
            ends.append(last)
        if ignoring_unknown_start:
            begins = [first for first in begins if not isinstance(first, Unknown)]
        return every(
            [
                *(holds(Term(first, None), day) for first in begins),
                *(holds(Term(None, last), day) for last in ends),
                *([self._carried(one, day)] if is_extended is None else []),
                *(self._away(part, day) for part in read if part.resumes and _reached(part.at, place)),
                *(some([YES | NO, self._away(part, day)]) for part in nowhere),
                *(some([YES | NO, holds(Term(part.since, None), day)]) for part in late),
                *self._not_suspended(lambda each: self._is_suspended(each, one, place), day),
                *self._perhaps_suspended(one, day),
            ]
        )

    def _carried(self, one: Instrument, day: Day) -> Truth:
        """Say whether a text runs by its own last day, or something that extends it as a whole carries it on."""
        if not isinstance(one.term.end, date) or self._successors(one) or one.replaced_by:
            return YES
        longer = (self._carrying(each, by, day) for each, by in self._prolonging(one, one.term.end)[0])
        return some([holds(Term(None, one.term.end), day), *longer])

    def _away(self, part: PartEnd, day: Day) -> Truth:
        """Say whether a day is none of those between the end of a provision and its coming back."""
        still = holds(Term(None, part.to), day)
        again = holds(Term(part.resumes, None), day) if part.resumes is not None else NO
        return some([still, again])

    def grant_stands(self, names: tuple[str, ...], day: Day) -> Truth:
        """Say whether a grant is not suspended by one of its names."""
        return every(self._not_suspended(lambda each: each.grant in names, day))

    def _is_suspended(self, each: Suspension, one: Instrument, place: provisions.Place) -> bool:
        if each.instrument is None or one not in self._named(each.instrument):
            return False
        return each.at is None or _reached(each.at, place)

    def _not_suspended(self, meant: Callable[[Suspension], bool], day: Day) -> Iterator[Truth]:
        for by in self._register.instruments.values():
            for each in by.suspends:
                if meant(each):
                    yield _no(self._suspending(each, by, day))

    def _perhaps_suspended(self, one: Instrument, day: Day) -> Iterator[Truth]:
        for by in self._register.instruments.values():
            for each in by.suspends:
                if one.id in self.perhaps_meant(each, by):
                    yield _no(every([self._suspending(each, by, day), YES | NO]))

    # What a text says while it, or a part of it, rests

    def leaves(self, by: Instrument, moved: Transition, day: Day) -> Truth:
        """Say whether a text lets files stay where they were on a day: not while it, or the provision that says so, rests."""
        return self._speaks(by, moved.at, day)

    def _speaks(self, by: Instrument, stated_at: str | None, day: Day, asked: tuple[Instrument, ...] = ()) -> Truth:
        """Say whether a text says on a day what it says at one of its provisions: not while that is suspended, over or to come.

        Where it is not known which provision says it, each that rests may be the one. ``asked``: the instruments of which that is being asked.
        """
        asked = (*asked, by)
        found = []
        for other in self._register.instruments.values():
            found += [YES | NO for each in other.corrects if by.id in self.perhaps_meant(each, other)]
            for each in other.suspends if other not in asked else ():
                if each.instrument is not None and by in self._named(each.instrument):
                    meant = self._is_where_said(each.at, by, stated_at)
                    if True in meant:
                        found.append(_no(every([meant, self._suspending(each, other, day, asked)])))
                if by.id in self.perhaps_meant(each, other):
                    found.append(_no(every([YES | NO, self._suspending(each, other, day, asked)])))
        for part in by.part_ends:
            found.append(some([_no(self._is_part_said(part.at, by, stated_at)), self._away(part, day)]))
        for begun in by.part_starts:
            since = holds(Term(begun.since, None), day)
            found.append(some([_no(self._is_part_said(begun.at, by, stated_at)), since]))
        return every(found)

    def _is_part_said(self, at: str, by: Instrument, stated_at: str | None) -> Truth:
        """Say whether what ended or began apart holds the provision that says something; a row that is not there may be whatever else is."""
        meant = self._is_where_said(at, by, stated_at)
        return YES | NO if meant == NO and self._is_nowhere(at, by) else meant

    def _is_where_said(self, at: str | None, by: Instrument, stated_at: str | None) -> Truth:
        """Say whether a place of a text holds the provision that says something. A row at which the text gives something is another one."""
        if at is None:
            return YES
        named, own = provisions.places(at), provisions.places(stated_at)
        if named == (provisions.WHOLE,):
            return NO
        if own != (provisions.WHOLE,):
            if all(any(provisions.reaches(part, place) for part in named) for place in own):
                return YES
            near = any(provisions.reaches(*pair) or provisions.reaches(*pair[::-1]) for pair in product(named, own))
            return YES | NO if near else NO
        given = [one for one in self._register.grants.values() if one.instrument == by.id]
        is_listed = bool(given) and not any(isinstance(one.rows, Unknown) for one in given)
        is_row = all(part[-1][0] == "dòng" and any(self._is_at(False, part, one) for one in given) for part in named)  # noqa: FBT003
        return NO if is_listed and is_row else YES | NO

    def _suspending(self, each: Suspension, by: Instrument, day: Day, asked: tuple[Instrument, ...] = ()) -> Truth:
        """Say whether a suspension runs: from its first day, or that of what suspends; as long as this and its own last day.

        Not while what suspends rests itself. ``asked``: the instruments of which that is being asked.
        """
        speaks = self._speaks(by, each.stated_at, day, asked)
        first = each.term.start or by.term.start or Unknown("không ghi ngày")
        lasts = [last for last in (each.term.end, self._last_day(by)) if last is not None]
        return every([holds(Term(first, None), day), *(holds(Term(None, last), day) for last in lasts), speaks])


def _reached(part: str, place: provisions.Place) -> bool:
    return any(provisions.reaches(one, place) for one in provisions.places(part))
