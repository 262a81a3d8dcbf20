"""``delegation import``: a preview first, answers from a sheet, and one decision file."""

from __future__ import annotations

from pathlib import Path

from annexes import DECISION, HEADS, PAPER_HEAD, Sheet, word
from folders import beside
from openpyxl import load_workbook
from programs import ask
from takings import TITLES, register

from delegation.documents.intake import review_answers
from delegation.model.terms import if_known
from delegation.run import importing, pipeline

A, B, C, D, E = TITLES
LINES = [*PAPER_HEAD, *(one.replace("Công Thương", "Y tế") for one in DECISION)]
BASIS = "Khoản 2 Điều 5 Nghị định số 147/2025/NĐ-CP"
ROWS = [
    [1, A, TITLES[A], BASIS],
    [2, B, TITLES[B], BASIS],
    [3, "2.000.229", TITLES[D], BASIS],
    [4, "", TITLES[E], ""],
    [5, A, TITLES[A], BASIS],
]


def paper(tmp_path: Path, rows: list[list[object]] = ROWS, name: str = "qd.docx") -> Path:
    return word(tmp_path / name, LINES, Sheet([list(HEADS), *rows]))


def state(root: Path) -> dict[str, bytes]:
    return {one.relative_to(root).as_posix(): one.read_bytes() for one in root.rglob("*") if one.is_file()}


def answered(sheet: Path, answers: dict[str, str]) -> None:
    """Answer as a person does: in the column «Trả lời», by the words of the question."""
    book = load_workbook(sheet)
    rows = book["Phụ lục"]
    heads = [one.value for one in rows[1]]
    for row in rows.iter_rows(min_row=2):
        said = str(row[heads.index("Cần trả lời")].value or "")
        for words, answer in answers.items():
            if words in said:
                row[heads.index("Trả lời")].value = answer
    book.save(sheet)


def test_by_default_nothing_is_written_and_what_is_asked_decides_the_exit_code(tmp_path: Path) -> None:
    root = register(tmp_path / "so")
    before = state(root)
    ran = ask(root, "import", str(paper(tmp_path)))
    assert (ran.code, state(root)) == (1, before), ran.told
    for words in ("số, ký hiệu: 999/QĐ-UBND  (đoạn 1)", "ngày ban hành: 2025-12-20", "bên nhận: Sở Y tế (so-y-te)", "mã in sai dạng: «2.000.229»", "dòng không in mã",
                  "trùng dòng", "5 dòng: 2 nhập được, 3 còn phải hỏi", "Hình thức 3: số thủ tục có tên trong sổ 0 → 2"):  # fmt: skip
        assert words in ran.said


def test_both_languages_tell_the_same_questions(tmp_path: Path) -> None:
    ran = ask(register(tmp_path / "so"), "import", str(paper(tmp_path)), language="en")
    assert "5 rows: 2 can be imported, 3 to be asked" in ran.said


def test_the_numbers_of_the_paper_come_into_the_file_as_they_are_printed(tmp_path: Path) -> None:
    root = register(tmp_path / "so")
    rows = [[number, code, TITLES[code], BASIS] for number, code in zip(("1a", "5.10", "I.1", 7), TITLES, strict=False)]
    assert ask(root, "import", str(paper(tmp_path, rows)), "--write", "--yes").code == 0
    (grant,) = pipeline.load(root).register.grants.values()
    assert [one.row for one in if_known(grant.rows)] == ["1a", "5.10", "I.1", 7]
    assert "DLG0" not in ask(root, "check", "--select", "DLG002,DLG003", "--short").said


