"""Codes of procedures that replaced others between two days: one matter that goes on, not one that ends and one that begins."""

from __future__ import annotations

from collections.abc import Mapping

from delegation.authority.codes import in_use
from delegation.authority.holdings import Holdings
from delegation.model.matters import MatterId
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Codes:
    """By each old code those that are used in its place since, and by each of these those that they took over from, in their order."""

    old: Mapping[MatterId, tuple[MatterId, ...]]
    new: Mapping[MatterId, tuple[MatterId, ...]]


NO_CODES = Codes({}, {})


def replaced_between(sides: tuple[Holdings, Holdings]) -> Codes:
    """Give the codes that were used before and no longer are, with those that are used in their place, over any number of steps.

    A new code may have been used before: several become one on days of their own.
    """
    before, after = sides
    old: dict[MatterId, list[MatterId]] = {}
    new: dict[MatterId, list[MatterId]] = {}
    for name in dict.fromkeys(one.old for one in after.register.recoded):
        if not _is_used(before, name) or _is_used(after, name):
            continue
        ways = in_use(after.register, name, after.examination.as_of)
        for later in dict.fromkeys(way[-1].new for way in ways):
            if _is_used(after, later):
                old.setdefault(name, []).append(later)
                new.setdefault(later, []).append(name)
    return Codes(*({name: tuple(sorted(several)) for name, several in side.items()} for side in (old, new)))


def _is_used(side: Holdings, name: MatterId) -> bool:
    found = side.register.matters.get(name)
    return found is not None and found.term.possibly_holds(side.examination.as_of)
