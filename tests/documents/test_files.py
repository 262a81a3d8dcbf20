"""The Word and Excel files, opened again as a reader's program opens them."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from chart_register import AS_OF, small
from docx import Document
from docx.oxml.ns import qn
from folders import ROOT, RULES
from office import letters_of, pages_of
from openpyxl import load_workbook

from delegation.authority.examination import Examination
from delegation.documents.annexes.forms import by_form
from delegation.documents.annexes.tasks_by_tier import by_tier
from delegation.documents.excel import workbook
from delegation.documents.shared.annex import (
    Annex,
    Annexes,
    AnnexPicture,
    AnnexTable,
    Column,
    Heading,
    TableCell,
    TableRow,
    To,
)
from delegation.documents.shared.breadth import lines
from delegation.documents.shared.numbering import Numbered
from delegation.documents.shared.source import AnnexSource
from delegation.documents.word import document as word
from delegation.model.provision_units import roman
from delegation.run import pipeline
from delegation.version import VERSION

DAY = date(2026, 11, 25)


def png(width: int, height: int) -> bytes:
    """Make a grey picture of 300 dots per inch."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    rows = zlib.compress((b"\x00" + b"\x99" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    density = struct.pack(">IIB", 11811, 11811, 1)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"pHYs", density)
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


DRAWING = AnnexPicture(
    png(1181, 591), b"<svg xmlns='http://www.w3.org/2000/svg'/>", 100, 50, "Sơ đồ", "Hình thử", "Một hình xám"
)


def small_table(key: str, to: To | None = None, notes: tuple[int, ...] = ()) -> Annex:
    columns = (
        Column("STT", 12, "center"),
        Column("Mã", 30),
        Column("Chỉ có trong Excel", 20, only="excel"),
        Column("Số", 20, "center"),
    )
    rows: list[TableRow | Heading] = [Heading("Nhóm & một", 1)]
    rows += [
        TableRow(
            (
                TableCell(at, "number"),
                TableCell(f"1.00000{at}", "code"),
                TableCell("nhóm"),
                TableCell(1000 * at, "number", to, notes),
            ),
            key=f"{at}",
        )
        for at in (1, 2, 3)
    ]
    rows.append(
        TableRow(
            (TableCell(""), TableCell("Cộng"), TableCell(""), TableCell(6000, "number", sums=("1", "2", "3"))), "total"
        )
    )
    return Annex(
        key,
        f"Bảng {key}",
        "Bảng",
        AnnexTable(columns, tuple(rows), "Một bảng thử."),
        notes=("Ghi chú thử.",),
        foot=("Nguồn: thử.",),
        made="x",
    )


def document(*annexes: Annex, **more: Any) -> Annexes:  # noqa: ANN401  what the value takes
    return Annexes(annexes, "vi", DAY, "00ff", **more)


@pytest.fixture(name="both", scope="module")
def _both() -> Annexes:
    loaded = pipeline.load(RULES)
    given = AnnexSource(
        Examination(loaded.register, DAY),
        "vi",
        loaded.rules_hash,
        lambda: pytest.fail("asked"),
        {},
        lambda what, _: pytest.fail(what),
    )
    tiers, forms = by_tier(given), by_form(given)
    return document(tiers[0], forms[0], *tiers[1:], *forms[1:])


@pytest.fixture(name="opened", scope="module")
def _opened(both: Annexes) -> Any:  # noqa: ANN401  the library's own value
    return Document(BytesIO(word.write(both)))


def elements(opened: Any, name: str) -> list[Any]:  # noqa: ANN401
    return list(opened.element.body.iter(qn(name)))


def test_paper_margins_and_page_numbers_are_those_of_the_decree(opened: Any) -> None:  # noqa: ANN401
    """NĐ 30/2020/NĐ-CP, Phụ lục I: A4; top, bottom 20–25 mm; left 30–35 mm; right 15–20 mm; numbered anew from 1, hidden on page 1."""
    assert len(opened.sections) == 7
    for one in opened.sections:
        assert {round(one.page_width.mm), round(one.page_height.mm)} == {210, 297}
        assert 20 <= round(one.top_margin.mm) <= 25
        assert 20 <= round(one.bottom_margin.mm) <= 25
        assert 30 <= round(one.left_margin.mm) <= 35
        assert 15 <= round(one.right_margin.mm) <= 20
        assert one.different_first_page_header_footer
        assert one._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert "PAGE" in one.header.part.element.xml
        assert not one.first_page_header.paragraphs[0].text
    assert {one.orientation for one in opened.sections} == {0, 1}


