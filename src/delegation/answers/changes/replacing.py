"""Grants that ended and whose receiver goes on by another one: on the next day, or after days without either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.days import day_of
from delegation.authority.examination import Examination
from delegation.findings import Text
from delegation.model.matters import AnnexRow, Grant
from delegation.model.terms import ONE_DAY, Day, if_known
from delegation.questions.compare import Comparison, GrantChange
from delegation.speech import instrument_name
from delegation.speech.days import day
from delegation.speech.limits import parts_of
from delegation.speech.text import joined
from delegation.values import dataclass

HELD = ("holds", "may-hold")
"""States of an entry in which something may rest on it."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """By which grants, of ids, the receiver of one that ended has all of its matters again, and since which day.

    ``gap``: the first and the last day without either; ``None`` where one follows the other. ``parts``: which part of its matters
    it gave and which the others give, where that differs. ``is_narrower``: some of what the receiver had it has no longer.
    ``is_own``: all of them are of the decision that gave before.
    """

    by: tuple[str, ...]
    since: Day
    gap: tuple[Day, Day] | None
    parts: tuple[Text, Text] | None = None
    is_narrower: bool = False
    is_own: bool = False


def replaced(change: GrantChange, comparison: Comparison) -> Replaced | None:
    """Say by what a grant that ended is replaced: its receiver stands in all of its matters on both sides of the comparison, at least in a part."""
    grant = change.before
    rows = if_known(grant.rows) if grant is not None else ()
    if grant is None or not rows:
        return None
    given = {row.matter for row in rows}
    moves = [move for one in comparison.matters if one.id in given for move in one.moves]
    receiver = comparison.new.territory.whole(grant.receiver)
    if any(party.holder == receiver and not party.certain for move in moves for party in move.after):
        # What part of it was given anew is not known: perhaps none of what the receiver had.
        return None
    lost = [move for move in moves if any(party.holder == receiver for party in move.lost)]
    found = [_successor(grant, row, comparison) for row in rows]
    ended = [_last(grant, row, comparison) for row in rows]
    sure = [(one, last) for one, last in zip(found, ended, strict=True) if one is not None and last is not None]
    if len(sure) < len(rows):
        return None
    by = tuple(sorted({one.id for (one, _), _ in sure}))
    gaps = [(last + ONE_DAY, first - ONE_DAY) for (_, first), last in sure if first > last + ONE_DAY]
    since = max(first for (_, first), _ in sure)
    parts = _parts(grant, [comparison.new.register.grants[name] for name in by], comparison)
    if moves and parts is None:
        # Of the same part somebody else came in or went.
        return None
    gap = (min(one for one, _ in gaps), max(one for _, one in gaps)) if gaps else None
    is_own = all(comparison.new.register.grants[name].instrument == grant.instrument for name in by)
    return Replaced(by, since, gap, parts, is_narrower=bool(lost), is_own=is_own)


def _parts(grant: Grant, others: Sequence[Grant], comparison: Comparison) -> tuple[Text, Text] | None:
    """Say which part a grant gave and which those give that replace it; ``None`` where it is the same."""
    old, new = comparison.old.register, comparison.new.register
    was = joined("; ", parts_of(grant, old))
    becomes = joined("; ", dict.fromkeys(joined("; ", parts_of(one, new)) for one in others))
    return None if was == becomes else (was, becomes)


def _successor(grant: Grant, row: AnnexRow, comparison: Comparison) -> tuple[Grant, Day] | None:
    """Give another grant of a matter to the same receiver that runs surely on the later side, and its first day there."""
    found = [
        (start, other.id, other)
        for other, its in comparison.new.register.grants_of.get(row.matter, ())
        if other.id != grant.id
        and (other.receiver, other.decides, other.moves_ownership)
        == (grant.receiver, grant.decides, grant.moves_ownership)
        and (start := _first(other, its, comparison.new)) is not None
    ]
    return (best[2], best[0]) if (best := min(found, default=None, key=lambda one: one[:2])) is not None else None


def _first(grant: Grant, row: AnnexRow, examination: Examination) -> Day | None:
    """Give the first day of those on which a grant runs without a break until the day asked about; ``None`` where it does not surely."""
    today = examination.as_of.toordinal()
    stretches = _stretches(grant, row, examination)
    return next((day_of(start) or Day.min for start, end in stretches if start <= today <= end), None)


def _last(grant: Grant, row: AnnexRow, comparison: Comparison) -> Day | None:
    """Give the last day on which a grant ran before the later day; that of the earlier side where the register lost it."""
    here = comparison.new.register.grants.get(grant.id)
    if here is None:
        return comparison.old.as_of
    ends = [
        end for _, end in _stretches(here.for_row(row), row, comparison.new) if end < comparison.new.as_of.toordinal()
    ]
    return day_of(max(ends)) if ends else None


def _stretches(grant: Grant, row: AnnexRow, examination: Examination) -> Iterator[tuple[int, int]]:
    return ((one.start, one.end) for one in examination.lives.granted(grant, row).stretches if one.certain)


def is_over(one: GrantChange) -> bool:
    """Whether a grant held, or may have, and does not any more, and not for some days only."""
    return one.turn.was in HELD and one.turn.becomes not in HELD and not one.turn.is_suspended


def every(comparison: Comparison) -> dict[str, Replaced]:
    """Give what replaces the grants that ended, by their ids; those that nothing replaces are left out."""
    ended = (one for one in comparison.grants if is_over(one))
    return {one.id: found for one in ended if (found := replaced(one, comparison)) is not None}


def said(one: Replaced, comparison: Comparison) -> Text:
    """Say by what a grant is replaced since when, and whether anything lies between."""
    register = comparison.new.register
    named = joined(", ", dict.fromkeys(instrument_name(register, register.grants[name].instrument) for name in one.by))
    since = day(one.since)
    how = Text("liên tục", "without a gap")
    if one.gap is not None:
        gap = between(one.gap)
        how = Text(f"gián đoạn {gap.vi}", f"with a gap {gap.en}")
    told = Text(
        f"được thay bằng {named.vi} từ {since.vi}, {how.vi}", f"replaced by {named.en} from {since.en}, {how.en}"
    )
    if one.is_own:
        # A decision does not replace itself: what it gave until then it gives in another way from then on.
        again = Text("giao lại", "given again") if one.gap is not None else Text("giao nối tiếp", "given again")
        told = Text(
            f"được chính văn bản này {again.vi} từ {since.vi}, {how.vi}",
            f"{again.en} by the same instrument from {since.en}, {how.en}",
        )
    if one.parts is None:
        return told
    was, becomes = (part if part.vi else Text("toàn bộ", "all of it") for part in one.parts)
    word = Text("thu hẹp phạm vi", "narrowed") if one.is_narrower else Text("đổi phạm vi", "its part changed")
    return Text(
        f"{told.vi}, {word.vi} từ «{was.vi}» thành «{becomes.vi}»",
        f"{told.en}, {word.en} from “{was.en}” to “{becomes.en}”",
    )


def between(days: tuple[Day, Day]) -> Text:
    """Say the days without either."""
    first, last = map(day, days)
    return Text(f"từ {first.vi} đến hết {last.vi}", f"from {first.en} to {last.en}")
