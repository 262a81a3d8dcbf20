"""The register on each of many days, and the days on which something may change for a matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from delegation.authority.bounds import bounds
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.authority.links import ByGrant, ByLaw, Link
from delegation.model.holders import HolderId
from delegation.model.matters import Grant, Matter
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, Term
from delegation.questions.compare.cells import SharedCommunes, communes_of_both


class AnswersByDay:
    """Answers for one register on many days; what was found for a day is kept."""

    def __init__(self, examination: Examination) -> None:
        """Take the register on the day of the question."""
        self.examination = examination
        self._on: dict[Day, Holdings] = {}

    @property
    def register(self) -> Register:
        """The register."""
        return self.examination.register

    def on(self, day: Day) -> Holdings:
        """Give the register on a day."""
        found = self._on.get(day)
        if found is None:
            found = self._on[day] = Holdings(self.examination.on(day))
        return found

    @cached_property
    def communes(self) -> SharedCommunes:
        """All communes of the register, whichever day they are there."""
        return communes_of_both(self.register, self.register)

    def leading_to(self, holder: HolderId) -> tuple[Matter, ...]:
        """Give the matters of which some statement names a holder, in the order of the register."""
        return self._leading.get(holder, ())

    def grants_about(self, holder: HolderId) -> tuple[Grant, ...]:
        """Give the grants from or to a holder, or the class of which it is a part, in the order of ids."""
        return self._about.get(self.examination.territory.whole(holder), ())

    @cached_property
    def _about(self) -> Mapping[HolderId | None, tuple[Grant, ...]]:
        """By each holder, a class as a whole, the grants from or to it."""
        whole = self.examination.territory.whole
        found: dict[HolderId | None, list[Grant]] = {}
        for one in sorted(self.register.grants.values(), key=lambda one: one.id):
            for name in dict.fromkeys((whole(one.giver), whole(one.receiver))):
                found.setdefault(name, []).append(one)
        return {name: tuple(grants) for name, grants in found.items()}

    @cached_property
    def _leading(self) -> Mapping[HolderId | None, tuple[Matter, ...]]:
        """By each holder, a class as a whole, the matters of which some statement names it."""
        whole = self.examination.territory.whole
        found: dict[HolderId | None, list[Matter]] = {}
        for matter in self.register.matters.values():
            grants = (grant for grant, _ in self.register.grants_of.get(matter.id, ()))
            sides = (one for grant in grants for one in (grant.giver, grant.receiver))
            for name in dict.fromkeys(map(whole, (*(one.holder for one in matter.owners), *sides))):
                found.setdefault(name, []).append(matter)
        return {name: tuple(matters) for name, matters in found.items()}


def cuts(matter: Matter, examination: Examination) -> tuple[Day, ...]:
    """Give the first days of all stretches in which nothing that a matter rests on begins or ends, from the baseline on.

    The tiles change where somebody else stands; what is stated and cannot hold has its days too.
    """
    register = examination.register
    links: list[Link] = [ByLaw(one) for one in matter.owners]
    links += [ByGrant(grant, row) for grant, row in register.grants_of.get(matter.id, ())]
    terms = [matter.term, *(bound.term for link in links for bound in bounds(link, register))]
    terms += [Term(tile.box.start, tile.box.end) for tile in examination.tiling(matter.id).tiles]
    baseline = register.baseline
    return tuple(sorted({baseline, *(day for day in edges(terms) if day > baseline)}))


def edges(terms: Iterable[Term]) -> Iterator[Day]:
    """Give the first day of each term and the day after its last."""
    for term in terms:
        if isinstance(term.start, Day):
            yield term.start
        if isinstance(term.end, Day) and term.end < Day.max:
            yield term.end + ONE_DAY
