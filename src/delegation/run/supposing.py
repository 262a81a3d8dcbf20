"""What a hypothesis would do: one supposition in words, laid over the present register and what drafts add to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal, TypedDict

from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.supposed import Inherits, Merges
from delegation.model.terms import ONE_DAY, Day, Term
from delegation.run import pipeline
from delegation.run.pipeline import Loaded

if TYPE_CHECKING:
    from delegation.model.register import Register
    from delegation.questions.suppose.impact import Impact
    from delegation.questions.suppose.words import AskedHypothesis


class Supposition(TypedDict, total=False):
    """One supposition: a verb with a name, and what goes with the verb. Names are ids, numbers or words of a title."""

    abolish: str | None
    """This holder is abolished…"""
    successor: str | None
    """… and this one succeeds."""
    withdraw: str | None
    """A grant, or all grants by an instrument."""
    withdraw_from: str | None
    """All that was given to this holder."""
    end: str | None
    """This instrument ends."""
    split: str | None
    """This holder is split…"""
    into: tuple[str, ...]
    """… into these: ``("Sở A,Sở B",)``, or each with its share, ``"Sở A: thuong-mai,hoa-chat"``…"""
    by: Literal["field", "case"] | None
    """… shares being fields (as by default) or cases."""
    merge_communes: str | None
    """Codes of communes between commas…"""
    new_name: str | None
    """… and what they are called together."""


Verb = Literal["abolish", "withdraw", "withdraw_from", "end", "split", "merge_communes"]
_VERBS: tuple[Verb, ...] = ("abolish", "withdraw", "withdraw_from", "end", "split", "merge_communes")
_BELONG: Mapping[str, Verb] = {"successor": "abolish", "into": "split", "by": "split", "new_name": "merge_communes"}
_NEEDS: Mapping[Verb, str] = {"split": "into", "merge_communes": "new_name"}
NOTHING_SUPPOSED = Text(
    "Hãy nêu một giả định: --abolish, --withdraw, --withdraw-from, --end, --split, --merge-communes, hoặc một tệp "
    "phương án sau --with.",
    "Suppose something: --abolish, --withdraw, --withdraw-from, --end, --split, --merge-communes, or a file after --with.",
)


def _option(name: str) -> str:
    return "--as" if name == "new_name" else f"--{name.replace('_', '-')}"


def verb_of(given: Supposition) -> Verb | None:
    """Give the one thing that is supposed. Raises ``AskedWronglyError`` for several, or for what belongs to another."""
    asked = [one for one in _VERBS if given.get(one) is not None]
    if len(asked) > 1:
        names = ", ".join(map(_option, asked))
        raise AskedWronglyError(
            Text(
                f"Mỗi lần chỉ một giả định, đang có {names}. Nhiều thay đổi cùng lúc: ghi vào một tệp sau --with.",
                f"One supposition at a time; there are {names}. Several changes at once go into a file after --with.",
            )
        )
    verb = asked[0] if asked else None
    for name, of in _BELONG.items():
        if given.get(name) and verb != of:
            raise AskedWronglyError(
                Text(f"{_option(name)} chỉ đi với {_option(of)}.", f"{_option(name)} goes with {_option(of)} only.")
            )
    if verb is not None and verb in _NEEDS and not given.get(_NEEDS[verb]):
        own, need = _option(verb), _option(_NEEDS[verb])
        raise AskedWronglyError(Text(f"{own} cần thêm {need}.", f"{own} needs {need} as well."))
    return verb


def changed_by(present: Loaded, drafted: Loaded, day: Day) -> Day:
    """Give the first day from ``day`` on at which all has happened that drafts say.

    What they end has ended, what they add has begun, and what they state otherwise of an entry than ``present`` has come.
    """
    found = {day}
    for draft in drafted.supposed:
        found |= {one.first if isinstance(one, Inherits | Merges) else one.to + ONE_DAY for one in draft.verbs}
        for group, name in draft.added:
            found |= {first for first, _ in _terms(drafted, group, name) if first is not None}
        for group, name in draft.replaced:
            was, now = ({each for pair in _terms(one, group, name) for each in pair} for one in (present, drafted))
            found |= {one for one in was ^ now if one is not None}
    return max(found)


def _terms(loaded: Loaded, group: str, name: str) -> Iterator[tuple[Day | None, Day | None]]:
    """Give the first days on which an entry, its owners and its successors are there, and those on which they are no more."""
    entries = getattr(loaded.register, group, None)
    entry = entries.get(name) if isinstance(entries, Mapping) else None
    for one in (entry, *getattr(entry, "owners", ())):
        term = getattr(one, "term", None)
        if isinstance(term, Term):
            first, last = (each if isinstance(each, Day) else None for each in (term.start, term.end))
            yield first, last + ONE_DAY if last is not None else None
    yield from ((one.on, None) for one in getattr(entry, "becomes", ()) if isinstance(one.on, Day))


def impact_of(given: Supposition, present: Loaded, drafted: Loaded, day: date) -> tuple[Impact, Loaded]:
    """Tell what a supposition does from a day on, and give the register under it.

    ``present``: the register as it is; ``drafted``: with the drafts that are laid over it (the same where there are none).
    Raises ``AskedWronglyError`` where nothing is supposed, where names mean nothing, or for a day before the baseline.
    """
    verb = verb_of(given)
    if verb is None and not drafted.supposed:
        raise AskedWronglyError(NOTHING_SUPPOSED)
    asked, register = _asked(verb, given, drafted.register, day)
    return impact_where(asked, register, present, drafted, day)


def impact_where(
    asked: AskedHypothesis, register: Register, present: Loaded, drafted: Loaded, day: date
) -> tuple[Impact, Loaded]:
    """Tell what follows of what is asked, as ``impact_of`` does. ``register``: what it is laid over."""
    from delegation.authority.examination import Examination
    from delegation.questions.compare import refuse_before_baseline
    from delegation.questions.suppose.impact import impact
    from delegation.questions.suppose.pairs import pair

    refuse_before_baseline(Examination(drafted.register, day))
    registers = pair(present.register, register, asked)
    after = replace(drafted, register=registers.supposed)
    before, then = Examination(registers.present, day), Examination(registers.supposed, day)
    apart = then if registers.apart is registers.supposed else Examination(registers.apart, day)
    analyses = (pipeline.analyse(present, before), pipeline.analyse(after, then))
    return impact(registers, asked, drafted.supposed, (before, apart), analyses), after


def _asked(verb: Verb | None, given: Supposition, register: Register, day: date) -> tuple[AskedHypothesis, Register]:
    from delegation.questions.suppose import verbs
    from delegation.questions.suppose.splitting import split
    from delegation.questions.suppose.words import AskedHypothesis

    if verb is None:
        return AskedHypothesis(Text("", ""), ()), register
    name = given.get(verb) or ""
    if verb == "split":
        return split(register, name, given.get("into", ()), given.get("by") or "field", day)
    makers: dict[Verb, Callable[[], AskedHypothesis]] = {
        "abolish": lambda: verbs.abolish(register, name, given.get("successor") or None, day),
        "withdraw": lambda: verbs.withdraw(register, name, day),
        "withdraw_from": lambda: verbs.withdraw_from(register, name, day),
        "end": lambda: verbs.end(register, name, day),
        "merge_communes": lambda: verbs.merge(register, name.split(","), given.get("new_name") or "", day),
    }
    return makers[verb](), register
