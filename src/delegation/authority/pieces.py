"""The pieces of a matter's box, as numbers and bits, and how those that say the same are joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from delegation.authority.cell import Outcome
from delegation.authority.links import Chain, Link, Standing
from delegation.model.parts import WHOLE
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Days from ``first`` to ``last``, communes and cases in which nothing changes, and what follows there.

    ``everywhere``: the communes that there are on these days, where the matter is not bound to some; else 0.
    """

    first: int
    last: int
    place: int
    part: int
    everywhere: int
    outcome: Outcome


def saying(piece: Piece) -> object:
    """Give what makes two pieces the same to a reader."""
    outcome = piece.outcome
    beside = (_said(outcome.remainder.owners), _said(outcome.remainder.exercisers))
    said = (_said(outcome.owners), _said(outcome.exercisers), beside, *map(_said, outcome.sides))
    return (said, outcome.unknown, _steps(outcome.unnamed), outcome.has_more_chains)


def merged(pieces: Sequence[Piece], said: Callable[[Piece], object] = saying) -> list[Piece]:
    """Join pieces that say the same: over communes, then over cases, then over time."""
    if len(pieces) < 2:  # noqa: PLR2004  nothing to join, as in most matters
        return list(pieces)
    by_place: dict[object, tuple[Piece, object]] = {}
    for one in pieces:
        what = said(one)
        known = by_place.get(key := (one.first, one.part, what))
        by_place[key] = (one if known is None else replace(known[0], place=known[0].place | one.place), what)
    by_part: dict[object, tuple[Piece, object]] = {}
    for one, what in by_place.values():
        known = by_part.get(key := (one.first, one.place, what))
        by_part[key] = (one if known is None else replace(known[0], part=known[0].part | one.part), what)
    return _over_time(by_part.values())


def _over_time(pieces: Iterable[tuple[Piece, object]]) -> list[Piece]:
    latest: dict[object, int] = {}
    result: list[Piece] = []
    for one, what in pieces:
        # All communes that there are stay all of them, whichever come and go.
        place = "everywhere" if one.place == one.everywhere else one.place
        at = latest.get(key := (place, one.part, what))
        if at is not None and result[at].last + 1 == one.first:
            result[at] = replace(result[at], last=one.last)
        else:
            latest[key] = len(result)
            result.append(one)
    return result


def _said(standings: Sequence[Standing]) -> tuple[object, ...]:
    return tuple((one.holder, one.certain, one.because, *map(_steps, one.chains)) for one in standings)


def _steps(chain: Chain) -> tuple[object, ...]:
    return tuple(_step(link) for link in chain)


def _step(link: Link) -> object:
    if link.grant is None:
        return id(link.ownership)
    # Of a matter that stands in several rows, each gives a part of its own.
    row = link.row
    return link.grant.id if row is None or row.part == WHOLE else (link.grant.id, row.row, row.part)
