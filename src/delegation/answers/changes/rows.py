"""Rows of a grant that end, or are suspended, while the grant goes on by its others, and parts of it that end with a commune."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from delegation.answers.changes import replacing
from delegation.authority.entries import EntryStatus
from delegation.authority.holdings import Holdings
from delegation.authority.links import ByGrant, Link
from delegation.model.matters import Grant, MatterId
from delegation.model.terms import if_known
from delegation.questions.compare import Comparison, Move
from delegation.values import dataclass

End = Literal["ended", "suspended"]


@dataclass(frozen=True, slots=True)
class Stopped:
    """A row of a grant, or its part in a commune, by which somebody lost a matter. ``certain``: whether it surely held before."""

    grant: str
    matter: MatterId
    how: End
    certain: bool


def stopped(comparison: Comparison) -> tuple[Stopped, ...]:
    """Give that by which somebody lost a matter, of grants that go on or of which less is suspended than ended."""
    sides = Holdings(comparison.old), Holdings(comparison.new)
    whole = {one.id: "ended" for one in comparison.grants if replacing.is_over(one)}
    whole |= {one.id: "suspended" for one in comparison.grants if one.turn.is_suspended}
    found: dict[Stopped, None] = {}
    for change in comparison.matters:
        for move, link in ((each, link) for each in change.moves for link in _lost(each)):
            grant = link.grant
            how = _became(link, change.id, sides) if grant is not None else None
            if how is None and grant is not None and move.back and any(one.kind == "commune" for one in move.causes):
                # The part in a commune that is no longer there is back with its giver.
                how = ("ended", sides[0].entry(link, sides[0].register.matters[change.id]))
            if grant is not None and how is not None and whole.get(grant.id) not in ("ended", how[0]):
                found[Stopped(grant.id, change.id, how[0], how[1].state == "holds")] = None
    return tuple(found)


def suspended(grants: Iterable[Grant], comparison: Comparison) -> set[MatterId]:
    """Give the matters of grants that these would give but for their suspension."""
    sides = Holdings(comparison.old), Holdings(comparison.new)
    rows = ((grant, row) for grant in grants for row in if_known(grant.rows))
    became = ((row.matter, _became(ByGrant(grant.for_row(row), row), row.matter, sides)) for grant, row in rows)
    return {matter for matter, how in became if how is not None and how[0] == "suspended"}


def _lost(move: Move) -> Iterator[Link]:
    gone = {one.holder for one in move.lost}
    for party, chain in zip(move.before, move.chains[0], strict=False):
        if party.holder in gone:
            yield from chain


def _became(link: Link, matter: MatterId, sides: tuple[Holdings, Holdings]) -> tuple[End, EntryStatus] | None:
    """Say how a row came to give nothing on the later side, with what it was; ``None`` where it still does, or reads otherwise there."""
    old, new = sides
    laid, grant = old.register.matters.get(matter), link.grant
    given = new.register.grants_of.get(matter, ())
    same = [ByGrant(*one) for one in given if grant is not None and (one[0].id, one[0].part) == (grant.id, grant.part)]
    if laid is None or not same:
        return None
    was, becomes = old.entry(link, laid), new.entry(same[0], laid)
    if was.state not in replacing.HELD or becomes.state in replacing.HELD:
        return None
    is_paused = bool(becomes.failing) and all(one.kind == "suspension" for one in becomes.failing)
    return ("suspended" if is_paused else "ended"), was
