"""Quantities are read as Vietnamese texts write them; what can be read in two ways is not guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from delegation.model.quantities import UNITS, Misread, Quantity, in_unit, read, unit_of
from delegation.speech.quantities import misread, quantity, unit_name


@pytest.mark.parametrize(
    ("written", "number", "unit"),
    [
        ("12000000000", "12000000000", None),
        ("12 tỷ", "12000000000", None),
        ("12,5 tỷ", "12500000000", None),
        ("12.5 tỉ đồng", "12500000000", "VND"),
        ("1.500 tỷ", "1500000000000", None),
        ("2 nghìn tỷ VNĐ", "2000000000000", "VND"),
        ("1 tỷ 200 triệu đồng", "1200000000", "VND"),
        ("1.200.000.000 đồng", "1200000000", "VND"),
        ("1,200,000", "1200000", None),
        ("12 500 000 d", "12500000", "VND"),
        ("500 m2", "500", "m2"),
        ("500m²", "500", "m2"),
        ("1.200,5 ha", "1200.5", "ha"),
        ("1,200.5 ha", "1200.5", "ha"),
        ("0,500", "0.5", None),
        ("0.5", "0.5", None),
        ("30 NGƯỜI", "30", "nguoi"),
        ("12,25 %", "12.25", "phan-tram"),
        ("99.999.999.999.999.999.999", "99999999999999999999", None),
        ("05", "5", None),
    ],
)
def test_numbers_are_read_as_people_write_them(written: str, number: str, unit: str | None) -> None:
    assert read(written) == Quantity(Decimal(number), None if unit is None else UNITS[unit])


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("1,200", "ambiguous"),
        ("12,500 tỷ", "ambiguous"),
        ("-5", "negative"),
        ("5 quả", "unit"),
        ("5 tỷ quả", "unit"),
        ("", "shape"),
        ("nhiều", "shape"),
        ("1.20.000", "shape"),
        ("1.2.3", "shape"),
        ("12,", "shape"),
        ("1..2", "shape"),
        ("12 12", "shape"),
        ("200 triệu 1 tỷ", "shape"),
        ("1 tỷ 1.000 triệu", "shape"),
        ("1 tỷ 2 tỷ", "shape"),
        ("dưới 5", "shape"),
        ("9" * 50, "shape"),
    ],
)
def test_what_is_no_quantity_says_why(written: str, fault: str) -> None:
    found = read(written)
    assert isinstance(found, Misread)
    assert (found.fault, found.words) == (fault, written if fault != "ambiguous" else written.partition(" ")[0])
    said = misread(found, UNITS["VND"])
    assert said.vi != said.en
    assert found.words in said.vi
    assert found.words in said.en


def test_quantities_go_from_unit_to_unit_exactly() -> None:
    found = read("0,3 ha")
    assert isinstance(found, Quantity)
    assert found.in_base(UNITS["m2"]) == 3000
    assert in_unit(Decimal(1), UNITS["km2"]) == Decimal("0.000001")
    bare = read("5")
    assert isinstance(bare, Quantity)
    assert bare.in_base(UNITS["ha"]) == 50_000


@pytest.mark.parametrize(
    ("number", "unit", "vi", "en"),
    [
        ("15000000000", "VND", "15 tỷ đồng", "VND 15 billion"),
        ("12500000000", "VND", "12,5 tỷ đồng", "VND 12.5 billion"),
        ("1200000000000", "VND", "1.200 tỷ đồng", "VND 1,200 billion"),
        ("500000000", "VND", "500 triệu đồng", "VND 500 million"),
        ("1234567", "VND", "1.234.567 đồng", "VND 1,234,567"),
        ("0", "VND", "0 đồng", "VND 0"),
        ("1" + "0" * 32 + "1", "VND", "1" + ".000" * 10 + ".001 đồng", "VND 1" + ",000" * 10 + ",001"),
        ("50000", "ha", "5 ha", "5 ha"),
        ("1200.50", "m2", "1.200,5 m²", "1,200.5 m²"),
        ("1", "nguoi", "1 người", "1 person"),
        ("30", "nguoi", "30 người", "30 people"),
        ("2000", "tan", "2 tấn", "2 tonnes"),
        ("12.5", "phan-tram", "12,5%", "12.5%"),
        ("99999999999999999999999999999999", "m2", "99.999.999.999.999.999.999.999.999.999.999 m²", "99,999,999,999,999,999,999,999,999,999,999 m²"),
    ],
)  # fmt: skip
def test_quantities_are_said_in_both_languages(number: str, unit: str, vi: str, en: str) -> None:
    said = quantity(Decimal(number), UNITS[unit])
    assert (said.vi, said.en) == (vi, en)


def test_every_unit_is_found_by_its_own_name() -> None:
    for name, one in UNITS.items():
        said = unit_name(one)
        assert unit_of(name) is one
        assert unit_of(said.vi) is one, said.vi
    assert unit_of("dong ho") is None
