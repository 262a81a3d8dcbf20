"""Where arrows leave and reach the nodes of columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from delegation.charts.page.picture import Arrow
from delegation.charts.page.placement import PADDING_Y, Drawn, Placed


def ports_of(arrows: Sequence[Arrow], nodes: Mapping[str, Placed]) -> tuple[Drawn, ...]:
    """Let arrows leave and reach their nodes beside one another, in the order of what they lead to."""
    left = [nodes[one.end].x < nodes[one.start].x for one in arrows]
    starts = _spread([(one.start, left[at], nodes[one.end].middle, at) for at, one in enumerate(arrows)], nodes)
    ends = _spread([(one.end, not left[at], nodes[one.start].middle, at) for at, one in enumerate(arrows)], nodes)
    drawn = []
    for at, one in enumerate(arrows):
        start, end = nodes[one.start], nodes[one.end]
        sides = (start.x, end.x + end.set.width) if left[at] else (start.x + start.set.width, end.x)
        drawn.append(Drawn(one, (sides[0], starts[at]), (sides[1], ends[at])))
    alone_at_start = _alone([(one.start, left[at]) for at, one in enumerate(arrows)])
    alone_at_end = _alone([(one.end, not left[at]) for at, one in enumerate(arrows)])
    return tuple(_straightened(one, nodes, alone_at_start[at], alone_at_end[at]) for at, one in enumerate(drawn))


def _spread(ties: Sequence[tuple[str, bool, float, int]], nodes: Mapping[str, Placed]) -> Mapping[int, float]:
    """Give the height of each tie at its node. ``ties``: node, whether at its left side, height of the other end, number."""
    found: dict[int, float] = {}
    by_side: dict[tuple[str, bool], list[tuple[float, int]]] = {}
    for key, is_left, other, at in ties:
        by_side.setdefault((key, is_left), []).append((other, at))
    for (key, _), others in by_side.items():
        one = nodes[key]
        low, high = one.top + PADDING_Y, one.top + one.height - PADDING_Y
        for place, (other, at) in enumerate(sorted(others)):
            if one.set.node.tall:
                found[at] = min(max(other, low), high)
            else:
                step = min(0.9, (high - low) / len(others))
                found[at] = one.middle + (place - (len(others) - 1) / 2) * step
    return found


def _alone(sides: Sequence[tuple[str, bool]]) -> list[bool]:
    counts = Counter(sides)
    return [counts[side] == 1 for side in sides]


def _straightened(one: Drawn, nodes: Mapping[str, Placed], is_alone_at_start: bool, is_alone_at_end: bool) -> Drawn:  # noqa: FBT001  two facts of one arrow
    """Make an arrow level where it is the only one at one end and the box there reaches the other end's height."""
    if is_alone_at_end and _reaches(nodes[one.arrow.end], one.start[1]):
        return Drawn(one.arrow, one.start, (one.end[0], one.start[1]))
    if is_alone_at_start and _reaches(nodes[one.arrow.start], one.end[1]):
        return Drawn(one.arrow, (one.start[0], one.end[1]), one.end)
    return one


def _reaches(one: Placed, height: float) -> bool:
    return one.top + PADDING_Y <= height <= one.top + one.height - PADDING_Y
