"""A text under ``drafts/`` is answered as a hypothesis: what it would bring about stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import whole_case, write
from lsp_client import Editor

DRAFT = "drafts/thu.yaml"
DAY = "2026-06-01"
DECISION = "decisions/2025/900-qd-ubnd.yaml"


def folder(at: Path) -> Path:
    """Write a register in which nothing is found."""
    files = {one.name: one.data for one in whole_case("DLG301", "bad")}
    lawful = files[DECISION].decode().replace("to: so-y-te ", "to: giam-doc-so-y-te\n    form: 1 ").encode()
    return write(at, {**files, DECISION: lawful})


def draft(holder: str) -> str:
    """Suppose that somebody else owns the matter."""
    return (
        "draft: {title: Thử}\nsource: ví dụ\ntasks:\n"
        f"  - {{id: cap-phep-phong-kham, field: y-te, title: Cấp giấy phép hoạt động cho phòng khám, owner: {holder}, basis: [{{instrument: 99/2020/QH14, at: Điều 5 khoản 2}}]}}\n"
    )


def test_what_a_draft_brings_about_stands_in_the_draft_and_nowhere_else(tmp_path: Path) -> None:
    with Editor(folder(tmp_path), day=DAY) as editor:
        editor.open(DECISION)
        editor.codes(DECISION, set())
        editor.open(DRAFT, draft("so-y-te"))
        found = editor.shown(DRAFT, lambda several: any(one.get("code", "").startswith("DLG") for one in several))
        (one,) = [each for each in found if each.get("code")]
        assert one["range"]["start"] == {"line": 0, "character": 0}
        assert one["relatedInformation"][0]["location"]["uri"] == editor.uri(DECISION)
        editor.change(DRAFT, draft("chu-tich-ubnd-tp"))
        editor.codes(DRAFT, set())
        assert editor.leave() == (0, "")
        told = [each["params"] for each in editor.notified if each["method"] == "textDocument/publishDiagnostics"]
        assert not [each for each in told if each["uri"] == editor.uri(DECISION) and each["diagnostics"]]


def test_a_draft_that_mends_says_how_much_is_gone(tmp_path: Path) -> None:
    files = {one.name: one.data for one in whole_case("DLG301", "bad")}
    with Editor(write(tmp_path, files), day=DAY, locale="en") as editor:
        editor.codes(DECISION, {"DLG301"})
        waived = '{finding: "DLG301:uq-vi-du", reason: thử, approved-by: A, until: 2026-12-01}'
        editor.open(DRAFT, f"draft: {{title: Thử}}\nwaivers:\n  - {waived}\n")
        found = editor.shown(DRAFT, lambda several: any("gone" in one["message"] for one in several))
        gone = next(one for one in found if "gone" in one["message"])
        assert gone["severity"] == 3
        assert "DLG301" in gone["relatedInformation"][0]["message"]
        editor.close(DRAFT)
        editor.shown(DRAFT, lambda several: several == [])


@pytest.mark.parametrize(("word", "said"), [("cap-phep-phong-kham", "Có thẩm quyền: Sở Y tế")])
def test_hover_in_a_draft_answers_as_if_it_were_in_force(tmp_path: Path, word: str, said: str) -> None:
    with Editor(folder(tmp_path), day=DAY) as editor:
        text = draft("so-y-te")
        editor.open(DRAFT, text)
        line = text.splitlines()[3]
        found = editor.at(DRAFT, 3, line.index(word) + 2, "hover")
        assert said in found["contents"]["value"]
        editor.open("tasks/y-te.yaml")
        own = (tmp_path / "tasks/y-te.yaml").read_text("utf-8").splitlines()
        number = next(at for at, one in enumerate(own) if word in one)
        found = editor.at("tasks/y-te.yaml", number, own[number].index(word) + 2, "hover")
        assert "Có thẩm quyền: Chủ tịch UBND Thành phố" in found["contents"]["value"]


def test_a_draft_that_is_half_written_keeps_its_last_good_text(tmp_path: Path) -> None:
    with Editor(folder(tmp_path), day=DAY) as editor:
        editor.open(DRAFT, draft("so-y-te"))
        editor.shown(DRAFT, lambda several: any(one.get("code", "").startswith("DLG") for one in several))
        editor.change(DRAFT, draft("so-y-te") + "holders: [")
        editor.shown(DRAFT, lambda several: [one.get("code") for one in several] == ["DLG001"])
        editor.change(DRAFT, draft("chu-tich-ubnd-tp"))
        editor.codes(DRAFT, set())


def test_a_draft_can_be_completed_and_laid_out(tmp_path: Path) -> None:
    with Editor(folder(tmp_path), day=DAY) as editor:
        editor.open(DRAFT, "draft: {title: Thử}\ntasks:\n  - id: moi\n    owner: so y")
        found = editor.at(DRAFT, 3, len("    owner: so y"), "completion")
        assert "so-y-te" in [one["label"] for one in found["items"]]
        editor.change(DRAFT, draft("so-y-te").replace("tasks:\n  -", "tasks:\n    -"))
        edits = editor.of(DRAFT, "formatting", options={"tabSize": 2, "insertSpaces": True})
        assert edits


def test_what_names_an_entry_in_a_draft_is_found_with_the_rest(tmp_path: Path) -> None:
    held = folder(tmp_path)
    write(held, {"drafts/khac.yaml": draft("so-y-te")})
    with Editor(held, day=DAY) as editor:
        editor.open(DRAFT, draft("so-y-te"))
        line = draft("so-y-te").splitlines()[3]
        place = editor.at(DRAFT, 3, line.index("so-y-te"), "references", context={"includeDeclaration": True})
        assert {editor.uri(DRAFT), editor.uri("drafts/khac.yaml"), editor.uri("holders/co-so.yaml")} <= {
            one["uri"] for one in place
        }
