"""Blocks of days, communes and cases: what they have in common, and what is left of them."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from delegation.authority.boxes import Block, common_to, outside_of

Cell = tuple[int, int, int]
_DAYS, _BITS = range(1, 6), range(3)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    first, last = sorted((draw(st.sampled_from(_DAYS)), draw(st.sampled_from(_DAYS))))
    communes, cases = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    return Block(first, last, communes, cases)


def cells(one: Block) -> set[Cell]:
    every = product(range(one.first, one.last + 1), _BITS, _BITS)
    return {(day, place, case) for day, place, case in every if one.communes >> place & 1 and one.cases >> case & 1}


def once(several: list[Block]) -> set[Cell]:
    """Give the cells of blocks, none of which may lie in two of them."""
    found: set[Cell] = set()
    for one in several:
        assert cells(one), "a block is never empty"
        assert not cells(one) & found, "no cell is in two blocks"
        found |= cells(one)
    return found


def all_of(several: list[Block]) -> set[Cell]:
    return set().union(*map(cells, several))


@given(blocks(), blocks())
def test_a_block_is_what_it_has_in_common_with_another_and_what_is_left_of_it(one: Block, other: Block) -> None:
    """The meeting and the rest are the intersection and the difference of the cells, each once."""
    assert once([*one.meet(other)]) == cells(one) & cells(other)
    assert once([*one.without(other)]) == cells(one) - cells(other)


@given(st.lists(blocks(), max_size=4), st.lists(blocks(), max_size=4))
def test_what_is_left_of_several_blocks_outside_others(several: list[Block], others: list[Block]) -> None:
    """Blocks that overlap are parted, and nothing of the others is left."""
    assert once(outside_of(several, others)) == all_of(several) - all_of(others)


@given(st.lists(blocks(), max_size=4), st.lists(blocks(), max_size=4))
def test_what_several_blocks_have_in_common_with_others(several: list[Block], others: list[Block]) -> None:
    """Of blocks that do not overlap, each common cell is given once, whatever the order of the others."""
    apart = outside_of(several, [])
    found = common_to(apart, others)
    assert once(found) == all_of(several) & all_of(others)
    assert common_to(apart, others[::-1]) == found
