"""Which grants fall with what ends: those that still run, but whose giver holds nothing any more, over any number of steps.

    decree ──▶ owner ──g1──▶ receiver ──g2──▶ …        ends: the owner's basis; g1 and g2 run on and move nothing

The chains of the tiles are walked once, step by step, so that their length costs no more than their steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.authority.entries import ChangeCause
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.authority.links import Chain
from delegation.authority.lives import carriers
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.terms import Day
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Hanging:
    """A grant that falls in a matter: after how many steps, and what of the steps before it is over."""

    grant: str
    matter: MatterId
    depth: int
    causes: tuple[ChangeCause, ...]


def hanging(
    matters: Iterable[tuple[Matter, Sequence[MatterId]]], day: Examination, after: Holdings
) -> Iterator[Hanging]:
    """Give the grants that move something in these matters on a day and nothing on the next one, though they run on.

    Each matter comes with the codes that are used in its place from the next day on. A grant that moves one of these does not fall
    where its giver gives the others, by whatever grant.
    """
    for matter, codes in matters:
        before = _chains(matter, day)
        if not any(link.grant is not None for chain in before for link in chain):
            continue
        still = {one.id for one in _moving(matter, after)} | _going_on(codes, after)
        found: dict[str, Hanging] = {}
        for chain in before:
            for one in _fallen(chain, matter, after, still):
                known = found.get(one.grant)
                if known is None or one.depth < known.depth:
                    found[one.grant] = one
        yield from found.values()


def _going_on(codes: Sequence[MatterId], after: Holdings) -> set[str]:
    """Give the ids of the grants that move one of some codes, of givers who give all of them."""
    each = [_moving(after.register.matters[code], after) for code in codes]
    givers = [{grant.giver for grant in grants} for grants in each]
    return {grant.id for grants in each for grant in grants if all(grant.giver in one for one in givers)}


def _moving(matter: Matter, after: Holdings) -> list[Grant]:
    return [link.grant for chain in _chains(matter, after.examination) for link in chain if link.grant is not None]


def _chains(matter: Matter, examination: Examination) -> tuple[Chain, ...]:
    tiles = examination.tiling(matter.id).at(examination.as_of)
    return tuple(chain for tile in tiles for one in tile.standing for chain in one.chains)


def _fallen(chain: Chain, matter: Matter, after: Holdings, still: set[str]) -> Iterator[Hanging]:
    """Walk one chain from its legal source on, and gather what is over on the way."""
    over: dict[ChangeCause, None] = {}
    for depth, link in enumerate(chain):
        failing = after.entry(link, matter).failing
        if link.grant is not None:
            over.update(dict.fromkeys(_gone(link.grant, after)))
            if link.grant.id not in still and not failing and over:
                yield Hanging(link.grant.id, matter.id, depth, tuple(over))
        over.update(dict.fromkeys(failing))


def _gone(grant: Grant, after: Holdings) -> Iterator[ChangeCause]:
    """Say by whose end the giver of a grant is not there."""
    day = after.examination.as_of
    for one in carriers(after.register, grant.giver):
        end = one.term.end
        if isinstance(end, Day) and end < day:
            yield ChangeCause("holder", one.id, "end", end, (grant.instrument,))
