"""The tiling says of random registers what an oracle finds by going through every cell and every world."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from registers import FIRST, LAST, Example, examples

from delegation.authority.boxes import Box
from delegation.authority.links import Standing
from delegation.authority.tiles import Tile, Tiling, Witness, tile
from delegation.model.holders import HolderId
from oracle import Cell, Oracle, Pair, Verdict

KNOWN = examples(unknown=False)
ANY = examples(unknown=True)


def judged(example: Example) -> tuple[Tiling, Oracle]:
    """Tile an example, and let the oracle look at it."""
    oracle = Oracle(example.register, example.matter, example.grants, FIRST, LAST)
    return tile(example.matter, example.rows, example.register), oracle


def covers(box: Box, cell: Cell) -> bool:
    """Say whether a cell lies in a box."""
    return (
        (box.start is None or box.start <= cell.day)
        and (box.end is None or cell.day <= box.end)
        and (box.communes is None or cell.commune in box.communes)
        and (box.cases is None or cell.case in box.cases)
    )


def compared(example: Example) -> Iterator[tuple[Cell, Tile, Verdict]]:
    """Give each cell of the matter with its tile and the verdict on it."""
    tiling, oracle = judged(example)
    for cell, exists in oracle.cells():
        if exists:
            (found,) = (one for one in tiling.tiles if covers(one.box, cell))
            yield cell, found, oracle.verdict(cell)


def certain(standings: tuple[Standing, ...]) -> frozenset[HolderId]:
    """Give the holders that certainly stand."""
    return frozenset(one.holder for one in standings if one.certain)


def named(standings: tuple[Standing, ...]) -> frozenset[HolderId]:
    """Give the holders that stand, certainly or possibly."""
    return frozenset(one.holder for one in standings)


def shown(witnesses: tuple[Witness, ...], cell: Cell) -> frozenset[Pair]:
    """Give the pairs that witnesses show in a cell."""
    return frozenset(
        (one.standings[0].holder, one.standings[1].holder)
        for one in witnesses
        if any(covers(box, cell) for box in one.boxes)
    )


@given(ANY)
def test_tiles_fill_the_box_and_do_not_overlap(example: Example) -> None:
    tiling, oracle = judged(example)
    for cell, exists in oracle.cells():
        tiles = tuple(one for one in tiling.tiles if covers(one.box, cell))
        assert len(tiles) == int(exists), cell
        assert tiling.at(cell.day, cell.commune, cell.case) == tiles


@given(KNOWN)
def test_where_everything_is_known_both_say_the_same(example: Example) -> None:
    for cell, found, verdict in compared(example):
        assert certain(found.owners) == named(found.owners) == verdict.owners, cell
        assert certain(found.exercisers) == named(found.exercisers) == verdict.exercisers, cell
        assert not found.owner_unknown
        assert not any(one.because for one in (*found.owners, *found.exercisers))


@given(KNOWN)
def test_where_everything_is_known_witnesses_show_what_is_wrong_and_nothing_else(example: Example) -> None:
    tiling, oracle = judged(example)
    conflicts, double, vacancies = tiling.conflicts(), tiling.double_exercise(), tiling.vacancies()
    for cell, exists in oracle.cells():
        verdict = oracle.verdict(cell) if exists else None
        pairs = frozenset(combinations(sorted(verdict.owners), 2)) if verdict else frozenset()
        assert shown(conflicts, cell) == pairs, cell
        assert shown(double, cell) == (verdict.double_exercise if verdict else frozenset()), cell
        vacant = any(covers(box, cell) for one in vacancies for box in one.boxes)
        assert vacant == (verdict is not None and verdict.vacant), cell


@given(KNOWN)
def test_where_everything_is_known_ungrounded_grants_are_those_whose_giver_does_not_stand(example: Example) -> None:
    tiling, oracle = judged(example)
    floating: dict[str, set[Cell]] = {}
    grounded: set[str] = set()
    for cell, exists in oracle.cells():
        if exists:
            verdict = oracle.verdict(cell)
            grounded |= verdict.running - verdict.ungrounded
            for name in verdict.ungrounded:
                floating.setdefault(name, set()).add(cell)
    assert {one.grant.id for one in tiling.ungrounded} == set(floating)
    for one in tiling.ungrounded:
        cells = floating[one.grant.id]
        assert {cell for cell, exists in oracle.cells() if exists and covers(one.box, cell)} <= cells
        assert one.box.start == min(cell.day for cell in cells)
        assert one.never == (one.grant.id not in grounded)
        assert one.row in (one.grant.rows if isinstance(one.grant.rows, tuple) else ())


@given(ANY)
def test_what_is_said_to_be_certain_is_so_in_every_world(example: Example) -> None:
    for cell, found, verdict in compared(example):
        assert certain(found.owners) <= verdict.owners, cell
        assert certain(found.exercisers) <= verdict.exercisers, cell
        assert all(one.certain or one.because for one in (*found.owners, *found.exercisers))
        if found.owner_unknown:
            assert verdict.law_unknown


@given(ANY)
def test_nobody_who_may_stand_is_left_out(example: Example) -> None:
    for cell, found, verdict in compared(example):
        if not verdict.law_unknown:
            assert verdict.possible_owners <= named(found.owners), cell
            assert verdict.possible_exercisers <= named(found.exercisers), cell


@given(ANY)
def test_witnesses_claim_only_what_is_so_in_every_world(example: Example) -> None:
    tiling, oracle = judged(example)
    for cell, exists in oracle.cells():
        verdict = oracle.verdict(cell) if exists else None
        wrong = [
            *shown(tiling.conflicts(), cell),
            *shown(tiling.double_exercise(), cell),
            *(box for one in tiling.vacancies() for box in one.boxes if covers(box, cell)),
        ]
        assert verdict or not wrong
        if verdict:
            assert shown(tiling.conflicts(), cell) <= frozenset(combinations(sorted(verdict.owners), 2)), cell
            assert shown(tiling.double_exercise(), cell) <= verdict.double_exercise, cell
            assert verdict.vacant or not any(covers(box, cell) for one in tiling.vacancies() for box in one.boxes)


@given(ANY)
def test_a_grant_said_to_be_ungrounded_moves_nothing_in_any_world(example: Example) -> None:
    tiling, oracle = judged(example)
    for cell, exists in oracle.cells():
        if exists:
            verdict = oracle.verdict(cell)
            for one in tiling.ungrounded:
                assert not covers(one.box, cell) or one.grant.id in verdict.ungrounded, cell


@given(ANY)
def test_a_witness_is_the_earliest_of_its_boxes_with_one_case(example: Example) -> None:
    tiling, _ = judged(example)
    for one in (*tiling.conflicts(), *tiling.double_exercise(), *tiling.vacancies()):
        assert one.boxes
        assert one.cell.start == min(box.start for box in one.boxes if box.start)
        assert one.cell.cases is None or len(one.cell.cases) == 1
        whole = [
            box
            for box in one.boxes
            if (box.start, box.end, box.communes) == (one.cell.start, one.cell.end, one.cell.communes)
        ]
        assert any(
            box.cases == one.cell.cases or (box.cases and one.cell.cases and one.cell.cases <= box.cases)
            for box in whole
        )


@pytest.mark.parametrize("turn", [1, 2, 3])
@given(example=ANY)
def test_the_order_of_grants_changes_nothing(turn: int, example: Example) -> None:
    other = Example(example.register, example.matter, tuple(reversed(example.grants[turn:])) + example.grants[:turn])
    tilings = [tile(one.matter, one.rows, one.register) for one in (example, other)]
    oracle = Oracle(example.register, example.matter, (), FIRST, LAST)
    for cell, exists in oracle.cells():
        if exists:
            one, two = (tiling.at(cell.day, cell.commune, cell.case)[0] for tiling in tilings)
            assert [(each.holder, each.certain) for each in one.owners] == [
                (each.holder, each.certain) for each in two.owners
            ]
            assert [(each.holder, each.certain) for each in one.exercisers] == [
                (each.holder, each.certain) for each in two.exercisers
            ]
