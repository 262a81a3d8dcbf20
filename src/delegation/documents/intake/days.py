"""Days as decisions write them: ``ngày 04 tháng 12 năm 2025``, ``04/12/2025``; and the last day of a term: *đến hết năm 2027*."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from delegation.names.folding import fold
from delegation.speech.days import read_day
from delegation.values import dataclass

WRITTEN = r"(?:(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})|(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}))"
"""A day, of which ``read`` takes the match; it has six groups."""
_ALONE = re.compile(WRITTEN, re.IGNORECASE)
DAY = r"\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{4}-\d{2}-\d{2}"
_PERIOD = r"tháng\s+\d{1,2}\s*(?:năm\s+|/\s*)\d{4}|năm\s+\d{4}"
_TERM = re.compile(
    rf"(?:(?:kể\s+)?từ\s+(?:ngày\s+)?({DAY})\s*(?:đến|tới|[-–])\s*)?(?:(?:đến|tới)\s+)?(?:hết\s+)?(?:ngày\s+)?({DAY})\s*\.?"
    rf"|(?:(?:kể\s+)?từ\s+(?:ngày\s+)?({DAY})\s+)?(?:(?:đến|tới)\s+(?:hết\s+)?|hết\s+)({_PERIOD})\s*\.?",
    re.IGNORECASE,
)
_HOUR = r"(?:24\s*(?:giờ|h)\s*(?:00)?\s*(?:phút)?,?\s+)?"
_UNTIL = re.compile(
    rf"(?:đến|tới)\s+(?:hết\s+)?{_HOUR}(?:ngày\s+)?({DAY})(?![\d/])|(?:đến|tới)\s+(?:hết\s+)?({_PERIOD})(?![\d/])",
    re.IGNORECASE,
)

_OVER = re.compile(
    rf"(?:chấm dứt|hết hiệu lực|kết thúc)\s+(?:(sau|(?:vào\s+)?hết)|(?:kể\s+)?từ)\s+(?:hết\s+)?(?:0+\s*(?:giờ|h)\s*(?:00)?\s*(?:phút)?,?\s+)?(?:ngày\s+)?({DAY})(?![\d/])",
    re.IGNORECASE,
)
_WITHOUT = re.compile(rf"không\s+(?:bao\s+)?(?:gồm|kể|tính)\s+(?:cả\s+)?(?:ngày\s+)?({DAY})", re.IGNORECASE)
_PERIODS = re.compile(
    rf"{DAY}|(?:tháng|quý|năm|giai đoạn)\s+(?:[IVX]+|\d+)|\b\d+\s*(?:\([^)]*\)\s*)?(?:ngày|tuần|tháng|quý|năm)\b",
    re.IGNORECASE,
)

_START = re.compile(r"\btu(?: ngay)?$|\bbat dau\b")
"""How the head of a column of first days ends, folded."""


@dataclass(frozen=True, slots=True)
class StatedTerm:
    """A term as words state it: its last day, and its first one where they name one."""

    first: date | None
    last: date


def read(found: re.Match[str], first: int = 1) -> date | None:
    """Give the day that a match holds from a group on; ``None`` for one that no calendar has."""
    groups = [one for one in found.groups()[first - 1 : first + 5] if one]
    try:
        day, month, year = map(int, groups)
        return date(year, month, day)
    except ValueError:
        return None


def in_text(text: str) -> date | None:
    """Give the first day of a text; ``None`` where it has none."""
    found = _ALONE.search(text)
    return read(found) if found else None


@lru_cache(4096)
def term(words: str) -> StatedTerm | None:
    """Read a term of which nothing else is said: *đến hết 31/12/2027*, *từ 01/01/2026 đến hết năm 2027*; ``None`` for any other words."""
    found = _TERM.fullmatch(words)
    if not found:
        return None
    from_day, to_day, from_period, period = found.groups()
    began = from_day or from_period
    first, last = _day(began) if began else None, _day(to_day) if to_day else _last_of(period)
    if last is None or (began and (first is None or first > last)):
        return None
    return StatedTerm(first, last)


def until(sentence: str) -> list[date | None]:
    """Give the days until which something is said to last in a sentence; ``None`` for one that no calendar has."""
    return [_day(one[1]) if one[1] else _last_of(one[2]) for one in _UNTIL.finditer(sentence)]


def over(sentence: str) -> list[date | None]:
    """Give the last days before something is said to be over: *chấm dứt sau ngày …* that day, *hết hiệu lực từ ngày …* the one before; ``None`` as above."""
    found = [(one[1], _day(one[2])) for one in _OVER.finditer(sentence)]
    return [day if after or day is None else day - timedelta(1) for after, day in found]


def without(sentence: str) -> list[date | None]:
    """Give the days that a sentence takes out of its term: *(không gồm ngày …)*."""
    return [_day(one[1]) for one in _WITHOUT.finditer(sentence)]


def every(text: str) -> list[date | None]:
    """Give all days of a text; ``None`` for one that no calendar has."""
    return [read(one) for one in _ALONE.finditer(text)]


def tells_time(text: str) -> bool:
    """Whether a text names a day, a period or a duration."""
    return _PERIODS.search(text) is not None


def _day(words: str) -> date | None:
    found = _ALONE.fullmatch(words)
    return read(found) if found else read_day(words)


def _last_of(period: str) -> date | None:
    """Give the last day of a month or a year."""
    *months, year = map(int, re.findall(r"\d+", period))
    month = months[0] if months else 12
    return date(year, month, monthrange(year, month)[1]) if 0 < month <= 12 and year else None  # noqa: PLR2004  months


def may_state(words: str) -> bool:
    """Whether words may state a day or a term at all: they hold a digit, or speak of a time."""
    return re.search(r"\d|\b(?:ngay|thang|quy|nam|thoi han|khi|den)\b", fold(words)) is not None


def is_start(head: str) -> bool:
    """Tell whether a first day stands below a head: *Thời hạn ủy quyền từ*, *Ngày bắt đầu*."""
    return _START.search(fold(head)) is not None
