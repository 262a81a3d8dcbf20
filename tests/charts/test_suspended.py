"""Charts of every subject mark what is suspended, on the days on which it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import beside
from programs import ask
from suspended import OF_ALL, OF_GRANT, OF_ROW, ROWS, TWO, register


@pytest.mark.parametrize("what", [OF_ALL, OF_ROW, OF_GRANT], ids=["decision", "row", "grant"])
@pytest.mark.parametrize("subject", ["1/QĐ-UBND", "so-y-te", "hinh-thuc-3", "linh-vuc:y-te", "tong-quan"])
def test_every_chart_marks_what_is_suspended(tmp_path: Path, what: str, subject: str) -> None:
    folder = register(tmp_path / "r", what, first=ROWS, matter=TWO)
    drawn = beside(folder, "q.svg")
    assert ask(folder, "chart", subject, "-o", str(drawn), "--as-of", "2026-04-01").code == 0
    words = " ".join(drawn.read_text("utf-8").split())
    assert "ạm ngưng" in words
    if what == OF_ROW and subject in ("1/QĐ-UBND", "so-y-te", "hinh-thuc-3"):
        assert "Dòng 1: tạm ngưng từ 01/03/2026 đến hết 31/05/2026" in words
    assert ask(folder, "chart", subject, "-o", str(drawn), "--as-of", "2026-07-01").code == 0
    assert "ạm ngưng" not in drawn.read_text("utf-8")
