"""Abbreviations are explained once, and only those that stand as words."""

from __future__ import annotations

import pytest

from delegation.speech.abbreviations import explained


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("Ban Quản lý khu CNC và KCN", "KCN"), "Chữ viết tắt: CNC là công nghệ cao; KCN là khu công nghiệp."),
        (("UBND Thành phố", "Quyết định số 12/QĐ-TTHC"), ""),
        ((), ""),
    ],
)
def test_each_abbreviation_is_explained_once_and_no_symbol_is_taken_for_one(texts: tuple[str, ...], said: str) -> None:
    assert explained(texts) == said
