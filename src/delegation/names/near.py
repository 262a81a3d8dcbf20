"""The word that is meant by a mistyped one, of those that there are."""

from __future__ import annotations

from collections.abc import Iterable


def near(written: str, known: Iterable[str], most: int = 1, *, like: float = 0.6) -> list[str]:
    """Give those of some words that are most like one that is none of them, the likest first; none where none is like it.

    ``like``: how much is enough, from 0 to 1: 0.5 where few are known, so that a guess does no harm.
    """
    from difflib import get_close_matches  # noqa: PLC0415  only where something was mistyped

    return get_close_matches(written, list(known), most, like)
