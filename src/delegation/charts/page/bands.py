"""Where the nodes of a picture of bands stand: rows across, one for each tier; within a cell one below the other.

Lengths are in em, as in ``placed``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from delegation.charts.engine.fonts import Face
from delegation.charts.page.picture import Picture
from delegation.charts.page.placement import (
    Arrangement,
    Placed,
    SetNode,
    fitted,
    heading_height,
    set_headings,
    set_node,
)
from delegation.values import dataclass

_GAP = (1.2, 3.0)
_BETWEEN = 0.35
_AROUND = (0.9, 2.4)


@dataclass(frozen=True, slots=True)
class Bands:
    """The body of a picture of bands. ``cells``: the nodes of each band and column."""

    picture: Picture
    cells: Mapping[tuple[int, int], tuple[SetNode, ...]]
    headings: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> float:
        """Least width."""
        return sum(self.picture.widths) + _GAP[0] * (len(self.picture.widths) - 1)

    @property
    def height(self) -> float:
        """Least height."""
        return self._heading + sum(self._tall(band) + 2 * _AROUND[0] for band in range(len(self.picture.bands)))

    @property
    def _heading(self) -> float:
        return heading_height(self.headings)

    def _tall(self, band: int) -> float:
        return max((_stacked(nodes) for (at, _), nodes in self.cells.items() if at == band), default=0)

    def arrange(self, width: float, height: float) -> Arrangement:
        """Place everything. Spare room widens the gaps between columns and around bands up to a limit."""
        gaps, count = len(self.picture.widths) - 1, len(self.picture.bands)
        spare = (width - sum(self.picture.widths)) / gaps if gaps else 0
        gap = min(max(spare, _GAP[0]), _GAP[1])
        around = min(max(_AROUND[0] + (height - self.height) / (2 * count), _AROUND[0]), _AROUND[1])
        columns, x = [], 0.0
        for column in self.picture.widths:
            columns.append((x, column))
            x += column + gap
        placed: dict[str, Placed] = {}
        rules, y = [], self._heading
        for band in range(count):
            rules.append(y)
            tall = self._tall(band)
            for at, (left, _) in enumerate(columns):
                nodes = self.cells.get((band, at), ())
                top = y + around + (tall - _stacked(nodes)) * (0.5 if _is_label(nodes) else 0)
                for one in nodes:
                    placed[one.node.key] = Placed(one, left, top, one.height)
                    top += one.height + _BETWEEN
            y += tall + 2 * around
        return Arrangement(
            self.picture, x - gap, y, tuple(columns), tuple(placed.values()), (), self.headings, tuple(rules)
        )


def bands_of(picture: Picture, face: Face) -> Bands:
    """Break the lines of a picture, cell by cell."""
    picture = fitted(picture, face)
    cells: dict[tuple[int, int], list[SetNode]] = {}
    for node in picture.nodes:
        cells.setdefault((node.band, node.column), []).append(set_node(node, picture.widths[node.column], face))
    level = _level(cells) if picture.is_grid else {}
    return Bands(picture, {at: level.get(at, tuple(nodes)) for at, nodes in cells.items()}, set_headings(picture, face))


def _level(cells: Mapping[tuple[int, int], Sequence[SetNode]]) -> dict[tuple[int, int], tuple[SetNode, ...]]:
    """Give the boxes of a row one height: that of the highest, so that a name that is broken shifts nothing below it. Labels of bands stay."""
    boxes = {at: nodes for at, nodes in cells.items() if not _is_label(nodes)}
    highest: dict[tuple[int, int], float] = {}
    for (band, _), nodes in boxes.items():
        for row, one in enumerate(nodes):
            highest[band, row] = max(highest.get((band, row), 0), one.height)
    return {
        at: tuple(replace(one, height=highest[at[0], row]) for row, one in enumerate(nodes))
        for at, nodes in boxes.items()
    }


def _stacked(nodes: Sequence[SetNode]) -> float:
    return sum(one.height for one in nodes) + _BETWEEN * max(len(nodes) - 1, 0)


def _is_label(nodes: Sequence[SetNode]) -> bool:
    return all(one.node.kind == "note" for one in nodes)
