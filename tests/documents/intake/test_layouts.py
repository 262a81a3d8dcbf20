"""Annexes with traps of layout. Of each what must be read stands first: the rows, by number, with the matter or what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, with_annexes, word
from takings import DECISION_OF_A_CITY, TITLES, city, meant, opened, received, taken

from delegation.documents.intake import preview
from delegation.errors import AskedWronglyError
from delegation.model.row_numbers import RowNumber
from delegation.run.importing import Import

A, B, C, D, E = TITLES
Rows = list[tuple[RowNumber | None, str]]
HEAD = list(HEADS)


def row(number: object, code: object, title: str | None = None) -> list[object]:
    return [number, code, TITLES[str(code)] if title is None else title, ""]


LAYOUTS: dict[str, tuple[Rows, Sheet]] = {
    "units under the heads": (
        [(1, A), (2, B)],
        Sheet([["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Thời hạn giải quyết", "Phí, lệ phí"], ["", "", "", "(ngày làm việc)", "(đồng)"],
               [1, A, TITLES[A], "15", "0"], [2, B, TITLES[B], "10", "0"]]),
    ),
    "rows within a row": (
        [(1, "?code"), ("1.1", A), ("1.2", B), ("2a", C), ("2b", D)],
        Sheet([HEAD, [1, "", "Cấp giấy phép, gồm các trường hợp", ""], row("1.1", A), row("1.2", B), row("2a", C), row("2b", D)]),
    ),
    "two codes in a cell": (
        [(1, "?code"), (2, "?code"), (3, "?code"), (4, D)],
        Sheet([HEAD, row(1, f"{A}\n{B}", f"{TITLES[A]}\n{TITLES[B]}"), row(2, f"{A}; {C}", TITLES[A]), row(3, f"{A} - {B}", TITLES[B]), row(4, D)]),
    ),
    "a signature below the rows": (
        [(1, A), (2, B)],
        Sheet([HEAD, row(1, A), row(2, B), ["", "", "", "TM. ỦY BAN NHÂN DÂN"], ["", "", "", "KT. CHỦ TỊCH"], ["", "", "", "PHÓ CHỦ TỊCH"],
               ["", "", "", "(Đã ký)"], ["", "", "", "Nguyễn Văn A"]]),
    ),
    "who drew the table up": (
        [(1, A), (2, B)],
        Sheet([HEAD, row(1, A), row(2, B), ["", "Người lập biểu", "", "Thủ trưởng đơn vị"], ["", "(Ký, ghi rõ họ tên)", "", "(Ký, đóng dấu)"],
               ["", "Trần Thị B", "", "Nguyễn Văn A"]]),
    ),
    "a day and a place below the rows": (
        [(1, A)],
        Sheet([HEAD, row(1, A), ["", "", "Hà Nội, ngày 20 tháng 12 năm 2025", ""], ["", "", "NGƯỜI LẬP", ""], ["", "", "Lê Văn C", ""]]),
    ),
    "one number for two rows": (
        [(1, A), (1, B), (2, C)],
        Sheet([HEAD, row(1, A), row("", B), row(2, C)], merged=[(1, 0, 2, 0)]),
    ),
    "long codes of the portal": (
        [(1, "?code"), (2, B)],
        Sheet([HEAD, row(1, f"{A}.000.00.00.H26", TITLES[A]), row(2, B)]),
    ),
    "words before the code": (
        [(1, "?code"), (2, "?code"), (3, C)],
        Sheet([HEAD, row(1, f"TTHC {A}", TITLES[A]), row(2, f"Mã: {B}", TITLES[B]), row(3, C)]),
    ),
    "a title that says the row is repealed": (
        [(1, "?code"), (2, "?code"), (3, "?code"), (4, C)],
        Sheet([HEAD, row(1, D, TITLES[D] + " (bãi bỏ)"), row(2, B, TITLES[B] + " (chưa ủy quyền)"), row(3, E, TITLES[E] + " - hết hiệu lực"), row(4, C)]),
    ),
    "an old and a new code": (
        [(1, A), (2, B)],
        Sheet([["STT", "Mã TTHC cũ", "Mã TTHC mới", "Tên thủ tục hành chính"], [1, C, A, TITLES[A]], [2, D, B, TITLES[B]]]),
    ),
    "groups by Roman numbers and letters with their counts": (
        [(1, A), (2, B), (1, C)],
        Sheet([HEAD, ["A", "THỦ TỤC CẤP TỈNH (03 TTHC)", "", ""], ["I", "Lĩnh vực khám bệnh (02 thủ tục)", "", ""], row(1, A), row(2, B),
               ["II", "Lĩnh vực dược (01 thủ tục)", "", ""], row(1, C)]),
    ),
    "a title over two rows of a page": (
        [(1, "?code"), (None, "?code"), (2, B)],
        Sheet([HEAD, row(1, A, "Cấp giấy phép hoạt động"), ["", "", "khám bệnh", ""], row(2, B)]),
    ),
    "the table in two halves": (
        [(1, A), (2, B), (3, C), (4, D)],
        Sheet([["STT", "Mã số", "Tên thủ tục", "STT", "Mã số", "Tên thủ tục"], [1, A, TITLES[A], 3, C, TITLES[C]], [2, B, TITLES[B], 4, D, TITLES[D]]]),
    ),
    "letters for digits": (
        [(1, "?code"), (2, "?code"), (3, C)],
        Sheet([HEAD, row(1, "1.OO3390", TITLES[A]), row(2, "l.012644", TITLES[B]), row(3, C)]),
    ),
    "a code with a point at its end": ([(1, "?code"), (2, B)], Sheet([HEAD, row(1, f"{A}.", TITLES[A]), row(2, B)])),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_what_is_read_of_a_layout(name: str, ending: str, tmp_path: Path) -> None:
    """Each row is read as it is meant, or asked; nothing else is taken for a row."""
    wanted, sheet = LAYOUTS[name]
    place = tmp_path / f"phu-luc.{ending}"
    paper = word(place, (), sheet) if ending == "docx" else excel(place, ("Phụ lục", sheet))
    assert meant(taken(tmp_path / "so", paper)) == wanted


THREE = opened(
    "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "78/QĐ-UBND", "Đà Nẵng", "Về việc ủy quyền giải quyết thủ tục hành chính",
    "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục I.",
    "Điều 2. Ủy quyền cho Sở Tư pháp giải quyết các thủ tục hành chính tại Phụ lục II.",
    "Điều 3. Ủy quyền cho Sở Văn hóa, Thể thao và Du lịch giải quyết các thủ tục hành chính tại Phụ lục III.",
    "Điều 4. Quyết định này có hiệu lực kể từ ngày 01.7.2025 đến hết ngày 31.12.2027.",
)  # fmt: skip


def test_three_annexes_to_three_receivers_are_each_given_to_its_own_or_asked(tmp_path: Path) -> None:
    annexes = [
        ((f"PHỤ LỤC {name}", "DANH MỤC THỦ TỤC HÀNH CHÍNH"), Sheet([HEAD, row(1, code)]))
        for name, code in (("I", A), ("II", B), ("III", C))
    ]
    made = city(tmp_path / "so", with_annexes(tmp_path / "a.docx", THREE, annexes))
    assert meant(made) == [(1, A), (1, B), (1, C)]
    assert received(made) == {"so-y-te": [A], "so-tu-phap": [B], "so-van-hoa": [C]}
    assert (made.facts.value("effective"), made.facts.value("end")) == ("2025-07-01", "2027-12-31")


@pytest.mark.parametrize(
    "articles",
    [
        ("Điều 1. Ủy quyền cho Sở Y tế giải quyết thủ tục tại Phụ lục I, Sở Tư pháp giải quyết thủ tục tại Phụ lục II và Sở Văn hóa, Thể thao và Du lịch tại Phụ lục III.",),
        ("Điều 1. Ủy quyền giải quyết thủ tục hành chính như sau:", "1. Sở Y tế: các thủ tục tại Phụ lục số 01.", "2. Sở Tư pháp: các thủ tục tại Phụ lục số 02.",
         "3. Sở Văn hóa, Thể thao và Du lịch: các thủ tục tại Phụ lục số 03.", "Điều 2. Giao Sở Y tế công khai Phụ lục II."),
        ("Điều 1. Giám đốc Sở Y tế được ủy quyền giải quyết thủ tục tại Phụ lục I.", "Điều 2. Giám đốc Sở Tư pháp được ủy quyền giải quyết thủ tục tại Phụ lục II.",
         "Điều 3. Giám đốc Sở Văn hóa, Thể thao và Du lịch được ủy quyền giải quyết thủ tục tại Phụ lục III."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("titled", ["above", "within"])
def test_annexes_are_given_to_whom_the_articles_name(articles: tuple[str, ...], titled: str, tmp_path: Path) -> None:
    """An annex without the name of a receiver is given to whom the article that names the annex gives it."""
    lines = opened(
        "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG",
        "78/QĐ-UBND",
        "Đà Nẵng",
        "Về việc ủy quyền giải quyết thủ tục hành chính",
        *articles,
    )
    annexes: list[tuple[tuple[str, ...], Sheet]] = []
    for name, code in (("I", A), ("II", B), ("III", C)):
        titles = (f"PHỤ LỤC {name}", "DANH MỤC")
        inside = [[one, "", "", ""] for one in titles] if titled == "within" else []
        annexes.append((() if inside else titles, Sheet([*inside, HEAD, row(1, code)])))
    head = "giam-doc-" if "Giám đốc" in articles[0] else ""
    made = city(tmp_path / "so", with_annexes(tmp_path / "a.docx", lines, annexes))
    assert received(made) == {f"{head}so-y-te": [A], f"{head}so-tu-phap": [B], f"{head}so-van-hoa": [C]}


@pytest.mark.parametrize(
    "articles",
    [
        ("Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục lĩnh vực y tế.", "Điều 2. Ủy quyền cho Sở Tư pháp giải quyết các thủ tục lĩnh vực tư pháp."),
        ("Điều 1. Ủy quyền cho Sở Y tế giải quyết 02 thủ tục hành chính và Sở Tư pháp giải quyết 01 thủ tục hành chính tại Phụ lục.",),
        ("Điều 1. Ủy quyền giải quyết thủ tục hành chính:", "1. Ủy quyền cho Sở Y tế các thủ tục số 1, 2.", "2. Ủy quyền cho Sở Tư pháp thủ tục số 3."),
    ],
)  # fmt: skip
def test_several_receivers_without_a_part_for_each_are_asked(articles: tuple[str, ...], tmp_path: Path) -> None:
    """Where articles give to several and no row, title or annex says which of them, nobody is chosen."""
    lines = opened(
        "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG",
        "78/QĐ-UBND",
        "Đà Nẵng",
        "Về việc ủy quyền giải quyết thủ tục hành chính",
        *articles,
    )
    made = city(
        tmp_path / "so", word(tmp_path / "a.docx", (*lines, "PHỤ LỤC"), Sheet([HEAD, row(1, A), row(2, B), row(3, C)]))
    )
    assert received(made) == {}
    assert [one.key for one in made.facts.open] == ["deed:receiver"]
    assert {"Sở Y tế", "Sở Tư pháp"} <= set(made.facts.open[0].options)


@pytest.mark.parametrize(
    "article",
    [
        "Điều 2. Sở Y tế chịu trách nhiệm trước pháp luật về việc thực hiện nội dung được ủy quyền, không ủy quyền lại.",
        "Điều 2. Giao Sở Tư pháp theo dõi việc thực hiện ủy quyền, báo cáo Ủy ban nhân dân thành phố.",
        "Điều 2. Chánh Văn phòng, Giám đốc Sở Y tế, Giám đốc Sở Tư pháp chịu trách nhiệm thi hành việc ủy quyền.",
        "Điều 2. Cơ quan được ủy quyền báo cáo Sở Tư pháp kết quả thực hiện trước ngày 15 tháng 12 hằng năm.",
    ],
)  # fmt: skip
def test_an_article_that_gives_nothing_makes_no_second_receiver(article: str, tmp_path: Path) -> None:
    """Who reports, watches or carries a decision out is no receiver."""
    lines = opened(
        "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "78/QĐ-UBND", "Đà Nẵng", "Về việc ủy quyền giải quyết thủ tục hành chính",
        "Điều 1. Ủy quyền cho Sở Y tế giải quyết các thủ tục hành chính tại Phụ lục.", article,
    )  # fmt: skip
    made = city(tmp_path / "so", word(tmp_path / "a.docx", (*lines, "PHỤ LỤC"), Sheet([HEAD, row(1, A)])))
    assert received(made) == {"so-y-te": [A]}


def _tabbed(place: Path, *lines: str, table: Sheet | None = None) -> Path:
    return word(place, lines, *([table] if table else []))


def test_a_list_with_tabs_is_read_as_the_table_that_it_stands_for(tmp_path: Path) -> None:
    """Lines of several parts, codes among them, are rows; a letterhead with a tab is none."""
    lines = [
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHỤ LỤC",
        "STT\tMã số\tTên thủ tục hành chính\tGhi chú",
        f"1\t{A}\t{TITLES[A]}\tmới",
        f"2\t\t{TITLES[B]}\t",
        f"3\t{C}\t{TITLES[C]}\tmới",
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN",
    ]
    made = taken(tmp_path / "so", _tabbed(tmp_path / "a.docx", *lines))
    assert meant(made) == [(1, A), (2, "?code"), (3, C)]
    assert made.rows[0].entry.place.vi == "danh sách từ đoạn 3, dòng 2, cột 2"


def test_codes_in_lines_outside_tables_are_told(tmp_path: Path) -> None:
    """A line that names a code and is no row is no silence: it is told, and where there is no table at all, what to do."""
    lines = (f"1. {TITLES[A]} (mã số {A})", f"2. {TITLES[B]} (mã số {B})")
    made = taken(tmp_path / "so", word(tmp_path / "a.docx", lines, Sheet([HEAD, row(3, C)])))
    assert meant(made) == [(3, C)]
    assert "không đọc 2 đoạn ngoài bảng có mã thủ tục, đoạn đầu (đoạn 1)" in _told(made)
    with pytest.raises(AskedWronglyError) as caught:
        taken(tmp_path / "so", word(tmp_path / "b.docx", lines))
    assert "Convert Text to Table" in caught.value.said.vi


_BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
    '<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent/></wps:txbx></w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent/></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize("where", ["paragraph", "cell"])
def test_a_text_box_is_read_once_and_one_within_a_cell_is_told(where: str, tmp_path: Path) -> None:
    """Word keeps each text box twice; a table in it is read once, and what is not read is told."""
    from copy import deepcopy  # noqa: PLC0415  only here

    from docx import Document  # noqa: PLC0415
    from docx.oxml import parse_xml  # noqa: PLC0415

    word(tmp_path / "a.docx", ("PHỤ LỤC",), Sheet([HEAD, row(1, A)]), Sheet([HEAD, row(1, B)]))
    paper = Document(str(tmp_path / "a.docx"))
    moved = paper.tables[1]._tbl
    run = parse_xml(_BOX)
    for box in run.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}txbxContent"):
        box.append(deepcopy(moved))
    moved.getparent().remove(moved)
    holding = paper.paragraphs[0] if where == "paragraph" else paper.tables[0].rows[1].cells[3].paragraphs[0]
    holding._p.append(run)
    paper.save(str(tmp_path / "a.docx"))
    made = taken(tmp_path / "so", tmp_path / "a.docx")
    assert sorted(meant(made)) == ([(1, A), (1, B)] if where == "paragraph" else [(1, A)])
    assert any("1 hộp chữ trong ô" in one.vi for one in made.paper.notices) == (where == "cell")


def _told(made: Import) -> str:
    return preview.text(made.paper, made.annex, made.facts, made.rows, "vi", every=True)


@pytest.mark.parametrize("text", ["-", "–", "—", "0", "không", "Không", "☐", "□"])
def test_a_dash_in_a_column_of_marks_chooses_nobody(text: str, tmp_path: Path) -> None:
    """A dash under the name of a body says that the row is not given to it."""
    assert _marked(tmp_path, text) == {"so-y-te": [A], "so-tu-phap": [A, B]}


@pytest.mark.parametrize("text", [".", ",", ";", "?", "x?", "o", "một phần", "từ 2027", "- -"])
def test_a_sign_that_is_no_mark_is_asked(text: str, tmp_path: Path) -> None:
    """Whatever is neither a mark nor a dash is never taken for one: who receives is asked."""
    assert _marked(tmp_path, text) == {"so-y-te": [A], "so-tu-phap": [A]}


def _marked(folder: Path, text: str) -> dict[str, list[str]]:
    heads = [
        ["STT", "Mã số", "Tên thủ tục", "Cơ quan được ủy quyền", None],
        [None, None, None, "Sở Y tế", "Sở Tư pháp"],
    ]
    rows = [[1, A, TITLES[A], "x", "x"], [2, B, TITLES[B], text, "x"]]
    sheet = Sheet([*heads, *rows], merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4)])
    return received(city(folder / "so", word(folder / "a.docx", DECISION_OF_A_CITY, sheet)))


def test_a_row_that_names_the_giver_as_its_receiver_is_asked(tmp_path: Path) -> None:
    """Nobody gives to himself."""
    heads = ["STT", "Mã số", "Tên thủ tục", "Cơ quan được ủy quyền"]
    rows = [[1, A, TITLES[A], "Sở Y tế"], [2, B, TITLES[B], "UBND thành phố"]]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet([heads, *rows])))
    assert meant(made) == [(1, A), (2, "?receiver")]
    assert received(made) == {"so-y-te": [A]}


def test_an_article_that_excepts_a_code_is_asked(tmp_path: Path) -> None:
    """What the text takes out of the annex is not given unseen."""
    articles = ("Điều 1. Ủy quyền cho Sở Y tế giải quyết thủ tục tại Phụ lục, trừ thủ tục 1.012644.",)
    lines = opened("ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", "78/QĐ-UBND", "Đà Nẵng", "Về việc ủy quyền", *articles)
    made = city(tmp_path / "so", word(tmp_path / "a.docx", lines, Sheet([HEAD, row(1, A), row(2, B)])))
    assert ["trừ thủ tục 1.012644" in one.said.vi for one in made.counted] == [True]
