"""The tiling says of random registers what an oracle finds by going through every cell and every world."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given

from delegation.authority.boxes import Box
from delegation.authority.cases import Case, Cases, joined_cases
from delegation.authority.links import Standing
from delegation.authority.tiles import Tile, Tiling, Witness
from delegation.model.holders import HolderId
from delegation.model.matters import Matter
from judgement import Judgement
from registers import Example
from strategies import ANY, KNOWN
from verdicts import Cell, Oracle, is_among
from worlds import Pair, Verdict


def judged(example: Example) -> Iterator[tuple[Tiling, Oracle, dict[Cell, Verdict]]]:
    """Tile each matter of an example, and let the oracle look at it: its verdicts on the cells that exist."""
    one = Judgement(example)
    for name, oracle in one.oracles.items():
        yield one.examination.tiling(name), oracle, one.verdicts[name]


def covers(box: Box, cell: Cell) -> bool:
    """Say whether a cell lies in a box."""
    return (
        (box.start is None or box.start <= cell.day)
        and (box.end is None or cell.day <= box.end)
        and (box.communes is None or cell.commune in box.communes)
        and (box.cases is None or is_among(cell.case, box.cases))
    )


def piece_of(matter: Matter, cell: Cell) -> Case:
    """Give the case of the tiling in which the point of a cell lies."""
    (found,) = (one for one in Cases(matter.dimensions).all if is_among(cell.case, [one]))
    return found


def compared(example: Example) -> Iterator[tuple[Cell, Tile, Verdict]]:
    """Give each cell that exists with its tile and the verdict on it."""
    for tiling, _, verdicts in judged(example):
        for cell, verdict in verdicts.items():
            (found,) = (one for one in tiling.tiles if covers(one.box, cell))
            yield cell, found, verdict


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


def pairs(holders: frozenset[HolderId]) -> frozenset[Pair]:
    """Give every two of some holders."""
    return frozenset(combinations(sorted(holders), 2))


@given(ANY)
def test_tiles_fill_the_box_and_do_not_overlap(example: Example) -> None:
    """No communes in a box are all that exist on its days: it is not asked about one that does not."""
    for tiling, oracle, verdicts in judged(example):
        for cell in (cell for cell, _ in oracle.cells() if oracle.in_being(cell.commune, cell.day)):
            tiles = tuple(one for one in tiling.tiles if covers(one.box, cell))
            assert len(tiles) == int(cell in verdicts), cell
            assert tiling.at(cell.day, cell.commune, piece_of(oracle.matter, cell)) == tiles


@given(KNOWN)
def test_where_everything_is_known_both_say_the_same(example: Example) -> None:
    for cell, found, verdict in compared(example):
        assert certain(found.owners) == named(found.owners) == verdict.owners, cell
        assert certain(found.exercisers) == named(found.exercisers) == verdict.exercisers, cell
        assert not found.owner_unknown
        assert not found.unnamed
        assert not any(one.because for one in (*found.owners, *found.exercisers))


@given(ANY)
def test_what_is_certain_is_so_in_every_world_and_what_one_chain_makes_so_is_certain(example: Example) -> None:
    for cell, found, verdict in compared(example):
        assert verdict.chained_owners <= certain(found.owners) <= verdict.owners, cell
        assert certain(found.exercisers) <= verdict.exercisers, cell
        assert verdict.law_unknown or verdict.chained_exercisers <= certain(found.exercisers), cell
        assert all(one.certain or one.because for one in (*found.owners, *found.exercisers))
        if found.owner_unknown:
            assert verdict.law_unknown


@given(ANY)
def test_nobody_who_may_stand_is_left_out_and_nobody_else_is_named(example: Example) -> None:
    for cell, found, verdict in compared(example):
        assert verdict.possible_owners <= named(found.owners) <= verdict.conceivable_owners, cell
        assert verdict.possible_exercisers <= named(found.exercisers) <= verdict.conceivable_exercisers, cell


@given(ANY)
def test_a_tile_says_which_grants_lead_to_a_receiver_who_is_not_known(example: Example) -> None:
    for cell, found, verdict in compared(example):
        assert {link.grant.id for link in found.unnamed if link.grant is not None} == verdict.unnamed, cell


@given(ANY)
def test_witnesses_show_what_is_wrong_in_every_world_and_nothing_else(example: Example) -> None:
    for tiling, oracle, verdicts in judged(example):
        conflicts, double, vacancies = tiling.conflicts(), tiling.double_exercise(), tiling.vacancies()
        for cell, _ in oracle.cells():
            if not oracle.in_being(cell.commune, cell.day):
                continue
            verdict = verdicts.get(cell)
            vacant = any(covers(box, cell) for one in vacancies for box in one.boxes)
            if verdict is None:
                assert not shown(conflicts, cell) | shown(double, cell), cell
                assert not vacant
                continue
            assert pairs(verdict.chained_owners) <= shown(conflicts, cell) <= pairs(verdict.owners), cell
            assert verdict.chained_double_exercise <= shown(double, cell) <= verdict.double_exercise, cell
            assert vacant == verdict.vacant, cell


@given(ANY)
def test_grants_without_ground_are_told_in_every_cell_in_which_they_are(example: Example) -> None:
    """Of a grant whose giver is not known nobody can say who does not hold."""
    for tiling, oracle, verdicts in judged(example):
        known = {one.id for one in oracle.grants if isinstance(one.giver, str)}
        for cell, verdict in verdicts.items():
            told: set[str] = set()
            for one in tiling.ungrounded:
                if any(covers(box, cell) for box in one.boxes):
                    causes = {link.grant.id for link in one.links}
                    assert causes <= verdict.ungrounded, cell
                    told |= causes | {grant.id for grant in one.followers}
            assert verdict.surely_ungrounded & known <= told, cell


@given(ANY)
def test_what_hangs_on_a_grant_without_ground_is_without_ground_somewhere_there(example: Example) -> None:
    for tiling, _, verdicts in judged(example):
        for one in tiling.ungrounded:
            there = [found for cell, found in verdicts.items() if any(covers(box, cell) for box in one.boxes)]
            assert all(any(grant.id in found.ungrounded for found in there) for grant in one.followers)


@given(ANY)
def test_a_witness_is_the_earliest_of_its_boxes_with_one_case(example: Example) -> None:
    for tiling, _, _ in judged(example):
        for one in (*tiling.conflicts(), *tiling.double_exercise(), *tiling.vacancies()):
            assert one.boxes
            assert one.cell.start == min(box.start for box in one.boxes if box.start)
            assert one.cell.cases is None or len(joined_cases(one.cell.cases)) == 1
            whole = [
                box
                for box in one.boxes
                if (box.start, box.end, box.communes) == (one.cell.start, one.cell.end, one.cell.communes)
            ]
            assert any(
                box.cases == one.cell.cases or (box.cases and one.cell.cases and one.cell.cases <= box.cases)
                for box in whole
            )


@given(KNOWN)
def test_where_all_is_known_nothing_has_two_outcomes(example: Example) -> None:
    """Else a register for which everything is known would hold something that cannot be read, as a suspension of no such row."""
    for oracle in Judgement(example).oracles.values():
        for cell, exists in oracle.cells():
            laws, grants = oracle.options(cell) if exists else ((), ())
            assert {len(options) for options in (*laws, *grants)} <= {1}, cell
