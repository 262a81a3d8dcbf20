"""What is the same stands once: above a table, under a heading, in one row, or in the line that names the document."""

from __future__ import annotations

import re
from datetime import date

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.shared.annex import NOTHING, Annex, Annexes, AnnexTable, Heading, TableCell, TableRow, To
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.numbering import Numbered
from delegation.documents.shared.source import AnnexSource
from delegation.documents.word.extent import pages
from delegation.findings import Text
from delegation.loading.disk.cache import Cache
from delegation.run import pipeline
from delegation.run.making import given_for

DAY = date(2026, 6, 30)


@pytest.fixture(name="given", scope="module")
def _given() -> AnnexSource:
    loaded = pipeline.load(RULES)
    return given_for(loaded, Examination(loaded.register, DAY), "vi", with_lists=True, kept=Cache(None))


def table_of(*lines: tuple[str, TableCell] | Heading) -> AnnexTable:
    """Give a table of names and of a column that is said once where it is the same."""
    columns = TableOf[tuple[str, TableCell]](
        "vi", 10,
        ColumnOf(Text("Tên", "Name"), 50, lambda one: one[0]),
        ColumnOf(Text("Bên nhận", "Receiver"), 30, lambda one: one[1], once=True),
    )  # fmt: skip
    return columns.table(columns.numbered(lines), rows_in("dòng", "rows"))


def headings(table: AnnexTable) -> list[str]:
    return [one.title for one in table.rows if isinstance(one, Heading)]


A, B = TableCell("Sở A", notes=(1, 2)), TableCell("Sở B")


def test_what_every_row_says_stands_once_above_the_table_with_its_notes() -> None:
    table = table_of(("một", A), ("hai", A))
    assert headings(table) == ["Bên nhận: Sở A (1–2)."]
    assert [one.only for one in table.columns] == ["", "", "excel"]
    assert [one.cells[2] for one in table.proper] == [A, A]


def test_what_every_row_under_a_heading_says_stands_once_below_it() -> None:
    table = table_of(Heading("Một"), ("a", A), ("b", A), Heading("Hai"), ("c", B), ("d", B))
    assert headings(table) == ["Một", "Bên nhận: Sở A (1–2).", "Hai", "Bên nhận: Sở B."]
    assert table.columns[2].only == "excel"


@pytest.mark.parametrize(
    "lines",
    [
        (("một", A), ("hai", B)),
        (("một", A), ("hai", TableCell("Sở A"))),
        (("một", A),),
        (Heading("Một"), ("a", A), ("b", B), Heading("Hai"), ("c", B), ("d", B)),
        (Heading("Một"), ("a", A), Heading("Hai"), ("b", B), Heading("Ba"), ("c", A)),
        (("một", TableCell("Sở A", to=To("x"))), ("hai", TableCell("Sở A", to=To("x")))),
    ],
)
def test_what_differs_or_leads_somewhere_or_is_hardly_shorter_stays_in_its_rows(
    lines: tuple[tuple[str, TableCell] | Heading, ...],
) -> None:
    table = table_of(*lines)
    assert table.columns[2].only == ""
    assert not [one for one in headings(table) if one.startswith("Bên nhận")]


def test_a_column_without_a_word_is_left_out_of_paper_and_excel_and_nothing_is_said_of_it() -> None:
    table = table_of(("một", NOTHING), ("hai", NOTHING))
    assert [one.title for one in table.columns] == ["STT", "Tên"]
    assert {len(one.cells) for one in table.proper} == {2}
    assert headings(table) == []


def test_a_heading_that_names_what_is_the_same_in_its_rows_is_not_followed_by_it() -> None:
    table = table_of(
        Heading("Sở A"), ("a", TableCell("Sở A")), ("b", TableCell("Sở A")), Heading("Sở B"), ("c", B), ("d", B)
    )
    assert headings(table) == ["Sở A", "Sở B"]


