"""Letters of Unicode that bear the font of an encoding from before it, as after pasting: they are read as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from annexes import HEADS, Sheet, excel, word
from openpyxl import load_workbook
from openpyxl.styles import Font
from takings import TITLES, meant, taken

from delegation.documents.intake.letters import TypedLetters

A, B, *_ = TITLES
ROWS: list[list[object]] = [list(HEADS), [1, A, TITLES[A], ""], [2, B, TITLES[B], ""]]


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_unicode_in_an_old_font_is_read_as_it_is(font: str, tmp_path: Path) -> None:
    """Also words of which each letter could be of either encoding, as «Mã»."""
    made = taken(tmp_path / "so", word(tmp_path / "a.docx", (), Sheet(ROWS), font=font))
    assert (meant(made), made.paper.notices) == ([(1, A), (2, B)], ())
    place = excel(tmp_path / "a.xlsx", ("Phụ lục", Sheet(ROWS)))
    book = load_workbook(place)
    for row in book.active.iter_rows():
        for one in row:
            one.font = Font(name=font)
    book.save(place)
    made = taken(tmp_path / "so", place)
    assert (meant(made), made.paper.notices) == ([(1, A), (2, B)], ())


@pytest.mark.parametrize(
    ("seen", "text", "wanted"),
    [
        ((), "Mã", "TCVN3"), (("thủ tục",), "Mã", None), (("thñ tôc",), "Mã", "TCVN3"), (("thủ tục", "thñ tôc"), "Mã", "TCVN3"),
        (("thủ tục", "thñ tôc"), "thủ tục", None), (("«Mã»",), "Mã", "TCVN3"), (("thủ tục",), "Ma", None),
    ],
)  # fmt: skip
def test_what_a_file_proves_of_a_font_decides(seen: tuple[str, ...], text: str, wanted: str | None) -> None:
    """Where it proves both, or nothing, the font does."""
    typed = TypedLetters()
    for one in seen:
        typed.see(one, ".VnTime")
    found = typed.encoding(text, ".VnTime")
    assert (found.name if found else None) == wanted
