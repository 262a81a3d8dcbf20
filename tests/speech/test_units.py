"""Figures in English: the unit follows the number, one or many, and is never a Vietnamese word."""

from __future__ import annotations

import pytest
import yaml
from folders import RULES

from delegation.speech.units import in_units

UNITS = sorted(
    {
        figure["unit"]
        for file in (RULES / "figures").glob("*.yaml")
        for figure in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)["figures"]
        if "unit" in figure
    }
)


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_of_the_register_has_its_english(unit: str) -> None:
    """A source's unit stands in English, one thing and several told apart."""
    one, several = in_units(1, unit), in_units(2, unit)
    assert one.isascii()
    assert several.isascii()
    assert unit == "%" or one[1:] != several[1:] or one == "1 premises"


def test_one_thing_is_one() -> None:
    assert in_units(1, "TTHC") == "1 procedure"
    assert in_units(1061, "TTHC") == "1,061 procedures"
    assert in_units(1, "cơ quan tương đương sở") == "1 body equivalent to a department"
    assert in_units(97.1, "%") == "97.1 %"


def test_a_unit_that_nobody_put_into_english_stays_as_it_is() -> None:
    assert in_units(3, "điều lạ") == "3 điều lạ"
