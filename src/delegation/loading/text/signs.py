"""Slips of the pen in the signs of a line: marks of other programs, a dash before one value, two keys on a line, other brackets and commas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from delegation.findings import Text
from delegation.loading.text.columns import BEFORE, Slip
from delegation.names.folding import fold
from delegation.speech import in_english
from delegation.speech.lists import KEYS
from delegation.speech.scalars import scalar, word

_FENCE = re.compile(r"\s*(?:(?:`{3,}|~{3,})\s*\w*|[-–—=_.*+]{3,})\s*")
"""What stands around a text that was copied out of a page or a chat, or parts it there: ```` ```yaml ````, «-----», «...»."""
_DASHED = re.compile(r"(?P<head> *(?:- +)*)(?P<key>[A-Za-z][\w-]*): +[-–—•] +(?P<value>[^\s\[{\"'&*!|>%@`#].*)")
_ALONE = re.compile(r"(?P<head> *(?:- +)*)(?P<key>[a-z][a-z-]*)")
_FIRST_KEY = re.compile(r"(?P<head> *(?:- +)*)(?P<key>[A-Za-z][\w-]*): +(?P<value>[^\s\[{\"'].*)")
_FURTHER_KEY = re.compile(r"(?P<mark>\s*[,;/|]\s*| +)(?P<key>[a-z][a-z-]*): +(?=\S)")
_SEMICOLON = re.compile(r"(\"[^\"]*\"|'[^']*')|;(?=\s*(?:[\w-]+:\s|[\"'{\[]))")
_UNKNOWN = re.compile(
    r"(?P<head> *(?:- +)*)(?P<key>[A-Za-z][\w-]*): +(?:unknown|(?P<bare>\?+)$)(?::? +(?P<reason>[^\s{].*))?"
)
_LINE = re.compile(r"(?P<blanks> *)(?P<dash>- +)?[^\s#].*")
_OPENS = re.compile(r" *(?:- +)*([A-Za-z][\w-]*): *(?:#.*)?")
_ROUND = re.compile(r"(?P<before>.*: +)\((?P<inner>[\w-]+: [^(){}]*)\)")


def fence(text: str, line: int) -> Iterator[Slip]:
    """Take out a mark between which another program puts a text."""
    if _FENCE.fullmatch(text):
        said = Text(
            f"dòng «{text.strip()}» là dấu kẻ, dấu ngăn của nơi khác, không thuộc tệp quy tắc. Hãy xóa dòng này; muốn ngăn thì để một dòng trống.",
            f"the line «{text.strip()}» is a mark of another program and does not belong to a rule file. Delete it; to part what stands here leave a line empty.",
        )
        yield Slip(line, 0, len(text), "", said, todo=Text("xóa dòng này", "delete this line"))


def dashed(kind: str, text: str, line: int) -> Iterator[Slip]:
    """Take the sign of a list from before a value, or put the value into brackets, as its key wants it."""
    found = _DASHED.fullmatch(text)
    if found is None:
        return
    from delegation.loading.schema import accepts  # noqa: PLC0415  only a faulty document needs it

    key, value = found["key"], found["value"].rstrip()
    if accepts(kind, key, value):
        new = word(value)
        said = Text(
            f"«{key}» chỉ nhận một giá trị, viết ngay sau dấu «:», không có dấu «-» ở trước. Hãy ghi «{key}: {new}».",
            f"«{key}» has one value, which stands behind the «:» without a «-» before it. Write «{key}: {new}».",
        )
    elif accepts(kind, key, value, listed=True):
        new = f"[{word(value)}]"
        said = Text(
            f"danh sách viết cùng dòng với khóa thì đặt trong ngoặc vuông. Hãy ghi «{key}: {new}».",
            f"a list on the line of its key stands in square brackets. Write «{key}: {new}».",
        )
    else:
        return
    yield Slip(line, found.end("key") + 2, len(text), new, said)


def key_alone(kind: str, lines: Sequence[str], line: int) -> Iterator[Slip]:
    """Put the colon behind a key that stands alone on its line; a value that is to follow is for a person to write."""
    found = _ALONE.fullmatch(lines[line].rstrip())
    if found is None:
        return
    from delegation.loading.schema import keys_of  # noqa: PLC0415  only a faulty document needs it

    key, margin = found["key"], len(found["head"])
    if key not in keys_of(kind):
        return
    below = next((one for one in lines[line + 1 :] if one.strip() and not one.lstrip().startswith("#")), "")
    indent = len(below) - len(below.lstrip())
    is_begun = not (indent > margin or (indent == margin and below.lstrip().startswith("- ")))
    new = f"{key}: …" if is_begun else f"{key}:"
    vi = " và giá trị" if is_begun else ""
    said = Text(
        f"sau khóa «{key}» thiếu dấu «:»{vi}. Hãy ghi «{new}».",
        f"a «:»{' and the value are' if is_begun else ' is'} missing after the key «{key}». Write «{new}».",
    )
    todo = Text(f"ghi: {new}", f"write: {new}")
    yield Slip(line, margin, len(lines[line].rstrip()), f"{key}:", said, by_hand=is_begun, todo=todo)


