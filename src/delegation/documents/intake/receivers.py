"""Who receives the rows of an annex where the articles say so: *Điều 2. Ủy quyền cho Sở Tư pháp … tại Phụ lục II*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from delegation.documents.intake import sentences
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import Paper, Paragraph
from delegation.documents.intake.parties import ELLIPSIS, NAME, in_heading, mentioned
from delegation.names.folding import fold

_ANNEX = re.compile(r"\bphụ lục(?:\s+số)?\s*(?:([IVXLC]+)|0*(\d{1,2})|([A-H]))\b", re.IGNORECASE)
_ANNEXES = re.compile(
    r"\bphụ lục(?:\s+số)?\s*((?:[IVXLC]+|\d{1,2}|[A-H])\b(?:\s*(?:,|;|và|,\s*và)\s*(?:phụ lục\s+)?(?:số\s+)?(?:[IVXLC]+|\d{1,2}|[A-H])\b(?!\s+(?:thủ tục|TTHC|nhiệm vụ|nội dung)))*)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s*(?:(?:ban hành\s+)?kèm theo(?:\s+Quyết định này)?)?\s*(?:[:–—-]|\b(?:giao\s+)?cho\b|\bgiao\b)\s*(?:(?:Danh mục\s+)?(?:(?:các\s+)?(?:thủ tục(?:\s+hành chính)?|TTHC|nhiệm vụ|nội dung)\s+)?(?:được\s+)?(?:ủy quyền|uỷ quyền|phân cấp|giao)\s+cho\s+)?(?=(?:các\s+)?{NAME})",
    re.IGNORECASE,
)
"""What stands between an annex and the name of who receives it: *Phụ lục II: Sở Tư pháp*, *thủ tục tại Phụ lục II cho Sở Tư pháp*."""
_HELPING = re.compile(r"phối hợp|tham mưu|báo cáo|lấy ý kiến", re.IGNORECASE)
"""That who is named helps whoever receives."""
_IN_ORDER = re.compile(r"\btương ứng\b|\blần lượt\b|\btheo (?:đúng )?thứ tự\b", re.IGNORECASE)
"""That the first annex is of the first receiver, the second of the second."""
_LIST = re.compile(r"\s*(?:,|;|\bvà\b)\s*(?:và\s+)?", re.IGNORECASE)
_GIVING = re.compile(r"ủy quyền|uỷ quyền|phân cấp", re.IGNORECASE)
_ITEM = re.compile(r"(?:(?:\d+|[a-zđ])[.)]|[-–+•*])\s")
_NOT_OWN = ("can cu ", "xet ", "theo de nghi ", "giao ")
_TO = re.compile(r"(?:ủy quyền|uỷ quyền|phân cấp)(?: thẩm quyền)?\s+cho\s+", re.IGNORECASE)
_NEXT = re.compile(rf"(?:\bvà|[,;])\s+(?={NAME})", re.IGNORECASE)
_COMMITTEE = r"(?:Chủ tịch\s+)?(?:UBND|(?:Ủy|Uỷ) ban nhân dân)"
_OWNERS = re.compile(
    rf"\bthẩm quyền(?:\s+(?:giải quyết|quyết định))*(?:\s+của)?\s+{_COMMITTEE}(?:\s+(?:thành phố|tỉnh))?(?:\s*(?:,|/|\bvà\b)\s*{_COMMITTEE}\s+(?:thành phố|tỉnh))+",
    re.IGNORECASE,
)
"""Two who have the matters, of whom none receives them: *thuộc thẩm quyền của UBND, Chủ tịch UBND Thành phố*."""
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
    return frozenset(in_turn(words))


def in_turn(words: str) -> list[str]:
    """Give the same in the order in which they stand."""
    each = re.compile(r"[IVXLC]+|\d{1,2}|[A-H]", re.IGNORECASE)
    return [
        _whole(one.casefold()) if re.fullmatch("[ivxlc]+", one, re.IGNORECASE) else one.lstrip("0").casefold()
        for listed in _ANNEXES.findall(words)
        for one in each.findall(re.sub(r"\bvà\b|phụ lục|số", " ", listed, flags=re.IGNORECASE))
    ]


def _number(found: re.Match[str]) -> str:
    return _whole(found[1].casefold()) if found[1] else found[2] or found[3].casefold()


def _whole(roman: str) -> str:
    values = [_ROMAN[one] for one in roman]
    return str(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))


def by_annex(paper: Paper) -> dict[str, str]:
    """Give the words for who receives by the number of each annex that a sentence gives to somebody; none where two sentences differ."""
    found: dict[str, set[str]] = {}
    listing = False
    lines = [flat(block.text) for block in paper.blocks if isinstance(block, Paragraph)]
    for words in (one for one, aside in zip(lines, sentences.asides(lines), strict=True) if not aside):
        gives = _GIVING.search(words) is not None and not fold(words).startswith(_NOT_OWN)
        # «Điều 1. Ủy quyền như sau:» makes receivers of the names with which the lines below it begin.
        listing = (gives and words.endswith(":")) or (listing and _ITEM.match(words) is not None)
        if gives or listing:
            for number, receiver in _pairs(words):
                found.setdefault(number, set()).add(receiver)
    return {number: next(iter(said)) for number, said in found.items() if len(said) == 1}


def _pairs(words: str) -> Iterator[tuple[str, str]]:
    """Give each annex that a sentence names with the words for who receives it."""
    listed = list(_ANNEXES.finditer(words))
    if listed and _BEHIND.match(words, listed[-1].end()):
        yield from _named_behind(words, listed)
    elif listed and _IN_ORDER.search(words):
        yield from _in_order(words, listed)
    else:
        yield from _named_before(words, listed)


def _named_before(words: str, listed: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Give each annex with the names since the one before; those of the one before where there are none.

    A word with a capital between two annexes may be a name that is not known as one («các Sở: Tư pháp (Phụ lục I), Công Thương (Phụ lục II)»): then nobody is meant.
    """
    start, receiver = 0, ""
    for one in listed:
        before = words[start : one.start()]
        named = in_heading(before, numbered=True) or mentioned(before)
        if start and named and _HELPING.search(before):
            # Who helps with an annex does not receive it: whoever does is asked.
            named = before.strip(" ,;.")
        receiver = named or ("" if start and _CAPITAL.search(before) else receiver)
        if receiver:
            yield from ((number, receiver) for number in annexes_of(one[0]))
        start = one.end()


