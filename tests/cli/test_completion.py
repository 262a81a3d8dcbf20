"""What the shell offers after Tab."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import RULES
from programs import offered, run, shell

from delegation.names.communes import communes
from delegation.names.naming import Kind, resolve
from delegation.run import pipeline


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(name: str) -> None:
    ran = run(environment={"_DELEGATION_COMPLETE": f"{name}_source"})
    assert (ran.code, ran.err) == (0, b"")
    assert "_DELEGATION_COMPLETE" in ran.said


def test_bash_takes_the_script() -> None:
    """The script of completion is one that bash can read, and it is for our program."""
    ran = shell('eval "$(_DELEGATION_COMPLETE=bash_source delegation)" && complete -p delegation')
    assert (ran.code, ran.err) == (0, b"")
    assert "delegation" in ran.said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "delegation ",
            [
                "check",
                "watch",
                "baseline",
                "status",
                "who",
                "list",
                "ids",
                "up",
                "down",
                "path",
                "test",
                "timeline",
                "horizon",
                "explain",
                "diff",
                "log",
                "chart",
                "site",
                "serve",
                "annex",
                "import",
                "export",
                "schema",
                "impact",
                "fmt",
                "lsp",
                "draft",
                "confirm",
                "waive",
                "edit",
                "new",
            ],
        ),
        ("delegation c", ["check", "confirm", "chart"]),
        ("delegation check --fo", ["--format"]),
        ("delegation check --format s", ["short", "sarif"]),
        ("delegation check --fail-on ", ["error", "warning", "info"]),
        ("delegation explain dlg60", ["DLG601", "DLG602", "DLG603", "DLG604"]),
        ("delegation --lang ", ["vi", "en"]),
        ("delegation who 1.00339", ["1.003390", "1.003395", "1.003397"]),
        ("delegation edit end uq-sct", ["uq-sct-2025"]),
        ("delegation edit end uq-sct-2025 --on 2026-12-31 --holder so-cong", ["so-cong-thuong"]),
        ("delegation edit rename Sở-công", ["so-cong-thuong"]),
        ("delegation edit move so-cong", ["so-cong-thuong"]),
        ("delegation timeline so-cong", ["so-cong-thuong"]),
        ("delegation draft decision --extend uq-sct", ["uq-sct-2025"]),
        ("delegation new task --owner so-cong", ["so-cong-thuong"]),
        ("delegation new task --field dat-dai", ["dat-dai"]),
        ("delegation new decision --issuer ubnd-tp", ["ubnd-tp"]),
        ("delegation new decision --receiver giam-doc-so-tu", ["giam-doc-so-tu-phap"]),
        ("delegation new decision --matter 1.00339", ["1.003390", "1.003395", "1.003397"]),
        ("delegation new test --may-not-act so-cong", ["so-cong-thuong"]),
        ("delegation new test --commune hong", ["hong-ha", "hong-son", "hong-van"]),
        ("delegation new waiver DLG702 --holder so-cong", ["so-cong-thuong"]),
        ("delegation waive DLG702 --field dat-dai", ["dat-dai"]),
        ("delegation impact --abolish so-cong", ["so-cong-thuong"]),
        ("delegation impact --abolish so-cong-thuong --successor so-noi", ["so-noi-vu"]),
        ("delegation impact --split so-cong", ["so-cong-thuong"]),
        ("delegation impact --withdraw-from so-cong", ["so-cong-thuong"]),
        ("delegation impact --withdraw uq-sct", ["uq-sct-2025"]),
        ("delegation impact --end 146-2025-nd", ["146-2025-nd-cp"]),
        ("delegation chart so-cong", ["so-cong-thuong"]),
        ("delegation chart tong-quan --highlight so-cong", ["so-cong-thuong"]),
        ("delegation who x --commune hong", ["hong-ha", "hong-son", "hong-van"]),
        ("delegation who x --commune Hồng", ["hong-ha", "hong-son", "hong-van"]),
        ("delegation who x --commune phuong-hong", ["phuong-hong-ha"]),
        ("delegation who x --commune 00004", ["00004"]),
        ("delegation who x --commune kh", []),
    ],
)
def test_what_is_offered(line: str, expected: list[str]) -> None:
    """Every word that fits and no other, whichever way a name is typed; nothing where nothing fits."""
    found = offered(line)
    assert [one for one in expected if one not in found] == []
    assert len(expected) in (0, len(found))


def test_nothing_is_offered_without_a_register(tmp_path: Path) -> None:
    ran = run(
        cwd=tmp_path,
        environment={
            "_DELEGATION_COMPLETE": "bash_complete",
            "COMP_WORDS": "delegation who x --commune h",
            "COMP_CWORD": "4",
        },
    )
    assert (ran.code, ran.out.strip(), ran.err) == (0, b"", b"")


def test_what_is_offered_for_a_commune_means_one() -> None:
    known = communes(pipeline.load(RULES).register)
    every = offered("delegation who x --commune ")
    assert len(every) == 126
    for name in (*every, *offered("delegation who x --commune xa-"), *offered("delegation who x --commune 00")):
        assert not resolve(name, known, Kind.COMMUNE).guessed


def test_an_entry_is_offered_by_its_name_too_and_is_then_an_id_of_the_register() -> None:
    register = pipeline.load(RULES).register
    found = offered("delegation who khai-sinh")
    assert found != []
    assert [one for one in found if one not in register.matters] == []


def test_what_is_typed_as_an_id_offers_nothing_that_only_holds_its_words_somewhere() -> None:
    assert [one for one in offered("delegation who so-n") if one] == []
    assert "so-noi-vu" in offered("delegation chart so-n")
