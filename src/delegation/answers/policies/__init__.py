"""The policies of a register held against it: what breaks each, what is not known, and which ask nothing or wrongly."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import cast

from delegation.answers.policies.conditions import Chosen, Scope, entries_of, of_holders, scope, selected, standing
from delegation.answers.policies.reach import Reached, ends_of, is_reached, reached, reaches
from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter
from delegation.model.parts import Area
from delegation.model.places import Place
from delegation.model.policies import Asked, Policy
from delegation.model.terms import if_known
from delegation.names import candidates
from delegation.questions.ways.ways import Ways
from delegation.speech import holders, instruments, matter_name, mechanisms, numbers
from delegation.speech.holders import holder_label
from delegation.values import dataclass

_SHOWN = 3
"""Matters of a chain that a sentence names; of more the number."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that breaks a policy: the ids that it is known by, where it stands, and what it is, as a part of a sentence."""

    about: tuple[str, ...]
    place: Place
    said: Text
    grants: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a policy cannot be asked, or asks nothing: the key that is wrong, and what is wrong with it."""

    key: str
    said: Text


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a policy on a day. ``unknown``: entries of which what is known does not decide whether they break it."""

    policy: Policy
    breaches: tuple[Breach, ...] = ()
    unknown: tuple[Text, ...] = ()
    faults: tuple[Fault, ...] = ()


def judgements(examination: Examination) -> tuple[Judgement, ...]:
    """Judge all policies of a register, in the order of their places."""
    key = ("policies", examination.as_of)
    if key not in examination.kept:
        ways = Ways(examination)
        ordered = sorted(examination.register.policies, key=lambda one: (one.place.file, one.place.path[-1:], one.id))
        examination.kept[key] = tuple(judged(ways, one) for one in ordered)
    return cast("tuple[Judgement, ...]", examination.kept[key])


def judged(ways: Ways, policy: Policy, laid: Collection[str] | None = None) -> Judgement:
    """Judge one policy. ``laid``: ids of entries, of which alone it is asked, as in a try of the policy by an example."""
    faults = tuple(_faults(ways, policy))
    if faults:
        return Judgement(policy, faults=faults)
    asks = _of_reach if policy.demand in ("reachable", "unreachable") else _of_entries
    found = list(asks(ways, policy, laid))
    return Judgement(
        policy,
        tuple(one for one in found if isinstance(one, Breach)),
        tuple(one for one in found if isinstance(one, Text)),
    )


def _faults(ways: Ways, policy: Policy) -> Iterator[Fault]:
    """Say which selectors cannot be read, and which choose nothing, so that the policy never speaks."""
    asked, register = policy.asked, ways.examination.register
    chooses = {"from", "to", *((asked.group,) if policy.demand == "required" else ())}
    for key, group, written in asked.selectors:
        try:
            test = selected(ways, group, written)
        except AskedWronglyError as error:
            yield Fault(key, error.said)
            continue
        if key in chooses and all(test(one) is False for one in entries_of(register, group)):
            yield Fault(key, _dead(written))


def _dead(written: str) -> Text:
    return Text(
        f"câu chọn «{written}» không khớp mục nào của sổ, nên quy tắc không bao giờ lên tiếng. Hãy sửa câu chọn (thử bằng delegation list), "
        "hoặc bỏ quy tắc.",
        f"the selector “{written}” fits no entry of the register, so the policy never speaks. Correct it (try it with delegation list), "
        "or take the policy out.",
    )


# Entries that may not be, or must be otherwise


def _of_entries(ways: Ways, policy: Policy, laid: Collection[str] | None) -> Iterator[Breach | Text]:
    asked, tests = policy.asked, scope(ways, policy.asked)
    for entry in standing(ways.examination, asked):
        name = str(entry.id)
        if laid is not None and name not in laid:
            continue
        broken = _is_broken(tests, entry, must=asked.must is not None)
        if broken:
            yield _breach(ways, entry)
        elif broken is None:
            yield _said(ways, entry)


