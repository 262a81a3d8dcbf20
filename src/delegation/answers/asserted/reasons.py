"""Why what an assertion expects is not so, or not known, in words."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.findings import Text
from delegation.model.instruments import Norm
from delegation.model.reasons import english
from delegation.model.register import Register
from delegation.model.worded import english_of
from delegation.questions.asserted.facts import UnknownHolders, Why
from delegation.questions.asserted.verdict import Point
from delegation.speech import instruments, joined, steps, terms

_UNREAD = Text(
    "một phần của sổ không đọc được nên chưa kết luận là sai",
    "a part of the register could not be read: nothing fails yet",
)


def why(point: Point, register: Register) -> tuple[Text, ...]:
    """Say the chains that were found, what is not known, the norms: a sentence each, none twice."""
    if point.unread:
        return (_UNREAD,)
    return tuple(dict.fromkeys(_why(one, register) for one in point.why))


def _why(one: Why, register: Register) -> Text:
    match one:
        case UnknownHolders(reason):
            return Text(f"chưa rõ: {reason}", f"not known: {english(reason)}")
        case Norm():
            places, days = cited([one], register), terms.term(one.term)
            more = Text(f"; {one.note}", f"; {english_of(one.note)}") if one.note else Text("", "")
            return Text(f"{places.vi}: {days.vi}{more.vi}", f"{places.en}: {days.en}{more.en}")
        case _:
            return steps.step(one)


def cited(norms: Iterable[Norm], register: Register) -> Text:
    """Cite what norms rest on, each place once."""
    return joined("; ", dict.fromkeys(instruments.citation(register, one) for norm in norms for one in norm.basis))
