"""The guide for clerks says what is so."""

from __future__ import annotations

import re
from pathlib import Path

from annexes import DECISION, HEADS, PAPER_HEAD, Sheet, excel, word
from folders import ROOT, RULES
from programs import shell
from takings import TITLES, register

from delegation.run import importing, pipeline

A, B, *_ = TITLES
LINES = [*PAPER_HEAD, *(one.replace("Công Thương", "Y tế") for one in DECISION)]


def test_the_pictures_of_the_guide_are_there_and_small() -> None:
    """That they show what the commands say now is held in ``tests/test_docs.py``, with all that is made."""
    page = (ROOT / "docs" / "nhap-quyet-dinh.md").read_text("utf-8")
    shown = [ROOT / "docs" / one for one in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page)]
    assert len(shown) == 4
    assert all(0 < one.stat().st_size <= 120_000 for one in shown)


def test_every_command_of_the_guide_runs_as_it_stands(tmp_path: Path) -> None:
    """On a register of its own: the guide writes."""
    register(tmp_path / "rules")
    rows = [[1, A, TITLES[A], ""], [2, B, TITLES[B], ""]]
    word(tmp_path / "quyet-dinh.docx", LINES, Sheet([list(HEADS), *rows]))
    excel(tmp_path / "phu-luc.xlsx", ("x", Sheet([list(HEADS), *rows])))
    page = (ROOT / "docs" / "nhap-quyet-dinh.md").read_text("utf-8")
    lines = [line for block in re.findall(r"```shell\n(.*?)```", page, re.DOTALL) for line in block.splitlines()]
    assert len(lines) == 7
    for line in lines:
        ran = shell(line, cwd=tmp_path)
        assert ran.code in ((0, 1) if " check" in line else (0,)), (line, ran.told)
    assert list((tmp_path / "rules").glob("decisions/*/*.yaml"))


def test_the_paper_that_comes_with_the_guide_asks_of_its_misprint_and_of_nothing_else() -> None:
    """Whoever tries the guide has the file that its pictures show; it is imported into the register of the city."""
    page = (ROOT / "docs" / "nhap-quyet-dinh.md").read_text("utf-8")
    (sample,) = re.findall(r"\]\((nhap-quyet-dinh/[^)]+\.docx)\)", page)
    made = importing.read(ROOT / "docs" / sample, pipeline.load(RULES), {})
    assert [(row.entry.number, row.matter) for row in made.rows if not row.open] == [(1, "1.000688")]
    (question,) = made.open
    assert "1.000.828" in question.said.vi
    assert question.proposal == "1.000828"
