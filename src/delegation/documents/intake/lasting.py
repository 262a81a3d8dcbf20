"""Until when what is given lasts, as sentences of a decision state it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from delegation.documents.intake import days, duties, term_words
from delegation.documents.intake.citations import NUMBER
from delegation.documents.intake.sentences import ARTICLE
from delegation.findings import Text
from delegation.names.folding import unified
from delegation.values import dataclass

_LASTING = re.compile(
    r"ủy quyền|uỷ quyền|hiệu lực|thời hạn|phân cấp|^(?:được |việc )?(?:thực hiện|áp dụng|thời gian|thí điểm)\b",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    r"(?:thời hạn|thời gian)\s+(?:thực hiện\s+)?(?:ủy quyền|uỷ quyền|phân cấp)|(?:ủy quyền|uỷ quyền|phân cấp)\s+có\s+thời hạn|đến\s+khi\b|đến\s+trước\b|hết hiệu lực\s+(?:cùng|khi|theo|vào)",
    re.IGNORECASE,
)
"""That a term is stated, whatever its words are, where the sentence is about all that is given."""
_TIME = re.compile(
    r"^(?:thời hạn|thời gian)\b(?! (?:giải quyết|xử lý|tiếp nhận|trả|thẩm định))|(?:ủy quyền|uỷ quyền|phân cấp|quyết định này|giao)\b[^.;]*\b(?:trong (?:thời hạn|thời gian|vòng|quý|năm|tháng|giai đoạn|\d)|kéo dài|chấm dứt|kết thúc|hết hiệu lực|hết hạn|có hiệu lực|hiệu lực là)\b",
    re.IGNORECASE,
)
"""How a sentence of an article may state a term, where it names a day, a period or a duration."""
_FORCE = re.compile(r"có hiệu lực(?: thi hành)?\s*(?:kể\s+)?(?:từ|sau)\b", re.IGNORECASE)
_OR_REPLACED = re.compile(
    rf",? (?:hoặc|hay) (?:cho )?(?:đến |tới )?khi (?:có )?{duties.REPLACED}(?:,? (?:tùy|tuỳ)(?: theo)? (?:điều kiện|thời điểm|sự kiện|trường hợp) nào (?:đến|xảy ra) trước)?(?=[ ./]*$)",
    re.IGNORECASE,
)
"""The same behind a last day."""
_OF_TIME = re.compile(r"\b(?:thời hạn|thời gian)\b", re.IGNORECASE)
_NO_TERM = re.compile(r"ngày làm việc|hồ sơ|^(?:về việc|v/v)\b|\bthu hồi\b|\btrước thời hạn\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a decision: its value as the register writes it, the words that say so, and where they stand."""

    value: str
    words: str
    place: Text
    others: tuple[str, ...] = ()
    """Of who receives: what begins with the name of each to whom a sentence gives."""


Sentences = Sequence[tuple[str, str, Text]]
"""Sentences of a decision on itself, each with the paragraph that it is of and its place."""


def last_day(sentences: Sentences, articles: Collection[str]) -> Iterator[tuple[str, Fact]]:
    """Give the last day of what is given; all of them where several are named, or the words where no day is: what is no day is asked. ``articles``: the sentences that stand in articles."""
    found, over = dict[str, Fact](), dict[str, Fact]()
    headed = False
    for sentence, text, place in sentences:
        headed = _is_headed(sentence, text, before=headed)
        if duties.is_report(sentence) or duties.is_condition(sentence) or duties.is_heading(sentence):
            continue
        if duties.is_when_over(sentence):
            over.setdefault(sentence, Fact(sentence, text, place))
            continue
        below = headed and sentence in articles
        ends = ends_of(sentence, headed=below)
        for day in ends:
            said = day.isoformat() if day is not None else sentence
            found.setdefault(said, Fact(said, text, place))
        if not ends and (_states(sentence) or (sentence in articles and _may_state(sentence, headed=below))):
            found.setdefault(sentence, Fact(sentence, text, place))
    found = found or over
    if found:
        first = next(iter(found.values()))
        yield "end", Fact("; ".join(found), first.words, first.place)


def _is_headed(sentence: str, text: str, *, before: bool) -> bool:
    """Whether a sentence stands below the heading of an article on time. ``before``: whether the one before it does."""
    if ARTICLE.match(text):
        before = False
    return before or (duties.is_heading(sentence) and _OF_TIME.search(sentence) is not None)


def without_replacing(sentence: str) -> str:
    """Give a sentence without the words, at its end, that another paper may come in the place of this one."""
    return _OR_REPLACED.sub("", unified(sentence)) if _OR_REPLACED.search(unified(sentence)) else sentence


def ends_of(sentence: str, *, headed: bool = False) -> list[date | None]:
    """Give the last days that a sentence states; ``None`` for one that no calendar has. ``headed``: it stands below a heading on time."""
    term = days.term(sentence.strip(" ./;"))
    if term is not None and sentence.casefold().startswith(("đến", "tới", "cho đến", "từ", "kể từ")):
        return [term.last]
    if term_words.is_of_part(sentence) or (not headed and not _LASTING.search(sentence)):
        return []
    # *Quyết định số … hết hiệu lực từ ngày …* tells of another paper.
    over = [] if NUMBER.search(sentence) else days.over(sentence)
    without = days.without(sentence)
    return [day - timedelta(1) if day is not None and day in without else day for day in (*days.until(sentence), *over)]


def _states(sentence: str) -> bool:
    return _IN_WORDS.search(sentence) is not None and term_words.is_of_all(sentence)


def _may_state(sentence: str, *, headed: bool) -> bool:
    return (
        bool((headed or (_TIME.search(sentence) and term_words.is_of_all(sentence))) and days.tells_time(sentence))
        and not _NO_TERM.search(sentence)
        and not is_force(sentence)
    )


def is_force(sentence: str) -> bool:
    """Whether a sentence states from when a decision holds, and no more of time."""
    return _FORCE.search(sentence) is not None and not re.search(r"\b(?:đến|tới|trong|hết)\b", sentence, re.IGNORECASE)
