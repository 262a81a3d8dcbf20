"""What a policy speaks of, and why one cannot be asked, in words."""

from __future__ import annotations

from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.names import candidates
from delegation.questions.policies import Chain, PolicyFault, PolicySubject, Spoken
from delegation.speech import holders, instruments, matter_name, mechanisms, numbers

_SHOWN = 3
"""Matters of a chain that a sentence names; of more the number."""


def spoken(one: Spoken, register: Register) -> Text:
    """Say what a policy speaks of, as a part of a sentence. ``register``: the one that was judged."""
    return _chain(one, register) if isinstance(one, Chain) else _entry(one, register)


def fault(one: PolicyFault) -> Text:
    """Say why a policy cannot be asked, or that it asks nothing."""
    if one.refused is not None:
        return one.refused
    return Text(
        f"câu chọn «{one.selector}» không khớp mục nào của sổ, nên quy tắc không bao giờ được áp dụng. Hãy sửa câu chọn (thử bằng delegation list), "
        "hoặc bỏ quy tắc.",
        f"the selector “{one.selector}” fits no entry of the register, so the policy never speaks. Correct it (try it with delegation list), "
        "or take the policy out.",
    )


def _entry(one: PolicySubject, register: Register) -> Text:
    match one.sort:
        case "grant":
            grant = register.grants[one.id]
            sides = candidates.of_grant(register, grant)
            by = mechanisms.MECHANISMS[grant.mechanism]
            return Text(f"lần giao {grant.id} ({by.vi}; {sides.vi})", f"the grant {grant.id} ({by.en}; {sides.en})")
        case "matter":
            name = matter_name(register.matters[MatterId(one.id)])
            return Text(name, name)
        case "instrument":
            return instruments.instrument_name(register, InstrumentId(one.id))
        case "holder":
            holder = register.holders[HolderId(one.id)]
            return Text(f"{holder.id} ({holder.label})", f"{holder.id} ({holders.label(holder).en})")


def _chain(one: Chain, register: Register) -> Text:
    names = ", ".join(one.matters)
    matters = numbers.counted(len(one.matters), "việc", "matter") if len(one.matters) > _SHOWN else Text(names, names)
    by = ", ".join(one.grants[:_SHOWN]) + (", …" if len(one.grants) > _SHOWN else "")
    over = Text(f", việc: {matters.vi}", f", over: {matters.en}") if names else Text("", "")
    giver, receiver = (holders.holder_label(each, register) for each in (one.giver, one.receiver))
    more = (
        Text(
            "; từ các chủ thể ở bên trên nữa cũng đi tới như trên, không nêu từng chủ thể",
            "; so it does from those further above, which are not told one by one",
        )
        if one.has_more
        else Text("", "")
    )
    return Text(
        f"thẩm quyền đi từ {giver.vi} tới {receiver.vi} qua {by}{over.vi}{more.vi}",
        f"authority goes from {giver.en} to {receiver.en} by {by}{over.en}{more.en}",
    )
