"""What caused a change, in a few words: the instrument, and from or until which day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegation.comparison import Cause, Comparison, saying
from delegation.comparison.saying import said_of_term
from delegation.findings import Language, Text
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.wording import counted, day, number


def register_of(comparison: Comparison, holder: str) -> Register:
    """Give the register that knows a holder or an instrument, the new one first."""
    new, old = comparison.new.register, comparison.old.register
    known = new.holder(holder) is not None or new.instrument(holder) is not None
    return new if known else old


def said_of(causes: Iterable[Cause], comparison: Comparison, language: Language) -> str:
    """Name the causes of one change."""
    told = dict.fromkeys(_said(one, comparison, language) for one in causes)
    return "; ".join(told)


def summed(causes: Iterable[Cause], comparison: Comparison, language: Language) -> str:
    """Say how many instruments caused several changes, and on which days; one cause is named."""
    found = sorted(set(causes), key=lambda one: (one.kind, one.about, one.edge, one.day or Day.min, one.by))
    if len({_said(one, comparison, language) for one in found}) == 1:
        return _said(found[0], comparison, language)
    parts = []
    for edge in ("start", "end", ""):
        some = [one for one in found if one.edge == edge]
        if some:
            parts.append(_summed(some, edge, comparison, language))
    return "; ".join(parts)


def _summed(causes: Sequence[Cause], edge: str, comparison: Comparison, language: Language) -> str:
    instruments = {one.about if one.kind in ("basis", "instrument") else " ".join(one.by) for one in causes}
    if len(instruments) == 1 and len({one.day for one in causes}) == 1:
        return _said(causes[0], comparison, language)
    days = sorted({one.day for one in causes if one.day is not None})
    vi, en = f"{number(len(instruments), 'vi')} văn bản", counted(len(instruments), "instrument")
    if not edge or not days:
        return Text(f"{vi} được ghi khác trong sổ", f"{en} entered differently").in_(language)
    words = ("có hiệu lực từ", "in force from") if edge == "start" else ("hết hiệu lực sau", "ended after")
    last = days[-1]
    span = Text(day(days[0], "vi"), day(days[0], "en"))
    if last != days[0]:
        span = Text(
            f"các ngày từ {day(days[0], 'vi')} đến {day(last, 'vi')}", f"{day(days[0], 'en')} to {day(last, 'en')}"
        )
    return Text(f"{vi} {words[0]} {span.vi}", f"{en} {words[1]} {span.en}").in_(language)


def _said(one: Cause, comparison: Comparison, language: Language) -> str:
    return _text(one, comparison, language).in_(language)


def _text(one: Cause, comparison: Comparison, language: Language) -> Text:
    by = ", ".join(instrument(name, comparison, language) for name in one.by)
    of = f" ({by})" if by else ""
    if one.kind == "register":
        return _entered(one, comparison, of)
    if one.kind == "restated":
        return Text(f"sổ ghi khác{of}", f"entered differently{of}")
    if one.kind == "row":
        return Text(f"phụ lục thêm hoặc bớt việc{of}", f"the annex has it more or less{of}")
    return said_of_term(one, lambda name: register_of(comparison, name))


def _entered(one: Cause, comparison: Comparison, of: str) -> Text:
    """Say whether an entry was made or withdrawn; an ownership of a matter that both registers have was changed."""
    old, new = comparison.old.register, comparison.new.register
    was = one.about in old.grants or MatterId(one.about) in old.matters
    becomes = one.about in new.grants or MatterId(one.about) in new.matters
    if was and becomes:
        return Text(f"sổ ghi lại chủ thể theo luật{of}", f"the owner by law was entered anew{of}")
    return Text(f"ghi thêm vào sổ{of}", f"entered{of}") if becomes else Text(f"rút khỏi sổ{of}", f"withdrawn{of}")


def instrument(name: str, comparison: Comparison, language: Language) -> str:
    """Name an instrument of either register; where its number is not public, say so."""
    return saying.instrument(name, lambda asked: register_of(comparison, asked)).in_(language)
