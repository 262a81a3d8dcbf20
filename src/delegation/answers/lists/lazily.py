"""Rows that are made when somebody looks at them: what is shown of a long list costs no more than what is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, overload

from delegation.answers.lists.cells import ListRow


class LazyRows(Sequence[ListRow]):
    """The rows of entries, in their order; each is made once, when it is first asked for.

    ``make`` gives the same row whenever it is asked: it reads values that do not change.
    """

    def __init__(self, entries: Sequence[Any], make: Callable[[Any], ListRow]) -> None:
        """Make no row yet."""
        self._entries, self._make = entries, make
        self._made: dict[int, ListRow] = {}

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, at: int) -> ListRow: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[ListRow, ...]: ...
    def __getitem__(self, at: int | slice) -> ListRow | tuple[ListRow, ...]:
        if isinstance(at, slice):
            return tuple(self._row(one) for one in range(*at.indices(len(self))))
        return self._row(range(len(self))[at])

    def _row(self, at: int) -> ListRow:
        if at not in self._made:
            self._made[at] = self._make(self._entries[at])
        return self._made[at]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))
