"""Tiles of a matter as wholes: how they are cut, asked, joined, and what they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from onematter import BASELINE, GROUPS, TODAY, gives, matter, owner, register, row, text, tiles, tiling

from delegation.authority.boxes import Box
from delegation.authority.cases import Case
from delegation.authority.cell import Outcome
from delegation.authority.links import ByGrant, ByLaw, Standing
from delegation.authority.pieces import Piece, merged, saying
from delegation.authority.tiles import Tiler, Tiling, smallest, tile
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.matters import Grant, Matter
from delegation.model.parts import Part
from delegation.model.register import Register
from delegation.model.terms import Term, Unknown
from handmade import CITY, CLASS, OFFICE, PART, communes, holder

ONE = timedelta(days=1)
DIM = Unknown("tên mờ")
WARD, RURAL = CommuneCode("00001"), CommuneCode("00002")
_CASES: list[Case] = [(("nhom", value),) for value in "ABC"]
A, B, C = _CASES
GIVEN = gives("g1", CITY, OFFICE)


class TestOneStatement:
    """A matter of which one ownership is all that is said is tiled in a shorter way, as others are."""

    @pytest.mark.parametrize(
        "term",
        [
            Term(),
            Term(TODAY, None),
            Term(None, TODAY),
            Term(DIM, TODAY),
            Term(TODAY, TODAY + ONE),
            Term(TODAY, BASELINE),
        ],
    )
    @pytest.mark.parametrize("party", [CITY, CLASS, PART, "so-mo", DIM])
    def test_it_says_what_the_longer_way_says(self, party: str | Unknown, term: Term) -> None:
        """Which is taken where a commune is not there always: here after all that counts."""
        open_ended = replace(holder("so-mo"), term=Term(None, Unknown("chưa rõ")))
        short = register(matter(owner(party, "luat", term=term), dimensions=GROUPS), holders=(open_ended,),
                         types=("ward", "ward"), texts=(text("luat", Term(BASELINE + ONE, None)),))  # fmt: skip
        lasting = {code: replace(one, term=Term(BASELINE - ONE, None)) for code, one in short.communes.items()}
        long = replace(short, communes=lasting)
        assert tiling(short).tiles == tiling(long).tiles

    def test_one_who_stands_in_some_communes_is_named_with_them(self) -> None:
        found = register(matter(owner(PART)), types=("ward", "rural-commune"))
        (one,) = tiles(found)
        assert one.box == Box(BASELINE, None, frozenset([WARD]), None)

    @pytest.mark.parametrize("part", [Part((("nhom", ("A",)),)), Part((), (WARD,))])
    def test_one_of_a_part_leaves_the_rest_vacant(self, part: Part) -> None:
        found = register(matter(owner(CITY, part=part), dimensions=GROUPS), types=("ward", "rural-commune"))
        assert sorted(len(one.owners) for one in tiles(found)) == [0, 1]
        assert len(tiling(found).vacancies()) == 1


class TestAsked:
    FOUND = register(
        matter(owner(CITY), dimensions=GROUPS, term=Term(None, TODAY)),
        gives("g1", CITY, OFFICE, part=Part((("nhom", ("A",)),), (WARD,)), term=Term(TODAY, None)),
        types=("ward", "rural-commune"),
    )

    def test_tiles_are_asked_by_day_commune_and_case(self) -> None:
        """What is not named is any."""
        found = tiling(self.FOUND)
        assert [len(found.at(day)) for day in (BASELINE - ONE, BASELINE, TODAY - ONE, TODAY, TODAY + ONE)] == [
            0,
            1,
            1,
            3,
            0,
        ]
        (one,) = found.at(TODAY, WARD, A)
        assert [each.holder for each in one.exercisers] == [OFFICE]
        assert [len(found.at(TODAY, code)) for code in (WARD, RURAL, None)] == [2, 2, 3]
        assert [len(found.at(TODAY, None, case)) for case in (A, B, None)] == [2, 1, 3]
        assert [each.holder for each in found.at(TODAY, RURAL, A)[0].exercisers] == [CITY]

    def test_a_commune_that_is_not_there_has_no_tile(self) -> None:
        gone = {**self.FOUND.communes, RURAL: replace(self.FOUND.communes[RURAL], term=Term(None, BASELINE))}
        found = tiling(replace(self.FOUND, communes=gone))
        assert [len(found.at(day, RURAL)) for day in (BASELINE, BASELINE + ONE)] == [1, 0]
        free = Tiling(next(iter(self.FOUND.matters.values())), found.tiles)
        assert len(free.at(BASELINE + ONE, RURAL)) == 1

    def test_internal_work_is_no_grant_of_a_tiling(self) -> None:
        """Nor is it told to lie outside of the matter."""
        internal = gives("g1", CITY, "xa", "internal-assignment", part=Part((("nhom", ("X",)),)))
        found = register(matter(owner(CITY), dimensions=GROUPS, term=Term(TODAY, None)), internal)
        assert (tiling(found).ungrounded, tiling(found).outside) == ((), ())

    def test_a_tiling_is_made_by_a_tiler_or_alone(self) -> None:
        one = next(iter(self.FOUND.matters.values()))
        rows = self.FOUND.grants_of[one.id]
        assert tile(one, rows, self.FOUND) == Tiler(self.FOUND).tile(one, rows) == tiling(self.FOUND)
        assert tile(one, (), self.FOUND) == Tiler(self.FOUND).tile(one) != tiling(self.FOUND)

    def test_a_matter_that_is_nowhere_still_says_what_is_given_outside_of_it(self) -> None:
        over = matter(owner(CITY), term=Term(None, BASELINE - ONE))
        found = tiling(register(over, GIVEN))
        assert (found.tiles, found.ungrounded, [one.kind for one in found.outside]) == ((), (), ["after"])
        assert found.at(TODAY) == ()


def shown(one: Sequence[Standing]) -> list[tuple[str, list[str]]]:
    """Give the two of a witness, both certain, each with what its chain is made of."""
    assert all(each.certain is True and not each.because for each in one)
    return [(each.holder, [link.order[1] for link in each.chain]) for each in one]


class TestWitnesses:
    def test_a_conflict_is_shown_by_its_earliest_cell_of_one_case(self) -> None:
        law = (
            owner(CITY),
            owner(OFFICE, part=Part((("nhom", ("B", "C")),)), term=Term(TODAY, None)),
            owner(OFFICE, part=Part((("nhom", ("B", "C")),)), term=Term(None, BASELINE)),
        )
        first, second = tiling(register(matter(*law, dimensions=GROUPS))).conflicts()
        assert {first.cell.start, second.cell.start} == {BASELINE, TODAY}
        assert all(
            one.cell.cases == frozenset([B]) and one.boxes[0].cases == frozenset([B, C]) for one in (first, second)
        )
        assert all(shown(one.standings) == [(OFFICE, [OFFICE]), (CITY, [CITY])] for one in (first, second))

    def test_each_pair_of_last_statements_is_a_witness_of_its_own(self) -> None:
        """In the order of holders and statements; two chains that end alike are one."""
        law = (owner(CITY),)
        grants = [
            gives("g2", CITY, OFFICE),
            gives("g1", CITY, OFFICE),
            gives("g3", CITY, CLASS),
        ]
        for some in permutations(grants):
            witnesses = tiling(register(matter(*law), *some)).double_exercise()
            assert [shown(one.standings) for one in witnesses] == [
                [(CLASS, [CITY, "g3"]), (OFFICE, [CITY, "g1"])],
                [(CLASS, [CITY, "g3"]), (OFFICE, [CITY, "g2"])],
            ]
        twice = matter(owner(CITY, "a"), owner(CITY, "b"))
        witnesses = tiling(register(twice, gives("g1", CITY, OFFICE), gives("g3", CITY, CLASS))).double_exercise()
        assert [shown(one.standings) for one in witnesses] == [[(CLASS, [CITY, "g3"]), (OFFICE, [CITY, "g1"])]]

    def test_what_is_not_certain_conflicts_with_nothing(self) -> None:
        may = owner(OFFICE, term=Term(DIM, None))
        assert tiling(register(matter(owner(CITY), may))).conflicts() == ()
        assert tiling(register(matter(may, owner(CLASS, term=Term(DIM, None))))).conflicts() == ()

    def test_a_witness_has_every_box_in_which_it_is_so_once(self) -> None:
        passing = gives("g3", CITY, CLASS, term=Term(TODAY, TODAY + ONE))
        law = (owner(CITY), owner(OFFICE))
        (one,) = tiling(register(matter(*law), passing)).conflicts()
        assert [(box.start, box.end) for box in one.boxes] == [
            (BASELINE, TODAY - ONE),
            (TODAY, TODAY + ONE),
            (TODAY + 2 * ONE, None),
        ]

    def test_two_who_act_under_two_owners_by_the_same_grants_are_one_witness(self) -> None:
        law = (owner(CITY), owner(OFFICE))
        middle, last = (
            (gives("g1", CITY, "x"), gives("g2", OFFICE, "x")),
            (gives("g3", "x", "y"), gives("g4", "x", "z")),
        )
        found = register(matter(*law), *middle, *last, holders=map(holder, "xyz"))
        (one,) = tiling(found).double_exercise()
        assert [chain.order[-1] for standing in one.standings for chain in standing.chain[-1:]] == ["g3", "g4"]
        assert len(one.boxes) == 1

    def test_cells_without_an_owner_are_shown_with_all_their_boxes(self) -> None:
        """Not where an owner is not known, or only may own."""
        law = (owner(CITY, term=Term(TODAY, TODAY + ONE)), owner(OFFICE, term=Term(TODAY + 9 * ONE, None)))
        (one,) = tiling(register(matter(*law))).vacancies()
        assert [(box.start, box.end) for box in one.boxes] == [
            (BASELINE, TODAY - ONE),
            (TODAY + 2 * ONE, TODAY + 8 * ONE),
        ]
        assert (one.cell, one.standings) == (one.boxes[0], ())
        assert tiling(register(matter(owner(DIM)))).vacancies() == ()
        assert tiling(register(matter(owner(CITY, term=Term(DIM, None))))).vacancies() == ()
        assert tiling(register(matter(owner(CITY)))).vacancies() == ()


def test_the_smallest_of_some_boxes_is_the_earliest_then_by_communes_and_cases() -> None:
    wards, cases = frozenset([WARD]), frozenset([B, C])
    ranked = [
        Box(None, None, None, None),
        Box(None, None, wards, None),
        Box(None, None, frozenset([RURAL]), None),
        Box(BASELINE, TODAY, None, frozenset([A])),
        Box(BASELINE, TODAY, None, cases),
        Box(TODAY, TODAY, None, None),
    ]
    for at, one in enumerate(ranked):
        expected = one if one.cases is None else replace(one, cases=frozenset([min(one.cases)]))
        assert smallest(ranked[at:]) == smallest(ranked[at:][::-1]) == expected


class TestPieces:
    """Pieces of days × communes × cases that say the same are joined."""

    @given(st.lists(st.sampled_from("xy"), min_size=12, max_size=12))
    def test_joined_pieces_say_of_each_cell_what_it_said_alone(self, words: list[str]) -> None:
        """Each cell once; two that follow one another in the same communes and cases say something else."""
        cells = dict(zip(product(range(3), (1, 2), (1, 2)), words, strict=True))
        found = merged([piece(*cell) for cell in cells], lambda one: cells[at(one)])
        told = [
            ((day, place, part), cells[at(one)])
            for one in found
            for day, place, part in product(range(one.first, one.last + 1), (1, 2), (1, 2))
            if one.place & place and one.part & part
        ]
        assert len(told) == len(cells)
        assert dict(told) == cells
        for one, other in permutations(found, 2):
            if (one.place, one.part, one.last + 1) == (other.place, other.part, other.first):
                assert cells[at(one)] != cells[at(other)]

    def test_all_communes_stay_all_of_them_whichever_come_and_go(self) -> None:
        """Not so where the matter is bound to some."""
        grown = [replace(piece(0, 1, 1), everywhere=1), replace(piece(1, 3, 1), everywhere=3)]
        assert [(one.first, one.last) for one in merged(grown, lambda _: None)] == [(0, 1)]
        bound = [piece(0, 1, 1), piece(1, 3, 1)]
        assert merged(bound, lambda _: None) == bound
        gap = [grown[0], replace(grown[1], first=2, last=2)]
        assert merged(gap, lambda _: None) == gap

    def test_a_piece_goes_on_only_where_the_last_of_its_kind_ended(self) -> None:
        several = [piece(day, place, 1) for day in range(3) for place in (1, 2)]
        found = merged(several, lambda one: (one.place, "a" if (one.first, one.place) != (1, 1) else "b"))
        assert [(one.first, one.last, one.place) for one in found] == [(0, 0, 1), (0, 2, 2), (1, 1, 1), (2, 2, 1)]

    def test_what_makes_pieces_the_same_is_all_that_a_tile_says(self) -> None:
        """Holders, chains, how sure they are and why, further chains, under whom, and who is not known."""
        law, other = ByLaw(owner(CITY)), ByLaw(owner(CITY))
        grant = ByGrant(GIVEN, row())
        stand = Standing(HolderId(CITY), (law,))
        variants = [
            stand,
            replace(stand, holder=HolderId(OFFICE)),
            replace(stand, chain=(other,)),
            replace(stand, chain=(law, grant)),
            replace(stand, certain=False),
            replace(stand, because=("vì",)),
            replace(stand, others=((other,),)),
        ]
        outcomes = [
            Outcome((), (), (), (), ()),
            Outcome((), (), ("vì",), (), ()),
            Outcome((), (), (), (), (), (grant,)),
        ]
        for one in variants:
            outcomes += [
                Outcome((one,), (), (), (), ()),
                Outcome((), (one,), (), (), ()),
                Outcome((), (), (), (), ((one,),)),
            ]
        outcomes += [Outcome((), (), (), (), ((), (stand,))), Outcome((), (), (), (), ((stand,), ()))]
        told = [saying(replace(piece(0, 1, 1), outcome=one)) for one in outcomes]
        assert len(set(told)) == len(told)
        again = ByGrant(GIVEN, row(at="Điều 9"))
        same = [
            saying(replace(piece(0, 1, 1), outcome=Outcome((), (), (), (), (), (link,)))) for link in (grant, again)
        ]
        assert same[0] == same[1]


def at(one: Piece) -> tuple[int, int, int]:
    """Give the first cell of a piece."""
    return (one.first, one.place & -one.place, one.part & -one.part)


def piece(day: int, place: int, part: int) -> Piece:
    return Piece(day, day, place, part, 0, Outcome((), (), (), (), ()))


def test_communes_that_come_and_go_part_no_tile_of_all_of_them() -> None:
    """They part one that is bound to some."""
    terms = {WARD: Term(), RURAL: Term(TODAY, None)}
    made = {code: replace(one, term=terms[code]) for code, one in communes(("ward", "ward")).items()}

    def boxes(one: Matter, *grants: Grant) -> list[Box]:
        found: Register = replace(register(one, *grants), communes=made)
        return [each.box for each in tiling(found).tiles]

    assert boxes(matter(owner(CITY)), GIVEN) == [Box(BASELINE, None, None, None)]
    assert boxes(matter(owner(CITY)), replace(GIVEN, part=Part((), (WARD,)))) == [
        Box(BASELINE, TODAY - ONE, None, None),
        Box(TODAY, None, frozenset([WARD]), None),
        Box(TODAY, None, frozenset([RURAL]), None),
    ]
    rural = {**made, CommuneCode("00003"): replace(made[WARD], code=CommuneCode("00003"), type="rural-commune")}
    found = replace(register(matter(owner(CITY), territory="wards")), communes=rural)
    assert [each.box for each in tiling(found).tiles] == [
        Box(BASELINE, TODAY - ONE, frozenset([WARD]), None),
        Box(TODAY, None, frozenset([WARD, RURAL]), None),
    ]
    other = replace(
        register(matter(owner(CITY), territory="wards")),
        communes={**made, RURAL: replace(made[RURAL], type="rural-commune")},
    )
    assert [each.box for each in tiling(other).tiles] == [Box(BASELINE, None, frozenset([WARD]), None)]
