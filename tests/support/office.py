"""LibreOffice, where the machine has it, with a font that the tests bring: its pages are the same whatever fonts are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pypdf import PageObject, PdfReader

from delegation.charts.engine import fonts, process

_LONGEST = 600
"""Seconds after which a LibreOffice that hangs is ended."""
_PLAIN = {"docx": "letters.txt", "xlsx": "letters.csv"}
"""A file that any Writer, any Calc can open."""


def pages_of(file: Path) -> list[PageObject]:
    """Let LibreOffice set a Word or Excel file. Skips where the machine has no LibreOffice, or one without that part."""
    found = _pdf_of(file)
    if isinstance(found, str):
        if not _opens(_PLAIN[file.suffix[1:]]):
            pytest.skip(f"the LibreOffice of this machine opens not even {_PLAIN[file.suffix[1:]]}: {found}")
        pytest.fail(f"LibreOffice makes no pages of {file.name}: {found}")
    return list(PdfReader(found).pages)


def letters_of(page: PageObject) -> str:
    """Give the text of a page without spaces: where a PDF has them is a matter of the font."""
    return "".join(page.extract_text().split())


def _pdf_of(file: Path) -> Path | str:
    """Give the PDF that LibreOffice makes of a file beside it, or what it says where it makes none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("there is no LibreOffice on this machine")
    own = file.parent / "office"
    own.mkdir()
    # The font that is a dependency of ours: it is on every machine.
    (face,) = [one for one in fonts.carried() if one.family == "Source Serif Pro"]
    done = subprocess.run(  # noqa: S603  the program of the machine on a file of ours
        [
            program,
            f"-env:UserInstallation={(own / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            file.parent,
            file,
        ],
        env={**os.environ, "HOME": str(own), "FONTCONFIG_FILE": str(process._fonts_conf(own, face))},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_LONGEST,
        check=False,
    )
    made = file.with_suffix(".pdf")
    # It ends with 0 where it could not open the file, too.
    said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
    return made if made.is_file() else said.rpartition("\n")[2]


@cache
def _opens(name: str) -> bool:
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_text("a,b\n", "utf-8")
        return isinstance(_pdf_of(file), Path)
