"""The schemas of the rule files: which keys they type, and what a document has that they do not accept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from delegation.findings import Fix, Text
from delegation.loading.disk.files import schemas
from delegation.model.places import KeyOf, Step
from delegation.values import dataclass

_SCALARS = ("integer", "number", "boolean")
MOST = 2000
"""Complaints about one file. With more, the file is none of the kind that its place says."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something in a document that its schema does not accept, at a path from the document's root."""

    path: tuple[Step, ...]
    said: Text
    fix: Fix | None = None
    missing: str | None = None
    """The key that the mapping at the path lacks."""
    follows: bool = False
    """Whether it only follows from another one that is told: it is set aside, and not told as well."""
    torn: str = ""
    """The name that leads nowhere because of it, of which nothing else is told."""

    @property
    def key_meant(self) -> str | None:
        """The key that is meant by the one at the end of the path; ``from`` of ``from:ubnd-tp``, too."""
        return self.fix.replacement.partition(":")[0] if self.fix is not None and self.fix.replacement else None


@cache
def of(kind: str) -> Any:
    """Give the schema of a kind of file, with the parts that it refers to in their places."""
    return _part(f"{kind}.schema.json", "")


def kinds() -> list[str]:
    """Give the kinds of files, hypotheses too, that have a schema."""
    return sorted(one.name.partition(".")[0] for one in schemas().glob("*.schema.json"))


@cache
def _part(name: str, steps: str) -> Any:
    node = _file(name)
    for step in steps.split("/") if steps else ():
        node = node[step]
    return _whole(node, name)


@cache
def _file(name: str) -> Any:
    return json.loads((schemas() / name).read_text(encoding="utf-8"))


def _whole(node: Any, name: str) -> Any:
    """Put what ``$ref`` names in its place, with the description that stands beside it."""
    if not isinstance(node, dict):
        return node
    if "$ref" not in node:
        return {key: _whole(inner, name) for key, inner in node.items()}
    file, _, steps = node["$ref"].partition("#/")
    return {**_part(file or name, steps), **{key: inner for key, inner in node.items() if key != "$ref"}}


def fits(pattern: str, text: str) -> bool:
    """Say whether a text has the shape that a schema asks for."""
    return _pattern(pattern).search(text) is not None


@cache
def typed_keys(kind: str) -> dict[str, str]:
    """Say which keys of a kind of file hold an integer, a number or true/false. All else is text as typed."""
    found: dict[str, str] = {}
    for name, schema in _properties(of(kind)):
        types = schema.get("type", ())
        for sort in (types,) if isinstance(types, str) else types:
            if sort in _SCALARS:
                found[name] = sort
    return found


def _properties(schema: Any, seen: set[int] | None = None) -> Iterator[tuple[str, Any]]:
    """Give every key that a schema describes, with what it says of it; a part that stands in several places once."""
    seen = set() if seen is None else seen
    if isinstance(schema, dict) and id(schema) not in seen:
        seen.add(id(schema))
        yield from schema.get("properties", {}).items()
        for inner in schema.values():
            yield from _properties(inner, seen)


@cache
def lists(kind: str) -> frozenset[str]:
    """Give the keys at the head of a kind of file under which a list stands that may have nothing in it."""
    heads = of(kind).get("properties", {}).items()
    return frozenset(name for name, one in heads if one.get("type") == "array" and not one.get("minItems"))


@cache
def text_keys(kind: str) -> frozenset[str]:
    """Give the keys of a kind of file under which any text may stand: none of a list, no id and no day."""
    return frozenset(
        name
        for name, one in _properties(of(kind))
        if "string" in one.get("type", ()) and "pattern" not in one and "enum" not in one
    )


@cache
def keys_of(kind: str) -> frozenset[str]:
    """Give every key that may stand somewhere in a kind of file."""
    return frozenset(name for name, _ in _properties(of(kind)))


@cache
def _quick(kind: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft7Validator(of(kind))


@cache
def _thorough(kind: str) -> Any:
    """Make the validator that explains: the same schema, read the same way as by the quick one."""
    import jsonschema

    def follows_pattern(_: Any, pattern: str, value: Any, __: Any) -> Iterator[Any]:
        if isinstance(value, str) and not _pattern(pattern).search(value):
            yield jsonschema.ValidationError(f"{value!r} does not match {pattern!r}")

    extend: Any = jsonschema.validators.extend
    return extend(jsonschema.Draft7Validator, {"pattern": follows_pattern})(of(kind))


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    r"""Read a pattern as JSON Schema means it: Python takes ``$`` before a line break, ``\d`` any digit, ``.`` a return."""
    ends = re.sub(r"(?<!\\)\$", r"\\Z", pattern)
    return re.compile(re.sub(r"(?<!\\)\.", r"[^\\n\\r\\u2028\\u2029]", ends), re.ASCII)


def complaints(kind: str, tree: Any) -> list[Complaint]:
    """Give everything in a parsed document that the schema of its kind does not accept, in the order of the text."""
    if _quick(kind).is_valid(tree):
        return []
    from delegation.loading.explaining import of_error, unexplained  # noqa: PLC0415  only a faulty document needs it
    from delegation.loading.out_of_place import nested, together  # noqa: PLC0415  the same

    every = (complaint for error in _thorough(kind).iter_errors(tree) for complaint in of_error(error))
    found = list(islice(every, MOST + 1))
    found = found or [
        unexplained(error, tuple(error.instance_path)) for error in islice(_quick(kind).iter_errors(tree), MOST + 1)
    ]
    if len(found) > MOST:
        found[MOST] = Complaint((), _AND_MORE)
    meant = {(one.path[:-1], one.key_meant) for one in found if one.path and isinstance(one.path[-1], KeyOf)}
    # A key that is only mistyped is not missing as well.
    found = [one for one in found if one.missing is None or (one.path, one.missing) not in meant]
    found = sorted(found, key=lambda one: [(isinstance(step, str), str(step).zfill(6)) for step in one.path])
    return together(nested(found), tree, of(kind))


_AND_MORE = Text(
    f"tệp này có hơn {MOST} chỗ sai nên chỉ nêu chừng ấy và không dùng mục nào của tệp; có lẽ tệp đặt nhầm chỗ.",
    f"this file has more than {MOST} faults: only so many are shown, and none of its entries is used. Is it in its place?",
)
