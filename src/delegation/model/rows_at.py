"""Which rows stand at places of their decision: found by the row, not asked of each row and each place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from delegation.model.acts import Extended
from delegation.model.matters import AnnexRow, Grant, place_of
from delegation.model.provision_index import PlaceIndex
from delegation.model.provisions import Provision, places, touches
from delegation.model.row_numbers import compared

T = TypeVar("T")


def is_row_at(grant: Grant, row: AnnexRow, at: str) -> bool:
    """Say whether a row stands at a place of its decision; where the decision has no annex by name, its number tells."""
    given = place_of(grant, row)
    if touches(at, given):
        return True
    number = number_of(row, places(given))
    return number is not None and number in _lines(at)


def number_of(row: AnnexRow, given: Iterable[Provision]) -> str | None:
    """Give the number by which a row is found; ``None`` where it has none, or stands in an annex by name."""
    return None if row.row is None or any("Phụ lục" in one.units for one in given) else compared(row.row)


@lru_cache(4096)
def _lines(at: str) -> frozenset[str]:
    """Give the numbers of the rows that a text names."""
    return frozenset(number for part in places(at) for unit, number in part.steps if unit == "dòng")


class RowsAt(Generic[T]):
    """Some entries, each with the text that names the rows that it is about; ``None``: all rows."""

    def __init__(self, entries: Iterable[tuple[str | None, T]]) -> None:
        """Take the entries, in an order that is kept."""
        several = [*entries]
        self._entries = [one for _, one in several]
        self._whole = [number for number, (at, _) in enumerate(several) if at is None]
        named = [(at, number) for number, (at, _) in enumerate(several) if at is not None]
        self._places = PlaceIndex(named)
        self._numbers: dict[str, list[int]] = {}
        for at, number in named:
            for line in _lines(at):
                self._numbers.setdefault(line, []).append(number)

    def of(self, grant: Grant, row: AnnexRow) -> tuple[T, ...]:
        """Give the entries that are about a row (``is_row_at``), in their order."""
        given = places(place_of(grant, row))
        number = number_of(row, given)
        by_number = self._numbers.get(number, ()) if number is not None else ()
        found = {*self._whole, *self._places.holding(*given), *by_number}
        return tuple(self._entries[at] for at in sorted(found))


class Extensions(tuple[Extended, ...]):  # noqa: SLOT001  what is worked out once stays with it
    """What extends a grant, in its order, found by the row that is meant."""

    def of_row(self, grant: Grant, row: AnnexRow) -> tuple[Extended, ...]:
        """Give what extends a row of the grant, as if it were said of this row alone."""
        return tuple(
            replace(one, at=None, past=frozenset()) for one in self._by_row.of(grant, row) if row.place not in one.past
        )

    @cached_property
    def is_of_all_rows(self) -> bool:
        """Whether each is of every row."""
        return all(one.at is None and not one.past for one in self)

    def at(self, place: str | None) -> tuple[Extended, ...]:
        """Give what extends all rows, and what names its rows in the very words of ``place``."""
        return (*self._by_words.get(None, ()), *(self._by_words.get(place, ()) if place is not None else ()))

    @cached_property
    def _by_words(self) -> dict[str | None, list[Extended]]:
        found: dict[str | None, list[Extended]] = {}
        for one in self:
            found.setdefault(one.at, []).append(one)
        return found

    @cached_property
    def _by_row(self) -> RowsAt[Extended]:
        return RowsAt((one.at, one) for one in self)


def extended_at(grant: Grant, at: str | None) -> tuple[Extended, ...]:
    """Give what extends a grant as a whole, and its rows where they are named in the words ``at``."""
    several = grant.extended
    return (several if isinstance(several, Extensions) else Extensions(several)).at(at)