def _named_behind(words: str, listed: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Give each annex with the names behind it, up to the next one; several annexes may stand before one name, if no other does."""
    waiting = list[re.Match[str]]()
    for one, after in zip(listed, [*(each.start() for each in listed[1:]), len(words)], strict=True):
        waiting.append(one)
        name = _BEHIND.match(words, one.end())
        if name:
            receiver = words[name.end() : after].strip(" ,;.()")
            yield from ((number, receiver) for each in waiting for number in annexes_of(each[0]))
        if name or _CAPITAL.search(words[one.end() : after]):
            waiting = []


def _in_order(words: str, listed: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Give the first annex with the first name, and so on, where there are as many of both; else nobody is meant."""
    before = words[: listed[0].start()]
    named = in_heading(before, numbered=True) or mentioned(before)
    called = ELLIPSIS.match(named)
    receivers = _NEXT.split(named)
    if called:
        receivers = [f"{called[1] or ''}{called[2]} {one}" for one in _LIST.split(called[3])]
    numbers = [number for one in listed for number in in_turn(one[0])]
    if named and len(receivers) == 1:
        # «Giám đốc các Sở tương ứng»: of each annex it is asked who that is.
        receivers = [named] * len(numbers)
    if len(numbers) == len(receivers) == len(set(numbers)):
        yield from zip(numbers, receivers, strict=True)


def given(lines: Iterable[str]) -> tuple[str, ...]:
    """Give what begins with the name of each to whom an article, or a line of one, gives."""
    found = dict[str, None]()
    for words in lines:
        if (_ARTICLE.match(words) or _ITEM.match(words)) and not _ENDING.search(words):
            found |= {
                one.strip(): None
                for part in _TO.split(_OWNERS.sub("thẩm quyền", words))[1:]
                for one in _NEXT.split(part)
            }
    return tuple(found)
