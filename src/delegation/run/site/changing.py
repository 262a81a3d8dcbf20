"""What becomes another from a day to a later one: who decides and who owns each matter, out of what every matter answers.

``static/time.js`` compares any two days in the same way; a test holds both alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Literal

from delegation.model.matters import MatterId
from delegation.model.terms import Day
from delegation.reports.site.data.answers import Asking, Heard, PartHolders, Span, Told
from delegation.values import dataclass

Kind = Literal["acts", "owns", "apart", "told"]
"""Another one decides; another one owns; the same ones, but in other communes or cases; the same ones in the same places, of whom something else is told."""
KINDS: tuple[Kind, ...] = ("acts", "owns", "apart", "told")
UNKNOWN, NOBODY = "", "-"
"""Stand among holders for one who is not known, and where the register names nobody."""
Side = tuple[tuple[str, bool], ...]
"""Holders by their ids, each with whether that is certain, in the order of ids."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What becomes of a matter: who before and who after, deciding or, where only that differs, owning."""

    kind: Kind
    before: Side
    after: Side


def changes(askings: Iterable[Asking]) -> Iterator[tuple[Day, MatterId, Handover]]:
    """Give each day on which something of a matter becomes another, with the matter."""
    for one in askings:
        for before, after in pairwise(one.spans):
            if after.start is not None:
                yield after.start, MatterId(one.matter), between(before, after)


def between(before: Span, after: Span) -> Handover:
    """Give what differs between two spans of one matter, which are not the same."""
    was, now = before.general, after.general
    for kind in KINDS[:2]:
        sides = _side(was, kind), _side(now, kind)
        if sides[0] != sides[1]:
            return Handover(kind, *sides)
    same = _side(now, "acts")
    alike = all(_standing(one) == _standing(other) for one, other in zip(before.heard, after.heard, strict=True))
    return Handover("told" if alike else "apart", same, same)


def grouped(several: Mapping[MatterId, Handover]) -> list[tuple[Handover, list[MatterId]]]:
    """Put matters with the same change together: by kind, those with most matters first."""
    found: dict[Handover, list[MatterId]] = {}
    for matter, one in sorted(several.items()):
        found.setdefault(one, []).append(matter)
    return sorted(found.items(), key=lambda each: (KINDS.index(each[0].kind), -len(each[1]), each[1][0]))


def _standing(one: Heard) -> tuple[str, tuple[PartHolders, ...]]:
    return one.told.state, one.told.parts


def _side(told: Told, kind: Kind) -> Side:
    if told.state != "answered":
        return ((NOBODY, True),)
    found = set[tuple[str, bool]]()
    for part in told.parts:
        found.update((part.owners if kind == "owns" else part.exercisers) or [(UNKNOWN, True)])
    return tuple(sorted(found)) or ((UNKNOWN, True),)
