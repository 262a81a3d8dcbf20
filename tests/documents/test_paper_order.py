"""The annex of a decision keeps the order and the numbers of the paper, whichever grants its rows are of."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from casework import decision, grant, task
from folders import beside, small
from openpyxl import load_workbook
from programs import ask, within

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


def test_a_row_without_a_number_stays_beside_its_neighbours_in_the_list_of_its_grant(tmp_path: Path) -> None:
    """Below the numbered one before it, as where one row of the paper has several codes; else above the next; a list without any comes last."""
    found = listed(
        tmp_path,
        given("g1", "giam-doc-so-y-te", "viec-a, {row: 2, matter: viec-b}, viec-d"),
        given("g0", "so-y-te", "viec-e"),
        given("g2", "ubnd-cap-xa", "{row: 1, matter: viec-c}, {row: 3, matter: viec}"),
    )
    assert [title for _, title in found] == ["Việc c", "Việc a", "Việc b", "Việc d", "Việc e"]
    assert [number for number, _ in found if number] == [1, 2]


def test_a_number_that_two_rows_bear_is_that_of_the_paper_all_the_same(tmp_path: Path) -> None:
    """A row that is given to several, each a part: no other number of its annex is replaced by an invented one either."""
    found = listed(
        tmp_path,
        given("g1", "giam-doc-so-y-te", '{row: 2, matter: viec-a}, {row: 5, matter: viec-b, communes: ["00004"]}'),
        given("g2", "ubnd-cap-xa", '{row: 5, matter: viec-b, communes: ["00070"]}, {row: 9, matter: viec-c}'),
    )
    assert found == [(2, "Việc a"), (5, "Việc b"), (5, "Việc b"), (9, "Việc c")]


@pytest.mark.parametrize("second", ["Phụ lục II", "Phụ lục 2"])
def test_annexes_stand_one_after_the_other_each_with_its_own_numbers(tmp_path: Path, second: str) -> None:
    found = listed(
        tmp_path,
        given("g1", "giam-doc-so-y-te", "{row: 1, matter: viec-a}, {row: 2, matter: viec-b}", f"at: {second}"),
        given("g2", "ubnd-cap-xa", "{row: 1, matter: viec-c}, {row: 2, matter: viec-d}", "at: Phụ lục I"),
    )
    assert found == [(1, "Việc c"), (2, "Việc d"), (1, "Việc a"), (2, "Việc b")]


def words(file: Path) -> str:
    """Give the words of a Word file, in their order, whatever keeps them in one line."""
    said = " ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", ZipFile(file).read("word/document.xml").decode("utf-8")))
    return said.replace("\N{NO-BREAK SPACE}", " ")


def annex(folder: Path, ending: str, *grants: str, language: str = "vi") -> Path:
    """Make the annex of a decision."""
    small(folder, {"tasks/nam.yaml": TASKS, "decisions/2025/1.yaml": decision("1/QĐ-UBND", *grants)})
    file = beside(folder, f"a.{ending}")
    ran = ask(folder, "annex", "uy-quyen:1/QĐ-UBND", "--as-of", "2026-04-15", "-o", str(file), language=language)
    assert ran.code == 0, ran.told
    return file


def test_each_annex_has_a_heading_in_word_and_a_column_in_excel(tmp_path: Path) -> None:
    grants = (
        given("g1", "giam-doc-so-y-te", "{row: 1, matter: viec-a}", "at: Phụ lục II"),
        given("g2", "ubnd-cap-xa", "{row: 1, matter: viec-c}", "at: Phụ lục I"),
    )
    said = words(annex(tmp_path / "w", "docx", *grants))
    places = [said.index(one) for one in ("Phụ lục I ", "Việc c", "Phụ lục II", "Việc a")]
    assert places == sorted(places)
    rows = list(load_workbook(annex(tmp_path / "e", "xlsx", *grants)).active.iter_rows(values_only=True))
    (head,) = [row for row in rows if "STT" in row]
    at = head.index("Phụ lục")
    assert [row[at] for row in rows if any(str(cell).startswith("Việc ") for cell in row)] == [
        "Phụ lục I",
        "Phụ lục II",
    ]


def test_of_one_annex_there_is_no_heading_of_it(tmp_path: Path) -> None:
    rows = list(
        load_workbook(
            annex(tmp_path, "xlsx", given("g1", "giam-doc-so-y-te", "{row: 1, matter: viec-a}"))
        ).active.iter_rows(values_only=True)
    )
    assert not [row for row in rows if "STT" in row and "Phụ lục" in row]


@pytest.mark.parametrize(("mechanism", "word"), [("signing-for", "Ký thay"), ("internal-assignment", "Phân công")])
def test_who_signs_or_is_assigned_stands_apart_from_what_is_delegated(
    tmp_path: Path, mechanism: str, word: str
) -> None:
    signs = given("g0", "so-y-te", "{row: 1, matter: viec-c}", "at: Điều 2").replace("delegation", mechanism)
    gives = given("g1", "giam-doc-so-y-te", "{row: 1, matter: viec-a}")
    said = words(annex(tmp_path / "w", "docx", signs, gives))
    places = [
        said.index(one) for one in ("Bên nhận ủy quyền", "Việc a", "không phải ủy quyền", "Việc c", f"{word}; giao tại")
    ]
    assert places == sorted(places)
    assert "CHO GIÁM ĐỐC SỞ Y TẾ (" in said, "the title names those alone to whom something is delegated"
    english = words(annex(tmp_path / "en", "docx", signs, gives, language="en"))
    assert "Signing for and internal assignment: no delegation, the giver goes on deciding" in english
    alone = words(annex(tmp_path / "alone", "docx", signs))
    assert "Việc c" in alone
    assert "không phải ủy quyền" not in alone, "a decision that delegates nothing is listed under its own name"
