"""What a schema does not accept, in words: what stands there, what is wanted, and what a lawyer may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from delegation.findings import Fix, Text
from delegation.loading import understood
from delegation.loading.schema import Complaint
from delegation.loading.wrong_values import (
    likest_of,
    not_a_part,
    not_in_list,
    not_said,
    or_unknown,
    shown_of,
    wrong_shape,
    wrong_type,
)
from delegation.model.places import KeyOf, Step
from delegation.names.codes import rewritten
from delegation.speech import in_english


def closed_list(node: Mapping[str, Any]) -> list[str]:
    """Give the words of a closed list by its schema; of one beside which ``{unknown: …}`` may stand, that is a pattern."""
    pattern = _ONE_OF.fullmatch(node.get("pattern", ""))
    return pattern[1].split("|") if pattern else [str(value) for value in node.get("enum", ())]


def unexplained(error: Any, path: tuple[Step, ...]) -> Complaint:
    """Say what no sentence is made for, in the words of the validator."""
    said = Text(f"không đúng lược đồ: {error.message}", f"does not follow the schema: {error.message}")
    return Complaint(path, said)


def of_error(error: Any) -> Iterator[Complaint]:
    """Give the complaints that one fault is."""
    path = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        path = (*path, KeyOf(error.instance))
    if error.validator == "additionalProperties":
        yield from _unknown_keys(path, error)
    elif error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        yield from (_missing_key(path, name, error) for name in missing if f"'{name}'" in error.message)
    elif error.validator == "type":
        yield wrong_type(path, error)
    elif error.validator == "enum":
        yield not_in_list(path, [str(value) for value in error.validator_value], error)
    elif error.validator == "not" and isinstance(error.instance, str):
        yield not_a_part(path, error.instance) or not_said(path, error.instance)
    elif error.validator == "pattern":
        listed = closed_list({"pattern": error.validator_value})
        yield not_in_list(path, listed, error) if listed else wrong_shape(path, error)
    else:
        yield _otherwise(path, error)


def _unknown_keys(path: tuple[Step, ...], error: Any) -> Iterator[Complaint]:
    known = list(error.schema.get("properties", {}))
    if path[-1:] == ("term",) and not any(error.instance.values()) and not set(known) & error.instance.keys():
        new = understood.term_of_list([*error.instance])
        if new is not None:
            said = Text(
                f"thiếu khóa «from», «to». Hãy ghi {new}.", f"the keys «from» and «to» are missing. Write {new}."
            )
            yield Complaint(path, said, understood.written(new))
            return
    for name in error.instance:
        if name in known:
            continue
        glued, _, value = name.partition(":")
        if error.instance[name] is None and value and glued in known and glued not in error.instance:
            yield _without_blank(path, glued, value)
            continue
        begun, _, rest = name.partition(" ")
        if error.instance[name] is None and rest and begun in known and begun not in error.instance:
            yield _without_colon(path, name, begun, rest.strip())
            continue
        meant = understood.key(name, known, error.instance)
        if meant is not None:
            said = Text(f"khóa «{name}» phải viết là «{meant}»", f"the key «{name}» is written «{meant}»")
            yield Complaint(
                (*path, KeyOf(name)), said, Fix(Text(f"đổi thành «{meant}»", f"rename to «{meant}»"), meant)
            )
            continue
        if error.instance[name] is None and (" " in name or name[:1].isdigit()):
            yield _after_a_comma(path, name, error.instance)
            continue
        listed, shown = ", ".join(known), shown_of(name)
        keys = Text(f"các khóa có thể: {listed}.", f"possible keys: {listed}.")
        hint, fix = likest_of(shown, known, Text("đổi thành", "rename to"), keys)
        if fix is not None and fix.replacement in error.instance:  # it would stand twice
            fix = None
        said = Text(f"ở đây không có khóa «{shown}»; {hint.vi}", f"there is no key «{shown}» here; {hint.en}")
        yield Complaint((*path, KeyOf(name)), said, fix)


def _without_blank(path: tuple[Step, ...], key: str, value: str) -> Complaint:
    new = f"{key}: {value}"
    said = Text(f"sau «{key}:» thiếu dấu cách. Hãy ghi «{new}».", f"a blank is missing after «{key}:». Write «{new}».")
    return Complaint((*path, KeyOf(f"{key}:{value}")), said, Fix(Text(f"ghi «{new}»", f"write «{new}»"), new))


def _without_colon(path: tuple[Step, ...], name: str, key: str, value: str) -> Complaint:
    new = f"{key}: {value}"
    said = Text(
        f"sau khóa «{key}» thiếu dấu «:». Hãy ghi «{new}».", f"a «:» is missing after the key «{key}». Write «{new}»."
    )
    return Complaint((*path, KeyOf(name)), said, Fix(Text(f"ghi «{new}»", f"write «{new}»"), new))


def _after_a_comma(path: tuple[Step, ...], name: str, entry: Mapping[str, Any]) -> Complaint:
    shown, keys = shown_of(name), list(entry)
    before = str(entry[keys[keys.index(name) - 1]])
    code = rewritten(f"{before},{name}")
    if code:
        return Complaint(
            (*path, KeyOf(name)),
            Text(
                f'«{before},{name}» là mã có dấu phẩy, mà trong ngoặc {{…}} dấu phẩy tách câu ra. Hãy ghi "{code}", có dấu nháy.',
                f'«{before},{name}» is a code with a comma, which parts a text inside {{…}}. Write "{code}", in quotes.',
            ),
            torn=before,
        )
    return Complaint(
        (*path, KeyOf(name)),
        Text(
            f"trong ngoặc {{…}} dấu phẩy tách câu ra, nên «{shown}» bị đọc thành một khóa; hãy đặt cả câu trong dấu nháy.",
            f"inside {{…}} a comma parts the text, so «{shown}» is read as a key; put the whole text in quotes.",
        ),
    )


def _missing_key(path: tuple[Step, ...], name: str, error: Any) -> Complaint:
    what = error.schema.get("properties", {}).get(name, {})
    vi, en = what.get("description", ""), what.get("x-description-en", "")
    said = Text(f"thiếu khóa bắt buộc «{name}»: {vi}", f"the required key «{name}» is missing: {en}")
    return Complaint(path, said, missing=name)


_ONE_OF = re.compile(r"\^\(([\w-]+(?:\|[\w-]+)+)\)\$")
"""A shape that is a list of values: so a list is written where ``{unknown: …}`` may stand as well."""


def _otherwise(path: tuple[Step, ...], error: Any) -> Complaint:
    limit, more = error.validator_value, or_unknown(error.schema)
    said = {
        "minLength": Text(f"chữ để trống.{more.vi}", f"the text is empty.{more.en}"),
        "minItems": Text(
            f"danh sách cần ít nhất {limit} mục.", f"the list needs at least {in_english(limit, 'entry', 'entries')}."
        ),
        "maxItems": Text(
            f"danh sách chỉ được có {limit} mục.", f"the list may have {in_english(limit, 'entry', 'entries')} only."
        ),
        "uniqueItems": Text("trong danh sách này không được ghi một mục hai lần.", "the list may name nothing twice."),
        "minimum": Text(f"số này không được nhỏ hơn {limit}.", f"this number may not be less than {limit}."),
        "maximum": Text(f"số này không được lớn hơn {limit}.", f"this number may not be more than {limit}."),
        "minProperties": Text("nhóm khóa này để trống.", "this group of keys is empty."),
    }
    return Complaint(path, said[error.validator]) if error.validator in said else unexplained(error, path)
