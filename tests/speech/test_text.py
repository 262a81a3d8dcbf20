"""Texts put together."""

from __future__ import annotations

import pytest

from delegation.findings import Text
from delegation.speech.text import listed, shortened


@pytest.mark.parametrize(
    ("names", "most", "said"),
    [
        ([], 2, Text("", "")),
        (["a"], 2, Text("a", "a")),
        (["a", "b"], 2, Text("a, b", "a, b")),
        (["a", "b", "c"], 2, Text("a, b và 1 mục khác", "a, b and 1 more")),
        ([Text("một", "one"), "b", "c", "d"], 2, Text("một, b và 2 mục khác", "one, b and 2 more")),
    ],
)
def test_a_long_list_is_cut(names: list[str | Text], most: int, said: Text) -> None:
    assert listed(names, most) == said


def test_six_names_are_shown_where_nothing_else_is_said() -> None:
    assert listed("abcdef").vi == "a, b, c, d, e, f"
    assert listed("abcdefg") == Text("a, b, c, d, e, f và 1 mục khác", "a, b, c, d, e, f and 1 more")


def test_the_rest_is_called_as_is_asked() -> None:
    assert listed("abc", 1, Text("chỗ nữa", "more")) == Text("a và 2 chỗ nữa", "a and 2 more")


def test_a_text_is_shortened_between_words() -> None:
    assert shortened("một hai ba", 10) == "một hai ba"
    assert shortened("một hai ba bốn", 10) == "một hai…"
