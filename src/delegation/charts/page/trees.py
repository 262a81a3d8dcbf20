"""Where the nodes of a picture of trees stand: in each cell a head, whoever leads it beside it, and its bodies below, hanging from lines.

Rows across are tiers, columns are axes. Lengths are in em, as in ``placed``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from delegation.charts.engine.fonts import Face
from delegation.charts.page.picture import Picture
from delegation.charts.page.placement import (
    LEADING,
    PADDING_Y,
    SMALL,
    Arrangement,
    Placed,
    SetNode,
    Tie,
    fitted,
    heading_height,
    line_size,
    set_headings,
    set_node,
)
from delegation.values import dataclass

_GAP = (1.4, 3.4)
_INDENT, _TRUNK = 1.0, 0.35
"""How far bodies stand to the right of the line that they hang from, and where that is in its column."""
_BETWEEN, _BELOW, _AROUND = 0.3, 0.6, (0.5, 2.0)
"""Between bodies, between a head and what hangs from it, and above and below the trees of a tier, in em."""
_RANK_GAP = 0.5


@dataclass(frozen=True, slots=True)
class _Cell:
    """The tree of an axis at a tier: its head, who stands beside it, and its bodies in columns. ``width``: of all columns together."""

    head: tuple[SetNode, ...]
    beside: tuple[SetNode, ...]
    ranks: tuple[tuple[SetNode, ...], ...]
    width: float

    @property
    def is_wide(self) -> bool:
        """Whether there is room beside the head."""
        return len(self.ranks) > 1 or not self.head

    @property
    def top(self) -> float:
        """Height of head and leaders."""
        heads, beside = (sum(one.height for one in nodes) for nodes in (self.head, self.beside))
        return max(heads, beside) if self.is_wide else heads + beside

    @property
    def height(self) -> float:
        """Height of all."""
        below = max((_stacked(one) for one in self.ranks), default=0)
        return self.top + (_BELOW + below if below and self.top else below)


@dataclass(frozen=True, slots=True)
class Trees:
    """The body of a picture of trees, by tier and axis."""

    picture: Picture
    cells: Mapping[tuple[int, int], _Cell]
    headings: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> float:
        """Least width."""
        return sum(self._wide) + _GAP[0] * (len(self._wide) - 1)

    @property
    def height(self) -> float:
        """Least height."""
        return self._heading + sum(self._tall(band) + 2 * _AROUND[0] for band in range(len(self.picture.bands)))

    @property
    def _heading(self) -> float:
        return heading_height(self.headings)

    @property
    def _wide(self) -> tuple[float, ...]:
        return tuple(
            _cell_width(width, count) for width, count in zip(self.picture.widths, self.picture.ranks, strict=True)
        )

    def _tall(self, band: int) -> float:
        return max((one.height for (at, _), one in self.cells.items() if at == band), default=0)

    def arrange(self, width: float, height: float) -> Arrangement:
        """Place everything. Spare room widens the gaps between axes and around tiers up to a limit."""
        wide, count = self._wide, len(self.picture.bands)
        gap = min(max((width - sum(wide)) / max(len(wide) - 1, 1), _GAP[0]), _GAP[1])
        around = min(max(_AROUND[0] + (height - self.height) / (2 * count), _AROUND[0]), _AROUND[1])
        columns, x = [], 0.0
        for one in wide:
            columns.append((x, one))
            x += one + gap
        placed: dict[str, Placed] = {}
        ties: list[Tie] = []
        rules, y = [], self._heading
        for band in range(count):
            rules.append(y)
            tall = self._tall(band)
            for at, (left, _) in enumerate(columns):
                cell = self.cells.get((band, at))
                if cell is not None:
                    # What only names a tier stands at its middle.
                    label = 0.0 if cell.head or any(cell.ranks) else (tall - cell.top) / 2
                    self._set(cell, (left, y + around + label), self.picture.widths[at], placed, ties)
            y += tall + 2 * around
        ties += self._between(placed)
        return Arrangement(
            self.picture, x - gap, y, tuple(columns), tuple(placed.values()), (), self.headings, tuple(rules), ties=tuple(ties)
        )  # fmt: skip

    def _set(
        self, cell: _Cell, at: tuple[float, float], width: float, placed: dict[str, Placed], ties: list[Tie]
    ) -> None:
        """Place a cell with its upper left corner at a point."""
        (left, top), y = at, at[1]
        for one in cell.head:
            placed[one.node.key] = Placed(one, left, top, max(one.height, cell.top if cell.is_wide else one.height))
            y = top + placed[one.node.key].height
        beside = (left + width + _RANK_GAP + _INDENT, top) if cell.is_wide and cell.head else (left, y)
        for one in cell.beside:
            placed[one.node.key] = Placed(one, beside[0], beside[1], one.height)
            if beside[0] > left:
                ties.append(Tie(left + width, top + one.height / 2, beside[0], top + one.height / 2))
            beside = (beside[0], beside[1] + one.height)
        below = top + cell.top + (_BELOW if cell.top else 0)
        bus = top + cell.top + _BELOW / 2
        trunks = []
        for rank, nodes in enumerate(cell.ranks):
            x, y = left + rank * (width + _RANK_GAP + _INDENT), below
            indent = _INDENT if cell.head or cell.beside else 0.0
            for one in nodes:
                placed[one.node.key] = Placed(one, x + indent, y, one.height)
                if indent:
                    line = y + PADDING_Y + SMALL * LEADING / 2
                    ties.append(Tie(x + _TRUNK, line, x + indent, line))
                    trunks.append((x + _TRUNK, line))
                y += one.height + _BETWEEN
        lowest = {x: max(line for at_x, line in trunks if at_x == x) for x, _ in trunks}
        first = left + _TRUNK
        for x, line in lowest.items():
            ties.append(Tie(x, bus if x > first else top + cell.top, x, line))
        if lowest and max(lowest) > first:
            ties += [Tie(first, top + cell.top, first, bus), Tie(first, bus, max(lowest), bus)]

    def _between(self, placed: Mapping[str, Placed]) -> Iterator[Tie]:
        """Lead from a head down to the head of the tier below that stands under it, along the left edge of the axis."""
        heads = {one.node.key for cell in self.cells.values() for one in cell.head}
        for arrow in self.picture.arrows:
            if arrow.start in heads and arrow.end in heads:
                above, below = placed[arrow.start], placed[arrow.end]
                x = above.x + _TRUNK
                yield Tie(x, above.top + above.height, x, below.top)


def trees_of(picture: Picture, face: Face) -> Trees:
    """Break the lines of a picture, cell by cell, and share the bodies of each among its columns."""
    picture = fitted(picture, face)
    cells: dict[tuple[int, int], list[SetNode]] = {}
    for node in picture.nodes:
        width, count = picture.widths[node.column], picture.ranks[node.column]
        if node.group == "head" and count == 1:
            width = _cell_width(width, count)
        elif node.group not in ("head", "label"):
            width = width if node.group != "beside" or count > 1 else _cell_width(width, count)
        cells.setdefault((node.band, node.column), []).append(set_node(node, width, face))
    return Trees(
        picture, {at: _cell(nodes, picture.ranks[at[1]], picture) for at, nodes in cells.items()}, set_headings(picture, face)
    )  # fmt: skip


def _cell(nodes: Sequence[SetNode], count: int, picture: Picture) -> _Cell:
    head = tuple(one for one in nodes if one.node.group == "head")
    beside = tuple(one for one in nodes if one.node.group in ("beside", "label"))
    bodies = [one for one in nodes if one.node.group not in ("head", "beside", "label")]
    ranks = tuple(_joined(one) for one in _shared(bodies, count))
    return _Cell(head, beside, ranks, _cell_width(picture.widths[nodes[0].node.column], count))


def _cell_width(width: float, count: int) -> float:
    return count * (width + _INDENT) + (count - 1) * _RANK_GAP


def _joined(nodes: Sequence[SetNode]) -> tuple[SetNode, ...]:
    """Make one box of those that stand below one another and list one sort: the further ones lose their title."""
    found: list[SetNode] = []
    for one in nodes:
        if one.node.group != "on" or not found:
            found.append(one)
            continue
        above, lines, more = found[-1], one.lines[1:], _without_title(one)
        node = replace(above.node, lines=(*above.node.lines, *one.node.lines[1:]))
        found[-1] = SetNode(
            node, (*above.lines, *lines), above.width, above.height + more, above.text_height + more, above.rights
        )
    return tuple(found)


def _without_title(one: SetNode) -> float:
    return sum(len(line.rows) * LEADING * line_size(line.line) for line in one.lines[1:])


def _stacked(parts: Sequence[SetNode]) -> float:
    return [0.0, *_rising(parts)][-1]


def _rising(parts: Sequence[SetNode]) -> Iterator[float]:
    """Give how high the first of them is, then the first two below one another, and so on, joined where they list one sort."""
    above, last, boxes = 0.0, 0.0, 0
    for one in parts:
        if one.node.group == "on" and boxes:
            last += _without_title(one)
        else:
            above, last, boxes = above + last, one.height, boxes + 1
        yield above + last + _BETWEEN * (boxes - 1)


def _shared(nodes: Sequence[SetNode], count: int) -> tuple[tuple[SetNode, ...], ...]:
    """Share bodies in their order among columns, so that the highest is as low as can be."""
    # How high each stretch of them is, by its first and by how many follow: each limit below asks for most of them.
    high = [[*_rising(nodes[at:])] for at in range(len(nodes))]
    for limit in sorted({height for one in high for height in one}):
        begins = [0]
        for at in range(len(nodes)):
            if high[begins[-1]][at - begins[-1]] > limit + 1e-9:
                begins.append(at)
        if len(begins) <= count and all(high[at][0] <= limit + 1e-9 for at in begins):
            found = (nodes[at:to] for at, to in pairwise([*begins, len(nodes)]))
            return (*map(tuple, found), *((),) * (count - len(begins)))
    return ((),) * count
