"""The schemas of the rule files with the entries of a register in them, for editors that know nothing but schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from delegation.findings import Language, Text
from delegation.loading import schema
from delegation.loading.explaining import closed_list
from delegation.model.places import Step
from delegation.run.resident.completion import described, offered
from delegation.run.resident.meaning import GROUPS, group_at
from delegation.run.resident.state import State
from delegation.speech.lists import MEANINGS

IDS = "ids.json"
"""The file that has the entries; the schemas refer to it."""
_HEAD = {"$schema": "http://json-schema.org/draft-07/schema#"}
_ENDED = Text("đã kết thúc", "has ended")
_ANY: Mapping[str, Any] = {}


def schema_files(state: State, language: Language) -> Iterator[tuple[str, bytes]]:
    """Give name and content of each schema with the words and entries that may stand at each place, said in one language.

    They accept what the schemas of the program accept: an entry that is written after them is not refused.
    """
    yield IDS, _bytes({**_HEAD, "definitions": {group: _entries(state, group, language) for group in GROUPS}})
    for kind in schema.kinds():
        yield f"{kind}.schema.json", _bytes(_with_ids(kind, schema.of(kind), (), language))


def plain_files(language: Language) -> Iterator[tuple[str, bytes]]:
    """Give name and content of each schema of the program, whole in itself, said in one language."""
    for kind in schema.kinds():
        yield f"{kind}.schema.json", _bytes(_in_language(schema.of(kind), language))


def _bytes(tree: Mapping[str, Any]) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def _entries(state: State, group: str, language: Language) -> dict[str, Any]:
    names = {one.written: one for one in offered(state, group)}
    return _listed({name: _said(one.apart, language, ended=one.ended) for name, one in names.items()})


def _said(apart: Text, language: Language, *, ended: bool) -> str:
    said = apart.in_(language)
    return " · ".join(filter(None, (said, _ENDED.in_(language)))) if ended else said


def _listed(meanings: Mapping[str, str]) -> dict[str, Any]:
    """Give the schema of a closed list; one of nothing must accept nothing."""
    return {"enum": [*meanings], "enumDescriptions": [*meanings.values()]} if meanings else {"not": _ANY}


def _with_ids(kind: str, node: Any, path: tuple[Step, ...], language: Language) -> dict[str, Any]:  # noqa: ANN401  a part of a schema
    """Give a part of a schema with what may be written in its place and in all places below it."""
    found = {**_in_language(node, language), **_choice(kind, node, path, language)}
    if "properties" in node:
        inner = node["properties"].items()
        found["properties"] = {step: _with_ids(kind, one, (*path, step), language) for step, one in inner}
    if "items" in node:
        found["items"] = _with_ids(kind, node["items"], (*path, 0), language)
    if isinstance(node.get("additionalProperties"), dict):
        found["additionalProperties"] = _with_ids(kind, node["additionalProperties"], (*path, "*"), language)
    return found


def _in_language(node: Any, language: Language) -> Any:  # noqa: ANN401  any part of a schema
    """Give a part of a schema with its descriptions in one language."""
    if not isinstance(node, dict):
        return node
    # A key may be called as a word of the schema is: what is below ``properties`` has its own names.
    found = {name: _in_language(inner, language) for name, inner in node.items() if name != "x-description-en"}
    if isinstance(node.get("description"), str):
        found["description"] = described(node).in_(language)
    return found


def _choice(kind: str, node: Mapping[str, Any], path: tuple[Step, ...], language: Language) -> dict[str, Any]:
    """Give what is offered in a place: the words of its closed list, or the entries of which it names one."""
    words, group = closed_list(node), group_at(kind, path)
    if words:
        meant = _listed({word: MEANINGS[word].in_(language) if word in MEANINGS else "" for word in words})
        return {"enumDescriptions": meant["enumDescriptions"]} if "enum" in node else {"anyOf": [meant, _ANY]}
    return {"anyOf": [{"$ref": f"{IDS}#/definitions/{group}"}, _ANY]} if group is not None else {}
