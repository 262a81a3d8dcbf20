"""Texts as they are while somebody writes, cuts and pastes: whatever is asked about them is answered, and nothing is remembered wrongly."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from folders import small, whole_case, write
from lsprotocol import types

from delegation.checks.catalogue import CATALOGUE
from delegation.cli.lsp import reading, writing
from delegation.cli.lsp.desk import Client, Desk, Snapshot
from delegation.cli.lsp.diagnostics import diagnostics
from delegation.errors import DelegationError

DAY = date(2026, 6, 1)
DECISION = "decisions/2025/900-qd-ubnd.yaml"
OWN = "tasks/y-te.yaml"
WAIVERS = 'waivers:\n  - {finding: "DLG301:uq-vi-du", reason: thử, approved-by: A, until: 2026-12-31, covers: {matters: [cap-phep-phong-kham]}}\n'
DRAFT = "draft: {title: thử}\nends:\n  - {instrument: 99/2020/QH14, to: 2026-12-31}\n"
TYPED = [
    "", "đ", "🏙️", "\n", "x: [", "ệ", "- ", "  ", "#", '"', "'", ": ", "so-y-te", "ubnd-tp", "2026-01-01", "{", "}",
    "\u2028", "\x85", "\r", "\r\n", "\t", "e\u0323\u0302", "null", "~", "\ufeff", "id: a\n",
]  # fmt: skip


def desk(folder: Path) -> Desk:
    return Desk(folder, lambda: DAY, Client())


def look(at: Desk) -> Snapshot:
    return Snapshot(at, at.resident.state())


def typed(text: str, chance: random.Random) -> str:
    """Give a text after an edit at random: lines cut, copied or moved, words exchanged, letters written."""
    kind, lines = chance.random(), text.splitlines(keepends=True)
    if kind < 0.3 and lines:
        begin = chance.randrange(len(lines))
        block = lines[begin : begin + chance.choice([1, 1, 2, 5])]
        if chance.random() < 0.5:
            del lines[begin : begin + len(block)]
        else:
            at = chance.randrange(len(lines) + 1)
            lines[at:at] = block
        return "".join(lines)
    words = list(re.finditer(r"[\w/.-]+", text))
    if kind < 0.6 and words:
        one, other = chance.choice(words), chance.choice(words)
        return text[: one.start()] + other.group() + text[one.end() :]
    begin = chance.randrange(len(text) + 1)
    return text[:begin] + chance.choice(TYPED) + text[begin + chance.choice([0, 0, 1, 2, 10, 60]) :]


def questions(seen: Snapshot, name: str, at: types.Position) -> Iterator[Callable[[], Any]]:
    """Give all that an editor may ask about a place of a file."""
    whole = types.Range(types.Position(0, 0), types.Position(10_000, 0))
    asked = types.CodeActionParams(types.TextDocumentIdentifier(""), whole, types.CodeActionContext([]))
    for one in (reading.symbols, reading.folds, reading.lenses, reading.tokens, writing.formatting):
        yield partial(one, seen, name)
    for each in (reading.hover, reading.definition, writing.completion, writing.prepare_rename):
        yield partial(each, seen, name, at)
    yield lambda: reading.references(seen, name, at, declared=True)
    yield lambda: reading.inlay_hints(seen, name, whole)
    yield lambda: reading.workspace_symbols(seen, "y te")
    yield lambda: writing.actions(seen, name, asked)
    yield lambda: writing.rename(seen, name, at, "ma-moi")


def holds(one: types.DocumentSymbol) -> None:
    """Let what is listed lie within what holds it: clients refuse all of the list otherwise."""
    for inner in (one.selection_range, *(each.range for each in one.children or ())):
        assert order(one.range.start) <= order(inner.start) <= order(inner.end) <= order(one.range.end)
    for each in one.children or ():
        holds(each)


def order(at: types.Position) -> tuple[int, int]:
    return at.line, at.character


def told(at: Desk) -> dict[str, list[types.Diagnostic]]:
    return {name: found for name, found in diagnostics(look(at)).items() if found}


@pytest.mark.parametrize("seed", range(16))
def test_whatever_is_typed_every_question_is_answered_and_the_findings_are_those_of_who_has_just_come(
    seed: int, tmp_path: Path
) -> None:
    """Only a refusal, a sentence for the person, is an answer beside an answer; any other error would take the answer away."""
    chance = random.Random(seed)  # noqa: S311  no secret
    small(tmp_path, {"waivers.yaml": WAIVERS, "drafts/thu.yaml": DRAFT})
    for check in chance.sample(CATALOGUE, 3):
        write(tmp_path, {one.name: one.data for one in whole_case(check.id, "bad")})
    names = sorted(one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*.yaml"))
    texts = {one: (tmp_path / one).read_bytes().decode("utf-8", "replace") for one in names}
    open_ones: dict[str, str] = {}
    own = desk(tmp_path)
    for step in range(40):
        name = chance.choice([*open_ones, *chance.sample(names, 2)])
        before = open_ones.get(name, texts[name])
        open_ones[name] = texts[name] if chance.random() < 0.2 else typed(before, chance)
        own.resident.write(name, open_ones[name])
        lines = open_ones[name].count("\n")
        at = types.Position(chance.randrange(lines + 2), chance.randrange(60))
        seen = look(own)
        for one in questions(seen, name, at):
            with suppress(DelegationError):
                one()
        for top in reading.symbols(seen, name):
            holds(top)
        if step % 4 == 0 and not seen.state.unread:
            anew = desk(tmp_path)
            for each, text in open_ones.items():
                anew.resident.write(each, text)
            assert told(own) == told(anew)


def offered(folder: Path, name: str, text: str) -> list[str]:
    at = desk(folder)
    at.resident.write(name, text)
    whole = types.Range(types.Position(0, 0), types.Position(10_000, 0))
    asked = types.CodeActionParams(types.TextDocumentIdentifier(""), whole, types.CodeActionContext([]))
    return [one.title for one in writing.actions(look(at), name, asked)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("matters: [cap-phep-phong-kham]", "matters: [cap-phep-phong-kam]"),
        ("matters: [cap-phep-phong-kham]", "matters: [{row: 1, matter: cap-phep-phong-kam}]"),
        ("    to: so-y-te ", "    to: so-y-tee "),
    ],
)
def test_near_names_are_offered_however_short_a_list_is_written(tmp_path: Path, before: str, after: str) -> None:
    """Also beside a name that nothing can be put in the place of, because it goes over two lines."""
    write(tmp_path, {one.name: one.data for one in whole_case("DLG301", "bad")})
    text = (tmp_path / DECISION).read_text("utf-8").replace(before, after)
    right = before.split(":")[1].strip("[] ")
    assert after in text
    assert [one for one in offered(tmp_path, DECISION, text) if f"«{right}»" in one]
    two = text.replace("issuer: chu-tich-ubnd-tp", "issuer: chu-tich\n    ubnd-tp")
    assert two != text
    assert [one for one in offered(tmp_path, DECISION, two) if f"«{right}»" in one]


def test_a_key_that_is_written_twice_is_told_of_as_the_first_and_what_is_below_it_as_elsewhere(tmp_path: Path) -> None:
    text = "field: y-te\nsource: ví dụ\nfield: y-te\ntasks: []\ntasks:\n  - {id: a, title: A, owner: so-y-te}\n"
    at = desk(small(tmp_path))
    at.resident.write("tasks/moi.yaml", text)
    first, again, owner = (
        reading.hover(look(at), "tasks/moi.yaml", types.Position(*one)) for one in ((0, 2), (2, 2), (5, 33))
    )
    assert first is not None
    assert again is not None
    assert again.contents == first.contents
    assert owner is not None
    assert "Sở Y tế" in str(owner.contents)


@pytest.mark.parametrize(
    "text",
    [
        "waivers: [abc]\n",
        "waivers: 5\n",
        "waivers:\n  - {finding: x, covers: }\n",
        "waivers:\n  - {covers: [a], findings: x}\n",
        "waivers:\n  - {covers: {matters: so-y-te, areas: [1, {}], others: [{a: b}], says: 3}}\n",
    ],
)
def test_names_are_found_everywhere_while_waivers_are_half_written(tmp_path: Path, text: str) -> None:
    at = desk(small(tmp_path, {"waivers.yaml": WAIVERS}))
    symbol = next(one for one in reading.workspace_symbols(look(at), "ubnd-tp") if one.name.startswith("ubnd-tp "))
    name = str(symbol.location.uri).removeprefix(tmp_path.as_uri() + "/")
    start = symbol.location.range.start  # type: ignore[union-attr]
    before = reading.references(look(at), name, start, declared=True)
    at.resident.write("waivers.yaml", text)
    assert before
    assert reading.references(look(at), name, start, declared=True) == before
