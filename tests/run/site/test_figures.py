"""A treemap shows amounts as areas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegation.run.site.figures import squarified


@given(st.lists(st.integers(1, 500), min_size=1, max_size=60))
def test_areas_are_amounts_and_fill_the_whole(amounts: list[int]) -> None:
    ordered = sorted(amounts, reverse=True)
    boxes = squarified(ordered)
    assert len(boxes) == len(ordered)
    for amount, (left, top, width, height) in zip(ordered, boxes, strict=True):
        assert width * height == pytest.approx(amount / sum(ordered))
        assert min(left, top) >= -1e-9
        assert max(left + width, top + height) <= 1 + 1e-9


def test_rectangles_do_not_overlap() -> None:
    boxes = squarified([8, 5, 5, 3, 2, 1, 1])
    for at, (left, top, width, height) in enumerate(boxes):
        for other_left, other_top, other_width, other_height in boxes[at + 1 :]:
            apart = (
                left + width <= other_left + 1e-9 or other_left + other_width <= left + 1e-9
                or top + height <= other_top + 1e-9 or other_top + other_height <= top + 1e-9
            )  # fmt: skip
            assert apart
