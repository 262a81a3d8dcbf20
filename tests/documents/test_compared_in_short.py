"""A comparison in short: each matter once, each pair of holders in one row, and why its numbers are not those of other papers."""

from __future__ import annotations

import re

import pytest
from docx import Document
from programs import within

DAYS = ("2026-12-01", "2027-03-01")


@pytest.fixture(name="written", scope="module")
def _written(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[list[list[str]]], list[str]]:
    """Give the rows of the tables, and the paragraphs, of the comparison of two days in short."""
    file = tmp_path_factory.mktemp("short") / "a.docx"
    assert within("diff", *DAYS, "--summary", "-o", file).code == 0
    made = Document(str(file))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    said = [one.text for one in made.paragraphs] + [cell for table in tables for row in table for cell in row]
    return tables, said


def test_matters_that_stand_in_several_rows_count_once(written: tuple[list[list[list[str]]], list[str]]) -> None:
    """What is lost is as many matters as the terminal says, and the paper says why its parts are more."""
    tables, said = written
    (table,) = [one for one in tables if any("Chấm dứt thẩm quyền" in row[1] for row in one if len(row) > 1)]
    (lost,) = [row for row in table if row[1] == "Chấm dứt thẩm quyền"]
    told = within("diff", *DAYS).said
    assert f"{lost[2]} việc" in told
    parts = [int(row[2]) for row in table if row[1].startswith("– ") and "không còn là chủ thể" in row[1]]
    assert sum(parts) > int(lost[2])
    assert any("chỉ tính một lần" in one for one in said)


def test_a_pair_of_holders_has_one_row_with_its_causes(written: tuple[list[list[list[str]]], list[str]]) -> None:
    """Whoever loses something by thirteen decrees stands there once, not thirteen times."""
    tables, _ = written
    rows = [row[1] for table in tables for row in table if len(row) > 1 and row[1].startswith("– ")]
    heads = [one.partition(": ")[0] for one in rows]
    assert heads
    assert len(heads) == len(set(heads))
    assert any("nguyên nhân khác" in one for one in rows)


def test_instruments_that_other_papers_leave_out_are_told(written: tuple[list[list[list[str]]], list[str]]) -> None:
    """A list of what ends does not have the instruments of other provinces: the comparison says that it has them."""
    assert any(re.search(r"Tính cả \d+ văn bản của tỉnh, thành phố khác", one) for one in written[1])
