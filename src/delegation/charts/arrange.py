"""Where the nodes of a picture stand: columns from left to right, each node level with what it is tied to.

Lengths are in em; x runs to the right, y runs down, both from the top left corner of the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from delegation.charts.fonts import Face
from delegation.charts.picture import Arrow, Line, Node, Picture
from delegation.values import dataclass

LEADING = 1.25
SMALL = 0.9
PADDING_X = 0.6
PADDING_Y = 0.3
HEADING = 2.0
_COLUMN_GAP = (2.8, 8.0)
_ROW_GAP = (0.35, 2.0)
_GROUP_GAP = 0.5
_BETWEEN_RIGHT = 0.9


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line broken to its width: the rows of text, and the columns at the right."""

    line: Line
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetNode:
    """A node with its lines broken. ``width`` and the heights in em; ``rights``: widths of the right columns."""

    node: Node
    lines: tuple[SetLine, ...]
    width: float
    height: float
    text_height: float
    rights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A node at its place: ``x`` and ``top`` of its upper left corner, ``height`` of the drawn box."""

    set: SetNode
    x: float
    top: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """An arrow at its place, from the right side of a node to the left side of another."""

    arrow: Arrow
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A picture with every length known. ``columns``: x and width of each."""

    picture: Picture
    width: float
    height: float
    columns: tuple[tuple[float, float], ...]
    nodes: tuple[Placed, ...]
    arrows: tuple[Drawn, ...]


def line_size(line: Line) -> float:
    """Give the size of a line's letters in em."""
    return SMALL if line.small else 1.0


def set_node(node: Node, width: float, face: Face) -> SetNode:
    """Break the lines of a node to its column's width."""
    count = max((len(line.right) for line in node.lines), default=0)
    rights = tuple(
        _BETWEEN_RIGHT
        + max(
            (
                face.width(line.right[at], bold=line.bold) * line_size(line)
                for line in node.lines
                if at < len(line.right)
            ),
            default=0,
        )
        for at in range(count)
    )
    lines = []
    for line in node.lines:
        room = width - 2 * PADDING_X - (sum(rights) if line.right else 0)
        lines.append(SetLine(line, face.wrap(line.text, room / line_size(line), bold=line.bold)))
    height = sum(len(one.rows) * LEADING * line_size(one.line) for one in lines)
    return SetNode(node, tuple(lines), width, height + 2 * PADDING_Y, height, rights)


@dataclass(frozen=True, slots=True)
class Body:
    """A picture with its lines broken: how much room it needs at least, in em."""

    picture: Picture
    columns: tuple[tuple[SetNode, ...], ...]

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
        return HEADING if any(self.picture.headings) else 0

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
        arrows = _ports(self.picture.arrows, {one.set.node.key: one for one in nodes})
        return Arrangement(self.picture, x - gap, self._heading + total, tuple(columns), tuple(nodes), arrows)

    def _row_gap(self, height: float) -> float:
        room = [(height - _stack(column, 0)) / (len(column) - 1) for column in self.columns if len(column) > 1]
        return min(max(min(room, default=_ROW_GAP[0]), _ROW_GAP[0]), _ROW_GAP[1])


def body_of(picture: Picture, face: Face) -> Body:
    """Break the lines of a picture, column by column."""
    columns: list[list[SetNode]] = [[] for _ in picture.widths]
    for node in _grown([set_node(node, picture.widths[node.column], face) for node in picture.nodes], picture.arrows):
        columns[node.node.column].append(node)
    return Body(picture, tuple(tuple(column) for column in columns))


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
        wished = []
        for one in column:
            near = [placed[key] for key in ties.get(one.node.key, ()) if key in placed]
            low, high = min((top for top, _ in near), default=0.0), max((top + tall for top, tall in near), default=0.0)
            if near and one.node.tall:
                placed[one.node.key] = (low, max(one.height, high - low))
            wished.append((low + high) / 2 if near else None)
        if any(one.node.key not in placed for one in column):
            placed.update(_settle(column, wished, row_gap, total))
    return placed


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


def _ports(arrows: Sequence[Arrow], nodes: Mapping[str, Placed]) -> tuple[Drawn, ...]:
    """Let arrows leave and reach their nodes beside one another, in the order of what they lead to."""
    starts = _spread([(one.start, nodes[one.end].middle, at) for at, one in enumerate(arrows)], nodes)
    ends = _spread([(one.end, nodes[one.start].middle, at) for at, one in enumerate(arrows)], nodes)
    drawn = []
    for at, one in enumerate(arrows):
        start, end = nodes[one.start], nodes[one.end]
        drawn.append(Drawn(one, (start.x + start.set.width, starts[at]), (end.x, ends[at])))
    return tuple(_straightened(one, nodes, arrows) for one in drawn)


def _spread(ties: Sequence[tuple[str, float, int]], nodes: Mapping[str, Placed]) -> Mapping[int, float]:
    found: dict[int, float] = {}
    by_node: dict[str, list[tuple[float, int]]] = {}
    for key, other, at in ties:
        by_node.setdefault(key, []).append((other, at))
    for key, others in by_node.items():
        one = nodes[key]
        low, high = one.top + PADDING_Y, one.top + one.height - PADDING_Y
        for place, (other, at) in enumerate(sorted(others)):
            if one.set.node.tall:
                found[at] = min(max(other, low), high)
            else:
                step = min(0.9, (high - low) / len(others))
                found[at] = one.middle + (place - (len(others) - 1) / 2) * step
    return found


def _straightened(one: Drawn, nodes: Mapping[str, Placed], arrows: Sequence[Arrow]) -> Drawn:
    """Make an arrow level where it is the only one at one end and the box there reaches the other end's height."""
    start, end = nodes[one.arrow.start], nodes[one.arrow.end]
    if sum(arrow.end == one.arrow.end for arrow in arrows) == 1 and _reaches(end, one.start[1]):
        return Drawn(one.arrow, one.start, (one.end[0], one.start[1]))
    if sum(arrow.start == one.arrow.start for arrow in arrows) == 1 and _reaches(start, one.end[1]):
        return Drawn(one.arrow, (one.start[0], one.end[1]), one.end)
    return one


def _reaches(one: Placed, height: float) -> bool:
    return one.top + PADDING_Y <= height <= one.top + one.height - PADDING_Y
