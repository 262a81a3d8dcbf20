"""Numbers of instruments and codes of procedures: which are written as the law has them, and what a mistyped one may mean."""

from __future__ import annotations

import pytest

from delegation.checks.shared.numbers import is_code, is_number, likely_code, likely_number

GOOD = """72/2025/QH15 02/2026/QH16 1656/NQ-UBTVQH15 112/2026/UBTVQH15 150/2025/NĐ-CP 66/NQ-CP 66.9/2025/NQ-CP
20/2020/QĐ-TTg 87/CĐ-TTg 03/2025/TT-VPCP 01/2014/TTLT-BTP-BTC 41/2025/NQ-HĐND 23/NQ-HĐND 61/2025/QĐ-UBND
163/2025/QĐ-CTUBND 5666/QĐ-UBND 114/VBHN-VPQH 12/QĐ-TTPVHCC 889/UBND-KT 6023/BTP-CTXDVBQPPL 16-KL/TW 05-QĐ/TU
36-HD/VPTW 02-KH/BCĐTW 12345/QĐ-UBND 5/NQ-UBTVQH15 7/PL-UBTVQH10 08/2025/NQ-UBTVQH15 01/1999/PL-UBTVQH10 15/1999/QH10
12/2025/CT-TTg 3/2026/QĐ-KTNN 04/2024/NQ-HĐTP 21/QC-UBND 1/QyĐ-UBND 2/TC-UBND 3/TB-UBND 4/HD-UBND 5/CTr-UBND 6/KH-UBND
7/PA-UBND 8/ĐA-UBND 9/DA-UBND 10/BC-UBND 11/BB-UBND 12/TTr-UBND 13/HĐ-UBND 14/CĐ-UBND 15/GUQ-UBND 16/GM-UBND 17/CT-UBND
18/SYT-NVY 19/KH-LĐTB&XH 20/BTP-PLHS-HC 1-NQ/TW 2-QyĐ/TU 3-CT/TU 4-CTr/TU 5-KH/TU 6-CV/TU 7-TB/TU 8-BC/TU 9-TTr/TU
12/QĐ-Vp 12/QĐ-B 10-ĐA/TU 11-QC/TU 12-HD/TU 13-KL/TU-ĐU""".split()  # noqa: SIM905  a list of words reads better as words


@pytest.mark.parametrize("number", GOOD)
def test_numbers_as_the_law_writes_them(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize(
    "number",
    """123456/QĐ-UBND 66.x/2025/NQ-CP 66./NQ-CP x/QĐ-UBND 12/2025/NQ-CP/1 12 12/
    01/1899/NĐ-CP 01/225/NĐ-CP 01/20255/NĐ-CP 01/20a5/NĐ-CP 12/2025/QH 12/2025/QHx 12/2025/QĐ-BTC 12/2025/TT 12/2025/TT-
    12/2025/TT-btp 01/2014/TTLT 12/2025/XTT-BTP 5/2025/NQ-UBTVQH 5/2025/NQ-UBTVQHx 5/2025/QĐ-UBTVQH15 x/NQ-UBTVQH15
    12/NĐ-CP 12/TT-BTP 12/TTLT-BTP-BTC 12/QĐ 12/QĐ- 12/QĐ-ubnd 12/QĐ-vP 12/QĐ-UBND- 12/QĐ-UB_ND 12/B-CT 12/KL-TW 12/CV-UBND 12/ctr-UBND
    16-XX/TW x-KL/TW 16-KL/ 16-KL/tw 16-KL/TW- -KL/TW 16KL/TW 123456-KL/TW""".split(),  # noqa: SIM905  as above
)
def test_numbers_that_no_law_writes_so(number: str) -> None:
    assert not is_number(number)


@pytest.mark.parametrize("number", ["72/2025/QH15", "150/2025/NĐ-CP", "20/2020/QĐ-TTg", "16-KL/TW"])
def test_a_well_formed_number_means_itself(number: str) -> None:
    assert likely_number(number, 2025) is None


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
        ("12 QD-TTG", None, "12/QĐ-TTg"),
        ("87 CD-TTg", None, "87/CĐ-TTg"),
        ("66–NQ–CP", None, "66/NQ-CP"),
        ("76NQ-CP", 2024, "76/NQ-CP"),
        ("150-2025-NĐ-CP", 2024, "150/2025/NĐ-CP"),
        ("18-SYT/NVY-BC", None, "18/SYT-NVY-BC"),
        ("72/2025-QH15", None, "72/2025/QH15"),
        ("16/2025-KL/TW", None, None),
        ("16/KL-TW", None, "16-KL/TW"),
        ("QĐ/0001-BTP", None, None),
        ("", None, None),
        ("/", None, None),
        ("số 5", None, None),
        ("9999/QD-UBND", None, "9999/QĐ-UBND"),
        ("9999/QĐ-UBNĐ", None, "9999/QĐ-UBND"),
        ("12/NQ-HĐNĐ", None, "12/NQ-HĐND"),
        ("12/NQ-HDND", None, "12/NQ-HĐND"),
        ("3/Qđ-UBND", None, "3/QĐ-UBND"),
        ("5/QĐ-TTG", None, "5/QĐ-TTg"),
        ("14/TTR-UBND", None, "14/TTr-UBND"),
        ("2/CD-TTg", None, "2/CĐ-TTg"),
        ("12-QD/TU", None, "12-QĐ/TU"),
        ("1/HÐND-VP", None, "1/HĐND-VP"),
    ],
)
def test_malformed_numbers_and_what_they_may_mean(number: str, year: int | None, meant: str | None) -> None:
    assert not is_number(number)
    assert likely_number(number, year) == meant


@pytest.mark.parametrize(
    "code",
    [
        "1.012644",
        "2.000815",
        "3.000435",
        "9.999999",
        "1.014200.H05",
        "1.014200.H05.02",
        "1.014200.000.00.00",
        "1.014200.000.00.00.H05",
        "2.000815.000.00.00.H55.02",
    ],
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
        ("1.0033901", None),
        ("12.003390", None),
        (".003390", None),
        ("a.003390", None),
        ("1 003 390", "1.003390"),
        ("1.003390.", "1.003390"),
        ("1.003390.h", "1.003390"),
        ("1.003390.H0", None),
        ("1.003390.H055", None),
        ("1.003390.h05", None),
        ("1.003390.H0x", None),
        ("1.003390.H05.2", None),
        ("1.003390.H05.0x", None),
        ("1.003390.H05.02.03", None),
        ("1.003390.000.00.H05", None),
        ("1.003390.001.00.00", None),
    ],
)
def test_malformed_codes_and_what_they_may_mean(code: str, meant: str | None) -> None:
    assert not is_code(code)
    assert likely_code(code) == meant