def test_why_no_file_is_made_is_told_by_what_is_asked(tmp_path: Path) -> None:
    """Questions of the decision are spoken of only where some are listed; else those of the rows, or that no row is left."""
    root, heads = register(tmp_path / "so"), [*HEADS, "Cơ quan được ủy quyền"]
    doubtful = word(tmp_path / "a.docx", LINES, Sheet([heads, [1, "2.000.229", TITLES[D], BASIS, "Sở Y tế"]]))
    ran = ask(root, "import", str(doubtful))
    assert ran.code == 1
    assert "chưa dòng nào nhập được, còn 1 câu hỏi nêu ở trên" in ran.said
    assert "về văn bản" not in ran.said
    assert "bên nhận: theo từng dòng của phụ lục (điều khoản ghi «Sở Y tế" in ran.said
    sheet = beside(root, "hoi.xlsx")
    ask(root, "import", str(doubtful), "--review", str(sheet))
    answered(sheet, {"in sai dạng": "bỏ dòng"})
    ran = ask(root, "import", str(doubtful), "--answers", str(sheet))
    assert "mọi dòng đều bị bỏ" in ran.said
    unsaid = word(tmp_path / "b.docx", LINES[:1], Sheet([list(HEADS), ROWS[0]]))
    ran = ask(root, "import", str(unsaid))
    assert "văn bản: văn bản không cho biết" in ran.said
    assert "trước hết hãy trả lời các câu hỏi về văn bản" in ran.said


def test_open_questions_keep_it_from_being_written(tmp_path: Path) -> None:
    root = register(tmp_path / "so")
    before = state(root)
    ran = ask(root, "import", str(paper(tmp_path)), "--write")
    assert (ran.code, state(root)) == (2, before)
    assert "còn 3 câu hỏi" in ran.told


def test_yes_writes_what_is_sure_and_never_guesses(tmp_path: Path) -> None:
    root = register(tmp_path / "so")
    assert ask(root, "import", str(paper(tmp_path)), "--write", "--yes").code == 0
    (grant,) = pipeline.load(root).register.grants.values()
    assert [one.matter for one in if_known(grant.rows)] == [A, B]
    assert grant.review is not None
    assert "3 dòng" in grant.review


def test_a_sheet_asks_and_its_answers_are_read_back(tmp_path: Path) -> None:
    root, source = register(tmp_path / "so"), paper(tmp_path)
    sheet = beside(root, "hoi.xlsx")
    assert ask(root, "import", str(source), "--review", str(sheet)).code == 1
    answered(sheet, {"in sai dạng": "đúng đề xuất", "không in mã": E, "trùng dòng": "giữ dòng"})
    ran = ask(root, "import", str(source), "--answers", str(sheet), "--write")
    assert ran.code == 0, ran.told
    loaded = pipeline.load(root)
    assert [one for one in loaded.problems if one[0] != "DLG806"] == []
    (grant,) = loaded.register.grants.values()
    rows = if_known(grant.rows)
    assert [(one.row, one.matter) for one in rows] == [(1, A), (2, B), (3, D), (4, E), (5, A)]
    assert rows[2].printed == "2.000.229"
    assert rows[0].basis[0].at == "Điều 5 khoản 2"
    assert (grant.form, str(grant.term.start), str(grant.term.end)) == (3, "2026-01-01", "2027-12-31")
    made_by = loaded.register.instruments[grant.instrument]
    assert (made_by.number, str(made_by.issued), made_by.type) == ("999/QĐ-UBND", "2025-12-20", "committee-decision")


def test_a_review_sheet_is_not_written_over_answers_or_under_a_name_of_another_program(tmp_path: Path) -> None:
    """One that holds no answer is made anew, and so is one whose answers are all given."""
    root, source = register(tmp_path / "so"), paper(tmp_path)
    sheet, other = beside(root, "hoi.xlsx"), beside(root, "khac.xlsx")
    made = ("import", str(source), "--review")
    for _ in range(2):
        assert ask(root, *made, str(sheet)).code == 1
    answered(sheet, {"in sai dạng": "đúng đề xuất"})
    before = sheet.read_bytes()
    ran = ask(root, *made, str(sheet))
    assert (ran.code, sheet.read_bytes()) == (2, before)
    assert "1 câu trả lời" in ran.told
    for _ in range(2):
        assert ask(root, *made, str(other), "--answers", str(sheet)).code == 1
    for name in ("hoi.csv", "hoi"):
        assert ask(root, *made, str(beside(root, name))).code == 2
        assert not beside(root, name).exists()


