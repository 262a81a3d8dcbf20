"""Files that cannot be read as they are, each refused with one sentence that says what it is and what to do."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, word
from docx import Document
from folders import small
from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from programs import ask
from takings import DECISION_OF_A_CITY, FACTS, TITLES, city, meant, register, taken

from delegation.errors import AskedWronglyError
from delegation.run import pipeline

A, B, C, *_ = TITLES
CODES = (A, B, C)
DECREE = "Điều 5 Nghị định số 147/2025/NĐ-CP"
SWAPPED = {
    "code and title": (["STT", "Tên thủ tục hành chính", "Mã số TTHC"], [[at, one, TITLES[one]] for at, one in enumerate(CODES, 1)], ("«Mã số TTHC»", "«Tên thủ tục hành chính»")),
    "number and code": (["Mã số TTHC", "STT", "Tên thủ tục hành chính"], [[at, one, TITLES[one]] for at, one in enumerate(CODES, 1)], ("«Mã số TTHC»", "«STT»")),
    "field and title": ([*HEADS[:2], "Lĩnh vực", "Tên thủ tục hành chính"], [[at, one, TITLES[one], "Y tế"] for at, one in enumerate(CODES, 1)], ("«Tên thủ tục hành chính»", "«Lĩnh vực»")),
    "basis and receiver": ([*HEADS[:3], "Cơ quan được ủy quyền", "Căn cứ"], [[at, one, TITLES[one], DECREE, "Sở Y tế"] for at, one in enumerate(CODES, 1)], ("«Căn cứ»", "«Cơ quan được ủy quyền»")),
}  # fmt: skip


@pytest.mark.parametrize("name", SWAPPED)
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_two_heads_over_each_others_columns_are_named(kind: str, name: str, tmp_path: Path) -> None:
    heads, rows, named = SWAPPED[name]
    sheet = Sheet([heads, *rows])
    paper = word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet) if kind == "docx" else excel(tmp_path / "a.xlsx", ("Phụ lục", sheet))  # fmt: skip
    with pytest.raises(AskedWronglyError) as refused:
        city(tmp_path / "so", paper, FACTS)
    assert all(one in str(refused.value) for one in (*named, "đổi chỗ", "nhập lại"))


def test_columns_in_place_are_read_whatever_some_cells_say(tmp_path: Path) -> None:
    """A misprinted code, an empty title, a body among the bases are asked of their rows."""
    rows: list[list[object]] = [[1, A, TITLES[A], DECREE], [2, "mã chưa có", B, "Sở Y tế"], [3, C, "", DECREE]]
    assert len(meant(taken(tmp_path, excel(tmp_path / "a.xlsx", ("x", Sheet([[*HEADS], *rows])))))) == 3


@pytest.mark.parametrize("above", [(), (["DANH MỤC", "", "", ""],)])
def test_a_turned_table_is_refused_and_says_how_to_turn_it(above: tuple[list[str], ...], tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["STT", 1, 2, 3],
        ["Mã số TTHC", *CODES],
        ["Tên thủ tục hành chính", *(TITLES[one] for one in CODES)],
    ]
    with pytest.raises(AskedWronglyError, match="xoay") as refused:
        taken(tmp_path, excel(tmp_path / "a.xlsx", ("Phụ lục", Sheet([*above, *rows]))))
    assert "Transpose" in str(refused.value)


def book(place: Path, *rows: list[object]) -> Path:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    made.save(place)
    return place


@pytest.mark.parametrize("formula", ['="1."&"003390"', "=ROW()-1", "=DATE(2027,6,30)"])
@pytest.mark.parametrize("column", range(4))
def test_a_formula_that_nobody_worked_out_is_refused_with_its_cell(column: int, formula: str, tmp_path: Path) -> None:
    """Else its cell would be read as empty, and the row without its title, its number or its term."""
    row: list[object] = [1, A, TITLES[A], DECREE]
    row[column] = formula
    with pytest.raises(AskedWronglyError, match="công thức chưa được tính") as refused:
        taken(tmp_path, book(tmp_path / "a.xlsx", list(HEADS), row))
    assert f"({'ABCD'[column]}2)" in str(refused.value)


def in_1258(text: str) -> bytes:
    """Write a text as Windows-1258 does: letters with a hat or a horn, and tones behind them."""
    found = b""
    for one in text:
        parts = unicodedata.normalize("NFD", one)
        tones = [each for each in parts if each in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(each for each in parts if each not in tones))
        found += base.encode("cp1258") + "".join(tones).encode("cp1258")
    return found


@pytest.mark.parametrize("heads", ["STT;Mã số TTHC;Tên thủ tục hành chính", "TT;Mã;Tên", "Số;Mã hồ sơ TTHC;Tên TTHC"])
def test_windows_1258_is_read_as_such_whatever_its_heads(heads: str, tmp_path: Path) -> None:
    """It looks like TCVN3 and VNI where a head has no letter of Vietnamese."""
    paper = tmp_path / "a.csv"
    paper.write_bytes(in_1258(f"{heads}\n1;{A};{TITLES[A]}\n2;{B};{TITLES[B]}\n"))
    made = taken(tmp_path, paper)
    assert [matter for _, matter in meant(made)] == [A, B]
    assert "windows-1258" in made.paper.notices[0].vi


UNMERGED = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> nhanh\n"


def test_marks_of_a_merge_in_a_table_of_values_are_told(tmp_path: Path) -> None:
    paper = tmp_path / "a.csv"
    rows = UNMERGED.format(f"1;{A};{TITLES[A]}", f"1;{B};{TITLES[B]}")
    paper.write_text(f"STT;Mã số TTHC;Tên thủ tục hành chính\n{rows}", "utf-8")
    with pytest.raises(AskedWronglyError, match=r"dòng 2: dòng «<<<<<<<».*git") as refused:
        taken(tmp_path, paper)
    assert "đến dòng 6" in str(refused.value)


@pytest.mark.parametrize("line", range(5))
def test_marks_of_a_merge_in_a_rule_file_are_told_at_their_line(line: int, tmp_path: Path) -> None:
    """And not as a missing colon somewhere near."""
    place = register(tmp_path) / "procedures/y-te.yaml"
    lines = place.read_text("utf-8").split("\n")
    lines[line : line + 1] = UNMERGED.format(lines[line], f"{lines[line]} ").rstrip("\n").split("\n")
    place.write_text("\n".join(lines), "utf-8")
    (problem,) = (one for one in pipeline.load(tmp_path).problems if "<<<<<<<" in one[1].said.vi)
    assert problem[0] == "DLG001"
    assert problem[1].about[-1] == str(line + 1)
    assert "Hãy giữ bản đúng, xóa bản kia" in problem[1].said.vi


@pytest.mark.parametrize(("look", "asked"), [(Font(strike=True), 1), (Font(color="FFFFFFFF"), 1), (Font(bold=True), 0)])  # fmt: skip
def test_rows_that_a_condition_may_strike_through_are_asked_about(look: Font, asked: int, tmp_path: Path) -> None:
    """Which rows it strikes now only Excel works out."""
    made = Workbook()
    for row in (list(HEADS), [1, A, TITLES[A], DECREE], [2, B, TITLES[B], DECREE]):
        made.active.append(row)
    made.active.conditional_formatting.add("A2:D3", FormulaRule(formula=["$A2=2"], font=look))
    made.save(tmp_path / "a.xlsx")
    found = [one for one in taken(tmp_path, tmp_path / "a.xlsx").open if one.key.endswith(":conditional")]
    assert ["A2:D3" in one.said.vi for one in found] == [True] * asked


def test_a_draft_of_the_program_is_refused_and_asks_nothing(tmp_path: Path) -> None:
    """Only the page before it tells it from a paper that was signed."""
    given = f"""instrument: {{id: qd-thu, number: 12/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, title: Ủy quyền thử, issued: 2025-12-20, effective: 2026-01-01, source: ví dụ, provenance: official}}
grants:
  - {{id: uq-mot, mechanism: delegation, from: ubnd-tp, to: so-y-te, term: {{from: 2026-01-01, to: 2027-02-28}}, content: thử, matters: [{{row: 1, matter: "{A}"}}]}}
"""
    root = register(small(tmp_path / "so", {"decisions/2025/thu.yaml": given}))
    (root / "decisions/2025").mkdir(parents=True, exist_ok=True)
    (root / "decisions/2025/thu.yaml").write_text(given, "utf-8")
    ran = ask(root, "draft", "decision", "--extend", "uq-mot", "--until", "2028-12-31", "-o", str(tmp_path / "a.docx"))
    assert ran.code == 0, ran.err.decode()
    with pytest.raises(AskedWronglyError, match="dự thảo do chương trình này lập"):
        taken(root, tmp_path / "a.docx")
    paper = Document(str(tmp_path / "a.docx"))
    paper.paragraphs[0].text = ""
    paper.save(str(tmp_path / "b.docx"))
    assert taken(root, tmp_path / "b.docx").rows
