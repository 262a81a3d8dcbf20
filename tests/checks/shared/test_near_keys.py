"""What is offered for a key that no finding bears is what may be meant by it."""

from __future__ import annotations

import pytest

from delegation.checks.base import Ids
from delegation.checks.shared.near_keys import near_each

IDS = Ids(known=frozenset({"nv-1-khoan-2", "nv-1-khoan-3", "ubnd-tp"}))


@pytest.mark.parametrize(
    ("key", "known", "offered"),
    [
        ("DLG201:nv-1-khoan-2:ubnd-tp", ["DLG101:nv-1-khoan-3:ubnd-tp", "DLG201:nv-1-khoan-3:ubnd-tp"], []),
        ("DLG201:nv-1-khoan-22:ubnd-tp", ["DLG201:nv-1-khoan-2:ubnd-tp"], ["DLG201:nv-1-khoan-2:ubnd-tp"]),
        ("DLG201:nv-1-khoan-22:ubnd-tp", ["DLG203:nv-1-khoan-2:ubnd-tp"], []),
        ("DLG201:nv-1-khoan-2", ["DLG201:nv-1-khoan-2:ubnd-tp"], ["DLG201:nv-1-khoan-2:ubnd-tp"]),
        ("DLG201:nv-1-khoan-2:ubnd-tpp", ["DLG201:nv-1-khoan-2:ubnd-tp"], ["DLG201:nv-1-khoan-2:ubnd-tp"]),
    ],
)
def test_a_key_of_another_check_or_about_something_else_that_is_there_is_not_offered(
    key: str, known: list[str], offered: list[str]
) -> None:
    """Who mended a finding is not asked whether another one was meant."""
    assert near_each([key], known, lambda: IDS) == {key: offered}
