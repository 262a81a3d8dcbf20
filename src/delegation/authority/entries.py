"""What an ownership or a grant is on a day, and what keeps it from holding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from delegation.authority.bounds import Bound
from delegation.model.holders import HolderId
from delegation.model.instruments import Citation
from delegation.model.provisions import canonical
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.values import dataclass

State = Literal["absent", "not-yet", "holds", "may-hold", "ended"]
"""What an entry is on a day. ``absent``: not in the register; ``may-hold``: an end of its term is not known."""

CauseKind = Literal[
    "register",
    "restated",
    "row",
    "matter",
    "law",
    "basis",
    "grant",
    "instrument",
    "holder",
    "suspension",
    "commune",
    "doubt",
]


@dataclass(frozen=True, slots=True)
class ChangeCause:
    """Why something differs. It reads alike from both sides; the kind of the change says which way it went.

    ``register``: the entry stands in one register only · ``restated``: it reads differently · ``row``: the matter stands
    in the annex of one register only · ``commune``: what was so in a commune that became others · ``doubt``: what is not known from a
    day on, ``at`` being the reason · the others: a term that does not cover one of the two days, by its first
    (``edge`` ``start``) or last (``end``) day, of a ``suspension`` the first day after it or the last before it. ``about``: id of a matter, grant, instrument, holder or commune; ``by``: ids of the
    instruments that say so. ``at``: the provision of an instrument that has days of its own.
    """

    kind: CauseKind
    about: str
    edge: Literal["", "start", "end"] = ""
    day: Day | None = None
    by: tuple[str, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A holder that owns or acts; ``None``: somebody whom the register does not know. ``because``: why it is not certain."""

    holder: HolderId | None
    certain: bool = True
    because: tuple[str, ...] = ()


_TELLING = ("basis", "instrument", "holder", "suspension")
"""Bounds that say more than the term which they end."""


@dataclass(frozen=True, slots=True)
class EntryStatus:
    """An entry of one register on its day: what it is, what keeps it from holding, and its last day.

    ``end`` leaves suspensions aside, after which it goes on. ``resumed``: the suspensions that are over on the day, each with the first day after it.
    ``open``: of one that may hold, what is not known, or from when or until when it surely holds.
    """

    state: State
    failing: tuple[ChangeCause, ...] = ()
    end: Day | Unknown | None = None
    resumed: tuple[ChangeCause, ...] = ()
    open: tuple[ChangeCause, ...] = ()


ABSENT = EntryStatus("absent")


def entry_on(bounds: Sequence[Bound], day: Day, about: str, by: tuple[str, ...]) -> EntryStatus:
    """Say whether what rests on these bounds holds on a day. ``about`` is the matter of an ownership."""
    failing = _begun_before([cause for one in bounds for cause in _failing(one, day, about, by)])
    ends = [one.term.end for one in bounds if one.kind != "suspension"]
    over = [
        one for one in bounds if one.kind == "suspension" and isinstance(one.term.start, Day) and one.term.start <= day
    ]
    resumed = tuple(
        ChangeCause("suspension", one.about, "start", _known(one.term.start), (one.by,), one.at) for one in over
    )
    unknown = next((one for one in ends if isinstance(one, Unknown)), None)
    end = unknown if unknown is not None else min((one for one in ends if isinstance(one, Day)), default=None)
    if failing:
        return EntryStatus(
            "not-yet" if all(one.edge == "start" for one in failing) else "ended", _telling(failing), end
        )
    doubts = tuple(doubt for one in bounds if not one.term.certainly_holds(day) for doubt in _open(one, about, by))
    return EntryStatus("may-hold" if doubts else "holds", (), end, resumed, doubts)


def _open(bound: Bound, about: str, by: tuple[str, ...]) -> Iterable[ChangeCause]:
    """Give why a bound only may hold on a day: what is not known, or that its first or last sure day is another one."""
    by = (bound.by,) if bound.by else by
    edges: tuple[tuple[Literal["start", "end"], Day | Unknown | None], ...] = (
        ("start", bound.term.start),
        ("end", bound.term.end),
    )
    for edge, one in edges:
        if isinstance(one, Unknown) and one.sure is not None:
            yield ChangeCause(bound.kind, bound.about or about, edge, one.sure, by, bound.at)
        elif isinstance(one, Unknown):
            yield ChangeCause("doubt", bound.about or about, by=by, at=one.reason)


def _begun_before(failing: list[ChangeCause]) -> list[ChangeCause]:
    """Leave out suspensions that began when something had ended for good: nothing comes back after them."""
    ends = (one.day for one in failing if one.edge == "end" and one.kind != "suspension" and one.day is not None)
    over = min(ends, default=None)
    if over is None:
        return failing
    return [
        one for one in failing if one.kind != "suspension" or one.edge != "end" or one.day is None or one.day < over
    ]


def _known(day: Day | Unknown | None) -> Day | None:
    return day if isinstance(day, Day) else None


def _failing(bound: Bound, day: Day, about: str, by: tuple[str, ...]) -> Iterable[ChangeCause]:
    kind: CauseKind = bound.kind
    start, end = bound.term.start, bound.term.end
    by = (bound.by,) if bound.by else by
    if isinstance(start, Day) and day < start:
        yield ChangeCause(kind, bound.about or about, "start", start, by, bound.at)
    if isinstance(end, Day) and end < day:
        yield ChangeCause(kind, bound.about or about, "end", end, by, bound.at)


def _telling(causes: Sequence[ChangeCause]) -> tuple[ChangeCause, ...]:
    """Leave out a term that is over on the day on which what it rests on is: that is why."""
    told = {(one.edge, one.day) for one in causes if one.kind in _TELLING}
    kept = (one for one in causes if one.kind in _TELLING or (one.edge, one.day) not in told)
    return ordered(kept)


def ordered(causes: Iterable[ChangeCause]) -> tuple[ChangeCause, ...]:
    """Give causes once each, in an order that does not depend on where they were found."""
    return tuple(
        sorted(set(causes), key=lambda one: (one.kind, one.about, one.edge, one.day or Day.min, one.by, one.at))
    )


def cited(register: Register, basis: tuple[Citation, ...] | Unknown) -> tuple[tuple[str, str], ...] | Unknown:
    """Give a legal basis as (id of the instrument, provision), whether it is written by number or by id, in any order."""
    if isinstance(basis, Unknown):
        return basis
    return tuple(sorted({(_id(register, one.instrument), canonical(one.at)) for one in basis}))


def _id(register: Register, name: str) -> str:
    found = register.instrument(name)
    return found.id if found is not None else name