def two_keys(kind: str, lines: Sequence[str], line: int) -> Iterator[Slip]:
    """Give each further key of a line a line of its own, where the first value may stand behind its key."""
    found = _FIRST_KEY.fullmatch(lines[line].rstrip())
    further = _further_keys(kind, found["value"]) if found is not None else []
    if found is None or not further:
        return
    from delegation.loading.schema import accepts  # noqa: PLC0415  only a faulty document needs it

    value = found["value"][: further[0].start()]
    whole = re.fullmatch(r"0|[1-9]\d*", value)
    if not accepts(kind, found["key"], int(value) if whole else value):
        return
    is_text = accepts(kind, found["key"], found["value"])
    if is_text and not all(one["mark"].strip() for one in further):
        return  # a text may say anything, a colon too
    ends = [*(one.start() for one in further[1:]), len(found["value"])]
    parts = {one["key"]: found["value"][one.end() : end].rstrip() for one, end in zip(further, ends, strict=True)}
    indent = " " * len(found["head"])
    above = _keys_above(lines, line, len(indent))
    twice = {key: above[key] for key in parts if key in above}
    new = f"\n{indent}".join([value, *(f"{key}: {part}" for key, part in parts.items() if key not in twice)])
    by_hand = any(lines[at].partition(":")[2].strip() != parts[key] for key, at in twice.items())
    said, todo = _said_of_keys([found["key"], *parts], twice, len(indent), is_text=is_text)
    start, end = found.start("value"), len(lines[line].rstrip())
    yield Slip(line, start, end, new, said, moves=True, by_hand=by_hand, todo=todo)


def _said_of_keys(keys: Sequence[str], twice: Mapping[str, int], blanks: int, *, is_text: bool) -> tuple[Text, Text]:
    """Say that several keys stand on a line, and what is to be done. ``twice``: on which line above one of them stands already."""
    listed = ", ".join(f"«{one}»" for one in keys)
    before = f"«{keys[1]}»" if len(keys) == 2 else "mỗi khóa sau"  # noqa: PLR2004
    vi = [f"dòng này có {len(keys)} khóa: {listed}; mỗi khóa một dòng."]
    en = [f"there are {len(keys)} keys on this line: {listed}; each has a line of its own."]
    todo = Text(f"xuống dòng trước {before}", "break the line before each further key")
    if twice:
        kept = ", ".join(f"«{one}» (dòng {at + 1})" for one, at in twice.items())
        stand = ", ".join(f"«{one}» (line {at + 1})" for one, at in twice.items())
        vi.append(f"Mục này đã có {kept}: hãy bỏ khóa ấy ở đây, chỉ giữ một.")
        en.append(f"The entry has {stand} already: take the key out here, and keep one.")
        todo = Text("bỏ khóa đã có ở trên", "take out the key that stands above")
    else:
        vi.append(f"Hãy xuống dòng trước {before}, thụt {blanks} dấu cách.")
        en.append(f"Break the line before each further one, which is indented by {blanks} blanks.")
    if is_text:
        vi.append("Nếu cả dòng là lời văn thì đặt trong dấu nháy.")
        en.append("Where the line is one text, put it in quotes.")
    return Text(" ".join(vi), " ".join(en)), todo


def _keys_above(lines: Sequence[str], line: int, column: int) -> dict[str, int]:
    """Give the keys of the entry that stand above a line, with their lines."""
    found: dict[str, int] = {}
    for number in range(line - 1, -1, -1):
        here = re.match(r"(?P<head> *(?:- +)*)(?P<key>[A-Za-z][\w-]*):", lines[number])
        if here is None or len(here["head"]) > column:
            continue
        if len(here["head"]) < column:
            break
        found[here["key"]] = number
        if "-" in here["head"]:
            break
    return found


def _further_keys(kind: str, value: str) -> list[re.Match[str]]:
    """Find the keys of a kind of file that stand within a value, each with the mark before it."""
    from delegation.loading.schema import keys_of  # noqa: PLC0415  only a faulty document needs it

    return [one for one in _FURTHER_KEY.finditer(value) if one["key"] in keys_of(kind)]


def has_two_keys(kind: str, value: str) -> bool:
    """Whether a mark and another key stand within a value, so that it is no one text: quotes around it would swallow the key."""
    return any(one["mark"].strip() for one in _further_keys(kind, value))


