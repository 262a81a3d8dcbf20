"""What the checks found in a register before, and what of it holds after a change: only what the change can reach is asked again.

A check is a function of what it reads and the day. So one that reads nothing that changed finds what it found. Of one that is additive, what it
finds in the parts of the register that do not hang together adds up: what it finds in the part that a change can reach, as it was and as it is,
is taken away and added. Any other is asked of the whole again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import compress
from operator import is_not
from threading import Lock
from typing import Any

from delegation.authority.components import NOTHING, Component, Links
from delegation.authority.examination import Examination
from delegation.authority.view import GROUND, PARTED
from delegation.checks import runner
from delegation.checks.base import Check
from delegation.findings import Problem
from delegation.model.identity import made_anew
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.values import dataclass

_SHARE = 4


@dataclass(frozen=True, slots=True)
class KeptProblems:
    """What checks found in a register on a day, by their ids; not yet signed."""

    examination: Examination
    found: Mapping[str, tuple[Problem, ...]]
    links: Links | None = None
    """What names what in the register, where that was asked."""


class Memory:
    """What was found last, from one change to the next. Safe under several threads, of which one asks at a time."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._known: KeptProblems | None = None
        self._lock = Lock()
        self.share = _SHARE
        """Where more than one in so many matters is reached, the whole is asked: that takes no longer."""

    @property
    def examination(self) -> Examination | None:
        """What was examined last, with all that was worked out of it; ``None`` before anything was."""
        return self._known.examination if self._known is not None else None

    def run(self, examination: Examination, checks: Sequence[Check]) -> list[tuple[Check, Problem]]:
        """Give what ``runner.run`` gives, in an order of its own among the problems of a check."""
        with self._lock:
            return self._run(examination, [one for one in checks if one.run is not None])

    def _run(self, examination: Examination, checks: Sequence[Check]) -> list[tuple[Check, Problem]]:
        examination.keep()
        before, change = self._known, None
        if before is not None and before.examination.as_of == examination.as_of:
            change = _Change(before, examination, self.share)
            if not change.groups & GROUND:
                examination.inherit_world(before.examination, change.groups)
            if change.groups <= PARTED and change.is_apart:
                examination.inherit(before.examination, change.reached)
        found = {one.id: _found(one, examination, change) for one in checks}
        # A few checks asked alone do not drive out what all of them found.
        if before is None or change is None or before.found.keys() <= found.keys():
            self._known = KeptProblems(examination, found, change.links if change is not None else None)
        return runner.joined([(one, problem) for one in checks for problem in found[one.id]], examination.register)


class DayByDay:
    """What was found of one register on one day after another: a check that does not ask for the day is asked once for all of them."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._found: dict[str, tuple[Problem, ...]] = {}

    def run(self, examination: Examination, checks: Sequence[Check]) -> list[tuple[Check, Problem]]:
        """Give what ``runner.run`` gives; ``examination`` is of the same register every time."""
        found = [(check, problem) for check in checks for problem in self._asked(check, examination)]
        return runner.joined(found, examination.register)

    def _asked(self, check: Check, examination: Examination) -> tuple[Problem, ...]:
        known = self._found.get(check.id)
        if known is not None:
            return known
        reader = examination.reading(check.reads)
        reader.is_dated = False
        found = runner.asked(check, examination)
        if not reader.is_dated:
            self._found[check.id] = found
        return found


AnyMemory = Memory | DayByDay | None
"""What was found before of a register like one or of this one, or nothing."""


def _found(check: Check, examination: Examination, change: _Change | None) -> tuple[Problem, ...]:
    old = change.before.found.get(check.id) if change is not None else None
    if change is None or old is None or change.groups & GROUND:
        return runner.asked(check, examination)
    groups = change.groups & check.reads
    if not groups:
        return old
    if check.scope == "additive" and groups <= PARTED and change.is_apart:
        found = _exchanged(old, runner.asked(check, change.old), runner.asked(check, change.new))
        if found is not None:
            return found
    return runner.asked(check, examination)


def _exchanged(
    every: Sequence[Problem], gone: Iterable[Problem], come: Iterable[Problem]
) -> tuple[Problem, ...] | None:
    """Give all problems without some and with others; ``None`` where only the order tells which of two is shown."""
    less, more = Counter(gone), Counter(come)
    less, more = less - more, more - less
    if not (less or more):
        return tuple(every)
    left = []
    for one in every:
        if less[one]:
            less[one] -= 1
        else:
            left.append(one)
    found = (*left, *more.elements())
    return found if len({one.about for one in found}) == len(found) else None


class _Change:
    """How one register differs from another: the groups of entries, and the parts that this can reach."""

    def __init__(self, before: KeptProblems, now: Examination, share: int) -> None:
        self.before, self._now, self._share = before, now, share
        old, new = before.examination.register, now.register
        self.groups = frozenset(
            one.name for one in fields(Register) if not is_same(getattr(old, one.name), getattr(new, one.name))
        )
        self.links: Links | None = None
        self._reached: Component | None = None
        self._sides: tuple[Examination, Examination] | None = None

    @property
    def reached(self) -> Component:
        """All matters and grants that hang together with what changed, before or after."""
        if self._reached is None:
            old, new = self.before.examination.register, self._now.register
            matters = {MatterId(name) for name in _differing(old.matters, new.matters)}
            matters |= {name for one in {*old.recoded} ^ {*new.recoded} for name in (one.old, one.new)}
            found = Component(frozenset(matters), frozenset(_differing(old.grants, new.grants)))
            links = self.before.links or Links(old)
            self.links = links.after(new, found)
            sides = links, self.links
            before = NOTHING
            while found != before:
                before = found
                for one in sides:
                    found = one.closure(found)
            self._reached = found
        return self._reached

    @property
    def is_apart(self) -> bool:
        """Whether the part that is reached may be asked alone: it is small enough to be worth while, and nothing beyond is concerned.

        A matter or a grant more may settle which decision a text means that cannot be read, or leave it open: of any of them.
        """
        if len(self.reached.matters) * self._share > max(len(self._now.register.matters), self._share):
            return False
        return self.before.examination.register.effects.doubts == self._now.register.effects.doubts

    @property
    def old(self) -> Examination:
        """The part that is reached, as it was."""
        return self._parts[0]

    @property
    def new(self) -> Examination:
        """The part that is reached, as it is."""
        return self._parts[1]

    @property
    def _parts(self) -> tuple[Examination, Examination]:
        if self._sides is None:
            self._sides = self._part_of(self.before.examination), self._part_of(self._now)
        return self._sides

    def _part_of(self, whole: Examination) -> Examination:
        part = Examination(self.reached.within(whole.register), whole.as_of)
        part.share_world(whole)
        return part


def _differing(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterable[str]:
    """Give the ids under which two groups do not have the same."""
    return (name for name in others(old, new) if name not in old or name not in new or new[name] != old[name])


def others(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterable[str]:
    """Give the names under which two groups do not have the very same value, as nearly all are."""
    yield from made_anew(old, new)
    yield from (old.keys() - new.keys() if len(old) != len(new) or old.keys() != new.keys() else ())


def is_same(old: object, new: object) -> bool:
    """Whether two groups are the same, in the same order: what is found first may be told first."""
    if old is new:
        return True
    if isinstance(old, dict) and isinstance(new, dict):
        if len(old) != len(new) or [*old] != [*new]:
            return False
        apart = compress(new, map(is_not, old.values(), new.values()))
        return all(old[name] == new[name] for name in apart)
    return old == new
