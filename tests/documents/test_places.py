"""An instrument that nearly every row cites is named once above the table of paper; Excel has every basis in full."""

from __future__ import annotations

from datetime import date

from folders import RULES

from delegation.authority.examination import Examination
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.shared.annex import AnnexTable, Heading, PlaceIn, TableCell
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.findings import Text
from delegation.loading.disk.cache import Cache
from delegation.run import pipeline
from delegation.run.making import given_for


def basis(place: str, of: str = "Quyết định số 1") -> TableCell:
    return TableCell(f"{place} {of}", place=PlaceIn(place, of))


def table_of(*cells: TableCell) -> AnnexTable:
    columns = TableOf[TableCell]("vi", 10, ColumnOf(Text("Căn cứ", "Basis"), 40, lambda one: one, once=True))
    return columns.table(columns.numbered(cells), rows_in("dòng", "rows"))


def headings(table: AnnexTable) -> list[str]:
    return [one.title for one in table.rows if isinstance(one, Heading)]


PLACES = [basis(f"Điều {at}") for at in range(1, 5)]
OTHER = basis("Điều 9", "Luật B")


def test_paper_names_the_instrument_once_and_a_row_says_its_place_while_excel_says_both() -> None:
    table = table_of(*PLACES, OTHER)
    assert headings(table) == ["Căn cứ: điều, khoản không ghi tên văn bản là của Quyết định số 1."]
    assert [one.only for one in table.columns] == ["", "excel", "word"]
    assert [one.cells[1].value for one in table.proper] == [one.value for one in (*PLACES, OTHER)]
    assert [one.cells[2].value for one in table.proper] == [
        "Điều 1",
        "Điều 2",
        "Điều 3",
        "Điều 4",
        "Điều 9 Luật B",
    ]


def test_an_instrument_that_few_rows_cite_is_named_in_each() -> None:
    for cells in (PLACES[:3], [*PLACES, OTHER, OTHER, OTHER], [*PLACES, *[TableCell("–")] * 3]):
        table = table_of(*cells)
        assert not headings(table)
        assert [one.only for one in table.columns] == ["", ""]


def test_a_basis_that_is_the_same_in_every_row_has_no_column_of_places() -> None:
    table = table_of(*[PLACES[0]] * 5)
    assert headings(table) == ["Căn cứ: Điều 1 Quyết định số 1."]
    assert [one.only for one in table.columns] == ["", "excel"]


def test_no_annex_of_a_decision_names_one_instrument_in_most_of_its_rows_on_paper() -> None:
    loaded = pipeline.load(RULES)
    given = given_for(loaded, Examination(loaded.register, date(2026, 6, 30)), "vi", with_lists=True, kept=Cache(None))
    for what in ("74/2025/QĐ-UBND", "qd-uy-quyen-so-cong-thuong-2025"):
        for annex in annexes(given, [read(f"uy-quyen:{what}")]):
            assert isinstance(annex.body, AnnexTable)
            for at, column in enumerate(annex.body.columns):
                if column.only != "excel" and column.title.startswith("Căn cứ"):
                    told = [str(one.cells[at].value) for one in annex.body.proper]
                    assert sum("số " in one for one in told) < len(told) / 2
