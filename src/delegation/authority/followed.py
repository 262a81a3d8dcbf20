"""Which chains are followed on: not twice around a circle, nor every one of the many through layers of several holders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from delegation.authority.links import Link, Standing
from delegation.authority.onward import Step, leads_to_an_end, way

MOST_ALIKE = 8
"""How many chains from one source are followed that end with the same statement, beside those that come by a statement of their own.

Chains through layers of several holders double with each layer. Nobody who acts is lost by the others, nor any statement on the way.
"""
MOST_STEPS = 2_000
"""How many steps the chains that are followed to one statement may have together before only so many alike are followed: a thousand layers
would else be walked once for each statement below each. A hundred givers to one receiver, who gives on, stay far below."""


class _Alike:
    """The chains from one source that end with one statement and are followed."""

    def __init__(self) -> None:
        self._many = self._steps = 0
        self._statements: set[tuple[str, ...]] = set()

    def adds(self, chain: Sequence[Link]) -> bool:
        """Take a chain in, unless there are enough without it."""
        told = {link.order for link in chain}
        adds = self._many < MOST_ALIKE or (self._steps < MOST_STEPS and not told <= self._statements)
        self._statements |= told
        self._many += 1
        self._steps += len(chain) if adds else 0
        return adds


class Followed:
    """The chains that are followed from some sources along some grants."""

    def __init__(self, grants: Sequence[Step]) -> None:
        """Take the grants."""
        self._grants = grants
        self._ways: defaultdict[str, list[int]] = defaultdict(list)
        numbers: dict[tuple[str, ...], int] = {}
        for one in grants:
            self._ways[one.id].append(numbers.setdefault(way(one), len(numbers)))
        self._been: set[object] = set()
        self._alike: defaultdict[object, _Alike] = defaultdict(_Alike)
        self.has_more = False
        """Whether there are further chains, which are not followed, beside those that go around a circle."""

    def adds(self, source: int, standing: Standing, taken: Collection[str]) -> bool:
        """Say whether a chain that took some grants is to be followed on, and take it in."""
        # Chains that took grants between the same holders lead on alike: in a circle one of them is enough.
        ways = sorted(each for one in taken for each in self._ways[one])
        here = (source, standing.holder, standing.certain, *ways)
        if here in self._been and not leads_to_an_end(standing, self._grants, taken):
            return False
        self._been.add(here)
        adds = self._alike[source, standing.chain[-1].order, standing.certain].adds(standing.chain)
        self.has_more = self.has_more or not adds
        return adds
