"""What stands below a table is never a page of its own as long as it is not long: it is the last row, kept with the rows before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from delegation.documents.shared.annex import Annex, Annexes, AnnexTable, Column, Heading, TableCell, TableRow
from delegation.documents.word import document as word
from delegation.documents.word.page import room

DAY = date(2026, 11, 30)


def annex(rows: int, notes: int = 2, words: int = 3, *, wide: bool = False) -> Annex:
    """Give an annex of so many rows and notes, each row of so many words."""
    columns = (Column("STT", 12, "center"), Column("Tên việc", 80), Column("Căn cứ", 40))
    lines: list[TableRow | Heading] = [Heading("Nhóm một")]
    lines += [TableRow((TableCell(at), TableCell("việc " * words), TableCell("Luật"))) for at in range(1, rows + 1)]
    return Annex(
        "a", "Bảng thử", "Bảng", AnnexTable(columns, tuple(lines), "Bảng thử."), wide=wide,
        notes=tuple(f"Ghi chú {at}: {'lời ' * 12}" for at in range(1, notes + 1)), remarks=("Nhận xét.",), foot=("Nguồn: thử.",),
    )  # fmt: skip


def body_of(*several: Annex) -> Any:  # noqa: ANN401  the library's own value
    return Document(BytesIO(word.write(Annexes(several, "vi", DAY, "")))).element.body


def text_of(element: Any) -> str:  # noqa: ANN401
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def rows_of(body: Any) -> list[Any]:  # noqa: ANN401
    return list(next(body.iter(qn("w:tbl"))).findall(qn("w:tr")))


def is_kept(row: Any) -> bool:  # noqa: ANN401
    return all(one.find(qn("w:pPr")).find(qn("w:keepNext")) is not None for one in row.iter(qn("w:p")))


def test_notes_remarks_and_source_are_the_last_row_without_a_border() -> None:
    rows = rows_of(body_of(annex(30)))
    said = text_of(rows[-1])
    assert said.startswith("Ghi chú:(1) Ghi chú 1")
    assert said.endswith("Nhận xét.Nguồn: thử.")
    borders = rows[-1].find(qn("w:tc")).find(qn("w:tcPr")).find(qn("w:tcBorders"))
    assert {one.tag.rpartition("}")[2]: one.get(qn("w:val")) for one in borders} == dict.fromkeys(
        ("left", "bottom", "right"), "nil"
    )


@pytest.mark.parametrize("wide", [False, True])
def test_the_last_five_low_rows_stay_with_it_and_no_row_before_them(wide: bool) -> None:  # noqa: FBT001  a case
    rows = rows_of(body_of(annex(30, wide=wide)))
    assert [is_kept(one) for one in rows[2:]] == [False] * 25 + [True] * 5 + [False]


def test_of_high_rows_the_last_three_stay_with_it() -> None:
    rows = rows_of(body_of(annex(30, words=120)))
    assert [is_kept(one) for one in rows[2:]] == [False] * 27 + [True, True, True, False]


def test_rows_too_high_for_a_page_with_the_notes_do_not_ask_for_what_cannot_be() -> None:
    """A row that is half a page high stays with the notes alone, or goes on without them."""
    rows = rows_of(body_of(annex(4, notes=20, words=600)))
    assert sum(map(is_kept, rows[2:-1])) < 2


def test_what_takes_almost_half_a_page_begins_in_the_last_row_and_goes_on_below_the_table() -> None:
    """Else the last rows would take all of it along to a new page, and leave the one before half empty."""
    body = body_of(annex(5, notes=80))
    row, after = rows_of(body)[-1], [one for one in body if one.tag == qn("w:p")]
    inside = [text_of(one) for one in row.iter(qn("w:p"))]
    outside = [said for one in after if (said := text_of(one)).startswith(("(", "Nhận", "Nguồn"))]
    notes = [*inside[1:], *outside[1:]]  # without the head of the notes, and the line below the title
    assert [one.partition(")")[0] for one in notes[:80]] == [f"({at}" for at in range(1, 81)]
    assert notes[-1] == "Nguồn: thử."
    assert 3 < len(inside) < 20


def test_after_a_table_comes_a_paragraph_that_takes_no_room() -> None:
    body = body_of(annex(3), replace(annex(3), key="b"))
    for one in body.findall(qn("w:tbl")):
        spacing = one.getnext().find(qn("w:pPr")).find(qn("w:spacing"))
        assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("20", "exact")
    assert room(wide=True)[1] > 0


def test_an_annex_without_a_note_has_no_such_row() -> None:
    bare = replace(annex(3), notes=(), remarks=(), foot=())
    rows = rows_of(body_of(bare))
    assert text_of(rows[-1]).startswith("3việc")
    assert not any(is_kept(one) for one in rows[2:])


def test_a_table_without_a_row_is_no_head_alone() -> None:
    """Titles of columns say nothing of what is not there: only what stands below is said."""
    body = body_of(replace(annex(3), body=AnnexTable((Column("STT", 12), Column("Tên", 60)), (), "Không có gì.")))
    assert list(body.iter(qn("w:tbl"))) == []
    assert "Nhận xét." in [text_of(one) for one in body.iter(qn("w:p"))]
