"""Bodies of a cell of a picture of trees are shared among its columns so that the highest is as low as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from delegation.charts.engine.fonts import face_for
from delegation.charts.page.picture import Line, PictureNode
from delegation.charts.page.placement import SetNode, set_node
from delegation.charts.page.trees import _joined, _shared, _stacked

FACE = face_for(frozenset())


def body(number: int, lines: Sequence[int], group: str) -> SetNode:
    """Give a body of a title and lines of so many words; in group ``on`` it goes on with what the one before lists."""
    texts = tuple(Line("từ " * words, bold=at == 0, small=at > 0) for at, words in enumerate(lines))
    return set_node(PictureNode(str(number), "holder", 0, texts, group=group), 8.0, FACE)


def bodies(groups: st.SearchStrategy[str]) -> st.SearchStrategy[list[SetNode]]:
    one = st.tuples(st.lists(st.integers(1, 9), min_size=1, max_size=3), groups)
    return st.lists(one, max_size=6).map(lambda every: [body(at, *each) for at, each in enumerate(every)])


def every_way(nodes: list[SetNode], count: int) -> Iterator[tuple[list[SetNode], ...]]:
    """Give every way to share bodies in their order among so many columns at most."""
    for several in range(count):
        for cuts in combinations(range(1, len(nodes)), several):
            yield tuple(nodes[at:to] for at, to in pairwise((0, *cuts, len(nodes))))


@given(bodies(st.just("")), st.integers(1, 4))
def test_no_other_way_is_lower(nodes: list[SetNode], count: int) -> None:
    found = _shared(nodes, count)
    lowest = min(max(map(_stacked, way)) for way in every_way(nodes, count))
    assert max(map(_stacked, found)) <= lowest + 1e-6


@given(bodies(st.sampled_from(["", "on"])), st.integers(1, 4))
def test_each_body_stands_once_in_its_order(nodes: list[SetNode], count: int) -> None:
    found = _shared(nodes, count)
    assert len(found) == count
    assert [one for column in found for one in column] == nodes


@given(bodies(st.sampled_from(["", "on"])))
def test_bodies_are_as_high_as_the_boxes_that_are_made_of_them(nodes: list[SetNode]) -> None:
    boxes = _joined(nodes)
    between = 0.3 * max(len(boxes) - 1, 0)
    assert abs(_stacked(nodes) - sum(one.height for one in boxes) - between) < 1e-6
