"""Each row of a decision file that came from a paper says from which of its cells, and says so truly after later papers (decision 0053)."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, word
from openpyxl import load_workbook
from takings import DECISION_OF_A_CITY, TITLES, city, province

from delegation.loading.parsing import parsed
from delegation.model.terms import if_known
from delegation.run import pipeline

A, B, C, D, _ = TITLES
_LIST = re.compile(r"    matters:  # ô nguồn trong (?P<name>.+) \(sha256 (?P<print>\w+)\)")
_ROW = re.compile(
    r'      - \{.*matter: "(?P<code>[\d.]+)".*\}  # (?P<sheet>.+)!(?P<cell>\w+)(?: của (?P<name>.+) \(sha256 (?P<print>\w+)\))?'
)


def paper(place: Path, *codes: str) -> Path:
    lines = Sheet([[line] for line in DECISION_OF_A_CITY])
    rows = [[at, code, TITLES[code.replace(",", ".")], ""] for at, code in enumerate(codes, 1)]
    return excel(place, ("Quyết định", lines), ("Phụ lục", Sheet([list(HEADS), *rows])))


def taken_in(folder: Path, at: Path, answers: dict[str, str] | None = None) -> str:
    """Import a paper, write what comes of it, and give the text of the decision's file."""
    for name, data in city(folder, at, answers).files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return next((folder / "decisions").rglob("77*.yaml")).read_text("utf-8")


def true_of(text: str, papers: Path) -> dict[str, str]:
    """Hold each remark against the cell that it names, in the file that it names; give the files by the matters of the rows."""
    found = dict[str, str]()
    here = None
    for line in text.splitlines():
        if line.startswith("    matters:"):
            here = _LIST.fullmatch(line)
        elif line.startswith("      - {"):
            row = _ROW.fullmatch(line)
            assert here, line
            assert row, line
            name, known = (row["name"], row["print"]) if row["name"] else (here["name"], here["print"])
            at = papers / name
            assert sha256(at.read_bytes()).hexdigest().startswith(known)
            assert load_workbook(at)[row["sheet"]][row["cell"]].value == row["code"]
            found[row["code"]] = name
    return found


def test_each_row_names_the_cell_that_it_comes_from_and_its_list_the_file(tmp_path: Path) -> None:
    folder = province(tmp_path / "so", "Đà Nẵng")
    text = taken_in(folder, paper(tmp_path / "a.xlsx", A, B, C))
    assert true_of(text, tmp_path) == dict.fromkeys((A, B, C), "a.xlsx")


def test_a_word_file_is_cited_by_table_row_and_column(tmp_path: Path) -> None:
    folder = province(tmp_path / "so", "Đà Nẵng")
    rows = [[at, code, TITLES[code], ""] for at, code in enumerate((A, B), 1)]
    text = taken_in(folder, word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([list(HEADS), *rows])))
    assert text.count("  # bảng 1, dòng ") == 2
    assert f'{B}"}}  # bảng 1, dòng 3, cột 2\n' in text


def test_a_second_import_changes_no_remark_and_a_corrected_annex_those_of_its_own_rows_alone(tmp_path: Path) -> None:
    folder = province(tmp_path / "so", "Đà Nẵng")
    first = paper(tmp_path / "a.xlsx", A, B, C)
    text = taken_in(folder, first)
    assert not city(folder, first).files
    keep = {f"uq-77-qd-ubnd-2025:{at}:gone": answer for at, answer in ((f"2:{B}", "bỏ dòng"), (f"3:{C}", "giữ dòng"))}
    later = taken_in(folder, paper(tmp_path / "b.xlsx", A, D), keep)
    assert true_of(later, tmp_path) == {A: "a.xlsx", C: "a.xlsx", D: "b.xlsx"}
    assert [one for one in text.splitlines() if one not in later] == [one for one in text.splitlines() if B in one]
    assert not city(folder, tmp_path / "b.xlsx", keep).files


def test_a_row_of_the_same_file_that_comes_later_is_named_as_the_others(tmp_path: Path) -> None:
    folder = province(tmp_path / "so", "Đà Nẵng")
    at = paper(tmp_path / "a.xlsx", A, "1,012644", C)
    before = taken_in(folder, at)
    after = taken_in(folder, at, {"Phụ lục:3:code": "đúng đề xuất"})
    assert (before.count("  # Phụ lục!"), after.count("  # Phụ lục!"), after.count(" của a.xlsx")) == (2, 3, 0)


@pytest.mark.parametrize("behind", ["# hỏi lại Sở", ""])
def test_what_somebody_remarked_at_a_row_stays_where_the_paper_corrects_it(behind: str, tmp_path: Path) -> None:
    folder = province(tmp_path / "so", "Đà Nẵng")
    taken_in(folder, paper(tmp_path / "a.xlsx", A, B))
    at = next((folder / "decisions").rglob("77*.yaml"))
    own = f"  {behind}" if behind else ""
    at.write_text(at.read_text("utf-8").replace("  # Phụ lục!B3", own), "utf-8")
    text = taken_in(folder, paper(tmp_path / "b.xlsx", A, C))
    assert re.search(rf'"{C}"\}}  # Phụ lục!B3 của b.xlsx \(sha256 \w+\){own}\n', text)


def test_remarks_are_no_part_of_what_the_register_says(tmp_path: Path) -> None:
    folder = province(tmp_path / "so", "Đà Nẵng")
    text = taken_in(folder, paper(tmp_path / "a.xlsx", A, B))
    plain = re.sub(r"  # (?:ô nguồn|Phụ lục!).*", "", text)
    assert "#" not in plain.partition("instrument:")[2]
    assert parsed("x.yaml", "decision", text.encode()).tree == parsed("x.yaml", "decision", plain.encode()).tree
    (grant,) = pipeline.load(folder).register.grants.values()
    assert [(row.matter, row.note) for row in if_known(grant.rows)] == [(A, None), (B, None)]
