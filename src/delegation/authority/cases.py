"""Cases of a matter: the cells of its dimensions, as values and as bits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Protocol

from delegation.model.holders import CommuneCode
from delegation.model.parts import Dimension, Part, Value

Case = tuple[tuple[str, Value], ...]
"""One cell of the case dimensions: ((dimension, value), …) in the order of the matter; () where it declares none."""


class Cases:
    """The cases of a matter as bits: the product of its dimensions, or one unnamed case."""

    def __init__(self, dimensions: Sequence[Dimension]) -> None:
        """Give each case a bit, in the order of the dimensions and their values."""
        self.all: tuple[Case, ...] = tuple(
            product(*(tuple((one.name, value) for value in one.cells) for one in dimensions))
        )
        self.every = (1 << len(self.all)) - 1
        self._measured = {one.name: one for one in dimensions if one.unit is not None}

    def part(self, part: Part) -> int:
        """Give the cases that a part covers; a value that the matter does not declare covers nothing."""
        if not part.only:
            return self.every
        chosen = [{(name, value) for value in self._meant(name, values)} for name, values in part.only]
        found = 0
        for at, case in enumerate(self.all):
            if all(not wanted.isdisjoint(case) for wanted in chosen):
                found |= 1 << at
        return found

    def _meant(self, name: str, values: Iterable[Value]) -> Iterable[Value]:
        measured = self._measured.get(name)
        return values if measured is None else measured.chosen(values)

    def of(self, cases: frozenset[Case] | None) -> int:
        """Give the bits of some cases; all for ``None``."""
        if cases is None:
            return self.every
        return sum(1 << at for at, case in enumerate(self.all) if case in cases)

    def names(self, mask: int) -> frozenset[Case] | None:
        """Give the cases of a set; ``None`` for all."""
        if mask == self.every:
            return None
        return frozenset(case for at, case in enumerate(self.all) if mask >> at & 1)


class Cells(Protocol):
    """Cells in some communes and cases; ``None``: in all."""

    @property
    def communes(self) -> frozenset[CommuneCode] | None:
        """The codes of the communes."""

    @property
    def cases(self) -> frozenset[Case] | None:
        """The cases."""


def where_order(one: Cells) -> tuple[list[Case], list[CommuneCode]]:
    """Sort key by which every answer tells of cases and communes: by the first case, then by the first commune, all of either first."""
    return sorted(one.cases or ()), sorted(one.communes or ())


def joined_cases(several: Iterable[Case]) -> list[Case]:
    """Give cases in their order, those that differ in ranges beside one another alone as one."""
    found = sorted(several)
    for at in range(len(found[0]) if found else 0):
        if all(isinstance(case[at][1], str) for case in found):
            continue
        from delegation.model.ranges import joined  # noqa: PLC0415  few registers measure anything

        others: dict[tuple[Case, Case, str], list[Value]] = {}
        for case in found:
            others.setdefault((case[:at], case[at + 1 :], case[at][0]), []).append(case[at][1])
        found = sorted(
            (*before, (name, one), *after) for (before, after, name), values in others.items() for one in joined(values)
        )
    return found


def one_of(several: Iterable[Case]) -> list[Case]:
    """Give the first of some cases, and those that make one range with it."""
    found = sorted(several)
    whole = joined_cases(found)[0]
    return [one for one in found if lies_in(one, whole)]


def lies_in(case: Case, other: Case) -> bool:
    """Say whether a case has the values of another, or ranges that lie in its ranges."""
    values = dict(case)
    return all(name in values and (values[name] == value or _covers(value, values[name])) for name, value in other)


def _covers(value: Value, other: Value) -> bool:
    return not isinstance(value, str) and not isinstance(other, str) and value.covers(other)
