"""The words of closed lists, by what people call them or by what else is known."""

from __future__ import annotations

import pytest

from delegation.names import words


@pytest.mark.parametrize(
    ("issuer", "number", "told"),
    [
        ("hdnd-tp", "12/2026/NQ-HĐND", "council-resolution-qppl"),
        ("hdnd-tp", "12/NQ-HĐND", "council-resolution"),
        ("chinh-phu", "12/NQ-CP", "other"),
        ("chinh-phu", "66.18/2026/NQ-CP", "other"),
        ("ubnd-tp", "900/QĐ-UBND", "committee-decision"),
        ("chu-tich-ubnd-cap-xa", "17/2026/QĐ-UBND", "chair-decision-qppl"),
        ("so-y-te", "17/QĐ-SYT", "other"),
    ],
)
def test_the_type_of_a_decision_is_told_by_its_issuer_and_number_or_not_at_all(
    issuer: str, number: str, told: str
) -> None:
    assert words.type_of(issuer, number) == told


@pytest.mark.parametrize(
    ("asked", "values", "meant"),
    [
        ("xã", ("both", "city", "commune"), ["commune"]),
        ("CẤP XÃ", ("both", "city", "commune"), ["commune"]),
        ("commune", ("both", "city", "commune"), ["commune"]),
        ("cấp", ("both", "city", "commune"), ["city", "commune"]),
        ("tỉnh", ("both", "city", "commune"), []),
        ("", ("both", "city"), []),
    ],
)
def test_a_word_is_meant_by_what_it_is_called_and_several_are_all_given(
    asked: str, values: tuple[str, ...], meant: list[str]
) -> None:
    assert words.meant(asked, values) == meant
