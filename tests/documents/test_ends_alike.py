"""Grants that end on one day and are called alike are told apart in the annex of what ends, or said once with how many they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from casework import decision, grant, task
from docx import Document
from folders import beside, small
from openpyxl import load_workbook
from programs import ask

TASKS = "field: y-te\nbasis: [{instrument: 99/2020/QH14}]\ntasks:\n" + "".join(
    f"  - {{id: viec-{name}, title: Việc {name}, owner: ubnd-tp}}\n" for name in "abcd"
)


def _given(name: str, rows: str, to: str = "2026-12-31", receiver: str = "giam-doc-so-y-te") -> str:
    return grant(name, "ubnd-tp", receiver, "2025-12-01", to, extra=", at: Phụ lục I").replace("[viec]", f"[{rows}]")


def _register(folder: Path, *grants: str) -> Path:
    return small(
        folder,
        {
            "tasks/viec.yaml": task(),
            "tasks/nam.yaml": TASKS,
            "decisions/2025/1.yaml": decision("1/QĐ-UBND", *grants),
        },
    )


def _rows(folder: Path, ending: str, language: str) -> list[str]:
    """Give what ends of the kind grant, as the annex names it."""
    file = beside(folder, f"a.{ending}")
    line = ("annex", "het-han:2027-01-31", "--as-of", "2026-06-01", "-o", str(file))
    assert ask(folder, *line, language=language).code == 0
    kind = {"vi": "Lần giao quyền", "en": "Grant"}[language]
    if ending == "docx":
        rows = [[cell.text for cell in row.cells] for table in Document(str(file)).tables for row in table.rows]
    else:
        rows = [list(map(str, row)) for sheet in load_workbook(file) for row in sheet.iter_rows(values_only=True)]
    return [row[row.index(kind) + 1] for row in rows if kind in row]


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize(("language", "row", "more"), [("vi", "dòng 1–2 Phụ lục I", "dòng 3 Phụ lục I"), ("en", "Annex I row 1–2", "Annex I row 3")])  # fmt: skip
def test_two_that_are_called_alike_are_told_apart_by_their_rows(
    tmp_path: Path, ending: str, language: str, row: str, more: str
) -> None:
    folder = _register(
        tmp_path,
        _given("g1", "{row: 1, matter: viec-a}, {row: 2, matter: viec-b}"),
        _given("g2", "{row: 3, matter: viec-c}"),
    )
    found = _rows(folder, ending, language)
    assert len(set(found)) == 2
    assert sorted(one.rpartition("; ")[2] for one in found) == sorted((row, more))


def test_without_numbers_their_matters_tell_them_apart(tmp_path: Path) -> None:
    found = _rows(_register(tmp_path, _given("g1", "viec-a"), _given("g2", "viec-b, viec-c")), "xlsx", "vi")
    assert [one.rpartition("; ")[2] for one in found] == ["«Việc a»", "«Việc b», «Việc c»"]


def test_one_that_is_called_as_no_other_bears_no_more(tmp_path: Path) -> None:
    """Nor do two that end on different days."""
    folder = _register(
        tmp_path, _given("g1", "{row: 1, matter: viec-a}"), _given("g2", "{row: 2, matter: viec-b}", "2026-11-30")
    )
    assert not [one for one in _rows(folder, "xlsx", "vi") if "dòng" in one]


def test_several_grants_whose_end_is_not_known_stand_once_with_their_number(tmp_path: Path) -> None:
    open_end = ("{row: 1, matter: viec-a}", "{row: 2, matter: viec-b}")
    grants = [_given(f"g{at}", row, "{unknown: bản mờ}", "so-y-te") for at, row in enumerate(open_end)]
    folder = _register(tmp_path, *grants)
    ahead = ("horizon", "--as-of", "2026-06-01", "--until", "2027-01-31")
    for language, said in (("vi", "(2 lần giao)"), ("en", "(2 grants)")):
        listed = [one for one in ask(folder, *ahead, language=language).said.splitlines() if "1/QĐ-UBND" in one]
        assert len(listed) == len(set(listed))
        assert [said in one for one in listed] == [True]


def test_the_list_of_tasks_names_the_days_of_what_the_law_gives(tmp_path: Path) -> None:
    """As it does of what a decision gives; of what has no days it says nothing of them."""
    folder = _register(tmp_path, _given("g1", "{row: 1, matter: viec-a}"))
    (folder / "tasks/het.yaml").write_text(
        task("owners: [{holder: so-y-te, term: {to: 2026-10-31}}]", name="het"), encoding="utf-8"
    )
    file = beside(folder, "n.xlsx")
    assert ask(folder, "annex", "nhiem-vu:so-y-te", "--as-of", "2026-06-01", "-o", str(file)).code == 0
    rows = [list(map(str, row)) for sheet in load_workbook(file) for row in sheet.iter_rows(values_only=True)]
    (ends,) = [row for row in rows if "Cấp giấy phép het" in row]
    assert "Theo pháp luật; đến hết 31/10/2026" in ends
    (stays,) = [row for row in rows if "Kiểm tra cơ sở khám bệnh tư nhân" in row]
    assert "Theo pháp luật" in stays
