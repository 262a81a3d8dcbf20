"""Whatever an editor sends, and however fast: the server answers, forgets nothing and leaves without a word."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pytest
from folders import small, whole_case, write
from lsp_client import PATIENCE, Editor

DAY = "2026-06-01"
DECISION = "decisions/2025/900-qd-ubnd.yaml"
OTHER_ENDS = ("\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e")
"""What other readers take for ends of lines, and editors do not: Word has some of them in its texts."""


def case(at: Path) -> Path:
    return write(at, {one.name: one.data for one in whole_case("DLG301", "bad")})


def test_a_thousand_edits_are_checked_together_and_the_last_one_counts(tmp_path: Path) -> None:
    with Editor(case(tmp_path), day=DAY) as editor:
        editor.open(DECISION)
        editor.codes(DECISION, {"DLG301"})
        begin = len(editor.notified)
        at = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}
        for _ in range(999):
            editor.edit(DECISION, {"range": at, "text": "# lời ghi\n"})
        text = (tmp_path / DECISION).read_text("utf-8")
        editor.change(
            DECISION, "# lời ghi\n" * 999 + text.replace("to: so-y-te ", "to: giam-doc-so-y-te\n    form: 1 ")
        )
        editor.codes(DECISION, set())
        assert len(editor.notified) - begin < 100
        assert editor.leave() == (0, "")


def test_texts_in_pieces_end_as_the_text_that_was_typed(tmp_path: Path) -> None:
    """Random edits, of letters of one unit and of two, leave the server with the text of the client: seen by its findings and its form."""
    chance = random.Random(7)  # noqa: S311  no secret
    with Editor(case(tmp_path), day=DAY) as editor:
        text = (tmp_path / DECISION).read_text("utf-8")
        editor.open(DECISION)
        letters = list(text)
        for _ in range(200):
            begin = chance.randrange(len(letters))
            end = min(len(letters), begin + chance.randrange(3))
            new = chance.choice(["", "đ", "🏙️", "\n", "x: [", "ệ", "- ", "e\u0302\u0301", *OTHER_ENDS])
            place = [_place("".join(letters), each) for each in (begin, end)]
            editor.edit(DECISION, {"range": {"start": place[0], "end": place[1]}, "text": new})
            letters[begin:end] = new
        # The last edit replaces everything by its places: it fits only where the texts are the same.
        whole = {"start": {"line": 0, "character": 0}, "end": _place("".join(letters), len(letters))}
        editor.edit(DECISION, {"range": whole, "text": text})
        found = editor.codes(DECISION, {"DLG301"})
        assert len(found) == 1


def _place(text: str, at: int) -> dict[str, int]:
    line = text.count("\n", 0, at)
    ahead = text[text.rfind("\n", 0, at) + 1 : at]
    return {"line": line, "character": len(ahead.encode("utf-16-le")) // 2}


@pytest.mark.parametrize("sign", OTHER_ENDS)
def test_a_change_behind_a_sign_that_only_others_take_for_the_end_of_a_line_goes_where_it_was_made(
    tmp_path: Path, sign: str
) -> None:
    """A sentence that was pasted from Word moves nothing below it."""
    with Editor(case(tmp_path), day=DAY) as editor:
        text = (tmp_path / DECISION).read_text("utf-8")
        editor.open(DECISION, text.replace("ví dụ đặt ra", f"ví dụ{sign} đặt ra"))
        lines = text.split("\n")
        number = next(at for at, one in enumerate(lines) if "to: so-y-te" in one)
        begin = lines[number].index("so-y-te")
        stretch = {"start": {"line": number, "character": begin}, "end": {"line": number, "character": begin + 7}}
        editor.edit(DECISION, {"range": stretch, "text": "giam-doc-so-y-te\n    form: 1"})
        at = text.split("\n")[0].index("ví dụ") + len("ví dụ")
        place = {"start": {"line": 0, "character": at}, "end": {"line": 0, "character": at + 1}}
        editor.edit(DECISION, {"range": place, "text": ""})
        editor.codes(DECISION, set())


def test_a_question_that_is_taken_back_is_answered_as_such_or_as_asked_and_others_go_on(tmp_path: Path) -> None:
    """Which of both it is depends on how soon it is taken back; none is left without an answer, and none ends otherwise."""
    with Editor(case(tmp_path), day=DAY) as editor:
        editor.open(DECISION)
        ask = {"textDocument": {"uri": editor.uri(DECISION)}}
        numbers = [editor.begin("textDocument/codeLens", ask) for _ in range(30)]
        for number in numbers[1:]:
            editor.tell("$/cancelRequest", {"id": number})
        answers = [editor.answer(number) for number in numbers]
        assert "result" in answers[0]
        assert all("result" in one or one["error"]["code"] == -32800 for one in answers)
        assert editor.of(DECISION, "documentSymbol")


@pytest.mark.parametrize(
    ("method", "params"),
    [
        (
            "textDocument/hover",
            {"textDocument": {"uri": "file:///khong/co.yaml"}, "position": {"line": 0, "character": 0}},
        ),
        ("textDocument/hover", {"textDocument": {"uri": "untitled:1"}, "position": {"line": 9, "character": 9}}),
        ("textDocument/hover", {"không": "đúng"}),
        ("textDocument/khongCo", {}),
        ("workspace/executeCommand", {"command": "khong-co"}),
    ],
)
def test_a_wrong_question_is_answered_and_the_server_goes_on(
    tmp_path: Path, method: str, params: dict[str, object]
) -> None:
    with Editor(case(tmp_path), day=DAY) as editor:
        answer = editor.answer(editor.begin(method, params))
        assert answer.get("result") is None
        assert editor.ask("workspace/symbol", {"query": "phong kham"})
        assert editor.leave() == (0, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        "\0",
        "a" * 100_000,
        "- " * 500,
        "[" * 2000,
        "{a: " * 100,
        "a: &x [*x]\n",
        "? [x]\n: y\n",
        "%YAML 9\n---\n",
        "\t- x",
        "a:\r\n  b\r\n",
        "---\n---\n",
        "x: \ud800",
    ],
)
def test_no_text_breaks_the_server(tmp_path: Path, text: str) -> None:
    """Every question is answered about each, and the register is as good as before."""
    with Editor(case(tmp_path), day=DAY) as editor:
        editor.open(DECISION, text)
        for name in ("tasks/moi.yaml", "register.yaml", "drafts/x.yaml", "khac/x.yaml", "_an/x.yaml"):
            editor.open(name, text)
        for name in (DECISION, "tasks/moi.yaml", "register.yaml", "drafts/x.yaml"):
            for method in ("documentSymbol", "foldingRange", "codeLens"):
                editor.of(name, method)
            for method in ("hover", "definition", "completion", "prepareRename"):
                editor.at(name, 0, 3, method)
            stretch = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
            editor.of(name, "inlayHint", range=stretch)
            editor.of(name, "codeAction", range=stretch, context={"diagnostics": []})
        for name in (DECISION, "tasks/moi.yaml", "register.yaml", "drafts/x.yaml"):
            editor.close(name)
        editor.codes(DECISION, {"DLG301"})
        told = [one for one in editor.notified if one["method"] == "window/logMessage"]
        assert not [one for one in told if one["params"]["type"] == 1]
        assert editor.leave() == (0, "")


def test_the_client_that_leaves_without_a_word_ends_the_server(tmp_path: Path) -> None:
    with Editor(small(tmp_path), day=DAY, program=sys.executable) as editor:
        assert editor.process.stdin is not None
        editor.process.stdin.close()
        assert editor.gone() == (0, "")


def test_a_client_that_listens_no_longer_does_not_hold_the_server(tmp_path: Path) -> None:
    with Editor(case(tmp_path), day=DAY, program=sys.executable) as editor:
        editor.codes(DECISION, {"DLG301"})
        assert editor.process.stdout is not None
        editor.tell("exit", None)
        code, said = editor.gone()
        assert (code, said) == (1, "")  # it did not ask to shut down


def test_a_server_that_begins_anew_knows_the_same(tmp_path: Path) -> None:
    told = []
    for _ in range(2):
        with Editor(case(tmp_path), day=DAY) as editor:
            editor.open(DECISION, "# trên cùng\n" + (tmp_path / DECISION).read_text("utf-8"))
            found = editor.shown(DECISION, lambda several: bool(several) and several[0]["range"]["start"]["line"] == 14)
            told.append(found)
            editor.process.kill()
    assert told[0] == told[1]


def test_a_folder_without_a_register_is_no_error_and_a_file_of_one_is_found(tmp_path: Path) -> None:
    case(tmp_path / "sau" / "rules")
    (tmp_path / "truoc").mkdir()
    with Editor(tmp_path / "truoc", day=DAY) as editor:
        editor.folder = tmp_path / "sau" / "rules"
        editor.open(DECISION)
        editor.codes(DECISION, {"DLG301"})
        assert editor.leave() == (0, "")


def test_the_register_can_be_broken_and_mended(tmp_path: Path) -> None:
    with Editor(case(tmp_path), day=DAY) as editor:
        editor.open("register.yaml", "register: {id: x")
        editor.codes("register.yaml", {"DLG001"})
        editor.codes(DECISION, {"DLG301"})
        editor.change("register.yaml", (tmp_path / "register.yaml").read_text("utf-8"))
        editor.codes("register.yaml", set())


def test_memory_does_not_grow_with_what_is_typed(tmp_path: Path) -> None:
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("this machine does not tell how much memory a process holds")
    with Editor(case(tmp_path), day=DAY) as editor:
        text = (tmp_path / DECISION).read_text("utf-8")
        editor.open(DECISION)

        def held() -> int:
            lines = Path(f"/proc/{editor.process.pid}/status").read_text("utf-8").splitlines()
            return int(next(one for one in lines if one.startswith("VmRSS")).split()[1])

        def write_on(first: int, last: int) -> None:
            for number in range(first, last):
                editor.change(DECISION, text + f"# {number}\n" + "# lời ghi dài\n" * 2000)
                editor.of(DECISION, "documentSymbol")

        write_on(0, 100)
        before = held()
        write_on(100, 400)
        # Each text is 36 KB; kept, with what is read of it, three hundred would be more than this.
        assert held() - before < 20_000


def test_a_bug_is_told_in_a_line_and_the_next_question_answered(tmp_path: Path) -> None:
    """A file that becomes a folder while it is open, and goes."""
    with Editor(case(tmp_path), day=DAY) as editor:
        editor.open(DECISION)
        editor.codes(DECISION, {"DLG301"})
        (tmp_path / "tasks/y-te.yaml").unlink()
        (tmp_path / "tasks/y-te.yaml").mkdir()
        editor.tell("textDocument/didSave", {"textDocument": {"uri": editor.uri(DECISION)}})
        editor.shown(DECISION, lambda several: any(one.get("code") == "DLG005" for one in several))
        assert editor.leave() == (0, "")


def test_the_server_leaves_at_once_while_it_checks(tmp_path: Path) -> None:
    with Editor(case(tmp_path), day=DAY, program=sys.executable) as editor:
        editor.open(DECISION)
        begin = time.monotonic()
        assert editor.leave() == (0, "")
        assert time.monotonic() - begin < PATIENCE
