"""Registers that were built within this process, by the bytes of their files."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence

from delegation.findings import Problem
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.run.pipeline import Loaded

Building = Callable[..., Loaded]
_MOST = 4
"""How many registers are kept: tests of a file read the same few."""


def once(build: Building) -> Building:
    """Give what builds as ``build`` does, but files of the same names and bytes only once. What is built is frozen, so that it can be shared."""
    kept: OrderedDict[object, Loaded] = OrderedDict()

    def building(
        found: Sequence[RuleFile], file_problems: Iterable[Problem], cache: Cache, *more: object, **named: object
    ) -> Loaded:
        problems = tuple(file_problems)
        if problems or more or named:
            return build(found, problems, cache, *more, **named)
        key = (cache.folder, *((one.name, one.kind, one.digest) for one in found))
        if key not in kept:
            kept[key] = build(found, problems, cache)
        kept.move_to_end(key)
        while len(kept) > _MOST:
            kept.popitem(last=False)
        return kept[key]

    return building
