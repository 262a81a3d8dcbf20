"""The schemas of the rule files: which keys they type, and what a document has that they do not accept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
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
_LONGEST_SHOWN = 80
"""Letters of a wrong value that a sentence repeats."""
_WORDS: Mapping[str, Text] = {
    "string": Text("chữ", "text"),
    "array": Text("danh sách", "a list"),
    "object": Text("nhóm khóa", "a group of keys"),
    "integer": Text("số nguyên", "a whole number"),
    "number": Text("số", "a number"),
    "boolean": Text("true hoặc false", "true or false"),
    "null": Text("để trống", "nothing"),
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something in a document that its schema does not accept, at a path from the document's root."""

    path: tuple[Step, ...]
    said: Text
    fix: Fix | None = None
    missing: str | None = None
    """The key that the mapping at the path lacks."""


@cache
def of(kind: str) -> Any:
    """Give the schema of a kind of file, with the parts that it refers to in their places."""
    return _part(f"{kind}.schema.json", "")


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


def _properties(schema: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for name, inner in schema.get("properties", {}).items():
            yield name, inner
        for inner in schema.values():
            yield from _properties(inner)


@cache
def keys_of(kind: str) -> frozenset[str]:
    """Give every key that may stand somewhere in a kind of file."""
    return frozenset(name for name, _ in _properties(of(kind)))


@cache
def _quick(kind: str) -> Any:
    import jsonschema_rs  # noqa: PLC0415  not needed where the cache knows every file

    return jsonschema_rs.Draft7Validator(of(kind))


@cache
def _thorough(kind: str) -> Any:
    """Make the validator that explains: the same schema, read the same way as by the quick one."""
    import jsonschema  # noqa: PLC0415  only a faulty document needs it

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
    every = (complaint for error in _thorough(kind).iter_errors(tree) for complaint in _of_error(error))
    found = list(islice(every, MOST + 1))
    found = found or [
        _unexplained(error, tuple(error.instance_path)) for error in islice(_quick(kind).iter_errors(tree), MOST + 1)
    ]
    if len(found) > MOST:
        found[MOST] = Complaint((), _AND_MORE)
    meant = {(one.path[:-1], one.fix.replacement) for one in found if one.fix and isinstance(one.path[-1], KeyOf)}
    # A key that is only mistyped is not missing as well.
    found = [one for one in found if (one.path, one.missing) not in meant]
    return sorted(found, key=lambda one: [(isinstance(step, str), str(step).zfill(6)) for step in one.path])


_AND_MORE = Text(
    f"tệp này có hơn {MOST} chỗ sai nên chỉ nêu chừng ấy và không dùng mục nào của tệp; có lẽ tệp đặt nhầm chỗ.",
    f"this file has more than {MOST} faults: only so many are shown, and none of its entries is used. Is it in its place?",
)


def _unexplained(error: Any, path: tuple[Step, ...]) -> Complaint:
    said = Text(f"không đúng lược đồ: {error.message}", f"does not follow the schema: {error.message}")
    return Complaint(path, said)


def _of_error(error: Any) -> Iterator[Complaint]:
    path = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        path = (*path, KeyOf(error.instance))
    if error.validator == "additionalProperties":
        yield from _unknown_keys(path, error)
    elif error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        yield from (_missing_key(path, name, error) for name in missing if f"'{name}'" in error.message)
    elif error.validator == "type":
        yield _wrong_type(path, error)
    elif error.validator == "enum":
        yield _not_in_list(path, [str(value) for value in error.validator_value], error)
    elif error.validator == "pattern":
        one_of = _ONE_OF.fullmatch(error.validator_value)
        yield _not_in_list(path, one_of[1].split("|"), error) if one_of else _wrong_shape(path, error)
    else:
        yield _otherwise(path, error)


def _unknown_keys(path: tuple[Step, ...], error: Any) -> Iterator[Complaint]:
    known = list(error.schema.get("properties", {}))
    for name in error.instance:
        if name in known:
            continue
        if error.instance[name] is None and (" " in name or name[:1].isdigit()):
            yield _after_a_comma(path, name)
            continue
        listed, shown = ", ".join(known), _shown(name)
        keys = Text(f"các khóa có thể: {listed}.", f"possible keys: {listed}.")
        hint, fix = _meant(shown, known, Text("đổi thành", "rename to"), keys)
        said = Text(f"ở đây không có khóa «{shown}»; {hint.vi}", f"there is no key «{shown}» here; {hint.en}")
        yield Complaint((*path, KeyOf(name)), said, fix)


def _after_a_comma(path: tuple[Step, ...], name: str) -> Complaint:
    shown = _shown(name)
    return Complaint(
        (*path, KeyOf(name)),
        Text(
            f"trong ngoặc {{…}} dấu phẩy tách câu ra, nên «{shown}» bị đọc thành một khóa; hãy đặt cả câu trong dấu nháy.",
            f"inside {{…}} a comma parts the text, so «{shown}» is read as a key; put the whole text in quotes.",
        ),
    )


def _meant(written: str, known: list[str], change: Text, otherwise: Text) -> tuple[Text, Fix | None]:
    """Ask whether the nearest of the known words was meant, with the change to it; else say what is said otherwise."""
    from difflib import get_close_matches  # noqa: PLC0415  only a faulty document needs it

    for near in get_close_matches(written, known, n=1, cutoff=0.6):
        fix = Fix(Text(f"{change.vi} «{near}»", f"{change.en} «{near}»"), near)
        return Text(f"có phải «{near}»?", f"did you mean «{near}»?"), fix
    return otherwise, None


def _missing_key(path: tuple[Step, ...], name: str, error: Any) -> Complaint:
    what = error.schema.get("properties", {}).get(name, {})
    vi, en = what.get("description", ""), what.get("x-description-en", "")
    said = Text(f"thiếu khóa bắt buộc «{name}»: {vi}", f"the required key «{name}» is missing: {en}")
    return Complaint(path, said, missing=name)


def _shown(value: Any) -> str:
    """Give a value as a sentence can hold it."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


_UNKNOWN = Text(" Nếu chưa biết, hãy ghi {unknown: lý do}.", " Where it is not known write {unknown: reason}.")


def _or_unknown(schema: Any) -> Text:
    """Say what may stand where the value is not known, where the schema allows it."""
    return _UNKNOWN if "unknown" in schema.get("properties", ()) else Text("", "")


def _wrong_type(path: tuple[Step, ...], error: Any) -> Complaint:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    vi = " hoặc ".join(_WORDS[sort].vi for sort in wanted)
    en = " or ".join(_WORDS[sort].en for sort in wanted)
    found = _WORDS[_type_of(error.instance)]
    shown = f" «{_shown(error.instance)}»" if isinstance(error.instance, (str, int, float)) else ""
    if error.instance is None:
        more = _or_unknown(error.schema)
        return Complaint(
            path, Text(f"để trống ở đây; cần {vi}.{more.vi}", f"nothing stands here; {en} is needed.{more.en}")
        )
    return Complaint(
        path, Text(f"ở đây là {found.vi}{shown}; cần {vi}.", f"here is {found.en}{shown}; {en} is needed.")
    )


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    sorts = {str: "string", list: "array", dict: "object", int: "integer", float: "number"}
    return sorts.get(type(value), "null")


_ONE_OF = re.compile(r"\^\(([\w-]+(?:\|[\w-]+)+)\)\$")
"""A shape that is a list of values: so a list is written where ``{unknown: …}`` may stand as well."""


def _not_in_list(path: tuple[Step, ...], values: list[str], error: Any) -> Complaint:
    listed, shown, more = ", ".join(values), _shown(error.instance), _or_unknown(error.schema)
    list_of_values = Text(f"các giá trị có thể: {listed}.{more.vi}", f"possible values: {listed}.{more.en}")
    hint, fix = _meant(shown, values, Text("thay bằng", "replace with"), list_of_values)
    said = Text(f"«{shown}» không có trong danh mục; {hint.vi}", f"«{shown}» is not in the list; {hint.en}")
    return Complaint(path, said, fix)


def _wrong_shape(path: tuple[Step, ...], error: Any) -> Complaint:
    vi = error.schema.get("x-expected-vi", error.validator_value)
    en = error.schema.get("x-expected-en", error.validator_value)
    shown = _shown(error.instance)
    return Complaint(
        path, Text(f"«{shown}» không đúng dạng; cần {vi}.", f"«{shown}» has the wrong form; needed is {en}.")
    )


def _otherwise(path: tuple[Step, ...], error: Any) -> Complaint:
    limit, more = error.validator_value, _or_unknown(error.schema)
    said = {
        "minLength": Text(f"chữ để trống.{more.vi}", f"the text is empty.{more.en}"),
        "minItems": Text(f"danh sách cần ít nhất {limit} mục.", f"the list needs at least {limit} entries."),
        "maxItems": Text(f"danh sách chỉ được có {limit} mục.", f"the list may have {limit} entries only."),
        "uniqueItems": Text("trong danh sách này không được ghi một mục hai lần.", "the list may name nothing twice."),
        "minimum": Text(f"số này không được nhỏ hơn {limit}.", f"this number may not be less than {limit}."),
        "maximum": Text(f"số này không được lớn hơn {limit}.", f"this number may not be more than {limit}."),
        "minProperties": Text("nhóm khóa này để trống.", "this group of keys is empty."),
    }
    return Complaint(path, said[error.validator]) if error.validator in said else _unexplained(error, path)
