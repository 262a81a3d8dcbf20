"""The row of totals has a cell for each column, because each column says its own."""

from __future__ import annotations

from delegation.documents.shared.annex import NOTHING, TableCell
from delegation.documents.shared.breadth import held
from delegation.documents.shared.columns import ColumnOf, TableOf
from delegation.findings import Text

_NAME = ColumnOf[int](Text("Tên", "Name"), 20, str, total=lambda: "all")
_COUNT = ColumnOf[int](Text("Số", "Number"), 10, lambda one: one, total=lambda: TableCell(3, "number", sums=("1", "2")))
_REMARK = ColumnOf[int](Text("Ghi chú", "Remark"), 10, str)


def test_a_total_stands_in_the_column_that_declares_it_wherever_that_stands() -> None:
    for columns in ((_NAME, _COUNT, _REMARK), (_REMARK, _NAME, _COUNT)):
        row = TableOf[int]("en", 10, *columns).total()
        assert row.kind == "total"
        assert len(row.cells) == 1 + len(columns)
        cells = dict(zip(columns, row.cells[1:], strict=True))
        assert (cells[_NAME], cells[_COUNT], cells[_REMARK]) == (
            TableCell("all"),
            TableCell(3, "number", sums=("1", "2")),
            NOTHING,
        )


def test_a_number_stays_in_the_line_of_the_word_before_it() -> None:
    """«số», «khoản», «Điều» and «điểm» never end a line of a cell; all other spaces break as they did."""
    said = "điểm a khoản 13 Điều 31 Nghị định số 146/2025/NĐ-CP và điểm của phụ lục"
    kept = held(said)
    assert kept.replace("\N{NO-BREAK SPACE}", " ") == said
    assert kept.split(" ") == [
        "điểm\N{NO-BREAK SPACE}a", "khoản\N{NO-BREAK SPACE}13", "Điều\N{NO-BREAK SPACE}31", "Nghị", "định",
        "số\N{NO-BREAK SPACE}146/2025/NĐ-CP", "và", "điểm", "của", "phụ", "lục",
    ]  # fmt: skip
