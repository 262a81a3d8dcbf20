"""The values between a picture and the page: nodes with their lines broken, and where they stand.

Lengths are in em; x runs to the right, y runs down, both from the top left corner of the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from delegation.charts.engine.fonts import Face
from delegation.charts.page.picture import Arrow, Line, Picture, PictureNode
from delegation.values import dataclass

LEADING = 1.25
SMALL = 0.9
PADDING_X = 0.6
PADDING_Y = 0.3
_HEADING_GAP, _OVER = 0.75, 0.2
"""Below headings, and how far a heading may reach beyond its column, in em."""
_BETWEEN_RIGHT = 0.9
HANGING = 0.8
"""How far the further rows of a line that hangs stand in, in em of its letters."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line broken to its width: the rows of text, and the columns at the right."""

    line: Line
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetNode:
    """A node with its lines broken. ``width`` and the heights in em; ``rights``: widths of the right columns."""

    node: PictureNode
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
    """An arrow at its place, between the sides of two nodes that face one another."""

    arrow: Arrow
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Upright:
    """A line down at ``x``, from ``top`` to ``bottom``. ``is_today``: the day of the question; else it lies below the bars."""

    x: float
    top: float
    bottom: float
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A straight line between boxes, across or down: from its left or upper end to its right or lower end."""

    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A picture with every length known.

    ``columns``: x and width of each; ``headings``: the rows of each, the last of which stands lowest; ``rules``: heights
    of lines across; ``uprights``: lines down; ``ties``: what boxes of a tree hang by.
    """

    picture: Picture
    width: float
    height: float
    columns: tuple[tuple[float, float], ...]
    nodes: tuple[Placed, ...]
    arrows: tuple[Drawn, ...]
    headings: tuple[tuple[str, ...], ...] = ()
    rules: tuple[float, ...] = ()
    uprights: tuple[Upright, ...] = ()
    ties: tuple[Tie, ...] = ()


class Body(Protocol):
    """A picture with its lines broken: how much room it needs at least, in em."""

    @property
    def picture(self) -> Picture:
        """What is set."""

    @property
    def width(self) -> float:
        """Least width."""

    @property
    def height(self) -> float:
        """Least height."""

    def arrange(self, width: float, height: float) -> Arrangement:
        """Place everything in a room of this many em, at least the least."""


def fitted(picture: Picture, face: Face) -> Picture:
    """Give a picture whose columns are as wide as their widest words, so that none is cut; the same where they are."""
    widths = [
        max(width, _heading_word(heading, face))
        for width, heading in zip(picture.widths, picture.headings, strict=True)
    ]
    for node in picture.nodes:
        # A bar is as long as its days, and its words stand in it only where they fit.
        if node.days is None:
            widths[node.column] = max(widths[node.column], _least_width(node, face))
    return picture if tuple(widths) == picture.widths else replace(picture, widths=tuple(widths))


def _heading_word(heading: str, face: Face) -> float:
    return face.longest_word(heading, bold=True) - _OVER


def _least_width(node: PictureNode, face: Face) -> float:
    """Give the width in which no word of a node is cut, and names beside columns have room."""
    beside = sum(_rights(node, face))
    words = (
        max(
            face.longest_word(line.text, bold=line.bold) * line_size(line),
            node.least if line.right or node.kind == "holder" else 0,
        )
        + (beside if line.right else 0)
        for line in node.lines
    )
    return max(words, default=0) + 2 * PADDING_X


def set_headings(picture: Picture, face: Face) -> tuple[tuple[str, ...], ...]:
    """Break the headings to the widths of their columns."""
    return tuple(
        face.wrap(text, width + _OVER, bold=True) if text else ()
        for text, width in zip(picture.headings, picture.widths, strict=True)
    )


def heading_height(headings: Iterable[Sequence[str]]) -> float:
    """Give the room that headings take, in em; none without any."""
    rows = max((len(one) for one in headings), default=0)
    return rows * LEADING + _HEADING_GAP if rows else 0


def line_size(line: Line) -> float:
    """Give the size of a line's letters in em."""
    return SMALL if line.small else 1.0


def set_node(node: PictureNode, width: float, face: Face) -> SetNode:
    """Break the lines of a node to its column's width."""
    rights = _rights(node, face)
    lines = []
    for line in node.lines:
        room = width - 2 * PADDING_X - (sum(rights) if line.right else 0)
        rows = face.wrap(line.text, room / line_size(line), bold=line.bold)
        if line.hangs and len(rows) > 1:
            first = rows[0]
            rest = face.wrap(line.text[len(first) :].strip(), room / line_size(line) - HANGING, bold=line.bold)
            rows = (first, *rest)
        lines.append(SetLine(line, rows))
    height = sum(len(one.rows) * LEADING * line_size(one.line) for one in lines)
    return SetNode(node, tuple(lines), width, height + 2 * PADDING_Y, height, rights)


def _rights(node: PictureNode, face: Face) -> tuple[float, ...]:
    """Give the widths of the columns at the right of a node."""
    count = max((len(line.right) for line in node.lines), default=0)
    return tuple(
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
