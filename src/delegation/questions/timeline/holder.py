"""What a holder gained and lost, and when: the histories of all matters that may lead to it, seen from its side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from delegation.model.holders import CommuneCode, Holder, HolderId
from delegation.model.matters import Grant, MatterId
from delegation.model.terms import Day, Unknown
from delegation.questions.compare.words import Role
from delegation.questions.timeline.days import AnswersByDay
from delegation.questions.timeline.matter import lanes_of
from delegation.questions.timeline.words import Change, Hold, Lane, Roles, TimelineStretch
from delegation.speech import numbered

_ROLES: tuple[Role, ...] = ("both", "owns", "acts")


def holds_of(days: AnswersByDay, holder: Holder, communes: frozenset[CommuneCode] | None = None) -> tuple[Hold, ...]:
    """Give what a holder has had since the baseline and will have, those matters together that came and go alike.

    A holder that is a part of a class (UBND phường within UBND cấp xã) has what the class has in its communes.
    """
    territory = days.examination.territory
    root, reach = territory.reach(holder.id)
    where = territory.names(reach)
    if communes is not None:
        where = communes if where is None else communes & where
    found: dict[object, tuple[Hold, dict[MatterId, None]]] = {}
    for matter in days.leading_to(root):
        for lane in lanes_of(days, matter, where):
            for one in _holds(lane, root):
                days_of = (one.first, one.last, one.before, one.after)
                key = (one.role, one.certain, *days_of, _said(one.gained, root), _said(one.lost, root))
                found.setdefault(key, (one, {}))[1][matter.id] = None
    holds = [replace(one, matters=tuple(sorted(ids, key=numbered))) for one, ids in found.values()]
    return tuple(sorted(holds, key=_order))


def silent_grants(days: AnswersByDay, holder: Holder) -> tuple[Grant, ...]:
    """Give the grants from or to a holder whose matters no public text names, in the order of ids."""
    return tuple(one for one in days.grants_about(holder.id) if isinstance(one.rows, Unknown))


def unsettled(days: AnswersByDay, holder: Holder) -> tuple[MatterId, ...]:
    """Give the matters that a text gives to a holder that has ended, and that nobody owns on the day of the question."""
    today = days.examination.as_of
    if not isinstance(holder.term.end, Day) or holder.term.end >= today or today < days.register.baseline:
        return ()
    now = days.on(today)
    found = (
        one.id
        for one in days.register.matters.values()
        if any(owner.holder == holder.id for owner in one.owners)
        and (tiles := now.tiles(one))
        and not any(tile.owners or tile.owner_unknown for tile in tiles)
    )
    return tuple(sorted(found, key=numbered))


def _holds(lane: Lane, root: HolderId) -> Iterator[Hold]:
    """Join, for each role, the stretches in which the holder stands in it as surely."""
    ways = [_ways(one, root) for one in lane.stretches]
    for role in _ROLES:
        begun = 0
        for at in range(1, len(ways) + 1):
            sure = ways[begun].get(role)
            if at < len(ways) and ways[at].get(role) == sure:
                continue
            if sure is not None:
                after = lane.stretches[at] if at < len(ways) else None
                lost = _telling(after.changes, root) if after is not None else None
                gained = _telling(lane.stretches[begun].changes, root)
                before = _roles(ways[begun - 1]) if begun else Roles()
                then = _roles(ways[at]) if after is not None else Roles()
                first, last = lane.stretches[begun].first, lane.stretches[at - 1].last
                yield Hold(role, sure, first, last, gained, lost, (), before, then)
            begun = at


def _ways(stretch: TimelineStretch, root: HolderId) -> Mapping[Role, bool]:
    """Give the roles of the holder, and whether it surely has them; of both alike, one."""
    owns = [one.party.certain for one in stretch.owners if one.party.holder == root]
    acts = [one.party.certain for one in stretch.acting if one.party.holder == root]
    if owns and owns == acts:
        return {"both": owns[0]}
    found: dict[Role, bool] = {}
    if owns:
        found["owns"] = owns[0]
    if acts:
        found["acts"] = acts[0]
    return found


def _roles(ways: Mapping[Role, bool]) -> Roles:
    return Roles(ways.get("both", ways.get("owns")), ways.get("both", ways.get("acts")))


def _telling(changes: Iterable[Change], root: HolderId) -> Change | None:
    """Give the change that touches the holder; the first where none names it."""
    found = tuple(changes)
    touched = (one for one in found if any(party.holder == root for party in (*one.before, *one.after)))
    return next(touched, found[0] if found else None)


def _said(change: Change | None, root: HolderId) -> object:
    """Give what a reader is told of a change: from or to whom, and why."""
    if change is None:
        return None
    others = tuple(tuple(one.holder for one in side if one.holder != root) for side in (change.before, change.after))
    return (change.kind, others, change.causes)


def _order(one: Hold) -> tuple[object, ...]:
    return (one.first, one.last or Day.max, -len(one.matters), one.role, not one.certain, one.matters)
