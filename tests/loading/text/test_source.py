"""Text as it was typed, each node at its place, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from folders import RULES

from delegation.findings import Location
from delegation.loading import schema
from delegation.loading.disk import files
from delegation.loading.disk.files import RuleFile
from delegation.loading.text.document import Document
from delegation.loading.text.lines import lines_of
from delegation.loading.text.source import parse
from delegation.model.places import KeyOf, Step

REAL = files.read(RULES)[0]


def document(text: str, kind: str = "tasks") -> Document:
    return parse("tệp.yaml", kind, text.encode(), schema.typed_keys(kind))


def told(text: str, kind: str = "tasks") -> list[tuple[str, int, int, str]]:
    """Give check, line, column and fix of each problem."""
    found = document(text, kind)
    return [
        (check, at.line, at.column, problem.fix.replacement or "" if problem.fix else "")
        for check, problem in found.problems
        if (at := found.locate(problem.place.path))
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "1.001190", "2.000210", "NO", "no", "yes", "on", "true", "03", "007", "0x1F", "0o17", "1_000", "1e3", ".5",
        "12:30", "12:30:45", "41/2025", "2025-07-01", "2025-07-01T00:00:00Z", "-1", "+1", ".inf", ".nan", "Null",
        "NULL", "=", "<<", "1.", "3.10", "72/2025/QH15", "Đ14 k1", "a b", "-a", "a:b", "a#b", "😀", "&amp;"[1:],
    ],
)  # fmt: skip
def test_a_scalar_is_text_as_it_was_typed(typed: str) -> None:
    for written in (typed, f'"{typed}"', f"'{typed}'"):
        if written != "-a":
            assert document(f"title: {written}\n").tree == {"title": typed}
    assert document(f"title: [x, '{typed}']\n").tree == {"title": ["x", typed]}


@pytest.mark.parametrize("typed", ["", "~", "null", " ", "# ghi chú"])
def test_nothing_is_nothing_unless_it_is_quoted(typed: str) -> None:
    assert document(f"title: {typed}\n").tree == {"title": None}
    assert document("title: ''\n").tree == {"title": ""}
    assert document('title: "null"\n').tree == {"title": "null"}


@pytest.mark.parametrize(
    ("kind", "key", "typed", "value"),
    [
        ("ledgers", "total", "1239", 1239), ("ledgers", "total", "-3", -3), ("ledgers", "total", "0", 0),
        ("ledgers", "total", "03", "03"), ("ledgers", "total", "1.0", "1.0"), ("ledgers", "total", "1_000", "1_000"),
        ("ledgers", "total", '"1239"', "1239"), ("ledgers", "total", "+3", "+3"), ("ledgers", "total", "٣", "٣"),
        ("ledgers", "total", "9" * 19, "9" * 19), ("ledgers", "total", "~", None),
        ("figures", "value", "12.5", 12.5), ("figures", "value", "12", 12), ("figures", "value", "1e3", "1e3"),
        ("figures", "value", "12,5", "12,5"), ("figures", "value", ".5", ".5"), ("figures", "value", ".nan", ".nan"),
        ("procedures", "owner-weak", "true", True), ("procedures", "owner-weak", "false", False),
        ("procedures", "owner-weak", "yes", "yes"), ("procedures", "owner-weak", "True", "True"),
        ("procedures", "owner-weak", '"true"', "true"), ("forms", "form", "11", 11),
        ("decision", "row", "12", 12), ("decision", "evaluation-days", "60", 60),
    ],
)  # fmt: skip
def test_a_key_that_the_schema_types_is_typed_and_nothing_else_is(
    kind: str, key: str, typed: str, value: object
) -> None:
    tree = document(f"{key}: {typed}\n{key}x: {typed}\n", kind).tree
    assert tree[key] == value
    assert type(tree[key]) is type(value)
    assert tree[f"{key}x"] is None or isinstance(tree[f"{key}x"], str)


def test_a_key_of_a_schema_has_one_type_only() -> None:
    """Keys are typed by their name, so a name may not mean a number here and text there."""
    for kind in {files.kind_of(one.name) for one in REAL} - {None}:
        assert kind is not None
        sorts: dict[str, set[str]] = {}
        for name, inner in schema._properties(schema.of(kind)):
            stated = inner.get("type", ())
            is_either = {"integer", "string"} <= {*stated}  # the number of a row: a number where it looks like one
            sorts.setdefault(name, set()).update([stated] if isinstance(stated, str) else () if is_either else stated)
        for name in schema.typed_keys(kind):
            assert "string" not in sorts[name], (kind, name)


def test_a_key_that_stands_twice_is_told_and_the_first_counts() -> None:
    text = "field: y-te\ntasks:\n  - {id: a, title: x, id: b}\nfield: tu-phap\n'field': z\n"
    assert document(text).tree == {"field": "y-te", "tasks": [{"id": "a", "title": "x"}]}
    assert told(text) == [("DLG003", 3, 23, ""), ("DLG003", 4, 1, ""), ("DLG003", 5, 1, "")]


def test_keys_are_the_same_only_when_they_are_written_the_same() -> None:
    assert document("a: 1\nA: 2\n1: x\n01: y\ntrue: z\n").tree == {"a": "1", "A": "2", "1": "x", "01": "y", "true": "z"}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("code: 1.012644", [("DLG006", 1, 7, '"1.012644"')]),
        ("code: 2.000210", [("DLG006", 1, 7, '"2.000210"')]),
        ("code: '1.012644'", []),
        ("communes: [00070, 70]", [("DLG006", 1, 12, '"00070"'), ("DLG006", 1, 19, '"70"')]),
        ('matters:\n  - 1.012644\n  - "1.012645"', [("DLG006", 2, 5, '"1.012644"')]),
        ("title: 03", [("DLG006", 1, 8, '"03"')]),
        ("title: 3.10", [("DLG006", 1, 8, '"3.10"')]),
        ("title: 12", []),
        ("title: 12:30", []),
        ("title: 1.2.3", []),
        ("title: 41/2025", []),
    ],
)  # fmt: skip
def test_a_code_that_others_read_as_a_number_is_told_with_its_fix(line: str, found: object) -> None:
    assert told(line + "\n") == found


def test_text_may_stand_in_blocks_and_over_several_lines() -> None:
    text = 'title: |\n  một\n  hai\nnote: >-\n  ba\n  bốn\nreview: "năm\n  sáu"\nsource: bảy\n  tám\n'
    assert document(text).tree == {"title": "một\nhai\n", "note": "ba bốn", "review": "năm sáu", "source": "bảy tám"}
    assert document('title: "a\\tb\\u0110"\n').tree == {"title": "a\tbĐ"}


def nodes(tree: object, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], object]]:
    """Give every node with its path, keys among them."""
    yield path, tree
    if isinstance(tree, dict):
        for key, inner in tree.items():
            yield (*path, KeyOf(key)), key
            yield from nodes(inner, (*path, key))
    elif isinstance(tree, list):
        for number, inner in enumerate(tree):
            yield from nodes(inner, (*path, number))


def between(lines: list[str], at: Location) -> str:
    """Cut a stretch out of the lines of a file."""
    if at.line == at.end_line:
        return lines[at.line - 1][at.column - 1 : at.end_column - 1]
    first, last = lines[at.line - 1][at.column - 1 :], lines[at.end_line - 1][: at.end_column - 1]
    return "\n".join([first, *lines[at.line : at.end_line - 1], last])


@pytest.mark.parametrize("folder", sorted({one.name.partition("/")[0] for one in REAL}))
def test_every_node_of_the_real_register_stands_where_it_is_located(folder: str) -> None:
    """What is cut out of the file at the place of a node is the node, as any YAML reader reads it."""
    for one in REAL:
        if one.name.partition("/")[0] == folder:
            found = parse(one.name, one.kind, one.data, schema.typed_keys(one.kind))
            lines = lines_of(one.data.decode())
            for path, value in nodes(found.tree):
                _stands_there(found, lines, path, value)


def _stands_there(found: Document, lines: list[str], path: tuple[Step, ...], value: object) -> None:
    at = found.locate(path)
    cut = between(lines, at)
    if isinstance(value, (dict, list)):
        key = next(iter(value), "") if isinstance(value, dict) else ""
        assert cut in ("{", "[", "-", '"', "'", str(key)[:1]), (found.name, path, cut)
    elif isinstance(value, str):
        assert cut == value or yaml.load(cut, yaml.BaseLoader) == value, (found.name, path, cut)  # noqa: S506
    else:
        assert cut == str(value).lower(), (found.name, path, cut)


@pytest.mark.parametrize("one", REAL[::9], ids=lambda one: one.name)
def test_the_tree_is_that_of_another_reader(one: RuleFile) -> None:
    found = parse(one.name, one.kind, one.data, {})
    other = yaml.load(one.data, yaml.BaseLoader)  # noqa: S506  the reader that types nothing
    assert found.tree == other


def test_a_step_that_the_file_lacks_is_the_nearest_node_above() -> None:
    found = document("tasks:\n  - id: a\n    title: b\n")
    assert found.locate(("tasks", 0, "owner")) == found.locate(("tasks", 0)) == Location("tệp.yaml", 2, 5, 2, 6)
    assert found.locate(("tasks", 7)) == found.locate(("tasks",))
    assert found.locate(("tasks", 0, "title", "x")) == Location("tệp.yaml", 3, 12, 3, 13)
    assert found.locate(("khong-co",)) == Location("tệp.yaml", 1, 1, 1, 2)


def test_the_second_of_two_keys_has_a_place_of_its_own() -> None:
    found = document("a: 1\nb: {x: 1, x: 2, y: 3}\nc: 4\n")
    assert found.locate(("b", "y")) == Location("tệp.yaml", 2, 20, 2, 21)
    assert found.locate(("c",)) == Location("tệp.yaml", 3, 4, 3, 5)


def test_columns_count_letters_and_not_bytes() -> None:
    assert document("title: {Đất đai 😀: x}\n").locate(("title", "Đất đai 😀")).column == 20
