"""Text that YAML takes for a remark: what stands behind `` #`` in a value without quotes is lost, and nobody sees it.

A remark is usual, and so is a value before it. Suspect is only what a person hardly writes as a remark: a number that the text before it
asks for, a bracket that is closed behind the sign, a sign with nothing between it and its word, as in *lô #12*.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from delegation.findings import Fix, Problem, Text
from delegation.loading.text.document import Document
from delegation.loading.text.problems import MOST, and_more, spot
from delegation.speech.scalars import quoted

_SIGN = re.compile(r"[^\s](?P<gap>[ \t]+)#")
_KEY = re.compile(r"(?P<key>[\w-]+) *:[ \t]+")
_ASKS_FOR_A_NUMBER = re.compile(
    r"(?:^|[\s(])(?:số|stt|điều|khoản|điểm|mục|chương|phần|tiết|dòng|bảng|biểu|mẫu|phụ lục|trang|tập|quyển|tờ|thửa|lô|ô|khu|khối|tầng|phòng|kho"
    r"|nhà|ngõ|ngách|hẻm|tổ|cụm|tuyến|trạm|cảng|gói|đợt|loại|nhóm|hạng|cấp|no\.?|nr\.?)$",
    re.IGNORECASE,
)
_PAIRS = ("()", "[]", "«»", "“”", "„“", "‘’")
_OF_PROGRAMS = re.compile(r"(?:todo|fixme|xxx|hack|noqa|region|endregion|yamllint)\b", re.IGNORECASE)


def swallowed(document: Document, text: str) -> Iterator[Problem]:
    """Find values without quotes of which a part may be lost because YAML takes it for a remark."""
    shown = 0
    for start, sign in _before_remarks(document, text):
        end = _end_of_line(text, sign)
        why = _suspect(document.kind, text, start, sign, end)
        if why is None:
            continue
        shown += 1
        if shown <= MOST:
            yield _lost(document, start, sign, sure=why)
    if shown > MOST:
        yield and_more(document.name, shown - MOST, "remarks")


def _before_remarks(document: Document, text: str) -> Iterator[tuple[int, int]]:
    """Give where each value without quotes begins that a remark follows on its line, and where the sign of that stands."""
    starts, ends = document.positions.starts, document.positions.ends
    at = 0
    while (found := _SIGN.search(text, at)) is not None:
        at, behind = found.end(), found.start() + 1
        number = bisect_right(starts, found.start()) - 1
        if number >= 0 and ends[number] == behind and text[starts[number]] not in "\"'|>":
            yield starts[number], found.end() - 1
            at = _end_of_line(text, at)
        elif text[text.rfind("\n", 0, at) + 1 : at].lstrip()[:1] == "#":
            at = _end_of_line(text, at)


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text[: end if end >= 0 else len(text)].rstrip())


def _suspect(kind: str, text: str, start: int, sign: int, end: int) -> bool | None:
    """Say whether a remark can only be meant as text; ``None`` where it is as remarks are."""
    value, remark = text[start:sign].rstrip(), text[sign + 1 : end]
    bare = remark.strip()
    if bare[:1].isdigit() and _ASKS_FOR_A_NUMBER.search(value):
        return True
    if any(value.count(pair[0]) > value.count(pair[1]) and pair[1] in bare for pair in _PAIRS):
        return True
    # Who sets a remark apart by several blanks knows that it is one.
    if sign - start - len(value) > 1 or not _is_text(kind, text, start, value) or _OF_PROGRAMS.match(bare):
        return None
    return False if not bare or remark[:1].isalnum() or bare.isdigit() else None


def _is_text(kind: str, text: str, start: int, value: str) -> bool:
    """Whether a sentence stands here: several words, under a key that has text or in a list."""
    from delegation.loading.schema import text_keys  # noqa: PLC0415  only where a remark follows a value

    if " " not in value:
        return False
    begun = max(text.rfind(sign, 0, start) for sign in "\n,{[") + 1
    found = _KEY.search(text, begun, start)
    return found is None or found.end() != start or found["key"] in text_keys(kind)


def _lost(document: Document, start: int, sign: int, *, sure: bool) -> Problem:
    text = document.text
    end, begun = _end_of_line(text, sign), text.rfind("\n", 0, sign) + 1
    whole, kept = text[start:end], text[start:sign].rstrip()
    goes_on = "\n" in whole
    whole, kept = (" ".join(one.split()) if goes_on else one for one in (whole, kept))
    new = quoted(whole)
    # A text of several lines, or what else stands in brackets, is put in quotes by a person.
    fix = (
        None if goes_on or whole[-1] in ",]}" else Fix(Text(f"thay bằng {new}", f"replace with {new}"), new, sure=sure)
    )
    line, column = document.spot(max(start, begun))
    return Problem(
        spot(document.name, line - 1, column - 1, column - 1 + end - max(start, begun)),
        Text(
            vi=f"YAML đọc «{text[sign:end]}» là ghi chú và bỏ đi, chỉ còn «{kept}». Nếu đó là chữ của câu thì đặt cả câu trong dấu nháy: {new}; "
            f"nếu là ghi chú thì đặt phần trước trong dấu nháy: {quoted(kept)}.",
            en=f"YAML takes «{text[sign:end]}» for a remark and drops it: only «{kept}» is left. If it belongs to the text, quote the whole: {new}; "
            f"if it is a remark, quote what stands before it: {quoted(kept)}.",
        ),
        about=(text[sign:end], document.name),
        fix=fix,
    )
