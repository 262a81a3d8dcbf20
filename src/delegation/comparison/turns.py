"""What became of an entry: in force or not on either day, read alike or not, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Literal

from delegation.comparison.words import Cause, CauseKind, State, Turn, TurnKind
from delegation.model.instruments import Citation
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.usable import Bound, is_open
from delegation.values import dataclass

_HOLDING = ("holds", "may-hold")
_TELLING = ("basis", "instrument", "holder")
"""Bounds that say more than the term which they end."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry of one register on its day: what it is, what keeps it from holding, and its last day."""

    state: State
    failing: tuple[Cause, ...] = ()
    end: Day | Unknown | None = None


ABSENT = Standing("absent")


def standing(bounds: Sequence[Bound], day: Day, about: str, by: tuple[str, ...]) -> Standing:
    """Say whether what rests on these bounds holds on a day. ``about`` is the matter of an ownership."""
    failing = [cause for one in bounds for cause in _failing(one, day, about, by)]
    ends = [one.term.end for one in bounds]
    unknown = next((one for one in ends if isinstance(one, Unknown)), None)
    end = unknown if unknown is not None else min((one for one in ends if isinstance(one, Day)), default=None)
    if failing:
        return Standing("not-yet" if all(one.edge == "start" for one in failing) else "ended", _telling(failing), end)
    return Standing("may-hold" if any(map(is_open, bounds)) else "holds", (), end)


def _failing(bound: Bound, day: Day, about: str, by: tuple[str, ...]) -> Iterable[Cause]:
    kind: CauseKind = bound.kind
    start, end = bound.term.start, bound.term.end
    if isinstance(start, Day) and day < start:
        yield Cause(kind, bound.about or about, "start", start, by, bound.at)
    if isinstance(end, Day) and end < day:
        yield Cause(kind, bound.about or about, "end", end, by, bound.at)


def _telling(causes: Sequence[Cause]) -> tuple[Cause, ...]:
    """Leave out a term that is over on the day on which what it rests on is: that is why."""
    told = {(one.edge, one.day) for one in causes if one.kind in _TELLING}
    kept = (one for one in causes if one.kind in _TELLING or (one.edge, one.day) not in told)
    return ordered(kept)


def ordered(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Give causes once each, in an order that does not depend on where they were found."""
    return tuple(
        sorted(set(causes), key=lambda one: (one.kind, one.about, one.edge, one.day or Day.min, one.by, one.at))
    )


def turn(
    before: Standing, after: Standing, aspects: Sequence[str], about: str, by: tuple[str, ...], *, compared: bool = True
) -> Turn | None:
    """Say what became of an entry; ``None`` where nothing did. ``compared``: its last days tell longer from shorter."""
    kinds: list[TurnKind] = []
    held, holds = before.state in _HOLDING, after.state in _HOLDING
    causes = [*before.failing, *after.failing]
    if held != holds:
        kinds.append("added" if holds else "ended")
    elif before.state == "absent" or after.state == "absent":
        kinds.append("entered" if before.state == "absent" else "withdrawn")
    elif held and before.state != after.state:
        kinds.append("settled" if after.state == "holds" else "doubted")
    if "absent" in (before.state, after.state):
        # A day that passed says nothing of an entry that the other register does not have.
        return Turn(before.state, after.state, tuple(kinds), (), (Cause("register", about, by=by),))
    if compared:
        kinds += _lasting(before.end, after.end)
    kinds += [kind for aspect, kind in _KINDS.items() if aspect in aspects and kind not in kinds]
    if any(one not in _KINDS and one != "term" for one in aspects) or (aspects and not kinds):
        kinds.append("changed")
    if not kinds:
        return None
    causes = causes if held != holds else []
    if aspects:
        causes.append(Cause("restated", about, by=by))
    return Turn(before.state, after.state, tuple(dict.fromkeys(kinds)), tuple(aspects), ordered(causes))


_KINDS: Mapping[str, TurnKind] = {
    "giver": "moved",
    "receiver": "moved",
    "instrument": "basis-changed",
    "provision": "basis-changed",
    "basis": "basis-changed",
    "matters": "matters-changed",
}


def _lasting(before: Day | Unknown | None, after: Day | Unknown | None) -> list[TurnKind]:
    if isinstance(before, Unknown) or isinstance(after, Unknown) or before == after:
        return []
    longer: Literal["extended", "shortened"] = (
        "extended" if before is not None and (after is None or after > before) else "shortened"
    )
    return [longer]


def bare(value: object) -> object:
    """Give a value without the places where it stands in the files."""
    if isinstance(value, Place):
        return None
    if isinstance(value, tuple):
        return tuple(map(bare, value))
    if is_dataclass(value):
        return tuple(bare(getattr(value, one.name)) for one in fields(value))
    return value


def differing(before: object, after: object, names: Mapping[str, str]) -> tuple[str, ...]:
    """Give the aspects in which two entries differ; ``names``: aspect of each field."""
    if before is after:
        return ()
    found = (aspect for name, aspect in names.items() if bare(getattr(before, name)) != bare(getattr(after, name)))
    return tuple(dict.fromkeys(found))


def cited(register: Register, basis: tuple[Citation, ...] | Unknown) -> tuple[tuple[str, str], ...] | Unknown:
    """Give a legal basis as (id of the instrument, provision), whether it is written by number or by id, in any order."""
    if isinstance(basis, Unknown):
        return basis
    return tuple(sorted({(_id(register, one.instrument), one.at or "") for one in basis}))


def _id(register: Register, name: str) -> str:
    found = register.instrument(name)
    return found.id if found is not None else name


def term_of(term: Term, about: str, kind: Literal["instrument", "holder"]) -> Bound:
    """Give the life of an instrument or a holder as a bound."""
    return Bound(kind, about, about, term)
