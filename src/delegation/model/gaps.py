"""What an entry states to be not known where nothing else of the model holds it: the key, and why."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.model.terms import Day, Unknown
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact of an entry that is not known. ``key``: of the rule files, with a dot before one inside (``becomes.by``).

    ``group``: the list in which the entry stands (``matters``, ``grants``…). ``of``: what it is said of, where the key stands at one of several: an id, a code, a place as it is written, an act.
    ``since``: the day from which on it is so, of what replaces or becomes something.
    """

    group: str
    key: str
    why: Unknown
    of: str = ""
    since: Day | Unknown | None = None


def of_key(several: Iterable[Gap], key: str) -> tuple[Gap, ...]:
    """Give those of a key."""
    return tuple(one for one in several if one.key == key)
