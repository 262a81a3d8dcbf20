"""Files that stay with whoever decided before a change: how that is said."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.findings import Text
from delegation.model.acts import Transition
from delegation.model.terms import Day, Unknown
from delegation.speech.days import day
from delegation.speech.steps import Cited, cited
from delegation.speech.unknowns import NOT_KNOWN


def left_behind(by: Cited, before: Day, until: Day | Unknown | None, deciders: Sequence[str]) -> Text:
    """Say who goes on to decide files received before a day, until when, and by which provision."""
    who = Text(*([", ".join(deciders)] * 2)) if deciders else NOT_KNOWN
    first, basis, last = day(before), cited(by), _until(until)
    return Text(
        f"hồ sơ tiếp nhận trước ngày {first.vi} do {who.vi} tiếp tục giải quyết{last.vi}, theo {basis.vi}",
        f"files received before {first.en} stay with {who.en}{last.en}, by {basis.en}",
    )


def rule(one: Transition, by: Cited) -> Text:
    """Say what an instrument lays down of files received before a day, whoever had them."""
    first = day(one.before) if isinstance(one.before, Day) else Text("ngày chưa rõ", "a day not known")
    basis, last = cited(by), _until(one.until)
    return Text(
        f"hồ sơ tiếp nhận trước {first.vi} do nơi đang giải quyết tiếp tục giải quyết{last.vi}, theo {basis.vi}",
        f"files received before {first.en} stay with whoever decided before{last.en}, by {basis.en}",
    )


def _until(until: Day | Unknown | None) -> Text:
    if isinstance(until, Unknown):
        return Text(f" (đến ngày nào thì chưa rõ: {until.reason})", f" (until when is not known: {until.reason})")
    return Text("", "") if until is None else Text(f" đến hết {day(until).vi}", f" until {day(until).en}")


def as_before(by: Cited, before: Day, until: Day | Unknown | None, on: Day) -> Text:
    """Say that a file was received before a change and is decided as on the day before it, until when, and by what."""
    first, basis, then, last = day(before), cited(by), day(on), _until(until)
    return Text(
        f"hồ sơ tiếp nhận trước ngày {first.vi} do nơi đang giải quyết tiếp tục giải quyết{last.vi}, theo {basis.vi}; trả lời như tại "
        f"ngày {then.vi}",
        f"files received before {first.en} stay with whoever decided before{last.en}, by {basis.en}; the answer is that of {then.en}",
    )