def remarked(*words: TableCell | str, notes: Notes | None = None) -> tuple[AnnexTable, Notes]:
    """Give a table of rows with remarks, which notes say where few rows have one."""
    below = Notes() if notes is None else notes
    columns = TableOf[tuple[int, TableCell | str]](
        "vi", 10,
        ColumnOf(Text("Mã", "Code"), 20, lambda one: one[0]),
        ColumnOf(Text("Tên", "Name"), 50, lambda one: f"việc {one[0]}"),
        ColumnOf(Text("Ghi chú", "Notes"), 30, lambda one: one[1], once=True, phrase=True, seldom=Text("", "")),
    )  # fmt: skip
    return columns.table(columns.numbered(enumerate(words)), rows_in("dòng", "rows"), below), below


def led(table: AnnexTable) -> dict[int, tuple[int, ...]]:
    """Give the notes of paper to which the name of each row leads."""
    return {at: cell.on_paper for at, row in enumerate(table.proper) if (cell := row.cells[2]).on_paper}


def test_what_one_row_in_ten_says_stands_in_notes_to_which_the_name_leads() -> None:
    """Paper has no column that is all but empty; Excel keeps it, and does not say it again below."""
    table, notes = remarked(*["", "phụ lục in mã khác"] * 2, *[""] * 36)
    assert table.columns[3].only == "excel"
    assert notes.sentences == ("Phụ lục in mã khác.",)
    assert notes.on_paper == (1,)
    assert led(table) == {1: (1,), 3: (1,)}


@pytest.mark.parametrize(
    "words",
    [
        ["một", *[""] * 7],  # more than one in nine
        [f"khác {at}" for at in range(13)] + [""] * 200,  # too many notes
    ],
)
def test_what_more_rows_say_or_each_otherwise_keeps_its_column(words: list[str]) -> None:
    table, notes = remarked(*words)
    assert table.columns[3].only == ""
    assert notes.sentences == ()


def test_a_mark_leads_from_the_name_and_a_column_of_marks_alone_is_none() -> None:
    notes = Notes()
    cells = [TableCell("", notes=notes.add(f"Cần xem xét: {at}.")) for at in range(3)]
    table, _ = remarked(*cells, "", notes=notes)
    assert table.columns[3].only == "excel"
    assert led(table) == {0: (1,), 1: (2,), 2: (3,)}
    assert notes.on_paper == ()


def test_words_beside_a_mark_are_a_note_of_their_own() -> None:
    notes = Notes()
    cell = TableCell("chỉ ở Hà Nội", notes=notes.add("Cần xem xét: một."))
    table, _ = remarked(cell, *[""] * 9, notes=notes)
    assert notes.sentences == ("Cần xem xét: một.", "Chỉ ở Hà Nội.")
    assert led(table) == {0: (2, 1)}


def test_a_phrase_begins_small_after_the_title_of_its_column() -> None:
    """«Thời hạn: đến hết …», never «Thời hạn: Đến hết …»; a name keeps its capital."""
    table, _ = remarked("Đến hết 30/06/2027", "Đến hết 30/06/2027")
    assert headings(table) == ["Ghi chú: đến hết 30/06/2027."]
    assert headings(table_of(("một", A), ("hai", A))) == ["Bên nhận: Sở A (1–2)."]


def test_no_annex_has_a_capital_within_a_line(given: AnnexSource) -> None:
    """What a line above the rows says of them reads as one sentence."""
    for kind in (
        "uy-quyen", "uy-quyen:qd-uy-quyen-so-cong-thuong-2025", "uy-quyen:74/2025/QĐ-UBND", "nhiem-vu:so-cong-thuong", "bieu-2",
        "het-han:2027-03-01",
    ):  # fmt: skip
        for annex in annexes(given, [read(kind)]):
            if isinstance(annex.body, AnnexTable):
                lines = [one.title for one in annex.body.rows if isinstance(one, Heading) and one.kind == "line"]
                wrong = [one for one in lines if re.search(r": (?:Đến|Từ|Theo|Chưa|Không|Cần|Văn bản)\b", one)]
                assert not wrong, (annex.key, wrong)
                told = [*annex.notes, *(str(cell.value) for one in annex.body.proper for cell in one.cells)]
                cited = [one for one in told if re.search(r"\b(?:là|theo|tại) (?:Các|Điểm|Khoản|Mục)\b", one)]
                assert not cited, (annex.key, cited)


