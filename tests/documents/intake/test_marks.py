"""Marks below the names of receivers, however somebody made them: read where they can be, asked where they cannot, and never every row to everybody."""

from __future__ import annotations

import base64
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from annexes import HEADS, Sheet, excel, with_parts, word
from docx import Document
from docx.oxml import parse_xml
from openpyxl import load_workbook
from openpyxl.styles import Font, PatternFill
from takings import DECISION_OF_A_CITY, FACTS, TITLES, asked, city, meant, received, taken

A, B, C, *_ = TITLES
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
BOTH = [one.replace("cho Sở Y tế", "cho Sở Y tế, Sở Tư pháp") for one in DECISION_OF_A_CITY]
SPLIT = {"so-y-te": [A], "so-tu-phap": [B]}
TABLE: list[list[object]] = [
    [*HEADS[:3], "Sở Y tế", "Sở Tư pháp"],
    [1, A, TITLES[A], "", ""],
    [2, B, TITLES[B], "", ""],
]
MARKED = ((1, 3), (2, 4))
"""The cells, counted from 0, by which the first row is of the first receiver and the second of the other."""
Make = Callable[[Any], object]


def paper(
    place: Path, make: Make, rows: list[list[object]] = TABLE, cells: tuple[tuple[int, int], ...] = MARKED
) -> Path:
    """Make a Word file in which something is done to some cells of its table."""
    word(place, BOTH, Sheet(rows))
    made = Document(str(place))
    for row, column in cells:
        make(made.tables[-1].cell(row, column))
    made.save(str(place))
    return place


def sign(font: str, place: str) -> Make:
    return lambda cell: cell.paragraphs[0]._p.append(
        parse_xml(f'<w:r {SPACE}><w:sym w:font="{font}" w:char="{place}"/></w:r>')
    )


def typed(font: str, letter: str) -> Make:
    def make(cell: Any) -> None:  # noqa: ANN401  no types
        fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
        cell.paragraphs[0]._p.append(parse_xml(f"<w:r {SPACE}>{fonts}<w:t>{letter}</w:t></w:r>"))

    return make


def of_form(state: str) -> Make:
    field = f'<w:r {SPACE}><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar></w:r>'
    return lambda cell: cell.paragraphs[0]._p.append(parse_xml(field))


def shaded(cell: Any) -> None:  # noqa: ANN401  no types
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {SPACE} w:val="clear" w:color="auto" w:fill="404040"/>'))


def pictured(cell: Any) -> None:  # noqa: ANN401  no types
    cell.paragraphs[0].add_run().add_picture(BytesIO(PICTURE))


@pytest.mark.parametrize(
    "make",
    [
        sign("Wingdings", "F0FC"), sign("Wingdings", "F0FE"), sign("Wingdings", "00FC"), sign("Wingdings 2", "F050"), sign("Webdings", "F061"),
        sign("Symbol", "F0D6"), sign("Segoe UI Symbol", "2713"), typed("Wingdings", "ü"), typed("Wingdings 2", "P"), typed("Wingdings", "\uf0fc"),
        of_form('<w:default w:val="0"/><w:checked/>'), of_form('<w:default w:val="1"/>'),
    ],
)  # fmt: skip
def test_a_sign_of_a_font_without_letters_marks_as_a_letter_does(make: Make, tmp_path: Path) -> None:
    made = city(tmp_path / "so", paper(tmp_path / "a.docx", make))
    assert (received(made), asked(made, "receiver")) == (SPLIT, [])


@pytest.mark.parametrize(
    "make",
    [sign("Wingdings", "F0A8"), sign("Wingdings 2", "F0A3"), of_form('<w:default w:val="1"/><w:checked w:val="0"/>')],
)
def test_an_empty_box_does_not_mark(make: Make, tmp_path: Path) -> None:
    """Also where it stands in the first cell of its column."""
    full = paper(tmp_path / "a.docx", make, cells=((1, 4), (2, 3)))
    made = Document(str(full))
    for row, column in MARKED:
        made.tables[-1].cell(row, column).text = "☒"
    made.save(str(full))
    assert received(city(tmp_path / "so", full)) == SPLIT


