"""``delegation export``: the sheet of a decision comes back as it went."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel
from folders import RULES, beside
from openpyxl import load_workbook
from programs import ask
from takings import TITLES, meant, register, taken

from delegation.model.terms import Unknown
from delegation.run import importing, pipeline

A, B, C, D, E = TITLES
BASIS = "basis: [{instrument: 147/2025/NĐ-CP, at: Điều 5 khoản 2}]"
DECISION = f"""\
instrument: {{id: qd-1, number: 1/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-01, effective: 2026-01-01, title: Ủy quyền}}
grants:
  - id: uq-1
    mechanism: delegation
    form: 3
    from: ubnd-tp
    to: so-y-te
    at: Phụ lục
    term: {{from: 2026-01-01, to: 2026-12-31}}
    matters:
      - {{row: 1, matter: "{A}", {BASIS}, note: ghi tay}}   # giữ
      - {{row: 2, matter: "{D}", printed: "2.000.229"}}
      - {{row: 3, matter: "{E}", printed: {{unknown: không in}}}}
      - {{row: 4, matter: "{A}", {BASIS}}}
"""


def city(tmp_path: Path) -> Path:
    root = register(tmp_path / "so")
    place = root / "decisions" / "2025" / "1.yaml"
    place.parent.mkdir(parents=True)
    place.write_text(DECISION, "utf-8")
    return root


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_imported_as_it_is_it_changes_nothing(ending: str, tmp_path: Path) -> None:
    """Misprinted and missing codes and a repeated row are in the register already: nobody is asked again."""
    root = city(tmp_path)
    sheet = beside(root, f"qd.{ending}")
    before = {one: one.read_bytes() for one in root.rglob("*.yaml")}
    ran = ask(root, "export", "1/QĐ-UBND", "-o", str(sheet))
    assert ran.code == 0
    assert "Chú ý" not in ran.told
    ran = ask(root, "import", str(sheet), "--write")
    assert ran.code == 0, ran.said
    assert {one: one.read_bytes() for one in root.rglob("*.yaml")} == before


@pytest.mark.parametrize("sign", ["=1+1", "+cmd", "- chỉ việc này", "@SUM(1)", "'quen tay", "'=x"])
def test_no_value_of_a_sheet_is_a_formula_and_all_come_back_as_they_went(sign: str, tmp_path: Path) -> None:
    """What begins like a formula goes with an apostrophe before it, which the import takes off again, and no other."""
    root = city(tmp_path)
    place = root / "decisions" / "2025" / "1.yaml"
    place.write_text(DECISION.replace("note: ghi tay", f'note: "{sign}"'), "utf-8")
    sheet = beside(root, "qd.csv")
    ran = ask(root, "export", "1/QĐ-UBND", "-o", str(sheet))
    assert (ran.code, "Chú ý" in ran.told) == (0, False)
    values = [one for row in csv.reader(sheet.read_text("utf-8-sig").splitlines(), delimiter=";") for one in row]
    assert not [one for one in values if one.startswith(("=", "+", "-", "@"))]
    before = place.read_bytes()
    assert ask(root, "import", str(sheet), "--write").code == 0
    assert place.read_bytes() == before


def test_an_edited_cell_changes_its_row_alone(tmp_path: Path) -> None:
    root = city(tmp_path)
    sheet = beside(root, "qd.xlsx")
    ask(root, "export", "qd-1", "-o", str(sheet))
    book = load_workbook(sheet)
    table = book.active
    at = next(row for row in table.iter_rows() if row[0].value == "4")
    at[1].value, at[3].value = C, TITLES[C]
    book.save(sheet)
    place = next(root.glob("decisions/*/*.yaml"))
    before = place.read_text("utf-8").splitlines()
    assert ask(root, "import", str(sheet), "--write").code == 0
    after = place.read_text("utf-8").splitlines()
    assert before[:-1] == after[:-1]
    assert f'row: 4, matter: "{C}"' in after[-1]


@pytest.mark.parametrize(
    ("old", "new"), [("ghi tay", "ghi tay, đã sửa"), ("ghi tay", ""), ("ghi tay", "chỉ tại Sở; ghi tay")]
)
def test_an_edited_note_is_the_note_and_that_of_a_row_that_changes_otherwise_stays(
    old: str, new: str, tmp_path: Path
) -> None:
    """The sheet holds the notes of the register, not those of a paper: nothing is put before them."""
    root = city(tmp_path)
    place, sheet = root / "decisions" / "2025" / "1.yaml", beside(root, "qd.csv")
    ask(root, "export", "1/QĐ-UBND", "-o", str(sheet))
    text = sheet.read_text("utf-8-sig")
    sheet.write_text(text.replace(f";{old}\n", f';"{new}"\n'), "utf-8-sig")
    made = importing.read(sheet, pipeline.load(root), {"Phụ lục:1": ""})
    asked = {one.key: "giữ dòng" for one in made.open}
    made = importing.read(sheet, pipeline.load(root), asked)
    assert [one.en for one in made.differences or ()] == [f"~ row 1: {A}, its note"]
    note = f', note: "{new}"' if ":" in new or ";" in new else f", note: {new}" if new else ""
    assert next(iter(made.files.values())).decode().replace('"', "") == place.read_text("utf-8").replace(
        ", note: ghi tay", note
    ).replace('"', "")
    sheet.write_text(text.replace("Điều 5 khoản 2 147/2025/NĐ-CP", "Điều 6 147/2025/NĐ-CP", 1), "utf-8-sig")
    made = importing.read(sheet, pipeline.load(root), {})
    assert "note: ghi tay}" in next(iter(made.files.values())).decode()


def test_without_the_decision_the_sheet_gives_its_rows_back(tmp_path: Path) -> None:
    root = city(tmp_path)
    sheet = beside(root, "qd.csv")
    ask(root, "export", "qd-1", "-o", str(sheet))
    old = pipeline.load(root).register.grants["uq-1"]
    next(root.glob("decisions/*/*.yaml")).unlink()
    made = importing.read(sheet, pipeline.load(root), {"Phụ lục:0:x": ""})
    assert [key for _, key in meant(made)] == [A, D, E, "?twice"]
    assert made.facts.value("number") == "1/QĐ-UBND"
    assert not isinstance(old.rows, Unknown)
    assert [one.printed for one in made.rows] == [None, "2.000.229", None, None]
    assert made.rows[2].printed_unknown


def test_every_decision_of_ha_noi_comes_back_or_says_what_the_sheet_cannot_hold(tmp_path: Path) -> None:
    loaded = pipeline.load(RULES).register
    listed = {one.instrument for one in loaded.grants.values() if not isinstance(one.rows, Unknown) and one.rows}
    told = {}
    for name in sorted(listed):
        ran = ask(RULES, "export", name, "-o", str(tmp_path / f"{name}.csv"))
        assert ran.code == 0, ran.told
        told[name] = "Chú ý" in ran.told
    assert sum(not lost for lost in told.values()) >= 2, told


def test_what_gives_no_rows_is_refused(tmp_path: Path) -> None:
    ran = ask(register(tmp_path / "so"), "export", "147/2025/NĐ-CP", "-o", str(tmp_path / "x.csv"))
    assert ran.code == 2
    assert "không có dòng nào" in ran.told


def test_a_title_above_the_heads_of_a_sheet_names_the_decision(tmp_path: Path) -> None:
    title = "(Kèm theo Quyết định số 105/QĐ-UBND ngày 09 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân Thành phố)"
    rows: list[list[object]] = [
        ["PHỤ LỤC", None, None, None],
        [title, None, None, None],
        list(HEADS),
        [1, A, TITLES[A], ""],
    ]
    made = taken(tmp_path / "so", excel(tmp_path / "a.xlsx", ("x", Sheet(rows, [(0, 0, 0, 3), (1, 0, 1, 3)]))))
    assert made.facts.value("number") == "105/QĐ-UBND"
    assert made.facts.value("issued") == "2026-01-09"


def test_the_whole_register_goes_out_and_comes_back(tmp_path: Path) -> None:
    root = city(tmp_path)
    out = beside(root, "so.json")
    assert ask(root, "export", "-o", str(out)).code == 0
    new = tmp_path / "moi"
    ran = ask(root, "import", str(out), "--to", str(new))
    assert ran.code == 0, ran.told
    assert pipeline.load(new).register == pipeline.load(root).register
    ran = ask(root, "import", str(out), "--to", str(new))
    assert ran.code == 2
    assert "đã có nội dung" in ran.told


@pytest.mark.parametrize("line", [[], ["--write", "--to", "x"], ["--fact", "number=1"]])
def test_a_whole_register_needs_a_folder_of_its_own(line: list[str], tmp_path: Path) -> None:
    root = city(tmp_path)
    out = beside(root, "so.json")
    ask(root, "export", "-o", str(out))
    ran = ask(root, "import", str(out), *line)
    assert ran.code == 2
    assert "--to" in ran.told


@pytest.mark.parametrize("ending", ["graphml", "ttl", "nt", "jsonld"])
def test_the_whole_register_as_open_data(ending: str, tmp_path: Path) -> None:
    root = city(tmp_path)
    out = beside(root, f"so.{ending}")
    assert ask(root, "export", "-o", str(out)).code == 0
    assert TITLES[A] in out.read_text("utf-8") or TITLES[A].encode("unicode_escape").decode() in out.read_text("utf-8")


@pytest.mark.parametrize(
    "line",
    [
        ["-o", "x.docx"], ["-o", "x.xlsx"], ["-o", "x"], ["-o", "x.json", "--base", "https://a/"], ["-o", "x.ttl", "--base", "a b"],
        ["-o", "x.ttl", "--base", "https://a/<x>"], ["-o", "x.ttl", "--base", "https://a/\x01"], ["1/QĐ-UBND", "-o", "x.ttl"], ["1/QĐ-UBND", "-o", "x.csv", "--base", "https://a/"],
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_refused(line: list[str], tmp_path: Path) -> None:
    assert ask(city(tmp_path), "export", *line).code == 2


ENDS = (
    DECISION.replace(
        "    matters:\n",
        "    note: 'không nhập, theo câu trả lời khi nhập: dòng 9 «9.000001 Việc khác»'\n    matters:\n",
    ).replace(f'      - {{row: 2, matter: "{D}", printed: "2.000.229"}}\n', "")
    + f"""\
  - id: uq-2
    mechanism: delegation
    form: 3
    from: ubnd-tp
    to: so-y-te
    at: Phụ lục
    steps: [receive, appraise]
    term: {{from: 2026-01-01, to: 2026-11-30}}
    matters:
      - {{row: 2, matter: "{D}", printed: "2.000.229"}}
  - id: uq-3
    mechanism: delegation
    form: 3
    from: ubnd-tp
    to: so-y-te
    at: Phụ lục
    term: {{from: 2026-01-01, to: {{unknown: "văn bản ghi: «24 tháng»"}}}}
    matters:
      - {{row: 5, matter: "{C}"}}
"""
)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_last_days_and_steps_of_several_grants_and_rows_that_were_left_out_are_not_lost(
    ending: str, tmp_path: Path
) -> None:
    """Imported as it is, it changes nothing; where the register has it not, the same days and steps come back."""
    root = city(tmp_path)
    place = root / "decisions" / "2025" / "1.yaml"
    place.write_text(ENDS, "utf-8")
    sheet = beside(root, f"qd.{ending}")
    ran = ask(root, "export", "1/QĐ-UBND", "-o", str(sheet))
    assert (ran.code, "Chú ý" in ran.told) == (0, False)
    ran = ask(root, "import", str(sheet), "--write")
    assert ran.code == 0, ran.said
    assert place.read_text("utf-8") == ENDS
    place.unlink()
    made = importing.read(sheet, pipeline.load(root), {})
    waiting = {one.key: "chưa rõ" if one.key.endswith("end") else "giữ dòng" for row in made.rows for one in row.open}
    made = importing.read(sheet, pipeline.load(root), waiting)
    assert made.open == ()
    assert [(one.end, one.steps, one.words) for one in made.given] == [
        ("2026-12-31", (), ""), ("2026-11-30", ("receive", "appraise"), ""), ("", (), "24 tháng"),
    ]  # fmt: skip
