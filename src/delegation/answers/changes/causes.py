"""What caused a change, in a few words: the instrument, and from or until which day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from delegation.authority.entries import ChangeCause
from delegation.findings import Language, Text
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.questions.compare import Comparison
from delegation.speech import day, in_english, instrument_name, number
from delegation.speech.causes import IN_FORCE, makers, said_of_term
from delegation.speech.holders import holder_label
from delegation.speech.instruments import Naming, briefly
from delegation.speech.text import into, joined


def register_of(comparison: Comparison, holder: str) -> Register:
    """Give the register that knows a holder, an instrument or a commune, the new one first."""
    new, old = comparison.new.register, comparison.old.register
    known = new.holder(holder) is not None or new.instrument(holder) is not None or holder in new.communes
    return new if known else old


def said_of(causes: Iterable[ChangeCause], comparison: Comparison, language: Language, named: Naming = briefly) -> str:
    """Name the causes of one change."""
    told = dict.fromkeys(text_of(one, comparison, named).in_(language) for one in causes)
    return "; ".join(told)


def summed(causes: Iterable[ChangeCause], comparison: Comparison, language: Language) -> str:
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


def _summed(causes: Sequence[ChangeCause], edge: str, comparison: Comparison, language: Language) -> str:
    instruments = {one.about if one.kind in ("basis", "instrument") else " ".join(one.by) for one in causes}
    if len(instruments) == 1 and len({one.day for one in causes}) == 1:
        return _said(causes[0], comparison, language)
    days = sorted({one.day for one in causes if one.day is not None})
    vi, en = f"{number(len(instruments)).vi} văn bản", in_english(len(instruments), "instrument")
    if not edge or not days:
        return Text(f"{vi} được ghi khác trong sổ", f"{en} entered differently").in_(language)
    words = IN_FORCE[0] if edge == "start" else IN_FORCE[1]
    last = days[-1]
    span = day(days[0])
    if last != days[0]:
        span = Text(f"các ngày từ {day(days[0]).vi} đến {day(last).vi}", f"{day(days[0]).en} to {day(last).en}")
    return Text(f"{vi} {words.vi} {span.vi}", f"{en} {words.en} {span.en}").in_(language)


def _said(one: ChangeCause, comparison: Comparison, language: Language) -> str:
    return text_of(one, comparison).in_(language)


def text_of(one: ChangeCause, comparison: Comparison, named: Naming = briefly) -> Text:
    """Say one cause. ``named``: how instruments are named."""
    knowing = partial(register_of, comparison)
    by = makers(one, knowing, named)
    of = Text(f" ({by.vi})", f" ({by.en})") if one.by else Text("", "")
    if one.kind == "register":
        return _entered(one, comparison, of)
    if one.kind == "restated":
        corrected = _corrected(one, comparison, of)
        return corrected or Text(f"sổ ghi khác{of.vi}", f"entered differently{of.en}")
    if one.kind == "row":
        return Text(f"phụ lục thêm hoặc bớt việc{of.vi}", f"the annex has it more or less{of.en}")
    return said_of_term(one, knowing, named)


def _corrected(one: ChangeCause, comparison: Comparison, of: Text) -> Text | None:
    """Say which owner by law was corrected into which; ``None`` where it was something else that reads differently."""
    old, new = comparison.old.register, comparison.new.register
    pairs = [
        (holder_label(change.before.holder, old), holder_label(change.after.holder, new))
        for change in comparison.corrected.get(MatterId(one.about), ())
        if change.before is not None and change.after is not None
    ]
    if not pairs:
        return None
    said = joined("; ", (into(*pair) for pair in pairs))
    return Text(f"sửa chủ thể theo luật: {said.vi}{of.vi}", f"owner by law corrected: {said.en}{of.en}")


def _entered(one: ChangeCause, comparison: Comparison, of: Text) -> Text:
    """Say whether an entry was made or withdrawn; an ownership of a matter that both registers have was changed."""
    old, new = comparison.old.register, comparison.new.register
    was = one.about in old.grants or MatterId(one.about) in old.matters
    becomes = one.about in new.grants or MatterId(one.about) in new.matters
    if was and becomes:
        return Text(f"sổ ghi lại chủ thể theo luật{of.vi}", f"the owner by law was entered anew{of.en}")
    if becomes:
        return Text(f"ghi thêm vào sổ{of.vi}", f"entered{of.en}")
    return Text(f"rút khỏi sổ{of.vi}", f"withdrawn{of.en}")


def instrument(name: str, comparison: Comparison, named: Naming = briefly) -> Text:
    """Name an instrument of either register."""
    return instrument_name(register_of(comparison, name), name, named)