def _is_broken(tests: Scope, entry: Chosen, *, must: bool) -> bool | None:
    speaks = tests.speaks(entry)
    if speaks is False or not must:
        return speaks
    held = tests.must(entry)
    if held:
        return False
    return True if speaks and held is False else None


def _breach(ways: Ways, entry: Chosen) -> Breach:
    said = _said(ways, entry)
    match entry:
        case Grant():
            return Breach((entry.id,), entry.place, said, (entry.id,), _areas(entry))
        case Matter():
            return Breach((entry.id,), entry.place, said, (), (Area(entry.id),))
        case _:
            return Breach((str(entry.id),), entry.place, said)


def _areas(grant: Grant) -> tuple[Area, ...]:
    return tuple(Area(row.matter) for row in if_known(grant.rows))


def _said(ways: Ways, entry: Chosen) -> Text:
    register = ways.examination.register
    match entry:
        case Grant():
            sides = candidates.of_grant(register, entry)
            by = mechanisms.MECHANISMS[entry.mechanism]
            return Text(f"lần giao {entry.id} ({by.vi}; {sides.vi})", f"the grant {entry.id} ({by.en}; {sides.en})")
        case Matter():
            name = matter_name(entry)
            return Text(name, name)
        case Instrument():
            return instruments.instrument_name(register, entry.id)
        case _:
            return Text(f"{entry.id} ({entry.label})", f"{entry.id} ({holders.label(entry).en})")


# Who is reached by a chain


def _of_reach(ways: Ways, policy: Policy, laid: Collection[str] | None) -> Iterator[Breach | Text]:
    if policy.demand == "reachable":
        yield from _unreached(ways, policy.asked, laid)
        return
    matters = ways.examination.register.matters
    among = None if laid is None else [name for name in matters if name in laid]
    for (one, other), found in sorted(reaches(ways, policy.asked, among).items()):
        said = _chain(ways, one, other, found)
        if found.sure:
            last = list(found.grants.values())[-1]
            areas = tuple(Area(name) for name in sorted(found.matters))
            yield Breach((one, other), last.place, said, tuple(sorted(found.grants)), areas)
        else:
            yield said


def _unreached(ways: Ways, asked: Asked, laid: Collection[str] | None) -> Iterator[Breach | Text]:
    register, day = ways.examination.register, ways.examination.as_of
    found, fits = reached(ways, asked), of_holders(ways, asked.receiver)
    for holder in register.holders.values():
        if not holder.term.possibly_holds(day) or (laid is not None and holder.id not in laid):
            continue
        wanted, is_there = fits(holder.id), is_reached(ways, found, holder.id)
        if wanted is False or is_there:
            continue
        said = _said(ways, holder)
        if wanted and is_there is False:
            yield Breach((holder.id,), holder.place, said)
        else:
            yield said


def _chain(ways: Ways, one: str, other: str, found: Reached) -> Text:
    register = ways.examination.register
    names = list(found.matters)
    count = numbers.number(len(names))
    matters = (
        Text(f"{count.vi} việc", f"{count.en} matters")
        if len(names) > _SHOWN
        else Text(", ".join(names), ", ".join(names))
    )
    by = ", ".join(list(found.grants)[:_SHOWN]) + (", …" if len(found.grants) > _SHOWN else "")
    over = Text(f", việc: {matters.vi}", f", over: {matters.en}") if names else Text("", "")
    giver, receiver = holder_label(one, register), holder_label(other, register)
    return Text(
        f"thẩm quyền đi từ {giver.vi} tới {receiver.vi} qua {by}{over.vi}",
        f"authority goes from {giver.en} to {receiver.en} by {by}{over.en}",
    )


__all__ = ["Breach", "Fault", "Judgement", "ends_of", "judged", "judgements"]
