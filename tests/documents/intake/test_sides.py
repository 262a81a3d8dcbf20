"""Who receives a row, and who gives it: read where the paper says it for certain, asked where it does not. What must be read stands first."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from annexes import DECISION, HEADS, Sheet, excel, word
from docx import Document
from folders import write
from openpyxl import Workbook
from takings import DECISION_OF_A_CITY, FACTS, TITLES, asked, city, meant, province, received, taken

from delegation.documents.intake.dittos import is_ditto

A, B, C, D, E = TITLES
DECREE = "Điều 5 Nghị định số 147/2025/NĐ-CP"
SPLIT = {"so-y-te": [A], "so-tu-phap": [B]}
ASKED: dict[str, list[str]] = {"so-y-te": [A]}
"""The second row is asked: what stands above it names another body than the decision, and does not say that it receives."""
HEAD = list(HEADS)


def two_tables(place: Path, first: str, second: str) -> Path:
    """Make the decision with two tables, each with a line right above it."""
    from annexes import _word_table  # noqa: PLC0415  only here

    paper = Document()
    for line in DECISION_OF_A_CITY:
        paper.add_paragraph(line)
    for title, code in ((first, A), (second, B)):
        paper.add_paragraph(title)
        _word_table(paper, Sheet([HEAD, [1, code, TITLES[code], DECREE]]), "")
    paper.save(str(place))
    return place


def test_two_columns_that_name_two_receivers_are_asked_and_two_that_name_one_are_not(tmp_path: Path) -> None:
    heads = ["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Cơ quan được ủy quyền", "Cơ quan nhận ủy quyền"]
    rows = [[1, A, TITLES[A], "Sở Y tế", "SỞ Y TẾ"], [2, B, TITLES[B], "Sở Y tế", "Sở Tư pháp"]]
    paper = word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([heads, *rows]))
    made = city(tmp_path / "so", paper)
    assert [said for _, said in meant(made)] == [A, "?receiver"]
    (question,) = (one for one in made.open if one.key.endswith(":receiver"))
    assert question.options == ("Sở Y tế", "Sở Tư pháp")
    again = city(tmp_path / "so", paper, {one.key: "Sở Tư pháp" if one is question else "không liên quan" for one in made.open})  # fmt: skip
    assert (again.open, received(again)) == ((), SPLIT)


@pytest.mark.parametrize(
    "head", ["Giao cho", "Giao", "Phân công cho", "Phân công", "Nơi nhận ủy quyền", "Người được giao", "Phân cấp cho", "Giao cho đơn vị", "GIAO\nTHỰC HIỆN"],
)  # fmt: skip
def test_a_head_that_gives_in_other_words_is_that_of_the_receiver(head: str, tmp_path: Path) -> None:
    """Alone it says who receives, against the decision too; beside the usual one it is held against that."""
    lone: list[list[object]] = [
        [*HEAD, head],
        [1, A, TITLES[A], DECREE, "Sở Tư pháp"],
        [2, B, TITLES[B], DECREE, "Sở Tư pháp"],
    ]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet(lone)))
    assert received(made) == {"so-tu-phap": [A, B]}
    both = [[*one[:4], "Bên nhận ủy quyền" if one is lone[0] else "Sở Y tế", one[4]] for one in lone]
    made = city(tmp_path / "so", word(tmp_path / "b.docx", DECISION_OF_A_CITY, Sheet(both)))
    assert asked(made, "receiver") == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("Phụ lục I", "Phụ lục II – Sở Tư pháp", SPLIT),
        ("1. Danh mục thủ tục Sở Y tế được ủy quyền giải quyết", "2. Danh mục thủ tục Sở Tư pháp được ủy quyền giải quyết", SPLIT),
        ("BIỂU 1: SỞ Y TẾ", "BIỂU 2: SỞ TƯ PHÁP", SPLIT),
        ("I. SỞ Y TẾ: 01 thủ tục", "II. SỞ TƯ PHÁP: 01 thủ tục", SPLIT),
        ("Cơ quan được ủy quyền: Sở Y tế", "Cơ quan được ủy quyền: Sở Tư pháp", SPLIT),
        ("Thủ tục giao Sở Y tế thực hiện", "Thủ tục giao Sở Tư pháp thực hiện", SPLIT),
        ("Sở Y tế", "Sở Tư pháp", ASKED),
        ("DANH MỤC ỦY QUYỀN CHO SỞ Y TẾ", "DANH MỤC THỦ TỤC HÀNH CHÍNH CỦA SỞ TƯ PHÁP", ASKED),
        ("Phụ lục I", "Danh mục thủ tục thuộc thẩm quyền giải quyết của UBND thành phố", {"so-y-te": [A, B]}),
        ("Phụ lục I", "Danh mục thủ tục thuộc phạm vi quản lý của Sở Y tế", {"so-y-te": [A, B]}),
        ("Phụ lục I", "Danh mục thủ tục của cơ sở y tế", {"so-y-te": [A, B]}),
    ],
)  # fmt: skip
def test_a_title_that_names_another_body_is_read_or_asked(
    first: str, second: str, wanted: dict[str, list[str]], tmp_path: Path
) -> None:
    """However it says so, the rows below never go to the body that the decision names elsewhere."""
    made = city(tmp_path / "so", two_tables(tmp_path / "a.docx", first, second))
    assert received(made) == wanted
    assert asked(made, "receiver") == ([1] if wanted is ASKED else [])


@pytest.mark.parametrize("common", [True, False])
@pytest.mark.parametrize("sign", ["x", "X", "✓", "+", "(x)", "●"])
def test_receivers_that_rows_mark_with_a_sign_below_their_names(sign: str, common: bool, tmp_path: Path) -> None:  # noqa: FBT001  a parameter
    """Also where one head stands over their names; a row with no sign is asked."""
    above: list[object] = ["Cơ quan được ủy quyền", None] if common else ["Sở Y tế", "Sở Tư pháp"]
    heads: list[list[object]] = [["STT", "Mã số TTHC", "Tên thủ tục hành chính", *above]]
    heads += [[None, None, None, "Sở Y tế", "Sở Tư pháp"]] if common else []
    rows: list[list[object]] = [
        [1, A, TITLES[A], sign, None],
        [2, B, TITLES[B], None, sign],
        [3, C, TITLES[C], sign, sign],
        [4, D, TITLES[D], None, None],
    ]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4)] if common else []
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([*heads, *rows], merged)))
    assert received(made) == {"so-y-te": [A, C], "so-tu-phap": [B, C]}
    assert asked(made, "receiver") == [4]


@pytest.mark.parametrize(
    ("head", "words", "wanted"),
    [
        ("Cơ quan thực hiện", "Sở Tư pháp", None),
        ("Thẩm quyền giải quyết", "Sở Tư pháp", None),
        ("Cơ quan thực hiện sau khi ủy quyền", "Sở Tư pháp", "so-tu-phap"),
        ("Cơ quan thực hiện", "Sở Y tế", "so-y-te"),
        ("Thẩm quyền giải quyết", "UBND thành phố", "so-y-te"),
        ("Cơ quan phối hợp", "Sở Tư pháp", "so-y-te"),
        ("Địa điểm thực hiện", "Trung tâm Phục vụ hành chính công", "so-y-te"),
        ("Cơ quan được ủy quyền", "Sở Vũ trụ", None),
    ],
)
def test_a_column_that_names_another_body_is_read_or_asked(
    head: str, words: str, wanted: str | None, tmp_path: Path
) -> None:
    sheet = Sheet([["STT", "Mã số TTHC", "Tên thủ tục hành chính", head], [1, A, TITLES[A], words]])
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet))
    assert {name: rows for name, rows in received(made).items() if rows} == ({wanted: [A]} if wanted else {})
    assert asked(made, "receiver") == ([] if wanted else [1])


def test_a_row_whose_giver_is_another_one_is_asked(tmp_path: Path) -> None:
    sheet = Sheet(
        [
            ["STT", "Mã số TTHC", "Tên TTHC", "Cơ quan ủy quyền"],
            [1, A, TITLES[A], "UBND thành phố"],
            [2, B, TITLES[B], "Sở Tư pháp"],
        ]
    )
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, sheet))
    assert asked(made, "giver") == [2]
    kept = city(tmp_path / "so", tmp_path / "a.docx", {"bảng 1:3:giver": "giữ dòng"})
    assert received(kept) == {"so-y-te": [A, B]}
    assert "bên giao trong phụ lục: Sở Tư pháp" in kept.rows[1].note


def test_an_empty_cell_of_a_receiver_is_asked_and_one_answer_holds_for_all_rows_of_the_name(tmp_path: Path) -> None:
    heads = ["STT", "Mã số", "Tên thủ tục hành chính", "Cơ quan được ủy quyền"]
    rows = [[1, A, TITLES[A], "STP"], [2, B, TITLES[B], None], [3, C, TITLES[C], "STP"]]
    paper = word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([heads, *rows]))
    assert asked(city(tmp_path / "so", paper), "receiver") == [1, 2, 3]
    made = city(tmp_path / "so", paper, {"bảng 1:2:receiver": "so-tu-phap"})
    assert asked(made, "receiver") == [2]
    assert received(made) == {"so-tu-phap": [A, C]}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("STP", "so-tu-phap"), ("GĐ STP", "giam-doc-so-tu-phap"), ("GĐ Sở TP", "giam-doc-so-tu-phap"), ("Giám đốc Sở VHTTDL", "giam-doc-so-van-hoa"),
        ("Sở VH,TT&DL", "so-van-hoa"), ("Sở VH-TT-DL", "so-van-hoa"), ("S. Tư pháp", None), ("Sở KHCN", None), ("Sở", None), ("-", None), ("VH", None),
    ],
)  # fmt: skip
def test_a_receiver_in_first_letters_is_asked_with_the_holder_that_alone_fits(
    words: str, wanted: str | None, tmp_path: Path
) -> None:
    """«đúng đề xuất» takes it for all rows of that name; what fits nobody has no proposal."""
    heads = ["STT", "Mã số", "Tên thủ tục hành chính", "Cơ quan được ủy quyền"]
    paper = word(
        tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([heads, [1, A, TITLES[A], words], [2, B, TITLES[B], words]])
    )
    question = city(tmp_path / "so", paper).rows[0].open[0]
    names = {"so-tu-phap": "Sở Tư pháp", "so-van-hoa": "Sở Văn hóa, Thể thao và Du lịch"}
    head = "Giám đốc " if (wanted or "").startswith("giam-doc-") else ""
    called = head + names[wanted.removeprefix("giam-doc-")] if wanted else ""
    assert (question.key, question.proposal) == ("bảng 1:2:receiver", called)
    made = city(tmp_path / "so", paper, {question.key: "đúng đề xuất"})
    assert {one: rows for one, rows in received(made).items() if rows} == ({wanted: [A, B]} if wanted else {})


@pytest.mark.parametrize(
    "sign", ["như trên", "Như trên", "nt", "-nt-", "- nt -", "n.t", '-"-', '"', "''", "//", "〃", "”"]
)
def test_a_ditto_stands_for_the_cell_above(sign: str, tmp_path: Path) -> None:
    heads = [
        "STT",
        "Mã số",
        "Tên thủ tục hành chính",
        "Lĩnh vực",
        "Cơ quan được ủy quyền",
        "Thời hạn ủy quyền",
        "Căn cứ pháp lý",
    ]
    rows = [
        [1, A, TITLES[A], "Y tế", "Sở Tư pháp", "đến 31/12/2027", DECREE],
        *([at, code, TITLES[code], *[sign] * 4] for at, code in ((2, B), (3, C))),
    ]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([heads, *rows])))
    assert received(made) == {"so-tu-phap": [A, B, C]}
    assert {(row.entry.field, row.basis) for row in made.rows} == {("Y tế", (("147/2025/NĐ-CP", "Điều 5"),))}
    assert [one.end for one in made.given] == ["2027-12-31"]
    assert made.rows[2].note == f"căn cứ in «{sign}», như dòng trên"


@pytest.mark.parametrize("words", ["-", "–", "", "không", "như Điều 5", "ntc"])
def test_a_dash_or_a_word_is_no_ditto(words: str) -> None:
    assert not is_ditto(words)


@pytest.mark.parametrize("code", ["nt", '"'])
def test_a_code_is_never_that_of_the_row_above(code: str, tmp_path: Path) -> None:
    made = taken(
        tmp_path / "so", word(tmp_path / "a.docx", (), Sheet([HEAD, [1, A, TITLES[A], ""], [2, code, TITLES[B], ""]]))
    )
    assert meant(made) == [(1, A), (2, "?code")]


def test_a_raised_digit_is_the_mark_of_a_note_and_no_digit_of_a_code_or_title(tmp_path: Path) -> None:
    """Its note is kept with the row, and asked where it limits what the row gives."""
    paper = Document()
    table = paper.add_table(3, 4)
    for at, row in enumerate((HEAD, ["1", A, TITLES[A], ""], ["2", C, TITLES[C], ""])):
        for column, text in enumerate(row):
            paragraph = table.cell(at, column).paragraphs[0]
            paragraph.add_run(text)
            if at and column in (1, 2):
                paragraph.add_run(str(at)).font.superscript = True
    for mark, words in (("1", " Chỉ tại bệnh viện."), ("2", " Mới.")):
        paragraph = paper.add_paragraph()
        paragraph.add_run(mark).font.superscript = True
        paragraph.add_run(words)
    paper.save(str(tmp_path / "a.docx"))
    made = taken(tmp_path / "so", tmp_path / "a.docx")
    assert meant(made) == [(1, "?limit"), (2, C)]
    assert [row.note for row in made.rows] == ["chú thích: (1) Chỉ tại bệnh viện.", "chú thích: (2) Mới."]


def test_a_sheet_named_by_a_body_is_asked_and_several_such_sheets_say_who_receives(tmp_path: Path) -> None:
    one, other = (Sheet([HEAD, [1, code, TITLES[code], ""]]) for code in (A, B))
    facts = FACTS | {"deed:receiver": "so-y-te"}
    single = city(tmp_path / "so", excel(tmp_path / "a.xlsx", ("Sở Tư pháp", one)), facts)
    assert asked(single, "receiver") == [1]
    several = city(tmp_path / "so", excel(tmp_path / "b.xlsx", ("Sở Y tế", one), ("Sở Tư pháp", other)), facts)
    assert received(several) == SPLIT


def test_a_day_that_excel_shows_as_a_number_is_asked_and_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet, hidden = book.active, book.create_sheet("Cũ")
    for row in (
        ["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Thời hạn ủy quyền"],
        [1, A, TITLES[A], 46752],
        [2, B, TITLES[B], "đến 31/12/2027"],
    ):
        sheet.append(row)
    for row in (HEAD, [9, C, TITLES[C], ""]):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert meant(taken(tmp_path / "so", tmp_path / "a.xlsx")) == [(1, "?end"), (2, B)]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_a_page_of_the_web_that_libreoffice_saved_is_read(tmp_path: Path) -> None:
    """With heads on two rows, a group over all columns, cells that cover two rows, and a row struck through."""
    rows = (
        f"<tr><td colspan=5>I. LĨNH VỰC Y TẾ</td></tr><tr><td>1</td><td>{A}</td><td>{TITLES[A]}</td><td rowspan=2>Điều 5</td><td rowspan=2>147/2025/NĐ-CP</td></tr>"
        f"<tr><td>2</td><td>{B}</td><td>{TITLES[B]}</td></tr><tr><td>3</td><td><strike>{C}</strike></td><td><strike>{TITLES[C]}</strike></td><td>-</td><td>-</td></tr>"
    )
    heads = (
        "<tr><th rowspan=2>STT</th><th rowspan=2>Mã số TTHC</th><th rowspan=2>Tên thủ tục hành chính</th><th colspan=2>Căn cứ</th></tr>"
        "<tr><th>Điều</th><th>Văn bản</th></tr>"
    )
    (tmp_path / "a.html").write_text(f"<meta charset=utf-8><table border=1>{heads}{rows}</table>", "utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    command = [
        str(shutil.which("soffice")),
        profile,
        "--headless",
        "--convert-to",
        "odt:writer8",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.html"),
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  the program of this machine
    if not (tmp_path / "a.odt").exists():
        pytest.skip("the LibreOffice of this machine lacks the part that reads pages of the web")
    assert meant(taken(tmp_path / "so", tmp_path / "a.odt")) == [(1, A), (2, B)]


@pytest.mark.parametrize(
    ("head", "cells", "questions"),
    [
        ("Cấp thực hiện", ("Cấp tỉnh", "Cấp xã", "cấp tỉnh, cấp xã"), [2]),
        ("Cấp giải quyết", ("Tỉnh", "Thành phố", "TP"), []),
        ("CẤP THỰC HIỆN", ("Cấp xã", "Cấp xã", "Cấp xã"), [1, 2, 3]),
        ("Phân cấp thực hiện", ("Cấp tỉnh", "Cấp tỉnh", "Cấp tỉnh"), None),
        ("Cấp thực hiện", ("Sở Y tế", "Cấp tỉnh", "Cấp tỉnh"), None),
    ],
)
def test_a_column_of_levels_is_known_by_its_head_and_held_against_the_receiver(
    head: str, cells: tuple[str, ...], questions: list[int] | None, tmp_path: Path
) -> None:
    """A column so headed in which something else stands is read as before: as one from which nothing is taken."""
    rows = [[at, code, TITLES[code], cell] for at, (code, cell) in enumerate(zip(TITLES, cells, strict=False), 1)]
    made = taken(tmp_path / "so", word(tmp_path / "a.docx", (), Sheet([[*HEADS[:3], head], *rows])))
    ((_, known),) = made.annex.read
    assert ("level" in known.kinds) == (questions is not None)
    assert (head in [one for one, _ in made.annex.unread]) == (questions is None)
    if questions is not None:
        assert asked(made, "level") == questions


def test_a_level_that_was_kept_is_not_asked_again_and_another_one_is(tmp_path: Path) -> None:
    def paper(level: str) -> Path:
        rows = [[at, code, TITLES[code], level] for at, code in enumerate([*TITLES][:2], 1)]
        return word(tmp_path / "a.docx", DECISION, Sheet([[*HEADS[:3], "Cấp thực hiện"], *rows]))

    folder = tmp_path / "so"
    first = taken(folder, paper("Cấp xã"))
    keep = {one.key: "giữ dòng" for row in first.rows for one in row.open}
    for name, data in taken(folder, paper("Cấp xã"), keep).files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    again = taken(folder, paper("Cấp xã"))
    assert (asked(again, "level"), again.differences) == ([], ())
    assert asked(taken(folder, paper("Cấp huyện")), "level") == [1, 2]


CLASS = "axis: ubnd\nholders:\n  - {id: chi-cuc-truong, name: Chi cục trưởng, kind: internal-unit-head, level: city, members: {count: 9}}\n"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Chi cục trưởng", {"chi-cuc-truong": [A]}),
        ("Chi cục trưởng Chi cục Dân số", {}),
        ("Sở Y tế và Chi cục trưởng Chi cục Dân số", {}),
        ("Chi cục trưởng Dân số", {}),
        ("Trưởng phòng Tổ chức, Sở Y tế", {}),
        ("Giám đốc Trung tâm Cấp cứu", {}),
        ("Sở Y tế và Giám đốc Trung tâm Cấp cứu", {}),
        ("Chủ tịch UBND cấp xã thành phố Đà Nẵng", {"chu-tich-ubnd-cap-xa": [A]}),
        ("Chủ tịch UBND xã Ba Vì", {}),
        ("Chủ tịch UBND cấp xã, Sở Y tế", {"chu-tich-ubnd-cap-xa": [A], "so-y-te": [A]}),
    ],
)
def test_one_of_a_class_is_asked_in_an_article_as_in_a_column_and_never_taken_for_the_class(
    words: str, wanted: dict[str, list[str]], tmp_path: Path
) -> None:
    """Nor does another receiver that is known beside it get all rows in silence."""
    folder = province(tmp_path / "so", "Đà Nẵng")
    write(folder, {"holders/lop.yaml": CLASS})
    article = [one.replace("cho Sở Y tế", f"cho {words}") for one in DECISION_OF_A_CITY]
    rows: list[list[object]] = [[*HEAD], [1, A, TITLES[A], DECREE]]
    made = city(folder, word(tmp_path / "a.docx", article, Sheet(rows)))
    assert (received(made), "deed:receiver" in {one.key for one in made.open}) == (wanted, not wanted)
    column: list[list[object]] = [[*HEAD, "Cơ quan được ủy quyền"], [1, A, TITLES[A], DECREE, words]]
    made = city(folder, word(tmp_path / "b.docx", DECISION_OF_A_CITY, Sheet(column)))
    assert wanted or asked(made, "receiver") == [1]
