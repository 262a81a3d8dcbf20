"""What an assertion expects, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from delegation.answers.lists.rows import STATE_WORDS
from delegation.findings import Text
from delegation.model.assertions import CountAssertion
from delegation.model.register import Register
from delegation.questions.asserted.expectations import (
    Broken,
    Carries,
    CaseThere,
    Countable,
    Examined,
    Exists,
    ExpectedCount,
    ExpectedHolders,
    GivenBy,
    HoldsSomething,
    InState,
    LastDay,
    Number,
    OneInstrument,
    Permitted,
    ReplacedBy,
    Role,
    There,
    Through,
)
from delegation.questions.asserted.verdict import Point
from delegation.speech import day, joined, mechanisms, number
from delegation.speech.holders import holder_label
from delegation.speech.instruments import citation, instrument

ROLES: Mapping[Role, Text] = {"owns": Text("có thẩm quyền", "owner"), "acts": Text("giải quyết", "exerciser")}
_DOES: Mapping[Role, Text] = {"owns": Text("có thẩm quyền", "owns"), "acts": Text("giải quyết", "acts in")}
_NUMBERS: Mapping[Number, Text] = {
    "total": Text("cộng", "total"),
    "named": Text("có tên", "named"),
    "unlisted": Text("chưa công bố danh mục", "unlisted"),
    "at-least": Text("ít nhất", "at least"),
    "at-most": Text("nhiều nhất", "at most"),
}


def _of_what_is_there(one: Examined | OneInstrument | There | CaseThere, _: Register) -> Text:
    match one:
        case Examined():
            return Text("xét được tại ngày này", "the day can be asked about")
        case OneInstrument(name):
            return Text(f"«{name}» dẫn tới một văn bản", f"«{name}» refers to one instrument")
        case There("matter", name):
            return Text(f"có việc {name}", f"there is a matter {name}")
        case There(_, name):
            return Text(f"sổ có {name}", f"the register has {name}")
        case CaseThere(case):
            asked = "; ".join(f"{dimension}: {value}" for dimension, value in case)
            return Text(f"có trường hợp {asked}", f"there is a case {asked}")


def _standing(one: ExpectedHolders, register: Register) -> Text:
    word, names = ROLES[one.role], joined(", ", (holder_label(name, register) for name in one.holders))
    if not one.wanted:
        return Text(f"{one.matter}: {names.vi} không {word.vi}", f"{one.matter}: {names.en} not {word.en}")
    if not one.holders:
        return Text(f"{one.matter}: không có chủ thể nào {word.vi}", f"{one.matter}: {word.en} nobody")
    return Text(f"{one.matter}: chủ thể {word.vi} là {names.vi}", f"{one.matter}: {word.en} {names.en}")


def _of_chains(one: Through | GivenBy, register: Register) -> Text:
    if isinstance(one, GivenBy):
        place = citation(register, one.basis)
        return Text(f"{one.matter}: căn cứ là {place.vi}", f"{one.matter}: by {place.en}")
    holders = (holder_label(name, register) for name in one.holders)
    every = joined("; ", (*holders, *(Text(name, name) for name in one.instruments)))
    return Text(f"{one.matter}: chuỗi thẩm quyền qua {every.vi}", f"{one.matter}: the chain goes through {every.en}")


def _permitted(one: Permitted, register: Register) -> Text:
    giving = one.giving
    mechanism = mechanisms.GIVING[giving.mechanism]
    giver, receiver = holder_label(giving.giver, register), holder_label(giving.receiver, register)
    vi = f"{'có quy phạm' if one.wanted else 'không quy phạm nào'} cho {giver.vi} {mechanism.vi} cho {receiver.vi}"
    en = f"{'a norm' if one.wanted else 'no norm'} lets {giver.en} give to {receiver.en} by {mechanism.en}"
    field = register.fields.get(giving.field) if giving.field is not None else None
    if field is not None:
        vi, en = f"{vi} trong lĩnh vực {field.name}", f"{en} in the field {field.name_en or field.name}"
    if giving.under is not None:
        vi, en = f"{vi} theo {giving.under}", f"{en} under {giving.under}"
    return Text(vi, en)


def _of_holder(one: Exists | HoldsSomething, register: Register) -> Text:
    name = holder_label(one.holder, register)
    if isinstance(one, Exists):
        if one.wanted:
            return Text(f"{name.vi} tồn tại", f"{name.en} exists")
        return Text(f"{name.vi} không tồn tại", f"{name.en} does not exist")
    word = _DOES[one.role]
    if one.wanted:
        return Text(f"{name.vi} {word.vi} ít nhất một việc", f"{name.en} {word.en} something")
    return Text(f"{name.vi} không {word.vi} việc nào", f"{name.en} {word.en} nothing")


def _of_instrument(one: InState | LastDay | ReplacedBy | Carries, register: Register) -> Text:
    said = instrument(register.instruments[one.instrument])
    match one:
        case InState(_, state):
            return Text(f"{said.vi} {STATE_WORDS[state].vi}", f"{said.en} {STATE_WORDS[state].en}")
        case LastDay(_, last):
            return Text(f"{said.vi} có ngày cuối {day(last).vi}", f"the last day of {said.en} is {day(last).en}")
        case ReplacedBy(_, by):
            return Text(f"{said.vi} được thay bằng {by}", f"{said.en} is replaced by {by}")
        case Carries(_, True):
            return Text(f"có thẩm quyền dựa vào {said.vi}", f"authority rests on {said.en}")
        case Carries():
            return Text(f"không có thẩm quyền nào dựa vào {said.vi}", f"no authority rests on {said.en}")


def _counted(one: Countable | ExpectedCount, _: Register) -> Text:
    what = _selector(one.count)
    if isinstance(one, Countable):
        return Text(f"đếm được {what.vi}", f"{what.en} can be counted")
    which, wanted = _NUMBERS[one.which], number(one.number)
    if one.which in ("at-least", "at-most"):
        wanted = Text(str(one.number), str(one.number))
    return Text(f"{what.vi}: {which.vi} {wanted.vi}", f"{what.en}: {which.en} {wanted.en}")


def _selector(count: CountAssertion) -> Text:
    written = f"{count.subject} {count.selector}"
    return Text(f"«{written}»".replace(" »", "»"), f"“{written}”".replace(" ”", "”"))


def _broken(one: Broken, _: Register) -> Text:
    return (
        Text("quy tắc bị vi phạm", "the policy is broken")
        if one.wanted
        else Text("quy tắc được giữ", "the policy holds")
    )


TELLERS: Mapping[type, Callable[[Any, Register], Text]] = {
    **dict.fromkeys((Examined, OneInstrument, There, CaseThere), _of_what_is_there),
    ExpectedHolders: _standing,
    **dict.fromkeys((Through, GivenBy), _of_chains),
    Permitted: _permitted,
    **dict.fromkeys((Exists, HoldsSomething), _of_holder),
    **dict.fromkeys((InState, LastDay, ReplacedBy, Carries), _of_instrument),
    **dict.fromkeys((Countable, ExpectedCount), _counted),
    Broken: _broken,
}
"""How each thing that may be expected is said."""


def expected(point: Point, register: Register) -> Text:
    """Say what was expected. ``register``: the one that was judged."""
    return TELLERS[type(point.expected)](point.expected, register)
