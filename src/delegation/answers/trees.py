"""The ways of authority as a tree: what lies above something, what lies below it, and how it comes from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass as mutable
from dataclasses import field, replace
from typing import Literal

from delegation.answers import remarks
from delegation.authority.assignments import Assignments
from delegation.authority.cases import Case, joined_cases
from delegation.authority.holdings import Held
from delegation.authority.links import ByGrant
from delegation.authority.marks import all_of
from delegation.authority.usable import UsableTerm, recoded, usable_term
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.model.terms import Day
from delegation.questions.ways.nodes import WayNode
from delegation.questions.ways.ways import Way, Ways, WayStop
from delegation.questions.who.answer import Assigned
from delegation.questions.who.parts import Teller
from delegation.speech import Step, chains
from delegation.values import dataclass

Direction = Literal["path", "up", "down"]
DEEPEST = 100
"""How many steps off a tree goes: what lies beyond nobody can read, and the register is asked from there."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A matter at the end of a way: the step by which it is held there, the days of the whole way, what is not certain.

    ``title`` is the matter's; ``matter`` ``None``: the source names no single matter. ``rest``: only what lies outside the parts that
    grants give in words is held there.
    """

    matter: MatterId | None
    title: str
    step: Step
    term: UsableTerm
    certain: bool
    because: tuple[str, ...]
    cases: tuple[Case, ...]
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A stop, and the step between it and the stop that the tree comes from.

    ``nodes``: a holder, or the legal sources of one statement; nothing where it is not known. ``step`` names no row and
    no provision in which the matters of the branch differ, and bears the marks of all of them; ``None`` where a tree that
    goes up from a matter says who acts. ``own``: the stop is the root itself, which holds these matters. ``under``: which norm permits the step.
    """

    nodes: tuple[WayNode, ...]
    step: Step | None
    own: bool
    matters: tuple[MatterId, ...]
    certain: bool
    because: tuple[str, ...]
    under: Text | None
    leaves: tuple[Leaf, ...]
    below: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Working:
    """Somebody who signs for, or is assigned by, those who act in some matters of a tree: no branch, for it decides nothing."""

    assigned: Assigned
    matters: tuple[MatterId, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The answer: where it begins, where it leads (``path`` alone), its branches, and what must be known beside it.

    ``working``: who signs or is assigned in its matters, or is the root itself.
    """

    direction: Direction
    root: WayNode
    goal: WayNode | None
    as_of: Day
    commune: str | None
    branches: tuple[Branch, ...]
    matters: tuple[MatterId, ...]
    notes: tuple[Text, ...]
    working: tuple[Working, ...] = ()


@dataclass(frozen=True, slots=True)
class _Hop:
    """A station of a way, and the number of the link by which the tree comes to it. Link n leads to station n + 1."""

    station: int
    link: int
    shown: bool = True
    own: bool = False


@mutable
class _Growing:
    """A branch that is being put together."""

    hop: _Hop
    nodes: tuple[WayNode, ...]
    ways: list[tuple[Way, _Hop]] = field(default_factory=list)
    ending: list[tuple[Way, _Hop]] = field(default_factory=list)
    below: dict[object, _Growing] = field(default_factory=dict)


class Grower:
    """Puts the ways of a register on a day together to trees."""

    def __init__(self, ways: Ways) -> None:
        """Take the ways of a register on its day."""
        self._ways = ways
        self._register = ways.examination.register
        self._is_cut = False

    def down(self, root: WayNode) -> Tree:
        """Give what lies below: receivers and matters."""
        return self._tree("down", root, None)

    def up(self, root: WayNode) -> Tree:
        """Give what lies above: givers and legal sources."""
        return self._tree("up", root, None)

    def path(self, root: WayNode, goal: WayNode) -> Tree:
        """Give the ways that lead from one to the other, in the direction of authority."""
        return self._tree("path", root, goal)

    def _tree(self, direction: Direction, root: WayNode, goal: WayNode | None) -> Tree:
        base, around = dict[object, _Growing](), set[MatterId | None]()
        self._is_cut = False
        end = self._ways.node(goal) if goal is not None else None
        for way, stops, at in self._ways.through(root):
            around.add(way.matter)
            last = len(way.chain) if end is None else _station(stops, end, at)
            if last is not None:
                self._grow(base, way, self._hops(direction, way, stops[at], at, last), root)
        made = self._made(base, root)
        place = self._ways.place
        matters = tuple(sorted({matter for one in made for matter in one.matters}))
        return Tree(
            direction,
            root,
            goal,
            self._ways.examination.as_of,
            place.name if place else None,
            made,
            matters,
            (
                *remarks.notes(self._ways, root, goal, direction, empty=not made),
                *((remarks.cut(DEEPEST),) if self._is_cut else ()),
                *((chains.MORE,) if any(one.has_more_chains for one in self._held(around)) else ()),
            ),
            self._working(root, matters),
        )

    def _held(self, matters: Iterable[MatterId | None]) -> Iterator[Held]:
        return (piece for one in matters if one is not None for piece in self._ways.held(one))

    def _working(self, root: WayNode, matters: Sequence[MatterId]) -> tuple[Working, ...]:
        """Give those who sign or are assigned in the matters of a tree, and what the root itself signs or is assigned."""
        examination = self._ways.examination
        holder = self._ways.node(root).id if root.sort == "holder" else None
        own = Assignments.on(examination).to(HolderId(holder)) if holder is not None else ()
        found: dict[Assigned, list[MatterId]] = {}
        for matter in sorted({*matters, *own}):
            for one in self._teller(matter).every_assigned if self._ways.held(matter) else ():
                receiver = self._register.grants[one.step.grant or ""].receiver
                if matter in matters or examination.territory.whole(receiver) == holder:
                    found.setdefault(
                        replace(one, step=replace(one.step, row=None, printed=None, note=None)), []
                    ).append(matter)
        return tuple(Working(one, tuple(several)) for one, several in found.items())

    @staticmethod
    def _hops(direction: Direction, way: Way, stop: WayStop, at: int, last: int) -> list[_Hop]:
        """Give the stations to one side of a stop, the nearest first."""
        sort = stop.nodes[0].sort
        if sort == "matter":
            here = len(way.chain)
            acting = [_Hop(here, here - 1, shown=False)] if direction == "up" else []
            return [*acting, *(_Hop(one, one) for one in reversed(range(here)))] if direction == "up" else []
        if direction == "up":
            # From an act one comes to its giver by that act, from a holder by the act that made it one.
            first = stop.link if sort != "holder" else (stop.link if at else -1)
            above_itself = [] if sort == "instrument" and at == 0 else list(reversed(range(first + 1)))
            return [_Hop(one, one) for one in above_itself]
        here = stop.link if sort != "holder" else (stop.link + 1 if at else 0)
        hops = [_Hop(one, one - 1) for one in range(here + 1, last + 1)]
        return hops or [_Hop(here, max(0, here - 1), own=True)]

    def _grow(self, level: dict[object, _Growing], way: Way, hops: Sequence[_Hop], root: WayNode) -> None:
        branch: _Growing | None = None
        self._is_cut = self._is_cut or len(hops) > DEEPEST
        for hop in hops[:DEEPEST]:
            link, nodes = way.chain[hop.link], self._ways.station(way, hop.station)
            key = (nodes, link.grant.id if link.grant is not None else "", hop.shown)
            branch = level.setdefault(key, _Growing(hop, nodes))
            branch.ways.append((way, hop))
            level = branch.below
        if branch is not None and root.sort != "matter":
            branch.ending.append((way, hops[:DEEPEST][-1]))

    def _made(self, level: dict[object, _Growing], root: WayNode) -> tuple[Branch, ...]:
        made = [self._branch(one, root) for one in level.values()]
        return tuple(sorted(made, key=lambda one: (one.own, -len(one.matters), [node.id for node in one.nodes])))

    def _branch(self, one: _Growing, root: WayNode) -> Branch:
        unsure = [way for way, hop in one.ways if hop.link >= way.sure]
        grant = one.ways[0][0].chain[one.hop.link].grant if one.hop.shown else None
        # Ways of one branch may differ in how much is known above it, and so in where in their chains the step stands.
        leaves = [self._leaf(way, hop.link) for way, hop in one.ending]
        step = self._step(one) if one.hop.shown else None
        if step is not None:
            step = replace(step, marks=all_of(way.marks_on(hop.link) for way, hop in one.ways))
        return Branch(
            one.nodes,
            step,
            one.hop.own,
            tuple(sorted({way.matter for way, _ in one.ways if way.matter is not None})),
            not unsure,
            tuple(dict.fromkeys(reason for way in unsure for reason in way.because)),
            remarks.permitted(self._register, grant) if grant is not None else None,
            tuple(sorted(leaves, key=lambda leaf: leaf.matter or "")),
            self._made(one.below, root),
        )

    def _teller(self, matter: MatterId | None) -> Teller:
        some = matter if matter is not None else next(iter(self._register.matters))
        return Teller(self._ways.examination, self._register.matters[some], self._ways.place)

    def _step(self, one: _Growing) -> Step:
        way, hop = one.ways[0]
        link, told = way.chain[hop.link], self._teller(way.matter)
        if len({(other.matter, other.chain[at.link].row) for other, at in one.ways}) == 1:
            return told.step(link)
        if link.grant is not None:
            # As it is stated: the one of a way gives the row of its matter alone.
            return told.step(ByGrant(self._register.grants[link.grant.id]))
        return remarks.common([self._teller(other.matter).step(other.chain[at.link]) for other, at in one.ways])

    def _leaf(self, way: Way, link: int) -> Leaf:
        matter = self._register.matters.get(way.matter) if way.matter is not None else None
        return Leaf(
            way.matter,
            matter.title if matter is not None else "",
            replace(self._teller(way.matter).step(way.chain[link]), marks=way.marks_on(link)),
            recoded(usable_term(way.chain, self._register, self._ways.examination.as_of), matter, self._register),
            way.certain,
            way.because,
            tuple(joined_cases(way.cases)),
            self._is_rest(way),
        )

    def _is_rest(self, way: Way) -> bool:
        pieces = self._ways.held(way.matter) if way.matter is not None else ()
        return any(chain == way.chain for one in pieces for _, chain in one.rest_acting)


def _station(stops: Sequence[WayStop], goal: WayNode, at: int) -> int | None:
    """Give the station of a goal further down a way; ``None`` where the way misses it."""
    for stop in stops[at + 1 :]:
        if goal in stop.nodes:
            return stop.link if goal.sort == "matter" else stop.link + 1
    return None
