"""Who is reached from whom by a chain of authority on the day, by which grants and over which matters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from delegation.model.holders import HolderId
from delegation.model.matters import Grant, MatterId
from delegation.model.policies import PolicyQuestion
from delegation.model.terms import Unknown
from delegation.questions.policies.conditions import of_holders, selected
from delegation.questions.select.conditions import Fits, all_of
from delegation.questions.ways.nodes import WayNode
from delegation.questions.ways.ways import Way, Ways

MOST_GIVERS = 20
"""From how many holders above it, the nearest, one is told to be reached on one way: no real chain has as many."""


@dataclass(slots=True)
class Reached:
    """By what one holder is reached from another: grants and matters, in the order in which they were met.

    ``sure``: whether one chain at least holds for certain; only what certain chains go over is kept where there is one. ``has_more``: whether
    holders further above reach it on the same way, which are not told.
    """

    sure: bool
    grants: dict[str, Grant] = field(default_factory=dict)
    matters: dict[MatterId, None] = field(default_factory=dict)
    has_more: bool = False


Reaches = dict[tuple[HolderId, HolderId], Reached]
"""By the two ends: holders, a class for its parts."""


def reaches(ways: Ways, asked: PolicyQuestion, among: Collection[MatterId] | None = None) -> Reaches:
    """Give all that is reached, of those who reach it on one way the nearest. ``among``: on the ways to these matters only. Raises ``AskedWronglyError``."""
    found: Reaches = {}
    start, end = of_holders(ways, asked.giver), of_holders(ways, asked.receiver)
    step, leads_to = selected(ways, "grants", asked.steps), _matter(ways, asked)
    listed: Iterable[Way] = ways.every if among is None else (way for name in among for way in ways.of(name))
    for way in listed:
        asked_of = leads_to(way)
        if asked_of is False:
            continue
        steps = [None if link.grant is None else step(link.grant) for link in way.chain]
        for (one, first, begins), (other, last, ends), more in _pairs(ways, way, start, end):
            grants = [link.grant for link in way.chain[first:last] if link.grant is not None]
            between = (
                fit
                for fit, link in zip(steps[first:last], way.chain[first:last], strict=True)
                if link.grant is not None
            )
            fits = all_of((asked_of, begins, ends, *between))
            if fits is not False and grants:
                _add(found, (one, other), way, grants, sure=fits is True and way.sure >= last)
                found[one, other].has_more |= more
    return found


def _matter(ways: Ways, asked: PolicyQuestion) -> Callable[[Way], Fits]:
    test, register = selected(ways, "matters", asked.selector), ways.examination.register
    if asked.selector is None:
        return lambda _: True
    # Where a source names no single matter, nobody knows whether it is one of these.
    return lambda way: None if way.matter is None else test(register.matters[way.matter])


_Place = tuple[HolderId, int, Fits]
_End = tuple[HolderId, Fits, int]


def _pairs(
    ways: Ways, way: Way, start: Callable[[HolderId | Unknown], Fits], end: Callable[[HolderId | Unknown], Fits]
) -> Iterator[tuple[_Place, _Place, bool]]:
    """Give every two holders on a way that may be its ends, each with its station and whether it fits: of those above a holder the nearest.

    The last word tells of the furthest of these whether there are further ones above it. Every two of a long way would be too many.
    """
    begun = list[_Place]()
    for number in range(len(way.chain) + 1):
        for node in ways.station(way, number):
            if node.sort != "holder":
                continue
            other = HolderId(node.id)
            ends, begins = end(other), start(other)
            if ends is not False:
                above = (one for one in reversed(begun) if one[1] < number and one[0] != other)
                near = list(islice(above, MOST_GIVERS + 1))
                for at, one in enumerate(near[:MOST_GIVERS], 1):
                    yield one, (other, number, ends), at == MOST_GIVERS < len(near)
            if begins is not False:
                begun.append((other, number, begins))


def _add(found: Reaches, ends: tuple[HolderId, HolderId], way: Way, grants: Iterable[Grant], *, sure: bool) -> None:
    known = found.get(ends)
    if known is None or (sure and not known.sure):
        known = found[ends] = Reached(sure)
    if known.sure and not sure:
        return
    known.grants.update((grant.id, grant) for grant in grants)
    if way.matter is not None:
        known.matters[way.matter] = None


def ends_of(grant: Grant) -> Iterator[str]:
    """Give the holders at the two ends of a grant that are known."""
    yield from (one for one in (grant.giver, grant.receiver) if not isinstance(one, Unknown))


def reached(ways: Ways, asked: PolicyQuestion) -> dict[HolderId, bool]:
    """Give all who are reached from anybody, each with whether one chain at least holds for certain; a class stands for its parts.

    As ``reaches`` finds it, in one walk down each way. Raises ``AskedWronglyError``.
    """
    found: dict[HolderId, bool] = {}
    start, end = of_holders(ways, asked.giver), of_holders(ways, asked.receiver)
    step, leads_to = selected(ways, "grants", asked.steps), _matter(ways, asked)
    for way in ways.every:
        asked_of = leads_to(way)
        if asked_of is not False:
            for other, fits, last in _ends(ways, way, start, end, step):
                sure = asked_of is True and fits is True and way.sure >= last
                found[other] = found.get(other, False) or sure
    return found


def _ends(
    ways: Ways,
    way: Way,
    start: Callable[[HolderId | Unknown], Fits],
    end: Callable[[HolderId | Unknown], Fits],
    step: Callable[[Grant], Fits],
) -> Iterator[_End]:
    """Give the holders of a way that another one above reaches by grants that fit: whether all of that fits, and the station."""
    # Of those above, two are enough to know that one of them is another than the holder itself.
    sure, perhaps, begun = list[HolderId](), list[HolderId](), list[tuple[HolderId, Fits]]()
    for number in range(len(way.chain) + 1):
        grant = way.chain[number - 1].grant if number else None
        if grant is not None:
            for one, fits in begun:
                _keep(sure if fits is True else perhaps, one)
            begun = []
            fits = step(grant)
            if fits is not True:
                perhaps = [] if fits is False else [*perhaps, *sure]
                sure = []
        here = [HolderId(node.id) for node in ways.station(way, number) if node.sort == "holder"]
        for other in here:
            ends = end(other)
            if ends is not False and any(one != other for one in (*sure, *perhaps)):
                yield other, True if ends is True and any(one != other for one in sure) else None, number
        begun += [(one, begins) for one in here if (begins := start(one)) is not False]


def _keep(some: list[HolderId], one: HolderId) -> None:
    if len(set(some)) < 2 and one not in some:  # noqa: PLR2004  one of which at least is another
        some.append(one)


def is_reached(ways: Ways, found: Mapping[HolderId, bool], holder: str) -> Fits:
    """Say whether a holder, or the class that it is a part of, is reached from anywhere (``reached``)."""
    sure = found.get(HolderId(ways.node(WayNode("holder", holder)).id))
    return False if sure is None else True if sure else None
