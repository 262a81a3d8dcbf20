"""The pages that are told before a file is written are about those that it has."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from folders import RULES
from hypothesis import given
from hypothesis import strategies as st
from programs import within
from pypdf import PdfReader

from delegation.documents.shared.annex import Annex, Annexes, AnnexTable, Column, TableCell, TableRow
from delegation.documents.shared.breadth import breadth
from delegation.documents.shared.numbering import Numbered
from delegation.documents.word.document import write, written
from delegation.documents.word.extent import pages
from delegation.documents.word.layout import laid_out

_OFF = 0.05
"""So far the estimate may be off, of the pages that there are; two pages at least, for every annex begins one."""
_LONGEST = 600


def _set_by_office(file: Path) -> int:
    """Count the pages that LibreOffice makes with a font as broad as Times New Roman. Skips where the machine lacks either."""
    office, match = shutil.which("soffice"), shutil.which("fc-match")
    if office is None or match is None:
        pytest.skip("there is no LibreOffice on this machine")
    font = subprocess.run([match, "Times New Roman"], capture_output=True, text=True, check=False).stdout  # noqa: S603  asks which font stands in
    if not re.search(r"Times|Liberation ?Serif|Tinos", font):
        pytest.skip("no font of this machine is as broad as Times New Roman")
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_LONGEST, check=True)  # noqa: S603  a file of ours
    return len(PdfReader(file.with_suffix(".pdf")).pages)


@pytest.mark.parametrize(
    "kinds",
    [
        ("tom-tat:so-cong-thuong", "het-han:so-cong-thuong", "phat-hien:so-cong-thuong", "nhiem-vu:so-cong-thuong"),
        ("bieu-2", "phat-hien"),
    ],
    ids=" ".join,
)
def test_the_pages_that_are_told_are_within_a_twentieth_of_those_that_are_there(
    kinds: tuple[str, ...], tmp_path: Path
) -> None:
    """LibreOffice sets the file: what was told before it was written is not far from its pages."""
    file = tmp_path / "a.docx"
    ran = within("annex", *kinds, "--rules", RULES, "--as-of", "2026-11-30", "-o", file)
    assert ran.code == 0
    told = re.search(r"Khoảng (\d+) trang", ran.told + ran.said)
    assert told is not None
    there = _set_by_office(file)
    assert abs(int(told[1]) - there) <= max(2, _OFF * there), (told[1], there)


_LETTERS = st.characters(codec="utf-8")


@given(
    st.text(st.one_of(_LETTERS, st.sampled_from("ướặđĐỬ\u0301\u0323\u0306ệ…– "))),
    st.sampled_from([10.0, 11.0, 13.0]),
    st.booleans(),
)
def test_a_letter_with_marks_is_as_broad_as_the_one_without(text: str, size: float, bold: bool) -> None:  # noqa: FBT001  as Hypothesis gives it
    """However its marks are written, a text is as broad as its letters without any."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    assert breadth(text, size, bold=bold) == pytest.approx(breadth(bare, size, bold=bold))


def test_pages_are_estimated_and_tables_laid_out_once_for_a_document() -> None:
    """Whoever tells the pages and whoever writes them ask the same layout of the same table."""
    table = AnnexTable(
        (Column("STT", 10.0), Column("Việc", 50.0)), (TableRow((TableCell(1), TableCell("Cấp phép"))),), "Một việc."
    )
    annex = Annex("a", "Danh mục", "A", table)
    numbered = Numbered(Annexes((annex,), "vi", date(2026, 12, 1), ""))
    laid = laid_out(table, numbered, 170.0)
    assert laid_out(table, numbered, 170.0) is laid
    assert laid_out(table, numbered, 100.0).widths != laid.widths
    assert pages(numbered) == pages(numbered) == pages(Numbered(numbered.document)) == {"a": 1}
    assert written(numbered) == write(numbered.document)
