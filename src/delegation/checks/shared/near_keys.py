"""Keys of findings that are like one that none bears."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from delegation.findings import Text

_LIKE = 70.0
"""Of 100: keys that are less like what was typed are not offered."""
_MOST = 3
_MOST_COMPARED = 2_000_000
"""Pairs of keys that are compared in search of the nearest: beyond, none is offered."""


def near_each(lost: Collection[str], known: Collection[str]) -> dict[str, list[str]]:
    """Give for each of many mistyped keys those that are most like it; nothing where they are too many to be compared."""
    if len(lost) * len(known) > _MOST_COMPARED:
        return {}
    every = sorted(known)
    return {key: near_keys(key, every) for key in lost}


def near_keys(key: str, known: Iterable[str]) -> list[str]:
    """Give the keys that are most like one that was mistyped, the nearest first: those that begin with all of it before others."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  slow to import: only when a key was mistyped

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
