"""Terms: from when until when something holds, and what of it is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from delegation.authority.usable import UsableTerm
from delegation.findings import Text
from delegation.model.terms import Day, Term, Unknown
from delegation.speech.days import day
from delegation.speech.instruments import by_label
from delegation.speech.text import joined
from delegation.speech.unknowns import reasons

Style = Literal["sentence", "history", "days", "short", "known"]
"""``history``: as sentences, of what the register need not give days to · ``days``: of cells, which are on all days ·
``short``: beside other words, which an open term adds nothing to · ``known``: the same, without what is not known."""
TERM, TERM_NOT_KNOWN = Text("thời hạn", "term"), Text("thời hạn chưa rõ", "its term is not known")
"""What a term is called as a fact of something, and what is said of one that is not known."""
_NOT_KNOWN = Text("chưa rõ thời hạn", "term not known")
_A_DAY_UNKNOWN = Text("có ngày chưa rõ", "a day is not known")
USABLE = Text("Thời hạn có hiệu lực thực tế", "Usable term")
"""What the days are called until which somebody may act by a chain."""
_OPEN: Mapping[Style, Text] = {
    "sentence": Text("không xác định thời hạn", "without a set term"),
    "history": Text("sổ không ghi ngày", "no days in the register"),
    "days": Text("mọi ngày", "all days"),
    "short": Text("", ""),
    "known": Text("", ""),
}


def term(one: Term, style: Style = "sentence") -> Text:
    """Say from when until when something holds; that it has no day where it ends before it begins."""
    start, end = one.start, one.end
    if start is None and end is None:
        return _OPEN[style]
    if isinstance(start, Day) and isinstance(end, Day) and start > end:
        first, last = day(start), day(end)
        return Text(
            f"không có ngày nào (ngày đầu {first.vi} sau ngày cuối {last.vi})",
            f"no day at all (the first day {first.en} comes after the last, {last.en})",
        )
    if style in ("sentence", "history") and not one.is_known:
        return _doubtful(one)
    if isinstance(start, Unknown) and isinstance(end, Unknown) and style != "known":
        return _NOT_KNOWN
    until = "until" if style == "days" and start is None else "to"
    edges = ((start, "từ", "from"), (end, "đến hết", until))
    return joined(
        " ",
        (
            _edge(edge, *words)
            for edge, *words in edges
            if isinstance(edge, Day) or (isinstance(edge, Unknown) and style != "known")
        ),
    )


def _edge(one: Day | Unknown, vi: str, en: str) -> Text:
    if isinstance(one, Day):
        return Text(f"{vi} {day(one).vi}", f"{en} {day(one).en}")
    limit = Text("", "")
    if one.sure is not None:
        sure = day(one.sure)
        limit = (
            Text(f", chậm nhất {sure.vi}", f", {sure.en} at the latest")
            if en == "from"
            else Text(f", sớm nhất {sure.vi}", f", {sure.en} at the earliest")
        )
    return Text(f"{vi} ngày chưa rõ{limit.vi}", f"{en} a day not known{limit.en}")


def _doubtful(one: Term) -> Text:
    """Say a term of which an end is not known."""
    if isinstance(one.start, Day) or (isinstance(one.start, Unknown) and one.start.sure is not None):
        since = _edge(one.start, "từ", "from")
    elif one.start is None:
        since = Text("ngày hiệu lực không ghi", "first day not stated")
    elif isinstance(one.end, Unknown):
        return _NOT_KNOWN
    else:
        since = Text("ngày hiệu lực chưa rõ", "first day not known")
    if isinstance(one.end, Unknown):
        return joined(", ", (since, Text("ngày hết hạn chưa rõ", "last day not known")))
    return since if one.end is None else joined(" ", (since, _edge(one.end, "đến hết", "to")))


def _leg(last: Day | None, by: str, *, is_known: bool = True) -> Text:
    if last is None and not is_known:
        return Text("đến ngày chưa rõ", "to a day not known")
    if last is None:
        return Text("chưa định ngày kết thúc", "with no end set")
    if not by:
        return Text(f"đến hết {day(last).vi}", f"to {day(last).en}")
    name = by_label(by)
    return Text(f"đến hết {day(last).vi} theo {name.vi}", f"to {day(last).en} by {name.en}")


def _ended(one: UsableTerm) -> Iterator[Text]:
    """Say what ends a usable term: another code, a text."""
    if one.replaced_by:
        yield Text(f"mã được thay bằng {one.replaced_by}", f"the code is replaced by {one.replaced_by}")
    if one.ended_by is not None:
        by = by_label(one.ended_by)
        paused = Text("tạm ngưng ", "suspended ") if one.is_paused else Text("", "")
        yield Text(f"{paused.vi}theo {by.vi}", f"{paused.en}by {by.en}")


def usable(one: UsableTerm, *, with_reasons: bool = True) -> Text:
    """Say the days on which a chain can be used, what ends them, and what leaves them open; without reasons, that they are open for want of a day."""
    said = term(Term(one.start, one.end), "short")
    vi, en = said.vi or "không ghi ngày", said.en or "no day given"
    if one.end is None and not one.unknown:
        vi, en = f"{vi}, chưa định ngày kết thúc", f"{en}, no end set"
    elif one.end is not None and (one.ended_by is not None or one.replaced_by):
        why = joined(", ", _ended(one))
        vi, en = f"{vi} ({why.vi})", f"{en} ({why.en})"
    if one.earlier:
        legs = [_leg(last, by) for last, by in one.earlier]
        legs.append(_leg(one.end, one.ended_by or "", is_known=not one.unknown))
        vi = f"{vi}, nối tiếp nhau: {', rồi '.join(leg.vi for leg in legs)}"
        en = f"{en}, one after the other: {', then '.join(leg.en for leg in legs)}"
    open_ends = (
        (one.unknown, Text("có thể ngắn hơn", "perhaps shorter")),
        (one.longer, Text("có thể dài hơn", "perhaps longer")),
    )
    for because, how in open_ends:
        if because:
            why = reasons(because) if with_reasons else _A_DAY_UNKNOWN
            vi, en = f"{vi}; {how.vi}, vì {why.vi}", f"{en}; {how.en}, for {why.en}"
    return Text(vi, en)
