"""Annexes as offices make them. Of each what must be read stands first: the rows, by number, with the matter or what is asked."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, word
from folders import ROOT
from takings import FACTS, TITLES, meant, register, taken

from delegation.documents.intake.letters import Old, converted
from delegation.model.row_numbers import RowNumber
from delegation.run import importing, pipeline

A, B, C, D, E = TITLES
Rows = list[tuple[RowNumber | None, str]]
HEAD = list(HEADS)


def row(
    number: object, code: object, title: str | None = None, basis: str | None = "Điều 5 Nghị định số 147/2025/NĐ-CP"
) -> list[object]:
    return [number, code, TITLES[str(code)] if title is None else title, basis]


def annex(*rows: Sequence[object], **more: object) -> Sheet:
    return Sheet([HEAD, *rows], **more)  # type: ignore[arg-type]


GENERAL = {(1, 1): "General"}
TRAPS: dict[str, tuple[Rows, Sheet]] = {
    "plain": ([(1, A), (2, B)], annex(row(1, A), row(2, B))),
    "numbers that are more than whole": ([("1a", A), ("5.2", B), ("5.10", C), ("I.1", D)], annex(row("1a", A), row("5.2.", B), row("5.10", C), row("I.1", D))),
    "title rows": (
        [(1, A), (2, B)],
        Sheet([["PHỤ LỤC I", None, None, None], ["DANH MỤC THỦ TỤC HÀNH CHÍNH", None, None, None], HEAD, row(1, A), row(2, B)],
              merged=[(0, 0, 0, 3), (1, 0, 1, 3)]),
    ),
    "two header rows": (
        [(1, A), (2, B)],
        Sheet([["STT", "Thủ tục hành chính", None, "Căn cứ pháp lý"], [None, "Mã số", "Tên", None], row(1, A), row(2, B)],
              merged=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3)]),
    ),
    "columns numbered by letters and sums": (
        [(1, A), (2, B)],
        Sheet([["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Thời gian giải quyết (ngày)", None, None, "Căn cứ pháp lý"],
               [None, None, None, "Quy định", "Cắt giảm", "Còn lại", None], ["(a)", "(b)", "(c)", "(1)", "(2)", "(3)=(1)-(2)", "D"],
               [1, A, TITLES[A], 15, 5, 10, ""], [2, B, TITLES[B], 5, 1, 4, ""]],
              merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 5), (0, 6, 1, 6)]),
    ),
    "numbers of pages": ([(1, A), (2, B)], annex(row(1, A), [None, None, None, "2"], ["Trang 2", None, None, None], [*HEAD], row(2, B))),
    "code before the title in its cell": (
        [(1, A), (2, B), (3, C), (4, "?code"), (5, "?code")],
        Sheet([["TT", "Tên thủ tục hành chính", "Căn cứ"], [1, f"{A} - {TITLES[A]}", ""], [2, f"{B}. {TITLES[B]}", ""], [3, f"[{C}] {TITLES[C]}", ""],
               [4, f"{D}, {E} - {TITLES[D]}", ""], [5, f"{TITLES[E]} (2.000.243)", ""]]),
    ),
    "marks of notes": (
        [(1, "?limit"), (2, "?limit"), (3, "?limit"), (4, "?limit"), (5, "?code")],
        annex(row(1, A, TITLES[A] + " (*)"), row(2, B, TITLES[B] + "*"), [3, C + "*", TITLES[C], ""], ["4*", D, TITLES[D] + " (1)", ""],
              ["(5)", None, TITLES[E], ""], ["* Chỉ thực hiện tại cơ sở.", None, None, None], ["(1) Thủ tục mới.", None, None, None], ["(**)", "Không áp dụng", None, None]),
    ),
    "a mark of which there is no note": ([(1, "?code"), (2, D)], annex(row(1, A, TITLES[A] + " (1)"), row(2, D))),
    "rows with Roman numbers": (
        [("I", A), ("II", "?code"), ("III", C)],
        annex(["I", A, TITLES[A], ""], ["II", None, TITLES[B], None], ["III", C, TITLES[C], ""]),
    ),
    "columns numbered": ([(1, A)], annex(["(1)", "(2)", "(3)", "(4)"], row(1, A))),
    "merged basis": ([(1, A), (2, B), (3, C)], annex(row(1, A), row(2, B, None, None), row(3, C, None, None), merged=[(1, 3, 3, 3)])),
    "groups by field": (
        [(1, A), (2, B)],
        annex(["I", "LĨNH VỰC Y TẾ", None, None], row(1, A), ["II", "Lĩnh vực Tư pháp", None, None], row(2, B), merged=[(1, 1, 1, 3)]),
    ),
    "groups across": ([(1, A), (2, B)], annex(["Y tế", None, None, None], row(1, A), row(2, B), merged=[(1, 0, 1, 3)])),
    "head repeated": ([(1, A), (2, B)], annex(row(1, A), [*HEAD], row(2, B))),
    "struck": ([(1, A), (3, C)], annex(row(1, A), row(2, B), row(3, C), struck=frozenset({2}))),
    "footnotes": (
        [(1, A)],
        annex(row(1, A), ["Ghi chú: thực hiện từ 01/01/2026", None, None, None], ["(*) chỉ tại Sở", None, None, None], merged=[(2, 0, 2, 3), (3, 0, 3, 3)]),
    ),
    "total": ([(1, A)], annex(row(1, A), ["Tổng cộng", "1", None, None])),
    "misprinted": ([(1, "?code"), (2, "?code"), (3, "?code")], annex(row(1, "1.003.390", TITLES[A]), row(2, "1,012644", TITLES[B]), row(3, "2. 000100", TITLES[C]))),
    "zeros lost": ([(1, "?code"), (2, D)], annex(row(1, "1.00339", TITLES[A]), row(2, D))),
    "no code": ([(1, "?code"), (2, D)], annex(row(1, "", TITLES[A]), row(2, D))),
    "code of another": ([(1, "?code"), (2, D)], annex(row(1, A, TITLES[C]), row(2, D))),
    "title of another that is nearly alike": (
        [(1, "?code"), (2, D)],
        annex(row(1, A, "Cấp lại giấy phép hoạt động khám bệnh"), row(2, D)),
    ),
    "title with a misprint": ([(1, "?code"), (2, D)], annex(row(1, A, "Cấp giấy phép hoạt động kham bệnh viên"), row(2, D))),
    "title with another number": (
        [(1, "?code"), (2, D)],
        annex(row(1, A, TITLES[A] + " 2"), row(2, D)),
    ),
    "code in the cell of the title": (
        [(1, A), (2, D)],
        Sheet([["TT", "Tên thủ tục hành chính (Mã số TTHC)", "Cơ quan thực hiện"], [1, f"{TITLES[A]} ({A})", "Sở"], [2, f"{TITLES[D]}\nMã số: {D}", "Sở"]]),
    ),
    "layout with fees and times": (
        [(1, A), (2, D)],
        Sheet([["TT", "Mã số", "Tên TTHC", "Thời hạn giải quyết", "Phí, lệ phí", "Địa điểm thực hiện", "Căn cứ pháp lý"],
               [1, A, TITLES[A], "15 ngày làm việc", "Không", "Trung tâm", "NĐ"], [2, D, TITLES[D], "5 ngày", "Không", "Trung tâm", "NĐ"]]),
    ),
    "layout of tasks by field": (
        [(1, A), (2, D)],
        Sheet([["STT", "Lĩnh vực", "Nội dung ủy quyền", "Mã TTHC", "Văn bản quy định"], [1, "Y tế", TITLES[A], A, ""], [2, None, TITLES[D], D, ""]],
              merged=[(1, 1, 2, 1)]),
    ),
    "unknown code": ([(1, "?code"), (2, D)], annex(row(1, "9.999999", "Việc chưa có trong sổ"), row(2, D))),
    "twice": ([(1, A), (2, "?twice")], annex(row(1, A), row(2, A))),
    "decomposed": ([(1, A)], annex(row(1, A, unicodedata.normalize("NFD", TITLES[A])))),
    "old tone marks": ([(1, E)], annex(row(1, E, TITLES[E].replace("hoạt", "họat")))),
    "icelandic letter": ([(1, D)], annex(row(1, D, TITLES[D].replace("Đ", "Ð")))),
    "spaces that are none": ([(1, A)], annex(row(1, A, TITLES[A].replace(" ", "\u00a0")))),
    "code with spaces around": ([(1, A)], annex(row(1, f" {A}\u00a0", TITLES[A]))),
    "numbered with points": ([(1, A), (2, B)], annex(row("1.", A), row("2.", B))),
    "no numbers": ([(None, A)], Sheet([HEAD[1:], row(1, A)[1:]])),
    "other heads": ([(1, A)], Sheet([["TT", "Mã TTHC", "Tên TTHC", "Lĩnh vực", "Cơ sở pháp lý", "Ghi chú"], [1, A, TITLES[A], "Y tế", "", "mới"]])),
    "no heads": ([(1, A), (2, B)], Sheet([row(1, A), row(2, B)])),
    "columns turned": ([(1, A)], Sheet([["Tên thủ tục hành chính", "Căn cứ", "Mã số", "STT"], [TITLES[A], "", A, 1]])),
    "empty rows": ([(1, A), (2, B)], annex(["", "", "", ""], row(1, A), ["", "", "", ""], row(2, B))),
}  # fmt: skip


@pytest.mark.parametrize("name", TRAPS)
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_what_is_read_of_an_annex(name: str, ending: str, tmp_path: Path) -> None:
    wanted, sheet = TRAPS[name]
    place = tmp_path / f"phu-luc.{ending}"
    paper = word(place, (), sheet) if ending == "docx" else excel(place, ("Phụ lục", sheet))
    assert meant(taken(tmp_path / "so", paper)) == wanted


def test_a_merged_cell_belongs_to_all_rows_that_it_covers(tmp_path: Path) -> None:
    paper = word(tmp_path / "a.docx", (), TRAPS["merged basis"][1])
    rows = taken(tmp_path / "so", paper).rows
    assert [one.basis for one in rows] == [(("147/2025/NĐ-CP", "Điều 5"),)] * 3
    assert [one.note for one in rows] == ["", *["ô căn cứ gộp với dòng trên"] * 2]


def test_a_group_row_says_the_field_of_the_rows_below(tmp_path: Path) -> None:
    paper = excel(tmp_path / "a.xlsx", ("x", TRAPS["groups by field"][1]))
    fields = [one.entry.field.casefold() for one in taken(tmp_path / "so", paper).rows]
    assert fields == ["y tế", "tư pháp"]


@pytest.mark.parametrize(
    ("content", "form", "wanted"),
    [
        (1.00339, "0.000000", A),
        (1.00339, "General", "?code"),
        (1.012644, "General", "?code"),
        (1003390, "#,##0", "?code"),
    ],
)
def test_a_code_typed_as_a_number_is_read_where_its_format_keeps_the_zeros_and_asked_else(
    content: float, form: str, wanted: str, tmp_path: Path
) -> None:
    title = TITLES[B if content == 1.012644 else A]
    sheet = annex([1, content, title, ""], row(2, D), formats={(1, 1): form})
    assert meant(taken(tmp_path / "so", excel(tmp_path / "a.xlsx", ("x", sheet)))) == [(1, wanted), (2, D)]


def test_a_hidden_row_is_asked(tmp_path: Path) -> None:
    sheet = annex(row(1, A), row(2, B), hidden=frozenset({2}))
    assert meant(taken(tmp_path / "so", excel(tmp_path / "a.xlsx", ("x", sheet)))) == [(1, A), (2, "?hidden")]


def test_two_tables_and_one_broken_over_pages_are_all_read(tmp_path: Path) -> None:
    paper = word(
        tmp_path / "a.docx", ("Phụ lục",), annex(row(1, A)), annex(row(1, B)), Sheet([row(2, C)]), landscape=True
    )
    assert meant(taken(tmp_path / "so", paper)) == [(1, A), (1, B), (2, C)]


def test_a_table_right_below_goes_on_also_without_codes_and_numbers_and_what_is_not_read_is_told(
    tmp_path: Path,
) -> None:
    """A table of which nothing is read is no silence: a row of a paper is read, asked or told."""
    further, other = Sheet([[None, None, TITLES[C], ""]]), Sheet([["Năm", "Số hồ sơ", "Tỷ lệ"], ["2025", "12", "9%"]])
    made = taken(tmp_path / "so", word(tmp_path / "a.docx", ("Phụ lục",), annex(row(1, A)), further, other))
    assert meant(made) == [(1, A), (None, "?code")]
    assert [words for words, _ in made.annex.passed] == ["Năm"]


def test_a_nested_table_is_read_once(tmp_path: Path) -> None:
    from docx import Document  # noqa: PLC0415  only here

    paper = Document()
    inner = paper.add_table(1, 1).cell(0, 0).add_table(2, 4)
    for at, texts in enumerate((HEAD, [str(one) for one in row(1, A)])):
        for cell, text in zip(inner.rows[at].cells, texts, strict=True):
            cell.text = text
    paper.save(str(tmp_path / "a.docx"))
    assert meant(taken(tmp_path / "so", tmp_path / "a.docx")) == [(1, A)]


def _old(text: str, old: str) -> str:
    """Type a text in an old encoding: the inverse of what is read."""
    pairs = {
        converted(code, Old(old)): code for code in map(chr, range(0xA1, 0x100)) if converted(code, Old(old)) != code
    }
    if old == "VNI":
        marks = "ùøûõïêéèúüëâáàåã\u00e4"
        pairs |= {
            converted(base + mark, Old(old)): base + mark
            for base in "aeoôuöyAEOÔUÖY"
            for mark in marks
            if len(converted(base + mark, Old(old))) == 1
        }
    return "".join(pairs.get(letter, letter) for letter in text)


@pytest.mark.parametrize(("encoding", "font"), [("TCVN3", ".VnTime"), ("VNI", "VNI-Times")])
def test_old_encodings_are_known_by_the_font_and_converted_with_a_notice(
    encoding: str, font: str, tmp_path: Path
) -> None:
    rows = [[_old(str(one), encoding) for one in each] for each in (HEAD, row(1, A), row(2, D))]
    made = taken(tmp_path / "so", word(tmp_path / "a.docx", (), Sheet(rows), font=font))
    assert meant(made) == [(1, A), (2, D)]
    assert any(encoding in one.vi for one in made.paper.notices)


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace(",", "\t").encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: b"\xef\xbb\xbfsep=;\r\n" + text.replace(",", ";").encode(),
        lambda text: _old(text, "TCVN3").encode("latin-1", "replace"),
        lambda text: text.replace(",", ";").encode(),
        lambda text: text.replace(",", "\t").encode(),
    ],
)
def test_values_are_read_in_whatever_encoding_and_with_whatever_separator(
    encode: Callable[[str], bytes], tmp_path: Path
) -> None:
    text = "\r\n".join(",".join(map(str, each)) for each in (HEAD, row(1, A, None, ""), row(2, E, None, "")))
    (tmp_path / "a.csv").write_bytes(encode(text))
    assert meant(taken(tmp_path / "so", tmp_path / "a.csv")) == [(1, A), (2, E)]


def test_a_row_names_its_receiver_and_an_unknown_one_is_asked(tmp_path: Path) -> None:
    heads = ["STT", "Mã số", "Tên thủ tục hành chính", "Cơ quan được ủy quyền"]
    rows = [[1, A, TITLES[A], "Sở Y tế"], [2, B, TITLES[B], "Giám đốc Sở Y tế"], [3, C, TITLES[C], "Sở Vũ trụ"]]
    made = taken(tmp_path / "so", excel(tmp_path / "a.xlsx", ("x", Sheet([heads, *rows]))))
    assert meant(made) == [(1, A), (2, B), (3, "?receiver")]
    assert [(one.receiver, len(one.rows)) for one in made.given] == [("so-y-te", 1), ("giam-doc-so-y-te", 1)]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize(("made", "saved"), [("docx", "odt"), ("docx", "doc"), ("xlsx", "ods"), ("xlsx", "xls")])
def test_what_libreoffice_saved_is_read_alike(made: str, saved: str, tmp_path: Path) -> None:
    sheet = TRAPS["merged basis"][1]
    first = tmp_path / f"a.{made}"
    word(first, (), sheet) if made == "docx" else excel(first, ("x", sheet))
    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    subprocess.run(  # noqa: S603  the program of this machine
        [str(shutil.which("soffice")), profile, "--headless", "--convert-to", saved, "--outdir", tmp_path, first],
        check=True,
        capture_output=True,
    )
    if not (tmp_path / f"a.{saved}").exists():
        pytest.skip(f"the LibreOffice of this machine lacks the part that reads {made}")
    found = taken(tmp_path / "so", tmp_path / f"a.{saved}")
    assert meant(found) == [(1, A), (2, B), (3, C)]
    assert all(one.basis for one in found.rows)


def test_the_figures_are_those_of_the_traps() -> None:
    wanted = [row for rows, _ in TRAPS.values() for row in rows]
    asked = sum(said.startswith("?") for _, said in wanted)
    page = (ROOT / "docs" / "import.md").read_text("utf-8")
    said = f"**{2 * len(wanted)}** in {2 * len(TRAPS)} files"
    assert said in page
    assert f"without a question: {2 * (len(wanted) - asked)}, **0**" in page
    assert f"Asked: {2 * asked}," in page


def test_a_long_annex_tells_how_far_it_is_and_a_short_one_nothing(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    folder = register(tmp_path / "so")
    for rows in (1100, 400):
        paper = excel(tmp_path / f"{rows}.xlsx", ("x", annex(*(row(at, A) for at in range(1, rows + 1)))))
        importing.read(paper, pipeline.load(folder), FACTS, tell=lambda at, total: told.append((at, total)))
    assert told == [(500, 1100), (1000, 1100)]