@pytest.mark.parametrize(
    "make", [sign("Wingdings", "F04A"), sign("Wingdings", "F0FB"), sign("Nobody", "F0FC"), sign("Wingdings", "zz"), typed("Wingdings", "A"), shaded, pictured]
)  # fmt: skip
def test_what_may_be_a_mark_and_cannot_be_read_is_asked_in_its_column(make: Make, tmp_path: Path) -> None:
    """One answer holds for all rows with the same in that column."""
    rows = [*TABLE[:2], [2, B, TITLES[B], "", ""], [3, C, TITLES[C], "", ""]]
    place = paper(tmp_path / "a.docx", make, rows, ((1, 3), (2, 4), (3, 4)))
    made = city(tmp_path / "so", place)
    assert (received(made), asked(made, "receiver")) == ({}, [1, 2, 3])
    first, second, _ = (one for row in made.rows for one in row.open)
    made = city(tmp_path / "so", place, {first.key: "Sở Y tế", second.key: "Sở Tư pháp"})
    assert (received(made), asked(made, "receiver")) == ({"so-y-te": [A], "so-tu-phap": [B, C]}, [])


@pytest.mark.parametrize("said", ["", "-", "☐"])
def test_columns_of_receivers_in_which_no_row_is_marked_are_asked(said: str, tmp_path: Path) -> None:
    """Nobody says that every row goes to everybody."""
    rows = [TABLE[0], *([*row[:3], said, said] for row in TABLE[1:])]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", BOTH, Sheet(rows)))
    assert ([names for names in received(made).values() if names], asked(made, "receiver")) == ([], [1, 2])
    answers = {
        one.key: name for row, name in zip(made.rows, ("so-y-te", "so-tu-phap"), strict=True) for one in row.open
    }
    assert received(city(tmp_path / "so", tmp_path / "a.docx", answers)) == SPLIT


