"""What limits a grant is said wherever the grant is told of: cases, communes, parts in words, of the grant and of its rows."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from divided import MATTER, decision, grant, only, procedure, procedures
from folders import beside, small
from openpyxl import load_workbook
from programs import ask

from delegation.model.holders import CommuneCode
from delegation.model.parts import WHOLE, Part

DIRECTOR, CHAIR, COMMUNES = "giam-doc-so-y-te", "chu-tich-ubnd-tp", "ubnd-cap-xa"
DAY = ("--as-of", "2026-06-01")
WORDS = "chỉ cơ sở loại nhỏ"
ROWS = (
    f'[{{row: 1, matter: "{MATTER}", only: {{nhom: [A]}}}}, '
    f'{{row: 2, matter: "{MATTER}", only: {{nhom: [B]}}, communes: ["00004"]}}]'
)
WHERE = '    communes: ["00004", "00070"]\n'
OF_ROWS = "tại Phường Ba Đình, Phường Hoàn Kiếm; dòng 1: chỉ nhom: A; dòng 2: chỉ nhom: B; tại Phường Ba Đình"
IN_ENGLISH = "in Phường Ba Đình, Phường Hoàn Kiếm; row 1: nhom only: A; row 2: nhom only: B; in Phường Ba Đình"


def register(folder: Path) -> Path:
    """Write a decision with a grant whose rows give parts, and one that gives a part in words of one group."""
    rows = grant("g-dong", DIRECTOR, WHERE, matters=ROWS)
    words = grant("g-loi", DIRECTOR, only("{nhom: [C]}")).replace("scope: whole", f"scope: {WORDS}")
    return small(folder, {**procedures(procedure("{nhom: [A, B, C]}")), **decision("931", rows, words)})


def said_by(folder: Path, *line: str, language: str = "vi") -> str:
    """Give what a command says, in one line without the strokes of trees."""
    ran = ask(folder, *line, *DAY, language=language)
    return " ".join(ran.said.replace("│", " ").split())


@pytest.mark.parametrize("line", [("list", "grants"), ("down", CHAIR), ("timeline", "931/QĐ-UBND")])
def test_a_grant_says_its_communes_the_parts_of_its_rows_and_its_part_in_words(
    tmp_path: Path, line: tuple[str, ...]
) -> None:
    folder = register(tmp_path)
    said = said_by(folder, *line)
    assert OF_ROWS in said
    assert f"chỉ nhom: C; một phần: «{WORDS}»" in said
    assert IN_ENGLISH in said_by(folder, *line, language="en")


def test_each_row_says_its_own_part_within_that_of_its_grant_and_once(tmp_path: Path) -> None:
    said = said_by(register(tmp_path), "who", MATTER, "--case", "nhom=B", "--commune", "ba dinh")
    assert "Chỉ nhom: B; tại Phường Ba Đình" in said
    assert "nhom: B; chỉ nhom: B" not in said


def test_programs_read_the_part_in_json_and_csv(tmp_path: Path) -> None:
    folder = register(tmp_path)
    found = json.loads(ask(folder, "list", "grants", "--format", "json", *DAY).out)
    first, second = found["fits"]
    assert (first["part"], second["part"], second["worded_part"]) == (OF_ROWS, "chỉ nhom: C", WORDS)
    assert first["chain"][0]["part"] == {"vi": OF_ROWS, "en": IN_ENGLISH}
    table = list(
        csv.DictReader(
            StringIO(ask(folder, "list", "grants", "--format", "csv", *DAY, language="en").out.decode("utf-8-sig"))
        )
    )
    assert [one["part"] for one in table] == [OF_ROWS, "chỉ nhom: C"]
    whole = small(
        tmp_path / "whole", {**procedures(procedure("{nhom: [A, B]}")), **decision("931", grant("g", DIRECTOR))}
    )
    (only_one,) = json.loads(ask(whole, "list", "grants", "--format", "json", *DAY).out)["fits"]
    assert only_one["part"] is None
    assert "part" not in only_one["chain"][0]


def test_the_sheet_of_a_list_has_the_part(tmp_path: Path) -> None:
    file = tmp_path / "ds.xlsx"
    assert ask(register(tmp_path / "r"), "list", "grants", "-o", str(file), *DAY).code == 0
    assert OF_ROWS in [str(cell.value) for row in load_workbook(file).active or () for cell in row]


@pytest.mark.parametrize("subject", ["931/QĐ-UBND", DIRECTOR, "hinh-thuc-1", "linh-vuc:y-te", "tong-quan", MATTER])
def test_every_chart_says_what_limits_its_grants(tmp_path: Path, subject: str) -> None:
    folder = register(tmp_path)
    file = folder / "decisions/2025/931-qd-ubnd.yaml"
    file.write_text(file.read_text().replace("mechanism: delegation\n", "mechanism: delegation\n    form: 1\n"))
    drawn = beside(folder, "q.svg")
    assert ask(folder, "chart", subject, "-o", str(drawn), *DAY).code == 0
    words = drawn.read_text("utf-8")
    expected = (
        ("dòng 2: chỉ nhom: B", "chỉ nhom: C") if subject != MATTER else ("chỉ nhom: A", "chỉ nhom: B", "chỉ nhom: C")
    )
    for one in (*expected, WORDS):
        assert one in " ".join(words.replace("&#10;", " ").split()), one


def test_the_annexes_of_a_form_and_of_tasks_of_communes_say_what_limits_a_row(tmp_path: Path) -> None:
    given = decision("931", grant("g", DIRECTOR, f"{WHERE}    form: 1\n", matters=ROWS))
    ledger = (
        "ledgers:\n  - {id: ht-1, name: Hình thức 1, counts: delegated-procedures, form: 1, total: 1, source: thử}\n"
    )
    folder = small(tmp_path, {**procedures(procedure("{nhom: [A, B, C]}")), **given, "ledgers/a.yaml": ledger})
    file = beside(folder, "b.xlsx")
    assert ask(folder, "annex", "bieu-2", "-o", str(file), *DAY).code == 0
    cells = [str(cell.value) for sheet in load_workbook(file) for row in sheet for cell in row]
    assert any("Chỉ nhom: A; tại Phường Ba Đình, Phường Hoàn Kiếm; điều kiện" in one for one in cells), cells


def test_the_list_of_tasks_that_communes_receive_says_what_limits_that(tmp_path: Path) -> None:
    task = (
        "field: y-te\ntasks:\n  - id: viec\n    title: Cấp phép\n    owner: ubnd-tp\n    level: city\n"
        "    basis: [{instrument: 99/2020/QH14, at: Điều 5 khoản 2}]\n"
    )
    given = decision("931", grant("g", COMMUNES, '    communes: ["00004"]\n', matters="[viec]", giver="ubnd-tp"))
    ledger = "ledgers:\n" + "".join(
        f"  - {{id: {name}, name: {name}, counts: tasks, level: {level}, total: 9, source: thử}}\n"
        for name, level in (("tp", "city"), ("xa", "commune"))
    )
    folder = small(tmp_path, {"tasks/viec.yaml": task, **given, "ledgers/a.yaml": ledger})
    file = beside(folder, "b.xlsx")
    ran = ask(folder, "annex", "bieu-1", "-o", str(file), *DAY)
    assert ran.code == 0, ran.told
    cells = [str(cell.value) for sheet in load_workbook(file) for row in sheet for cell in row]
    assert any(one.startswith("Tại Phường Ba Đình; điều kiện") for one in cells), cells


def test_of_many_rows_with_parts_the_first_are_named_and_the_others_counted(tmp_path: Path) -> None:
    several = [f"1.9000{at}" for at in range(20, 28)]
    rows = (
        "["
        + ", ".join(f'{{row: {at}, matter: "{one}", only: {{nhom: [A]}}}}' for at, one in enumerate(several, 1))
        + "]"
    )
    matters = procedures(*(procedure("{nhom: [A, B]}", code=one) for one in several))
    said = said_by(
        small(tmp_path, {**matters, **decision("931", grant("g", DIRECTOR, matters=rows))}), "list", "grants"
    )
    assert "dòng 5: chỉ nhom: A; 3 dòng khác cũng chỉ giao một phần" in said
    assert "dòng 6" not in said


def test_what_two_parts_have_in_common_names_a_restriction_once() -> None:
    narrow, wide = Part((("nhom", ("A",)),)), Part((("nhom", ("A", "B")),))
    assert narrow.within(wide) == wide.within(narrow) == narrow.within(narrow) == narrow
    assert wide.within(WHOLE) == wide
    crossing = Part((("nhom", ("B", "C")),), (CommuneCode("00004"),))
    assert wide.within(crossing).only == (*wide.only, *crossing.only)
