from __future__ import annotations

import pytest

from delegation.checks.shared.numbers import is_code, is_number, likely_code, likely_number

GOOD = """72/2025/QH15 02/2026/QH16 1656/NQ-UBTVQH15 112/2026/UBTVQH15 150/2025/NĐ-CP 66/NQ-CP 66.9/2025/NQ-CP
20/2020/QĐ-TTg 87/CĐ-TTg 03/2025/TT-VPCP 01/2014/TTLT-BTP-BTC 41/2025/NQ-HĐND 23/NQ-HĐND 61/2025/QĐ-UBND
163/2025/QĐ-CTUBND 5666/QĐ-UBND 114/VBHN-VPQH 12/QĐ-TTPVHCC 889/UBND-KT 6023/BTP-CTXDVBQPPL 16-KL/TW 05-QĐ/TU
36-HD/VPTW 02-KH/BCĐTW""".split()  # noqa: SIM905  a list of words reads better as words


@pytest.mark.parametrize("number", GOOD)
def test_numbers_as_the_law_writes_them(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize(
    ("number", "year", "meant"),
    [
        ("173-NĐ/CP", 2025, "173/2025/NĐ-CP"),
        ("173-NĐ/CP", None, None),
        ("126/2024-NĐ/CP", None, "126/2024/NĐ-CP"),
        ("67/NĐ-CP", None, None),
        ("67/NĐ-CP", 2024, "67/2024/NĐ-CP"),
        ("76NQ-CP", None, "76/NQ-CP"),
        ("150/2025/ND-CP", None, "150/2025/NĐ-CP"),
        ("105 / QD-UBND", None, "105/QĐ-UBND"),
        ("41/2025/NQ-HDND", None, "41/2025/NQ-HĐND"),
        ("16/2025-KL/TW", None, None),
        ("16/KL-TW", None, "16-KL/TW"),
        ("QĐ/0001-BTP", None, None),
        ("", None, None),
        ("/", None, None),
        ("số 5", None, None),
    ],
)
def test_malformed_numbers_and_what_they_may_mean(number: str, year: int | None, meant: str | None) -> None:
    assert not is_number(number)
    assert likely_number(number, year) == meant


@pytest.mark.parametrize(
    "code", ["1.012644", "2.000815", "3.000435", "1.014200.H05", "1.014200.000.00.00.H05", "2.000815.000.00.00.H55.02"]
)
def test_codes_as_they_are_published(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("1.003.390", "1.003390"),
        ("1003390", "1.003390"),
        ("1.03390", None),
        ("0.003390", None),
        ("x", None),
        ("", None),
        ("1.00339a", None),
    ],
)
def test_malformed_codes_and_what_they_may_mean(code: str, meant: str | None) -> None:
    assert not is_code(code)
    assert likely_code(code) == meant