def test_an_answer_that_names_nothing_is_refused(tmp_path: Path) -> None:
    root, source = register(tmp_path / "so"), paper(tmp_path)
    sheet = beside(root, "hoi.xlsx")
    ask(root, "import", str(source), "--review", str(sheet))
    answered(sheet, {"in sai dạng": "9.999999", "không in mã": "đúng đề xuất"})
    ran = ask(root, "import", str(source), "--answers", str(sheet))
    assert ran.code == 2
    assert "9.999999" in ran.told
    assert "câu trả lời" in ran.told.lower()


def test_answers_for_another_file_are_refused(tmp_path: Path) -> None:
    root = register(tmp_path / "so")
    sheet = beside(root, "hoi.xlsx")
    ask(root, "import", str(paper(tmp_path)), "--review", str(sheet))
    ran = ask(root, "import", str(paper(tmp_path, ROWS[:2], "khac.docx")), "--answers", str(sheet))
    assert ran.code == 2
    assert "tệp khác" in ran.told


def test_the_sheet_is_never_written_into_the_register(tmp_path: Path) -> None:
    root = register(tmp_path / "so")
    ran = ask(root, "import", str(paper(tmp_path)), "--review", str(root / "hoi.xlsx"))
    assert ran.code == 2
    assert not (root / "hoi.xlsx").exists()


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    root, source = register(tmp_path / "so"), paper(tmp_path, ROWS[:2])
    assert ask(root, "import", str(source), "--write").code == 0
    before = state(root)
    ran = ask(root, "import", str(source), "--write")
    assert (ran.code, state(root)) == (0, before)
    assert "không có gì thay đổi" in ran.said


def test_a_corrected_annex_changes_its_rows_alone(tmp_path: Path) -> None:
    root = register(tmp_path / "so")
    assert ask(root, "import", str(paper(tmp_path, ROWS[:2])), "--write").code == 0
    place = next(root.glob("decisions/*/*.yaml"))
    place.write_bytes(place.read_bytes().replace(b"grants:", "# ghi tay: giữ nguyên\ngrants:".encode()))
    corrected = [ROWS[0], [2, C, TITLES[C], BASIS], [3, D, TITLES[D], BASIS]]
    before = place.read_text("utf-8").splitlines()
    ran = ask(root, "import", str(paper(tmp_path, corrected, "moi.docx")), "--write")
    assert ran.code == 0, ran.told
    assert f"~ dòng 2: {B} → {C}" in ran.said
    assert f"+ dòng 3: {D}" in ran.said
    after = place.read_text("utf-8").splitlines()
    assert [one for one in before if one not in after] == [one for one in before if B in one]
    assert len(after) == len(before) + 1
    assert "# ghi tay: giữ nguyên" in after
    shorter = ask(root, "import", str(paper(tmp_path, ROWS[:1], "ngan.docx")))
    assert shorter.code == 1
    assert shorter.said.count("tệp không còn, sổ còn") == 2
    (grant,) = pipeline.load(root).register.grants.values()
    assert [one.matter for one in if_known(grant.rows)] == [A, C, D]


def test_a_new_entry_comes_into_the_catalogue_only_when_confirmed(tmp_path: Path) -> None:
    root, source = register(tmp_path / "so"), paper(tmp_path, [[1, "9.000001", "Thủ tục hoàn toàn mới", BASIS]])
    sheet = beside(root, "hoi.xlsx")
    assert ask(root, "import", str(source), "--review", str(sheet)).code == 1
    answered(sheet, {"sổ chưa có mã": "thêm mới"})
    assert ask(root, "import", str(source), "--answers", str(sheet), "--write").code == 0
    loaded = pipeline.load(root)
    assert loaded.problems == ()
    assert loaded.register.matters["9.000001"].title == "Thủ tục hoàn toàn mới"  # type: ignore[index]


