"""Published figures: which claim to measure the same thing, when they agree, and how to say them."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.model.figures import Figure
from delegation.model.register import Register

_PERCENT = "%"


def decimals(figure: Figure) -> int:
    """Give how many decimals a figure was published with."""
    shown = f"{figure.value:.6f}".rstrip("0")
    return len(shown) - shown.index(".") - 1


def in_key(value: float) -> str:
    """Write a value as it stands in the key of a finding: whole numbers without a decimal point."""
    return f"{value:.12g}"


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same; a percentage may be rounded further than the other."""
    if one.unit == _PERCENT and other.unit == _PERCENT:
        step = 10.0 ** -min(decimals(one), decimals(other))
        return abs(one.value - other.value) < step
    return one.value == other.value


def same_measure(register: Register) -> list[list[Figure]]:
    """Give the groups of figures that claim to measure the same thing, each in the order of ids.

    A claim is a ``same-as``, or the same measure for the same day, month or year.
    """
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.setdefault(name, name) != name:
            name = above[name]
        return name

    first: dict[tuple[str, str | None], str] = {}
    for name, figure in sorted(register.figures.items()):
        same = [first.setdefault((figure.measure, figure.as_of), name)]
        same += [other for one in figure.relations if one.kind == "same-as" for other in one.ids]
        for other in same:
            if other in register.figures:
                low, high = sorted((top(name), top(other)))
                above[high] = low
    groups: dict[str, list[Figure]] = {}
    for name, figure in sorted(register.figures.items()):
        groups.setdefault(top(name), []).append(figure)
    return [group for group in groups.values() if len(group) > 1]


def by_value(group: Iterable[Figure]) -> dict[float, list[Figure]]:
    """Part a group by what its figures say; the values in the order of the first figure that says them."""
    found: dict[float, list[Figure]] = {}
    for one in group:
        match = next((value for value, said in found.items() if agree(said[0], one)), one.value)
        found.setdefault(match, []).append(one)
    return found
