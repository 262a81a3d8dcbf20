"""What stops until a day and what stops with it: instrument → norm → grants → matters → communes, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from delegation.authority.entries import Cause
from delegation.authority.examination import Examination
from delegation.comparison import MatterChange, Move, compare
from delegation.endings import Ending, endings, horizon_of
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import MatterId
from delegation.model.provisions import touches
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.values import dataclass

_NEXT = timedelta(days=1)
_PASSING = ("moved", "ended", "doubted")


@dataclass(frozen=True, slots=True)
class Left:
    """A matter that nobody owns, or in which nobody acts, on the day after an end.

    ``owners``, ``acting``: those who go and whom nobody follows; empty where somebody stays. ``communes``: where the
    body of the commune goes, ``None`` where a body of the city does. ``is_laid_down``: the register still knows the matter
    after the day. ``is_certain`` is false where it was not sure that those who go held it.
    """

    matter: MatterId
    owners: tuple[HolderId, ...]
    acting: tuple[HolderId, ...]
    communes: frozenset[CommuneCode] | None
    is_laid_down: bool
    is_certain: bool
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Fall:
    """Something that ends, and what goes with it.

    ``norms``: ids of norms that it lays down and that end on the same day; ``grants``: ids of those that it makes, that cite
    it or that its norms permit; ``matters``: those that rest on it or that it gives; ``left``: those of them that are then
    without owner or exerciser; ``communes``: how many communes lose one.
    """

    ending: Ending
    norms: tuple[str, ...]
    grants: tuple[str, ...]
    matters: tuple[MatterId, ...]
    left: tuple[MatterId, ...]
    communes: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A last day: what ends on it, and what becomes of matters on the next day.

    ``left``: those without anybody; ``passed``: those that pass to others or become doubtful. ``is_examined`` is false before the baseline: then nothing is said of matters.
    """

    day: Day
    falls: tuple[Fall, ...]
    left: tuple[Left, ...]
    passed: tuple[MatterId, ...]
    is_examined: bool


@dataclass(frozen=True, slots=True)
class Due:
    """A grant whose evaluation is due on ``day`` or was before; its last day is ``end``."""

    grant: str
    day: Day
    end: Day


@dataclass(frozen=True, slots=True)
class Horizon:
    """Everything that stops from ``as_of`` to ``until``, both included. ``open_terms``: grants whose last day is not known.

    ``following``: the first day after ``until`` on which something ends.
    """

    register: Register
    as_of: Day
    until: Day
    stops: tuple[Stop, ...]
    due: tuple[Due, ...]
    open_terms: tuple[str, ...]
    following: Day | None = None

    @property
    def left(self) -> tuple[MatterId, ...]:
        """The matters that are left without owner or exerciser on some day, each once."""
        return tuple(dict.fromkeys(one.matter for stop in self.stops for one in stop.left))


def horizon(examination: Examination, until: Day | None = None) -> Horizon:
    """Give what stops from the day of the examination until a day, by default as far as the register looks ahead.

    Raises ``AskedWronglyError`` for a day that lies before.
    """
    register, today = examination.register, examination.as_of
    last = until if until is not None else horizon_of(register, today)
    if last < today:
        raise AskedWronglyError(
            Text(
                f"--until {last:%d/%m/%Y} đứng trước ngày xét {today:%d/%m/%Y}. Hãy chọn ngày sau đó, hoặc đổi --as-of.",
                f"--until {last.isoformat()} lies before the day asked about, {today.isoformat()}. Choose a later day, or "
                "change --as-of.",
            )
        )
    found = endings(register, today, last)
    stops = (_stop(examination, day, tuple(group)) for day, group in groupby(found, key=lambda one: one.day))
    unknown = tuple(sorted(one.id for one in register.grants.values() if _may_end(one.term.end, one.term.life(today))))
    later = endings(register, last + _NEXT, Day.max) if last < Day.max else ()
    following = later[0].day if later else None
    return Horizon(register, today, last, tuple(stops), tuple(_due(register, today, last)), unknown, following)


