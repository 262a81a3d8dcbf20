"""What findings say of the steps of chains, day by day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from delegation.authority.examination import Examination
from delegation.authority.marks import Mark, Marks
from delegation.checks.kept import DayByDay
from delegation.findings import Problem
from delegation.model.holders import CommuneCode
from delegation.model.matters import Matter
from delegation.model.terms import Term
from delegation.questions.timeline.days import edges
from delegation.run.pipeline import marked

_Marked = tuple[Mark, Problem]


class MarksByDay:
    """The marks of a register in each stretch of days in which they stay the same."""

    def __init__(self, examination: Examination, days: Iterable[date]) -> None:
        """Ask the checks on each of some days on which their findings may change."""
        baseline = examination.register.baseline
        self._starts: list[date] = []
        self._marks: list[Marks] = []
        self._grants: dict[str, set[date]] = {}
        self._matters: dict[str, set[date]] = {}
        self._masks: set[frozenset[CommuneCode]] = set()
        before: dict[object, _Marked] = {}
        memory = DayByDay()
        for day in sorted({baseline, *(one for one in days if one > baseline)}):
            here = examination.on(day)
            # What says the same as the day before is kept once.
            found = {key: before.get(key, one) for one in marked(here, memory) for key in (_told(one),)}
            here.forget_day()
            if found.keys() != before.keys() or not self._starts:
                self._starts.append(day)
                self._marks.append(Marks(found.values()))
                for key in found.keys() ^ before.keys():
                    self._changed(day, (found.get(key) or before[key])[1])
            before = found

    def on(self, day: date) -> Marks:
        """Give the marks of a day; before the baseline those of the baseline, when nothing is answered."""
        return self._marks[max(0, bisect_right(self._starts, day) - 1)]

    def of(self, matter: Matter, grants: Iterable[str]) -> Iterator[date]:
        """Give the days on which what findings say of a step of a matter, or of one of some grants, changes."""
        yield from self._matters.get(matter.id, ())
        for grant in grants:
            yield from self._grants.get(grant, ())

    @property
    def communes(self) -> frozenset[frozenset[CommuneCode]]:
        """The sets of communes that findings are about."""
        return frozenset(self._masks)

    def _changed(self, day: date, problem: Problem) -> None:
        for grant in problem.grants:
            self._grants.setdefault(grant, set()).add(day)
        for matter, _ in problem.laws:
            self._matters.setdefault(matter, set()).add(day)
        for area in problem.areas if problem.only_in_areas else ():
            self._matters.setdefault(area.matter, set()).update(edges([Term(area.start, area.end)]))
            if area.communes is not None:
                self._masks.add(frozenset(map(CommuneCode, area.communes)))


def _told(one: _Marked) -> object:
    """Give what of a mark an answer shows, and where it holds: a firm one is shown by its title alone."""
    mark, problem = one
    areas = problem.areas if problem.only_in_areas else ()
    return (mark.key, mark.firm, None if mark.firm else mark.said, problem.grants, problem.laws, areas, problem.matters)
