"""What became of a request or a duty: entered, answered and how, overdue, withdrawn from the register, reworded."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.answers.changes import values
from delegation.answers.changes.sentences import ENTERED, EntryTurn, from_to, registers_of
from delegation.findings import Text
from delegation.model.requests import Reply, Request
from delegation.questions.compare import Comparison, EntryChange
from delegation.questions.compare.requests import STATE
from delegation.speech import requests

_SORTS = {
    "proposal": Text("Kiến nghị", "Proposal"),
    "withdrawal": Text("Đề nghị rút", "Withdrawal asked for"),
    "duty": Text("Nghĩa vụ", "Duty"),
}


def request(change: EntryChange, comparison: Comparison) -> EntryTurn:
    """Tell of a request or a duty."""
    old, new = registers_of(comparison)
    before, after = (next((each for each in side.requests if each.id == change.id), None) for side in (old, new))
    one, register = (after, new) if after is not None else (before, old)
    if one is None:
        raise KeyError(change.id)
    what, sort = requests.request(one, register), _SORTS[one.kind]
    name = Text(f"{sort.vi} {one.id}: {what.vi}", f"{sort.en} {one.id}: {what.en}")
    said = tuple(_said(change, before, after, comparison))
    kinds = change.aspects or (("entered" if before is None else "withdrawn"),)
    return EntryTurn("other", change.id, name, said, kinds, change.kind)


def _said(change: EntryChange, before: Request | None, after: Request | None, comparison: Comparison) -> Iterator[Text]:
    if after is None:
        yield ENTERED.went
        return
    day = comparison.new.as_of
    if before is None:
        how = requests.standing(after, day)
        yield Text(f"{ENTERED.came.vi} ({how.vi})", f"{ENTERED.came.en} ({how.en})")
    elif STATE in change.aspects:
        was = requests.STATES[before.state(comparison.old.as_of)]
        yield from_to("chuyển", "went", was, requests.standing(after, day))
    if isinstance(after.reply, Reply) and after.state(day) == "answered" and (before is None or _is_fresh(change)):
        yield requests.answer(after.reply)
    if before is not None:
        for aspect in change.aspects:
            if aspect != STATE and not (aspect == "reply" and after.state(day) == "answered"):
                yield values.restated(aspect, getattr(before, aspect), getattr(after, aspect), registers_of(comparison))


def _is_fresh(change: EntryChange) -> bool:
    """Whether the answer is new, or another one than before."""
    return STATE in change.aspects or "reply" in change.aspects
