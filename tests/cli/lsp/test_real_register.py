"""A morning's work on the register of Hà Nội, in the editor only: nothing is written to the disk."""

from __future__ import annotations

from typing import Any

import pytest
from folders import RULES
from lsp_client import Editor

NAME = "decisions/2026/thu-go.yaml"
ROWS = 10


class Typist:
    """Writes a text by what is offered alone: a few letters, then the first that fits."""

    def __init__(self, editor: Editor) -> None:
        self.editor, self.text = editor, ""
        editor.open(NAME, "")

    def type(self, letters: str) -> None:
        self.text += letters
        self.editor.change(NAME, self.text)

    def offered(self) -> list[dict[str, Any]]:
        lines = self.text.split("\n")
        character = len(lines[-1].encode("utf-16-le")) // 2
        found: list[dict[str, Any]] = self.editor.at(NAME, len(lines) - 1, character, "completion")["items"]
        return sorted(found, key=lambda one: one["sortText"])

    def take(self, letters: str, label: str = "") -> None:
        """Type letters and take the offer of a label, or the first."""
        self.type(letters)
        one = next(each for each in self.offered() if label in ("", each["label"]))
        place = one["textEdit"]["range"]
        last = self.text.split("\n")[-1]
        begin = len(self.text) - len(last)
        at = len(last.encode("utf-16-le")[: place["start"]["character"] * 2].decode("utf-16-le"))
        self.text = self.text[: begin + at] + one["textEdit"]["newText"]
        self.editor.change(NAME, self.text)


def write_head(typist: Typist) -> None:
    for key, value in (("source", "thử gõ"), ("provenance", None), ("instrument", "")):
        typist.take("", key)
        typist.type(value) if value is not None else typist.take("", "official")
        typist.type("\n")
    for key, asked, label in (
        ("number", None, "9999/QĐ-UBND"),
        ("type", "", "committee-decision"),
        ("issuer", "ubnd tp", "ubnd-tp"),
        ("title", None, "Thử gõ"),
        ("issued", "2026-", "2026-06-01"),
        ("effective", "", "2026-06-01"),
    ):
        typist.take("  ", key)
        typist.type(label) if asked is None else typist.take(asked, label)
        typist.type("\n")


def write_grant(typist: Typist, receiver: str, label: str) -> None:
    typist.take("", "grants")
    typist.take("\n  - ", "id")
    typist.type("uq-thu-go\n")
    for key, asked, wanted in (
        ("mechanism", "", "delegation"),
        ("from", "ubnd tp", "ubnd-tp"),
        ("to", receiver, label),
        ("at", None, "Điều 1"),
        ("scope", None, "whole"),
        ("content", None, "giải quyết thủ tục"),
        ("conditions", None, "có đủ biên chế"),
        ("term", None, "{from: 2026-06-01, to: 2026-12-31}"),
    ):
        typist.take("    ", key)
        typist.type(wanted) if asked is None else typist.take(asked, wanted)
        typist.type("\n")
    typist.take("    ", "matters")


def test_a_decision_of_ten_rows_is_written_by_what_is_offered_and_a_doubt_comes_and_goes() -> None:
    with Editor(RULES, day="2026-06-01") as editor:
        typist = Typist(editor)
        write_head(typist)
        write_grant(typist, "so cong thuong", "so-cong-thuong")
        for number in range(ROWS):
            typist.take("\n      - {", "row")
            typist.type(f"{number + 1}, ")
            typist.take("", "matter")
            typist.type("2.000")
            codes = [one["label"] for one in typist.offered() if one["label"][0].isdigit()]
            taken = next(one for one in codes if f'"{one}"' not in typist.text)
            typist.take("", taken)
            typist.type("}")
        typist.type("\n")
        assert typist.text.count("row:") == ROWS
        unsound = {"DLG001", "DLG002", "DLG005"}
        editor.shown(NAME, lambda several: not unsound & {str(one.get("code")) for one in several})
        right = typist.text
        editor.change(NAME, right.replace("to: so-cong-thuong", "to: ubnd-tp"))
        editor.shown(NAME, lambda several: any(str(one.get("code")).startswith(("DLG3", "DLG4")) for one in several))
        editor.change(NAME, right.replace("to: so-cong-thuong", "to: ban-thuong-vu-thanh-uy"))
        editor.shown(NAME, lambda several: any(one.get("code") == "DLG301" for one in several))
        editor.change(NAME, right)
        editor.shown(NAME, lambda several: not any(one.get("code") == "DLG301" for one in several))
        assert editor.of(NAME, "codeLens") is not None
        assert editor.leave() == (0, "")
    assert not (RULES / NAME).exists()


@pytest.mark.seldom
def test_a_holder_of_the_real_register_is_renamed_in_forty_files() -> None:
    with Editor(RULES, day="2026-06-01") as editor:
        found = editor.ask("workspace/symbol", {"query": "ubnd-cap-xa"})
        spot = next(one for one in found if one["name"].startswith("ubnd-cap-xa "))["location"]
        name = spot["uri"].removeprefix(RULES.as_uri() + "/")
        editor.open(name)
        start = spot["range"]["start"]
        place = {"textDocument": {"uri": editor.uri(name)}, "position": start}
        assert editor.at(name, start["line"], start["character"], "hover")["contents"]["value"].startswith(
            "**UBND cấp xã"
        )
        renamed = editor.ask("textDocument/rename", {**place, "newName": "uy-ban-cap-xa"})["changes"]
        seen = editor.ask("textDocument/references", {**place, "context": {"includeDeclaration": True}})
        assert {one["uri"] for one in seen} <= renamed.keys()
        assert len(renamed) >= 40