def semicolons(text: str, line: int) -> Iterator[Slip]:
    """Put commas in the place of semicolons that part what stands in brackets."""
    start = min((at for at in map(text.find, "{[") if at >= 0), default=-1)
    new = _with_commas(text[start:]) if start >= 0 else text
    if start >= 0 and new != text[start:]:
        said = Text(
            f"trong ngoặc, các phần cách nhau bằng dấu phẩy, không bằng dấu chấm phẩy. Hãy ghi «{new}».",
            f"in brackets a comma parts what stands there, no semicolon. Write «{new}».",
        )
        yield Slip(line, start, len(text), new, said)


def _with_commas(text: str) -> str:
    return _SEMICOLON.sub(lambda found: found[1] or ",", text)


def unknown(kind: str, text: str, line: int) -> Iterator[Slip]:
    """Put into brackets that a value is not known."""
    found = _UNKNOWN.fullmatch(text.rstrip())
    if found is None:
        return
    from delegation.loading.schema import accepts  # noqa: PLC0415  only a faulty document needs it

    reason = (found["reason"] or "chưa rõ").rstrip()
    if accepts(kind, found["key"], {"unknown": reason}):
        new = f"{{unknown: {scalar(reason)}}}"
        said = Text(
            f"điều chưa biết ghi trong ngoặc nhọn. Hãy ghi «{found['key']}: {new}».",
            f"what is not known stands in curly brackets. Write «{found['key']}: {new}».",
        )
        yield Slip(line, found.end("key") + 2, len(text), new, said)


def dash_forgotten(lines: Sequence[str], line: int) -> Iterator[Slip]:
    """Put the sign of a list before the first line of an entry, where the other entries of its list have theirs."""
    here = re.match(r"( *)(- +)?(\S.*)", lines[line])
    if here is None:
        return
    column = len(here[1])
    for number in (line, *range(line - 1, max(-1, line - BEFORE), -1)):
        above = re.match(r"( *)(- +)?([A-Za-z][\w-]*:.*)", lines[number])
        if above is None or above[2]:
            continue
        at = len(above[1])
        opens = number > 0 and at == column + 2 and _OPENS.fullmatch(lines[number - 1]) is not None
        if (here[2] and opens) or (number == line and at == column):
            text = above[3].rstrip()
            said = Text(
                f"mục này của danh sách thiếu dấu «-» ở trước «{text}». Hãy ghi «- {text}», dấu «-» sau {column} dấu cách.",
                f"this entry of the list lacks the «-» before «{text}». Write «- {text}», the «-» behind {in_english(column, 'blank')}.",
            )
            new = f"{' ' * column}- {text}"
            yield Slip(
                number,
                0,
                len(lines[number].rstrip()),
                new,
                said,
                moves=True,
                todo=Text(f"ghi: - {text}", f"write: - {text}"),
            )
            return


def round_brackets(text: str, line: int) -> Iterator[Slip]:
    """Put curly brackets in the place of round ones around keys."""
    found = _ROUND.fullmatch(text.rstrip())
    if found is not None:
        new = f"{{{_with_commas(found['inner'])}}}"
        said = Text(
            f"nhóm khóa viết cùng dòng thì đặt trong ngoặc nhọn. Hãy ghi «{new}».",
            f"keys on one line stand in curly brackets. Write «{new}».",
        )
        yield Slip(line, found.end("before"), len(text), new, said)


def may_stand(kind: str, lines: Sequence[str], line: int, head: str, key: str | None) -> Callable[[str], bool | None]:
    """Give what says whether a text may stand on a line: behind its ``key``, or, without one, below the key that the lines above open.

    It says ``None`` of a text that has not the shape that is wanted there, such as that of an id.
    """
    from delegation.loading.schema import accepts, keys_of, takes_text  # noqa: PLC0415  only a faulty document needs it

    is_listed = key is None and "-" in head
    if key is not None:
        known = keys_of(kind) & {key, *KEYS.get(fold(key), ())}
    else:
        owner = _opened_above(lines, line, len(head) - len(head.lstrip()) if is_listed else len(head) - 1)
        known = frozenset(() if owner is None else (owner,))
    if not known:
        return lambda _: key is not None

    def told(value: str) -> bool | None:
        if any(accepts(kind, one, value, listed=is_listed) for one in known):
            return True
        return None if any(takes_text(kind, one, listed=is_listed) for one in known) else False

    return told


def _opened_above(lines: Sequence[str], line: int, column: int) -> str | None:
    """Give the key, with nothing behind it, below which a line stands: the nearest one above that begins at a column or before it."""
    for number in range(line - 1, -1, -1):
        found = _LINE.fullmatch(lines[number])
        if found is None or len(found["blanks"]) > column or (found["dash"] and len(found["blanks"]) == column):
            continue
        opens = _OPENS.fullmatch(lines[number])
        return opens[1] if opens is not None else None
    return None
