"""What is found alike of each of several to whom one grant gives, told once: one cause, one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from delegation.checks.base import Check
from delegation.findings import Problem, Text
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.speech.holders import holder_in_sentence
from delegation.speech.parties import ANY_OF
from delegation.speech.text import joined

Found = tuple[Check, Problem]
_HERE = "\0"
"""Stands for the receiver where findings are held against one another: no sentence has such a letter."""


def told_once(found: Iterable[Found], register: Register) -> list[Found]:
    """Join the problems of a check that say the same of several alternates at one place and in the same cells, under the id of their entry.

    What is so of one receiver alone, or is otherwise of each, stays as it is.
    """
    alike: dict[object, list[tuple[Check, Problem, Grant | None]]] = {}
    for number, (check, problem) in enumerate(found):
        grant = _about(problem, register)
        key: object = number
        if grant is not None:
            about = tuple(grant.stated if name == grant.id else name for name in problem.about)
            place = grant.place.at("to") if problem.place == grant.receiver_place else problem.place
            key = (check.id, about, place, _said(problem.said, grant, register, _PLAIN), problem.areas)
        alike.setdefault(key, []).append((check, problem, grant))
    return [_joined(several, register) for several in alike.values()]


def _about(problem: Problem, register: Register) -> Grant | None:
    """Give the one grant to an alternate that a problem is about."""
    grants = [one for name in problem.about if (one := register.grants.get(name)) is not None and one.alternates]
    return grants[0] if len(grants) == 1 else None


_PLAIN = Text(_HERE, _HERE)


def _said(said: Text, grant: Grant, register: Register, receiver: Text) -> Text:
    """Say something of a grant under the id of its entry, with other words for its receiver."""
    vi, en = said.vi.replace(grant.id, grant.stated), said.en.replace(grant.id, grant.stated)
    for name in _names(grant, register):
        vi, en = vi.replace(name, receiver.vi), en.replace(name, receiver.en)
    return Text(vi, en)


def _names(grant: Grant, register: Register) -> Iterator[str]:
    """Give the names of a receiver that stand in sentences, where they are no part of the name of its giver."""
    label, giver = holder_in_sentence(grant.receiver, register), holder_in_sentence(grant.giver, register)
    return (one for one in sorted({label.vi, label.en}, key=len, reverse=True) if one not in (giver.vi + giver.en))


def _joined(several: Sequence[tuple[Check, Problem, Grant | None]], register: Register) -> Found:
    check, first, grant = several[0]
    if grant is None or len(several) == 1:
        return check, first
    receivers = [holder_in_sentence(one.receiver, register) for _, _, one in several if one is not None]
    named = joined(", ", receivers)
    problems = [one for _, one, _ in several]
    return check, replace(
        first,
        said=_said(first.said, grant, register, Text(f"{ANY_OF.vi}{named.vi}", f"{ANY_OF.en}{named.en}")),
        about=tuple(grant.stated if name == grant.id else name for name in first.about),
        grants=tuple(dict.fromkeys(name for one in problems for name in one.grants)),
        matters=tuple(dict.fromkeys(name for one in problems for name in one.matters)),
        laws=tuple(dict.fromkeys(law for one in problems for law in one.laws)),
        stands_for=tuple(dict.fromkeys(name for one in problems for name in one.stands_for)),
        others=tuple(dict.fromkeys(name for one in problems for name in one.others)),
        count=max(one.count for one in problems),
    )
