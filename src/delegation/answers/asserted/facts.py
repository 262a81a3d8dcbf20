"""What the register has where an assertion expects something, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from delegation.answers import policies
from delegation.answers.asserted.expectations import ROLES
from delegation.answers.asserted.reasons import cited
from delegation.answers.lists import SUBJECTS
from delegation.answers.lists.rows import STATE_WORDS
from delegation.findings import Text
from delegation.model.register import Register
from delegation.questions.asserted.facts import (
    BeforeBaseline,
    Holders,
    InstrumentState,
    Judged,
    LegalPlaces,
    Lifetime,
    Matters,
    Missing,
    Numbers,
    Parties,
    Permission,
    Refused,
    Several,
    SuccessorInstrument,
)
from delegation.questions.asserted.verdict import Point
from delegation.speech import NOT_KNOWN, day, in_english, instruments, joined, number, terms, text
from delegation.speech.holders import holder_label

_SHOWN = 5
_MISSING = {
    "matter": Text("sổ không có việc này", "the register has no such matter"),
    "holder": Text("sổ không có", "it has not"),
    "instrument": Text("sổ không có", "it has not"),
    "party": Text("sổ không có chủ thể này", "the register has no such holder"),
}


def _holders(one: Holders, register: Register) -> Text:
    owned, does = _parties(one.owners, register), _parties(one.acting, register)
    owner, exerciser = ROLES["owns"], ROLES["acts"]
    return Text(
        f"{owner.vi}: {owned.vi}; {exerciser.vi}: {does.vi}", f"{owner.en}: {owned.en}; {exerciser.en}: {does.en}"
    )


def _places(one: LegalPlaces, register: Register) -> Text:
    every = tuple(instruments.citation(register, place) for place in one.places)
    return joined("; ", every) if every else NOT_KNOWN


def _lifetime(one: Lifetime, _: Register) -> Text:
    days = terms.term(one.term)
    return Text(f"thời gian tồn tại: {days.vi}", f"its life: {days.en}")


def _state(one: InstrumentState, _: Register) -> Text:
    return joined(", ", (STATE_WORDS[one.state], terms.term(one.term)))


def _followed(one: SuccessorInstrument, register: Register) -> Text:
    after = instruments.followed(register, register.instruments[one.instrument])
    if after.vi:
        return Text(f"thay bằng {after.vi}", f"replaced by {after.en}")
    return Text("không ghi văn bản thay thế", "no successor stated")


def _nothing(one: BeforeBaseline | Several | Missing | Refused, _: Register) -> Text:
    match one:
        case BeforeBaseline(baseline):
            first = day(baseline)
            return Text(
                f"ngày trước mốc xét của sổ ({first.vi}), thẩm quyền không được xét",
                f"the day lies before the baseline of the register ({first.en}): authority is not examined",
            )
        case Several(name):
            return Text(f"nhiều văn bản cùng mang số «{name}»", f"several instruments bear the number «{name}»")
        case Missing(sort):
            return _MISSING[sort]
        case Refused(said):
            return said


def _parties(parties: Parties, register: Register) -> Text:
    if not parties:
        return Text("không ai", "nobody")
    named = (
        NOT_KNOWN
        if holder is None
        else text.remarked(holder_label(holder, register), () if certain else (_NOT_CERTAIN,))
        for holder, certain in parties
    )
    return joined("; ", named)


_NOT_CERTAIN = Text("chưa chắc chắn", "not certain")


def _ruled(one: Permission, register: Register) -> Text:
    places = cited(one.norms, register)
    if one.may:
        return Text(f"quy phạm cho phép: {places.vi}", f"permitted by {places.en}")
    if one.may is None:
        return Text(f"chưa rõ, cần xem xét: {places.vi}", f"not known, to be considered: {places.en}")
    return Text("không quy phạm nào của sổ cho phép", "no norm of the register permits it")


def _matters(one: Matters, _: Register) -> Text:
    shown = text.listed(one.ids, _SHOWN, Text("việc nữa", "more"))
    vi, en = number(len(one.ids)).vi + " việc", in_english(len(one.ids), "matter")
    if one.ids:
        vi, en = f"{vi}: {shown.vi}", f"{en}: {shown.en}"
    elif one.doubt:
        vi = f"{vi} chắc chắn; có việc mà sổ chưa rõ chủ thể"
        en = f"{en} for certain; there are matters whose holder is not known"
    return Text(vi, en)


def _numbers(one: Numbers, _: Register) -> Text:
    subject = SUBJECTS[one.subject]
    total, named, unlisted, doubt = map(number, (one.total, one.named, one.unlisted, one.not_known))
    vi = f"{total.vi} {subject.vi}: {named.vi} có tên, {unlisted.vi} chưa công bố danh mục"
    en = f"{total.en} {subject.en}: {named.en} named, {unlisted.en} unlisted"
    if one.not_known:
        vi, en = f"{vi}; {doubt.vi} chưa rõ có thuộc không", f"{en}; of {doubt.en} it is not known"
    return Text(vi, en)


def _judged(one: Judged, _: Register) -> Text:
    """Say what breaks a policy; where nothing does, of what that is not known. In the register of the example."""
    judgement = one.judgement
    if judgement.faults:
        return joined("; ", map(policies.fault, judgement.faults))
    every = [breach.of for breach in judgement.breaches] or judgement.unknown
    said = joined("; ", (policies.spoken(each, judgement.register) for each in every))
    return (
        said
        if said.vi
        else Text("không mục nào của ví dụ vi phạm quy tắc", "no entry of the example breaks the policy")
    )


TELLERS: Mapping[type, Callable[[Any, Register], Text]] = {
    Holders: _holders,
    LegalPlaces: _places,
    Permission: _ruled,
    Lifetime: _lifetime,
    Matters: _matters,
    InstrumentState: _state,
    SuccessorInstrument: _followed,
    Numbers: _numbers,
    Judged: _judged,
    **dict.fromkeys((BeforeBaseline, Several, Missing, Refused), _nothing),
}
"""How each thing that may be found is said."""


def found(point: Point, register: Register) -> Text:
    """Say what the register has. ``register``: the one that was judged."""
    return TELLERS[type(point.found)](point.found, register)
