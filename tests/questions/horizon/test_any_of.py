"""What was given to any one of several ends once, and is named so: in text, JSON, a calendar, Word and Excel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from casework import decision, grant, task
from folders import small
from openpyxl import load_workbook
from programs import ask

SEVERAL = "[giam-doc-so-y-te, so-y-te, chu-tich-ubnd-tp]"
NAMED = "một trong: Giám đốc Sở Y tế, Sở Y tế, Chủ tịch UBND Thành phố"


def register(folder: Path, *more: str, says: str = "") -> Path:
    """Write a task, a grant of it to any one of three and further grants."""
    given = grant(
        "g1", "ubnd-tp", SEVERAL, "2025-12-01", "2026-12-31", extra=", at: Điều 1, any-of: true, evaluation-days: 30"
    )
    other = (
        "instrument: {number: 2/QĐ-UBND, id: qd-2, type: committee-decision, issuer: ubnd-tp, issued: 2026-02-25, "
        f"effective: 2026-03-01{says}}}\ngrants: []\n"
    )
    return small(
        folder,
        {
            "tasks/viec.yaml": task(),
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", given, *more),
            "decisions/2026/2.yaml": other,
        },
    )


def horizon(folder: Path, *how: str, language: str = "vi") -> str:
    return ask(folder, "horizon", "--as-of", "2026-12-01", "--until", "2027-01-31", *how, language=language).said


def ends(folder: Path) -> list[dict[str, Any]]:
    """Give what ends on the last day of the grant."""
    days = json.loads(horizon(folder, "--format", "json"))["days"]
    (found,) = (one["ends"] for one in days if one["last_day"] == "2026-12-31")
    return found  # type: ignore[no-any-return]


def test_it_ends_once_and_is_evaluated_once(tmp_path: Path) -> None:
    folder = register(tmp_path)
    (one,) = ends(folder)
    assert (one["kind"], one["id"], one["grants"], one["matters"]) == ("grant", "g1", ["g1"], ["viec"])
    assert [each["grant"] for each in json.loads(horizon(folder, "--format", "json"))["evaluations"]] == ["g1"]
    said = horizon(folder)
    assert f"UBND Thành phố ủy quyền cho {NAMED}: giải quyết (theo Quyết định số 1/QĐ-UBND) → 1 lần giao" in said
    assert f"UBND Thành phố → {NAMED} (Quyết định số 1/QĐ-UBND)" in " ".join(said.split())
    english = horizon(folder, language="en")
    assert (
        "to any one of: Director of the Department of Health, Department of Health, Chair of the City People's Committee"
        in " ".join(english.split())
    )


def test_one_of_them_who_goes_on_by_an_extension_of_his_own_is_no_part_of_it(tmp_path: Path) -> None:
    folder = register(tmp_path, says=", extends: [{instrument: 1/QĐ-UBND, at: Điều 9, to: 2027-12-31}]")
    assert [one["id"] for one in ends(folder)] == ["g1"]
    small(
        folder,
        {
            "holders/them.yaml": "axis: ubnd\nholders:\n  - {id: so-moi, name: Sở Mới, kind: specialised-agency, level: city, parent: ubnd-tp, term: {to: 2026-12-31}}\n"
        },
    )
    (folder / "decisions/2025/1.yaml").write_text(
        (folder / "decisions/2025/1.yaml")
        .read_text("utf-8")
        .replace("[giam-doc-so-y-te, so-y-te,", "[so-moi, so-y-te,"),
        "utf-8",
    )
    found = {one["kind"]: one for one in ends(folder)}
    assert found["holder"]["grants"] == ["g1.so-moi"], "of him alone"
    assert found["grant"]["id"] == "g1"


def test_what_one_of_them_gave_on_falls_with_it_and_two_such_grants_are_two(tmp_path: Path) -> None:
    further = grant("g2", "so-y-te", "ubnd-cap-xa", "2025-12-01", "2027-06-30", extra=", at: Điều 2")
    again = grant(
        "g3", "ubnd-tp", "[ubnd-cap-xa, so-y-te]", "2025-12-01", "2026-12-31", extra=", at: Điều 3, any-of: true"
    ).replace("matters: [viec]", "matters: [vd-ubnd-tp]")
    folder = register(tmp_path, further, again)
    found = {one["id"]: one for one in ends(folder)}
    assert set(found) == {"g1", "g3"}
    assert [one["grant"] for one in found["g1"]["fallen"]] == ["g2"]
    assert found["g1"]["grants"] == ["g1", "g2"]


@pytest.mark.parametrize("name", ["x.ics", "x.xlsx", "x.docx", "x.svg"])
def test_files_name_it_once(tmp_path: Path, name: str) -> None:
    folder = register(tmp_path / "so")
    output = tmp_path / name
    found = ask(folder, "horizon", "--as-of", "2026-12-01", "--until", "2027-01-31", "-o", str(output))
    assert found.code == 0, found.told
    if name.endswith("xlsx"):
        cells = [
            str(cell) for sheet in load_workbook(output).worksheets for row in sheet.values for cell in row if cell
        ]
        assert any(NAMED in cell for cell in cells)
        assert not any("ủy quyền cho Sở Y tế" in cell for cell in cells)
    if name.endswith("ics"):
        said = output.read_bytes().decode().replace("\r\n ", "")
        assert said.count("UBND Thành phố ủy quyền cho") == 1
