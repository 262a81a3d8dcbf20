"""Corrections: a printed annex is mended as if it had been so from the start, and every answer says by what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casework import LAW, decision, grant
from folders import beside, small
from openpyxl import load_workbook
from programs import ask

PROCEDURES = f"""field: y-te
source: danh mục thử
basis: [{LAW}]
procedures:
  - {{code: "1.900071", title: Cấp giấy phép hoạt động, owner: ubnd-tp}}
  - {{code: "1.900072", title: Cấp lại giấy phép hoạt động, owner: ubnd-tp}}
"""
ROWS = """matters: [{row: 1, matter: "1.900071", printed: "1.990071"}, {row: 2, matter: "1.900072", printed: "1.990072"}]"""
LETTER = (
    "instruments:\n  - {{number: 910/ĐC-UBND, id: dc-910, type: {kind}, issuer: ubnd-tp, issued: 2025-12-15, effective: {day}, "
    "title: Đính chính{extra}}}\n"
)


def register(
    folder: Path,
    corrects: str,
    rows: str = ROWS,
    at: str = "at: Phụ lục",
    kind: str = "official-letter",
    day: str = "2025-12-01",
) -> Path:
    """Write a register with a decision whose annex prints two codes wrongly, and what corrects it."""
    given = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-12-31").replace(
        "matters: [viec]", f"{at}, {rows}"
    )
    return small(
        folder,
        {
            "procedures/hai.yaml": PROCEDURES,
            "decisions/2025/909.yaml": decision("909/QĐ-UBND", given),
            "instruments/dc.yaml": LETTER.format(kind=kind, day=day, extra=f", {corrects}" if corrects else ""),
        },
    )


def unclear(folder: Path, day: str = "2026-06-01") -> list[str]:
    """Give the procedures whose code is asked about on a day."""
    found = json.loads(ask(folder, "check", "--select", "DLG803", "--as-of", day, "--format", "json").out)
    return sorted(one["key"].split(":")[-1] for one in found["findings"])


def test_a_code_is_asked_about_until_the_correction_is_issued_and_not_from_then_on(tmp_path: Path) -> None:
    folder = register(tmp_path, "corrects: [{instrument: 909/QĐ-UBND, at: Phụ lục dòng 1}]")
    assert unclear(folder, "2025-12-14") == ["1.900071", "1.900072"]
    assert unclear(folder, "2025-12-15") == ["1.900072"], "only the row that was corrected"


@pytest.mark.parametrize(
    "corrects",
    [
        "corrects: [909/QĐ-UBND]",
        "corrects: [{instrument: 909-qd-ubnd}]",
        "corrects: [{instrument: 909/QĐ-UBND, at: Phụ lục}]",
    ],
)
def test_a_correction_of_the_whole_annex_is_one_of_each_row(tmp_path: Path, corrects: str) -> None:
    assert unclear(register(tmp_path, corrects)) == []


def test_a_row_may_say_itself_by_what_it_is_corrected(tmp_path: Path) -> None:
    rows = ROWS.replace('printed: "1.990071"', 'printed: "1.990071", corrected-by: 910/ĐC-UBND')
    assert unclear(register(tmp_path, "", rows)) == ["1.900072"]


def test_a_row_is_found_by_its_number_where_the_decision_names_no_annex(tmp_path: Path) -> None:
    folder = register(tmp_path, "corrects: [{instrument: 909/QĐ-UBND, at: Phụ lục dòng 1}]", at="at: Điều 1")
    assert unclear(folder) == ["1.900072"]


@pytest.mark.parametrize("kind", ["official-letter", "committee-decision"])
def test_a_correction_that_holds_from_the_start_is_no_retroactive_text(tmp_path: Path, kind: str) -> None:
    for number, (day, asked) in enumerate((("2025-12-01", False), ("2025-11-20", True))):
        folder = register(tmp_path / str(number), "corrects: [909/QĐ-UBND]", kind=kind, day=day)
        assert ("DLG506" in ask(folder, "check", "--select", "DLG506").said) is asked


def test_answers_and_annexes_name_the_correction(tmp_path: Path) -> None:
    folder = register(tmp_path, "corrects: [{instrument: 909/QĐ-UBND, at: Phụ lục dòng 1}]")
    day = ("--as-of", "2026-01-10")
    assert "in là «1.990071»; đính chính bởi Công văn số 910/ĐC-UBND ngày " in ask(folder, "who", "1.900071", *day).said
    assert "corrected by Official letter 910/ĐC-UBND of " in ask(folder, "who", "1.900071", *day, language="en").said
    assert "đính chính" not in ask(folder, "who", "1.900072", *day).said
    annex = beside(tmp_path, "q.xlsx")
    assert ask(folder, "annex", "uy-quyen:909/QĐ-UBND", *day, "-o", str(annex)).code == 0
    cells = [str(cell.value) for sheet in load_workbook(annex) for row in sheet for cell in row]
    assert any("đính chính bởi " in one and "910/ĐC-UBND" in one for one in cells)
    answer = json.loads(ask(folder, "who", "1.900071", *day, "--format", "json").out)
    assert [step["corrected_by"] for step in answer["parts"][0]["exercisers"][0]["chain"]] == [None, "910/ĐC-UBND"]


def test_a_correction_of_what_is_not_there_is_told(tmp_path: Path) -> None:
    said = ask(
        register(tmp_path, "corrects: [{instrument: 999/QĐ-UBND}]"), "check", "--select", "DLG005", "--short"
    ).said
    assert "instruments/dc.yaml:2:" in said
    assert "999/QĐ-UBND" in said
