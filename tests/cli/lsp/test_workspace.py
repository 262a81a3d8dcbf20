"""Folders, registers and addresses come and go while the server runs: what is told stays with what is open."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from folders import small, whole_case, write
from lsp_client import Editor

DAY = "2026-06-01"
DECISION = "decisions/2025/900-qd-ubnd.yaml"
WRONG = "field: y-te\nsource: ví dụ\ntasks:\n  - {id: moi, title: Việc mới, owner: so-y-tee, basis: [{instrument: 99/2020/QH14}]}\n"


def case(at: Path) -> Path:
    return write(at, {one.name: one.data for one in whole_case("DLG301", "bad")})


def told(editor: Editor, name: str) -> list[list[str | None]]:
    """Give each answer that was given about a file, in their order, by the checks."""
    every = [one["params"] for one in editor.notified if one["method"] == "textDocument/publishDiagnostics"]
    return [[each.get("code") for each in one["diagnostics"]] for one in every if one["uri"] == editor.uri(name)]


def logged(editor: Editor) -> list[str]:
    every = [one["params"] for one in editor.notified if one["method"] == "window/logMessage"]
    return [one["message"] for one in every if one["type"] == 1]


def folders_changed(editor: Editor, added: list[Path], removed: list[Path]) -> None:
    event = {
        key: [{"uri": one.as_uri(), "name": one.name} for one in several]
        for key, several in (("added", added), ("removed", removed))
    }
    editor.tell("workspace/didChangeWorkspaceFolders", {"event": event})


def test_a_folder_that_is_added_is_read_and_of_one_that_is_removed_nothing_stays(tmp_path: Path) -> None:
    first, second = small(tmp_path / "sổ một"), case(tmp_path / "sổ hai")
    with Editor(first, day=DAY) as editor:
        assert not [one for one in editor.ask("workspace/symbol", {"query": "uq-vi-du"}) if "uq-vi-du" in one["name"]]
        folders_changed(editor, [second], [])
        editor.folder = second
        editor.codes(DECISION, {"DLG301"})
        assert [one for one in editor.ask("workspace/symbol", {"query": "uq-vi-du"}) if "uq-vi-du" in one["name"]]
        folders_changed(editor, [], [second])
        editor.codes(DECISION, set())
        assert not [one for one in editor.ask("workspace/symbol", {"query": "uq-vi-du"}) if "uq-vi-du" in one["name"]]
        assert editor.leave() == (0, "")


def test_a_folder_below_one_that_stays_open_is_read_on(tmp_path: Path) -> None:
    case(tmp_path / "rules")
    with Editor(tmp_path, day=DAY) as editor:
        editor.codes(f"rules/{DECISION}", {"DLG301"})
        folders_changed(editor, [tmp_path / "rules"], [])
        folders_changed(editor, [], [tmp_path / "rules"])
        assert editor.ask("workspace/symbol", {"query": "uq-vi-du"})
        editor.codes(f"rules/{DECISION}", {"DLG301"})


def test_files_that_were_open_before_there_was_a_register_are_answered_once_there_is_one(tmp_path: Path) -> None:
    case(tmp_path)
    text = (tmp_path / "register.yaml").read_bytes()
    (tmp_path / "register.yaml").unlink()
    with Editor(tmp_path, day=DAY) as editor:
        editor.open(DECISION)
        assert editor.of(DECISION, "documentSymbol") is None
        (tmp_path / "register.yaml").write_bytes(text)
        editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": editor.uri("register.yaml"), "type": 1}]})
        editor.codes(DECISION, {"DLG301"})
        assert editor.of(DECISION, "documentSymbol")


def test_a_file_that_is_open_by_two_addresses_is_told_of_at_both_until_each_is_closed(tmp_path: Path) -> None:
    real, link = case(tmp_path / "thật"), tmp_path / "lối tắt"
    try:
        link.symlink_to(real, target_is_directory=True)
    except OSError:
        pytest.skip("this machine makes no links")
    with Editor(real, day=DAY) as editor:
        editor.open(DECISION)
        editor.codes(DECISION, {"DLG301"})
        editor.folder = link
        editor.open(DECISION, WRONG)
        editor.shown(DECISION, lambda several: any(one["code"] == "DLG002" for one in several))
        editor.close(DECISION)
        editor.shown(DECISION, lambda several: not several)
        editor.folder = real
        # Closing the one leaves the text of the other.
        editor.codes(DECISION, {"DLG301"})
        editor.change(DECISION, WRONG)
        editor.shown(DECISION, lambda several: any(one["code"] == "DLG002" for one in several))


def test_a_text_that_was_not_looked_at_is_not_called_clean(tmp_path: Path) -> None:
    with Editor(small(tmp_path), day=DAY) as editor:
        names = [f"tasks/moi-{number}.yaml" for number in range(8)]
        for number, name in enumerate(names):
            text = WRONG.replace("id: moi", f"id: moi-{number}").replace("so-y-tee", f"so-y-te-{number}")
            editor.open(name, text.replace("Việc mới", f"Việc số {number}"))
        for name in names:
            editor.shown(name, lambda several: any(one["code"] == "DLG005" for one in several))
            assert [] not in told(editor, name)


@pytest.mark.parametrize("is_on_disk", [True, False])
def test_what_cannot_be_read_is_told_once_in_a_text_of_which_nothing_could_ever_be_read(
    tmp_path: Path, *, is_on_disk: bool
) -> None:
    with Editor(small(tmp_path, {"tasks/moi.yaml": "tasks: [\n"} if is_on_disk else {}), day=DAY) as editor:
        editor.open("tasks/moi.yaml", "tasks: [\n")
        assert [one["code"] for one in editor.codes("tasks/moi.yaml", {"DLG001"})] == ["DLG001"]
        (lens,) = editor.of("tasks/moi.yaml", "codeLens")
        assert lens["command"]["title"].startswith("1 ")


def test_what_is_refused_is_no_fault_of_the_server(tmp_path: Path) -> None:
    """A name that exists, and a text that cannot be laid out: the person is told in the answer, and nothing is written into the log."""
    with Editor(small(tmp_path), day=DAY, program=sys.executable) as editor:
        editor.open("tasks/moi.yaml", WRONG.replace("so-y-tee", "so-y-te"))
        place = {"line": 3, "character": WRONG.splitlines()[3].index("so-y-tee") + 2}
        asked: dict[str, Any] = {"textDocument": {"uri": editor.uri("tasks/moi.yaml")}}
        taken = editor.answer(editor.begin("textDocument/rename", {**asked, "position": place, "newName": "ubnd-tp"}))
        assert "ubnd-tp" in taken["error"]["message"]
        editor.change("tasks/moi.yaml", "tasks: [\n")
        options = {"options": {"tabSize": 2, "insertSpaces": True}}
        assert "error" in editor.answer(editor.begin("textDocument/formatting", {**asked, **options}))
        assert logged(editor) == []


def test_of_a_folder_that_is_removed_while_a_file_is_open_nothing_stays_once_that_is_closed(tmp_path: Path) -> None:
    first, second = small(tmp_path / "sổ một"), case(tmp_path / "sổ hai")
    other = "tasks/moi.yaml"
    write(second, {other: WRONG})
    with Editor(first, day=DAY) as editor:
        folders_changed(editor, [second], [])
        editor.folder = second
        editor.codes(DECISION, {"DLG301"})
        editor.open(DECISION)
        folders_changed(editor, [], [second])
        # What is open is answered as before, and a folder that comes back keeps all.
        assert editor.of(DECISION, "documentSymbol")
        folders_changed(editor, [second], [])
        editor.close(DECISION)
        editor.codes(other, {"DLG005"})
        editor.open(DECISION)
        folders_changed(editor, [], [second])
        editor.close(DECISION)
        editor.codes(DECISION, set())
        editor.codes(other, set())
        assert not [one for one in editor.ask("workspace/symbol", {"query": "uq-vi-du"}) if "uq-vi-du" in one["name"]]
        assert not logged(editor)
        assert editor.leave() == (0, "")
