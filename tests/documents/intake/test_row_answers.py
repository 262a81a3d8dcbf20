"""Answers of the review sheet: each row takes some, and none is passed over."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from annexes import Sheet, word
from openpyxl import load_workbook
from takings import DECISION_OF_A_CITY, TITLES, city, province

from delegation.documents.intake import preview, review, review_answers
from delegation.documents.intake.asked import SheetAnswers, alike_key
from delegation.errors import AskedWronglyError, NotAvailableError
from delegation.run import importing, pipeline
from delegation.run.importing import Import

A, B, C, *_ = TITLES
LASTING = [*DECISION_OF_A_CITY, "Điều 3. Việc ủy quyền được thực hiện đến hết ngày 31/12/2027."]


def paper_in(place: Path) -> Path:
    province(place / "so", "Đà Nẵng")
    rows = [[at, code, TITLES[code]] for at, code in enumerate((A, B), 1)]
    return word(place / "a.docx", LASTING, Sheet([["STT", "Mã số TTHC", "Tên thủ tục hành chính"], *rows]))


def sheet_with(place: Path, paper: Path, answer: object) -> SheetAnswers:
    """Make the review sheet of a paper, write an answer at its second row, and read it."""
    made = city(place / "so", paper)
    at = place / "hoi.xlsx"
    at.write_bytes(review.write(made.data, made.facts, made.every))
    book = load_workbook(at)
    book["Phụ lục"]["L3"] = answer
    book.save(at)
    return review_answers.read(at, made.data)


def written(place: Path, made: Import) -> str:
    assert not made.open
    for name, data in made.files.items():
        (place / "so" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "so" / name).write_bytes(data)
    return next((place / "so" / "decisions").rglob("77*.yaml")).read_text()


@pytest.mark.parametrize(
    ("answer", "there", "not_there"),
    [
        ("bỏ dòng", 'matter: "1.003390"', 'matter: "1.012644"'),
        ("30/6/2027", "to: 2027-06-30", "nothing"),
        ("tiếp nhận", "steps: [receive]", "nothing"),
        (C, f'matter: "{C}", printed: "{B}"', 'matter: "1.012644"'),
    ],
)
def test_a_row_of_which_nothing_is_asked_takes_an_answer(
    answer: str, there: str, not_there: str, tmp_path: Path
) -> None:
    paper = paper_in(tmp_path)
    made = city(tmp_path / "so", paper, sheet_with(tmp_path, paper, answer))
    text = written(tmp_path, made)
    assert there in text
    assert not_there not in text
    again = city(tmp_path / "so", paper)
    assert not again.files or answer == "bỏ dòng"
    # Only a row that was left out without a question is asked: it may come in now.
    assert [one.key.rpartition(":")[2] for one in again.open] == (["left"] if answer == "bỏ dòng" else [])


def test_a_row_that_is_struck_through_is_told_and_counted(tmp_path: Path) -> None:
    """One line of the preview and of the review sheet for each row of the annex."""
    province(tmp_path / "so", "Đà Nẵng")
    rows = [[at, code, TITLES[code]] for at, code in enumerate((A, B, C), 1)]
    heads = ["STT", "Mã số TTHC", "Tên thủ tục hành chính"]
    paper = word(tmp_path / "a.docx", LASTING, Sheet([heads, *rows], struck=frozenset({2})))
    made = city(tmp_path / "so", paper)
    told = preview.text(made.paper, made.annex, made.facts, made.every, "vi", every=False)
    assert f"2  bỏ, bị gạch trong văn bản  {TITLES[B]}" in told
    assert "3 dòng: 2 nhập được, 0 còn phải hỏi, 1 bỏ." in told
    assert [row.entry.number for row in made.every] == [1, 2, 3]
    answers = sheet_with(tmp_path, paper, "giữ dòng")
    with pytest.raises(AskedWronglyError, match=r"Phụ lục!L3: .*dòng bị gạch"):
        importing.read(paper, pipeline.load(tmp_path / "so"), answers)


def test_an_answer_that_is_not_understood_is_refused_with_its_cell(tmp_path: Path) -> None:
    paper = paper_in(tmp_path)
    answers = sheet_with(tmp_path, paper, "linh tinh")
    with pytest.raises(AskedWronglyError, match=r"Phụ lục!L3: «linh tinh» .*bỏ dòng"):
        importing.read(paper, pipeline.load(tmp_path / "so"), answers)


@pytest.mark.parametrize(("title", "is_asked"), [("Sở Tư pháp", True), ("Sở Y tế", False)])
def test_a_title_that_names_nobody_of_the_articles_is_asked(title: str, is_asked: bool, tmp_path: Path) -> None:  # noqa: FBT001  a case
    """What the preview says of the receiver and what is written are one."""
    heads = ["STT", "Mã số TTHC", "Tên thủ tục hành chính"]
    annex = Sheet([[f"DANH MỤC THỦ TỤC ỦY QUYỀN CHO {title.upper()}", "", ""], heads, [1, A, TITLES[A]]])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", LASTING, annex))
    assert [one.key.rpartition(":")[2] for one in made.open] == (["receiver"] if is_asked else [])


def test_a_sheet_that_libreoffice_saved_is_read_like_that_of_excel(tmp_path: Path) -> None:
    """Who opens the review sheet in LibreOffice saves it as .ods, and the answers are the same."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice here")
    paper = paper_in(tmp_path)
    answers = sheet_with(tmp_path, paper, "30/6/2027")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "hoi.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603  a program of this machine
    read = review_answers.read(tmp_path / "hoi.ods", paper.read_bytes())
    assert read
    assert (read, read.cells) == (answers, answers.cells)


