"""What can be asked above an entry, and which names are marked as over, through a real server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from folders import small
from lsp_client import Editor
from programs import run

NAME = "tasks/moi.yaml"
HELD = "axis: ubnd\nholders:\n  - {id: phong-cu, name: Phòng Y tế cũ, kind: internal-unit, level: city, parent: so-y-te, term: {to: 2025-12-31}}\n"
TASK = "field: y-te\nsource: ví dụ\ntasks:\n  - {id: moi, title: 🏙️ Việc mới, owner: so-y-te, coordinators: [phong-cu, so-y-te], basis: [{instrument: 99/2020/QH14}]}\n"
DAY = "2026-06-01"


def opened(folder: Path, **more: Any) -> Editor:  # noqa: ANN401  as the editor takes it
    editor = Editor(small(folder, {"holders/cu.yaml": HELD}), day=DAY, **more)
    editor.open(NAME, TASK)
    editor.open("holders/cu.yaml", HELD)
    return editor


def commands(editor: Editor, name: str) -> dict[str, dict[str, Any]]:
    found = (one["command"] for one in editor.of(name, "codeLens"))
    return {one["title"]: one for one in found if one["command"] != "delegation.findings"}


def asked(editor: Editor, command: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = editor.ask(
        "workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]}
    )
    return found


@pytest.mark.parametrize(
    ("locale", "who", "timeline"), [("vi", "ai giải quyết?", "diễn biến"), ("en", "who decides?", "timeline")]
)
def test_above_a_matter_one_can_ask_who_decides_and_what_changed_in_the_words_of_the_commands(
    tmp_path: Path, locale: str, who: str, timeline: str
) -> None:
    with opened(tmp_path / "rules", locale=locale, options={"answers": "result"}) as editor:
        found = commands(editor, NAME)
        assert found.keys() == {who, timeline}
        (tmp_path / "rules" / NAME).write_text(TASK, "utf-8")
        for title, command in ((who, "who"), (timeline, "timeline")):
            answer = asked(editor, found[title])
            said = run(command, "moi", "--as-of", DAY, "--lang", locale, "--rules", str(tmp_path / "rules"))
            assert answer["title"] == f"moi: {title}"
            assert "🏙" in answer["text"]
            assert answer["text"].split() == said.out.decode().split()
        assert not [one for one in editor.notified if one["method"] == "window/showMessage"]


def test_a_client_that_shows_nothing_itself_gets_a_message(tmp_path: Path) -> None:
    with opened(tmp_path / "rules") as editor:
        answer = asked(editor, commands(editor, NAME)["ai giải quyết?"])
        (shown,) = [one["params"] for one in editor.notified if one["method"] == "window/showMessage"]
        assert shown["message"] == answer["text"]


def test_above_a_holder_its_history_can_be_asked_and_nobody_decides_it(tmp_path: Path) -> None:
    with opened(tmp_path / "rules", options={"answers": "result"}) as editor:
        found = commands(editor, "holders/cu.yaml")
        assert found.keys() == {"diễn biến"}
        assert "Phòng Y tế cũ" in asked(editor, found["diễn biến"])["text"]


@pytest.mark.parametrize("entry", [["matter", "khong-co"], ["khong-co", "moi"], ["field", "y-te"]])
def test_an_entry_that_is_gone_is_told_in_a_sentence(tmp_path: Path, entry: list[str]) -> None:
    with opened(tmp_path / "rules") as editor:
        params = {"command": "delegation.who", "arguments": [editor.uri(NAME), *entry]}
        error = editor.answer(editor.begin("workspace/executeCommand", params))["error"]
        assert "Sổ bây giờ không có" in error["message"]


def marked(editor: Editor, name: str, text: str) -> list[str]:
    """Give the words that are marked as over."""
    data = editor.of(name, "semanticTokens/full")["data"]
    found, line, character = [], 0, 0
    for at in range(0, len(data), 5):
        down, along, length, sort, modifier = data[at : at + 5]
        line, character = line + down, along if down else character + along
        assert (sort, modifier) == (0, 1)
        own = text.split("\n")[line].encode("utf-16-le")
        found.append(own[character * 2 : (character + length) * 2].decode("utf-16-le"))
    return found


def test_names_of_what_has_ended_are_marked_where_it_is_stated_and_where_it_is_named(tmp_path: Path) -> None:
    with opened(tmp_path / "rules") as editor:
        legend = editor.capabilities["semanticTokensProvider"]["legend"]
        assert legend == {"tokenTypes": ["variable"], "tokenModifiers": ["deprecated"]}
        assert marked(editor, NAME, TASK) == ["phong-cu"]
        assert marked(editor, "holders/cu.yaml", HELD) == ["phong-cu"]
        still = HELD.replace("2025-12-31", "2027-12-31")
        editor.change("holders/cu.yaml", still)
        assert marked(editor, NAME, TASK) == marked(editor, "holders/cu.yaml", still) == []
        editor.change(NAME, "tasks: [\n")
        assert marked(editor, NAME, "tasks: [\n") == []
