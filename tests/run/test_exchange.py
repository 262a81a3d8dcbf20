"""A register that goes out as JSON comes back as the same register."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from folders import RULES, small
from hypothesis import given
from hypothesis import strategies as st

from delegation.errors import AskedWronglyError
from delegation.loading.disk.cache import Cache
from delegation.loading.text.source import parse
from delegation.loading.text.writing import written
from delegation.run import exchange, pipeline

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")), max_size=40
)
KEYS = st.from_regex("[a-z][a-z-]{0,8}", fullmatch=True)
TREES = st.recursive(
    TEXTS
    | st.sampled_from(
        ["no", "1.003390", "007", "2026-01-01", "null", "~", "- a", "a: b", "# x", "{", "'", '"', " a", "a ", ""]
    )
    | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=5))
def test_whatever_is_written_is_read_as_it_was(tree: dict[str, Any]) -> None:
    assert parse("x.yaml", "tasks", written(tree).encode(), {}).tree == tree


def test_the_register_of_the_city_comes_back() -> None:
    loaded = pipeline.load(RULES)
    files = exchange.files_of(exchange.register_as_json(loaded).encode())
    assert {one.name: one.kind for one in files} == {one.name: one.kind for one in loaded.files}
    again = pipeline.build_register(files, [], Cache(None))
    assert again.register == loaded.register
    assert [check for check, _ in again.problems] == [check for check, _ in loaded.problems]


def test_what_was_supposed_or_cannot_be_read_is_not_exported(tmp_path: Path) -> None:
    draft = tmp_path / "d.yaml"
    draft.write_text("ends:\n  - {holder: so-y-te, to: 2026-12-30}\n", "utf-8")
    root = small(tmp_path / "so", {})
    with pytest.raises(AskedWronglyError, match="--with"):
        exchange.register_as_json(pipeline.load(root, hypotheses=(draft,)))
    for text in ("fields: [\n", "fields: []\nfields: []\n"):
        (root / "fields.yaml").write_text(text, "utf-8")
        with pytest.raises(AskedWronglyError, match="fields"):
            exchange.register_as_json(pipeline.load(root))


ENTRY: dict[str, Any] = {"name": "fields.yaml", "kind": "fields", "content": {"fields": []}}
GOOD: dict[str, Any] = {"format": "delegation-register", "version": 1, "files": [ENTRY]}


NOT_CONTENTS: tuple[Any, ...] = (None, "", 1, "x", [], {"a": float("inf")}, {"": 1, "a": "\ud800"}, {"a": "\u0000"})


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"}, {"version": 2}, {"version": True}, {"files": {}}, {"files": [1]}, {"files": [{}]},
        {"files": [ENTRY, ENTRY]},
        *({"files": [{**ENTRY, "name": name}]} for name in ("../fields.yaml", "/fields.yaml", "tasks/../../x.yaml", "C:\\x.yaml", "x.txt", "tasks/a.yaml", "fields.yaml\0", "./fields.yaml", "", None)),
        {"files": [{**ENTRY, "kind": "tasks"}]},
        {"files": [{"name": "fields.yaml", "kind": "fields"}]},
        *({"files": [{**ENTRY, "content": value}]} for value in NOT_CONTENTS),
    ],
)  # fmt: skip
def test_a_file_that_is_no_exported_register_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(AskedWronglyError, match="JSON"):
        exchange.files_of(json.dumps({**GOOD, **change}).encode())


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000, b"[]", b'"x"'])
def test_a_file_that_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(AskedWronglyError, match="JSON"):
        exchange.files_of(data)


def test_a_good_one_is_taken() -> None:
    assert exchange.files_of(json.dumps(GOOD).encode())[0].data == b"fields: []\n"
    assert replace(exchange.files_of(json.dumps(GOOD).encode())[0], name="a").kind == "fields"
