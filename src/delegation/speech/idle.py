"""What a decision gives and nobody holds by it on a day: which of its matters, and why. Said beside it, for a decision alone reads as if it gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.authority.lapsing import IdleRow
from delegation.authority.marks import Mark
from delegation.findings import Text
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.speech import causes, days
from delegation.speech.numbers import in_english, number
from delegation.speech.text import joined, sentence

_NOT_HELD = Text("bên giao không có thẩm quyền đối với việc được giao", "the giver does not hold what it gives")
_MOST_TOLD = 3
"""Reasons that one sentence tells; the others stand with the marks."""


def why(one: IdleRow, register: Register) -> Text:
    """Say why a row moves nothing: what is over or has not begun, or that the giver does not hold it."""
    found = dict.fromkeys(causes.said(cause, register) for cause in one.causes)
    return joined("; ", found) if found else _NOT_HELD


def counted(idle: int, every: int) -> Text:
    """Say in how many of the matters that are given the receiver holds nothing, beside the day."""
    few, all_ = number(idle), number(every)
    return Text(
        f"{few.vi} trong {all_.vi} việc: bên nhận không có thẩm quyền vào ngày này",
        f"{few.en} of {all_.en}: not held by the receiver on this day",
    )


def summed(rows: Iterable[IdleRow], every: int, day: Day, register: Register) -> Text:
    """Say in a whole sentence in how many of the matters that a paper shows as given the receiver holds nothing, on which day and why."""
    several = list(rows)
    count = len({one.row.matter for one in several})
    reasons = list(dict.fromkeys(why(one, register) for one in several))
    told = joined("; ", reasons[:_MOST_TOLD])
    more = Text("; …", "; …") if len(reasons) > _MOST_TOLD else Text("", "")
    on, few, all_ = days.day(day), number(count), number(every)
    return Text(
        f"Vào ngày {on.vi}, bên nhận không có thẩm quyền đối với {few.vi} trong {all_.vi} việc được giao: {told.vi}{more.vi}.",
        f"On {on.en} the receiver does not hold {few.en} of {in_english(every, 'matter')} given: {told.en}{more.en}.",
    )


def marks_of(rows: Iterable[IdleRow], day: Day, register: Register) -> Iterator[tuple[Mark, str, str]]:
    """Give the mark of each row with its grant and matter; rows that are idle for the same reason bear the same one."""
    on = days.day(day)
    for one in rows:
        reason = why(one, register)
        said = Text(
            f"vào ngày {on.vi} bên nhận không có thẩm quyền: {reason.vi}",
            f"on {on.en} the receiver does not hold it: {reason.en}",
        )
        yield (
            Mark("", f"idle:{said.vi}", said, Text(sentence(said.vi), sentence(said.en)), firm=True),
            one.grant.id,
            str(one.row.matter),
        )
