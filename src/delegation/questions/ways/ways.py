"""The ways of authority on a day: from a legal source along owners and grants to a matter, and what lies on them.

    legal source ──▶ owner ──▶ instrument, grant ──▶ receiver ──▶ … ──▶ matter

A way holds for one cell of one matter: none is put together of grants of different matters or cases (docs/decisions/0027-ways-are-chains.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from delegation.authority.bounds import bounds, life_on
from delegation.authority.cases import Case
from delegation.authority.entries import Party
from delegation.authority.examination import Examination
from delegation.authority.holdings import Held, Holdings, instruments_of
from delegation.authority.links import ByGrant, Link
from delegation.authority.marks import NO_MARKS, Mark, Marks, Where, all_of
from delegation.authority.usable import UsableTerm, usable_term
from delegation.findings import Text
from delegation.model.holders import Commune, HolderId
from delegation.model.matters import Matter, MatterId
from delegation.model.terms import Unknown, telling
from delegation.questions.ways.nodes import WayNode
from delegation.values import dataclass

Chain = tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A chain that holds on the day, and the matter that it leads to.

    ``matter`` ``None``: a grant whose source names no single matter (``because`` says so). ``sure``: how many of its
    first links hold for certain; the others rest on what the register does not know. ``cases``: those in which it
    holds; ``()``: all. ``marks``: what findings say of each link where the way holds; ``()``: nothing of any.
    """

    matter: MatterId | None
    chain: Chain
    sure: int
    because: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()
    marks: tuple[tuple[Mark, ...], ...] = ()

    def marks_on(self, link: int) -> tuple[Mark, ...]:
        """Give what findings say of a link, by its number."""
        return self.marks[link] if self.marks else ()

    @property
    def certain(self) -> bool:
        """Whether all of it holds for certain, and whoever it leads to surely acts there."""
        return self.sure == len(self.chain) and not self.because


@dataclass(frozen=True, slots=True)
class WayStop:
    """What stands side by side on a way, and the number of the link that leads to it; the matter has the last.

    ``at``: how far down the way it stands, in half steps: the law 0, whoever link ``n`` leads to ``2n + 2``, the matter two below
    the last of them; a grant and its instrument between giver and receiver.
    """

    nodes: tuple[WayNode, ...]
    link: int
    at: int


@dataclass(frozen=True, slots=True)
class Reach:
    """What lies above and below something, each with whether that is certain."""

    above: dict[WayNode, bool]
    below: dict[WayNode, bool]


