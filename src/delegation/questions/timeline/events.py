"""The history of a holder as events: what a day gave it and took from it."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.entries import ChangeCause
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day
from delegation.questions.compare.words import Role
from delegation.questions.timeline.words import Change, EventKind, Hold, HolderTimeline
from delegation.speech import numbered
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """Matters that a holder gained or lost on a day in one role, from or to which others, and why.

    ``is_left_empty``: it lost them, nobody owns them or acts, and they do not go on under other codes.
    """

    day: Day
    kind: EventKind
    role: Role
    certain: bool
    others: tuple[HolderId | None, ...]
    is_left_empty: bool
    causes: tuple[ChangeCause, ...]
    matters: tuple[MatterId, ...]


def events_of(timeline: HolderTimeline) -> tuple[Event, ...]:
    """Give the events within the days that are asked for, by day; what came and went for one reason together."""
    asked = timeline.asked
    root = {timeline.holder.id, timeline.holder.within}
    found: dict[object, tuple[Event, dict[MatterId, None]]] = {}
    for hold in timeline.holds:
        for one in _events(hold, root, asked.register):
            if asked.first <= one.day <= (asked.last or Day.max):
                key = (one.day, one.kind, one.role, one.certain, one.others, one.is_left_empty, one.causes)
                found.setdefault(key, (one, {}))[1].update(dict.fromkeys(one.matters))
    told = (
        Event(
            one.day,
            one.kind,
            one.role,
            one.certain,
            one.others,
            one.is_left_empty,
            one.causes,
            tuple(sorted(ids, key=numbered)),
        )
        for one, ids in found.values()
    )
    return tuple(sorted(told, key=lambda one: (one.day, one.kind, -len(one.matters), one.matters, one.role)))


def _events(hold: Hold, own: set[HolderId | None], register: Register) -> Iterator[Event]:
    """Give what its first day brings and what it has no longer after its last: what goes on in another role is neither."""
    if hold.gained is not None:
        others = _others(hold.gained, own, gained=True)
        for kind, role in hold.gains.items():
            whom = others if kind == "gained" else ()
            yield Event(
                hold.first,
                kind,
                role,
                hold.certain,
                whom,
                is_left_empty=False,
                causes=hold.gained.causes,
                matters=hold.matters,
            )
    if hold.lost is not None and hold.last is not None:
        day, change = hold.last + ONE_DAY, hold.lost
        is_empty = not change.after and not _goes_on(hold, day, register)
        others = _others(change, own, gained=False)
        for kind, role in hold.losses.items():
            yield Event(day, kind, role, hold.certain, others, is_empty, change.causes, hold.matters)


def _goes_on(hold: Hold, day: Day, register: Register) -> bool:
    """Say whether all that is lost goes on under other codes from that day on."""
    return all(any(one.on == day for one in register.later_codes(matter)) for matter in hold.matters)


def _others(change: Change, own: set[HolderId | None], *, gained: bool) -> tuple[HolderId | None, ...]:
    """Give from whom it came, or to whom it went; nobody where others go on standing beside it."""
    stay = {one.holder for one in (change.after if gained else change.before)}
    side = change.before if gained else change.after
    return tuple(one.holder for one in side if one.holder not in stay and one.holder not in own)
