"""Excel holds 32,767 letters in a cell: what is longer goes on below, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import beside, small
from openpyxl import load_workbook
from programs import within

from delegation.documents.excel.pieces import MOST, in_rows, pieces
from delegation.documents.shared.annex import TableCell, TableRow

_HELD = 32_767


@pytest.mark.parametrize("length", [MOST - 1, MOST, MOST + 1, 3 * MOST + 5])
@pytest.mark.parametrize("letter", ["a", "ệ", "𠀀", "a "])
def test_every_piece_fits_and_together_they_are_the_text(length: int, letter: str) -> None:
    text = (letter * length)[:length]
    found = pieces(text)
    assert all(len(one.encode("utf-16-le")) // 2 <= _HELD for one in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_the_row_keeps_its_key_and_its_other_cells_stand_once() -> None:
    row = TableRow((TableCell("1", "code"), TableCell("b" * (2 * MOST + 1), notes=(3,))), key="k")
    found = list(in_rows([row]))
    assert [one.key for one in found] == ["k", "", ""]
    assert [one.cells[0].value for one in found] == ["1", "", ""]
    assert [one.cells[1].notes for one in found] == [(), (), (3,)]
    short = TableRow((TableCell("1"),))
    assert list(in_rows([short])) == [short]


def test_a_long_condition_is_whole_in_the_annex_of_a_decision(tmp_path: Path) -> None:
    words = " ".join(f"chữ{number}" for number in range(6_000))
    given = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2025-12-01", "2026-12-31").replace("đủ biên chế", words)
    folder = small(tmp_path, {"tasks/viec.yaml": task(), "decisions/2025/1.yaml": decision("1/QĐ-UBND", given)})
    file = beside(tmp_path, "a.xlsx")
    ran = within("annex", "uy-quyen:1/QĐ-UBND", "--as-of", "2026-04-15", "-o", str(file), "--rules", str(folder))
    assert ran.code == 0, ran.told
    cells = [str(cell.value) for sheet in load_workbook(file) for row in sheet for cell in row if cell.value]
    assert max(map(len, cells)) <= _HELD
    assert words.replace(" ", "") in "".join(cells).replace(" ", "")
