"""Findings in an editor, over a real server."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from folders import small, whole_case, write
from lsp_client import Editor

DECISION = "decisions/2025/900-qd-ubnd.yaml"
DAY = "2026-06-01"
NFD = unicodedata.normalize("NFD", "đất đai")
READS = "to: so-y-te   # expect: DLG301"


def case(folder: Path) -> Path:
    return write(folder, {one.name: one.data for one in whole_case("DLG301", "bad")})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return case(tmp_path / "sổ")


def lawful(text: str) -> str:
    """Give the decision to one who may receive."""
    return text.replace("to: so-y-te ", "to: giam-doc-so-y-te\n    form: 1 ")


def start(folder: Path, line: str) -> dict[str, int]:
    """Give where something stands in the decision, in UTF-16."""
    lines = (folder / DECISION).read_text("utf-8").splitlines()
    number = next(at for at, one in enumerate(lines) if line in one)
    return {"line": number, "character": len(lines[number].split(line)[0].encode("utf-16-le")) // 2}


def test_a_finding_of_the_disk_is_shown_before_any_file_is_opened(folder: Path) -> None:
    with Editor(folder, day=DAY) as editor:
        (found,) = editor.codes(DECISION, {"DLG301"})
        at = start(folder, READS)
        assert found["range"]["start"] == {**at, "character": at["character"] + 4}
        assert found["severity"] == 2
        assert found["source"] == "delegation"
        assert found["codeDescription"]["href"].endswith("docs/checks/DLG301.md")
        assert "Sở Y tế" in found["message"]
        assert editor.leave() == (0, "")


def test_a_finding_goes_with_the_text_that_is_typed_and_comes_back_with_the_file(folder: Path) -> None:
    with Editor(folder, day=DAY) as editor:
        editor.open(DECISION)
        editor.codes(DECISION, {"DLG301"})
        text = (folder / DECISION).read_text("utf-8")
        editor.change(DECISION, lawful(text))
        editor.codes(DECISION, set())
        editor.close(DECISION)
        editor.codes(DECISION, {"DLG301"})
        assert editor.leave() == (0, "")


def test_what_is_half_written_keeps_the_last_good_text_and_moves_its_findings(folder: Path) -> None:
    with Editor(folder, day=DAY) as editor:
        editor.open(DECISION)
        (before,) = editor.codes(DECISION, {"DLG301"})
        editor.edit(DECISION, {"range": _empty(2), "text": "  : [half\n"})
        found = editor.codes(DECISION, {"DLG001", "DLG301"})
        moved = next(one for one in found if one["code"] == "DLG301")
        assert moved["range"]["start"]["line"] == before["range"]["start"]["line"] + 1
        assert not [one for one in found if one["code"] == "DLG005"]


def _empty(line: int) -> dict[str, object]:
    return {"start": {"line": line, "character": 0}, "end": {"line": line, "character": 0}}


@pytest.mark.parametrize(("encodings", "unit"), [((), 2), (("utf-8",), 1), (("utf-32",), 4), (("utf-16", "utf-8"), 2)])
@pytest.mark.parametrize("words", ["đất đai", "🏙️ phường", "ascii"])
def test_places_are_counted_in_the_units_of_the_client(
    folder: Path, encodings: tuple[str, ...], unit: int, words: str
) -> None:
    """Vietnamese letters, composed or not, and those beyond the first plane."""
    name = "tasks/khac.yaml"
    line = f"  - {{title: {words}, id: khac, owner: khong-co, basis: [{{instrument: 99/2020/QH14}}]}}\n"
    with Editor(folder, day=DAY, encodings=encodings) as editor:
        editor.open(name, f"field: y-te\nsource: ví dụ\ntasks:\n{line}")
        found = editor.shown(name, lambda several: any(one.get("code") == "DLG005" for one in several))
        one = next(one for one in found if one["code"] == "DLG005")
        coding = {1: "utf-8", 2: "utf-16-le", 4: "utf-32-le"}[unit]
        begin = len(line.split("khong-co", maxsplit=1)[0].encode(coding)) // unit
        assert one["range"] == {
            "start": {"line": 3, "character": begin},
            "end": {"line": 3, "character": begin + len("khong-co")},
        }


def test_an_edit_lands_where_the_client_counts(folder: Path) -> None:
    """A change in the middle of a line with letters of two units."""
    name, head = "tasks/khac.yaml", "field: y-te\nsource: ví dụ\ntasks:\n"
    line = "  - {title: 🏙️🏙️ đất, id: khac, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}\n"
    with Editor(folder, day=DAY) as editor:
        editor.open(name, head + line)
        begin = len(line.split("so-y-te", maxsplit=1)[0].encode("utf-16-le")) // 2
        place = {"start": {"line": 3, "character": begin}, "end": {"line": 3, "character": begin + 7}}
        editor.edit(name, {"range": place, "text": "khong-co"})
        found = editor.shown(name, lambda several: any(one.get("code") == "DLG005" for one in several))
        assert "khong-co" in next(one["message"] for one in found if one["code"] == "DLG005")


@pytest.mark.parametrize(
    ("locale", "arguments", "options", "word"),
    [
        ("vi", (), None, "Sở Y tế chưa"),
        ("en-GB", (), None, "no "),
        ("fr", (), None, "Sở Y tế chưa"),
        ("en", (), {"language": "vi"}, "Sở Y tế chưa"),
        ("vi", ("--lang", "en"), None, "no "),
    ],
)
def test_the_client_is_spoken_to_in_its_language(
    folder: Path, locale: str, arguments: tuple[str, ...], options: dict[str, str] | None, word: str
) -> None:
    with Editor(folder, *arguments, locale=locale, options=options, day=DAY) as editor:
        (found,) = editor.codes(DECISION, {"DLG301"})
        vietnamese = "được" in found["message"] or "không" in found["message"]
        assert vietnamese == (word != "no ")


def test_an_entry_that_has_ended_is_shown_faded(tmp_path: Path) -> None:
    held = "axis: ubnd\nholders:\n  - {id: phong-cu, name: Phòng cũ, kind: internal-unit, level: city, parent: so-y-te, term: {to: 2025-12-31}}\n"
    with Editor(small(tmp_path, {"holders/cu.yaml": held}), day=DAY) as editor:
        editor.open("holders/cu.yaml")
        found = editor.shown("holders/cu.yaml", lambda several: any(one.get("tags") == [1] for one in several))
        faded = next(one for one in found if one.get("tags") == [1])
        assert faded["severity"] == 4
        assert "31/12/2025" in faded["message"]
        assert faded["range"]["start"] == {"line": 2, "character": 9}


def test_a_related_place_is_an_address_in_another_file(folder: Path) -> None:
    twice = "field: y-te\nsource: ví dụ\ntasks:\n  - {id: vd-so-y-te, title: Việc, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}\n"
    with Editor(folder, day=DAY) as editor:
        editor.open("tasks/khac.yaml", twice)
        found = editor.shown("tasks/khac.yaml", lambda several: any(one.get("code") == "DLG004" for one in several))
        one = next(one for one in found if one["code"] == "DLG004")
        assert [each["location"]["uri"] for each in one["relatedInformation"]] == [editor.uri("tasks/co-so.yaml")]


def test_a_file_of_no_register_is_left_alone(tmp_path: Path) -> None:
    folder = small(tmp_path / "so")
    with Editor(folder, day=DAY) as editor:
        editor.open("README.md", "# gì đó")
        editor.open("../ngoai.yaml", "a: [")
        assert editor.of("../ngoai.yaml", "documentSymbol") in (None, [])
        assert editor.leave() == (0, "")
        told = [one["params"]["uri"] for one in editor.notified if one["method"] == "textDocument/publishDiagnostics"]
        assert not [uri for uri in told if "ngoai" in uri or "README" in uri]


def test_a_file_that_changes_on_the_disk_is_read_again(folder: Path) -> None:
    with Editor(folder, day=DAY) as editor:
        editor.codes(DECISION, {"DLG301"})
        text = (folder / DECISION).read_text("utf-8")
        (folder / DECISION).write_text(lawful(text), "utf-8")
        editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": editor.uri(DECISION), "type": 2}]})
        editor.codes(DECISION, set())
