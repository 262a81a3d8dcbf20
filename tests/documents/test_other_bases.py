"""What the register knows otherwise than the annex of a decision says is a working note: no paper to be signed bears it, and whoever writes one is told."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from folders import RULES
from programs import within

from delegation.authority.examination import Examination
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.shared.annex import AnnexTable, Heading
from delegation.documents.shared.official import Shown
from delegation.loading.disk.cache import Cache
from delegation.run import pipeline
from delegation.run.making import given_for

WHAT = "uy-quyen:qd-uy-quyen-so-cong-thuong-2025"
WORDS = {"vi": "theo sổ thẩm quyền", "en": "by the register"}


@pytest.fixture(name="loaded", scope="module")
def _loaded() -> pipeline.Loaded:
    return pipeline.load(RULES)


def _words(loaded: pipeline.Loaded, language: Literal["vi", "en"], shown: Shown) -> list[str]:
    examination = Examination(loaded.register, date(2026, 12, 1))
    given = given_for(loaded, examination, language, with_lists=True, kept=Cache(None), shown=shown)
    (annex,) = annexes(given, [read(WHAT)])
    assert isinstance(annex.body, AnnexTable)
    heads = [one.title for one in annex.body.rows if isinstance(one, Heading)]
    return [*heads, *(str(cell.value) for one in annex.body.proper for cell in one.cells), *annex.notes, *annex.remarks]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_paper_to_be_signed_speaks_of_the_register(loaded: pipeline.Loaded, language: Literal["vi", "en"]) -> None:
    """Only with working notes does a row say what basis the register has."""
    assert not [one for one in _words(loaded, language, Shown()) if WORDS[language] in one.lower()]
    assert [one for one in _words(loaded, language, Shown(notes=True)) if WORDS[language] in one.lower()]


def test_what_is_said_of_many_rows_is_said_once(loaded: pipeline.Loaded) -> None:
    """Three rows of one note or more stand above the table, by their numbers."""
    said = [one for one in _words(loaded, "vi", Shown(notes=True)) if "chưa xác nhận được căn cứ" in one]
    assert len(said) == 1
    assert re.match(r"Dòng \d+–\d+: theo sổ thẩm quyền", said[0])


def test_whoever_writes_the_paper_is_told_of_it(tmp_path: Path) -> None:
    """The screen says how many rows there are, which the paper leaves out."""
    ran = within("annex", WHAT, "--as-of", "2026-12-01", "-o", tmp_path / "a.docx")
    found = re.search(r"^(\d+) dòng dẫn căn cứ khác", ran.told, re.MULTILINE)
    assert found is not None
    assert int(found[1]) > 3
    assert "dẫn căn cứ khác" not in within("annex", WHAT, "--notes", "-o", tmp_path / "b.docx").told