def made(given: AnnexSource, kind: str) -> tuple[Annex, AnnexTable]:
    annex = annexes(given, [read(kind)])[0]
    assert isinstance(annex.body, AnnexTable)
    return annex, annex.body


def test_each_of_several_receivers_is_the_heading_of_its_rows(given: AnnexSource) -> None:
    _, table = made(given, "uy-quyen:74/2025/QĐ-UBND")
    at = next(at for at, one in enumerate(table.columns) if one.title == "Bên nhận")
    assert table.columns[at].only == "excel"
    receiver, seen = "", 0
    for one in table.rows:
        if isinstance(one, Heading) and one.kind == "heading" and one.level == 1:
            receiver = one.title.partition(". ")[2]
        elif isinstance(one, TableRow):
            seen += 1
            assert one.cells[at].value == receiver
    assert seen > 30
    assert not [
        one.title for one in table.rows if isinstance(one, Heading) and one.level == 2 and one.title[:2] == "I."
    ]


def test_the_place_of_a_gift_is_not_told_beside_the_basis_that_is_that_place(given: AnnexSource) -> None:
    _, table = made(given, "uy-quyen:74/2025/QĐ-UBND")
    basis, remark = (
        next(at for at, one in enumerate(table.columns) if one.title == name) for name in ("Căn cứ", "Ghi chú")
    )
    told = [one for one in table.proper if "iao tại" in str(one.cells[remark].value)]
    assert 0 < len(told) < 5
    for one in told:
        place = str(one.cells[remark].value).partition("iao tại ")[2].partition(";")[0]
        assert f"{place} Quyết định số 74/2025/QĐ-UBND" not in str(one.cells[basis].value)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (
            "uy-quyen:74/2025/QĐ-UBND",
            "(Kèm theo Quyết định số 74/2025/QĐ-UBND ngày 04 tháng 12 năm 2025 của Ủy ban nhân dân Thành phố Hà Nội)",
        ),
        (
            "uy-quyen:qd-uy-quyen-so-cong-thuong-2025",
            "(Kèm theo Quyết định số … ngày … tháng … năm … của Ủy ban nhân dân Thành phố Hà Nội)",
        ),
        ("uy-quyen", "(Kèm theo văn bản số …/…-… ngày … tháng … năm … của …)"),
    ],
)
def test_an_annex_names_its_decision_with_blanks_for_what_is_not_known(
    given: AnnexSource, kind: str, line: str
) -> None:
    annex, _ = made(given, kind)
    assert Numbered(Annexes((annex,), "vi", DAY, "")).enclosed(annex) == line
    assert Numbered(Annexes((annex,), "vi", DAY, "", "Tờ trình số 1")).enclosed(annex) == "(Kèm theo Tờ trình số 1)"


def test_paper_has_one_row_for_what_ends_alike_and_excel_one_for_each(given: AnnexSource) -> None:
    _, table = made(given, "het-han:2027-03-01")
    paper = [str(one.cells[0].value) for one in table.proper if one.only != "excel"]
    excel = [str(one.cells[0].value) for one in table.proper if one.only != "word"]
    assert excel == [str(at) for at in range(1, len(excel) + 1)]
    spans = [(one.split("–")[0], one.split("–")[-1]) for one in paper]
    assert [str(at) for first, last in spans for at in range(int(first), int(last) + 1)] == excel
    assert len(paper) < len(excel)


def test_table_1_takes_one_page(given: AnnexSource) -> None:
    annex, _ = made(given, "bieu-1")
    assert pages(Numbered(Annexes((annex,), "vi", DAY, ""))) == {annex.key: 1}
