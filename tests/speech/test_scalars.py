"""Texts as rule files write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from delegation.speech.scalars import quoted, scalar, word

TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"),
    min_size=1,
    max_size=20,
)
LIKE_OTHERS = st.sampled_from(
    [
        "no",
        "Yes",
        "on",
        "NULL",
        "~",
        "1.000123",
        "00004",
        "1e3",
        "12_000",
        "0x1f",
        "-",
        "a: b",
        "a #b",
        "[a",
        "2026-01-05",
        "74/2025/QĐ-UBND",
        "Điều 5 ",
        "a, b",
        "=",
        "<<",
    ]
)


@pytest.mark.parametrize("write", [quoted, word, scalar])
@given(text=TEXTS | LIKE_OTHERS)
def test_what_is_written_is_read_as_the_text(write: Callable[[str], str], text: str) -> None:
    """By every reader of YAML, alone and in a list of one line; a day stands without quotes, as rule files have it."""
    said = write(text)
    expected = text if said != "2026-01-05" else yaml.safe_load("2026-01-05")
    assert yaml.safe_load(f"key: {said}") == {"key": expected}
    assert yaml.safe_load(f"[{said}, {said}]") == [expected, expected]


def test_what_nobody_mistakes_has_no_quotes() -> None:
    assert [word(one) for one in ("viec-1", "Nhóm", "74/2025/QĐ-UBND", "1.000123", "no")] == [
        "viec-1",
        "Nhóm",
        "74/2025/QĐ-UBND",
        '"1.000123"',
        '"no"',
    ]
    assert [scalar(one) for one in ("Điều 5 khoản 2", "2026-01-05", "a: b")] == [
        "Điều 5 khoản 2",
        "2026-01-05",
        '"a: b"',
    ]
