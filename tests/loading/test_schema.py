"""The schemas, and what is said of a document that does not follow one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from folders import RULES
from hypothesis import given
from hypothesis import strategies as st
from mutations import changed

from delegation.checks.cases import EXAMPLES, files_of
from delegation.loading import schema
from delegation.loading.disk import files
from delegation.loading.disk.files import RuleFile
from delegation.loading.text import source
from delegation.loading.text.source import parse

FOLDER = files.schemas()
KINDS = sorted(one.name.partition(".")[0] for one in FOLDER.glob("*.schema.json"))
REAL = files.read(RULES)[0]


VERBS = """\
draft: {title: Bỏ sở}
ends:
  - {holder: so-cong-thuong, to: 2026-12-30, successors: [so-noi-vu]}
  - {instrument: 39/2024/QH15, at: Điều 8, to: 2026-12-30, by: 02/2026/QH16}
withdraws: [{made-by: 74/2025/QĐ-UBND, matters: ["2.000229"], to: 2026-12-30}]
replaces: [{instrument: 39/2024/QH15, by: 02/2026/QH16}]
"""


def sound(kind: str) -> tuple[object, ...]:
    """Give small sound documents of a kind: of the register, and of the examples of the checks."""
    # Most rule files are sound as a hypothesis too, and the verbs stand beside their entries.
    of_kinds = ("holders", "decision", "instruments") if kind == "draft" else (kind,)
    register = sorted((one for one in REAL if one.kind in of_kinds), key=lambda one: len(one.data))[:3]
    examples = [
        RuleFile(one.name, kind, one.data) for one in files_of(EXAMPLES) if files.kind_of(_inside(one.name)) in of_kinds
    ]
    if kind == "draft":
        examples = [RuleFile("./phuong-an.yaml", kind, VERBS.encode()), *examples[:3]]
    trees = [parse(one.name, kind, one.data, schema.typed_keys(kind)).tree for one in [*register, *examples]]
    return tuple(tree for tree in trees if tree is not None and not schema.complaints(kind, tree))


def _inside(name: str) -> str:
    """Give the path below the case's folder."""
    return name.split("/", 2)[-1] if name.count("/") > 1 and not name.startswith("_base") else name.partition("/")[2]


def agree(kind: str, tree: object) -> None:
    assert schema._quick(kind).is_valid(tree) == (not schema.complaints(kind, tree)), tree
    assert schema._quick(kind).is_valid(tree) == schema._thorough(kind).is_valid(tree), tree
    assert schema._quick(kind).is_valid(tree) == as_editors_read(kind).is_valid(tree), tree


