"""The pages that are told before a file is written are about those that it has."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from folders import RULES
from programs import within
from pypdf import PdfReader

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