def _may_end(end: object, life: str) -> bool:
    return life == "unknown" and end is not None and not isinstance(end, Day)


def _due(register: Register, today: Day, last: Day) -> Iterator[Due]:
    """Give the evaluations that are due until a day, of grants that still run, by day."""
    found = [
        Due(one.id, one.term.end - timedelta(days=one.evaluation_days), one.term.end)
        for one in register.grants.values()
        if one.evaluation_days is not None and isinstance(one.term.end, Day) and one.term.end >= today
    ]
    yield from sorted((one for one in found if one.day <= last), key=lambda one: (one.day, one.grant))


def _stop(examination: Examination, day: Day, found: Sequence[Ending]) -> Stop:
    register = examination.register
    is_examined = day >= register.baseline and day < Day.max
    changes: tuple[MatterChange, ...] = ()
    if is_examined:
        changes = compare(examination.on(day), examination.on(day + _NEXT)).matters
    left = tuple(one for change in changes if (one := _left(register, change)) is not None)
    gone = {one.matter for one in left}
    passed = tuple(one.id for one in changes if one.id not in gone and any(move.kind in _PASSING for move in one.moves))
    falls = tuple(_fall(register, one, found, left) for one in found)
    return Stop(day, falls, left, passed, is_examined)


def _left(register: Register, change: MatterChange) -> Left | None:
    """Say who goes without anybody in his place."""
    gone = [one for one in change.moves if one.kind == "ended" and not one.after]
    if not gone:
        return None
    owners = _holders(one for one in gone if one.role in ("owns", "both"))
    acting = _holders(one for one in gone if one.role in ("acts", "both"))
    is_local = any(_is_of_commune(register, one) for one in (*owners, *acting))
    communes = frozenset(code for one in gone for code in (one.communes or register.communes)) if is_local else None
    causes = tuple(dict.fromkeys(cause for one in gone for cause in one.causes))
    laid = change.turn.becomes in ("holds", "may-hold")
    return Left(
        change.id, owners, acting, communes, laid, all(party.certain for one in gone for party in one.before), causes
    )


def _holders(moves: Iterable[Move]) -> tuple[HolderId, ...]:
    return tuple(dict.fromkeys(party.holder for one in moves for party in one.before if party.holder is not None))


def _is_of_commune(register: Register, holder: HolderId) -> bool:
    found = register.holder(holder)
    return found is not None and found.level == "commune"


def _fall(register: Register, ending: Ending, found: Sequence[Ending], left: Sequence[Left]) -> Fall:
    """Follow an end: the norms of an instrument, the grants that lean on either, the matters, the communes."""
    norms = [
        one for one in found if one.kind == "norm" and ending.kind == "instrument" and _lays_down(register, ending, one)
    ]
    grants = sorted({*ending.grants, *(name for one in norms for name in one.grants)})
    if ending.kind == "grant":
        grants = [ending.subject]
    matters = sorted({*ending.matters, *_given_by(register, ending)})
    own = [one for one in left if _is_because(one, ending) or (one.matter in matters and ending.kind != "waiver")]
    communes = frozenset(code for one in own for code in one.communes or ())
    return Fall(
        ending,
        tuple(sorted(one.subject for one in norms)),
        tuple(grants),
        tuple(matters),
        tuple(one.matter for one in own),
        len(communes),
    )


def _lays_down(register: Register, instrument: Ending, norm: Ending) -> bool:
    return any((one := register.instrument(name)) is not None and one.id == instrument.subject for name in norm.by)


def _given_by(register: Register, ending: Ending) -> Iterator[MatterId]:
    """Give the matters of the grants that an instrument makes."""
    for name in ending.grants if ending.kind == "instrument" else ():
        grant = register.grants[name]
        if grant.instrument == ending.subject and isinstance(grant.rows, tuple):
            yield from (row.matter for row in grant.rows)


def _is_because(left: Left, ending: Ending) -> bool:
    return any(one.about == ending.subject and (not ending.at or touches(ending.at, one.at)) for one in left.causes)