class Ways:
    """All ways of authority of a register on a day, in one commune or in all."""

    def __init__(
        self, examination: Examination, place: Commune | None = None, marks: Marks = NO_MARKS, told: Text | None = None
    ) -> None:
        """Take the register on its day; in the commune ``place``, of which ``told`` must be known. ``marks``: what findings say of steps."""
        self.examination, self.place, self.marks, self.told = examination, place, marks, told
        self._register = examination.register
        self._holdings = Holdings(examination)
        self._reaches: dict[tuple[WayNode, int | None, int | None], Reach] = {}

    def held(self, matter: MatterId) -> tuple[Held, ...]:
        """Give the pieces of a matter on the day with those who own and act there.

        None before the baseline, nor in a commune that is not there on the day.
        """
        if self.examination.as_of < self._register.baseline or not self.is_there:
            return ()
        pieces = self._holdings.of(self._register.matters[matter])
        if self.place is None:
            return pieces
        return tuple(one for one in pieces if one.communes is None or self.place.code in one.communes)

    def usable(self, way: Way) -> UsableTerm:
        """Give the days on which whoever a way leads to goes on to stand, by it and by further chains; of several pieces those that end first."""
        matter = self._register.matters.get(way.matter) if way.matter is not None else None
        found = [*self._usable(way, matter)] if matter is not None else []
        found = found or [usable_term(way.chain, self._register, self.examination.as_of)]
        return min(found, key=lambda one: one.end or date.max)

    def _usable(self, way: Way, matter: Matter) -> Iterator[UsableTerm]:
        code = self.place.code if self.place is not None else None
        for tile in self._holdings.tiles(matter):
            if code is not None and tile.box.communes is not None and code not in tile.box.communes:
                continue
            beside = tile.remainder
            sides = ((False, (*tile.exercisers, *beside.exercisers)), (True, (*tile.owners, *beside.owners)))
            stand = ((owns, one) for owns, several in sides for one in several if way.chain in one.chains)
            owns, standing = next(stand, (True, None))
            if standing is not None:
                yield self._holdings.usable(matter, tile, standing, owns=owns, commune=code)

    @cached_property
    def is_there(self) -> bool:
        """Whether the commune is there on the day; so it is where none is asked for."""
        place = self.place
        return place is None or self.examination.territory.is_there(place.code, self.examination.as_of)

    @cached_property
    def every(self) -> tuple[Way, ...]:
        """All ways, by the ids of their matters; last those whose source names no matter, by the ids of their grants."""
        named = [way for name in sorted(self._register.matters) for way in self.of(name)]
        return (*named, *self.unnamed)

    def of(self, matter: MatterId) -> tuple[Way, ...]:
        """Give the ways to one matter: those to whoever acts, and those to an owner under whom nobody acts.

        One for each of several chains to the same holder, and one to each receiver whom the register does not know.
        """
        found: dict[tuple[int, ...], Way] = {}
        for piece in self.held(matter):
            for one in self._piece(matter, piece):
                key = tuple(id(link.said) for link in one.chain)
                known = found.get(key)
                if known is not None:
                    both = tuple(sorted({*known.cases, *one.cases})) if known.cases and one.cases else ()
                    marks = _both(known.marks, one.marks)
                    one = replace(known, sure=min(known.sure, one.sure), cases=both, marks=marks)  # noqa: PLW2901  the same way
                found[key] = one
        return tuple(found.values())

    def _piece(self, matter: MatterId, piece: Held) -> Iterator[Way]:
        cases = tuple(sorted(piece.cases)) if piece.cases is not None else ()
        # Whoever gives a part in words acts outside it: its own way is not told by the one that goes on.
        beside = {chain for _, chain in (*piece.rest_acting, *piece.rest_owners)} | set(_kept(piece.acting))
        every = (*piece.acting, *piece.rest_acting, *piece.owners, *piece.rest_owners, *piece.others)
        parties = [pair for pair in every if pair[1]]
        told: set[tuple[int, ...]] = set()
        for party, chain in parties:
            key = tuple(id(link.said) for link in chain)
            # A chain that another one continues is told with it.
            goes_on = any(len(other) > len(chain) and other[: len(chain)] == chain for _, other in parties)
            if key in told or (goes_on and chain not in beside):
                continue
            told.add(key)
            begun = (one for owner, one in piece.all_owners if owner.certain and one == chain[: len(one)])
            sure = len(chain) if party.certain else max(map(len, begun), default=0)
            because = () if party.certain else self._because(chain[sure:], party.because)
            yield Way(matter, chain, sure, because, cases, self._marked(matter, piece, chain))
        for chain in piece.unnamed:
            sides = (chain[-1].grant.giver, chain[-1].grant.receiver) if chain[-1].grant is not None else ()
            reasons = tuple(one.reason for one in sides if isinstance(one, Unknown))
            yield Way(matter, chain, len(chain) - 1, reasons, cases, self._marked(matter, piece, chain))

    def _marked(self, matter: MatterId, piece: Held, chain: Chain) -> tuple[tuple[Mark, ...], ...]:
        communes = piece.communes if self.place is None else frozenset({self.place.code})
        where = Where(matter, self.examination.as_of, communes, piece.cases)
        found = tuple(self.marks.on_step(link, where) for link in chain)
        return found if any(found) else ()

    def _because(self, chain: Chain, said: Sequence[str]) -> tuple[str, ...]:
        terms = (bound.term for link in chain for bound in bounds(link, self._register))
        open_ones = (one for one in terms if not one.certainly_holds(self.examination.as_of))
        return telling((*said, *(why for one in open_ones for why in one.unknowns)))

    @cached_property
    def unnamed(self) -> tuple[Way, ...]:
        """The ways whose source names no single matter, by the ids of their grants."""
        ways, day = [], self.examination.as_of
        for grant in sorted(self._register.grants.values(), key=lambda one: one.id):
            link, rows = ByGrant(grant), grant.rows
            if isinstance(rows, Unknown) and life_on(link, self._register, day) in ("in-force", "unknown"):
                sides = (one.reason for one in (grant.giver, grant.receiver) if isinstance(one, Unknown))
                marks = (found,) if (found := self.marks.on_grant(grant.id)) else ()
                ways.append(Way(None, (link,), 0, (rows.reason, *sides), marks=marks))
        return tuple(ways)

    # What lies on a way

    def stops(self, way: Way) -> list[WayStop]:
        """Give what lies on a way from its legal source on."""
        found: list[WayStop] = []
        for number, link in enumerate(way.chain):
            if link.grant is not None:
                if number == 0:
                    found.append(WayStop(self._holder(link.grant.giver), number, 0))
                found.append(WayStop((WayNode("instrument", link.grant.instrument),), number, 2 * number + 1))
                found.append(WayStop((WayNode("grant", link.grant.id),), number, 2 * number + 1))
                found.append(WayStop(self._holder(link.grant.receiver), number, 2 * number + 2))
            elif link.ownership is not None:
                law = instruments_of(link.ownership, self._register)
                found.append(WayStop(tuple(WayNode("instrument", one) for one in law), number, 2 * number))
                found.append(WayStop(self._holder(link.ownership.holder), number, 2 * number + 2))
        if way.matter is not None:
            found.append(WayStop((WayNode("matter", way.matter),), len(way.chain), 2 * len(way.chain) + 2))
        return found

    def station(self, way: Way, number: int) -> tuple[WayNode, ...]:
        """Give a station: 0 is the law (or a giver that is presumed to hold), ``n`` whoever link ``n - 1`` leads to."""
        link = way.chain[max(0, number - 1)]
        if link.grant is not None:
            return self._holder(link.grant.receiver if number else link.grant.giver)
        if number:
            return self._holder(link.ownership.holder)
        return tuple(WayNode("instrument", one) for one in instruments_of(link.ownership, self._register))

    def _holder(self, name: HolderId | Unknown) -> tuple[WayNode, ...]:
        whole = self.examination.territory.whole(name)
        return (WayNode("holder", whole),) if whole is not None else ()

    def node(self, asked: WayNode) -> WayNode:
        """Give the stop that something is: a holder within a class stands as the class."""
        return self._holder(HolderId(asked.id))[0] if asked.sort == "holder" else WayNode(asked.sort, asked.id)

    def through(self, asked: WayNode) -> Iterator[tuple[Way, list[WayStop], int]]:
        """Give the ways on which something lies, each with its stops and the number of the one."""
        node = self.node(asked)
        for way in self.of(MatterId(node.id)) if node.sort == "matter" else self.every:
            stops = self.stops(way)
            yield from ((way, stops, number) for number, stop in enumerate(stops) if node in stop.nodes)

    def reach(self, asked: WayNode, up: int | None = None, down: int | None = None) -> Reach:
        """Give what lies above and below something on all ways through it, without itself.

        ``up``, ``down``: at most so many steps off, as ``up`` and ``down`` draw them; ``None``: however far.
        """
        node = self.node(asked)
        found = self._reaches.get((node, up, down))
        if found is None:
            found = self._reaches[node, up, down] = Reach({}, {})
            for way, stops, at in self.through(node):
                sides = ((found.above, stops[:at], up), (found.below, stops[at + 1 :], down))
                for side, some, steps in sides:
                    for stop in some:
                        if steps is not None and abs(stop.at - stops[at].at) > 2 * steps:
                            continue
                        for one in stop.nodes:
                            if one != node:
                                side[one] = side.get(one, False) or is_sure(way, stops[at], stop)
        return found


def _both(one: tuple[tuple[Mark, ...], ...], other: tuple[tuple[Mark, ...], ...]) -> tuple[tuple[Mark, ...], ...]:
    """Join the marks of the links of one way in two pieces."""
    if not one or not other:
        return one or other
    return tuple(all_of(pair) for pair in zip(one, other, strict=True))


def is_sure(way: Way, one: WayStop, other: WayStop) -> bool:
    """Say whether two stops of a way are linked for certain. To the matter a holder's own link is enough."""
    links = [stop.link for stop in (one, other) if stop.link < len(way.chain)]
    return max(links, default=0) < way.sure


def _kept(acting: Sequence[tuple[Party, Chain]]) -> Iterator[Chain]:
    """Give the chains to those who go on acting beside those to whom they give."""
    for _, chain in acting:
        for at, link in enumerate(chain):
            if link.grant is not None and link.grant.giver_keeps is not False:
                yield chain[:at]
