"""The row of totals has a cell for each column, because each column says its own."""

from __future__ import annotations

from delegation.documents.shared.annex import NOTHING, Cell
from delegation.documents.shared.columns import ColumnOf, TableOf
from delegation.findings import Text

_NAME = ColumnOf[int](Text("Tên", "Name"), 20, str, total=lambda: "all")
_COUNT = ColumnOf[int](Text("Số", "Number"), 10, lambda one: one, total=lambda: Cell(3, "number", sums=("1", "2")))
_REMARK = ColumnOf[int](Text("Ghi chú", "Remark"), 10, str)


def test_a_total_stands_in_the_column_that_declares_it_wherever_that_stands() -> None:
    for columns in ((_NAME, _COUNT, _REMARK), (_REMARK, _NAME, _COUNT)):
        row = TableOf[int]("en", 10, *columns).total()
        assert row.kind == "total"
        assert len(row.cells) == 1 + len(columns)
        cells = dict(zip(columns, row.cells[1:], strict=True))
        assert (cells[_NAME], cells[_COUNT], cells[_REMARK]) == (
            Cell("all"),
            Cell(3, "number", sums=("1", "2")),
            NOTHING,
        )
