"""Files that stay with whoever decided before a change: how that is said."""

from __future__ import annotations

from delegation.findings import Name, Text
from delegation.model.acts import Transition
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.speech.days import day
from delegation.speech.steps import Cited, cited
from delegation.speech.terms import term
from delegation.speech.text import remarked
from delegation.speech.unknowns import reason

_WHOEVER = Text("nơi đang giải quyết", "whoever decided before")


def left_behind(by: Cited, before: Day, until: Day | Unknown | None, deciding: Text, where: Text | None = None) -> Text:
    """Say who goes on to decide files received before a day, until when, and by which provision; ``where`` it is these."""
    return _in(where, _stay(_before(before), deciding, until, by))


def not_known(by: Cited, before: Unknown, received: Day | None = None) -> Text:
    """Say that it is not known before which day files must have come in to stay; ``received``: of a file of that day."""
    basis, why = cited(by), Text("", "") if before.is_bare else remarked(Text("", ""), (reason(before.reason),))
    said = Text(
        f"chưa rõ hồ sơ tiếp nhận trước ngày nào thì do nơi đang giải quyết tiếp tục giải quyết{why.vi}, theo {basis.vi}",
        f"before which day files must have been received to stay with whoever decided before is not known{why.en}, by {basis.en}",
    )
    if received is None:
        return said
    came = day(received)
    return Text(
        f"chưa rõ hồ sơ tiếp nhận ngày {came.vi} ở nơi cũ hay nơi mới: {said.vi}",
        f"not known whether a file received on {came.en} stays or goes with the others: {said.en}",
    )


def may_rest(by: Cited, before: Day, why: str) -> Text:
    """Say that it is not known whether files received before a day stay: what says so may be suspended or not in force itself."""
    basis, first, because = cited(by), day(before), reason(why)
    return Text(
        f"chưa rõ hồ sơ tiếp nhận trước ngày {first.vi} có còn do nơi đang giải quyết tiếp tục giải quyết không, theo {basis.vi}: {because.vi}",
        f"not known whether files received before {first.en} still stay with whoever decided before, by {basis.en}: {because.en}",
    )


def rests(by: Cited, before: Day, days: Term, suspended_by: Cited | None) -> Text:
    """Say that files received before a day do not stay behind on some days: what says so is suspended by a text, or else not in force."""
    basis, first, when = cited(by), day(before), term(days)
    away = Text(f"không có hiệu lực {when.vi}", f"is not in force {when.en}")
    if suspended_by is not None:
        other = cited(suspended_by)
        away = Text(f"bị tạm ngưng {when.vi}, theo {other.vi}", f"is suspended {when.en}, by {other.en}")
    return Text(
        f"{basis.vi} {away.vi}: trong thời gian đó hồ sơ tiếp nhận trước ngày {first.vi} không ở lại nơi đang giải quyết, giải quyết như mọi hồ sơ khác",
        f"{basis.en} {away.en}: meanwhile files received before {first.en} do not stay with whoever decided before but go with all others",
    )


def rule(one: Transition, by: Cited | None = None) -> Text:
    """Say what an instrument lays down of files received before a day, whoever had them. ``by``: where, if that is not told already."""
    if isinstance(one.before, Unknown):
        said = _stay(Text("ngày chưa rõ", "a day not known"), _WHOEVER, one.until, by)
        why = reason(one.before.reason)
        return (
            said if one.before.is_bare else Text(f"{said.vi} (chưa rõ: {why.vi})", f"{said.en} (not known: {why.en})")
        )
    first = day(one.before)
    return _stay(first, _WHOEVER, one.until, by)


def of_grant(grant: Grant, register: Register) -> Text | None:
    """Say which files the decision of a grant leaves with whoever decided before; ``None`` where it leaves none, or not of this grant."""
    made_by = register.instruments.get(grant.instrument)
    moved = made_by.transition if made_by is not None else None
    if moved is None or made_by is None or (moved.grants and not grant.is_among(moved.grants)):
        return None
    return rule(moved, Cited(made_by.label, moved.at, made_by.called, made_by.type))


def as_before(by: Cited, before: Day, until: Day | Unknown | None, on: Day, where: Text | None = None) -> Text:
    """Say that a file was received before a change and is decided as on the day before it, until when, by what and ``where``."""
    said, then = _in(where, _stay(_before(before), _WHOEVER, until, by)), day(on)
    return Text(f"{said.vi}; trả lời như tại ngày {then.vi}", f"{said.en}; the answer is that of {then.en}")


def _in(where: Text | None, said: Text) -> Text:
    return said if where is None else Text(f"đối với {where.vi}: {said.vi}", f"for {where.en}: {said.en}")


def _before(one: Day) -> Text:
    return Text(f"ngày {day(one).vi}", day(one).en)


def _stay(before: Text, who: Text, until: Day | Unknown | None, by: Cited | None) -> Text:
    last, basis = _until(until), Text("", "")
    if by is not None:
        where = cited(by)
        basis = Text(f", theo {where.vi}", f", by {where.en}")
    return Text(
        f"hồ sơ tiếp nhận trước {before.vi} do {who.vi} tiếp tục giải quyết{last.vi}{basis.vi}",
        f"files received before {before.en} stay with {who.en}{last.en}{basis.en}",
    )


def _until(until: Day | Unknown | None) -> Text:
    if isinstance(until, Unknown):
        why = reason(until.reason)
        return Text(f" (đến ngày nào thì chưa rõ: {why.vi})", f" (until when is not known: {why.en})")
    return Text("", "") if until is None else Text(f" đến hết {day(until).vi}", f" until {day(until).en}")


def nobody_goes_on(name: Name, last: Day) -> Text:
    """Say that somebody with whom files stay is no longer there: whoever goes on is nobody that the register names."""
    said = day(last)
    return Text(
        f"{name} đã kết thúc, ngày cuối {said.vi}: cần xem xét ai tiếp tục giải quyết",
        f"{name.en} ended, last day {said.en}: who goes on is to be considered",
    )
