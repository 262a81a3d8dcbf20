"""Several things that are asked for together: one that has nothing to list does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from delegation.documents.shared.annex import Annex
from delegation.errors import NothingToListError
from delegation.findings import Text

A = TypeVar("A")


def made_of(
    asked: Sequence[A], make: Callable[[A], tuple[Annex, ...]], left_out: Callable[[A, Text], None] | None
) -> Iterator[tuple[A, tuple[Annex, ...]]]:
    """Make what was asked for, in its order.

    ``left_out``: told of each that has nothing to list, and why. Without it, or where none has anything, ``NothingToListError`` is raised.
    """
    empty: list[tuple[A, Text]] = []
    for one in asked:
        try:
            made = make(one)
        except NothingToListError as error:
            empty.append((one, error.said))
            if left_out is None or len(empty) == len(asked):
                raise
        else:
            yield one, made
    if left_out is not None:
        for one, why in empty:
            left_out(one, why)
