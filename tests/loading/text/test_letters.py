"""What cannot be seen is told at its place, however it is written, and reaches no output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folders import beside, findings, small
from programs import ask

_TASK = "field: y-te\ntasks:\n  - {{id: viec, title: {title}, owner: so-y-te, basis: [{{instrument: 99/2020/QH14}}]}}\n"
_ESCAPED = {
    "bidirectional": ("\\u202e", "U+202E"), "isolate": ("\\u2066", "U+2066"), "zero width": ("\\u200b", "U+200B"), "escape": ("\\x1b[31m", "U+001B"),
    "bell": ("\\a", "U+0007"), "nothing": ("\\0", "U+0000"), "next line": ("\\N", "U+0085"), "line": ("\\L", "U+2028"), "delete": ("\\x7f", "U+007F"),
    "no letter": ("\\uffff", "U+FFFF"), "no letter of a far plane": ("\\U0001fffe", "U+1FFFE"), "set aside": ("\\ufdd0", "U+FDD0"),
    "lookalike": ("\\u00d0", "U+00D0"), "return": ("\\r", "U+000D"), "mark": ("\\ufeff", "U+FEFF"),
}  # fmt: skip
_UNSEEN = {
    letter
    for code in (
        *range(9),
        *range(11, 32),
        *range(127, 160),
        0x200B,
        0x202E,
        0x2028,
        0x2066,
        0xFEFF,
        0xFFFF,
        0x1FFFE,
        0xFDD0,
    )
    for letter in chr(code)
}


@pytest.mark.parametrize(("written", "code"), list(_ESCAPED.values()), ids=list(_ESCAPED))
def test_what_an_escape_writes_is_told_at_its_value(written: str, code: str, tmp_path: Path) -> None:
    found = findings(small(tmp_path, {"tasks/viec.yaml": _TASK.format(title=f'"Khám {written} bệnh"')}), "DLG007")
    assert [(code in one.said.vi, one.location.line, one.location.column) for one in found] == [(True, 3, 23)]
    assert not _UNSEEN & set(f"{found[0].key}{found[0].said.vi}{found[0].said.en}")
    assert found[0].fix is None


@pytest.mark.parametrize(
    "written", ['"Khám \\"bệnh\\" \\\\ \\/ \\t\\n xong"', '"Khám \\u1ec7"', "'Khám \\u202e'", "Khám \\u202e"]
)
def test_what_reads_as_it_looks_is_not_told(written: str, tmp_path: Path) -> None:
    assert findings(small(tmp_path, {"tasks/viec.yaml": _TASK.format(title=written)}), "DLG007") == ()


def test_no_output_holds_what_steers_a_terminal_or_a_page(tmp_path: Path) -> None:
    hidden = "".join(written for written, _ in _ESCAPED.values()) + "\\u202e"
    folder = small(tmp_path / "rules", {"tasks/viec.yaml": _TASK.format(title=f'"Khám {hidden} bệnh"')})
    for words in (("who", "viec"), ("list", "tasks"), ("timeline", "viec"), ("down", "so-y-te"), ("check", "--all"), ("check", "--short"),
                  ("check", "--format", "github"), ("check", "--format", "markdown"), ("horizon",), ("status",)):  # fmt: skip
        ran = ask(folder, *words)
        assert not _UNSEEN & set(ran.said), words
    for ending in ("dot", "mmd", "svg"):
        place = beside(folder, f"a.{ending}")
        assert ask(folder, "chart", "viec", "-o", str(place)).code == 0
        assert not _UNSEEN & set(place.read_text("utf-8"))
    told = json.loads(ask(folder, "who", "viec", "--format", "json").out)
    assert not _UNSEEN & set(told["title"])


@pytest.mark.parametrize("written", [one for one, _ in _ESCAPED.values()], ids=list(_ESCAPED))
def test_a_key_that_an_escape_writes_is_told_and_stops_no_command(written: str, tmp_path: Path) -> None:
    """A key that cannot be seen, also beside the sound one and in a mapping of any keys, is a finding at its place; every command goes on."""
    task = f'field: y-te\ntasks:\n  - {{id: viec, "title{written}": a, title: Khám, "{written}": b, owner: so-y-te, cases: {{"nhom{written}": [A, B], nhom: [C, D]}}}}\n'
    folder = small(tmp_path / "rules", {"tasks/viec.yaml": task})
    assert any(one.location.file.endswith("tasks/viec.yaml") and one.location.line == 3 for one in findings(folder))
    for words in (("check", "--all"), ("check", "--format", "markdown"), ("fmt", "--diff"), ("check", "--fix", "--diff"), ("explain", "DLG002"), ("status",)):  # fmt: skip
        ran = ask(folder, *words)
        assert ran.code in (0, 1), (words, ran.err)
        assert not _UNSEEN & set(ran.said), words
    assert "Khám" in ask(folder, "who", "viec").said
