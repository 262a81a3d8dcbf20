"""Cells of which one thing is taken, a number, a field, a legal basis: what else somebody has written into them is asked, or kept in the note of the row."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, word
from docx import Document
from openpyxl import load_workbook
from takings import DECISION_OF_A_CITY, TITLES, city, meant, taken

from delegation.documents.intake import counting, leaving
from delegation.run import importing, pipeline

A, B, C, *_ = TITLES
DECREE = "Nghị định số 147/2025/NĐ-CP"


def numbered(place: Path, said: str) -> Path:
    rows: list[list[object]] = [list(HEADS), [1, A, TITLES[A], ""], [said, B, TITLES[B], ""], [3, C, TITLES[C], ""]]
    return word(place, (), Sheet(rows))


@pytest.mark.parametrize(
    "said",
    [
        "2 (bỏ)",
        "2 - chưa giao",
        "2. (bãi bỏ)",
        "2\nchỉ tiếp nhận",
        "(2) tạm dừng",
        "bỏ",
        "STT 2 thu hồi",
        "2 hồ sơ cấp mới",
    ],
)
def test_words_beside_the_number_of_a_row_are_asked_and_kept(said: str, tmp_path: Path) -> None:
    """The row has its number all the same."""
    made = taken(tmp_path / "so", numbered(tmp_path / "a.docx", said))
    assert meant(made) == [(1, A), (None if said == "bỏ" else 2, "?limit"), (3, C)]
    (question,) = made.rows[1].open
    made = taken(tmp_path / "so", tmp_path / "a.docx", {question.key: "giữ dòng"})
    assert "phụ lục ghi: cột «STT»" in made.rows[1].note
    assert not made.rows[1].open


@pytest.mark.parametrize(
    "said", ["2", "02.", "(2)", "2a", "II", "b)", "2.1", "", "-", "2*", "STT 2", "2 (mới)", "2 - sửa đổi", "TT: 2"]
)
def test_a_number_and_its_signs_are_no_question(said: str, tmp_path: Path) -> None:
    made = taken(tmp_path / "so", numbered(tmp_path / "a.docx", said))
    assert not made.rows[1].open
    assert "cột «STT»" not in made.rows[1].note


@pytest.mark.parametrize(
    ("said", "wanted"),
    [("3 (bỏ)", 3), ("12a", "12a"), ("12a.", "12a"), ("3mới", None), ("số 4", 4), ("bỏ", None), ("2*", 2)],
)
def test_the_number_of_a_row_is_what_its_cell_begins_with(said: str, wanted: int | str | None) -> None:
    assert counting.number(said) == wanted


@pytest.mark.parametrize("head", ["Lĩnh vực", "Thời hạn giải quyết"])
def test_a_field_or_a_duration_that_takes_its_row_back_is_asked(head: str, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [*HEADS[:3], head],
        [1, A, TITLES[A], "Y tế"],
        [2, B, TITLES[B], "Y tế (chưa ủy quyền)"],
    ]
    made = taken(tmp_path / "so", word(tmp_path / "a.docx", (), Sheet(rows)))
    assert [one.key.rpartition(":")[2] for one in made.rows[1].open] == ["limit"]
    assert not made.rows[0].open


def based(place: Path, *cells: str) -> Path:
    codes = list(TITLES)
    rows: list[list[object]] = [
        list(HEADS),
        *([at, code, TITLES[code], cell] for at, (code, cell) in enumerate(zip(codes, cells, strict=False), 1)),
    ]
    return word(place, DECISION_OF_A_CITY, Sheet(rows))


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (f"Điều 5 {DECREE} (đối với cấp mới)", "đối với cấp mới"), (f"Điều 5 {DECREE}, trừ khoản 2", "trừ khoản 2"), (f"Điều 5 {DECREE} của Chính phủ chỉ áp dụng cấp mới", "chỉ áp dụng cấp mới"),
        (f"Điều 5 {DECREE}; chỉ tiếp nhận hồ sơ", "chỉ tiếp nhận hồ sơ"), ("Điều 5 Luật Dược, chưa ủy quyền cấp đổi", "Điều 5 Luật Dược, chưa ủy quyền cấp đổi"),
    ],
)  # fmt: skip
def test_a_limit_beside_a_basis_is_asked_and_kept(cell: str, words: str, tmp_path: Path) -> None:
    place = based(tmp_path / "a.docx", cell)
    made = city(tmp_path / "so", place)
    (question,) = made.open
    assert words in question.said.vi
    made = city(tmp_path / "so", place, {question.key: "giữ dòng"})
    assert (made.open, words in made.rows[0].note) == ((), True)


@pytest.mark.parametrize(
    ("cell", "basis", "note"),
    [
        (f"Khoản 2 Điều 14; {DECREE}", (("147/2025/NĐ-CP", ""),), "phụ lục ghi kèm: Khoản 2 Điều 14"),
        (f"Điều 5 {DECREE} ngày 12/6/2025 và Luật Dược", (("147/2025/NĐ-CP", "Điều 5"),), "phụ lục ghi kèm: Luật Dược"),
        (f"Luật Dược và {DECREE}", (("147/2025/NĐ-CP", ""),), "phụ lục ghi kèm: Luật Dược"),
        (f"Điều 5 {DECREE}; Quy chế làm việc", (("147/2025/NĐ-CP", "Điều 5"),), "phụ lục ghi kèm: Quy chế làm việc"),
        (f"Điều 5 {DECREE} ngày 12 tháng 6 năm 2025 của Chính phủ quy định về phân quyền, phân cấp trong lĩnh vực y tế", (("147/2025/NĐ-CP", "Điều 5"),), ""),
        (f"Căn cứ Điều 5, Điều 7 {DECREE} của Chính phủ;", (("147/2025/NĐ-CP", "Điều 5; Điều 7"),), ""),
    ],
)  # fmt: skip
def test_what_a_basis_says_beside_its_citation_is_kept(
    cell: str, basis: tuple[tuple[str, str], ...], note: str, tmp_path: Path
) -> None:
    """A place is none of the text behind a semicolon."""
    made = city(tmp_path / "so", based(tmp_path / "a.docx", cell))
    assert (made.open, made.rows[0].basis, made.rows[0].note) == ((), basis, note)


def test_a_basis_that_somebody_edits_in_an_exported_sheet_is_kept_as_it_is_written(tmp_path: Path) -> None:
    """One that the register has not, in the note of the row; exported and imported again it changes nothing more."""
    folder = tmp_path / "so"
    made = city(folder, based(tmp_path / "a.docx", f"Điều 5 {DECREE}", f"Điều 6 {DECREE}"))

    def written(result: importing.Import) -> None:
        for name, data in result.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)

    def exported() -> Path:
        register = pipeline.load(folder).register
        (decision,) = (one for one in register.instruments.values() if one.number == "77/QĐ-UBND")
        grants = [one for one in register.grants.values() if one.instrument == decision.id]
        (tmp_path / "b.xlsx").write_bytes(leaving.as_excel(leaving.lines(register, decision, grants)))
        return tmp_path / "b.xlsx"

    written(made)
    sheet = exported()
    assert importing.read(sheet, pipeline.load(folder), {}).differences == ()
    book = load_workbook(sheet)
    (cell,) = (one for row in book.active.iter_rows() for one in row if one.value == "Điều 6 147/2025/NĐ-CP")
    cell.value = "Điều 9 khoản 1 99/2099/NĐ-CP"
    book.save(sheet)
    edited = importing.read(sheet, pipeline.load(folder), {})
    assert [row.note for row in edited.rows] == ["", "căn cứ như in: Điều 9 khoản 1 99/2099/NĐ-CP"]
    written(edited)
    assert importing.read(sheet, pipeline.load(folder), {}).differences == ()
    assert importing.read(exported(), pipeline.load(folder), {}).differences == ()


def test_rows_that_a_style_of_word_counts_have_their_numbers(tmp_path: Path) -> None:
    numbered_by_word: list[list[object]] = [["", code, TITLES[code], ""] for code in (A, B, C)]
    rows: list[list[object]] = [list(HEADS), *numbered_by_word]
    word(tmp_path / "a.docx", (), Sheet(rows))
    made = Document(str(tmp_path / "a.docx"))
    for row in made.tables[-1].rows[1:]:
        row.cells[0].paragraphs[0].style = "List Number"
    made.save(str(tmp_path / "a.docx"))
    assert meant(taken(tmp_path / "so", tmp_path / "a.docx")) == [(1, A), (2, B), (3, C)]


def test_a_decision_that_transfers_comes_back_from_its_exported_sheet(tmp_path: Path) -> None:
    """And a mechanism that is none is asked with those there are."""
    folder = tmp_path / "so"
    made = city(folder, based(tmp_path / "a.docx", f"Điều 5 {DECREE}"))
    for name, data in made.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data.replace(b"mechanism: delegation", b"mechanism: transfer"))
    register = pipeline.load(folder).register
    (decision,) = (one for one in register.instruments.values() if one.number == "77/QĐ-UBND")
    grants = [one for one in register.grants.values() if one.instrument == decision.id]
    (tmp_path / "b.xlsx").write_bytes(leaving.as_excel(leaving.lines(register, decision, grants)))
    again = importing.read(tmp_path / "b.xlsx", pipeline.load(folder), {})
    assert (again.open, again.differences, again.facts.value("mechanism")) == ((), (), "transfer")
    (question,) = importing.read(tmp_path / "b.xlsx", pipeline.load(folder), {"deed:mechanism": "cho mượn"}).open
    assert "ủy quyền" in question.said.vi
