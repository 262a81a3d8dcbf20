"""What stops until a day and what stops with it: instrument → norm → grants → matters → communes, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import cast

from delegation.authority.entries import ChangeCause
from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import MatterId
from delegation.model.provision_index import PlaceIndex
from delegation.model.provisions import places
from delegation.model.register import Register
from delegation.model.requests import Request
from delegation.model.terms import ONE_DAY, Day
from delegation.questions.compare import MatterChange, Move, compare_days
from delegation.questions.horizon.endings import Ending, endings, horizon_of, stated
from delegation.questions.horizon.falling import Hanging, hanging
from delegation.questions.horizon.perhaps import Perhaps, perhaps_from
from delegation.questions.horizon.suspensions import resumed_from
from delegation.questions.horizon.words import Due, Fall, Fallen, Horizon, Left, Returned, Stop
from delegation.speech import day

__all__ = ["Due", "Fall", "Fallen", "Horizon", "Left", "Perhaps", "Returned", "Stop", "horizon"]

_PASSING = ("moved", "ended", "doubted")


def horizon(examination: Examination, until: Day | None = None) -> Horizon:
    """Give what stops from the day of the examination until a day, by default as far as the register looks ahead; once for all who ask.

    Raises ``AskedWronglyError`` for a day that lies before.
    """
    register, today = examination.register, examination.as_of
    last = until if until is not None else horizon_of(register, today)
    key = (f"horizon from {today.isoformat()}", last)
    if key not in examination.kept:
        examination.kept[key] = (_horizon(examination, last),)
    return cast("Horizon", examination.kept[key][0])


def _horizon(examination: Examination, last: Day) -> Horizon:
    register, today = examination.register, examination.as_of
    if last < today:
        raise AskedWronglyError(
            Text(
                f"--until {day(last).vi} đứng trước ngày xét {day(today).vi}. Hãy chọn ngày sau đó, hoặc đổi --as-of.",
                f"--until {day(last).en} lies before the day asked about, {day(today).en}. Choose a later day, or "
                "change --as-of.",
            )
        )
    found = endings(register, today, last)
    stops = (_stop(examination, day, tuple(group)) for day, group in groupby(found, key=lambda one: one.day))
    unknown = stated(
        register, (one.id for one in register.grants.values() if _may_end(one.running.end, one.running.life(today)))
    )
    later = endings(register, last + ONE_DAY, Day.max) if last < Day.max else ()
    following = later[0].day if later else None
    pending = register.pending(today)
    return Horizon(
        register,
        today,
        last,
        tuple(stops),
        tuple(_due(register, today, last)),
        unknown,
        following,
        tuple(_requests(pending, last)),
        sum(1 for one in pending if not isinstance(one.due, Day)),
        resumed_from(register, today, last),
        perhaps_from(register, today, last),
    )


def _requests(pending: Iterable[Request], last: Day) -> list[Request]:
    """Give the requests and duties whose last day is not after a day, by that day."""
    dated = [(one.due, one.id, one) for one in pending if isinstance(one.due, Day) and one.due <= last]
    return [one for _, _, one in sorted(dated, key=lambda each: each[:2])]


def _may_end(end: object, life: str) -> bool:
    return life == "unknown" and end is not None and not isinstance(end, Day)


def _due(register: Register, today: Day, last: Day) -> Iterator[Due]:
    """Give the evaluations that are due until a day, of grants that still run, by day."""
    found = [
        Due(one.id, end - timedelta(days=one.evaluation_days), end)
        for one in register.grants.values()
        if one.evaluation_days is not None and isinstance(end := one.running.end, Day) and end >= today
    ]
    alike: dict[tuple[Day, Day], set[str]] = {}
    for one in found:
        if one.day <= last:
            alike.setdefault((one.day, one.end), set()).add(one.grant)
    once = (Due(name, due, end) for (due, end), names in alike.items() for name in stated(register, names))
    yield from sorted(once, key=lambda one: (one.day, one.grant))


def _stop(examination: Examination, day: Day, found: Sequence[Ending]) -> Stop:
    is_examined = day >= examination.register.baseline and day < Day.max
    if not is_examined:
        return Stop(day, tuple(_Cascade(examination.register, found, (), ()).falls()), (), (), is_examined=False)
    before, after = examination.on(day), examination.on(day + ONE_DAY)
    changes = compare_days(before, after)
    everywhere = frozenset(one.code for one in examination.register.communes_on(day))
    left = tuple(one for change in changes if (one := _left(examination.register, change, everywhere)) is not None)
    gone = {one.matter for one in left}
    others = [one for one in changes if one.id not in gone]
    passed = tuple(one.id for one in others if any(move.kind in _PASSING or move.back for move in one.moves))
    returned = tuple(back for one in others if (back := _returned(one)) is not None)
    kept = tuple(one.id for one in others if one.moves and all(map(_is_kept, one.moves)))
    touched = ((one.before, one.replaced_by) for one in changes if one.before is not None)
    fallen = tuple(hanging(touched, before, Holdings(after)))
    falls = tuple(_Cascade(examination.register, found, left, fallen).falls())
    return Stop(day, falls, left, passed, is_examined, returned, kept)


def _left(register: Register, change: MatterChange, everywhere: frozenset[CommuneCode]) -> Left | None:
    """Say who goes without anybody in his place. ``everywhere``: all communes of the day."""
    gone = [one for one in change.moves if one.kind == "ended" and not one.after]
    if not gone:
        return None
    owners = _holders(one for one in gone if one.role in ("owns", "both"))
    acting = _holders(one for one in gone if one.role in ("acts", "both"))
    communes = None
    if any(_is_of_commune(register, one) for one in (*owners, *acting)):
        where = [one.communes for one in gone if one.communes is not None]
        communes = frozenset().union(*where) if len(where) == len(gone) else everywhere
    causes = tuple(dict.fromkeys(cause for one in gone for cause in one.causes))
    laid = change.turn.becomes in ("holds", "may-hold")
    return Left(
        change.id, owners, acting, communes, laid, all(party.certain for one in gone for party in one.before), causes,
        is_everywhere=communes is everywhere or communes == everywhere,
    )  # fmt: skip


def _is_kept(move: Move) -> bool:
    """Say whether somebody ends who stood beside others, and these go on."""
    return move.kind == "ended" and not move.back and bool(move.after) and all(one.certain for one in move.after)


def _returned(change: MatterChange) -> Returned | None:
    """Say with whom a matter is again that had given it."""
    back = {one.holder: one for move in change.moves for one in move.back if one.holder is not None}
    if not back:
        return None
    standing = {one.holder for move in change.moves for one in move.after}
    givers = tuple(sorted(name for name in back if name is not None))
    in_part = any(move.kind in _PASSING and not move.back for move in change.moves)
    return Returned(change.id, givers, is_presumed=not standing.issuperset(givers), in_part=in_part)


def _holders(moves: Iterable[Move]) -> tuple[HolderId, ...]:
    return tuple(dict.fromkeys(party.holder for one in moves for party in one.before if party.holder is not None))


def _is_of_commune(register: Register, holder: HolderId) -> bool:
    found = register.holder(holder)
    return found is not None and found.level == "commune"


_Reason = tuple[str, str | None]
"""What ends: its id, and the provision that does, where it goes on."""


class _Cascade:
    """Follows what ends on one day: the norms of an instrument, the grants that lean on either or fall with it, the matters."""

    def __init__(
        self, register: Register, found: Sequence[Ending], left: Sequence[Left], fallen: Sequence[Hanging]
    ) -> None:
        self._register, self._found = register, found
        self._left = {one.matter: one for one in left}
        self._norms = [one for one in self._found if one.kind == "norm"]
        parts: dict[str, dict[str, None]] = {}
        for ending in found:
            if ending.at:
                parts.setdefault(ending.subject, {})[ending.at] = None
        self._parts = {name: PlaceIndex((at, at) for at in several) for name, several in parts.items()}
        self._lost: dict[_Reason, list[MatterId]] = {}
        for one in left:
            for reason in self._reasons(one.causes):
                self._lost.setdefault(reason, []).append(one.matter)
        self._fallen: dict[_Reason, list[Hanging]] = {}
        for each in fallen:
            for reason in self._reasons(each.causes):
                self._fallen.setdefault(reason, []).append(each)

    def _reasons(self, causes: Iterable[ChangeCause]) -> Iterable[_Reason]:
        """Give what must end that something may be for one of some causes: the whole of what a cause is about, or a place that touches it."""
        found: dict[_Reason, None] = {}
        for one in causes:
            found[one.about, None] = None
            if one.about in self._parts:
                found |= dict.fromkeys((one.about, at) for at in self._parts[one.about].holding(*places(one.at)))
        return found

    def falls(self) -> Iterator[Fall]:
        """Give each ending with what goes with it, in the order of endings."""
        return map(self._fall, self._found)

    def _fall(self, ending: Ending) -> Fall:
        norms = [one for one in self._norms if ending.kind == "instrument" and _lays_down(self._register, ending, one)]
        fallen = self._falling(ending)
        grants = {*ending.grants, *(name for one in norms for name in one.grants)}
        if ending.kind == "grant":
            grants = {ending.subject}
        matters = sorted({*ending.matters, *_given_by(self._register, ending)})
        own = sorted(self._leaving(ending, matters))
        communes = {where for one in own if (where := self._left[one].communes) is not None}
        return Fall(
            ending,
            tuple(sorted(one.subject for one in norms)),
            stated(self._register, {*grants, *(one.grant for one in fallen)}),
            tuple(matters),
            tuple(own),
            len(frozenset[CommuneCode]().union(*communes)),
            fallen,
        )

    def _leaving(self, ending: Ending, matters: Iterable[MatterId]) -> set[MatterId]:
        """Give the matters that are left without anybody because of an end, or that rest on what ends."""
        found = {one for name in self._names(ending) for one in self._lost.get((name, ending.at or None), ())}
        return found if ending.kind == "waiver" else found | {one for one in matters if one in self._left}

    def _falling(self, ending: Ending) -> tuple[Fallen, ...]:
        """Give the grants that fall with what ends, the nearest first."""
        hung = [one for name in self._names(ending) for one in self._fallen.get((name, ending.at or None), ())]
        if ending.kind in ("ownership", "code"):
            # An ownership that ends of itself has no id but that of its matter.
            hung = [one for name in ending.matters for one in self._fallen.get((name, None), ())]
        found: dict[str, list[Hanging]] = {}
        for one in hung:
            found.setdefault(one.grant, []).append(one)
        made = [
            Fallen(name, tuple(sorted({one.matter for one in some})), min(one.depth for one in some))
            for name in stated(self._register, found)
            if (some := [one for each in self._register.grants_named(name) for one in found[each.id]])
        ]
        return tuple(sorted(made, key=lambda one: (one.depth, one.grant)))

    def _names(self, ending: Ending) -> list[str]:
        """Give the ids under which something that ends is a cause: a grant to any one of several is one for each of them."""
        if ending.kind != "grant":
            return [ending.subject]
        return [one.id for one in self._register.grants_named(ending.subject)]


def _lays_down(register: Register, instrument: Ending, norm: Ending) -> bool:
    return any((one := register.instrument(name)) is not None and one.id == instrument.subject for name in norm.by)


def _given_by(register: Register, ending: Ending) -> Iterator[MatterId]:
    """Give the matters of the grants that an instrument makes."""
    for name in ending.grants if ending.kind == "instrument" else ():
        (grant, *_) = register.grants_named(name)
        if grant.instrument == ending.subject and isinstance(grant.rows, tuple):
            yield from (row.matter for row in grant.rows)
