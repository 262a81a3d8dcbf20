"""Who is reached from whom by a chain of authority on the day, by which grants and over which matters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from delegation.answers.policies.conditions import of_holders, selected
from delegation.model.holders import HolderId
from delegation.model.matters import Grant, MatterId
from delegation.model.policies import Asked
from delegation.model.terms import Unknown
from delegation.questions.select.conditions import Fits, all_of
from delegation.questions.ways.nodes import Node
from delegation.questions.ways.ways import Way, Ways


@dataclass(slots=True)
class Reached:
    """By what one holder is reached from another: grants and matters, in the order in which they were met.

    ``sure``: whether one chain at least holds for certain; only what certain chains go over is kept where there is one.
    """

    sure: bool
    grants: dict[str, Grant] = field(default_factory=dict)
    matters: dict[MatterId, None] = field(default_factory=dict)


Reaches = dict[tuple[HolderId, HolderId], Reached]
"""By the two ends: holders, a class for its parts."""


def reaches(ways: Ways, asked: Asked, among: Collection[MatterId] | None = None) -> Reaches:
    """Give all that is reached. ``among``: on the ways to these matters only. Raises ``AskedWronglyError``."""
    found: Reaches = {}
    start, end = of_holders(ways, asked.giver), of_holders(ways, asked.receiver)
    step, leads_to = selected(ways, "grants", asked.steps), _matter(ways, asked)
    listed: Iterable[Way] = ways.every if among is None else (way for name in among for way in ways.of(name))
    for way in listed:
        asked_of = leads_to(way)
        if asked_of is False:
            continue
        steps = [None if link.grant is None else step(link.grant) for link in way.chain]
        for (one, first, begins), (other, last, ends) in _pairs(ways, way, start, end):
            grants = [link.grant for link in way.chain[first:last] if link.grant is not None]
            between = (
                fit
                for fit, link in zip(steps[first:last], way.chain[first:last], strict=True)
                if link.grant is not None
            )
            fits = all_of((asked_of, begins, ends, *between))
            if fits is not False and grants:
                _add(found, (one, other), way, grants, sure=fits is True and way.sure >= last)
    return found


def _matter(ways: Ways, asked: Asked) -> Callable[[Way], Fits]:
    test, register = selected(ways, "matters", asked.selector), ways.examination.register
    if asked.selector is None:
        return lambda _: True
    # Where a source names no single matter, nobody knows whether it is one of these.
    return lambda way: None if way.matter is None else test(register.matters[way.matter])


_End = tuple[HolderId, int, Fits]


def _pairs(
    ways: Ways, way: Way, start: Callable[[HolderId | Unknown], Fits], end: Callable[[HolderId | Unknown], Fits]
) -> Iterator[tuple[_End, _End]]:
    """Give every two holders on a way that may be its ends, the nearer to its source first, each with its station and whether it fits.

    Those that do not fit are left out first: on a long way every two would be many.
    """
    stations = [
        (HolderId(node.id), number)
        for number in range(len(way.chain) + 1)
        for node in ways.station(way, number)
        if node.sort == "holder"
    ]
    ends = [(place, (other, last, fits)) for place, (other, last) in enumerate(stations) if (fits := end(other)) is not False]  # fmt: skip
    for place, (one, first) in enumerate(stations):
        begins = start(one)
        if begins is False:
            continue
        for further, found in ends:
            if further > place and first < found[1] and one != found[0]:
                yield (one, first, begins), found


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


def is_reached(ways: Ways, found: Reaches, holder: str) -> Fits:
    """Say whether a holder, or the class that it is a part of, is reached from anywhere."""
    node = ways.node(Node("holder", holder)).id
    reached = [one.sure for (_, other), one in found.items() if other == node]
    return True if any(reached) else None if reached else False
