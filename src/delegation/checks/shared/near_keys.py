"""Keys of findings that are like one that none bears."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from delegation.findings import Text

if TYPE_CHECKING:
    from delegation.checks.base import Ids

_LIKE = 70.0
"""Of 100: keys that are less like what was typed are not offered."""
_MOST = 3
_MOST_COMPARED = 2_000_000
"""Pairs of keys that are compared in search of the nearest: beyond, none is offered."""


def near_each(lost: Collection[str], known: Collection[str], ids: Callable[[], Ids]) -> dict[str, list[str]]:
    """Give for each of many mistyped keys those that are most like it and that it may mean; nothing where they are too many to be compared.

    ``ids``: gives those of the register, and is asked only where a key is lost.
    """
    if not lost or len(lost) * len(known) > _MOST_COMPARED:
        return {}
    every, told = sorted(known), ids()
    return {key: near_keys(key, [one for one in every if may_mean(key, one, told)]) for key in lost}


def may_mean(key: str, other: str, ids: Ids) -> bool:
    """Whether a key may mean another of its check: they differ only where it names what the register does not have, or the other says more."""
    parts, others = key.split(":"), other.split(":")
    if parts[0] != others[0] or len(parts) > len(others):
        return False
    return all(one == each or one not in ids.known for one, each in zip(parts, others, strict=False))


def near_keys(key: str, known: Iterable[str]) -> list[str]:
    """Give the keys that are most like one that was mistyped, the nearest first: those that begin with all of it before others."""
    from rapidfuzz import fuzz, process

    every = sorted(known)
    longer = [name for name in every if ":" in key and name.startswith(f"{key}:")][:_MOST]
    if longer:
        return longer
    found = process.extract(key, every, scorer=fuzz.ratio, limit=_MOST)
    return [name for name, score, _ in found if score >= _LIKE]


def asked(said: Text, near: Sequence[str]) -> Text:
    """Ask after a sentence whether one of the nearest was meant."""
    if not near:
        return said
    vi, en = " hay ".join(f"«{one}»" for one in near), " or ".join(f"«{one}»" for one in near)
    return Text(f"{said.vi} Có phải ý là {vi}?", f"{said.en} Was {en} meant?")
