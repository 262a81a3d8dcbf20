"""Tables in files: as Excel set to Vietnam opens them, and as workbooks."""

from __future__ import annotations

import csv
from datetime import datetime
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from folders import RULES
from programs import within

from delegation.run import pipeline
from delegation.version import VERSION

DAY = ("--as-of", "2026-06-01")
_LISTED = ("--rules", RULES, "list", "procedures", "form:3", *DAY)


def test_a_file_of_csv_holds_what_the_screen_shows_as_excel_wants_it(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    assert within(*_LISTED, "-o", file).code == 0
    screen = within(*_LISTED, "--format", "csv")
    assert within(*_LISTED, "--format", "csv", "-o", "-").out == screen.out
    shown = csv.reader(StringIO(screen.said, newline=""))
    assert list(csv.reader(StringIO(file.read_text("utf-8-sig"), newline=""), delimiter=";")) == list(shown)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_workbook_holds_the_same_table_with_days_that_are_days(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    assert within(*_LISTED, "-o", file).code == 0
    book = openpyxl.load_workbook(file)
    sheet = book.active
    head, *rows = sheet.iter_rows(values_only=True)
    shown = list(csv.DictReader(StringIO(within(*_LISTED, "--format", "csv").said, newline="")))
    assert list(head) == list(shown[0])
    assert [row[0] for row in rows] == [one["Mã"] for one in shown]
    at = head.index("Từ ngày")
    assert [row[at] for row in rows if row[at]] == [
        datetime.fromisoformat(one["Từ ngày"]) for one in shown if one["Từ ngày"]
    ]
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.freeze_panes == "B2"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_table_says_by_which_program_and_from_which_rules(form: str, tmp_path: Path) -> None:
    state = pipeline.load(RULES).rules_hash
    file = tmp_path / f"a.{form}"
    within(*_LISTED, "-o", file)
    if form == "csv":
        rows = list(csv.DictReader(StringIO(file.read_text("utf-8-sig"), newline=""), delimiter=";"))
        assert {(one["Phiên bản chương trình"], one["Bản của sổ"]) for one in rows} == {(VERSION, state)}
    else:
        assert (
            openpyxl.load_workbook(file).properties.description
            == f"delegation {VERSION}, rules {state}, as of {DAY[1]}"
        )


def test_a_list_of_nothing_is_a_table_too(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    assert within("--rules", RULES, "list", "tasks", "id:khong-co", *DAY, "-o", file).code == 0
    assert [cell.value for cell in openpyxl.load_workbook(file).active[1]][:2] == ["Mã", "Tên"]
