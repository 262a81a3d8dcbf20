"""The policies of a register held against it: what breaks each, what is not known, and which ask nothing or wrongly."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal, cast

from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.model.policies import Policy, PolicyQuestion
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.questions.policies.conditions import Chosen, Scope, entries_of, of_holders, scope, selected, standing
from delegation.questions.policies.reach import ends_of, is_reached, reached, reaches
from delegation.questions.ways.ways import Ways
from delegation.values import dataclass

Sort = Literal["grant", "matter", "holder", "instrument"]


@dataclass(frozen=True, slots=True)
class PolicySubject:
    """An entry that a policy speaks of: what it is, and its id."""

    sort: Sort
    id: str


@dataclass(frozen=True, slots=True)
class Chain:
    """That one holder is reached from another: by which grants, over which matters, in the order in which they were met.

    ``has_more``: holders further above reach it on the same way, which are not told.
    """

    giver: HolderId
    receiver: HolderId
    grants: tuple[str, ...]
    matters: tuple[MatterId, ...]
    has_more: bool = False


Spoken = PolicySubject | Chain
"""What a policy speaks of."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that breaks a policy: the ids that it is known by, where it stands, and what it is."""

    about: tuple[str, ...]
    place: Place
    of: Spoken
    grants: tuple[str, ...] = ()
    areas: tuple[MatterArea, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyFault:
    """Why a policy cannot be asked, or asks nothing: the key that is wrong, and its selector.

    ``refused``: why that cannot be read; ``None`` where it chooses nothing, so that the policy never speaks.
    """

    key: str
    selector: str
    refused: Text | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a policy on a day, in a register. ``unknown``: of what is known does not decide whether it breaks the policy."""

    policy: Policy
    register: Register
    breaches: tuple[Breach, ...] = ()
    unknown: tuple[Spoken, ...] = ()
    faults: tuple[PolicyFault, ...] = ()


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
        return Judgement(policy, ways.examination.register, faults=faults)
    asks = _of_reach if policy.demand in ("reachable", "unreachable") else _of_entries
    found = list(asks(ways, policy, laid))
    return Judgement(
        policy,
        ways.examination.register,
        tuple(one for one in found if isinstance(one, Breach)),
        tuple(one for one in found if not isinstance(one, Breach)),
    )


def _faults(ways: Ways, policy: Policy) -> Iterator[PolicyFault]:
    """Give the selectors that cannot be read, and those that choose nothing, so that the policy never speaks."""
    asked, register = policy.asked, ways.examination.register
    chooses = {"from", "to", *((asked.group,) if policy.demand == "required" else ())}
    for key, group, written in asked.selectors:
        try:
            test = selected(ways, group, written)
        except AskedWronglyError as error:
            yield PolicyFault(key, written, error.said)
            continue
        if key in chooses and all(test(one) is False for one in entries_of(register, group)):
            yield PolicyFault(key, written)


# Entries that may not be, or must be otherwise


def _of_entries(ways: Ways, policy: Policy, laid: Collection[str] | None) -> Iterator[Breach | Spoken]:
    asked, tests = policy.asked, scope(ways, policy.asked)
    for entry in standing(ways.examination, asked):
        name = str(entry.id)
        if laid is not None and name not in laid:
            continue
        broken = _is_broken(tests, entry, must=asked.must is not None)
        if broken:
            yield _breach(entry)
        elif broken is None:
            yield _entry(entry)


def _is_broken(tests: Scope, entry: Chosen, *, must: bool) -> bool | None:
    speaks = tests.speaks(entry)
    if speaks is False or not must:
        return speaks
    held = tests.must(entry)
    if held:
        return False
    return True if speaks and held is False else None


def _breach(entry: Chosen) -> Breach:
    spoken = _entry(entry)
    match entry:
        case Grant():
            return Breach((entry.id,), entry.place, spoken, (entry.id,), _areas(entry))
        case Matter():
            return Breach((entry.id,), entry.place, spoken, (), (MatterArea(entry.id),))
        case _:
            return Breach((str(entry.id),), entry.place, spoken)


def _areas(grant: Grant) -> tuple[MatterArea, ...]:
    return tuple(MatterArea(row.matter) for row in if_known(grant.rows))


def _entry(entry: Chosen) -> PolicySubject:
    match entry:
        case Grant():
            return PolicySubject("grant", entry.id)
        case Matter():
            return PolicySubject("matter", entry.id)
        case Instrument():
            return PolicySubject("instrument", entry.id)
        case _:
            return PolicySubject("holder", entry.id)


# Who is reached by a chain


def _of_reach(ways: Ways, policy: Policy, laid: Collection[str] | None) -> Iterator[Breach | Spoken]:
    if policy.demand == "reachable":
        yield from _unreached(ways, policy.asked, laid)
        return
    matters = ways.examination.register.matters
    among = None if laid is None else [name for name in matters if name in laid]
    for (one, other), found in sorted(reaches(ways, policy.asked, among).items()):
        spoken = Chain(one, other, tuple(found.grants), tuple(found.matters), found.has_more)
        if found.sure:
            last = list(found.grants.values())[-1]
            areas = tuple(MatterArea(name) for name in sorted(found.matters))
            yield Breach((one, other), last.place, spoken, tuple(sorted(found.grants)), areas)
        else:
            yield spoken


def _unreached(ways: Ways, asked: PolicyQuestion, laid: Collection[str] | None) -> Iterator[Breach | Spoken]:
    register, day = ways.examination.register, ways.examination.as_of
    found, fits = reached(ways, asked), of_holders(ways, asked.receiver)
    for holder in register.holders.values():
        if not holder.term.possibly_holds(day) or (laid is not None and holder.id not in laid):
            continue
        wanted, is_there = fits(holder.id), is_reached(ways, found, holder.id)
        if wanted is False or is_there:
            continue
        if wanted and is_there is False:
            yield _breach(holder)
        else:
            yield _entry(holder)


__all__ = ["Breach", "Chain", "Judgement", "PolicyFault", "PolicySubject", "Spoken", "ends_of", "judged", "judgements"]
