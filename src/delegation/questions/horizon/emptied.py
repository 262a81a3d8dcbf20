"""What had ended before a day, and the matters that have had nobody since: what a horizon, which looks ahead, no longer tells."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from delegation.authority.examination import Examination
from delegation.model.matters import MatterId
from delegation.model.terms import ONE_DAY
from delegation.questions.compare import may_change
from delegation.questions.horizon import Stop, stops_until
from delegation.questions.horizon.reliance import Reliance


def emptied(examination: Examination) -> tuple[Stop, ...]:
    """Give the days before that of the examination on which matters lost whoever had them, each with those that nobody has got back; by day.

    It is worked out once for a day: each paper of several holders asks it.
    """
    key = ("emptied", examination.as_of)
    if key not in examination.kept:
        examination.kept[key] = _emptied(examination)
    return cast("tuple[Stop, ...]", examination.kept[key])


def _emptied(examination: Examination) -> tuple[Stop, ...]:
    first, last = examination.register.baseline, examination.as_of - ONE_DAY
    if last < first:
        return ()
    told = set[MatterId]()
    found = list[Stop]()

    def is_asked(before: Examination, after: Examination) -> bool:
        """Whether anybody may have lost on a day what nobody has now."""
        may = may_change(before, after)
        return may is None or any(_is_empty(examination, one) for one in may)

    stops = [*stops_until(examination.on(first), last, Reliance(examination.register), is_asked)]
    # A matter that was lost twice stands without anybody since the later day.
    for stop in reversed(stops):
        left = tuple(one for one in stop.left if one.matter not in told and _is_empty(examination, one.matter))
        told.update(one.matter for one in left)
        if left:
            found.append(replace(stop, left=left))
    return tuple(reversed(found))


def _is_empty(examination: Examination, matter: MatterId) -> bool:
    """Whether nobody has any of a matter on the day, not even somebody whom the register does not know."""
    tiles = examination.tiling(matter).at(examination.as_of)
    return not any(one.standing or one.owner_unknown for one in tiles)
