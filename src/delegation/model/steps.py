"""Steps from one thing to a later one, such as from a commune to what it became, found by either end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar


class _Step(Protocol):
    @property
    def old(self) -> str: ...

    @property
    def new(self) -> str: ...


T = TypeVar("T", bound=_Step)


class Steps(Generic[T]):
    """Some steps, each with an ``old`` end and a ``new`` one."""

    def __init__(self, several: Iterable[T]) -> None:
        """Take the steps, in an order that is kept."""
        after: dict[str, list[T]] = {}
        before: dict[str, list[T]] = {}
        for one in several:
            after.setdefault(one.old, []).append(one)
            before.setdefault(one.new, []).append(one)
        self._after = {name: tuple(found) for name, found in after.items()}
        self._before = {name: tuple(found) for name, found in before.items()}

    def after(self, name: str) -> tuple[T, ...]:
        """Give the steps that lead on from something."""
        return self._after.get(name, ())

    def before(self, name: str) -> tuple[T, ...]:
        """Give the steps that lead to something."""
        return self._before.get(name, ())
