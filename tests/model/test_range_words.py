"""Ranges read from words, and words that only repeat what a part says by its cases."""

from __future__ import annotations

import pytest

from delegation.model.parts import Part
from delegation.model.range_words import read_range, restates


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("dưới 15 tỷ đồng", "below-15000000000"),
        ("duoi-15-ty", "below-15000000000"),
        ("từ 10 tỷ đồng trở lên", "from-10000000000"),
        ("tu-15-den-45-ty", "from-15000000000-up-to-45000000000"),
        ("từ 10 tỷ đến dưới 15 tỷ", "from-10000000000-below-15000000000"),
        ("trên 500 m²", "above-500"),
        ("không quá 30 người", "up-to-30"),
        ("từ 15 tỷ trở xuống", "up-to-15000000000"),
        ("trên 5 ha và không quá 10 ha", "above-50000-up-to-100000"),
        ("duoi-2ha", "below-20000"),
    ],
)
def test_limits_are_read_as_decisions_and_ids_write_them(words: str, read: str) -> None:
    assert str(read_range(words)) == read


@pytest.mark.parametrize(
    "words",
    [
        "nhóm A",
        "chỉ cơ sở có vốn dưới 15 tỷ",
        "tiep-nhan-truoc-2026-03-01",
        "từ 01/03/2026",
        "15 tỷ",
        "dưới ngưỡng",
        "từ 20 tỷ đến 10 tỷ",
        "",
    ],
)
def test_what_is_no_range_alone_is_not_read_as_one(words: str) -> None:
    assert read_range(words) is None


@pytest.mark.parametrize(
    ("words", "names", "same"),
    [
        ("dưới 15 tỷ", ("dưới 15 tỷ đồng",), True),
        ("từ 10 tỷ", ("từ 10 tỷ đồng trở lên",), True),
        ("từ 10 tỷ", ("tu-15-ty",), False),
        ("Nhóm A", ("nhom-a",), True),
        ("nhóm A, nhóm B", ("nhom-b", "nhom-a"), True),
        ("nhóm A", ("nhom-a", "nhom-b"), False),
        ("nhóm A trong khu công nghiệp", ("nhom-a",), False),
        ("chỉ cấp mới", (), False),
    ],
)
def test_words_restate_a_part_only_where_they_say_nothing_more(words: str, names: tuple[str, ...], same: bool) -> None:  # noqa: FBT001  a table
    part = Part((("nhom", names),)) if names else Part()
    assert restates(words, part) is same


def test_words_restate_a_range_however_it_is_written() -> None:
    range_ = read_range("dưới 15 tỷ đồng")
    assert range_ is not None
    part = Part((("muc", (range_,)),))
    assert restates("dưới 15.000 triệu đồng", part)
    assert not restates("dưới 10 tỷ", part)
    assert not restates("dưới 15 tỷ, trừ dự án nhóm A", part)
