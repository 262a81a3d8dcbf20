"""The examples of policies as assertions: with the entries of each laid over the register, its policy is broken or holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from delegation.authority.examination import Examination
from delegation.model.assertions import Assertion
from delegation.model.matters import Grant, Matter
from delegation.model.policies import Example, Policy
from delegation.model.terms import if_known
from delegation.questions.asserted.expectations import Broken
from delegation.questions.asserted.facts import Judged
from delegation.questions.asserted.verdict import Outcome, Point, Verdict
from delegation.questions.policies import Breach, Judgement, Spoken, ends_of, judged, judgements
from delegation.questions.ways.ways import Ways
from delegation.speech.policies import example_name

_Kept = TypeVar("_Kept", Breach, Spoken)


def tried(examination: Examination) -> Iterator[Verdict]:
    """Try every example of every policy, in the order of their places."""
    ordered = sorted(examination.register.policies, key=lambda one: (one.place.file, one.place.path[-1:], one.id))
    for policy in ordered:
        for number, example in enumerate(policy.examples, start=1):
            yield _verdict(examination, policy, example, number)


def _verdict(examination: Examination, policy: Policy, example: Example, number: int) -> Verdict:
    day = example.on or examination.as_of
    found = _judged(examination.on(day), policy, example)
    name = example_name(policy, example, number)
    one = Assertion(f"{policy.id}:{number}", name, example.place, policy.source, policy.note, day)
    return Verdict(one, day, (_point(example, found),))


def _judged(examination: Examination, policy: Policy, example: Example) -> Judgement:
    """Judge a policy with an example laid over the register: by what the example names, and by what comes of it elsewhere.

    An entry that stands in the place of another, or takes something away, breaks a policy where it is not itself: who received before
    is no longer reached.
    """
    ways = Ways(Examination(examination.register.with_entries(example.entries), examination.as_of))
    own, after = judged(ways, policy, frozenset(_touched(example))), judged(ways, policy)
    before = next(one for one in judgements(examination) if one.policy is policy)
    return replace(
        own,
        breaches=_with_new(own.breaches, after.breaches, before.breaches),
        unknown=_with_new(own.unknown, after.unknown, before.unknown),
    )


def _with_new(own: Iterable[_Kept], after: Iterable[_Kept], before: Collection[_Kept]) -> tuple[_Kept, ...]:
    new = (one for one in after if one not in before)
    return tuple(dict.fromkeys(chain(own, new)))


def _touched(example: Example) -> Iterator[str]:
    """Give the ids of what an example is about: its entries, and the matters and holders that they name."""
    for entries in example.entries.values():
        yield from map(str, entries)
        for entry in entries.values():
            match entry:
                case Grant():
                    yield from ends_of(entry)
                    yield from (row.matter for row in if_known(entry.rows))
                case Matter():
                    yield from (one.holder for one in entry.owners if isinstance(one.holder, str))


def _point(example: Example, found: Judgement) -> Point:
    expected, what = Broken(example.breaks), Judged(found)
    if found.faults:
        return Point("unknown", expected, what, (), (found.policy.asked.place,))
    is_broken = bool(found.breaches)
    outcome: Outcome = "holds" if is_broken == example.breaks else "fails"
    if not is_broken and found.unknown:
        outcome = "unknown"
    return Point(outcome, expected, what, (), tuple(one.place for one in found.breaches))