def parts(tree: object, name: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    """Give every schema within a schema, with the key it is for."""
    if isinstance(tree, dict):
        yield name, tree
        for key, inner in tree.items():
            if key in ("properties", "patternProperties", "definitions"):
                for inner_name, one in inner.items():
                    yield from parts(one, inner_name)
            else:
                yield from parts(inner, "")
    elif isinstance(tree, list):
        for inner in tree:
            yield from parts(inner, "")


def test_every_kind_of_file_has_its_schema() -> None:
    assert set(KINDS) == {*files._KIND_OF_FILE.values(), *files._KIND_OF_FOLDER.values(), "draft"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_and_of_the_draft_that_editors_know(kind: str) -> None:
    content = written(f"{kind}.schema.json")
    jsonschema.Draft7Validator.check_schema(content)
    assert content["$schema"] == "http://json-schema.org/draft-07/schema#"
    # A name of its own would be what ``$ref`` is read from, and no editor has a file there.
    assert "$id" not in content


@cache
def written(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / name).read_text("utf-8"))
    return content


@cache
def as_editors_read(kind: str) -> jsonschema_rs.Draft7Validator:
    """Give a validator that follows ``$ref`` itself, from file to file."""
    folder = "file:///schemas/"
    content = {**written(f"{kind}.schema.json"), "$id": f"{folder}{kind}.schema.json"}
    return jsonschema_rs.Draft7Validator(content, retriever=lambda uri: written(uri.removeprefix(folder)))


@pytest.mark.parametrize("name", [*(f"{kind}.schema.json" for kind in KINDS), "shared.json"])
def test_beside_a_reference_stands_what_describes_it_and_no_more(name: str) -> None:
    """Whoever follows ``$ref`` by the book passes over all else beside it."""
    beside = {key for one in nodes(written(name)) if "$ref" in one for key in one}
    assert beside <= {"$ref", "description", "x-description-en"}


def test_every_shared_part_is_used() -> None:
    files_of_schemas = [*FOLDER.glob("*.schema.json"), FOLDER / "shared.json"]
    used = {
        str(one.get("$ref", "")).rpartition("#")[2] for path in files_of_schemas for one in nodes(written(path.name))
    }
    assert not {f"/definitions/{name}" for name in written("shared.json")["definitions"]} - used


def nodes(tree: object) -> Iterator[dict[str, object]]:
    if isinstance(tree, dict):
        yield tree
        for inner in tree.values():
            yield from nodes(inner)


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_is_described_in_both_languages(kind: str) -> None:
    bare = [
        (name, key)
        for name, one in parts(schema.of(kind))
        for key in ("description", "x-description-en")
        if name and not one.get(key)
    ]
    assert not bare


@pytest.mark.parametrize("kind", KINDS)
def test_a_shape_of_text_is_said_in_words(kind: str) -> None:
    every = [one for _, one in parts(schema.of(kind))]
    refused = [one["not"] for one in every if "not" in one]  # what is refused is told by a sentence of its own
    for one in (each for each in every if each not in refused):
        assert ("pattern" in one) == bool(one.get("x-expected-vi")) == bool(one.get("x-expected-en")), one


@pytest.mark.parametrize("kind", KINDS)
def test_no_schema_leaves_the_reader_with_a_choice_of_schemas(kind: str) -> None:
    """What ``anyOf`` refuses is explained by no sentence. Texts that only say that something is not known have one."""
    every = [one for _, one in parts(schema.of(kind))]
    used = {key for one in every for key in one}
    refused: list[Any] = [one["not"] for one in every if "not" in one]
    assert all(one.keys() == {"type", "pattern"} for one in refused)
    assert not used & {"anyOf", "oneOf", "allOf", "if", "then", "else", "$ref", "dependencies", "contains"}


@pytest.mark.parametrize("kind", KINDS)
def test_no_group_of_keys_takes_unknown_ones(kind: str) -> None:
    """A dimension of a matter is named by whoever declares it; whatever else stands under a key has a schema."""
    open_ones = [
        one
        for _, one in parts(schema.of(kind))
        if "properties" in one and not (isinstance(more := one.get("additionalProperties"), dict) or more is False)
    ]
    assert not open_ones


@pytest.mark.parametrize("one", REAL, ids=lambda one: one.name)
def test_both_validators_accept_the_real_register(one: RuleFile) -> None:
    tree = parse(one.name, one.kind, one.data, schema.typed_keys(one.kind)).tree
    assert not schema.complaints(one.kind, tree)
    assert schema._thorough(one.kind).is_valid(tree)


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_sound_documents_to_change(kind: str) -> None:
    assert sound(kind)


@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), changed(sound(kind)))))
def test_both_validators_say_the_same_of_changed_documents(case: tuple[str, object]) -> None:
    agree(*case)


@pytest.mark.parametrize(
    ("kind", "tree"),
    [
        ("fields", {"fields": [{"id": "y-te\n", "name": "Y tế"}]}),
        ("waivers", {"waivers": [{"finding": "DLG201:x", "reason": "x", "approved-by": "x", "until": "٢٠٢٥-٠٧-٠١"}]}),
        ("waivers", {"waivers": [{"finding": "DLG201:x", "reason": "x", "approved-by": "x", "until": "2025-07-01\n"}]}),
        ("waivers", {"waivers": [{"finding": "DLG201:\n", "reason": "x", "approved-by": "x", "until": "2025-07-01"}]}),
        ("register", {"register": {"id": "x", "name": "x"}, "checks": {"severity": {"DLG201\n": "off"}}}),
        ("ledgers", {"ledgers": [{"id": "x", "counts": "tasks", "name": "x", "total": 1.0}]}),
        ("ledgers", {"ledgers": [{"id": "x", "counts": "tasks", "name": "x", "total": True}]}),
    ],
)
def test_both_validators_say_the_same_where_they_are_known_to_differ(kind: str, tree: object) -> None:
    agree(kind, tree)


def test_what_only_the_quick_validator_refuses_is_told_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    class Content:
        def iter_errors(self, _: object) -> Iterator[object]:
            return iter(())

    monkeypatch.setattr(schema, "_thorough", lambda _: Content())
    (found,) = schema.complaints("fields", {"fields": "x"})
    assert found.path == ("fields",)
    assert found.said.vi.startswith("không đúng lược đồ")


@pytest.mark.parametrize("written", ["", " null", " ~", "   # chưa có", " []"])
@pytest.mark.parametrize("kind", sorted(set(schema.kinds()) - {"shared"}))
def test_a_list_in_which_nothing_is_written_is_an_empty_one(kind: str, written: str) -> None:
    for key in schema.lists(kind):
        for quick in {source.QUICK, None}:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(source, "QUICK", quick)
                data = f"{key}:{written}\n".encode()
                document = parse("x.yaml", kind, data, schema.typed_keys(kind), schema.lists(kind))
            assert document.tree == {key: []}
            assert [one for one in schema.complaints(kind, document.tree) if one.path[:1] == (key,)] == []


def test_a_list_of_entries_is_at_the_head_of_every_kind_of_file_but_that_of_the_register() -> None:
    """Where one is none, what is said of nothing in it is not tried."""
    assert {kind for kind in schema.kinds() if not schema.lists(kind)} == {"register"}
