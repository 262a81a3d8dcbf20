"""Codes of procedures that replaced others between two days: one matter that goes on, not one that ends and one that begins."""

from __future__ import annotations

from collections.abc import Mapping

from delegation.authority.holdings import Holdings
from delegation.model.matters import MatterId
from delegation.model.terms import Day
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Codes:
    """By each old code those that replaced it between two days, and by each new one those that it replaced, in their order."""

    old: Mapping[MatterId, tuple[MatterId, ...]]
    new: Mapping[MatterId, tuple[MatterId, ...]]


NO_CODES = Codes({}, {})


def replaced_between(sides: tuple[Holdings, Holdings]) -> Codes:
    """Give the codes that were used before and no longer are, with those that are used in their place and were not."""
    before, after = sides
    old: dict[MatterId, list[MatterId]] = {}
    new: dict[MatterId, list[MatterId]] = {}
    for one in after.register.recoded:
        is_due = isinstance(one.on, Day) and one.on <= after.examination.as_of
        if (
            is_due
            and _is_used(before, one.old)
            and not _is_used(after, one.old)
            and _is_used(after, one.new)
            and not _is_used(before, one.new)
        ):
            old.setdefault(one.old, []).append(one.new)
            new.setdefault(one.new, []).append(one.old)
    return Codes(*({name: tuple(sorted(several)) for name, several in side.items()} for side in (old, new)))


def _is_used(side: Holdings, name: MatterId) -> bool:
    found = side.register.matters.get(name)
    return found is not None and found.term.possibly_holds(side.examination.as_of)
