"""Marks: what findings say of the steps of a chain, so that no output prints a step as simply valid beside a finding.

Which findings touch a step is decided here and nowhere else (docs/decisions/0034-marks.md). Answers, charts and annexes are
handed ``Marks`` and ask them.
"""

from __future__ import annotations

from collections.abc import Iterable

from delegation.authority.boxes import Box, meets
from delegation.authority.cases import Case
from delegation.authority.links import Link
from delegation.findings import Problem, Text
from delegation.model.holders import CommuneCode
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.model.terms import Day
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What a finding says of a step: its check, its key, the title of the check, and the whole sentence.

    ``check`` is empty where no check says it, but who holds what: that a decision moves nothing on the day.

    ``firm``: an error or a warning. Otherwise the check itself makes it lighter, because the law leaves room: then the title of
    the check would say too much, and the finding speaks for itself.
    """

    check: str
    key: str
    title: Text
    said: Text
    firm: bool

    @property
    def order(self) -> tuple[bool, str, str]:
        """Sort key: firm ones first, then by check and key."""
        return (not self.firm, self.check, self.key)

    @property
    def sign(self) -> str:
        """The sign of the mark, which ink of any colour shows."""
        return "!" if self.firm else "?"


@dataclass(frozen=True, slots=True)
class Where:
    """Where a step is asked about: a matter on a day. ``None``: in whichever communes, in whichever cases."""

    matter: str
    day: Day
    communes: frozenset[CommuneCode] | None = None
    cases: frozenset[Case] | None = None

    @staticmethod
    def of(matter: str, day: Day, box: Box, commune: CommuneCode | None = None) -> Where:
        """Give a tile of a matter on a day, or one commune of it."""
        return Where(matter, day, box.communes if commune is None else frozenset({commune}), box.cases)


@dataclass(frozen=True, slots=True)
class _Touch:
    """A mark and where it holds: in ``areas``, in all of some ``matters``; in everything where neither is said."""

    mark: Mark
    areas: tuple[MatterArea, ...]
    matters: frozenset[str]

    def holds_in(self, where: Where) -> bool:
        if where.matter in self.matters or not (self.matters or self.areas):
            return True
        return any(_reaches(area, where) for area in self.areas if area.matter == where.matter)

    def is_of(self, matters: frozenset[str]) -> bool:
        if not (self.matters or self.areas):
            return True
        return not matters.isdisjoint(self.matters) or any(area.matter in matters for area in self.areas)


class Marks:
    """The marks of a register on a day, by what they touch."""

    def __init__(self, found: Iterable[tuple[Mark, Problem]] = ()) -> None:
        """Take marks with the problems that they stand for, in any order."""
        self._grants: dict[str, list[_Touch]] = {}
        self._laws: dict[tuple[str, Place], list[_Touch]] = {}
        self._forms: dict[int, list[_Touch]] = {}
        for mark, problem in sorted(found, key=lambda one: one[0].order):
            areas = problem.areas if problem.only_in_areas else ()
            touch = _Touch(mark, areas, frozenset(problem.matters))
            for grant in dict.fromkeys(problem.grants):
                self._grants.setdefault(grant, []).append(touch)
            for law in dict.fromkeys(problem.laws):
                self._laws.setdefault(law, []).append(_Touch(mark, areas, frozenset()))
            for form in dict.fromkeys(problem.forms):
                self._forms.setdefault(form, []).append(touch)

    def beside(self, found: Iterable[tuple[Mark, str, str]]) -> Marks:
        """Give these marks and further ones, each of a grant and a matter, that stand for no finding."""
        both = Marks()
        both._grants.update({grant: list(several) for grant, several in self._grants.items()})
        both._laws, both._forms = self._laws, self._forms
        for mark, grant, matter in found:
            both._grants.setdefault(grant, []).append(_Touch(mark, (), frozenset({matter})))
        return both

    def on_step(self, link: Link, where: Where) -> tuple[Mark, ...]:
        """Give the marks of a step of a chain in some cells on a day."""
        grant = link.grant
        found = self._grants.get(grant.id) if grant is not None else self._laws.get((where.matter, link.place))
        return _unique(one.mark for one in found or () if one.holds_in(where))

    def on_grant(self, grant: str, matters: Iterable[str] | None = None) -> tuple[Mark, ...]:
        """Give the marks of a grant that is shown with its whole term, for all of its matters or for some of them."""
        found = self._grants.get(grant, ())
        if matters is None or not found:
            return _unique(one.mark for one in found)
        wanted = frozenset(matters)
        return _unique(one.mark for one in found if one.is_of(wanted))

    def on_law(self, matter: str, holder: Place) -> tuple[Mark, ...]:
        """Give the marks of an ownership by law, by its matter and where its holder is named, on whichever day."""
        return _unique(one.mark for one in self._laws.get((matter, holder), ()))

    def on_form(self, number: int) -> tuple[Mark, ...]:
        """Give the marks of a form of delegation."""
        return _unique(one.mark for one in self._forms.get(number, ()))


NO_MARKS = Marks()
"""For those who ask for no marks: what they write names no receiver, or another one marks it."""


def all_of(several: Iterable[Iterable[Mark]]) -> tuple[Mark, ...]:
    """Give the marks of several steps, each once, in their order."""
    return tuple(sorted(_unique(mark for one in several for mark in one), key=lambda one: one.order))


def _unique(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple({one.key: one for one in marks}.values())


def _reaches(area: MatterArea, where: Where) -> bool:
    """Say whether an area and what is asked about have a cell in common."""
    if (area.start is not None and where.day < area.start) or (area.end is not None and area.end < where.day):
        return False
    return meets(where.communes, area.communes) and meets(where.cases, area.cases)
