"""Whether two titles say the same: alike but for letters' forms, case, punctuation and known abbreviations; and the words in which others differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from delegation.findings import Text
from delegation.names.folding import fold, unified

_SHORT = {
    "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "tthc": "thủ tục hành chính", "tp": "thành phố", "gp": "giấy phép", "gcn": "giấy chứng nhận",
    "cchn": "chứng chỉ hành nghề", "tnhh": "trách nhiệm hữu hạn", "qsdđ": "quyền sử dụng đất", "đkkd": "đăng ký kinh doanh", "bvmt": "bảo vệ môi trường",
    "dn": "doanh nghiệp", "htx": "hợp tác xã", "vlxd": "vật liệu xây dựng", "clb": "câu lạc bộ", "bhyt": "bảo hiểm y tế", "bhxh": "bảo hiểm xã hội",
    "attp": "an toàn thực phẩm", "vsattp": "vệ sinh an toàn thực phẩm", "đtm": "đánh giá tác động môi trường", "vphc": "vi phạm hành chính",
}  # fmt: skip
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_PARTS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[<>≤≥=%+±²³]")
"""Words, numbers with their commas, and the signs that compare."""
_SHORT_I = re.compile(r"\b([hklmstv]|qu)([iíìỉĩị])\b")
_AS_Y = dict(zip("iíìỉĩị", "yýỳỷỹỵ", strict=True))
_FIRST = (("thủ", "tục", "hành", "chính"), ("thủ", "tục"))
_CODE = re.compile(r"(?:mã(?:\s+số)?(?:\s+TTHC|\s+thủ tục)?\s*:?\s*)?(?<![\d.])(\d\.\d{6})(?!\.?\d)", re.IGNORECASE)


def words_of(title: str, code: str = "") -> tuple[str, ...]:
    """Give the words of a title as titles are compared. ``code``: that of its row, which may stand in the title, too."""
    text = _CODE.sub(lambda one: " " if one[1] == code else one[0], title) if code else title
    text = _BETWEEN_DIGITS.sub("", unified(unicodedata.normalize("NFKC", text)))
    text = _SHORT_I.sub(lambda one: one[1] + _AS_Y[one[2]], text)
    found = [part for one in _PARTS.findall(text) for part in _SHORT.get(one, one).split()]
    for first in _FIRST:
        if tuple(found[: len(first)]) == first:
            return tuple(found[len(first) :])
    return tuple(found)


def in_full(title: str) -> str:
    """Give a title with its abbreviations in full."""
    return " ".join(words_of(title))


def same(one: str, other: str, code: str = "") -> bool:
    """Whether two titles say the same; one that is typed without any diacritics, what is left of the other without its own."""
    if one == other:
        return True
    first, second = words_of(one, code), words_of(other, code)
    if first == second:
        return True
    return (one.isascii() or other.isascii()) and fold(" ".join(first)) == fold(" ".join(second))


def differing(printed: str, known: str, code: str = "") -> Text:
    """Say in which words a printed title differs from a known one."""
    before, after = words_of(known, code), words_of(printed, code)
    vi, en = list[str](), list[str]()
    for kind, first, end, begin, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = _said(before[first:end]), _said(after[begin:last])
        if kind == "delete":
            vi.append(f"thiếu «{old}»")
            en.append(f"lacks “{old}”")
        elif kind == "insert":
            vi.append(f"thêm «{new}»")
            en.append(f"adds “{new}”")
        elif kind == "replace":
            vi.append(f"«{new}» thay cho «{old}»")
            en.append(f"“{new}” for “{old}”")
    return Text(", ".join(vi), ", ".join(en))


def _said(words: Sequence[str]) -> str:
    return " ".join(words)
