"""Rows keep the order and the numbers of the paper, across the grants of one decision, in its chart, in lists and in its annex."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casework import Case, grant
from folders import ROOT
from given import ask, asked
from openpyxl import load_workbook

from delegation.model.row_numbers import SHAPE, row_number

NAMES = ("c-mot", "a-hai", "b-ba", "d-bon")
TASKS = "field: y-te\nowner: ubnd-tp\nbasis: [{instrument: 99/2020/QH14}]\ntasks:\n" + "".join(
    f"  - {{id: {one}, title: Việc {one}}}\n" for one in NAMES
)
HEAD = "instrument: {id: qd, number: 930/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-01, effective: 2025-12-01}\ngrants:\n"


NUMBERS = ("1", "1a", "1b", "2", "5.2", "5.10", "9", "10", "12a")
ROMAN = ("I.1", "I.2", "I.10", "II.1", "V.1", "IX.1", "X.1")
LETTERS = ("A.1", "A.2", "B.1", "C.1", "D.1", "Đ.1", "E.1")


def _given(name: str, to: str, rows: str) -> str:
    return grant(name, "ubnd-tp", to, "2025-12-01", "2026-12-31").replace("matters: [viec]", f"matters: [{rows}]")


def _case(folder: Path, *grants: str) -> Case:
    return Case(folder, {"tasks/viec.yaml": TASKS, "decisions/2025/930.yaml": HEAD + "".join(grants)})


def _chart(case: Case, language: str = "vi") -> str:
    path = case.folder.parent / "chart.mmd"
    ask(case, "chart", "qd", "--as-of", "2026-06-01", "-o", str(path), language=language)
    return path.read_text("utf-8")


TWO = (
    _given("z-so", "giam-doc-so-y-te", "{row: 3, matter: b-ba}, {row: 1, matter: c-mot}"),
    _given("a-xa", "ubnd-cap-xa", "{row: 2, matter: a-hai}, d-bon"),
)


def test_a_list_of_what_a_decision_gives_follows_its_annex(tmp_path: Path) -> None:
    case = _case(tmp_path / "r", *TWO)
    listed = asked(case, "list", "tasks", "instrument:qd", "--as-of", "2026-06-01")["fits"]
    assert [(one["id"], one["annex_row"]) for one in listed] == [
        ("c-mot", 1),
        ("a-hai", 2),
        ("d-bon", None),
        ("b-ba", 3),
    ]
    grants = asked(case, "list", "grants", "instrument:930/QĐ-UBND", "--as-of", "2026-06-01")["fits"]
    assert [one["id"] for one in grants] == ["z-so", "a-xa"]
    every = asked(case, "list", "grants", "--as-of", "2026-06-01")["fits"]
    assert [one["id"] for one in every] == ["a-xa", "z-so"], "no decision is asked about"


def test_the_chart_of_a_decision_has_grants_and_rows_in_the_order_of_the_paper_with_their_numbers(
    tmp_path: Path,
) -> None:
    case = _case(tmp_path / "r", *TWO)
    for language in ("vi", "en"):
        drawn = _chart(case, language)
        said = ("1. Việc c-mot", "3. Việc b-ba", "2. Việc a-hai", "– Việc d-bon")
        assert all(one in drawn for one in said)
        assert sorted(said, key=drawn.index) == list(said)


def test_rows_of_two_annexes_stand_annex_by_annex(tmp_path: Path) -> None:
    rows = "{row: 1, matter: a-hai, at: Phụ lục II}, {row: 2, matter: b-ba, at: Phụ lục I}, {row: 1, matter: c-mot, at: Phụ lục I}"
    case = _case(tmp_path / "r", _given("g", "so-y-te", rows))
    drawn = _chart(case)
    said = ("1. Việc c-mot", "2. Việc b-ba", "1. Việc a-hai")
    assert sorted(said, key=drawn.index) == list(said)
    listed = asked(case, "list", "tasks", "instrument:qd", "--as-of", "2026-06-01")["fits"]
    assert [one["id"] for one in listed] == ["c-mot", "b-ba", "a-hai"]


def test_a_matter_that_two_rows_give_in_part_has_both_numbers(tmp_path: Path) -> None:
    only = "{row: 5, matter: a-hai, communes: ['00004']}, {row: 2, matter: a-hai, communes: ['00070']}, {row: 3, matter: b-ba}"
    drawn = _chart(_case(tmp_path / "r", _given("g", "so-y-te", only)))
    assert "2, 5. Việc a-hai" in drawn
    assert drawn.index("Việc a-hai") < drawn.index("3. Việc b-ba")


@pytest.mark.parametrize("numbers", [NUMBERS, ROMAN, LETTERS], ids=["mixed", "Roman", "letters"])
def test_numbers_that_are_more_than_whole_stand_as_a_reader_counts_and_as_they_are_printed(
    tmp_path: Path, numbers: tuple[str, ...]
) -> None:
    """In the list, the JSON, the annex, the chart; whichever grants they are of and in whatever order the file has them."""
    names = [f"viec-{at}" for at in range(len(numbers))]
    rows = [f'{{row: "{number}", matter: {name}}}' for number, name in zip(numbers, names, strict=True)]
    case = _case(
        tmp_path / "r",
        _given("z", "giam-doc-so-y-te", ", ".join(reversed(rows[::2]))),
        _given("a", "ubnd-cap-xa", ", ".join(reversed(rows[1::2]))),
    )
    (case.folder / "tasks/hon.yaml").write_text(
        "field: y-te\nowner: ubnd-tp\nbasis: [{instrument: 99/2020/QH14}]\ntasks:\n"
        + "".join(f"  - {{id: {one}, title: Việc {one}}}\n" for one in names),
        encoding="utf-8",
    )
    listed = asked(case, "list", "tasks", "instrument:qd", "--as-of", "2026-06-01")["fits"]
    assert [one["id"] for one in listed] == names
    assert [str(one["annex_row"]) for one in listed] == [*numbers]
    assert all(isinstance(one["annex_row"], int) for one in listed if str(one["annex_row"]).isdecimal())
    file = tmp_path / "a.xlsx"
    assert ask(case, "annex", "uy-quyen:qd", "--as-of", "2026-06-01", "-o", str(file)).code == 0
    sheet = load_workbook(file).active.iter_rows(values_only=True)
    cells = [row for row in sheet if any(str(cell).startswith("Việc ") for cell in row)]
    assert [str(row[0]) for row in cells] == [*numbers]
    drawn = _chart(case)
    assert all(f"{number}. Việc {name}" in drawn for number, name in zip(numbers, names, strict=True))
    step = asked(case, "who", names[1], "--as-of", "2026-06-01")["parts"][0]["exercisers"][0]["chain"][-1]
    assert str(step["row"]) == numbers[1]
    assert f"phụ lục dòng {numbers[1]}" in ask(case, "who", names[1], "--as-of", "2026-06-01").said


def test_a_later_decision_cites_such_a_row(tmp_path: Path) -> None:
    """«Tạm ngưng dòng 1a», «tại dòng I.1», «dòng iii» reach the row that bears the number, and no other."""
    rows = ", ".join(
        f"{{row: {row}, matter: {name}}}" for row, name in zip(("1", "1a", "I.1", "III"), NAMES, strict=True)
    )
    for at, name in (
        ("dòng 1a", "a-hai"),
        ("dòng 1A", "a-hai"),
        ("dòng I.1", "b-ba"),
        ("dòng iii", "d-bon"),
    ):
        case = _case(tmp_path / name / at, _given("g", "so-y-te", rows).replace("matters:", "at: Phụ lục, matters:"))
        (case.folder / "instruments/sau.yaml").write_text(
            "instruments:\n  - {number: 2/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-02-20, effective: 2026-03-01, "
            f"title: Tạm ngưng, suspends: [{{instrument: qd, at: {at} Phụ lục, to: 2026-09-30}}]}}\n",
            encoding="utf-8",
        )
        told = {
            one: "tạm ngưng từ 01/03/2026" in " ".join(ask(case, "who", one, "--as-of", "2026-06-01").said.split())
            for one in NAMES
        }
        assert told == {one: one == name for one in NAMES}, at
        assert "DLG509" not in ask(case, "check", "--select", "DLG509", "--short").said


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("01", "hãy viết 1."),
        ("1.200", "hãy viết 1200"),
        *((one, "1a") for one in ("một", "1a2", "-1", "0", "I.", "1..2")),
    ],
)
def test_what_is_no_number_of_a_row_is_told(tmp_path: Path, row: str, told: str) -> None:
    """With the number that is meant, where only one can be; else with what a number may be."""
    case = _case(tmp_path / "r", _given("g", "so-y-te", f'{{row: "{row}", matter: c-mot}}'))
    said = ask(case, "check", "--select", "DLG002", "--short").said
    assert "decisions/2025/930.yaml:3:" in said
    assert told in said


def test_the_schema_asks_of_a_number_what_the_reading_of_a_paper_takes_for_one() -> None:
    schema = json.loads((ROOT / "schemas/shared.json").read_text("utf-8"))["definitions"]["row-number-or-unknown"]
    assert schema["pattern"] == f"^{SHAPE}$"
    for text, number in (
        ("5", 5),
        ("5.", 5),
        ("1a)", "1a"),
        ("5.2", "5.2"),
        ("I.1", "I.1"),
        ("Ghi chú", None),
        ("", None),
    ):
        assert row_number(text) == number, text
