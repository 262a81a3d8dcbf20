"""The word that is meant by a mistyped one, of those that there are."""

from __future__ import annotations

from collections.abc import Iterable


def near(written: str, known: Iterable[str], most: int = 1, *, like: float = 0.6) -> list[str]:
    """Give those of some words that are most like one that is none of them, the likest first; none where none is like it.

    ``like``: how much is enough, from 0 to 1: 0.5 where few are known, so that a guess does no harm.
    """
    from difflib import get_close_matches  # noqa: PLC0415  only where something was mistyped

    return get_close_matches(written, list(known), most, like)


_SHORTEST = 4
"""Letters of a word of which one slip leaves enough to know it by."""
_AROUND = 2
"""Slips within which no other word may stand, where one is to be meant alone."""


def only_near(written: str, known: Iterable[str]) -> str | None:
    """Give the word that one slip (a letter wrong, missing, too many, or two of them swapped) makes of another, where no other word is near.

    A digit is no slip: another number is another thing.
    """
    if len(written) < _SHORTEST:
        return None
    from rapidfuzz.distance import OSA

    close = [one for one in known if OSA.distance(written, one, score_cutoff=_AROUND) <= _AROUND]
    if len(close) != 1 or OSA.distance(written, close[0]) != 1 or digits(written) != digits(close[0]):
        return None
    return close[0]


def digits(word: str) -> list[str]:
    """Give the digits of a word: where they differ, another thing is meant."""
    return [letter for letter in word if letter.isdigit()]
