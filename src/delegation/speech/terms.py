"""Terms: from when until when something holds, and what of it is not known."""

from __future__ import annotations

from delegation.findings import Language, Text
from delegation.model.terms import Day, Term, Unknown
from delegation.speech.days import day


def term_line(term: Term, language: Language) -> str:
    """Say from when until when something holds; that it has no day where it ends before it begins."""
    if isinstance(term.start, Day) and isinstance(term.end, Day) and term.start > term.end:
        return Text(
            f"không có ngày nào (ngày đầu {day(term.start, 'vi')} sau ngày cuối {day(term.end, 'vi')})",
            f"no day at all (the first day {day(term.start, 'en')} comes after the last, {day(term.end, 'en')})",
        ).in_(language)
    match term.start, term.end:
        case Unknown(), Unknown():
            return Text("chưa rõ thời hạn", "term not known").in_(language)
        case start, Unknown():
            since = _since(start, language)
            return Text(f"{since}, ngày hết hạn chưa rõ", f"{since}, last day not known").in_(language)
        case start, None:
            return _since(start, language)
        case start, end:
            until = Text(f"đến hết {day(end, 'vi')}", f"to {day(end, 'en')}").in_(language)
            return until if start is None else f"{_since(start, language)} {until}"


def _since(start: Day | Unknown | None, language: Language) -> str:
    if isinstance(start, Unknown):
        return Text("ngày hiệu lực chưa rõ", "first day not known").in_(language)
    if start is None:
        return Text("không xác định thời hạn", "without a set term").in_(language)
    return Text(f"từ {day(start, 'vi')}", f"from {day(start, 'en')}").in_(language)
