"""The days on which an answer about a matter may become another one.

Too many of them cost time and nothing else, since answers that are alike are joined; one that is missing makes the pages wrong. So
everything that an answer rests on gives all its days here, and a test asks the command on days in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cached_property

from delegation.authority import lives
from delegation.authority.days import NEVER, Days, day_of
from delegation.authority.examination import Examination
from delegation.authority.silent import may_reach
from delegation.model.holders import HolderId
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.terms import YEARS, Day, Term, Unknown
from delegation.questions.timeline.days import edges
from delegation.questions.who.received import moving
from delegation.questions.who.requests import about_matter
from delegation.run.site.marking import MarksByDay

FIRST = Day(YEARS.start, 1, 1)
"""Stands for all days before the first on which anything changes: no register speaks of earlier ones."""
_LAST = Day(YEARS.stop - 1, 12, 31)


class DaysOfChange:
    """Gives the days of one register, each worked out once."""

    def __init__(self, examination: Examination) -> None:
        """Take a register; the day of the examination counts for nothing."""
        self._examination = examination
        self._register = examination.register
        self._days: dict[Day, Examination] = {}
        self._grants: dict[str, frozenset[Day]] = {}
        self._owners: dict[object, frozenset[Day]] = {}
        self._reaching: dict[object, tuple[Day, ...]] = {}
        self._moving = any(one.transition is not None for one in self._register.instruments.values())
        self.marking = MarksByDay(examination, self._of_register())

    def on(self, day: Day) -> Examination:
        """Give the register on a day: always the same one, so that what it worked out for a matter serves the next."""
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = self._examination.on(day)
        return found

    def of(self, matter: Matter) -> tuple[Day, ...]:
        """Give the first days of the stretches in which an answer about a matter stays one, in their order, from ``FIRST`` on."""
        found = {FIRST, self._register.baseline, *self._of_all, *self._silent(matter), *self._of_matter(matter)}
        for code in self._codes(matter.id):
            found |= {*self._of_matter(self._register.matters[code])}
        return tuple(sorted(day for day in found if FIRST <= day <= _LAST))

    def _of_matter(self, matter: Matter) -> Iterator[Day]:
        examination = self._examination
        yield from edges([matter.term])
        for tiling in (examination.tiling(matter.id), examination.claimed(matter.id)):
            yield from edges(Term(one.box.start, one.box.end) for one in tiling.tiles)
        for owner in matter.owners:
            yield from self._of_owner(owner)
        given = self._register.grants_of.get(matter.id, ())
        for grant, row in given:
            yield from self._of_grant(grant, row)
        yield from self.marking.of(matter, (grant.id for grant, _ in given))
        for text in moving(self._register, matter) if self._moving else ():
            if (moved := text.transition) is not None:
                yield from edges([text.term, _since(moved.before), Term(None, moved.until)])
                silent = self._register.effects.silence(text, moved.at, "left")
                yield from edges(rest.term for rest in silent.sure)
                yield from edges(rest.term for rest in silent.perhaps)
        for one, _ in about_matter(examination, matter):
            reply = getattr(one.reply, "on", None)
            yield from edges([Term(one.on, one.due), Term(reply, None)])

    def _codes(self, matter: MatterId) -> Iterator[MatterId]:
        """Give the other codes of a procedure that was recoded, over any number of steps."""
        waiting, seen = [matter], {matter}
        while waiting and self._register.recoded:
            one = waiting.pop()
            around = [each.new for each in self._register.later_codes(one)]
            around += [each.old for each in self._register.earlier_codes(one)]
            fresh = [each for each in dict.fromkeys(around) if each not in seen]
            seen.update(fresh)
            waiting += fresh
            yield from fresh

    @cached_property
    def _of_all(self) -> frozenset[Day]:
        """Days that count for every matter: of communes, of codes, of transitions, and of grants to whoever signs for many."""
        register = self._register
        found = {day for one in self._examination.territory.lives for day in _of_days(one)}
        since = (*(one.on for one in register.succession), *(one.on for one in register.recoded))
        found.update(edges(map(_since, since)))
        for grant in register.grants.values():
            if not grant.decides and isinstance(grant.rows, Unknown):
                found |= self._of_grant(grant, None)
        return frozenset(found)

    def _silent(self, matter: Matter) -> tuple[Day, ...]:
        """Give the days on which other grants may reach a matter, of those whose source names none."""
        tiles = self._examination.tiling(matter.id).tiles
        holding = frozenset(each.holder for one in tiles for each in one.standing)
        key = (matter.kind, matter.field, holding)
        found = self._reaching.get(key)
        if found is None:
            days, before = list[Day](), None
            for day in sorted({FIRST, *(day for grant in self._unnamed for day in self._of_grant(grant, None))}):
                now = [one.id for one in may_reach(self.on(day), matter, holding)]
                if now != before:
                    days.append(day)
                before = now
            found = self._reaching[key] = tuple(days)
        return found

    @cached_property
    def _unnamed(self) -> tuple[Grant, ...]:
        return tuple(one for one in self._register.grants.values() if one.decides and isinstance(one.rows, Unknown))

    def _of_owner(self, owner: Ownership) -> frozenset[Day]:
        basis = () if isinstance(owner.basis, Unknown) else owner.basis
        key = (owner.holder, owner.term, tuple((one.instrument, one.at) for one in basis))
        found = self._owners.get(key)
        if found is None:
            days = {*edges([owner.term]), *self._of_places(lives.cited(self._register, basis))}
            found = self._owners[key] = frozenset({*days, *self._of_holders([owner.holder])})
        return found

    def _of_grant(self, grant: Grant, row: AnnexRow | None) -> frozenset[Day]:
        key = f"{grant.id} {row.at if row is not None else ''}"
        found = self._grants.get(key)
        if found is None:
            register = self._register
            days = {*edges([grant.term, *(one.term for one in grant.extended)])}
            days |= {*self._of_places(lives.made_by(register, grant, row))}
            days |= {*self._of_places(lives.made_by(register, grant, row, is_extended=True))}
            pauses = (each for longer in grant.extended for each in longer.paused)
            days |= {*edges(one.term for one in (*register.effects.suspensions_of_grant(grant), *pauses))}
            doubts = (each for longer in grant.extended for each in longer.doubts)
            days |= {*edges(one.term for one in (*register.effects.perhaps_suspended_grant(grant), *doubts))}
            days |= {*edges(one.term for one in lives.may_extend(register, grant))}
            days |= {*self._of_holders([grant.giver, grant.receiver, *grant.alternates])}
            found = self._grants[key] = frozenset(days)
        return found

    def _of_places(self, places: Iterable[lives.InForce]) -> Iterator[Day]:
        for one in places:
            yield from _of_days(one.days)
            yield from edges(one.terms)
            yield from edges(each.term for each in one.interruptions)
            yield from edges(each.term for each in one.doubts)
            yield from (day for _, perhaps in one.perhaps_resting for day in _of_days(perhaps))

    def _of_holders(self, several: Iterable[HolderId | Unknown]) -> Iterator[Day]:
        for name in several:
            yield from edges(one.term for one in lives.carriers(self._register, name))

    def _of_register(self) -> Iterator[Day]:
        """Give the days on which a finding about a step of a chain may begin or end."""
        register = self._register
        yield from edges(norm.term for norm in register.norms)
        yield from edges(one.term for one in register.holders.values())
        yield from edges(one.term for one in register.communes.values())
        yield from edges(Term(None, one.until) for one in register.waivers)
        for grant in register.grants.values():
            yield from self._of_grant(grant, None)
        terms = [*self._terms()]
        yield from edges(terms)
        # What ends soon is told a while before.
        before = {365, register.settings.horizon_days} | {one.evaluation_days or 0 for one in register.grants.values()}
        for end in {one.end for one in terms if isinstance(one.end, Day)}:
            yield from (end - timedelta(days=each) for each in before if end > FIRST + timedelta(days=each))

    def _terms(self) -> Iterator[Term]:
        """Give the terms of matters, owners, grants and instruments."""
        register = self._register
        for matter in register.matters.values():
            yield matter.term
            yield from (one.term for one in matter.owners)
        for grant in register.grants.values():
            yield from (Term(grant.term.start, day) for day in grant.endings)
        for one in register.instruments.values():
            yield one.term
            yield from (Term(part.resumes, part.to) for part in one.part_ends)
            yield from (each.term for each in one.suspends)


def _since(day: Day | Unknown | None) -> Term:
    return Term(day, None)


def _of_days(days: Days) -> Iterator[Day]:
    for first, last, _ in days.stretches:
        yield from edges([Term(day_of(first) if first else None, day_of(last) if last < NEVER else None)])
