"""All that findings are about is worked out where it is asked for, and is what each of them says."""

from __future__ import annotations

from datetime import date

import pytest
from folders import RULES

from delegation.checks.extents import FindingExtents, extent
from delegation.run import pipeline


def test_extents_are_those_of_the_findings_by_key() -> None:
    found = pipeline.check(RULES, date(2026, 11, 24), with_extents=True).findings
    told = FindingExtents(found)
    assert {**told} == {one.key: extent(one) for one in found}
    assert len(told) == len({one.key for one in found})
    assert told.get("DLG999:không-có") is None
    with pytest.raises(KeyError):
        told["DLG999:không-có"]
