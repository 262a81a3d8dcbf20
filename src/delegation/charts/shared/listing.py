"""The list behind a chart: what its counts count, by name, on the pages that follow, under the numbers that the chart cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from delegation.charts.page.picture import KeyGroup
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import FieldCount
from delegation.charts.shared.lists import ListDetail, named
from delegation.model.matters import MatterId

_NO_NUMBER = "–"
NO_SIGNS: Mapping[MatterId, str] = MappingProxyType({})


class Listing:
    """Takes in the lists of a picture in the order in which they are drawn. Keeps nothing at a level that has no list behind it."""

    def __init__(self, canvas: Canvas, level: ListDetail) -> None:
        self._register = canvas.register
        self._by_annex = canvas.say(" (STT theo phụ lục của văn bản giao)", " (numbers of the annex of the instrument)")
        self._is_kept = level.is_listed
        self.is_headed = level.is_headed
        self._lists: list[tuple[str, Sequence[FieldCount], Mapping[MatterId, str]]] = []
        self._last = 0

    def enter(
        self, title: str, fields: Sequence[FieldCount], signs: Mapping[MatterId, str] = NO_SIGNS
    ) -> Sequence[FieldCount]:
        """Take in a list; give it with the numbers that the chart is to cite.

        The numbers are those of the annex; a list without any is numbered on from the list before it. ``title`` tells it
        from the other lists of the picture; ``signs`` stand behind the names of some of its matters.
        """
        if not self._is_kept or not fields:
            return fields
        known = fields if any(one.rows for one in fields) else tuple(map(self._numbered, fields))
        self._lists.append((title, known, signs))
        return known

    def _numbered(self, field: FieldCount) -> FieldCount:
        numbers = {one: (at,) for at, one in enumerate(field.matters, self._last + 1)}
        self._last += len(numbers)
        return replace(field, rows=tuple(at for (at,) in numbers.values()), numbers=numbers, is_own=True)

    @property
    def key(self) -> tuple[KeyGroup, ...]:
        """Give what was taken in, by list and field, in the order of the chart; empty where nothing is kept."""
        return tuple(self._groups())

    def _groups(self) -> Iterator[KeyGroup]:
        is_one = len({title for title, _, _ in self._lists}) == 1
        for title, fields, signs in self._lists:
            # What several parts are of stands once above them, not in each of their headings.
            is_above = not is_one and bool(title) and len(fields) > 1
            # Two lists may both begin with 1: it is said whose numbers those of an annex are.
            by_annex = self._by_annex if any(one.rows and not one.is_own for one in fields) else ""
            for at, one in enumerate(fields):
                rows = tuple((number or _NO_NUMBER, self._named(matter, signs)) for number, matter in one.by_row)
                heading = _heading("" if is_one or is_above else title, one.name)
                is_of_annex = bool(one.rows) and not one.is_own
                yield KeyGroup(heading, rows, f"{title}{by_annex}:" if is_above else "", at == 0, is_of_annex)

    def _named(self, matter: MatterId, signs: Mapping[MatterId, str]) -> str:
        return " ".join(filter(None, (named(matter, self._register).removeprefix("– "), signs.get(matter))))


def put_together(groups: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> tuple[KeyGroup, ...]:
    """Name what rows and columns of a table stand for together, each with what it has, for a page of its own; nothing where they stand for nothing."""
    return tuple(
        KeyGroup(
            title, tuple((str(at), f"{name}: {has}" if has else name) for at, (name, has) in enumerate(several, 1))
        )
        for title, several in groups
        if several
    )


def _heading(title: str, name: str) -> str:
    """Put the name of a list before that of a heading in it, which it may say already."""
    if not title or title.endswith(name):
        return title or name
    return f"{title}: {name}"
