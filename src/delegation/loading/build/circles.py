"""Whether what replaces something leads back to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def leads_to(later: Mapping[str, Iterable[str]], first: str, last: str) -> bool:
    """Say whether one leads to another, over any number of steps; ``later``: what each leads to."""
    waiting, seen = [first], set[str]()
    while waiting:
        one = waiting.pop()
        if one == last:
            return True
        if one not in seen:
            seen.add(one)
            waiting += later.get(one, ())
    return False
