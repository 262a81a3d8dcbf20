"""The list behind a chart: every name once and in its order, each column headed, the last page shared evenly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from delegation.charts.engine.fonts import carried
from delegation.charts.page.frame import Setting, frame_of
from delegation.charts.page.key import key_rows
from delegation.charts.page.paper import A4
from delegation.charts.page.picture import Chart, KeyGroup, Picture
from delegation.model.terms import Day

_CHART = Chart("Sơ đồ", "", "Sổ thử", Day(2026, 6, 30), "vi", ())
_FACE = next(carried())


def pages(groups: list[KeyGroup], at: int) -> list[list[tuple[float, float, str, bool]]]:
    """Give the words of each page of a list on one of the sheets of A4: left edge, height, text, whether bold."""
    frame = frame_of(_CHART, Picture((), (), ()), _FACE, A4.sheets[at], Setting())
    return [[(one.x, one.middle, one.text, one.bold) for one in page] for page in key_rows(groups, _FACE, frame, "vi")]


@given(sizes=st.lists(st.integers(1, 60), min_size=1, max_size=5), at=st.integers(0, len(A4.sheets) - 1))
def test_every_name_stands_once_in_its_order_and_no_page_is_empty(sizes: list[int], at: int) -> None:
    numbers = iter(range(1, sum(sizes) + 1))
    groups = [
        KeyGroup(f"Nhóm {name}", tuple((str(next(numbers)), "việc") for _ in range(size)))
        for name, size in enumerate(sizes)
    ]
    made = pages(groups, at)
    codes = [text for page in made for _, _, text, _ in page if text.isdigit()]
    assert codes == [str(one) for one in range(1, sum(sizes) + 1)]
    assert all(made)


@given(size=st.integers(2, 200), at=st.integers(0, len(A4.sheets) - 1))
def test_the_columns_of_the_last_page_are_of_one_height(size: int, at: int) -> None:
    """Within a row and a heading: no page ends half empty beside a full column."""
    last = pages([KeyGroup("Nhóm", tuple((str(one), "việc") for one in range(1, size + 1)))], at)[-1]
    frame = frame_of(_CHART, Picture((), (), ()), _FACE, A4.sheets[at], Setting())
    middle = frame.sheet.left + frame.room[0] / 2
    left = [y for x, y, _, _ in last if x < middle - 20]
    right = [y for x, y, _, _ in last if x >= middle - 20]
    if right:
        assert max(left) - max(right) <= 45


@given(sizes=st.lists(st.integers(1, 40), min_size=2, max_size=4), at=st.integers(0, len(A4.sheets) - 1))
def test_what_parts_are_of_stands_once_above_them_and_again_where_one_goes_on(sizes: list[int], at: int) -> None:
    """It is not said in the heading of each part; a column that begins within a part says both."""
    groups = [
        KeyGroup(f"Phần {name}", tuple((str(one), "việc") for one in range(size)), "UBND:", name == 0)
        for name, size in enumerate(sizes)
    ]
    bold = [text for page in pages(groups, at) for _, _, text, is_bold in page if is_bold]
    assert bold[:2] == ["UBND:", "Phần 0"]
    assert bold.count("UBND:") == 1
    assert all(one.startswith("UBND: Phần") for one in bold if one.endswith("(tiếp)"))
    assert [one for one in bold if one in {f"Phần {name}" for name in range(len(sizes))}] == [
        f"Phần {name}" for name in range(len(sizes))
    ]
