"""Whom and what a finding concerns."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import DAY, whole_case, write

from delegation.findings import Finding
from delegation.run import pipeline


def _found(check: str, folder: Path) -> Finding:
    root = write(folder, {one.name: one.data for one in whole_case(check, "bad")})
    return pipeline.check(root, DAY, select=[check]).findings[0]


@pytest.mark.parametrize(
    ("check", "holders", "fields"),
    [
        ("DLG101", ["UBND quận"], ["Y tế"]),
        ("DLG104", ["Sở Du lịch"], []),
        ("DLG201", ["Sở Y tế", "UBND Thành phố"], ["Y tế"]),
        ("DLG306", ["UBND Thành phố", "Chủ tịch UBND Thành phố", "Giám đốc Sở Y tế"], []),
        ("DLG701", ["UBND Thành phố"], []),
    ],
)
def test_a_finding_says_whom_it_concerns(check: str, holders: list[str], fields: list[str], tmp_path: Path) -> None:
    """Those it names first, then parties of grants, issuers of texts and owners by law."""
    found = _found(check, tmp_path)
    assert list(found.holders) == holders
    assert [one.vi for one in found.fields] == fields
