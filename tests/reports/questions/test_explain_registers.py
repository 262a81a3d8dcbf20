"""What the registers of the repository are found to have wrong, derived: of each check that speaks there the first finding; recorded, read by eye."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from folders import ROOT, RULES

from delegation.findings import Finding, Language
from delegation.reports.questions import explain as written
from delegation.reports.questions.explain import FindingExplanation
from delegation.reports.shared.rendering import Rendering
from delegation.run import pipeline
from delegation.run.explaining import explained
from delegation.run.pipeline import Loaded

RECORDED = Path(__file__).parent / "explained"
REGISTERS = {"ha-noi": RULES, **{one.name: one for one in sorted((ROOT / "docs/vi-du").iterdir()) if one.is_dir()}}
DAYS = (date(2026, 11, 28), date(2027, 3, 2))
"""On the first, texts are about to end; on the second, they have."""
LANGUAGES: tuple[Language, ...] = ("vi", "en")


def first_of_each(loaded: Loaded) -> Iterator[tuple[date, Finding]]:
    """Give the first finding of each check that speaks on one of the days, with the first such day."""
    told: set[str] = set()
    for day in DAYS:
        found = pipeline.analyse(loaded, day)
        for one in sorted((*found.findings, *found.waived), key=lambda one: one.order):
            if one.check not in told:
                told.add(one.check)
                yield day, one


def in_both(told: FindingExplanation, loaded: Loaded, day: date) -> str:
    said = (written.text(told, loaded.register, Rendering(language=one, folder="rules")) for one in LANGUAGES)
    return f"({day.isoformat()})\n" + "\n".join(said)


@pytest.mark.parametrize("name", REGISTERS)
def test_the_first_finding_of_each_check_that_speaks_on_a_register_is_derived(
    name: str, request: pytest.FixtureRequest
) -> None:
    """With no more and no fewer records than checks that speak."""
    loaded, folder = pipeline.load(REGISTERS[name]), RECORDED / name
    said = {
        f"{one.check}.txt": in_both(explained(loaded, day, one.key), loaded, day) for day, one in first_of_each(loaded)
    }
    if request.config.getoption("--bless"):
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.txt"):
            old.unlink()
        for file, text in said.items():
            (folder / file).write_text(text, "utf-8")
    recorded = {one.name: one.read_text("utf-8") for one in folder.glob("*.txt")}
    assert said.keys() == recorded.keys(), "run `pytest tests/reports --bless` and read the difference"
    for file, text in said.items():
        assert recorded[file] == text, f"{file}: run `pytest tests/reports --bless` and read the difference"


@pytest.mark.parametrize("name", REGISTERS)
def test_every_entry_that_a_derivation_names_stands_where_it_says(name: str) -> None:
    """Each place is a line of a file of the register that is not empty, and the text tells each of them."""
    loaded = pipeline.load(REGISTERS[name])
    for day, one in first_of_each(loaded):
        told = explained(loaded, day, one.key)
        said = written.text(told, loaded.register, Rendering())
        for _, place in told.stands.values():
            line = (REGISTERS[name] / place.file).read_text("utf-8").splitlines()[place.line - 1]
            assert line.strip(), place
            assert f"{place.file}:{place.line}" in said


def test_a_record_holds_nothing_that_moves_of_itself() -> None:
    """No hash of a state of the rules."""
    for one in RECORDED.rglob("*.txt"):
        assert not re.search(r"\b[0-9a-f]{12}\b", one.read_text("utf-8")), one
