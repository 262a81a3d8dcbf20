"""Which chains are followed on: not twice around a circle, nor every one of the many through layers of several holders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from delegation.authority.links import Chain, Standing
from delegation.authority.onward import OnwardStep, leads_to_an_end, way
from delegation.model.holders import HolderId

MOST_ALIKE = 8
"""How many chains from one source are followed that end with the same statement, beside those that come by a statement of their own.

Chains through layers of several holders double with each layer. Nobody who acts is lost by the others, nor any statement on the way.
"""
MOST_STEPS = 2_000
"""How many steps the chains that are followed to one statement may have together before only so many alike are followed: a thousand layers
would else be walked once for each statement below each. A hundred givers to one receiver, who gives on, stay far below."""


class Taken(NamedTuple):
    """What a chain has taken on its way, as numbers, so that each of very many chains costs little.

    ``steps``: its statements, a bit for each; ``ways``: how often it went each way from one holder to another; ``last``: the bit of its last.
    """

    steps: int
    ways: int
    last: int


class _Alike:
    """The chains from one source that end with one statement and are followed."""

    __slots__ = ("_many", "_statements", "_steps")

    def __init__(self) -> None:
        self._many = self._steps = self._statements = 0

    def adds(self, statements: int, steps: int) -> bool:
        """Take a chain in by its statements and their number, unless there are enough without it."""
        adds = self._many < MOST_ALIKE or (self._steps < MOST_STEPS and bool(statements & ~self._statements))
        self._statements |= statements
        self._many += 1
        self._steps += steps if adds else 0
        return adds


class Followed:
    """The chains that are followed from some sources along some grants."""

    def __init__(self, grants: Sequence[OnwardStep]) -> None:
        """Take the grants."""
        self._grants = grants
        self._bits: dict[tuple[str, ...], int] = {}
        self._ways = self._added_ways()
        self._by_giver: dict[HolderId, list[OnwardStep]] = {}
        self._unknown = any(one.said.giver is None for one in grants)
        for one in grants:
            for name in dict.fromkeys(one.said.gives_for) if one.giver is not False else ():
                self._by_giver.setdefault(name, []).append(one)
        self._onward: dict[HolderId, list[tuple[OnwardStep, Taken]]] = {}
        self._been: set[object] = set()
        self._alike: defaultdict[object, _Alike] = defaultdict(_Alike)
        self.has_more = False
        """Whether there are further chains, which are not followed, beside those that go around a circle."""

    def _added_ways(self) -> dict[str, int]:
        """Give what taking each grant adds to the count of the ways: each way has bits of its own, enough for all that go it."""
        times: dict[tuple[str, ...], int] = {}
        each = [(one.id, way(one)) for one in self._grants]
        for _, here in each:
            times[here] = times.get(here, 0) + 1
        units, free = dict[tuple[str, ...], int](), 0
        for here, many in times.items():
            units[here], free = 1 << free, free + many.bit_length()
        added: dict[str, int] = {}
        for name, here in each:
            added[name] = added.get(name, 0) + units[here]
        return added

    def _bit(self, order: tuple[str, ...]) -> int:
        return self._bits.setdefault(order, 1 << len(self._bits))

    def begun(self, several: Iterable[tuple[int, Standing]]) -> Iterator[tuple[int, Standing, Taken]]:
        """Give the standings of sources to be followed on, each with what its chain has taken before."""
        for source, one in several:
            taken = self._taken(one.chain)
            by_law = all(link.grant is None for link in one.chain)
            if by_law or self.adds(source, one.holder, taken, len(one.chain), certain=one.certain):
                yield source, one, taken

    def _taken(self, chain: Chain) -> Taken:
        steps = ways = last = 0
        for link in chain:
            last = self._bit(link.order)
            if link.grant is not None and not steps & last:
                ways += self._ways.get(link.grant.id, 0)
            steps |= last
        return Taken(steps, ways, last)

    def onward(self, holder: HolderId, taken: Taken) -> list[tuple[OnwardStep, Taken]]:
        """Give the grants that lead on from a holder and are not taken, each with what is taken after it."""
        if holder not in self._onward:
            self._onward[holder] = [
                (one, Taken(0, self._ways[one.id], self._bit(one.said.link.order))) for one in self._from(holder)
            ]
        steps, ways, _ = taken
        return [
            (one, Taken(steps | bit, ways + way, bit)) for one, (_, way, bit) in self._onward[holder] if not steps & bit
        ]

    def _from(self, holder: HolderId) -> list[OnwardStep]:
        """Give the grants that may move what a holder has, in their order: those of its own, and those of a giver who is not known."""
        if not self._unknown:
            return self._by_giver.get(holder, [])
        return [one for one in self._grants if one.gives_from(holder)]

    def adds(self, source: int, holder: HolderId, taken: Taken, many: int, *, certain: bool) -> bool:
        """Say whether a chain of ``many`` statements is to be followed on, and take it in."""
        # Chains that took grants between the same holders lead on alike: in a circle one of them is enough.
        here = (source, holder, certain, taken.ways)
        if here in self._been and not leads_to_an_end(one for one, _ in self.onward(holder, taken)):
            return False
        self._been.add(here)
        adds = self._alike[source, taken.last, certain].adds(taken.steps, many)
        self.has_more = self.has_more or not adds
        return adds
