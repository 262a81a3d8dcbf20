"""Requests, withdrawals asked for, duties: how one is said, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Mapping

from delegation.findings import Text
from delegation.model.register import Register
from delegation.model.requests import Reply, Request
from delegation.model.terms import Day, Unknown
from delegation.speech.days import day
from delegation.speech.gaps import gaps
from delegation.speech.holders import holder_label
from delegation.speech.numbers import counted, in_english, number
from delegation.speech.text import joined, remarked
from delegation.speech.unknowns import reason, unknown

_ACTS: Mapping[str, Text] = {
    "report": Text("báo cáo", "report"),
    "evaluate": Text("đánh giá", "evaluate"),
    "inspect": Text("kiểm tra", "inspect"),
    "guide": Text("hướng dẫn", "guide"),
    "publish": Text("công khai", "publish"),
}
STATES: Mapping[str, Text] = {
    "not-yet": Text("chưa bắt đầu", "not yet begun"),
    "open": Text("chưa có trả lời", "not answered"),
    "overdue": Text("quá hạn, chưa có trả lời", "overdue, not answered"),
    "answered": Text("đã có trả lời", "answered"),
    "unknown": Text("chưa rõ đã giải quyết hay chưa", "not known whether it was answered"),
}
_NO_DAY = Text("ngày chưa rõ", "on a day that is not known")
RESULTS: Mapping[str, Text] = {
    "answered": Text("đã trả lời", "answered"),
    "done": Text("đã thực hiện", "done"),
    "accepted": Text("được chấp nhận", "accepted"),
    "partly": Text("được chấp nhận một phần", "accepted in part"),
    "refused": Text("không được chấp nhận", "refused"),
}


_TOLD_IN_LISTS = frozenset({"on", "to", "source"})
"""What is not known of a request, and so common that only a list of requests says why."""


def told_in_lists(one: Request, register: Register) -> tuple[Text, ...]:
    """Say what else is not known of a request."""
    return gaps((each for each in one.gaps if each.key in _TOLD_IN_LISTS), register)


def request(one: Request, register: Register, *, with_reasons: bool = True) -> Text:
    """Say what is asked for or must be done, by whom and of whom: «Sở Y tế đề nghị UBND Thành phố rút 8 việc: …».

    ``with_reasons``: whether to say why it is not known by whom; papers leave that out.
    """
    asker, addressee = _asker(one.asker, register, with_reasons=with_reasons), bodies(one.addressee, register)
    known = not isinstance(one.addressee, Unknown)
    of = Text(f" {addressee.vi}", f" {addressee.en}") if known else Text("", "")
    amount = counted(one.count, "việc", "matter") if one.count is not None else Text("việc đã giao", "what was given")
    if one.kind == "withdrawal":
        what = Text(f"đề nghị{of.vi} rút {amount.vi}", f"asks{of.en} to withdraw {amount.en}")
    elif one.kind == "proposal":
        what = Text(f"kiến nghị{of.vi}", f"proposes to{of.en}" if known else "proposes")
    else:
        act = _ACTS.get(one.act or "", Text("thực hiện", "act"))
        towards = Text(f" đối với{of.vi}", f" towards{of.en}") if known else of
        what = Text(f"phải {act.vi}{towards.vi}", f"must {act.en}{towards.en}")
    said = Text(f"{asker.vi} {what.vi}: {one.content}", f"{asker.en} {what.en}: “{one.content}”")
    stated = [each for each in one.gaps if each.key not in _TOLD_IN_LISTS]
    return remarked(said, gaps(stated, register)) if stated and with_reasons else said


def _asker(names: tuple[str, ...] | Unknown, register: Register, *, with_reasons: bool) -> Text:
    """Name those who ask at the head of a sentence: that it is not known who does, and why."""
    if not isinstance(names, Unknown):
        return bodies(names, register)
    said = Text("Chưa rõ cơ quan nào", "A body that is not known")
    return remarked(said, (reason(names.reason),)) if with_reasons else said


def bodies(names: tuple[str, ...] | Unknown, register: Register) -> Text:
    """Name those who ask or are asked, by the names of the register where it has them."""
    if isinstance(names, Unknown):
        why = reason(names.reason)
        return Text(f"(chưa rõ: {why.vi})", f"(not known: {why.en})")
    return joined(", ", (holder_label(name, register) for name in names))


def standing(one: Request, on: Day, *, dated: bool = True, with_reasons: bool = True) -> Text:
    """Say how a request stands on a day: its state, and its last day with how long that is past.

    ``dated``: whether to name the last day where it is known; false where it stands beside. ``with_reasons``: why something is not known.
    """
    state = one.state(on)
    if state == "overdue" and isinstance(one.due, Day):
        days = (on - one.due).days
        late = counted(days, "ngày", "day")
        if not dated:
            return Text(f"quá hạn {late.vi}, chưa có trả lời", f"{late.en} overdue, not answered")
        return Text(
            f"hạn {day(one.due).vi}, quá hạn {late.vi}, chưa có trả lời",
            f"due {day(one.due).en}, {late.en} overdue, not answered",
        )
    said = STATES[state]
    if isinstance(one.reply, Unknown) and state == "unknown" and with_reasons:
        said = unknown(one.reply, said)
    if state == "answered":
        return said
    if isinstance(one.due, Unknown):
        why = joined("", (Text(": ", ": "), reason(one.due.reason))) if with_reasons else Text("", "")
        return Text(f"{said.vi}; hạn chưa rõ{why.vi}", f"{said.en}; when it is due is not known{why.en}")
    if one.due is None or not dated:
        return said
    past = Text(" (đã qua)", " (past)") if one.is_past(on) else Text("", "")
    return Text(f"{said.vi}; hạn {day(one.due).vi}{past.vi}", f"{said.en}; due {day(one.due).en}{past.en}")


def answer(reply: Reply) -> Text:
    """Say what came of a request: when, by what, and in which words."""
    result = RESULTS[reply.result]
    by = f", {reply.instrument}" if reply.instrument else ""
    said = f": {reply.said}" if reply.said else ""
    on = day(reply.on) if isinstance(reply.on, Day) else unknown(reply.on, _NO_DAY)
    return Text(f"Trả lời ({on.vi}{by}): {result.vi}{said}", f"Answer ({on.en}{by}): {result.en}{said}")


def waits(said: Text, how: Text, *, certain: bool) -> Text:
    """Say that a request waits about a matter: that it is, or may be, about it."""
    if certain:
        return Text(f"Đang chờ: {said.vi} ({how.vi})", f"Waiting: {said.en} ({how.en})")
    return Text(
        f"Có thể gồm việc này, nguồn không nêu từng việc: {said.vi} ({how.vi})",
        f"May be about this matter, the source names none: {said.en} ({how.en})",
    )


def undated(many: int) -> Text:
    """Say how many requests wait for which no day was set."""
    return Text(
        f"Còn {number(many).vi} đề nghị, nghĩa vụ chưa có trả lời mà nguồn không đặt hạn hoặc hạn chưa rõ",
        f"{in_english(many, 'request or duty', 'requests and duties')} without an answer for which no day is set or known",
    )
