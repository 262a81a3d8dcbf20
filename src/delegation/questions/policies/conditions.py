"""The selectors of a policy as tests of entries: the conditions are those of ``delegation list``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from delegation.authority.bounds import life_on
from delegation.authority.examination import Examination
from delegation.authority.links import ByGrant
from delegation.model.holders import Holder, HolderId
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant, Matter
from delegation.model.policies import Group, PolicyQuestion
from delegation.model.register import Register
from delegation.model.terms import Life, Unknown
from delegation.questions.select.conditions import Fits, Test, all_of, any_of, test_of
from delegation.questions.select.selection import MAKERS, Subject, asks_for_days, selector_of
from delegation.questions.select.selector import EVERY, Selector
from delegation.questions.ways.ways import Ways
from delegation.values import dataclass

Chosen = Matter | Grant | Holder | Instrument
"""An entry that a policy may speak of."""
SUBJECTS: Mapping[Group, Subject] = {
    "matters": "tasks",
    "tasks": "tasks",
    "procedures": "procedures",
    "grants": "grants",
    "holders": "holders",
    "instruments": "instruments",
}
"""By whose conditions each group is chosen; tasks and procedures have the same."""


def selected(ways: Ways, group: Group, written: str | None) -> Test[Any]:
    """Make the test of a selector. Raises ``AskedWronglyError`` where it cannot be read or a name in it means nothing."""
    return test_of(_read(group, written), ways, MAKERS[SUBJECTS[group]])


def _read(group: Group, written: str | None) -> Selector:
    every = written is None or written.strip().lower() in EVERY
    return Selector() if every or written is None else selector_of(SUBJECTS[group], written, exactly=True)


def entries_of(register: Register, group: Group) -> Collection[Chosen]:
    """Give the entries of a group by file order."""
    match group:
        case "matters":
            return register.matters.values()
        case "tasks":
            return register.tasks
        case "procedures":
            return register.procedures
        case "grants":
            return register.grants.values()
        case "holders":
            return register.holders.values()
        case _:
            return register.instruments.values()


def standing(examination: Examination, asked: PolicyQuestion) -> Iterator[Chosen]:
    """Give the entries that a policy may speak of: those that are surely over do not break it, unless it asks for days."""
    listed = entries_of(examination.register, asked.group)
    if any(asks_for_days(_read(asked.group, each)) for each in (asked.selector, asked.must)):
        return iter(listed)
    return (one for one in listed if _life(examination, one) != "ended")


def _life(examination: Examination, entry: Chosen) -> Life:
    register, day = examination.register, examination.as_of
    match entry:
        case Grant():
            return life_on(ByGrant(entry), register, day)
        case Instrument():
            return register.life(entry).life(day)
        case _:
            return entry.term.life(day)


def of_holders(ways: Ways, written: str | None) -> Callable[[HolderId | Unknown], Fits]:
    """Ask whether a holder fits a selector, as itself or as the class that it is a part of; of one not known that is not known."""
    if written is None:
        return lambda _: True
    test, register, whole = (
        selected(ways, "holders", written),
        ways.examination.register,
        ways.examination.territory.whole,
    )

    def fits(name: HolderId | Unknown) -> Fits:
        if isinstance(name, Unknown):
            return None
        found = (register.holder(one) for one in dict.fromkeys((name, whole(name))))
        return any_of(test(one) for one in found if one is not None)

    return fits


@dataclass(frozen=True, slots=True)
class Scope:
    """Which entries a policy speaks of, and what they must fit as well."""

    speaks: Test[Any]
    must: Test[Any]


def scope(ways: Ways, asked: PolicyQuestion) -> Scope:
    """Make the tests of a policy about entries. Raises ``AskedWronglyError`` as ``selected`` does."""
    test = selected(ways, asked.group, asked.selector)
    must = selected(ways, asked.group, asked.must)
    if asked.giver is None and asked.receiver is None:
        return Scope(test, must)
    giver, receiver = of_holders(ways, asked.giver), of_holders(ways, asked.receiver)

    def speaks(grant: Grant) -> Fits:
        return all_of((test(grant), giver(grant.giver), receiver(grant.receiver)))

    return Scope(speaks, must)
