"""A policy of the register is broken, is not decided by what is known, or cannot be asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from delegation.authority.examination import Examination
from delegation.authority.view import AUTHORITY
from delegation.checks.base import Check
from delegation.findings import Cause, Problem, RelatedPlace, Text
from delegation.model.severity import Severity
from delegation.model.worded import english_of
from delegation.speech import numbers, text

if TYPE_CHECKING:
    from delegation.model.policies import Policy
    from delegation.questions.policies import Breach, Judgement, PolicyFault

_SHOWN = 3
"""Entries of which it is not known whether they break a policy: of a longer list the first."""
_STATED = Text("quy tắc ghi ở đây", "the policy stands here")


def run(examination: Examination) -> Iterator[Problem]:
    """Judge every policy; one problem for each thing that breaks it, for each fault of it, and for all that is not known."""
    if not examination.register.policies:
        return
    from delegation.questions.policies import judgements  # noqa: PLC0415  the ways of authority, where there is something to ask

    for one in judgements(examination):
        yield from (_broken(one, breach) for breach in one.breaches)
        yield from (_wrong(one.policy, fault) for fault in one.faults)
        if one.unknown:
            yield _undecided(one)


def _message(policy: Policy) -> Text:
    vi = policy.message.rstrip(".")
    return Text(vi, (policy.message_en or vi).rstrip("."))


def _cause(policy: Policy) -> Cause:
    message = _message(policy)
    return Cause(
        (policy.id,),
        Text(f"Quy tắc riêng «{policy.id}»: {message.vi}.", f"The policy «{policy.id}»: {message.en}."),
    )


def _demanded(policy: Policy) -> tuple[str, ...]:
    """Give what a policy demands, in its own words: whoever waives a breach approved this, and not what the policy becomes under the same id."""
    chosen = (f"{key}: {written}" for key, _, written in policy.asked.selectors)
    parts = (policy.message, policy.message_en or policy.message, policy.demand, *chosen)
    return tuple(dict.fromkeys(" ".join(one.split()) for one in parts))


def _broken(one: Judgement, breach: Breach) -> Problem:
    from delegation.answers import policies  # noqa: PLC0415  only where something breaks one

    policy = one.policy
    message, said = _message(policy), policies.spoken(breach.of, one.register)
    reason = policy.reason.rstrip(".")
    return Problem(
        breach.place,
        Text(
            vi=f"trái quy tắc riêng «{policy.id}» ({message.vi}): {said.vi}. Lý do của quy tắc: {reason}.",
            en=f"breaks the policy «{policy.id}» ({message.en}): {said.en}. Why the policy is there: {english_of(policy.reason).rstrip('.')}.",
        ),
        about=(policy.id, *breach.about),
        related=(RelatedPlace(policy.place, _STATED),),
        severity=policy.severity,
        areas=breach.areas,
        grants=breach.grants,
        others=_demanded(policy),
        count=max(1, len(breach.areas)),
        cause=_cause(policy),
    )


def _wrong(policy: Policy, fault: PolicyFault) -> Problem:
    from delegation.answers import policies  # noqa: PLC0415  only where one is wrong

    said = policies.fault(fault)
    return Problem(
        policy.asked.place.at(fault.key),
        Text(
            vi=f"quy tắc riêng «{policy.id}» không xét được: {said.vi}",
            en=f"the policy «{policy.id}» cannot be asked: {said.en}",
        ),
        about=(policy.id, policy.demand, fault.key),
        others=_demanded(policy),
        severity=Severity.ERROR,
        cause=_cause(policy),
    )


def _undecided(one: Judgement) -> Problem:
    from delegation.answers import policies  # noqa: PLC0415  only where something is not known

    policy, count = one.policy, numbers.number(len(one.unknown))
    every = [policies.spoken(each, one.register) for each in one.unknown]
    shown = every[:_SHOWN]
    listed = text.joined("; ", shown)
    more = "; …" if len(one.unknown) > len(shown) else ""
    message = _message(policy)
    return Problem(
        policy.place.at("id"),
        Text(
            vi=f"quy tắc riêng «{policy.id}» ({message.vi}): sổ chưa đủ dữ liệu để nói {count.vi} mục có trái quy tắc không, cần xem xét: "
            f"{listed.vi}{more}.",
            en=f"the policy «{policy.id}» ({message.en}): of {numbers.in_english(len(one.unknown), 'entry', 'entries')} what is known does not tell whether they break it, to be "
            f"considered: {listed.en}{more}.",
        ),
        about=(policy.id, "unknown"),
        count=len(one.unknown),
        others=(*_demanded(policy), *(each.vi for each in every)),
        severity=Severity.INFO,
        cause=_cause(policy),
    )


CHECK = Check(
    id="DLG906",
    severity=Severity.WARNING,
    title=Text(
        vi="Trái quy tắc riêng của sổ",
        en="A policy of the register is breached",
    ),
    why=Text(
        vi="Mỗi nơi có những điều phải giữ mà không phép kiểm tra chung nào biết: việc thuộc lĩnh vực này không được ủy quyền xuống xã, thủ tục "
        "nào cũng phải có người giải quyết. Ghi thành quy tắc thì lần sửa sau không vô tình làm trái.",
        en="Every place has things to keep that no common check knows: matters of a field that may not be delegated to communes, procedures "
        "that must all have somebody who acts. As a policy they are not broken unawares by the next change.",
    ),
    mend=Text(
        vi="Đọc lý do và nguồn ghi ở quy tắc (rules/policies/). Sửa mục của sổ nếu mục sai; nếu điều đó được phép thì thu hẹp câu chọn của quy "
        "tắc, hoặc miễn trừ phát hiện này. Quy tắc không xét được thì sửa câu chọn, thử bằng delegation list.",
        en="Read the reason and the source of the policy (rules/policies/). Mend the entry where it is wrong; where it is lawful, narrow the "
        "selector of the policy or waive this finding. Where the policy cannot be asked, correct its selector, trying it with delegation list.",
    ),
    ask=Text(
        "Xem lý do và nguồn của quy tắc riêng; xử lý, hoặc miễn trừ có lý do đến một ngày",
        "See the reason and the source of the policy; mend, or waive it with a reason until a day",
    ),
    legal_source=Text(
        vi="Quy tắc của sổ thẩm quyền: mỗi quy tắc riêng ghi lý do và nguồn của nó (docs/rule-files.md)",
        en="Rule of the register: every policy states its reason and its source (docs/rule-files.md)",
    ),
    run=run,
    phase="policies",
    reads=AUTHORITY | {"assertions", "policies", "requests", "figures", "readings"},
)
