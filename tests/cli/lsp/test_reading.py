"""Hover, definitions, references, symbols, folds, hints and lenses, over a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from folders import whole_case, write
from lsp_client import Editor

DECISION = "decisions/2025/900-qd-ubnd.yaml"
OWN = "tasks/y-te.yaml"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("so")
    write(folder, {one.name: one.data for one in whole_case("DLG301", "bad")})
    with Editor(folder, day="2026-06-01") as one:
        one.open(DECISION)
        one.open(OWN)
        yield one


def where(editor: Editor, name: str, word: str, nth: int = 0) -> tuple[int, int]:
    """Give the place of a letter within a word of a file."""
    spots = [
        (number, len(line[:at].encode("utf-16-le")) // 2 + 1)
        for number, line in enumerate((editor.folder / name).read_text("utf-8").splitlines())
        for at in range(len(line))
        if line.startswith(word, at)
    ]
    return spots[nth]


def hover(editor: Editor, name: str, word: str, nth: int = 0) -> str:
    found = editor.at(name, *where(editor, name, word, nth), "hover")
    text: str = found["contents"]["value"] if found else ""
    return text


def test_a_matter_tells_who_owns_and_acts_with_its_chain(editor: Editor) -> None:
    said = hover(editor, DECISION, "cap-phep-phong-kham")
    assert "Có thẩm quyền: Chủ tịch UBND Thành phố" in said
    assert "ủy quyền cho Sở Y tế" in said
    assert "DLG301" in said  # a step that a finding doubts is not shown as valid


def test_a_holder_tells_what_it_holds(editor: Editor) -> None:
    said = hover(editor, DECISION, "so-y-te")
    assert said.startswith("**Sở Y tế**")
    assert "1 nhiệm vụ" in said


def test_an_instrument_tells_its_life_and_what_rests_on_it(editor: Editor) -> None:
    said = hover(editor, OWN, "99/2020/QH14")
    assert "Hiệu lực: từ 01/07/2021" in said
    assert "Thẩm quyền theo luật dựa vào văn bản này" in said


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("2026-12-31", "Thứ Năm, còn 213 ngày"),
        ("2025-12-01", "Thứ Hai, đã qua 182 ngày"),
        ("delegation", "ủy quyền"),
        ("mechanism", "Cơ chế"),
        ("uq-vi-du", "Chủ tịch UBND Thành phố giao cho Sở Y tế"),
        ("900/QĐ-UBND", "Văn bản ví dụ"),
    ],
)
def test_a_day_a_word_a_key_and_a_grant_tell_what_they_mean(editor: Editor, word: str, said: str) -> None:
    assert said in hover(editor, DECISION, word)


def test_a_field_tells_its_name_and_a_title_nothing(editor: Editor) -> None:
    assert "Y tế" in hover(editor, OWN, "y-te")
    assert hover(editor, OWN, "Cấp giấy phép") == ""


def test_a_check_is_told_where_its_id_stands(editor: Editor) -> None:
    editor.open("waivers.yaml", 'waivers:\n  - finding: "DLG301:uq-vi-du"\n    reason: x\n')
    found = editor.at("waivers.yaml", 1, 16, "hover")
    assert found["contents"]["value"].startswith("**DLG301: ")
    editor.close("waivers.yaml")


def line_of(editor: Editor, spot: dict[str, Any]) -> str:
    path = next(one for one in editor.folder.rglob("*.yaml") if one.as_uri() == spot["uri"])
    start, end = spot["range"]["start"], spot["range"]["end"]
    assert start["line"] == end["line"]
    line = path.read_text("utf-8").splitlines()[start["line"]]
    units: bytes = line.encode("utf-16-le")
    return units[start["character"] * 2 : end["character"] * 2].decode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "word", "there", "file"),
    [
        (DECISION, "so-y-te", "so-y-te", "holders/co-so.yaml"),
        (DECISION, "cap-phep-phong-kham", "cap-phep-phong-kham", OWN),
        (OWN, "99/2020/QH14", "99/2020/QH14", "instruments/co-so.yaml"),
        (OWN, "y-te", "y-te", "fields.yaml"),
        (DECISION, "uq-vi-du", "uq-vi-du", DECISION),
    ],
)
def test_a_name_leads_to_its_entry(editor: Editor, name: str, word: str, there: str, file: str) -> None:
    found = editor.at(name, *where(editor, name, word), "definition")
    assert found["uri"] == editor.uri(file)
    assert line_of(editor, found) == there


def test_an_entry_leads_to_whatever_names_it(editor: Editor) -> None:
    found = editor.at(OWN, *where(editor, OWN, "chu-tich-ubnd-tp"), "references", context={"includeDeclaration": True})
    assert {line_of(editor, one) for one in found} == {"chu-tich-ubnd-tp"}
    files = {Path(one["uri"]).name for one in found}
    assert {"y-te.yaml", "900-qd-ubnd.yaml", "co-so.yaml"} <= files
    without = editor.at(
        OWN, *where(editor, OWN, "chu-tich-ubnd-tp"), "references", context={"includeDeclaration": False}
    )
    assert len(without) == len(found) - 1


def test_an_instrument_is_referred_to_by_its_number(editor: Editor) -> None:
    found = editor.at(OWN, *where(editor, OWN, "99/2020"), "references", context={"includeDeclaration": False})
    assert {line_of(editor, one) for one in found} == {"99/2020/QH14"}
    assert len(found) >= 2


def test_the_entries_of_a_file_are_listed(editor: Editor) -> None:
    found = {one["name"]: one for one in editor.of(DECISION, "documentSymbol")}
    (grant,) = found["grants"]["children"]
    assert grant["name"] == "uq-vi-du"
    for one in (grant, *found.values()):
        inner, outer = one["selectionRange"], one["range"]
        places = [(at["line"], at["character"]) for at in (outer["start"], inner["start"], inner["end"], outer["end"])]
        assert places == sorted(places)
    (task,) = next(one for one in editor.of(OWN, "documentSymbol") if one["name"] == "tasks")["children"]
    assert task["detail"] == "Cấp giấy phép hoạt động cho phòng khám"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_is_listed_of_a_file_reaches_as_far_as_its_text(editor: Editor, ends: str) -> None:
    """From the key to the end of the last line; where brackets close an entry, to these: editors show by it where the cursor stands."""
    first = "  - {id: a, title: 🏙️ A, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}"
    second = f"  - id: b{ends}    title: B{ends}    owner: so-y-te   # lời ghi"
    both = "[{id: c, mechanism: delegation}, {id: d, mechanism: delegation}]"
    texts = {
        "tasks/dai.yaml": ends.join(("field: y-te", "tasks:", first, second, "", "# cuối", "")),
        "decisions/2025/dai.yaml": f"instrument: {{number: 1/QĐ-UBND}}{ends}grants: {both}{ends}",
    }
    for name, text in texts.items():
        editor.open(name, text)
    lines = texts["tasks/dai.yaml"].split(ends)
    found = {one["name"]: one for one in editor.of("tasks/dai.yaml", "documentSymbol")}
    a, b = (one["range"] for one in found["tasks"]["children"])
    assert found["field"]["range"] == {"start": at(0, 0), "end": at(0, len(lines[0]))}
    assert a == {"start": at(2, 4), "end": at(2, len(lines[2].encode("utf-16-le")) // 2)}
    assert b == {"start": at(3, 4), "end": at(5, len(lines[5]))}
    assert found["tasks"]["range"] == {"start": at(1, 0), "end": b["end"]}
    grants = editor.of("decisions/2025/dai.yaml", "documentSymbol")[1]
    assert grants["range"] == {"start": at(1, 0), "end": at(1, len(f"grants: {both}"))}
    for name in texts:
        editor.close(name)


def at(line: int, character: int) -> dict[str, int]:
    return {"line": line, "character": character}


@pytest.mark.parametrize("asked", ["cap giay phep phong kham", "Cấp giấy phép", "cap-phep-phong"])
def test_an_entry_of_the_register_is_found_by_a_part_of_its_name(editor: Editor, asked: str) -> None:
    found = editor.ask("workspace/symbol", {"query": asked})
    assert any(one["location"]["uri"] == editor.uri(OWN) for one in found)


def test_what_stands_below_a_key_can_be_folded(editor: Editor) -> None:
    found = editor.of(DECISION, "foldingRange")
    lines = (editor.folder / DECISION).read_text("utf-8").splitlines()
    begins = {lines[one["startLine"]].strip() for one in found}
    assert {"instrument:", "grants:"} <= begins
    assert all(one["endLine"] > one["startLine"] for one in found)


def whole(editor: Editor, name: str) -> dict[str, Any]:
    count = len((editor.folder / name).read_text("utf-8").splitlines())
    return {"start": {"line": 0, "character": 0}, "end": {"line": count, "character": 0}}


def test_a_title_stands_beside_a_code_and_a_name_beside_an_id(editor: Editor) -> None:
    found = editor.of(DECISION, "inlayHint", range=whole(editor, DECISION))
    shown = {one["label"] for one in found}
    assert {"Sở Y tế", "Chủ tịch UBND Thành phố", "Cấp giấy phép hoạt động cho phòng khám"} <= shown
    line, character = where(editor, DECISION, "so-y-te")
    place = next(one["position"] for one in found if one["label"] == "Sở Y tế")
    assert place == {"line": line, "character": character - 1 + len("so-y-te")}
    above = {"start": {"line": 0, "character": 0}, "end": {"line": 2, "character": 0}}
    assert editor.of(DECISION, "inlayHint", range=above) == []


def test_how_much_is_found_stands_above_the_file_and_its_entries(editor: Editor) -> None:
    found = [one for one in editor.of(DECISION, "codeLens") if one["command"]["command"] == "delegation.findings"]
    assert {one["command"]["title"] for one in found} == {"1 phát hiện"}
    assert [one["range"]["start"]["line"] for one in found] == [0, where(editor, DECISION, "uq-vi-du")[0]]
    assert [one for one in editor.of("holders/co-so.yaml", "codeLens") if "phát hiện" in one["command"]["title"]] == []
    first = found[0]["command"]
    assert (
        editor.ask("workspace/executeCommand", {"command": first["command"], "arguments": first["arguments"]}) is None
    )


def test_where_nothing_stands_nothing_is_told(editor: Editor) -> None:
    for method in ("hover", "definition"):
        assert editor.at(OWN, 0, len("field:"), method) is None
        assert editor.at(OWN, 500, 0, method) is None
