"""Which other decisions a sentence ends: as a whole, in words that say nothing else, or in some other way, which is asked."""

from __future__ import annotations

import re

from delegation.documents.intake import days
from delegation.documents.intake.citations import NUMBER
from delegation.names.folding import fold, unified
from delegation.values import dataclass

_DECISION = re.compile(
    rf"(?:các\s+)?(?:Quyết định|Nghị quyết|QĐ|NQ)\s+(?:số\s*:?\s*)?({NUMBER.pattern})(?:,?\s+(?:ngày\s+)?{days.WRITTEN})?",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"(?:[,;]|\bvà\b)\s+(?:số\s*:?\s*)?({NUMBER.pattern})(?:,?\s+(?:ngày\s+)?{days.WRITTEN})?", re.IGNORECASE
)
"""One more of a list: *các Quyết định số 46/QĐ-UBND và số 47/QĐ-UBND*."""
_SIGN = "xqd"
_VERB = r"(?:thay the|bai bo|huy bo|cham dut hieu luc(?: thi hanh)?)"
_SPEAKS = re.compile(rf"\b(?:{_VERB}|het hieu luc|sua doi|bo sung|dieu chinh)\b")
_NOT_TITLE = r"(?!(?:cua|xqd|doi voi|ve viec|ve|ke tu|tu ngay|tu|den|trong|tru|rieng|o|tai|phan|voi|khi|neu|co|het)\b)"
_WHOLE = re.compile(
    rf"(?P<before>(?:(?:(?:quyet dinh|nghi quyet) nay|co hieu luc|thi hanh|ke|tu|ngay|ky|ban hanh|\d+|thang|nam|den|het|va|dong thoi|thoi)(?: |$))*){_VERB}(?: toan bo| ca)?(?: noi dung)?(?: hieu luc(?: thi hanh)?)?(?: cho| cua)? {_SIGN}(?:(?: va| dong thoi)? {_SIGN}| cua(?: {_NOT_TITLE}\w+){{1,14}})*(?P<title> (?:ve viec|ve|v v) .*)?"
    rf"|(?:cac )?{_SIGN}(?: va {_SIGN}| cua(?: {_NOT_TITLE}\w+){{1,14}}?)*(?: (?:ve viec|ve|v v) .*?)? (?:het hieu luc|cham dut hieu luc|bi bai bo|duoc bai bo)(?: thi hanh)?"
)
_AS_OF_THIS = re.compile(
    r"\s*(?:kể\s+)?(?:từ|khi)\s+(?:(?:ngày|thời điểm|khi)\s+)*(?:Quyết định|Nghị quyết)\s+này\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?=\s*[.;/]*\s*$)",
    re.IGNORECASE,
)
"""On which day a decision ends anyway that another one ends."""
_OF_PART = re.compile(
    r"\b(?:trừ|riêng|một phần|khoản \d|điểm [a-zđ]\b|điều \d|phụ lục|số thứ tự|stt|dòng|kể từ|từ ngày|sau ngày|phần)\b"
)
"""Words behind the number of a decision by which not all of it ends, or on a day of its own, also where they could be words of its title."""


@dataclass(frozen=True, slots=True)
class EndedPapers:
    """The numbers of decisions that a sentence ends as a whole, and the words before that, which may speak of something else."""

    numbers: tuple[str, ...]
    before: str


def whole(sentence: str) -> EndedPapers | None:
    """Give the decisions that a sentence replaces or repeals as a whole; ``None`` where it ends none, or says more of them."""
    sentence = _AS_OF_THIS.sub("", sentence)
    numbers, plain, start = _read(sentence)
    found = _WHOLE.fullmatch(plain) if numbers else None
    if found is None or _OF_PART.search(unified(sentence)[start:]):
        return None
    verb = re.search(r"thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|chấm dứt hiệu lực", sentence, re.IGNORECASE)
    return EndedPapers(numbers, sentence[: verb.start()] if verb and found["before"] else "")


def spoken_of(sentence: str) -> tuple[str, ...]:
    """Give the numbers of the decisions that a sentence speaks of with words of ending or amending."""
    numbers, plain, _ = _read(sentence)
    return numbers if _SPEAKS.search(plain) else ()


def _read(sentence: str) -> tuple[tuple[str, ...], str, int]:
    """Give the numbers of decisions that a sentence names, the sentence folded with signs for them, and where the first of them stands."""
    first = _DECISION.search(sentence)
    if first is None:
        return (), fold(sentence), 0
    head, tail = sentence[: first.start()], sentence[first.start() :]
    numbers = [re.sub(r"\s", "", one[1]) for one in _DECISION.finditer(tail)]
    tail = _DECISION.sub(f" {_SIGN} ", tail)
    numbers += [re.sub(r"\s", "", one[1]) for one in _NEXT.finditer(tail)]
    tail = _NEXT.sub(f" {_SIGN} ", tail)
    return tuple(dict.fromkeys(numbers)), " ".join(fold(f"{head} {tail}").split()), first.end()
