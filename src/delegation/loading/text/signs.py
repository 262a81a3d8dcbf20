"""Slips of the pen in the signs of a line: marks of other programs, a dash before one value, two keys on a line, other brackets and commas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from delegation.findings import Text
from delegation.loading.text.columns import BEFORE, Slip
from delegation.names.folding import fold
from delegation.speech import in_english
from delegation.speech.lists import KEYS
from delegation.speech.scalars import scalar, word

_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*\w*\s*")
"""What stands around a text that was copied out of a page or a chat: ```` ```yaml ````."""
_DASHED = re.compile(r"(?P<head> *(?:- +)*)(?P<key>[A-Za-z][\w-]*): +[-–—•] +(?P<value>[^\s\[{\"'&*!|>%@`#].*)")
_TWO_KEYS = re.compile(
    r"(?P<head> *(?:- +)*)(?P<key>[A-Za-z][\w-]*): +(?P<value>[^\s\[{].*?)[ ,;]+(?P<second>[a-z][a-z-]*): +(?P<more>\S.*)"
)
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
            f"«{text.strip()}» là dấu của nơi chép văn bản ra, không thuộc tệp quy tắc. Hãy xóa dòng này.",
            f"«{text.strip()}» is a mark of the page that the text was copied from and does not belong to a rule file. Delete this line.",
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


def two_keys(kind: str, text: str, line: int) -> Iterator[Slip]:
    """Give the second key of a line a line of its own, where both values may stand behind their keys."""
    found = _TWO_KEYS.fullmatch(text)
    if found is None:
        return
    from delegation.loading.schema import accepts, keys_of  # noqa: PLC0415  only a faulty document needs it

    second, value = found["second"], found["value"]
    whole = re.fullmatch(r"0|[1-9]\d*", value)
    if second not in keys_of(kind) or not accepts(kind, found["key"], int(value) if whole else value):
        return
    if accepts(kind, found["key"], text[found.start("value") :].rstrip()):
        return  # a text may say anything, a colon too
    new = f"{value}\n{' ' * len(found['head'])}{second}: {found['more'].rstrip()}"
    said = Text(
        f"dòng này có hai khóa, «{found['key']}» và «{second}»; mỗi khóa một dòng. Hãy xuống dòng trước «{second}», thụt {len(found['head'])} dấu cách.",
        f"there are two keys on this line, «{found['key']}» and «{second}»; each has a line of its own. Break the line before «{second}», which is indented by {len(found['head'])} blanks.",
    )
    todo = Text(f"xuống dòng trước «{second}»", f"break the line before «{second}»")
    yield Slip(line, found.start("value"), len(text), new, said, moves=True, todo=todo)


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
