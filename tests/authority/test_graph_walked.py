"""The graph holds the whole register, and its circles are those that a person would find by walking."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

from hypothesis import given

from days import DAYS
from delegation.authority.graph import AuthorityGraph
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.run import pipeline
from handmade import HERE, holder
from registers import Example
from strategies import KNOWN
from verdicts import Cell, Oracle
from worlds import Step

_RULES = Path(__file__).parents[2] / "rules"


@cache
def real() -> AuthorityGraph:
    return AuthorityGraph(pipeline.load(_RULES).register)


def test_the_graph_of_ha_noi_holds_2007_tasks_and_671_procedures_named_or_unlisted() -> None:
    register = pipeline.load(_RULES).register
    counted = {"tasks": 0, "delegated-procedures": 0}
    for ledger in register.ledgers:
        if ledger.counts not in counted:
            continue  # what is given is counted again out of these, or is of the Party
        found = real().matters(ledger.id)
        assert len(found) == ledger.total, ledger.id
        counted[ledger.counts] += len(found)
    assert counted == {"tasks": 2007, "delegated-procedures": 671}


def test_unlisted_matters_are_nodes_of_their_own_without_an_owner() -> None:
    network = real().network
    unlisted = [node for node, facts in network.nodes(data=True) if node[0] == "matter" and facts["unlisted"]]
    assert len(unlisted) == len(set(unlisted)) == 944 + 543
    assert all(network.degree(node) == 0 for node in unlisted)


def test_two_grants_between_the_same_holders_are_two_edges() -> None:
    register = chain(("g1", "a", "b"), ("g2", "a", "b"))
    edges = AuthorityGraph(register).network.edges(keys=True)
    assert {key for giver, receiver, key in edges if (giver, receiver) == (("holder", "a"), ("holder", "b"))} == {
        "g1",
        "g2",
    }


def chain(*steps: tuple[str, str, str], owner: str | None = "a", basis: bool = True) -> Register:
    """Make a register with one matter and grants of it, each an id, a giver and a receiver."""
    names = {name for _, *sides in steps for name in sides} | ({owner} if owner else set())
    holders = {HolderId(name): holder(name) for name in sorted(names)}
    matter = MatterId("viec")
    grants = {
        name: Grant(
            name, "delegation", HolderId(giver), HolderId(receiver), InstrumentId("qd"), (AnnexRow(matter, HERE),), HERE
        )
        for name, giver, receiver in steps
    }
    owners = () if owner is None else (Ownership(HolderId(owner), Unknown("chưa rõ") if basis else (), HERE),)
    one = Matter(matter, "task", "Việc", owners, HERE)
    return Register("thu", "Thử", HERE, holders=holders, matters={matter: one}, grants=grants)


def ways(register: Register) -> list[list[str]]:
    return [[grant.id for grant in one.grants] for one in AuthorityGraph(register).circles(MatterId("viec"))]


def test_a_knot_gives_one_shortest_circle() -> None:
    register = chain(("g1", "a", "b"), ("g2", "b", "c"), ("g3", "c", "a"), ("g4", "b", "a"))
    assert ways(register) == [["g1", "g4"]]


def test_two_knots_give_two_circles() -> None:
    register = chain(("g1", "a", "b"), ("g2", "b", "a"), ("g3", "b", "c"), ("g4", "c", "d"), ("g5", "d", "c"))
    assert ways(register) == [["g1", "g2"], ["g4", "g5"]]


def test_who_gives_to_itself_is_a_circle_of_one() -> None:
    assert ways(chain(("g1", "a", "a"))) == [["g1"]]


def test_a_knot_where_all_give_to_all_is_one_circle_and_comes_at_once() -> None:
    """Eight holders fully connected have 16,064 simple circles; nobody wants to read them."""
    names = "abcdefgh"
    pairs = [(one, other) for one, other in product(names, names) if one != other]
    steps = [(f"g{number:02d}", one, other) for number, (one, other) in enumerate(pairs)]
    assert [len(way) for way in ways(chain(*steps))] == [2]


def test_who_no_legal_source_reaches() -> None:
    graph = AuthorityGraph(chain(("g1", "a", "b"), ("g2", "x", "y"), basis=False))
    assert graph.without_source(MatterId("viec")) == ("a", "b", "x", "y")
    graph = AuthorityGraph(chain(("g1", "a", "b"), ("g2", "x", "y")))
    assert graph.without_source(MatterId("viec")) == ("x", "y")


@given(KNOWN)
def test_there_is_a_circle_where_walking_cell_by_cell_finds_one(example: Example) -> None:
    """A director who gives to his own department gives nothing back to himself: a circle need not be found there."""
    graph = AuthorityGraph(example.register)
    for matter in example.matters:
        oracle = Oracle(example.register, matter, DAYS)
        found = graph.circles(matter.id)
        cells = [_steps(oracle, cell) for cell, exists in oracle.cells() if exists]
        assert bool(found) or not any(leads_back(steps, lambda step, holder: step.giver == holder) for steps in cells)
        assert not found or any(leads_back(steps, Step.leads_on_from) for steps in cells)
        for one in found:
            turned = (*one.grants[1:], one.grants[0])
            assert all(leads_on(oracle, *pair) for pair in zip(one.grants, turned, strict=True))


def leads_on(oracle: Oracle, before: Grant, after: Grant) -> bool:
    assert not isinstance(before.receiver, Unknown)
    assert not isinstance(after.giver, Unknown)
    return oracle.root(before.receiver) in (oracle.root(after.giver), oracle.body(after.giver))


def _steps(oracle: Oracle, cell: Cell) -> list[Step]:
    return [step for (step,) in oracle.options(cell)[1] if step is not None]


def leads_back(steps: list[Step], leads_on_from: Callable[[Step, HolderId], bool]) -> bool:
    """Say whether somebody who walks along the steps can come back: take away those nobody leads to, until none is left."""
    left = list(steps)
    while left:
        reached = {one.receiver for one in left}
        onward = [one for one in left if any(leads_on_from(one, holder) for holder in reached)]
        if len(onward) == len(left):
            return True
        left = onward
    return False
