"""Where the nodes of a picture stand: columns side by side, each node level with what it is tied to.

Lengths are in em; x runs to the right, y runs down, both from the top left corner of the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from delegation.charts.engine.fonts import Face
from delegation.charts.page.picture import Arrow, Picture
from delegation.charts.page.placement import (
    Arrangement,
    Placed,
    SetNode,
    fitted,
    heading_height,
    set_headings,
    set_node,
)
from delegation.charts.page.ports import ports_of
from delegation.values import dataclass

_COLUMN_GAP = (2.8, 8.0)
_ROW_GAP = (0.35, 2.0)
_GROUP_GAP = 0.5
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Columns:
    """The body of a picture whose nodes stand level with what they are tied to."""

    picture: Picture
    columns: tuple[tuple[SetNode, ...], ...]
    headings: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> float:
        """Least width."""
        return sum(self.picture.widths) + _COLUMN_GAP[0] * (len(self.picture.widths) - 1)

    @property
    def height(self) -> float:
        """Least height."""
        return self._heading + max((_stack(column, _ROW_GAP[0]) for column in self.columns), default=0)

    @property
    def _heading(self) -> float:
        return heading_height(self.headings)

    def arrange(self, width: float, height: float) -> Arrangement:
        """Place everything in a room of this many em, at least the least. Spare room widens the gaps up to a limit."""
        gaps = len(self.picture.widths) - 1
        spare = (width - sum(self.picture.widths)) / gaps if gaps else 0
        gap = min(max(spare, _COLUMN_GAP[0]), _COLUMN_GAP[1])
        columns, x = [], 0.0
        for column in self.picture.widths:
            columns.append((x, column))
            x += column + gap
        row_gap = self._row_gap(height - self._heading)
        total = max((_stack(column, row_gap) for column in self.columns), default=0)
        tops = _place(self.columns, self.picture.arrows, row_gap, total)
        nodes = [
            Placed(one, columns[one.node.column][0], self._heading + top, tall)
            for one, top, tall in ((one, *tops[one.node.key]) for column in self.columns for one in column)
        ]
        arrows = ports_of(self.picture.arrows, {one.set.node.key: one for one in nodes})
        return Arrangement(
            self.picture, x - gap, self._heading + total, tuple(columns), tuple(nodes), arrows, self.headings
        )

    def _row_gap(self, height: float) -> float:
        room = [(height - _stack(column, 0)) / (len(column) - 1) for column in self.columns if len(column) > 1]
        return min(max(min(room, default=_ROW_GAP[0]), _ROW_GAP[0]), _ROW_GAP[1])


def columns_of(picture: Picture, face: Face) -> Columns:
    """Break the lines of a picture, column by column."""
    picture = fitted(picture, face)
    columns: list[list[SetNode]] = [[] for _ in picture.widths]
    for node in _grown([set_node(node, picture.widths[node.column], face) for node in picture.nodes], picture.arrows):
        columns[node.node.column].append(node)
    return Columns(picture, tuple(tuple(column) for column in columns), set_headings(picture, face))


def _grown(nodes: Sequence[SetNode], arrows: Sequence[Arrow]) -> Sequence[SetNode]:
    """Make nodes higher where a tall node that reaches along them is higher than they are together."""
    found = {one.node.key: one for one in nodes}
    for one in nodes:
        if one.node.tall:
            ties = [
                arrow.end if arrow.start == one.node.key else arrow.start
                for arrow in arrows
                if one.node.key in (arrow.start, arrow.end)
            ]
            tied = [found[key] for key in ties]
            lacking = one.height - _stack(tied, _ROW_GAP[0])
            for other in tied if lacking > 0 else ():
                found[other.node.key] = replace(other, height=other.height + lacking / len(tied))
    return tuple(found.values())


def _gap(above: SetNode, below: SetNode, row_gap: float) -> float:
    return row_gap if above.node.group == below.node.group else row_gap + _GROUP_GAP


def _stack(column: Sequence[SetNode], row_gap: float) -> float:
    gaps = sum(_gap(above, below, row_gap) for above, below in pairwise(column))
    return sum(one.height for one in column) + gaps


def _place(
    columns: Sequence[Sequence[SetNode]], arrows: Iterable[Arrow], row_gap: float, total: float
) -> Mapping[str, tuple[float, float]]:
    """Give top and height of each node: the fullest column first, then its neighbours level with it, outward."""
    ties: dict[str, list[str]] = {}
    for arrow in arrows:
        ties.setdefault(arrow.start, []).append(arrow.end)
        ties.setdefault(arrow.end, []).append(arrow.start)
    fullest = max(range(len(columns)), key=lambda at: (_stack(columns[at], row_gap), -at))
    placed: dict[str, tuple[float, float]] = {}
    for at in sorted(range(len(columns)), key=lambda at: (abs(at - fullest), at)):
        column = columns[at]
        reached: list[tuple[float, float] | None] = []
        for one in column:
            near = [placed[key] for key in ties.get(one.node.key, ()) if key in placed]
            reached.append((min(top for top, _ in near), max(top + tall for top, tall in near)) if near else None)
        along = [reach for one, reach in zip(column, reached, strict=True) if one.node.tall and reach is not None]
        spans = [(low, max(one.height, high - low)) for one, (low, high) in zip(column, along, strict=False)]
        if len(along) == len(column) and _apart(spans, total):
            placed.update((one.node.key, span) for one, span in zip(column, spans, strict=True))
            continue
        wished = [(reach[0] + reach[1]) / 2 if reach is not None else None for reach in reached]
        settled = _settle(column, wished, row_gap, total)
        placed.update(_stretched(column, along, settled) if len(along) == len(column) else settled)
    return placed


def _apart(spans: Sequence[tuple[float, float]], total: float) -> bool:
    """Say whether boxes of these tops and heights leave the least gap between them and end above the bottom."""
    bottoms = [top + tall for top, tall in spans]
    gaps = (below - bottom for bottom, (below, _) in zip(bottoms, spans[1:], strict=False))
    return all(gap >= _ROW_GAP[0] - _HAIR for gap in gaps) and max(bottoms, default=0.0) <= total + _HAIR


def _stretched(
    column: Sequence[SetNode], along: Sequence[tuple[float, float]], settled: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Let settled boxes reach along what they are tied to, each as far as its neighbours leave room."""
    found: dict[str, tuple[float, float]] = {}
    least = 0.0
    for one, (low, high), below in zip(column, along, (*column[1:], None), strict=True):
        top, tall = settled[one.node.key]
        most = settled[below.node.key][0] - _ROW_GAP[0] if below is not None else max(high, top + tall)
        begins, ends = max(min(low, top), least), min(max(high, top + tall), most)
        found[one.node.key] = (begins, ends - begins)
        least = ends + _ROW_GAP[0]
    return found


def _settle(
    column: Sequence[SetNode], wished: Sequence[float | None], row_gap: float, total: float
) -> dict[str, tuple[float, float]]:
    """Stack a column in its order, each node as near to its wished middle as the others allow."""
    offsets, at = [], 0.0
    for above, one in zip((None, *column[:-1]), column, strict=True):
        at += _gap(above, one, row_gap) if above is not None else 0
        offsets.append(at)
        at += one.height
    spare = total - at
    middle = spare / 2
    tops = [
        (wish - one.height / 2 - offset) if wish is not None else None
        for one, wish, offset in zip(column, wished, offsets, strict=True)
    ]
    known = [top for top in tops if top is not None]
    filled = [top if top is not None else (sum(known) / len(known) if known else middle) for top in tops]
    shifts = _rising(filled)
    return {
        one.node.key: (offset + min(max(shift, 0), max(spare, 0)), one.height)
        for one, offset, shift in zip(column, offsets, shifts, strict=True)
    }


def _rising(values: Sequence[float]) -> list[float]:
    """Give the rising sequence that is nearest to the values (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            before, size = pools.pop()
            mean, count = (before * size + mean * count) / (size + count), size + count
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]