def test_every_letter_is_times_new_roman_and_black(opened: Any) -> None:  # noqa: ANN401
    for one in elements(opened, "w:rPr"):
        fonts = one.find(qn("w:rFonts"))
        assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
        assert one.find(qn("w:color")).get(qn("w:val")) == "000000"
        assert one.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"
    with_theme = [
        one for one in opened.styles.element.iter(qn("w:rFonts")) if any("Theme" in name for name in one.attrib)
    ]
    assert with_theme == []


def test_each_annex_begins_with_its_three_lines(opened: Any) -> None:  # noqa: ANN401
    heads = [one for one in opened.paragraphs if one.style.name == "Heading 1"]
    assert [one.text for one in heads] == [f"Phụ lục {roman(at)}" for at in range(1, 7)]
    assert {run.font.size.pt for one in heads for run in one.runs} == {14.0}
    titles = [one for one in opened.paragraphs if one.style.name == "Heading 2"]
    assert all(one.text == one.text.upper() for one in titles)
    enclosed = [one for one in opened.paragraphs if one.text.startswith("(Kèm theo văn bản số")]
    assert len(enclosed) == 7
    assert all(run.italic for one in enclosed for run in one.runs)


def test_header_rows_are_repeated_and_no_row_is_split(opened: Any) -> None:  # noqa: ANN401
    for table in elements(opened, "w:tbl"):
        rows = table.findall(qn("w:tr"))
        assert rows[0].find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert all(one.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for one in rows)


def test_widths_are_fixed_and_fill_the_page(opened: Any) -> None:  # noqa: ANN401
    for table, section in zip(elements(opened, "w:tbl"), opened.sections, strict=True):
        grid = [int(one.get(qn("w:w"))) for one in table.find(qn("w:tblGrid"))]
        room = (section.page_width - section.left_margin - section.right_margin) / 635
        assert abs(sum(grid) - room) < 20
        for row in table.findall(qn("w:tr")):
            cells = row.findall(qn("w:tc"))
            widths = [int(one.find(qn("w:tcPr")).find(qn("w:tcW")).get(qn("w:w"))) for one in cells]
            assert widths == grid or widths == [sum(grid)]


def test_no_letter_of_a_table_is_under_ten_points(opened: Any) -> None:  # noqa: ANN401
    sizes = {int(one.get(qn("w:val"))) / 2 for table in elements(opened, "w:tbl") for one in table.iter(qn("w:sz"))}
    assert sizes
    assert min(sizes) >= 10


def test_every_link_of_word_has_its_bookmark(opened: Any) -> None:  # noqa: ANN401
    names = [one.get(qn("w:name")) for one in elements(opened, "w:bookmarkStart")]
    anchors = {one.get(qn("w:anchor")) for one in elements(opened, "w:hyperlink")}
    assert len(names) == len(set(names))
    fields = {one.text.split()[1] for one in elements(opened, "w:instrText") if "PAGEREF" in one.text}
    assert len(fields) == 6
    assert anchors | fields == set(names)
    assert any(
        "Phụ\N{NO-BREAK SPACE}lục\N{NO-BREAK SPACE}III, STT" in "".join(one.itertext())
        for one in elements(opened, "w:hyperlink")
    )


def test_headings_of_groups_stay_with_the_next_row() -> None:
    opened: Any = Document(BytesIO(word.write(document(small_table("a")))))
    row = next(one for one in elements(opened, "w:tr") if "Nhóm & một" in "".join(one.itertext()))
    assert next(row.iter(qn("w:keepNext"))) is not None


def test_a_single_annex_has_no_number_unless_it_is_given() -> None:
    alone = document(small_table("a"))
    assert Numbered(alone).label(alone.annexes[0]) == "Phụ lục"
    third = document(small_table("a"), first=3)
    assert Numbered(third).label(third.annexes[0]) == "Phụ lục III"


def test_the_line_below_the_title_names_the_document() -> None:
    text = "Tờ trình số 12/TTr-STP ngày 25 tháng 11 năm 2026"
    opened = Document(BytesIO(word.write(document(small_table("a"), enclosed=text))))
    assert f"(Kèm theo {text})" in [one.text for one in opened.paragraphs]


