"""Where somebody writes, in texts that no parser reads."""

from __future__ import annotations

import pytest

from delegation.run.resident.cursor import cursor_at

LISTED = "field: y-te\ntasks:\n  - id: a\n"


def at(text: str) -> tuple[tuple[object, ...], bool, str]:
    """Give the path, whether a key begins there, and the word of the place marked by a bar."""
    found = cursor_at(text.replace("|", "", 1), text.index("|"))
    assert found is not None
    return found.path, found.key, found.word


@pytest.mark.parametrize(
    ("text", "path", "key", "word"),
    [
        ("|", (), True, ""),
        ("fi|", (), True, "fi"),
        (LISTED + "    own|", ("tasks", 0), True, "own"),
        (LISTED + "    owner: so y|\n    title: x\n", ("tasks", 0, "owner"), False, "so y"),
        (LISTED + "  - |", ("tasks", 0), True, ""),
        ("tasks:\n- id: a\n  own|", ("tasks", 0), True, "own"),
        ("tasks:\n- id: a\n- |", ("tasks", 0), True, ""),
        ("tasks:\n  - {id: a, own|, title: x}", ("tasks", 0), True, "own"),
        ("tasks:\n  - {id: a, owner: so-|, title: x}", ("tasks", 0, "owner"), False, "so-"),
        (
            "tasks:\n  - {id: a, basis: [{instrument: 1/2025/QH15, at: Điều|}]",
            ("tasks", 0, "basis", 0, "at"),
            False,
            "Điều",
        ),
        ("tasks:\n  - id: a\n    basis: [{instrument: 72/20|", ("tasks", 0, "basis", 0, "instrument"), False, "72/20"),
        ("grants:\n  - id: a\n    matters: [a,\n      b, c|]", ("grants", 0, "matters", 0), False, "c"),
        ("grants:\n  - matters:\n    - row: 1\n      matter: 1|", ("grants", 0, "matters", 0, "matter"), False, "1"),
        (
            'grants:\n  - matters:\n      - {row: 1, matter: "1.0|"}',
            ("grants", 0, "matters", 0, "matter"),
            False,
            "1.0",
        ),
        ("instrument:\n  term: {from: {unknown: |", ("instrument", "term", "from", "unknown"), False, ""),
        ("a:\n  b: 'it''s |", ("a", "b"), False, "it''s "),
        ("a:\n\n  # lời ghi\n  b: |", ("a", "b"), False, ""),
        ("a: [\nkey: |", ("key",), False, ""),
        ("a:\r\n  b: x|\r\n", ("a", "b"), False, "x"),
    ],
)
def test_a_place_is_found_by_indentation_and_brackets(
    text: str, path: tuple[object, ...], *, key: bool, word: str
) -> None:
    assert at(text) == (path, key, word)


@pytest.mark.parametrize("text", ["a: b # lời|", "# |", "  #|"])
def test_nothing_is_offered_in_a_remark(text: str) -> None:
    assert cursor_at(text.replace("|", ""), text.index("|")) is None


def test_the_keys_beside_are_seen_before_and_behind_and_not_those_of_others() -> None:
    text = "tasks:\n  - id: a\n    title: x\n    |\n    owner: so-y-te\n  - id: b\n    note: y\n"
    found = cursor_at(text.replace("|", ""), text.index("|"))
    assert found is not None
    assert found.beside == (("id", "a"), ("title", "x"), ("owner", "so-y-te"))


def test_a_bracket_in_quotes_opens_nothing() -> None:
    assert at('a:\n  b: "x [y|"')[0] == ("a", "b")


@pytest.mark.parametrize("sign", ["[", "{", "'", '"', "- ", ":", "\n", "  ", "#", "&", "*", "|", "\t", "ạ", "🏙️"])
def test_no_text_breaks_the_search(sign: str) -> None:
    """Whatever is half-written, each place of it is asked for."""
    text = f"tasks:\n  - id: {sign}a{sign}{sign}\n {sign} x: [{sign}, {{b: {sign}\n{sign}"
    for offset in range(len(text) + 1):
        found = cursor_at(text, offset)
        assert found is None or found.start <= offset <= found.end


@pytest.mark.parametrize("head", ["tasks:\n", "sections:\n  - field: y-te\n    tasks:\n"])
def test_where_a_line_stands_is_known_however_long_the_file_is(head: str) -> None:
    """What leads to an entry may stand thousands of lines above it."""
    column = " " * (len(head.splitlines()[-1]) - len("tasks:") + 2)
    entries = "".join(f"{column}- id: a{number}\n{column}  title: Việc {number}\n" for number in range(2000))
    found = cursor_at(text := f"{head}{entries}{column}- id: b\n{column}  ow", len(text))
    assert found is not None
    assert found.path == (("tasks", 0) if head == "tasks:\n" else ("sections", 0, "tasks", 0))
    assert found.beside == (("id", "b"),)
