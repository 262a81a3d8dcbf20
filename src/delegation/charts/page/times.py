"""Where the nodes of a picture of time stand: rows with a label, bars along an axis of days, and words at the right.

Lengths are in em, as in ``placed``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from delegation.charts.engine.fonts import Face
from delegation.charts.page.picture import Axis, Line, Picture, PictureNode
from delegation.charts.page.placement import (
    LEADING,
    PADDING_X,
    SMALL,
    Arrangement,
    Placed,
    SetLine,
    SetNode,
    Upright,
    fitted,
    heading_height,
    line_size,
    set_headings,
    set_node,
)
from delegation.model.terms import Day
from delegation.values import dataclass

BARS = 1
"""The column that holds the bars; the others hold words."""
_GAP = 0.6
_BAR = 1.5
_BETWEEN = (0.3, 0.9)
_GROUP_GAP = 0.7
_WIDEST = 1.6
"""How many times its least width the axis may have."""
_MOST_LEVELS = 4
_TICK = LEADING * SMALL
_UNDER_TICKS = 0.5


@dataclass(frozen=True, slots=True)
class Times:
    """The body of a picture of time. ``rows``: the nodes of each row; ``levels``: how high above each mark is written."""

    picture: Picture
    axis: Axis
    rows: tuple[tuple[SetNode, ...], ...]
    headings: tuple[tuple[str, ...], ...]
    levels: Mapping[Day, int]
    face: Face

    @property
    def width(self) -> float:
        """Least width."""
        return sum(self.picture.widths) + _GAP * (len(self.picture.widths) - 1)

    @property
    def height(self) -> float:
        """Least height."""
        return self._above + sum(map(_tall, self.rows)) + self._gaps(_BETWEEN[0])

    @property
    def _above(self) -> float:
        lines = max(self.levels.values(), default=-1) + 1 + (self.axis.today is not None)
        return heading_height(self.headings) + lines * _TICK + _UNDER_TICKS

    def _gaps(self, between: float) -> float:
        return (
            sum(_gap(above, below, between) for above, below in zip(self.rows, self.rows[1:], strict=False)) + between
        )

    def arrange(self, width: float, height: float) -> Arrangement:
        """Place everything. Spare width makes the axis longer, spare height the gaps between rows, up to a limit."""
        spare, axis = width - self.width, self.picture.widths[BARS]
        long = min(axis + max(spare, 0), axis * _WIDEST)
        columns, x = [], 0.0
        for at, column in enumerate(self.picture.widths):
            columns.append((x, long if at == BARS else column))
            x += columns[-1][1] + _GAP
        between = min(max((height - self.height) / max(len(self.rows), 1) + _BETWEEN[0], _BETWEEN[0]), _BETWEEN[1])
        nodes, rules, y = [], [], self._above
        for at, row in enumerate(self.rows):
            if at:
                gap = _gap(self.rows[at - 1], row, between)
                rules += [y + gap / 2] if _is_parted(self.rows[at - 1], row) else []
                y += gap
            nodes += list(self._row(row, columns, y))
            y += _tall(row)
        bottom = y + between
        marks, uprights = self._marks(columns[BARS], bottom, x - _GAP)
        everything = (*marks, *nodes)
        return Arrangement(
            self.picture, x - _GAP, bottom, tuple(columns), everything, (), self.headings, tuple(rules), uprights
        )

    def _row(self, row: Sequence[SetNode], columns: Sequence[tuple[float, float]], y: float) -> Iterator[Placed]:
        tall = _tall(row)
        for one in row:
            left, _ = columns[one.node.column]
            if one.node.days is None:
                yield Placed(one, left, y + (tall - one.height) / 2, one.height)
                continue
            start = self._at(one.node.days[0], columns[BARS])
            end = self._at(one.node.days[1], columns[BARS], after=True)
            yield Placed(_fitted(one, end - start, self.face), start, y + (tall - _BAR) / 2, _BAR)

    def _at(self, day: Day, column: tuple[float, float], *, after: bool = False) -> float:
        """Give where a day begins on the axis, or where it ends."""
        total = (self.axis.last - self.axis.first).days + 1
        passed = min(max((day - self.axis.first).days + after, 0), total)
        return column[0] + column[1] * passed / total

    def _marks(
        self, column: tuple[float, float], bottom: float, width: float
    ) -> tuple[tuple[Placed, ...], tuple[Upright, ...]]:
        """Write the marked days above the bars, each over its line; the day of the question stands highest."""
        lowest = self._above - _UNDER_TICKS - _TICK
        words, lines = [], []
        for day, text in self.axis.marks:
            if day in self.levels:
                x, top = self._at(day, column), lowest - self.levels[day] * _TICK
                words.append(_word(f"day:{day}", text, x, top, width, self.face))
                lines.append(Upright(x, top + _TICK, bottom))
        if self.axis.today is not None:
            x, top = self._at(self.axis.today, column), heading_height(self.headings)
            words.append(_word("today", self.axis.said, x, top, width, self.face, bold=True))
            lines.append(Upright(x, top + _TICK, bottom, is_today=True))
        return tuple(words), tuple(lines)


def times_of(picture: Picture, axis: Axis, face: Face) -> Times:
    """Break the lines of a picture, row by row."""
    picture = fitted(picture, face)
    rows: dict[int, list[SetNode]] = {}
    for node in picture.nodes:
        width = picture.widths[node.column]
        rows.setdefault(node.band, []).append(set_node(node, width, face))
    levels = dict(_levels(axis, picture.widths, face))
    every = tuple(tuple(rows[at]) for at in sorted(rows))
    return Times(picture, axis, every, set_headings(picture, face), levels, face)


def _levels(axis: Axis, widths: Sequence[float], face: Face) -> Iterator[tuple[Day, int]]:
    """Set marks as low as they do not run into one another; what does not fit on the highest level is left out."""
    ends = [-1e9] * _MOST_LEVELS
    total = (axis.last - axis.first).days + 1
    left, right = -widths[0], widths[BARS] + sum(widths[BARS + 1 :])
    for day, text in axis.marks:
        half = face.width(text) * SMALL / 2 + 0.3
        x = min(max(widths[BARS] * (day - axis.first).days / total, left + half), right - half)
        level = next((at for at, end in enumerate(ends) if x - half >= end), None)
        if level is not None:
            ends[level] = x + half
            yield day, level


def _word(key: str, text: str, x: float, top: float, width: float, face: Face, *, bold: bool = False) -> Placed:
    line = Line(text, small=True, bold=bold)
    long = face.width(text, bold=bold) * SMALL + 2 * PADDING_X
    # Set as it is: a day is never broken.
    node = SetNode(PictureNode(key, "note", BARS, (line,)), (SetLine(line, (text,)),), long, _TICK, _TICK, ())
    return Placed(node, min(max(x - long / 2, -PADDING_X), width - long + PADDING_X), top, _TICK)


def _fitted(one: SetNode, width: float, face: Face) -> SetNode:
    """Give a bar its width; its words only where they fit on one line."""
    room = width - 2 * PADDING_X
    fits = all(face.width(line.text, bold=line.bold) * line_size(line) <= room for line in one.node.lines)
    lines = tuple(SetLine(line, (line.text,)) for line in one.node.lines) if fits else ()
    tall = sum(LEADING * line_size(line.line) for line in lines)
    return SetNode(one.node, lines, max(width, 0.05), _BAR, tall, ())


def _tall(row: Sequence[SetNode]) -> float:
    return max((_BAR if one.node.days is not None else one.height for one in row), default=_BAR)


def _is_parted(above: Sequence[SetNode], below: Sequence[SetNode]) -> bool:
    return bool(above) and bool(below) and above[0].node.group != below[0].node.group


def _gap(above: Sequence[SetNode], below: Sequence[SetNode], between: float) -> float:
    return between + (_GROUP_GAP if _is_parted(above, below) else 0)
