"""Who owns or acts in pieces of a matter taken together, as values."""

from __future__ import annotations

from chart_register import AS_OF, small

from delegation.authority.examination import Examination
from delegation.questions.select.of_matters import acting, owners
from delegation.questions.select.sides import Side, side_of, standing
from delegation.questions.ways.ways import Ways


def test_a_side_names_whoever_stands_in_any_piece_once_and_is_certain_where_all_of_it_is() -> None:
    """For every matter of a register, on both sides, held against the parties of its pieces one by one."""
    ways = Ways(Examination(small(), AS_OF))
    for name in ways.examination.register.matters:
        pieces = ways.held(name)
        for side in (owners, acting):
            parties = [party for piece in pieces for party in side(piece)]
            found = side_of(pieces, side)
            assert [one.holder for one in found.stands] == list(dict.fromkeys(one.holder for one in parties))
            assert found.certain is all(one.certain for one in parties)
            assert {one.holder: one.certain for one in found.stands} == standing(pieces, side)
            assert set(found.because) == {why for one in parties if not one.certain for why in one.because}


def test_nobody_stands_where_there_are_no_pieces() -> None:
    assert side_of([], owners) == Side((), ())
