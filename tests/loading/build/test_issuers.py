"""An issuer that is written by its name is asked for by its id, where just one holder has that name."""

from __future__ import annotations

from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import findings, small

PAPER = decision("1/QĐ-UBND", grant("uq", "chu-tich-ubnd-tp", "so-y-te", "2025-12-01", "2026-12-31"))


def told(folder: Path, issuer: str) -> dict[str, tuple[str, str | None]]:
    assert "issuer: ubnd-tp" in PAPER
    text = PAPER.replace("issuer: ubnd-tp", f"issuer: {issuer}").replace(
        "type: committee-decision", "type: chair-decision"
    )
    root = small(folder, {"decisions/2025/1.yaml": text, "tasks/viec.yaml": task()})
    found = [*findings(root, "DLG005"), *findings(root, "DLG306")]
    return {
        one.check: (one.said.vi, one.fix.replacement if one.fix is not None else None)
        for one in found
        if one.check in ("DLG005", "DLG306")
    }


@pytest.mark.parametrize(
    "issuer", ["Chủ tịch UBND Thành phố", "Chủ tịch Ủy ban nhân dân Thành phố", "CT UBND TP", "CHỦ TỊCH UBND THÀNH PHỐ"]
)
def test_the_name_of_a_holder_is_replaced_by_its_id(issuer: str, tmp_path: Path) -> None:
    found = told(tmp_path, issuer)
    assert found.keys() == {"DLG005"}
    assert found["DLG005"][1] == "chu-tich-ubnd-tp"


@pytest.mark.parametrize("issuer", ["Chủ tịch UBND tỉnh Phú Thọ", "UBND Thành phố Cần Thơ", "so-y-te"])
def test_a_decision_of_somebody_else_gives_nothing_of_the_givers(issuer: str, tmp_path: Path) -> None:
    assert told(tmp_path, issuer).keys() == {"DLG306"}


@pytest.mark.parametrize("issuer", ["chu-tich-ubnd-tp", "{unknown: nguồn không ghi}"])
def test_the_giver_itself_and_an_issuer_who_is_not_known_are_no_fault(issuer: str, tmp_path: Path) -> None:
    assert told(tmp_path, issuer) == {}
