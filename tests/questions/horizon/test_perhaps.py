"""A horizon names what may go on, though it cannot be read whether it does, and communes that only a row of an annex names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casework import decision, task
from docx import Document
from folders import beside, small
from programs import ask

UNTIL = ("--as-of", "2026-06-01", "--until", "2027-02-01")
GIVEN = (
    "  - {{id: g1, mechanism: delegation, from: ubnd-tp, to: {to}, at: Phụ lục, term: {{from: 2025-12-01, to: 2026-12-31}}, "
    "content: giải quyết, scope: whole, matters: [{row}]}}\n"
)
LATER = (
    "instrument: {{number: 2/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-20, effective: 2026-01-01,\n"
    "  extends: [{says}]}}\ngrants: []\n"
)


def register(folder: Path, says: str, to: str = "so-y-te", row: str = "{row: 1, matter: viec}", more: str = "") -> Path:
    """Write a register with a grant until the end of 2026, and a decision that may extend it."""
    files = {
        "tasks/viec.yaml": task(),
        "decisions/2025/1.yaml": decision("1/QĐ-UBND", GIVEN.format(to=to, row=row)),
        "decisions/2025/2.yaml": LATER.format(says=says),
    }
    return small(folder, files | ({"holders/xa-phuong.yaml": more} if more else {}))


@pytest.mark.parametrize(
    "says",
    [
        "{instrument: 1/QĐ-UBND, at: Phụ lục dòng 7, to: 2027-12-31}",
        "{instrument: 1/QĐ-UBND, at: {unknown: bản chụp mờ}, to: 2027-12-31}",
        "{grant: khong-co, to: 2027-12-31}",
    ],
)
def test_a_grant_that_only_may_be_extended_ends_and_says_so(tmp_path: Path, says: str) -> None:
    folder = register(tmp_path, says)
    said = " ".join(ask(folder, "horizon", *UNTIL).said.split())
    assert "chưa rõ có được gia hạn theo Quyết định số 2/QĐ-UBND không" in said
    english = " ".join(ask(folder, "horizon", *UNTIL, language="en").said.split())
    assert "perhaps extended by Decision 2/QĐ-UBND, which cannot be read" in english
    found = json.loads(ask(folder, "horizon", *UNTIL, "--format", "json").out)
    (ends,) = [one for day in found["days"] for one in day["ends"] if one["kind"] == "grant"]
    assert ends["perhaps_extended_by"] == ["2-qd-ubnd"]
    file = beside(folder, "h.docx")
    assert ask(folder, "annex", "het-han:2027-02-01", "-o", str(file), "--as-of", "2026-06-01").code == 0
    cells = [cell.text for table in Document(str(file)).tables for line in table.rows for cell in line.cells]
    assert any("chưa rõ có được gia hạn" in one for one in cells)


@pytest.mark.parametrize(
    "says",
    [
        "{instrument: 1/QĐ-UBND, at: Phụ lục dòng 7, to: 2026-06-30}",  # sooner than the grant itself ends
        "{instrument: 1/QĐ-UBND, at: Điều 9, to: 2027-12-31}",  # an article may well have given nothing
    ],
)
def test_what_cannot_extend_it_is_not_named(tmp_path: Path, says: str) -> None:
    folder = register(tmp_path, says)
    assert "chưa rõ có được gia hạn" not in ask(folder, "horizon", *UNTIL).said
    found = json.loads(ask(folder, "horizon", *UNTIL, "--format", "json").out)
    assert not [one for day in found["days"] for one in day["ends"] if "perhaps_extended_by" in one]


COMMUNES = (
    "communes:\n  - {code: '00004', name: Phường Ba Đình, type: ward, term: {to: 2026-06-30}}\n"
    "  - {code: '00070', name: Phường Hoàn Kiếm, type: ward}\n"
    "  - {code: '00376', name: Xã Sóc Sơn, type: rural-commune}\n"
)


@pytest.mark.parametrize(
    "part", ["communes: ['00004', '00070']", "except-communes: ['00004']", "communes: ['00004', {unknown: mờ}]"]
)
def test_a_commune_that_ends_is_told_with_the_rows_that_name_it(tmp_path: Path, part: str) -> None:
    folder = register(
        tmp_path,
        "{instrument: 1/QĐ-UBND, at: Điều 9, to: 2027-12-31}",
        "ubnd-cap-xa",
        f"{{row: 1, matter: viec, {part}}}",
        COMMUNES,
    )
    found = json.loads(ask(folder, "horizon", *UNTIL, "--format", "json").out)
    (ends,) = [one for day in found["days"] for one in day["ends"] if one["kind"] == "commune"]
    assert ends["grants"] == ["g1"]