@pytest.mark.parametrize(("number", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX")])
def test_roman_numerals(number: int, letters: str) -> None:
    """Parts of an annex are numbered as offices do (NĐ 30/2020/NĐ-CP)."""
    assert roman(number) == letters


def test_letters_that_no_xml_may_hold_do_no_harm() -> None:
    bad = Annex(
        "a",
        "Tên <b> & \x00\x0b\ud800",
        "s/[x]",
        AnnexTable((Column("C", 10),), (TableRow((TableCell("\x01 ]]> &amp; \ufffe"),)),), "x"),
    )
    opened = Document(BytesIO(word.write(document(bad))))
    assert opened.tables[0].cell(1, 0).text == " ]]> &amp; "
    sheet = load_workbook(BytesIO(workbook.write(document(bad)))).active
    assert sheet is not None
    assert sheet["A6"].value == " ]]> &amp; "


def test_a_drawing_has_its_size_its_words_and_its_vector() -> None:
    annex = Annex("s", "Sơ đồ", "Sơ đồ", DRAWING, wide=True)
    made = word.write(document(annex))
    opened = Document(BytesIO(made))
    shape = opened.inline_shapes[0]
    assert (round(shape.width.mm), round(shape.height.mm)) == (100, 50)
    assert shape._inline.docPr.get("descr") == "Một hình xám"
    assert any(one.text == "Hình 1. Hình thử" for one in opened.paragraphs)
    with ZipFile(BytesIO(made)) as package:
        assert package.read("word/media/delegation1.svg") == DRAWING.svg
        assert b"svgBlip" in package.read("word/document.xml")


def test_a_drawing_that_is_too_large_is_made_smaller_in_proportion() -> None:
    large = AnnexPicture(DRAWING.png, None, 1000, 500, "Sơ đồ", "Hình", "Hình")
    shape = Document(BytesIO(word.write(document(Annex("s", "S", "S", large, wide=True))))).inline_shapes[0]
    assert shape.width.mm <= 252
    assert shape.height.mm <= 170
    assert abs(shape.width / shape.height - 2) < 0.01


def test_numbers_of_excel_are_numbers_and_codes_are_text(both: Annexes) -> None:
    book = load_workbook(BytesIO(workbook.write(both)))
    sheet = book["PL II Biểu 2"]
    assert [sheet.cell(5, at).value for at in (1, 2)] == ["STT", "Hình thức ủy quyền"]
    assert sheet["E8"].value == 387
    codes = [one.value for one in book["PL VI TTHC ủy quyền"]["D"][5:] if one.value]
    assert "1.003390" in codes
    assert all(isinstance(one, str) for one in codes)


def test_totals_of_excel_are_formulas_with_their_value(both: Annexes) -> None:
    content = workbook.write(both)
    formulas, computed = load_workbook(BytesIO(content)), load_workbook(BytesIO(content), data_only=True)
    assert formulas["PL II Biểu 2"]["E17"].value == "=SUM(E6:E16)"
    assert computed["PL II Biểu 2"]["E17"].value == 671
    assert computed["PL I Biểu 1"]["C15"].value == 2007


def test_numbers_of_excel_open_their_list(both: Annexes) -> None:
    book = load_workbook(BytesIO(workbook.write(both)))
    link = book["PL II Biểu 2"]["G8"].hyperlink
    assert book["PL II Biểu 2"]["G8"].value == 128
    listed = book["PL VI TTHC ủy quyền"]
    assert link.location == f"'{listed.title}'!A6:{listed.cell(133, listed.max_column).coordinate}"
    assert [listed[f"A{row}"].value for row in (6, 133)] == [1, 128]
    assert book["PL VI TTHC ủy quyền"]["A4"].hyperlink.location.startswith("'PL II Biểu 2'")


def test_sheets_are_ready_to_filter_and_to_print(both: Annexes) -> None:
    for sheet in load_workbook(BytesIO(workbook.write(both))):
        assert sheet.freeze_panes == "A6"
        assert sheet.print_title_rows == "$5:$5"
        assert sheet.auto_filter.ref.startswith("A5:")
        last = int("".join(filter(str.isdigit, sheet.auto_filter.ref.split(":")[1])))
        assert not [one for one in sheet.merged_cells.ranges if one.max_row >= 5 and one.min_row <= last]
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (9, 1, 0)
        assert "&P" in sheet.oddHeader.center.text
        breadth = sum(one.width for one in sheet.column_dimensions.values()) * 7 / 96 * 25.4
        room = 252 if sheet.page_setup.orientation == "landscape" else 165
        assert 11 * min(1, room / breadth) > 7.9


def test_what_only_excel_shows_is_not_in_word() -> None:
    annex = document(small_table("a"))
    table = Document(BytesIO(word.write(annex))).tables[0]
    assert "Chỉ có trong Excel" not in [one.text for one in table.rows[0].cells]
    sheet = load_workbook(BytesIO(workbook.write(annex))).active
    assert sheet is not None
    assert [one.value for one in sheet[5]] == ["STT", "Mã", "Chỉ có trong Excel", "Số"]
    assert "Nhóm & một" not in [one.value for row in sheet.iter_rows() for one in row]


def test_sheets_with_the_same_or_a_forbidden_name_get_one_of_their_own() -> None:
    annexes = [small_table(str(at)) for at in range(3)]
    names = load_workbook(BytesIO(workbook.write(document(*annexes)))).sheetnames
    assert names[0] == "Danh mục phụ lục"
    assert len({one.casefold() for one in names}) == 4
    bad = Annex("a", "T", "a/b[c]:*?" + "d" * 40, DRAWING)
    assert len(load_workbook(BytesIO(workbook.write(document(bad)))).sheetnames[0]) <= 31


def test_a_note_on_a_number_leaves_it_a_number() -> None:
    sheet = load_workbook(BytesIO(workbook.write(document(small_table("a", notes=(1,)))))).active
    assert sheet is not None
    assert sheet["D6"].value == 1000
    assert sheet["D6"].number_format == '#,##0" (1)"'


def test_a_number_with_many_notes_has_room(both: Annexes) -> None:
    sheet = load_workbook(BytesIO(workbook.write(both)))["PL II Biểu 2"]
    shown = sheet["E17"].number_format.replace('"', "").replace("#,##0", "671")
    assert shown == "671 (7–10)"
    assert sheet.column_dimensions["E"].width > len(shown)


@pytest.mark.parametrize("write", [word.write, workbook.write])
def test_the_same_annexes_give_the_same_bytes(both: Annexes, write: Any) -> None:  # noqa: ANN401
    first = write(both)
    assert write(both) == first
    with ZipFile(BytesIO(first)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert "2026-11-25T00:00:00Z" in core
    assert "python-docx" not in core
    assert f"delegation {VERSION}, rules 00ff" in core


def test_another_process_under_another_hash_seed_writes_the_same(tmp_path: Path) -> None:
    for name in ("a.docx", "a.xlsx"):
        found = []
        for seed in ("1", "2"):
            done = subprocess.run(  # noqa: S603  our own program
                [
                    sys.executable,
                    "-m",
                    "delegation",
                    "annex",
                    "bieu-2",
                    "phat-hien:DLG6",
                    "-o",
                    tmp_path / name,
                    "--rules",
                    RULES,
                    "--as-of",
                    "2026-06-01",
                ],
                env={**os.environ, "PYTHONHASHSEED": seed},
                cwd=ROOT,
                capture_output=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr.decode()
            found.append((tmp_path / name).read_bytes())
        assert found[0] == found[1]


def test_texts_take_about_the_lines_that_they_are_given() -> None:
    assert lines("ngắn", 30, 11) == 1
    assert lines("chữ " * 40, 40, 11) in range(6, 12)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_libreoffice_sets_the_pages(tmp_path: Path, ending: str) -> None:
    """Each annex begins a page with its heading; the second page repeats the head of the table and is numbered."""
    given = AnnexSource(
        Examination(small(procedures=120), AS_OF),
        "vi",
        "",
        lambda: pytest.fail("asked"),
        {},
        lambda what, _: pytest.fail(what),
    )
    more = [Annex(f"s{at}", f"Sơ đồ {at}", f"Sơ đồ {at}", DRAWING, wide=True) for at in (1, 2)]
    made = Annexes((*by_form(given), *more), "vi", AS_OF, "")
    file = tmp_path / f"a.{ending}"
    file.write_bytes(word.write(made) if ending == "docx" else workbook.write(made))
    pages = pages_of(file)
    texts = [letters_of(one) for one in pages]
    label = Numbered(made).label
    heads = ["".join(f"{label(one)} {one.title.upper()} (Kèm theo".split()) for one in made.annexes]
    begins = [[at for at, text in enumerate(texts) if text.removeprefix("1").startswith(head)] for head in heads]
    first, second, drawing, last = (at for (at,) in begins)
    assert texts[0].removeprefix("1").startswith("DANHMỤCPHỤLỤC")
    assert (first, second, drawing, last) == (1, 2, len(pages) - 2, len(pages) - 1)
    following = texts[second + 1 : drawing]
    assert all(text.startswith(str(number)) for number, text in enumerate(following, 2))
    with_rows = [text[1:] for text in following if "Cấpgiấyphép" in text]
    assert len(with_rows) >= 2
    assert all(text.startswith("STT") and "Tênthủtụchànhchính" in text for text in with_rows)
    assert "Hình1.Hìnhthử" in texts[drawing]
    for one in pages:
        sizes = sorted((round(float(one.mediabox.width) / 72 * 25.4), round(float(one.mediabox.height) / 72 * 25.4)))
        assert sizes == [210, 297]
