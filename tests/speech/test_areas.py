"""Where something is so, in words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from delegation.model.holders import COMMUNES_OF, CommuneType
from delegation.speech.areas import COMMUNE_TYPES, by_types


@pytest.mark.parametrize(
    ("numbers", "vi", "en"),
    [
        ({"ward": 51, "rural-commune": 75}, "51 phường, 75 xã", "51 wards, 75 rural communes"),
        ({"ward": 1}, "1 phường, 0 xã", "1 ward, 0 rural communes"),
        ({"rural-commune": 1200, "special-zone": 1}, "0 phường, 1.200 xã, 1 đặc khu", "0 wards, 1,200 rural communes, 1 special zone"),
        ({}, "0 phường, 0 xã", "0 wards, 0 rural communes"),
    ],
)  # fmt: skip
def test_communes_are_counted_by_their_types(numbers: Mapping[CommuneType, int], vi: str, en: str) -> None:
    """Special zones, which few cities have, are named where there are some, and never count as rural communes."""
    said = by_types(numbers)
    assert (said.vi, said.en) == (vi, en)


def test_every_type_of_commune_has_a_name() -> None:
    assert set(COMMUNE_TYPES) == set(COMMUNES_OF["communes"])
