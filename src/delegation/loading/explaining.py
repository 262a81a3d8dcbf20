"""What a schema does not accept, in words: what stands there, what is wanted, and what a lawyer may have meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from delegation.findings import Fix, Text
from delegation.loading import understood
from delegation.loading.schema import Complaint, fits
from delegation.model.places import KeyOf, Step
from delegation.names import words
from delegation.names.codes import rewritten
from delegation.names.near import near, only_near
from delegation.speech import in_english

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
        yield _wrong_type(path, error)
    elif error.validator == "enum":
        yield _not_in_list(path, [str(value) for value in error.validator_value], error)
    elif error.validator == "pattern":
        listed = closed_list({"pattern": error.validator_value})
        yield _not_in_list(path, listed, error) if listed else _wrong_shape(path, error)
    else:
        yield _otherwise(path, error)


def _unknown_keys(path: tuple[Step, ...], error: Any) -> Iterator[Complaint]:
    known = list(error.schema.get("properties", {}))
    for name in error.instance:
        if name in known:
            continue
        glued, _, value = name.partition(":")
        if error.instance[name] is None and value and glued in known and glued not in error.instance:
            yield _without_blank(path, glued, value)
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
        listed, shown = ", ".join(known), _shown(name)
        keys = Text(f"các khóa có thể: {listed}.", f"possible keys: {listed}.")
        hint, fix = _meant(shown, known, Text("đổi thành", "rename to"), keys)
        if fix is not None and fix.replacement in error.instance:  # it would stand twice
            fix = None
        said = Text(f"ở đây không có khóa «{shown}»; {hint.vi}", f"there is no key «{shown}» here; {hint.en}")
        yield Complaint((*path, KeyOf(name)), said, fix)


def _without_blank(path: tuple[Step, ...], key: str, value: str) -> Complaint:
    new = f"{key}: {value}"
    said = Text(f"sau «{key}:» thiếu dấu cách. Hãy ghi «{new}».", f"a blank is missing after «{key}:». Write «{new}».")
    return Complaint((*path, KeyOf(f"{key}:{value}")), said, Fix(Text(f"ghi «{new}»", f"write «{new}»"), new))


def _after_a_comma(path: tuple[Step, ...], name: str, entry: Mapping[str, Any]) -> Complaint:
    shown, keys = _shown(name), list(entry)
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


def _meant(written: str, known: list[str], change: Text, otherwise: Text) -> tuple[Text, Fix | None]:
    """Ask whether the nearest of the known words was meant, with the change to it; else say what is said otherwise."""
    only = only_near(written, known)
    likest = [only] if only else near(written, known, 2)
    if not likest:
        return otherwise, None
    meant = likest[0]
    fix = Fix(Text(f"{change.vi} «{meant}»", f"{change.en} «{meant}»"), meant, sure=len(likest) == 1)
    return Text(f"có phải «{meant}»?", f"did you mean «{meant}»?"), fix


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


_IN_WORDS: Mapping[Step, Callable[[str], str | None]] = {"term": understood.term, "basis": understood.basis}
"""By their keys values of several parts that people write as a sentence."""


def _wrong_type(path: tuple[Step, ...], error: Any) -> Complaint:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    vi = " hoặc ".join(_WORDS[sort].vi for sort in wanted)
    en = " or ".join(_WORDS[sort].en for sort in wanted)
    found = _WORDS[_type_of(error.instance)]
    shown = f" «{_shown(error.instance)}»" if isinstance(error.instance, (str, int, float)) else ""
    if isinstance(error.instance, str) and (told := _number(path, error.instance, wanted)) is not None:
        return told
    if isinstance(error.instance, str) and path and path[-1] in _IN_WORDS:
        new = _IN_WORDS[path[-1]](error.instance)
        if new is not None:
            said = Text(
                f"ở đây phải ghi {new}, không ghi thành lời «{_shown(error.instance)}»",
                f"this is written {new}, not in words, «{_shown(error.instance)}»",
            )
            return Complaint(path, said, understood.written(new))
    if error.instance is None:
        more = _or_unknown(error.schema)
        return Complaint(
            path, Text(f"để trống ở đây; cần {vi}.{more.vi}", f"nothing stands here; {en} is needed.{more.en}")
        )
    return Complaint(
        path, Text(f"ở đây là {found.vi}{shown}; cần {vi}.", f"here is {found.en}{shown}; {en} is needed.")
    )


def _number(path: tuple[Step, ...], written: str, wanted: Iterable[str]) -> Complaint | None:
    """Say how a number is written that has the marks of Vietnamese; one that may be either of two is asked for."""
    whole, decimal = understood.number(written), understood.decimal(written) if "number" in wanted else None
    if "number" in wanted and whole is not None and re.fullmatch(r"\d+[.,]\d+", written):
        parts = f"{re.sub(',', '.', written)}0"
        return Complaint(
            path,
            Text(
                f"«{written}» đọc được hai cách. Số có dấu ngăn nghìn: hãy viết {whole}; số thập phân: hãy viết {parts}.",
                f"«{written}» can be read in two ways. With a mark between thousands: write {whole}; a decimal number: write {parts}.",
            ),
        )
    if whole is not None and {"integer", "number"} & {*wanted}:
        said = Text(
            f"số ghi không có dấu chấm, dấu phẩy ngăn nghìn: hãy viết {whole}, không viết {written}.",
            f"numbers have no dots or commas between thousands: write {whole}, not {written}.",
        )
        return Complaint(path, said, understood.written(whole))
    plain = understood.plain(written) if "integer" in wanted else None
    # The number of a row may be a text as well, so that quotes are no fault: what is wrong with «0» is another thing.
    if plain is not None and (plain != written or path[-1:] != ("row",)):
        said = Text(
            f"số thứ tự ghi bằng chữ số, không có dấu nháy, số 0 ở đầu hay dấu ở cuối: hãy viết {plain}.",
            f"a whole number has no quotes, no zero before it and no mark behind it: write {plain}.",
        )
        return Complaint(path, said, understood.written(plain))
    if decimal is not None:
        said = Text(
            f"số thập phân viết bằng dấu chấm: hãy viết {decimal}, không viết {written}.",
            f"a decimal number has a full stop: write {decimal}, not {written}.",
        )
        return Complaint(path, said, understood.written(decimal))
    return None


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    sorts = {str: "string", list: "array", dict: "object", int: "integer", float: "number"}
    return sorts.get(type(value), "null")


_DAY = r"^\d{4}-\d{2}-\d{2}$"
"""The shape of a day in the schemas."""
_ONE_OF = re.compile(r"\^\(([\w-]+(?:\|[\w-]+)+)\)\$")
"""A shape that is a list of values: so a list is written where ``{unknown: …}`` may stand as well."""


def _not_in_list(path: tuple[Step, ...], values: list[str], error: Any) -> Complaint:
    shown, more = _shown(error.instance), _or_unknown(error.schema)
    meant = words.meant(error.instance, values) if isinstance(error.instance, str) else []
    if len(meant) == 1:
        said = Text(f"«{shown}» ở đây phải viết là «{meant[0]}».", f"«{shown}» is written «{meant[0]}» here.")
        return Complaint(path, said, understood.written(meant[0]))
    listed = words.listed(meant or values)
    list_of_values = Text(f"các giá trị có thể: {listed.vi}.{more.vi}", f"possible values: {listed.en}.{more.en}")
    if meant:
        choices = Text(f"hãy chọn một trong: {listed.vi}.", f"choose one of: {listed.en}.")
        return Complaint(
            path, Text(f"«{shown}» có thể là nhiều loại; {choices.vi}", f"«{shown}» may be several; {choices.en}")
        )
    hint, fix = _meant(shown, values, Text("thay bằng", "replace with"), list_of_values)
    said = Text(f"«{shown}» không có trong danh mục; {hint.vi}", f"«{shown}» is not in the list; {hint.en}")
    return Complaint(path, said, fix)


def _wrong_shape(path: tuple[Step, ...], error: Any) -> Complaint:
    vi = error.schema.get("x-expected-vi", error.validator_value)
    en = error.schema.get("x-expected-en", error.validator_value)
    shown = _shown(error.instance)
    day = understood.day(error.instance) if error.validator_value == _DAY and isinstance(error.instance, str) else None
    if day is not None:
        said = Text(
            f"ngày phải viết năm-tháng-ngày: {day}, không viết {shown}.",
            f"days are year-month-day: {day}, not {shown}.",
        )
        return Complaint(path, said, understood.written(day))
    if "integer" in error.schema.get("type", ()) and (told := _number(path, error.instance, ["integer"])) is not None:
        return told
    bare = error.instance.strip("“”„‘’'\" ")
    if bare != error.instance and fits(error.validator_value, bare):
        said = Text(
            f"bỏ dấu nháy cong: hãy ghi {bare}, không ghi {shown}.", f"no curly quotes: write {bare}, not {shown}."
        )
        return Complaint(path, said, understood.written(bare))
    return Complaint(
        path, Text(f"«{shown}» không đúng dạng; cần {vi}.", f"«{shown}» has the wrong form; needed is {en}.")
    )


def _otherwise(path: tuple[Step, ...], error: Any) -> Complaint:
    limit, more = error.validator_value, _or_unknown(error.schema)
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