@pytest.mark.parametrize(
    "head",
    ["Ghi chú", "Cơ quan phối hợp", "Sở, ngành phối hợp", "Lĩnh vực", "Sở hữu", "Số lượng", "SỐ QUYẾT ĐỊNH CÔNG BỐ"],
)
def test_an_empty_column_of_anything_else_is_no_question(head: str, tmp_path: Path) -> None:
    rows: list[list[object]] = [[*HEADS[:3], head], [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", DECISION_OF_A_CITY, Sheet(rows)))
    assert (received(made), [row.open for row in made.rows]) == ({"so-y-te": [A, B]}, [(), ()])


def test_a_column_that_names_receivers_goes_before_empty_ones(tmp_path: Path) -> None:
    rows = [[*row, said] for row, said in zip(TABLE, ("Cơ quan được ủy quyền", "Sở Y tế", "Sở Tư pháp"), strict=True)]
    made = city(tmp_path / "so", word(tmp_path / "a.docx", BOTH, Sheet(rows)))
    assert (received(made), asked(made, "receiver")) == (SPLIT, [])


def test_a_column_of_what_is_given_in_which_rows_are_ticked_asks_of_the_others_alone(tmp_path: Path) -> None:
    """With a tick that is a letter as with one that is a sign."""
    rows: list[list[object]] = [[*HEADS[:3], "Ủy quyền"], [1, A, TITLES[A], ""], [2, B, TITLES[B], "✓"]]
    place = paper(tmp_path / "a.docx", sign("Wingdings", "F0FC"), rows, ((1, 3),))
    assert asked(city(tmp_path / "so", place), "limit") == []
    rows.append([3, C, TITLES[C], ""])
    place = paper(tmp_path / "a.docx", sign("Wingdings", "F0FC"), rows, ((1, 3),))
    assert asked(city(tmp_path / "so", place), "limit") == [3]


def test_the_ground_of_whole_rows_and_columns_is_no_mark(tmp_path: Path) -> None:
    """Every second row, and the column of notes, are coloured in many papers."""
    rows: list[list[object]] = [
        [*HEADS[:3], "Ghi chú"],
        *([at, code, TITLES[code], ""] for at, code in enumerate((A, B, C), 1)),
    ]
    for name, cells in (
        ("a", tuple((2, column) for column in range(4))),
        ("b", tuple((row, 3) for row in range(4))),
    ):
        made = taken(tmp_path / "so", paper(tmp_path / f"{name}.docx", shaded, rows, cells))
        assert meant(made) == [(1, A), (2, B), (3, C)], name
    one = taken(tmp_path / "so", paper(tmp_path / "c.docx", shaded, rows, ((2, 3),)))
    assert meant(one) == [(1, A), (2, "?limit"), (3, C)]


def test_a_picture_beside_a_text_of_a_row_is_asked_with_it_and_one_elsewhere_is_not(tmp_path: Path) -> None:
    """A line that is drawn through a row is one; so is the line below a letterhead."""
    rows: list[list[object]] = [list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]]
    made = taken(tmp_path / "so", paper(tmp_path / "a.docx", pictured, rows, ((0, 2), (2, 2))))
    assert meant(made) == [(1, A), (2, "?limit")]
    assert "hình trong ô «Tên thủ tục hành chính»" in made.rows[1].open[0].said.vi
    assert not [one for one in made.open if one.key.endswith(":remark")]


def book(place: Path, change: Make, rows: list[list[object]] = TABLE) -> Path:
    excel(place, ("Phụ lục", Sheet(rows)))
    made = load_workbook(place)
    change(made["Phụ lục"])
    made.save(place)
    return place


RECEIVERS = FACTS | {"deed:receiver": "so-y-te; so-tu-phap"}


def test_signs_and_grounds_of_excel_are_read_and_asked_as_those_of_word(tmp_path: Path) -> None:
    def signs(sheet: Any) -> None:  # noqa: ANN401  no types
        for cell, letter, font in (("D2", "ü", "Wingdings"), ("E2", "£", "Wingdings 2"), ("E3", "P", "Wingdings 2")):
            sheet[cell], sheet[cell].font = letter, Font(name=font)

    def truth(sheet: Any) -> None:  # noqa: ANN401  no types
        sheet["D2"], sheet["E2"], sheet["D3"], sheet["E3"] = True, False, False, True

    def grounds(sheet: Any) -> None:  # noqa: ANN401  no types
        for cell in ("D2", "E3"):
            sheet[cell].fill = PatternFill("solid", fgColor="00404040")

    assert received(city(tmp_path / "so", book(tmp_path / "a.xlsx", signs), RECEIVERS)) == SPLIT
    assert received(city(tmp_path / "so", book(tmp_path / "b.xlsx", truth), RECEIVERS)) == SPLIT
    made = city(tmp_path / "so", book(tmp_path / "c.xlsx", grounds), RECEIVERS)
    assert asked(made, "receiver") == [1, 2]
    assert [one.proposal for row in made.rows for one in row.open] == ["Sở Y tế", "Sở Tư pháp"]


def test_a_picture_over_a_cell_of_excel_is_asked_and_one_above_the_table_is_not(tmp_path: Path) -> None:
    """A logo above the title is no mark."""
    rows: list[list[object]] = [["DANH MỤC THỦ TỤC HÀNH CHÍNH"], *TABLE]
    excel(tmp_path / "a.xlsx", ("Phụ lục", Sheet(rows)))
    anchors = "".join(
        f"<x:oneCellAnchor><x:from><x:col>{column}</x:col><x:row>{row}</x:row></x:from><x:pic/></x:oneCellAnchor>"
        for row, column in ((0, 3), (2, 3), (3, 4))
    )
    package = (tmp_path / "a.xlsx").read_bytes()
    sheet = "xl/worksheets/sheet1.xml"
    own = ZipFile(BytesIO(package)).read(sheet)
    parts = {
        sheet: own.replace(b"</worksheet>", f'<drawing xmlns:r="{RELATED}" r:id="rId1"/></worksheet>'.encode()),
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{RELATED}/drawing" Target="../drawings/drawing1.xml"/></Relationships>'.encode(),
        "xl/drawings/drawing1.xml": f'<x:wsDr xmlns:x="{DRAWN}">{anchors}</x:wsDr>'.encode(),
    }
    (tmp_path / "a.xlsx").write_bytes(with_parts(package, parts))
    made = city(tmp_path / "so", tmp_path / "a.xlsx", RECEIVERS)
    assert [one.key.rpartition(":")[2] for one in made.open] == ["receiver", "receiver"]
    answers = RECEIVERS | {one.key: "đúng đề xuất" for row in made.rows for one in row.open}
    assert received(city(tmp_path / "so", tmp_path / "a.xlsx", answers)) == SPLIT
