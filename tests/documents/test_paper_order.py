"""The annex of a decision keeps the order and the numbers of the paper, whichever grants its rows are of."""

from __future__ import annotations

from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import beside, small
from openpyxl import load_workbook
from programs import within

TASKS = "field: y-te\nbasis: [{instrument: 99/2020/QH14}]\ntasks:\n" + "".join(
    f"  - {{id: viec-{name}, title: Việc {name}, owner: ubnd-tp}}\n" for name in "abcde"
)


def given(name: str, receiver: str, rows: str, at: str = "at: Phụ lục") -> str:
    """Write a grant of some rows."""
    whole = grant(name, "ubnd-tp", receiver, "2025-12-01", "2026-12-31")
    return whole.replace("matters: [viec]", f"{at}, matters: [{rows}]")


def listed(folder: Path, *grants: str) -> list[tuple[object, str]]:
    """Give number and title of each row of the annex of a decision."""
    files = {
        "tasks/viec.yaml": task(),
        "tasks/nam.yaml": TASKS,
        "decisions/2025/1.yaml": decision("1/QĐ-UBND", *grants),
    }
    small(folder, files)
    file = beside(folder, "a.xlsx")
    ran = within("annex", "uy-quyen:1/QĐ-UBND", "--as-of", "2026-04-15", "-o", str(file), "--rules", str(folder))
    assert ran.code == 0, ran.told
    rows = [list(row) for sheet in load_workbook(file) for row in sheet.iter_rows(values_only=True)]
    titled = ((row[0], [str(cell) for cell in row if str(cell).startswith("Việc ")]) for row in rows)
    return [(number, names[0]) for number, names in titled if names]


def test_rows_of_several_grants_interleave_as_on_the_paper(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        given(
            "g1", "giam-doc-so-y-te", "{row: 1, matter: viec-a}, {row: 3, matter: viec-b}, {row: 10, matter: viec-c}"
        ),
        given("g2", "ubnd-cap-xa", "{row: 2, matter: viec-d}, {row: 9, matter: viec-e}"),
    )
    assert found == [(1, "Việc a"), (2, "Việc d"), (3, "Việc b"), (9, "Việc e"), (10, "Việc c")]


def test_rows_without_a_number_come_after_those_with_one(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        given("g1", "giam-doc-so-y-te", "viec-a, {row: 2, matter: viec-b}"),
        given("g2", "ubnd-cap-xa", "{row: 1, matter: viec-c}"),
    )
    assert [title for _, title in found] == ["Việc c", "Việc b", "Việc a"]


@pytest.mark.parametrize("second", ["Phụ lục II", "Phụ lục 2"])
def test_annexes_stand_one_after_the_other_and_are_numbered_through(tmp_path: Path, second: str) -> None:
    found = listed(
        tmp_path,
        given("g1", "giam-doc-so-y-te", "{row: 1, matter: viec-a}, {row: 2, matter: viec-b}", f"at: {second}"),
        given("g2", "ubnd-cap-xa", "{row: 1, matter: viec-c}, {row: 2, matter: viec-d}", "at: Phụ lục I"),
    )
    assert found == [(1, "Việc c"), (2, "Việc d"), (3, "Việc a"), (4, "Việc b")]
