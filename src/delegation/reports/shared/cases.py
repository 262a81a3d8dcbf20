"""Cases as values of JSON: names as they are, ranges of a quantity with their limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from delegation.authority.cases import Case
from delegation.reports.shared.json import Value
from delegation.speech.areas import in_full

if TYPE_CHECKING:
    from delegation.model.ranges import Range


def case_value(case: Case) -> dict[str, Value]:
    """Give the values of a case by their dimensions."""
    return {name: value if isinstance(value, str) else _limits(value) for name, value in case}


class HasCases(Protocol):
    """A value with cases."""

    @property
    def cases(self) -> Sequence[Case]:
        """Its cases; none where it is of all."""


def said_of_cases(value: HasCases, _: object) -> dict[str, Value]:
    """Give what is said of the cases of a value, and their limits."""
    return {"cases": [in_full(one).vi for one in value.cases], **_limits_of(value.cases)}


def _limits_of(cases: Sequence[Case]) -> dict[str, Value]:
    """Give cases with their limits under a key of their own, beside what is said of them; nothing where nothing is measured."""
    measured = any(not isinstance(value, str) for case in cases for _, value in case)
    return {"limits": [case_value(one) for one in cases]} if measured else {}


def _limits(one: Range) -> Value:
    """Give the limits of a range in its unit, each as an exact number in text."""
    from delegation.model.quantities import UNITS, in_unit  # noqa: PLC0415  few registers measure anything

    unit = UNITS[one.unit]
    found: dict[str, Value] = {"unit": one.unit}
    for cut, keys in ((one.start, ("from", "above")), (one.end, ("below", "up-to"))):
        if cut is not None:
            found[keys[cut[1]]] = format(in_unit(cut[0], unit), "f")
    return found
