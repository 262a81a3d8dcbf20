"""Every output of the one analysis, word for word. ``--bless`` writes the files anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from delegation.findings import Analysis, Language
from delegation.reports.findings import FORMATS, render
from delegation.reports.shared.rendering import Rendering

_GOLDEN = Path(__file__).parent / "golden"
_ENDINGS = {
    "text": "txt",
    "short": "short.txt",
    "json": "json",
    "sarif": "sarif",
    "junit": "xml",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "markdown": "md",
    "csv": "csv",
    "html": "html",
    "brief": "brief.txt",
}


def _holds(name: str, text: str, *, bless: bool) -> None:
    place = _GOLDEN / name
    if bless:
        place.write_bytes(text.encode())
    assert text == place.read_bytes().decode()


@pytest.fixture(name="bless")
def _bless(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--bless"))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_output_is_as_recorded(name: str, language: Language, analysis: Analysis, *, bless: bool) -> None:
    """Byte for byte; ``--bless`` records it anew, and the difference is read."""
    _holds(f"report.{language}.{_ENDINGS[name]}", render(name, analysis, Rendering(language, "rules")), bless=bless)


@pytest.mark.parametrize("name", FORMATS)
def test_a_sound_register_is_as_recorded(name: str, sound: Analysis, *, bless: bool) -> None:
    _holds(f"sound.vi.{_ENDINGS[name]}", render(name, sound, Rendering("vi", "rules")), bless=bless)


def test_terminal_has_colours_and_breaks_lines(analysis: Analysis, *, bless: bool) -> None:
    _holds("terminal.vi.txt", render("text", analysis, Rendering("vi", "rules", colour=True, width=60)), bless=bless)


def test_every_recorded_file_belongs_to_an_output() -> None:
    known = {f"{kind}.{ending}" for kind in ("report.vi", "report.en", "sound.vi") for ending in _ENDINGS.values()}
    assert {one.name for one in _GOLDEN.iterdir()} == {*known, "terminal.vi.txt"}
