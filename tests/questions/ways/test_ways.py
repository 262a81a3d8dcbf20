"""Ways of authority: up, down and between two ends, exact to the matter."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from folders import RULES
from programs import within

from delegation.answers.trees import Branch, Grower, Tree
from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.model.holders import HolderId
from delegation.model.matters import Grant, MatterId
from delegation.questions.ways.nodes import WayNode, find
from delegation.questions.ways.ways import Ways
from delegation.run import pipeline

DAY = date(2026, 6, 1)
REAL = pipeline.load(RULES).register
WAYS = Ways(Examination(REAL, DAY))
GROWER = Grower(WAYS)
CITY, TRADE, COMMUNES = (WayNode("holder", one) for one in ("ubnd-tp", "so-cong-thuong", "ubnd-cap-xa"))


def branches(tree: Tree) -> list[Branch]:
    found, waiting = [], list(tree.branches)
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += one.below
    return found


def test_every_way_is_a_walk_through_the_graph_of_the_register() -> None:
    network = Examination(REAL, DAY).graph.network
    for way in WAYS.every:
        stops = [stop for stop in WAYS.stops(way) if stop.nodes and stop.nodes[0].sort in ("holder", "matter")]
        for one, other in pairwise(stops):
            edge = (one.nodes[0].sort, one.nodes[0].id), (other.nodes[0].sort, other.nodes[0].id)
            assert network.has_edge(*edge), (way.matter, edge)


def test_what_is_below_a_holder_has_it_above() -> None:
    for node in (CITY, COMMUNES, WayNode("instrument", "146-2025-nd-cp"), WayNode("grant", "uq-sct-2025")):
        below = [WayNode(one.sort, one.id) for one in WAYS.reach(node).below if one.sort == "matter"]
        assert below
        for matter in below[:20]:
            assert WAYS.reach(node).below[matter] == WAYS.reach(matter).above[node]


def test_no_way_is_put_together_of_grants_of_different_matters() -> None:
    """Sở Công Thương gives nothing on: a graph of holders alone leads from the city through it to whatever it gives."""
    first = REAL.grants["uq-sct-2025"]
    task = next(name for name, one in REAL.matters.items() if name == "qd-74-2025-ubnd-d10")
    row = REAL.grants_of[MatterId(task)][0][1]
    onward: Grant = replace(
        REAL.grants["pc-74-2025-ubnd-cap-xa"],
        id="thu",
        giver=HolderId("so-cong-thuong"),
        receiver=HolderId("truong-phong-kinh-te"),
        rows=(row,),
    )
    register = replace(REAL, grants={**REAL.grants, "thu": onward, first.id: first})
    tree = Grower(Ways(Examination(register, DAY))).path(CITY, WayNode("holder", "truong-phong-kinh-te"))
    assert tree.branches == ()


def test_a_path_ends_at_its_goal_and_names_its_matters() -> None:
    tree = GROWER.path(WayNode("instrument", "146-2025-nd-cp"), TRADE)
    (city,) = tree.branches
    (trade,) = city.below
    assert ([node.id for node in city.nodes], [node.id for node in trade.nodes]) == (["ubnd-tp"], ["so-cong-thuong"])
    assert trade.below == ()
    assert city.certain
    assert not trade.certain
    assert len(trade.leaves) == len(tree.matters) == 107
    assert all(leaf.step.row is not None and leaf.term.end == date(2027, 2, 28) for leaf in trade.leaves)


def test_a_path_against_the_direction_says_so() -> None:
    tree = GROWER.path(TRADE, CITY)
    assert tree.branches == ()
    assert any("delegation path ubnd-tp so-cong-thuong" in note.vi for note in tree.notes)


def test_up_from_a_matter_leads_to_its_law_with_provision_and_norm() -> None:
    tree = GROWER.up(WayNode("matter", "qd-74-2025-ubnd-d4-k2"))
    (acting,) = tree.branches
    assert acting.step is None
    (giver,) = acting.below
    assert giver.step is not None
    assert [(one.instrument, one.at) for one in giver.step.basis] == [("74/2025/QĐ-UBND", "Điều 4 khoản 2")]
    assert giver.under is not None
    assert "Luật số 72/2025/QH15" in giver.under.vi


def test_what_a_holder_holds_itself_stands_apart_from_what_it_gives() -> None:
    tree = GROWER.down(CITY)
    own = [one for one in tree.branches if one.own]
    assert len(own) == 1
    given = {matter for one in tree.branches if not one.own for matter in one.matters}
    assert given
    assert {*own[0].matters, *given} == set(tree.matters)


def test_a_grant_without_named_matters_is_a_way_that_is_not_certain() -> None:
    found = [one for one in branches(GROWER.down(CITY)) if any(leaf.matter is None for leaf in one.leaves)]
    assert found
    assert not any(one.certain for one in found if not one.matters)


def test_an_instrument_that_has_ended_carries_nothing() -> None:
    after = Grower(Ways(Examination(REAL, date(2027, 3, 1)))).down(WayNode("instrument", "146-2025-nd-cp"))
    assert after.branches == ()
    assert any("đã hết hiệu lực, ngày cuối 28/02/2027" in note.vi for note in after.notes)


def test_the_districts_have_nothing_below_them() -> None:
    tree = GROWER.down(WayNode("holder", "ubnd-cap-huyen"))
    assert tree.branches == ()
    assert any("đã kết thúc, ngày cuối 30/06/2025" in note.vi for note in tree.notes)


def test_before_the_baseline_there_is_no_answer() -> None:
    early = Grower(Ways(Examination(REAL, date(2025, 6, 30))))
    for tree in (early.down(CITY), early.up(WayNode("matter", "2.000229"))):
        assert not any(one.matters for one in tree.branches)
        assert any("trước mốc xét" in note.vi for note in tree.notes)


@pytest.mark.parametrize(
    ("asked", "sort", "name"),
    [
        ("ubnd thanh pho", "holder", "ubnd-tp"),
        ("146/2025/NĐ-CP", "instrument", "146-2025-nd-cp"),
        ("van-ban:146/2025/NĐ-CP", "instrument", "146-2025-nd-cp"),
        ("viec:2.000229", "matter", "2.000229"),
        ("2.000229", "matter", "2.000229"),
    ],
)
def test_names_are_found(asked: str, sort: str, name: str) -> None:
    """A node is found by id, code or name, and the kind of it may be said before a colon."""
    found = find(REAL, asked)
    assert (found.sort, found.id) == (sort, name)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("khong co ai", "Trong sổ không có"),
        ("tthc-uy-quyen-ht-07/0001", "chưa công bố danh mục"),
        ("chu-the:", "Trong sổ không có"),
    ],
)
def test_names_that_mean_nothing_are_told(asked: str, said: str) -> None:
    with pytest.raises(AskedWronglyError) as caught:
        find(REAL, asked)
    assert said in caught.value.said.vi


def test_every_branch_of_json_has_its_step_and_every_end_its_term() -> None:
    report = json.loads(
        within("--rules", RULES, "down", "74/2025/QĐ-UBND", "--format", "json", "--as-of", "2026-06-01").out
    )
    assert len(report["matters"]) == 37
    for one in report["branches"]:
        assert one["step"]["basis"][0]["instrument"] == "74/2025/QĐ-UBND"
        assert all(end["term"]["from"] == "2025-12-04" and end["step"]["basis"][0]["at"] for end in one["ends"])


@pytest.mark.parametrize("node", [CITY, WayNode("instrument", "qd-74-2025-qd-ubnd")])
def test_every_end_of_a_branch_tells_the_step_that_leads_to_it(node: WayNode) -> None:
    """One grant gives matters whose owner by law is known and others of which it is not; each end tells the grant, never the law above it."""
    told = [one for one in branches(GROWER.down(node)) if one.step is not None and one.step.grant is not None]
    above = {len(way.chain) for way in WAYS.every if way.chain[-1].grant is REAL.grants["pc-74-2025-ubnd-cap-xa"]}
    assert len(above) > 1
    assert any(len(one.leaves) > 1 for one in told)
    assert [
        one for one in told if {leaf.step.grant for leaf in one.leaves} - {one.step.grant if one.step else None}
    ] == []


def test_a_commune_is_named_where_one_is_asked_for() -> None:
    ran = within("--rules", RULES, "down", "280/2025/NĐ-CP", "--commune", "hong ha", "--as-of", "2026-06-01")
    assert "Chủ tịch UBND phường Hồng Hà: 17 việc" in ran.said


def test_steps_are_those_that_trees_draw() -> None:
    """One step down from a giver meets the grant, its text and the receiver; one more meets the receiver's matters."""
    grant = REAL.grants["uq-sct-2025"]
    giver, paper = WayNode("holder", str(grant.giver)), WayNode("instrument", grant.instrument)
    one = {node for node in WAYS.reach(giver, 0, 1).below if node in (TRADE, paper, WayNode("grant", grant.id))}
    assert one == {TRADE, paper, WayNode("grant", grant.id)}
    given = {WayNode("matter", row.matter) for row in grant.rows}  # type: ignore[union-attr]
    direct = {node for node in given if any(len(way.chain) == 1 for way in WAYS.of(MatterId(node.id)))}
    assert not given & set(WAYS.reach(giver, 0, 1).below) - direct
    assert given <= set(WAYS.reach(giver, 0, 2).below)
    assert giver in WAYS.reach(WayNode("grant", grant.id), 1, 0).above
    assert TRADE in WAYS.reach(WayNode("grant", grant.id), 0, 1).below


@pytest.mark.parametrize("node", [CITY, TRADE, WayNode("grant", "uq-sct-2025"), WayNode("matter", "2.000229")])
def test_more_steps_never_meet_less_and_without_a_limit_all(node: WayNode) -> None:
    every, before = WAYS.reach(node), 0
    for steps in range(1, 9):
        found = WAYS.reach(node, steps, steps)
        assert found.above.keys() <= every.above.keys()
        assert found.below.keys() <= every.below.keys()
        assert len(found.above) + len(found.below) >= before
        before = len(found.above) + len(found.below)
    assert WAYS.reach(node, 8, 8) == every
