"""The language of a run: ``--lang``, then ``DELEGATION_LANG``, then the register, then Vietnamese."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from folders import REGISTER, small, write
from programs import run

from delegation.cli.language import language_of

ENGLISH = REGISTER + "  language: en\n"


@pytest.fixture(name="english")
def _english(tmp_path: Path) -> Path:
    return small(tmp_path / "english", {"register.yaml": ENGLISH})


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["status"], {}, "vi"),
        (["--lang", "en", "status"], {}, "en"),
        (["status", "--lang=EN"], {}, "en"),
        (["--lang", "vi", "status", "--lang", "en"], {}, "en"),
        (["status"], {"DELEGATION_LANG": "en"}, "en"),
        (["status", "--lang", "vi"], {"DELEGATION_LANG": "en"}, "vi"),
        (["status", "--lang", "fr"], {"DELEGATION_LANG": "en"}, "en"),
        (["status", "--lang"], {}, "vi"),
    ],
)
def test_which_language_is_spoken(
    arguments: list[str], environment: dict[str, str], expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last ``--lang`` goes before the environment; one that is not spoken, or not given, counts as none."""
    monkeypatch.chdir(tmp_path)
    assert language_of(arguments, environment) == expected


def test_the_register_says_its_language(english: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(english)
    assert language_of(["check"], {}) == "en"
    monkeypatch.chdir(english.parent)
    assert language_of(["check"], {}) == "vi"
    assert language_of(["check", "english"], {}) == "en"
    assert language_of(["check", "--rules=english"], {}) == "en"
    assert language_of(["check"], {"DELEGATION_RULES": "english"}) == "en"
    assert language_of(["check", "english", "--lang", "vi"], {}) == "vi"


@pytest.mark.parametrize("content", [b"\xff\xfe", b"language: en\n", b"register:\n  language: english\n", b""])
def test_a_register_that_says_none_is_vietnamese(content: bytes, tmp_path: Path) -> None:
    assert language_of(["check", str(write(tmp_path, {"register.yaml": content}))], {}) == "vi"


def test_help_errors_and_results_are_in_the_language(english: Path) -> None:
    assert run("check", english, "--help").said.startswith("Usage: ")
    assert run("check", english, "--as-of", "x").told.startswith("Error: ")
    assert "no findings" in run("check", english).said
    assert run("status", english, "--lang", "vi").said.startswith("Sổ thử, tại ngày ")
    assert run("status", english).said.startswith("Sổ thử, as of ")


def test_a_language_that_is_none_is_refused(english: Path) -> None:
    assert run("check", english, "--lang", "fr").code == 2
    assert run("check", english, environment={"DELEGATION_LANG": "fr"}).code == 2


def test_the_answer_does_not_depend_on_the_locale(english: Path) -> None:
    outputs = {
        run("check", english, environment=environment).out
        for environment in ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"PYTHONUTF8": "0", "LANG": ""}, dict(os.environ))
    }
    assert len(outputs) == 1