def test_answers_of_another_program_without_libreoffice_are_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hoi.xls").write_bytes(b"x")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotAvailableError, match="LibreOffice"):
        review_answers.read(tmp_path / "hoi.xls", None)


def two_codes(place: Path, code: str) -> Path:
    province(place / "so", "Đà Nẵng")
    heads = ["STT", "Mã số TTHC", "Tên thủ tục hành chính"]
    return word(place / "a.docx", LASTING, Sheet([heads, [1, code, f"{TITLES[A]}; {TITLES[B]}"], [2, C, TITLES[C]]]))


@pytest.mark.parametrize("code", [f"{A}; {B}", f"{A}\n{B}", f"{A} và {B}", f"{A}, {B}", f"{A} {B}"])
def test_two_codes_in_one_cell_are_a_row_each_where_both_are_meant(code: str, tmp_path: Path) -> None:
    """Both bear the number of the row, and are not asked of when the paper comes again."""
    paper = two_codes(tmp_path, code)
    made = city(tmp_path / "so", paper)
    (question,) = made.open
    assert question.options == ("cả hai", A, B, "bỏ dòng")
    made = city(tmp_path / "so", paper, {question.key: "Cả hai"})
    assert [(row.entry.number, row.matter) for row in made.rows] == [(1, A), (1, B), (2, C)]
    assert len(made.every) == 3
    text = written(tmp_path, made)
    assert "printed" not in text
    again = city(tmp_path / "so", paper)
    assert (again.open, again.differences) == ((), ())


@pytest.mark.parametrize(("answer", "matters"), [(B, [B, C]), ("bỏ dòng", [None, C]), ("cả ba", [None, C])])
def test_of_two_codes_one_may_be_meant_or_none(answer: str, matters: list[str | None], tmp_path: Path) -> None:
    paper = two_codes(tmp_path, f"{A}; {B}")
    made = city(tmp_path / "so", paper, {"bảng 1:2:code": answer})
    assert [row.matter for row in made.rows] == matters
    assert bool(made.open) == (answer == "cả ba")


def test_codes_of_which_one_is_not_in_the_register_are_not_both_taken(tmp_path: Path) -> None:
    paper = two_codes(tmp_path, f"{A}; 9.999999")
    (question,) = city(tmp_path / "so", paper).open
    assert question.options == (A, "bỏ dòng")
    assert "9.999999 (sổ chưa có)" in question.said.vi
    assert city(tmp_path / "so", paper, {question.key: "cả hai"}).open


def test_an_answer_whose_key_was_cleared_is_refused_with_its_cell(tmp_path: Path) -> None:
    """Nobody can tell any more what it answers: it is not passed over."""
    paper = paper_in(tmp_path)
    sheet_with(tmp_path, paper, "bỏ dòng")
    book = load_workbook(tmp_path / "hoi.xlsx")
    book["Phụ lục"]["M3"] = None
    book.save(tmp_path / "hoi.xlsx")
    with pytest.raises(AskedWronglyError, match=r"Phụ lục!L3.*bỏ dòng"):
        review_answers.read(tmp_path / "hoi.xlsx", paper.read_bytes())


def test_a_second_sheet_holds_the_answers_that_were_given_and_asks_nothing_that_the_register_settles(
    tmp_path: Path,
) -> None:
    """Of single rows, of all that are alike, of columns and of the decision: read back it says the same."""
    province(tmp_path / "so", "Đà Nẵng")
    rows = [[at, code, TITLES[code], "Rút", said] for at, (code, said) in enumerate(((A, "một"), (B, "hai"), (C, "một")), 1)]  # fmt: skip
    heads = ["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Ghi chú", "Cột lạ"]
    paper = word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([heads, *rows]))
    first = city(tmp_path / "so", paper)
    alike = alike_key(next(one for row in first.rows for one in row.open))
    answers = {
        alike: "giữ dòng", "bảng 1:3:limit": "bỏ dòng", "total:cot la:column": "chép vào ghi chú", "deed:end": "2027-12-31", "bảng 1:4:row": "2027-06-30",
    }  # fmt: skip
    made = city(tmp_path / "so", paper, answers)
    (tmp_path / "2.xlsx").write_bytes(review.write(made.data, made.facts, made.every, made.asked, answers))
    assert dict(review_answers.read(tmp_path / "2.xlsx", made.data)) == answers
    written(tmp_path, made)
    again = city(tmp_path / "so", paper)
    assert again.open == ()
    (tmp_path / "3.xlsx").write_bytes(review.write(again.data, again.facts, again.every, again.of_whole))
    sheet = load_workbook(tmp_path / "3.xlsx")["Phụ lục"]
    assert [one.value or "" for one in sheet["I"][1:]] == ["", "", ""]


@pytest.mark.parametrize("change", ["another key", "no sign", "the row of another"])
def test_an_answer_whose_key_was_changed_is_refused_with_its_cell(change: str, tmp_path: Path) -> None:
    """Nobody can tell any more which row it answers for."""
    made = city(tmp_path / "so", paper_in(tmp_path))
    at = tmp_path / "hoi.xlsx"
    at.write_bytes(review.write(made.data, made.facts, made.every))
    book = load_workbook(at)
    rows = book["Phụ lục"]
    assert [one.value for one in rows[1]][11:] == ["Trả lời", "Khóa", "Dấu"]
    rows["L2"] = rows["L3"] = "bỏ dòng"
    if change == "another key":
        rows["M3"] = "bảng 1:9:row"
    elif change == "no sign":
        rows["N3"] = None
    else:
        rows["L3"] = "giữ dòng"
        for column in "AMN":
            rows[f"{column}3"] = rows[f"{column}2"].value
    book.save(at)
    with pytest.raises(AskedWronglyError, match=r"Phụ lục!L3.*Phụ lục!M3"):
        review_answers.read(at, made.data)
