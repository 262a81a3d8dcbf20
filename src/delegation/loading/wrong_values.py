"""What is wrong with one value, in words: of another sort, of another shape, not in its closed list; and what a lawyer may have meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from delegation.findings import Fix, Text
from delegation.loading import bulleted_lists, understood
from delegation.loading.schema import Complaint, fits
from delegation.model.places import Step
from delegation.names import words
from delegation.names.near import near, only_near
from delegation.speech.scalars import scalar, word

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


def likest_of(written: str, known: list[str], change: Text, otherwise: Text) -> tuple[Text, Fix | None]:
    """Ask whether the nearest of the known words was meant, with the change to it; else say what is said otherwise."""
    # Capital letters alone are no doubt.
    only = next((one for one in known if one == written.casefold()), None) or only_near(written, known)
    likest = [only] if only else near(written, known, 2)
    if not likest:
        return otherwise, None
    meant = likest[0]
    fix = Fix(Text(f"{change.vi} «{meant}»", f"{change.en} «{meant}»"), meant, sure=len(likest) == 1)
    return Text(f"có phải «{meant}»?", f"did you mean «{meant}»?"), fix


def shown_of(value: Any) -> str:
    """Give a value as a sentence can hold it."""
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split("\n"))
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


_UNKNOWN = Text(" Nếu chưa biết, hãy ghi {unknown: lý do}.", " Where it is not known write {unknown: reason}.")


def or_unknown(schema: Any) -> Text:
    """Say what may stand where the value is not known, where the schema allows it."""
    return _UNKNOWN if "unknown" in schema.get("properties", ()) else Text("", "")


_IN_WORDS: Mapping[Step, Callable[[str], str | None]] = {"term": understood.term, "basis": understood.basis}
"""By their keys values of several parts that people write as a sentence."""


def wrong_type(path: tuple[Step, ...], error: Any) -> Complaint:
    """Say that a value is of another sort than its key wants: a text for a number, for a list, for a group of keys."""
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    # A group of keys that only says that something is not known is told as such.
    is_bare = "object" in wanted and not error.schema.get("properties", {"": 0}).keys() - {"unknown"}
    told = [sort for sort in wanted if not is_bare or sort != "object"] or wanted
    vi, en = (" hoặc ".join(_WORDS[sort].vi for sort in told), " or ".join(_WORDS[sort].en for sort in told))
    found = _WORDS[_type_of(error.instance)]
    shown = f" «{shown_of(error.instance)}»" if isinstance(error.instance, (str, int, float)) else ""
    if isinstance(error.instance, str) and (number := _number(path, error.instance, wanted)) is not None:
        return number
    if path and path[-1] in _IN_WORDS and (parts := _in_parts(path, error.instance)) is not None:
        return parts
    if isinstance(error.instance, list) and (alone := _alone(path, error, wanted)) is not None:
        return alone
    if error.instance is None:
        more = or_unknown(error.schema)
        return Complaint(
            path, Text(f"để trống ở đây; cần {vi}.{more.vi}", f"nothing stands here; {en} is needed.{more.en}")
        )
    if isinstance(error.instance, str) and "array" in wanted:
        listed = bulleted_lists.complaint(path, error) or _in_a_list(path, error)
        if listed is not None:
            return listed
    form = _form_of(error.schema, wanted) if path else or_unknown(error.schema)
    return Complaint(
        path,
        Text(f"ở đây là {found.vi}{shown}; cần {vi}.{form.vi}", f"here is {found.en}{shown}; {en} is needed.{form.en}"),
    )


def _in_parts(path: tuple[Step, ...], written: Any) -> Complaint | None:
    """Say how a value of several parts is written that stands there in words, or as a list of its parts."""
    if isinstance(written, str):
        new, shown = _IN_WORDS[path[-1]](written), f"thành lời «{shown_of(written)}»"
        shown_en = f"in words, «{shown_of(written)}»"
    else:
        new, shown, shown_en = (
            understood.term_of_list(written) if path[-1] == "term" else None,
            "thành danh sách",
            "as a list",
        )
    if new is not None:
        said = Text(f"ở đây phải ghi {new}, không ghi {shown}", f"this is written {new}, not {shown_en}")
        return Complaint(path, said, understood.written(new))
    one = understood.day(written) if isinstance(written, str) and path[-1] == "term" else None
    if one is None:
        return None
    said = Text(
        f"«{written}» chưa rõ là ngày đầu hay ngày cuối. Ngày cuối thì ghi {{to: {one}}}; ngày đầu thì ghi {{from: {one}}}; cả hai thì ghi {{from: …, to: …}}.",
        f"«{written}» may be the first day or the last. For the last day write {{to: {one}}}, for the first {{from: {one}}}, for both {{from: …, to: …}}.",
    )
    return Complaint(path, said)


def _alone(path: tuple[Step, ...], error: Any, wanted: Iterable[str]) -> Complaint | None:
    """Take the one value of a list out of its brackets, where it may stand without them."""
    if "array" in wanted or len(error.instance) != 1 or not isinstance(error.instance[0], (str, int, float)):
        return None
    import jsonschema_rs

    one = error.instance[0]
    if not jsonschema_rs.Draft7Validator(error.schema).is_valid(one):
        return None
    new = scalar(one) if isinstance(one, str) else shown_of(one)
    return Complaint(path, understood.one_value(new), understood.written(new))


def _in_a_list(path: tuple[Step, ...], error: Any) -> Complaint | None:
    """Put what a text lists into a list, where each part may stand in it."""
    parts = understood.several(error.instance)
    items = error.schema.get("items", {})
    if (
        not parts
        or "string" not in items.get("type", ())
        or not all(fits(items.get("pattern", ""), one) for one in parts)
    ):
        return None
    new = f"[{', '.join(map(word, parts))}]"
    said = Text(
        f"ở đây là một danh sách; hãy ghi {new}, không ghi {shown_of(error.instance)}.",
        f"a list stands here; write {new}, not {shown_of(error.instance)}.",
    )
    return Complaint(path, said, understood.written(new))


def _form_of(node: Mapping[str, Any], wanted: Iterable[str]) -> Text:
    """Show how a group of keys is typed, where one may stand: with the keys that it must have, or its first ones."""
    unknown = or_unknown(node)
    if "array" in wanted and (inner := node.get("items", {}).get("required")):
        typed = f"[{{{', '.join(f'{key}: …' for key in inner)}}}]"
        return Text(f" Hãy ghi dạng {typed}.{unknown.vi}", f" Write it as {typed}.{unknown.en}")
    if "object" not in wanted:
        return unknown
    known = [key for key in node.get("properties", {}) if key != "unknown"]
    shown = [key for key in node.get("required", ()) if key != "unknown"] or known[:2]
    if not shown:
        return unknown
    typed = f"{{{', '.join(f'{key}: …' for key in shown)}}}"
    return Text(f" Hãy ghi dạng {typed}.{unknown.vi}", f" Write it as {typed}.{unknown.en}")


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
    plain = understood.plain(understood.bare(written)) if "integer" in wanted else None
    # The number of a row may be a text as well, so that quotes are no fault: what is wrong with «0» is another thing.
    if plain is not None and (plain != written or path[-1:] != ("row",)):
        said = Text(
            f"ở đây chỉ ghi chữ số, không có chữ, dấu nháy, số 0 ở đầu hay dấu khác: hãy viết {plain}.",
            f"only digits stand here, without words, quotes, a zero before them or other marks: write {plain}.",
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


def not_in_list(path: tuple[Step, ...], values: list[str], error: Any) -> Complaint:
    """Say that a value is not one of its closed list, and which of them is meant."""
    shown, more = shown_of(error.instance), or_unknown(error.schema)
    bare = understood.bare(error.instance) if isinstance(error.instance, str) else ""
    meant = [bare] if bare in values else words.meant(bare, values)
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
    hint, fix = likest_of(shown, values, Text("thay bằng", "replace with"), list_of_values)
    said = Text(f"«{shown}» không có trong danh mục; {hint.vi}", f"«{shown}» is not in the list; {hint.en}")
    return Complaint(path, said, fix)


def not_said(path: tuple[Step, ...], written: str) -> Complaint:
    """Say how it is written that something is not known, where a text says only that."""
    reason = written.strip(" ()") if any(map(str.isalpha, written)) else "chưa rõ"
    new = f"{{unknown: {scalar(reason)}}}"
    said = Text(
        f"«{shown_of(written)}» bị đọc thành nội dung. Chưa biết thì ghi {new}, kèm lý do nếu có.",
        f"«{shown_of(written)}» is taken for what it says. Where it is not known write {new}, with the reason if there is one.",
    )
    return Complaint(path, said, understood.written(new))


def not_a_part(path: tuple[Step, ...], written: str) -> Complaint | None:
    """Say how it is written that all is given, where a scope says so, or may say so, in words, or in one word of no language; ``None`` for any other text."""
    if path[-1:] == ("scope",) and re.fullmatch(r"\s*[A-Za-z]{3,}[\s.;]*", written):
        plain = written.strip(" .;").lower()
        one = plain if plain == "whole" else only_near(plain, ["whole"])
        meant = Text(f"; có phải {one}?", f"; did you mean {one}?") if one is not None else Text(".", ".")
        said = Text(
            f"«{shown_of(written)}» không cho biết phần nào được giao{meant.vi} Toàn bộ thì ghi whole; một phần thì ghi bằng lời của văn bản.",
            f"«{shown_of(written)}» does not say which part is given{meant.en} For all of it write whole; for a part the words of the document.",
        )
        return Complaint(path, said, understood.written("whole") if one is not None else None)
    is_all = understood.is_all(written) if path[-1:] == ("scope",) else False
    if is_all is False:
        return None
    shown = shown_of(written)
    if is_all:
        said = Text(
            f"«{shown}» bị đọc thành một phần; toàn bộ thì ghi whole.",
            f"«{shown}» is taken for a part; where it is all write whole.",
        )
        return Complaint(path, said, understood.written("whole"))
    said = Text(
        f"«{shown}» đọc được hai cách. Giao toàn bộ việc của các dòng: hãy ghi whole; chỉ một phần: hãy ghi riêng phần ấy, không có chữ toàn bộ.",
        f"«{shown}» can be read in two ways. For all of the matters in the rows write whole; for a part write that part alone, without a word for all.",
    )
    return Complaint(path, said)


def wrong_shape(path: tuple[Step, ...], error: Any) -> Complaint:
    """Say that a text has not the shape that its key wants: a day, an id, a number."""
    vi = error.schema.get("x-expected-vi", error.validator_value)
    en = error.schema.get("x-expected-en", error.validator_value)
    shown = shown_of(error.instance)
    day = None
    if error.validator_value == _DAY and isinstance(error.instance, str):
        day = understood.last_day(error.instance) if path[-1:] == ("to",) else understood.day(error.instance)
    if day is not None:
        said = Text(
            f"ngày phải viết năm-tháng-ngày: {day}, không viết {shown}.",
            f"days are year-month-day: {day}, not {shown}.",
        )
        return Complaint(path, said, understood.written(day))
    if path[-1:] == ("to",) and error.validator_value == _DAY and understood.is_open(error.instance):
        said = Text(
            f"«{shown}»: không có ngày cuối thì bỏ khóa «to» đi.",
            f"«{shown}»: where there is no last day leave out `to`.",
        )
        return Complaint(path, said)
    if "integer" in error.schema.get("type", ()) and (told := _number(path, error.instance, ["integer"])) is not None:
        return told
    quotes, bare = error.instance.strip("“”„‘’'\" "), understood.bare(error.instance)
    if bare != error.instance and fits(error.validator_value, bare):
        said = Text(
            f"bỏ {'dấu nháy cong' if bare == quotes else 'dấu thừa'}: hãy ghi {bare}, không ghi {shown}.",
            f"no {'curly quotes' if bare == quotes else 'marks around it'}: write {bare}, not {shown}.",
        )
        return Complaint(path, said, understood.written(scalar(bare)))
    return Complaint(
        path, Text(f"«{shown}» không đúng dạng; cần {vi}.", f"«{shown}» has the wrong form; needed is {en}.")
    )
