"""Legal bases as papers print them: which instruments are cited, and which places in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from delegation.documents.intake.letters import flat
from delegation.model.provisions import canonical, places
from delegation.model.register import Register
from delegation.values import dataclass

NUMBER = re.compile(r"\b\d{1,5}(?:\s?/\s?\d{4})?\s?/\s?(?:[A-ZĐ][A-ZĐa-z]*\d*)(?:-[A-ZĐ][A-ZĐa-z]*\d*)*")
"""The number of an instrument: ``146/2025/NĐ-CP``, ``72/2025/QH15``, ``105/QĐ-UBND``."""
_KIND = re.compile(
    r"(?:của\s+)?(?:bộ luật|luật|pháp lệnh|nghị quyết|nghị định|thông tư liên tịch|thông tư|quyết định|chỉ thị|văn bản)"
    r"(?:\s+(?!số\b)[^\d;()]*?)?(?:\s+số)?\s*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^(?:[\s;,.(\-–+]|\)|\bvà\b|\btheo\b|\bquy định tại\b|\bcăn cứ\b|\bcủa [^;,()]*)+", re.IGNORECASE)
_TITLED = r"(?:quy định|về|sửa đổi|bổ sung|hướng dẫn|ban hành|hợp nhất)"
_LIMITING = r"(?:trừ|chỉ|không|chưa|riêng|nếu|khi|đối với|trường hợp|áp dụng)"
_BEHIND = re.compile(
    rf"^(?:[\s;,.\-–+]|\bngày\s+\d[^;,()]*?\d{{4}}|\bcủa\s(?:(?!\b(?:{_LIMITING}|{_TITLED})\b)[^;,()])*"
    rf"|\b{_TITLED}\b(?:(?!\b(?:trừ|chỉ áp dụng|chỉ tiếp nhận|chưa|không ủy quyền)\b)[^;()])*)+",
    re.IGNORECASE,
)
"""What stands behind a number and says no more than which text it is: its day, its issuer, its title."""
_NAMES = r"(?:bộ luật|luật|pháp lệnh|nghị quyết|nghị định|thông tư liên tịch|thông tư|quyết định|chỉ thị)\b"
_OTHER = re.compile(rf"^(.*(?:;|\b{_NAMES}.*(?:,|\svà)))\s*(?={_NAMES})", re.IGNORECASE)
"""What is of another text than the one that is numbered behind it: *Khoản 2 Điều 14; Nghị định số*, *Luật Luật sư và Nghị định số*."""
_DAYS = re.compile(r"^\s*ngày\s+\d[^;,()]*?\d{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedCitation:
    """One citation: the number of the instrument, the places in it (canonical; nothing for the whole), its words as printed.

    ``known``: the register has the instrument. ``readable``: its places can be read, or it names none. ``beside``: it stands in brackets
    behind another one, as the text that this refers to.
    """

    number: str
    at: str
    words: str
    known: bool
    readable: bool
    beside: bool


def read(text: str, register: Register) -> tuple[PrintedCitation, ...]:
    """Give the citations of a text, in its order."""
    flattened, found = flat(text), list[PrintedCitation]()
    for one, before, _ in _numbered(flattened):
        number = re.sub(r"\s", "", one.group())
        where = flat(_KIND.sub("", before)).strip(" ,;:")
        at = canonical(where) if where and places(where) else ""
        known = register.instrument(number) is not None
        beside = bool(found) and flattened.count("(", 0, one.start()) > flattened.count(")", 0, one.start())
        found.append(PrintedCitation(number, at, flat(f"{before}{number}"), known, bool(at) or not where, beside))
    return tuple(found)


@lru_cache(4096)
def left(text: str) -> tuple[str, ...]:
    """Give what a text with numbers says beside its citations: texts without a number, limits; nothing of one that has no number."""
    flattened, found, end = flat(text), list[str](), 0
    for one, _, other in _numbered(flattened):
        found.append(other)
        end = one.end()
    found += [_BEHIND.sub("", flattened[end:])] if end else []
    plain = (re.sub(r"^và\b|\bvà$", "", one.strip(" ;,.-–()")).strip() for one in found)
    return tuple(one for one in plain if any(map(str.isalpha, one)))


def _numbered(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Give each number with what is of its text before it, and what is of another text."""
    start = 0
    for one in NUMBER.finditer(text):
        before = _BEFORE.sub("", _DAYS.sub("", text[start : one.start()]))
        other = _OTHER.match(before)
        yield one, before[other.end() :] if other else before, other[1] if other else ""
        start = one.end()