def test_what_the_paper_does_not_say_can_be_said(tmp_path: Path) -> None:
    root = register(tmp_path / "so")
    alone = word(tmp_path / "phu-luc.docx", (), Sheet([list(HEADS), ROWS[0]]))
    assert "không cho biết bên nhận" in ask(root, "import", str(alone)).said
    said = [
        f"--fact={one}"
        for one in (
            "number=12/QĐ-UBND",
            "issued=2026-02-01",
            "issuer=ubnd-tp",
            "receiver=Sở Y tế",
            "mechanism=delegation",
        )
    ]
    assert ask(root, "import", str(alone), *said, "--write").code == 0
    assert (root / "decisions" / "2026" / "12-qd-ubnd-2026.yaml").is_file()


def test_a_fact_that_is_none_is_refused_or_asked(tmp_path: Path) -> None:
    root, source = register(tmp_path / "so"), str(paper(tmp_path, ROWS[:1]))
    assert ask(root, "import", source, "--fact", "so=1").code == 2
    assert "không phải là ngày ban hành" in ask(root, "import", source, "--fact", "issued=1/7").said


def test_a_correction_of_the_printed_code_says_what_is_corrected(tmp_path: Path) -> None:
    """The matter stays, so it is not said to become itself."""
    root = register(tmp_path / "so")
    wrong = paper(tmp_path, [ROWS[0], [2, B.replace(".", ","), TITLES[B], BASIS]])
    sheet = tmp_path / "hoi.xlsx"
    assert ask(root, "import", str(wrong), "--review", str(sheet)).code == 1
    book = load_workbook(sheet)
    for line in book["Phụ lục"].iter_rows(min_row=2):
        line[11].value = "đúng đề xuất" if line[12].value else None
    book.save(sheet)
    assert ask(root, "import", str(wrong), "--answers", str(sheet), "--write").code == 0
    ran = ask(root, "import", str(paper(tmp_path, ROWS[:2], "moi.docx")))
    assert f"~ dòng 2: {B}, mã in trên giấy: «{B.replace('.', ',')}» → đúng mã" in ran.said


def test_each_question_of_a_paper_stands_in_its_sheet_and_all_are_answered_there(tmp_path: Path) -> None:
    """Of the decision, its sentences, a draft, totals, what stands around rows, columns, and rows; the next sheet holds the answers."""
    root = register(tmp_path / "so")
    lines = ["DỰ THẢO", *LINES, "Điều 9. Không áp dụng đối với hộ gia đình.", "DANH MỤC (CHỈ ÁP DỤNG ĐỐI VỚI HỘ KINH DOANH)"]  # fmt: skip
    heads: list[object] = ["STT", "Mã số TTHC", "Tên thủ tục hành chính (chỉ khi có yêu cầu)", "Cột lạ", "Ghi chú"]
    rows: list[list[object]] = [
        [1, A, TITLES[A], "một", "Rút"],
        [2, B, TITLES[B], "hai", ""],
        ["Tổng số: 9 thủ tục", None, None, None, None],
    ]
    at, sheet = word(tmp_path / "a.docx", lines, Sheet([heads, *rows])), tmp_path / "hoi.xlsx"
    made = importing.read(at, pipeline.load(root), {})
    sorts = {one.key.rpartition(":")[2] for one in made.open}
    assert {"draft", "sentence", "around", "column", "limit", "foot"} <= sorts
    assert ask(root, "import", str(at), "--review", str(sheet)).code == 1
    book = load_workbook(sheet)
    given = dict[str, str]()
    for name in ("Phụ lục", "Quyết định"):
        asked, answer, key = ([one.value for one in book[name][1]].index(head) for head in ("Cần trả lời", "Trả lời", "Khóa"))  # fmt: skip
        for row in book[name].iter_rows(min_row=2):
            if row[asked].value:
                sort = str(row[key].value).rpartition(":")[2]
                given[str(row[key].value)] = row[answer].value = {"sentence": "không bớt gì", "column": "không liên quan"}.get(sort, "giữ dòng")  # fmt: skip
    book.save(sheet)
    assert {one.key for one in made.open} == set(given)
    again = tmp_path / "hoi2.xlsx"
    ran = ask(root, "import", str(at), "--answers", str(sheet), "--review", str(again))
    assert (ran.code, "Còn phải hỏi" in ran.said) == (0, False), ran.said
    assert dict(review_answers.read(again, made.data)) == given
