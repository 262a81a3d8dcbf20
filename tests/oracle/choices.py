"""Where a random register takes its choices from: a generator of random numbers, Hypothesis, or choices made before.

A choice is a number below a bound, 0 the plainest. So what somebody chose can be kept, made plainer, and chosen again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

_Value = TypeVar("_Value")


class Choices:
    """Chooses among values. The plainest stands first; what stands several times is chosen more often."""

    def __init__(self, below: Callable[[int], int]) -> None:
        self._below = below
        self.made: list[int] = []

    def number(self, below: int) -> int:
        """Choose 0, 1 … up to and without ``below``."""
        if below == 1:
            return 0
        self.made.append(self._below(below))
        return self.made[-1]

    def one(self, values: Sequence[_Value]) -> _Value:
        """Choose one of some values."""
        return values[self.number(len(values))]

    def chance(self, of: int) -> bool:
        """Choose yes once in ``of`` times."""
        return self.number(of) == of - 1

    def some(self, values: Sequence[_Value]) -> tuple[_Value, ...]:
        """Choose at least one of some values, in any order."""
        left = list(values)
        found = [left.pop(self.number(len(left)))]
        while left and self.chance(3):
            found.append(left.pop(self.number(len(left))))
        return tuple(found)


def at_random(seed: str) -> Choices:
    """Choose at random; the same for the same seed."""
    return Choices(Random(seed).randrange)  # noqa: S311  not a secret


def again(made: Sequence[int]) -> Choices:
    """Choose what was chosen before; the plainest where that does not fit or is used up."""
    left = iter(made)

    def below(bound: int) -> int:
        chosen = next(left, 0)
        return chosen if chosen < bound else 0

    return Choices(below)


def plainest(made: Sequence[int], fails: Callable[[Choices], bool]) -> list[int]:
    """Make choices plainer one after the other for as long as ``fails`` still says yes of them."""
    found = list(made)
    before: list[int] = []
    while found != before:
        before = found
        for width in (16, 8, 4, 2, 1):
            found = _shorter(found, width, fails)
        found = _lower(found, fails)
    return found


def _shorter(made: list[int], width: int, fails: Callable[[Choices], bool]) -> list[int]:
    at = 0
    while at < len(made):
        for tried in (
            made[:at] + made[at + width :],
            made[:at] + [0] * len(made[at : at + width]) + made[at + width :],
        ):
            if tried != made and fails(again(tried)):
                made = tried
                break
        else:
            at += width
    return made


def _lower(made: list[int], fails: Callable[[Choices], bool]) -> list[int]:
    for at in range(len(made)):
        for lower in range(made[at]):
            tried = [*made[:at], lower, *made[at + 1 :]]
            if fails(again(tried)):
                made = tried
                break
    return made
