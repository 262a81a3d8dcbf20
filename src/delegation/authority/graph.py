"""The register as a directed multigraph, asked in the words of the field. The only importer of networkx.

    legal source ──▶ owner ──▶ receiver ──▶ receiver ──▶ matter
      (instrument)     one edge for each statement of the law and each grant      (named or unlisted)

Whatever networkx gives is put in order before it leaves this module: two runs give the same answers, whatever
the hash seed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from io import BytesIO
from itertools import pairwise, product
from typing import Any, Literal

import networkx as nx

from delegation.authority.boxes import Box, atoms
from delegation.authority.cases import Cases
from delegation.authority.days import day_of, edges
from delegation.authority.statements import Statement, Statements
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Unknown, if_known
from delegation.values import dataclass

NodeKind = Literal["source", "holder", "matter"]
Node = tuple[NodeKind, str]
"""What a node is and its id. The legal source that the register does not know is ``("source", "?")``."""

UNKNOWN_SOURCE: Node = ("source", "?")


@dataclass(frozen=True, slots=True)
class Circle:
    """Grants of one matter that lead back to where they began, in their order, and the cells in which they do, by day.

    A circle is the shortest of its knot (the holders that all reach one another), before others one of grants that surely
    hold; of equally short ones it is the first by the ids of its grants.
    """

    matter: MatterId
    grants: tuple[Grant, ...]
    cells: tuple[Box, ...]


class AuthorityGraph:
    """The whole register: legal sources, holders, matters (unlisted ones too), and every step between them."""

    def __init__(self, register: Register) -> None:
        """Take a register; the graph is built when it is first asked for."""
        self._register = register
        self._statements = Statements(register)
        self._whole = self._statements.territory.whole

    # The register in whole

    @cached_property
    def network(self) -> nx.MultiDiGraph:
        """Give the ``networkx.MultiDiGraph``. Edge keys are the ids of grants, or ``law:<matter>:<number>``."""
        graph = nx.MultiDiGraph()
        for matter in self._register.matters.values():
            graph.add_node(("matter", matter.id), unlisted=False, kind=matter.kind, ledger=None)
            self._add_law(graph, matter)
        for book in self._register.books:
            if book.ledger.counts not in ("tasks", "delegated-procedures"):
                continue  # what is given is counted again out of these
            kind = "task" if book.ledger.counts == "tasks" else "procedure"
            for name in book.named:
                graph.nodes["matter", name]["ledger"] = book.ledger.id
            for name in book.unlisted_ids():
                graph.add_node(("matter", name), unlisted=True, kind=kind, ledger=book.ledger.id)
        for grant in sorted(self._register.grants.values(), key=lambda one: one.id):
            self._add_grant(graph, grant)
        return graph

    def graphml(self) -> str:
        """Give the network as GraphML: ids, names and days as plain attributes; what is not known has none."""
        plain = nx.MultiDiGraph(register=self._register.id)
        for node, facts in self.network.nodes(data=True):
            plain.add_node(":".join(node), **self._node_facts(node), **_known(facts))
        for start, end, key, facts in self.network.edges(keys=True, data=True):
            plain.add_edge(":".join(start), ":".join(end), key=_edge_name(start, end, key), **_edge_facts(key, facts))
        written = BytesIO()
        nx.write_graphml_xml(plain, written, named_key_ids=True)
        return written.getvalue().decode() + "\n"

    def _node_facts(self, node: Node) -> dict[str, str]:
        sort, name = node
        if sort == "holder" and name in self._register.holders:
            holder = self._register.holders[HolderId(name)]
            return {"sort": sort, "label": holder.label, "holder_kind": holder.kind, "level": holder.level}
        if sort == "matter" and name in self._register.matters:
            matter = self._register.matters[MatterId(name)]
            return {"sort": sort, "label": matter.title, **_known({"field": matter.field})}
        source = self._register.instruments.get(InstrumentId(name))
        return {"sort": sort, "label": source.label if source is not None else name}

    def _add_law(self, graph: nx.MultiDiGraph, matter: Matter) -> None:
        for number, owner in enumerate(matter.owners, start=1):
            name = self._whole(owner.holder)
            if name is None:
                continue
            holder: Node = ("holder", name)
            for source in self._sources(owner.basis):
                graph.add_edge(source, holder, key=f"law:{matter.id}:{number}", matter=matter.id)
            graph.add_edge(holder, ("matter", matter.id), key=f"law:{matter.id}:{number}", matter=matter.id)

    def _sources(self, basis: Iterable[Any] | Unknown) -> list[Node]:
        if isinstance(basis, Unknown):
            return [UNKNOWN_SOURCE]
        found = [self._register.instrument(one.instrument) for one in basis]
        return [("source", one.id if one is not None else InstrumentId("?")) for one in found]

    def _add_grant(self, graph: nx.MultiDiGraph, grant: Grant) -> None:
        giver, receiver = self._whole(grant.giver), self._whole(grant.receiver)
        if giver is None or receiver is None:
            return
        graph.add_edge(("holder", giver), ("holder", receiver), key=grant.id, grant=grant)
        for row in if_known(grant.rows):
            if ("matter", row.matter) in graph:
                graph.add_edge(("holder", receiver), ("matter", row.matter), key=grant.id, matter=row.matter)

    def matters(self, ledger: str | None = None) -> Sequence[MatterId]:
        """Give all matters, or those that a ledger counts: the named ones first, each group in the order of ids."""
        found = [
            (facts["unlisted"], name)
            for (sort, name), facts in self.network.nodes(data=True)
            if sort == "matter" and (ledger is None or facts["ledger"] == ledger)
        ]
        return [MatterId(name) for _, name in sorted(found)]

    # One matter

    def without_source(self, matter: MatterId) -> tuple[HolderId, ...]:
        """Give the holders of a matter, owners by law and receivers, that no legal source reaches, in the order of ids."""
        graph = nx.MultiDiGraph()
        one = self._register.matters[matter]
        self._add_law(graph, one)
        for grant, _ in self._register.grants_of.get(matter, ()):
            giver, receiver = self._whole(grant.giver), self._whole(grant.receiver)
            if receiver is not None:
                origin: Node = UNKNOWN_SOURCE if giver is None else ("holder", giver)
                graph.add_edge(origin, ("holder", receiver), key=grant.id)
        if any(isinstance(owner.holder, Unknown) for owner in one.owners):
            # An owner that the register does not know may be any giver.
            graph.add_edges_from((UNKNOWN_SOURCE, node) for node in list(graph) if node[0] == "holder")
        reached: set[Node] = set()
        for node in [node for node in graph if node[0] == "source"]:
            reached |= {node} | nx.descendants(graph, node)
        return tuple(sorted(HolderId(name) for sort, name in graph if sort == "holder" and (sort, name) not in reached))

    def circles(self, matter: MatterId) -> tuple[Circle, ...]:
        """Give one shortest circle for each knot of the grants of a matter, in the order of the ids of its grants.

        Only grants that may hold in one cell make a circle: on the same day, in the same commune, for the same case.
        """
        one = self._register.matters[matter]
        cases = Cases(one.dimensions)
        given = [
            said
            for grant, row in self._register.grants_of.get(matter, ())
            if grant.decides
            for said in self._statements.given(grant, row, cases)
        ]
        between = [step for step in given if step.giver is not None and step.holder is not None]
        known: dict[tuple[frozenset[str], ...], list[tuple[Grant, ...]]] = {}
        found: dict[tuple[str, ...], tuple[tuple[Grant, ...], list[Box]]] = {}
        for cell, *active in self._cells(one, between, cases):
            ids = tuple(frozenset(_grant(step).id for step in steps) for steps in active)
            if ids not in known:
                known[ids] = [*_circles(*active)]
            for way in known[ids]:
                key = tuple(sorted(grant.id for grant in way))
                _lengthen(found.setdefault(key, (way, []))[1], cell)
        return tuple(Circle(matter, way, tuple(cells)) for _, (way, cells) in sorted(found.items()))

    def _cells(
        self, matter: Matter, given: Sequence[Statement], cases: Cases
    ) -> Iterator[tuple[Box, list[Statement], list[Statement]]]:
        """Give the cells in which grants may hold together in the box of a matter, which do, and which surely do, by day."""
        by_law = [said for owner in matter.owners for said in self._statements.by_law(owner, cases)]
        first, last, everywhere = self._statements.box(matter, by_law)
        territory = self._statements.territory
        places = atoms((one.communes for one in given), everywhere)
        parts = atoms((one.cases for one in given), cases.every)
        lives = [*(days for one in given for days in (one.days, one.giver_days)), *territory.lives]
        starts = edges(lives, first, last)
        # A matter that has no day has no cell.
        ends = [*(after - 1 for after in starts[1:]), last] if starts else []
        for day, end in zip(starts, ends, strict=True):
            there = territory.alive(day)
            for place, part in product((place & there for place in places if place & there), parts):
                active = [one for one in given if _may_hold(one, day, place, part)]
                if active:
                    cell = Box(day_of(day), day_of(end), territory.names(place), cases.names(part))
                    yield cell, active, [one for one in active if one.days.on(day) and one.giver_days.on(day)]


def _lengthen(cells: list[Box], cell: Box) -> None:
    """Add a cell to those before it; one that goes on where one of them ends makes that one longer."""
    for at, one in enumerate(cells):
        follows = one.end is not None and one.end < date.max and one.end + ONE_DAY == cell.start
        if follows and (one.communes, one.cases) == (cell.communes, cell.cases):
            cells[at] = Box(one.start, cell.end, one.communes, one.cases)
            return
    cells.append(cell)


def _may_hold(one: Statement, day: int, place: int, part: int) -> bool:
    return one.days.on(day) is not False and one.giver_days.on(day) is not False and one.covers(place, part)


def _grant(step: Statement) -> Grant:
    grant = step.link.grant
    assert grant is not None, "statements of grants carry their grant"  # noqa: S101  what the caller has filtered
    return grant


def _circles(steps: Sequence[Statement], sure: Sequence[Statement]) -> Iterator[tuple[Grant, ...]]:
    """Give the shortest circle of each knot: of steps that surely hold, where there is one of these."""
    certain = [*_by_knot(sure)]
    yield from (way for way, _ in certain)
    if len(sure) < len(steps):
        told = set[str]().union(*(knot for _, knot in certain))
        yield from (way for way, knot in _by_knot(steps) if told.isdisjoint(knot))


def _by_knot(steps: Sequence[Statement]) -> Iterator[tuple[tuple[Grant, ...], set[str]]]:
    graph = nx.MultiDiGraph()
    for step in sorted(steps, key=lambda one: _grant(one).id):
        graph.add_edge(step.giver, step.holder, key=_grant(step).id, grant=_grant(step))
    for knot in nx.strongly_connected_components(graph):
        ways = [way for holder in sorted(knot) if (way := _back_to(graph, holder)) is not None]
        if ways:
            yield min(ways, key=lambda way: (len(way), [grant.id for grant in way])), knot


def _back_to(graph: nx.MultiDiGraph, holder: str) -> tuple[Grant, ...] | None:
    """Give the shortest way from a holder back to itself, by the smallest ids; ``None`` where there is none."""
    if graph.has_edge(holder, holder):
        return (_first(graph, holder, holder),)
    ways = [
        [holder, *nx.shortest_path(graph, after, holder)]
        for after in sorted(graph.successors(holder))
        if nx.has_path(graph, after, holder)
    ]
    if not ways:
        return None
    way = min(ways, key=lambda one: (len(one), one))
    return tuple(_first(graph, giver, receiver) for giver, receiver in pairwise(way))


def _first(graph: nx.MultiDiGraph, giver: str, receiver: str) -> Grant:
    grants: dict[str, Any] = graph.get_edge_data(giver, receiver)
    found: Grant = grants[min(grants)]["grant"]
    return found


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value is not None}


def _edge_name(start: Node, end: Node, key: str) -> str:
    """Give the name of an edge, which no other has: a statement and its texts, a grant and its rows share a key."""
    if start[0] == "source":
        return f"{key}/{start[1]}"
    return f"{key}/{end[1]}" if end[0] == "matter" and not key.startswith("law:") else key


def _edge_facts(key: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    grant = facts.get("grant")
    if grant is None:
        return {"relation": "law" if key.startswith("law:") else "row", "matter": facts["matter"]}
    days = {"from": grant.term.start, "to": grant.term.end}
    said = {"relation": grant.mechanism, "instrument": grant.instrument, "form": grant.form}
    return _known(said) | {key: day.isoformat() for key, day in days.items() if isinstance(day, date)}
