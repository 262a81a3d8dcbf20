"""Registers that were built within this process, by the bytes of their files, and what was examined in them: shared by all that run in it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from delegation.authority.examination import Examination
from delegation.authority.marks import Marks
from delegation.checks.base import Check
from delegation.checks.catalogue import CATALOGUE
from delegation.findings import Analysis, Problem
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.questions import horizon
from delegation.questions.compare import MatterChange, compare_days
from delegation.run import pipeline
from delegation.run.pipeline import Loaded

if TYPE_CHECKING:
    import pytest

T = TypeVar("T")
Building = Callable[..., Loaded]
Analysing = Callable[..., Analysis]
Marking = Callable[..., Marks]
Comparing = Callable[[Examination, Examination], tuple[MatterChange, ...]]
_MOST = 4
"""How many registers are kept of each size: tests of a file read the same few, and the small ones that each writes leave the city where it is."""
_LARGE = 100
"""Files that a register has which takes long to build."""
_MOST_COMPARED = 400
"""Pairs of days that are compared once: most horizons of the city stop on the same days, wherever they begin."""
_MOST_EXAMINED = 8
"""How many examinations of each sort are kept: of a register on a day. What is worked out of the city on a day takes up to fifty megabytes."""


def share(patch: pytest.MonkeyPatch) -> None:
    """Let all that is built and examined within this process be so once only.

    Files are read and their bytes told apart as ever. Whoever is asked to use a cache or a memory of its own builds and examines anew.
    """
    patch.setattr(pipeline, "build_register", once(pipeline.build_register))
    patch.setattr(pipeline, "analyse", analysed_once(pipeline.analyse))
    patch.setattr(pipeline, "marks", marked_once(pipeline.marks))
    patch.setattr(horizon, "compare_days", compared_once(compare_days))
    patch.setattr(Examination, "__init__", shared(Examination.__init__))


def examine_anew(patch: pytest.MonkeyPatch) -> None:
    """Let each examination of a register work out all anew, for whoever counts what one takes."""
    for place, name in _SHARED:
        patch.setattr(place, name, getattr(place, name).__wrapped__)


_SHARED = ((pipeline, "analyse"), (pipeline, "marks"), (horizon, "compare_days"), (Examination, "__init__"))


class _Kept(OrderedDict[Hashable, T]):
    """The last few values by their keys."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        if key not in self:
            self[key] = make()
        self.move_to_end(key)
        while len(self) > self._most:
            self.popitem(last=False)
        return self[key]


def once(build: Building) -> Building:
    """Give what builds as ``build`` does, but files of the same names and bytes only once. What is built is frozen, so that it can be shared."""
    small, large = _Kept[Loaded](_MOST), _Kept[Loaded](_MOST)

    @wraps(build)
    def building(
        found: Sequence[RuleFile], file_problems: Iterable[Problem], cache: Cache, *more: object, **named: object
    ) -> Loaded:
        problems = tuple(file_problems)
        if problems or more or named:
            return build(found, problems, cache, *more, **named)
        key = (cache.folder, *((one.name, one.kind, one.digest) for one in found))
        kept = large if len(found) >= _LARGE else small
        return kept.of(key, lambda: build(found, problems, cache))

    return building


def analysed_once(analyse: Analysing) -> Analysing:
    """Give what analyses as ``analyse`` does, but one register on one day by the same checks only once: by register, not by bytes."""
    kept = _Kept[tuple[Loaded, Sequence[Check], Analysis]](_MOST_EXAMINED)

    @wraps(analyse)
    def analysing(loaded: Loaded, as_of: Day, checks: Sequence[Check] = CATALOGUE, **named: object) -> Analysis:
        if named.get("memory") is not None:
            return analyse(loaded, as_of, checks, **named)
        key = (id(loaded), as_of, tuple(map(id, checks)), *sorted(named.items()))
        # What the key names by its place in memory stays there as long as the key.
        return kept.of(key, lambda: (loaded, checks, analyse(loaded, as_of, checks, **named)))[-1]

    return analysing


def marked_once(mark: Marking) -> Marking:
    """Give what marks as ``mark`` does, but one register on one day only once."""
    kept = _Kept[tuple[object, Marks]](_MOST_EXAMINED)

    @wraps(mark)
    def marking(examination: Examination, memory: object = None) -> Marks:
        if memory is not None:
            return mark(examination, memory)
        register = examination.register
        return kept.of((id(register), examination.as_of), lambda: (register, mark(examination)))[-1]

    return marking


def compared_once(compare: Comparing) -> Comparing:
    """Give what compares as ``compare`` does, but two days of one register only once."""
    kept = _Kept[tuple[object, tuple[MatterChange, ...]]](_MOST_COMPARED)

    @wraps(compare)
    def comparing(old: Examination, new: Examination) -> tuple[MatterChange, ...]:
        register = old.register
        if type(register) is not Register or new.register is not register:
            return compare(old, new)
        return kept.of((id(register), old.as_of, new.as_of), lambda: (register, compare(old, new)))[-1]

    return comparing


def shared(begin: Callable[[Examination, Register, Day], None]) -> Callable[[Examination, Register, Day], None]:
    """Give what begins an examination as ``begin`` does, and lets it keep together with the others of the same register what ``on`` lets two days keep together.

    What is worked out for a day it keeps together with the others of that day.
    """
    kept, daily = _Kept[tuple[Examination, set[Day]]](_MOST), _Kept[Examination](_MOST_EXAMINED)

    @wraps(begin)
    def beginning(self: Examination, register: Register, as_of: Day) -> None:
        begin(self, register, as_of)
        if type(register) is Register:  # a view of one may not see what another reads
            first, days = kept.of(id(register), lambda: (self, set()))
            days.add(as_of)
            if len(days) > _MOST_EXAMINED:  # what many days leave behind is let go
                kept[id(register)] = (self, {as_of})
            elif first is not self:
                first._sharing(self)
            self.kept = daily.of((id(register), as_of), lambda: self).kept

    return beginning
