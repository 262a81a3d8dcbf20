"""Grants without ground: those whose giver does not hold what it gives, and those that reach beyond their matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from delegation.authority.boxes import Box, Territory
from delegation.authority.cases import Case, Cases
from delegation.authority.cell import Running
from delegation.authority.days import NEVER, Stretch, day_of
from delegation.authority.links import ByGrant, Standing
from delegation.authority.pieces import Piece, merged
from delegation.authority.statements import Statement
from delegation.model.holders import CommuneCode
from delegation.model.matters import Grant
from delegation.model.terms import Day
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """A grant that runs in these boxes though its giver does not hold what it gives, and what hangs on it there.

    ``links``: the grant; several where they lead to one another and from nobody else. ``followers``: further grants of the
    matter without ground in these boxes, because these are. ``last``: the last day on which the giver held while the grant
    ran; ``None`` where it did not. ``held``: how the giver held until then, as far as that is known.
    ``never``: the giver holds in no cell in which the grant runs.
    """

    links: tuple[ByGrant, ...]
    followers: tuple[Grant, ...]
    boxes: tuple[Box, ...]
    last: Day | None
    held: Standing | None
    never: bool


@dataclass(frozen=True, slots=True)
class Outside:
    """A part of a grant in which there is nothing to give.

    ``before``, ``after``: days before the matter exists or after it has ended · ``communes``: communes that the grant names,
    or all in which it would hold, where the matter, the giver or the receiver is not · ``cases``: no case of the matter.
    """

    link: ByGrant
    kind: Literal["before", "after", "communes", "cases"]
    box: Box


Frame = tuple[int, int, int]
"""First and last day of a matter as ordinals, and its communes."""


def beyond_matter(
    given: Iterable[Statement], frame: Frame, baseline: int, territory: Territory, cases: Cases
) -> tuple[Outside, ...]:
    """Give the parts of grants that certainly run beyond the box of their matter, from the baseline on."""
    return tuple(one for said in given for one in _beyond(said, frame, baseline, territory, cases))


def _beyond(said: Statement, frame: Frame, baseline: int, territory: Territory, cases: Cases) -> Iterator[Outside]:
    link = said.link
    assert isinstance(link, ByGrant), "only grants are asked"  # noqa: S101  what the caller has filtered
    start, end, communes = frame
    running = [one for one in said.days.stretches if one.certain and one.end >= baseline]
    if not running or start == NEVER:
        return
    first, last = max(baseline, running[0].start), running[-1].end
    there = said.communes & communes
    missed = territory.missed(link.grant.part.surely or link.grant.part, there, said.communes or territory.everywhere)
    if missed:
        where = territory.names(missed)
        yield Outside(link, "communes", Box(day_of(first), day_of(last), where, cases.names(said.cases)))
        if not there:
            return
    if not said.cases:
        yield Outside(link, "cases", Box(day_of(first), day_of(last), territory.names(said.communes), None))
        return
    place, part = territory.names(there), cases.names(said.cases)
    if start > baseline:
        yield from _running(link, "before", running, (baseline, start - 1), (place, part))
    yield from _running(link, "after", running, (max(baseline, end + 1), NEVER), (place, part))


def _running(
    link: ByGrant,
    kind: Literal["before", "after"],
    running: Sequence[Stretch],
    days: tuple[int, int],
    where: tuple[frozenset[CommuneCode] | None, frozenset[Case] | None],
) -> Iterator[Outside]:
    """Give the first days of some on which a grant certainly runs; nothing where it does not."""
    for one in running:
        first, last = max(one.start, days[0]), min(one.end, days[1])
        if first <= last:
            yield Outside(link, kind, Box(day_of(first), day_of(last), *where))
            return


def ungrounded_in(pieces: Sequence[Piece], name: Callable[[Piece], Box]) -> tuple[Ungrounded, ...]:
    """Give the grants without ground, in the order of their ids and days. ``name``: names a piece."""
    found = _Found()
    for piece in pieces:
        found.add(piece)
    return tuple(found.told(name))


_Key = tuple[tuple[str, ...], int]
_Held = tuple[Statement, Piece]
"""A grant, and the piece in which its giver last held what it gives: how, is looked up only where that is told."""


class _Found:
    """What has been found so far: which grants float in which pieces, and since when."""

    def __init__(self) -> None:
        self._pieces: dict[_Key, list[Piece]] = {}
        self._links: dict[str, ByGrant] = {}
        self._followers: dict[_Key, dict[str, Grant]] = {}
        self._held: dict[_Key, _Held | None] = {}
        self._grounded: set[str] = set()
        self._before: dict[tuple[str, int], list[tuple[Piece, int, _Held | None]]] = {}
        """By grant and cases: the pieces so far, with the last day on which the giver held there (0: never), and how."""

    def add(self, piece: Piece) -> None:
        """Look at one piece; the pieces come in the order of their days."""
        floating = [one for one in piece.outcome.grants if not one.grounded]
        last: dict[str, tuple[int, _Held | None]] = {}
        for one in piece.outcome.grants:
            link = one.said.link
            assert isinstance(link, ByGrant), "the law is no grant"  # noqa: S101  only grants are listed
            self._links[link.grant.id] = link
            last[link.grant.id] = self._state(one, link.grant.id, piece)
        for circle, followers in _roots(floating):
            since = min(last[name][0] for name in circle)
            key = (circle, since)
            self._pieces.setdefault(key, []).append(piece)
            self._held.setdefault(key, last[circle[0]][1] if since else None)
            self._followers.setdefault(key, {}).update({one.id: one for one in followers})

    def _state(self, one: Running, grant: str, piece: Piece) -> tuple[int, _Held | None]:
        """Give the last day on which the giver held here while the grant ran, and how; 0 where it never did."""
        pieces = self._before.setdefault((grant, piece.part), [])
        if one.grounded:
            self._grounded.add(grant)
            state: tuple[int, _Held | None] = (piece.last, (one.said, piece))
        else:
            known = [
                (day, held)
                for before, day, held in pieces
                if before.last + 1 == piece.first and before.place & piece.place
            ]
            state = max(known, key=lambda each: each[0], default=(0, None))
        pieces.append((piece, *state))
        return state

    def told(self, name: Callable[[Piece], Box]) -> Iterator[Ungrounded]:
        for key in sorted(self._pieces):
            circle, since = key
            held = self._held[key]
            yield Ungrounded(
                tuple(self._links[one] for one in circle),
                tuple(one for _, one in sorted(self._followers[key].items())),
                tuple(name(piece) for piece in merged(self._pieces[key], lambda _: None)),
                day_of(since),
                _holding(*held) if held is not None else None,
                not any(one in self._grounded for one in circle),
            )


def _holding(said: Statement, piece: Piece) -> Standing | None:
    """Give the standing by which the giver of a grant holds in a piece: what it passed on, or what it still has."""
    beside = piece.outcome.remainder
    standings = [*piece.outcome.owners, *piece.outcome.exercisers, *beside.owners, *beside.exercisers]
    for one in standings:
        for chain in one.chains:
            steps = [link.grant.id if link.grant is not None else "" for link in chain]
            at = steps.index(said.link.grant.id) if said.link.grant is not None and said.link.grant.id in steps else 0
            if at and said.giver is not None:
                return Standing(said.giver, chain[:at], one.certain, one.because)
    return next((one for one in standings if one.holder in said.gives_for), None)


def _roots(floating: Sequence[Running]) -> Iterator[tuple[tuple[str, ...], list[Grant]]]:
    """Part the grants without ground of one cell into those that nothing else explains, and what hangs on each of them.

    One explains another where it leads to its giver. Several that lead to one another, and from no other, stand together.
    """
    grants = {one.said.link.grant.id: one.said for one in floating if one.said.link.grant is not None}
    after = {
        name: {other for other, too in grants.items() if said.holder is not None and said.holder in too.gives_for}
        for name, said in grants.items()
    }
    reach = {name: _reach(name, after) for name in grants}
    seen: set[str] = set()
    for name in sorted(grants):
        leading = {other for other in grants if name in reach[other]}
        if name in seen or not leading <= reach[name]:
            continue
        circle = tuple(sorted({name} | leading))
        seen.update(circle)
        hanging = sorted(reach[name] - set(circle))
        yield circle, [one for other in hanging if (one := grants[other].link.grant) is not None]


def _reach(name: str, after: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = after[waiting.pop()] - found
        found |= new
        waiting += new
    return found
