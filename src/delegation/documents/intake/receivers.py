"""Who receives the rows of an annex where the articles say so: *Điều 2. Ủy quyền cho Sở Tư pháp … tại Phụ lục II*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import Paper, Paragraph
from delegation.documents.intake.parties import NAME, in_heading, mentioned
from delegation.names.folding import fold

_ANNEX = re.compile(r"\bphụ lục(?:\s+số)?\s*(?:([IVXLC]+)|0*(\d{1,2})|([A-H]))\b", re.IGNORECASE)
_ANNEXES = re.compile(
    r"\bphụ lục(?:\s+số)?\s*((?:[IVXLC]+|\d{1,2}|[A-H])\b(?:\s*(?:,|;|và|,\s*và)\s*(?:phụ lục\s+)?(?:số\s+)?(?:[IVXLC]+|\d{1,2}|[A-H])\b)*)",
    re.IGNORECASE,
)
_GIVING = re.compile(r"ủy quyền|uỷ quyền|phân cấp", re.IGNORECASE)
_ITEM = re.compile(r"(?:\d+|[a-zđ])[.)]\s")
_NOT_OWN = ("can cu ", "xet ", "theo de nghi ", "giao ")
_TO = re.compile(r"(?:ủy quyền|uỷ quyền|phân cấp)(?: thẩm quyền)?\s+cho\s+", re.IGNORECASE)
_NEXT = re.compile(rf"(?:\bvà|[,;])\s+(?={NAME})", re.IGNORECASE)
_ARTICLE = re.compile(r"Điều\s+\d+\s*[.:]", re.IGNORECASE)
_ENDING = re.compile(r"bãi bỏ|hủy bỏ|huỷ bỏ|thay thế|hết hiệu lực", re.IGNORECASE)
_CAPITAL = re.compile(
    r"\b(?!Phụ lục|Điều|Danh mục|Biểu|Mục|Quyết định|Nghị quyết|Ban hành|Thời hạn|Thời gian|Chi tiết|Xem|Theo|Kèm)[A-ZÀ-ỸĐ][a-zà-ỹđ]+"
)
"""A word that may begin a name."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def annex_of(words: str) -> str:
    """Give the number of the annex that words name first, *II* as *2*; nothing where they name none."""
    found = _ANNEX.search(words)
    return _number(found) if found else ""


def annex_words(words: str) -> str:
    """Give the annex that words name first as a place in its decision, with its number as printed: *Phụ lục II*; nothing where they name none."""
    found = _ANNEX.search(words)
    return f"Phụ lục {(found[1] or found[2] or found[3]).upper()}" if found else ""


def annexes_of(words: str) -> frozenset[str]:
    """Give the numbers of all annexes that words name: *Phụ lục I, II và III*."""
    each = re.compile(r"[IVXLC]+|\d{1,2}|[A-H]", re.IGNORECASE)
    return frozenset(
        _whole(one.casefold()) if re.fullmatch("[ivxlc]+", one, re.IGNORECASE) else one.lstrip("0").casefold()
        for listed in _ANNEXES.findall(words)
        for one in each.findall(re.sub(r"\bvà\b|phụ lục|số", " ", listed, flags=re.IGNORECASE))
    )


def _number(found: re.Match[str]) -> str:
    return _whole(found[1].casefold()) if found[1] else found[2] or found[3].casefold()


def _whole(roman: str) -> str:
    values = [_ROMAN[one] for one in roman]
    return str(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))


def by_annex(paper: Paper) -> dict[str, str]:
    """Give the words for who receives by the number of each annex that a sentence gives to somebody; none where two sentences differ."""
    found: dict[str, set[str]] = {}
    listing = False
    for words in (flat(block.text) for block in paper.blocks if isinstance(block, Paragraph)):
        gives = _GIVING.search(words) is not None and not fold(words).startswith(_NOT_OWN)
        # «Điều 1. Ủy quyền như sau:» makes receivers of the names with which the lines below it begin.
        listing = (gives and words.endswith(":")) or (listing and _ITEM.match(words) is not None)
        if gives or listing:
            for number, receiver in _pairs(words):
                found.setdefault(number, set()).add(receiver)
    return {number: next(iter(said)) for number, said in found.items() if len(said) == 1}


def _pairs(words: str) -> Iterator[tuple[str, str]]:
    """Give each annex that a sentence names with the names since the one before; those of the one before where there are none.

    A word with a capital between two annexes may be a name that is not known as one («các Sở: Tư pháp (Phụ lục I), Công Thương (Phụ lục II)»): then nobody is meant.
    """
    start, receiver = 0, ""
    for one in _ANNEX.finditer(words):
        before = words[start : one.start()]
        named = in_heading(before, numbered=True) or mentioned(before)
        receiver = named or ("" if start and _CAPITAL.search(before) else receiver)
        if receiver:
            yield _number(one), receiver
        start = one.end()


def given(lines: Iterable[str]) -> tuple[str, ...]:
    """Give what begins with the name of each to whom an article, or a line of one, gives."""
    found = dict[str, None]()
    for words in lines:
        if (_ARTICLE.match(words) or _ITEM.match(words)) and not _ENDING.search(words):
            found |= {one.strip(): None for part in _TO.split(words)[1:] for one in _NEXT.split(part)}
    return tuple(found)
