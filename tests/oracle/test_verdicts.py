"""What the checks find and what ``who`` answers is what an oracle finds by going through every cell and every world."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given

from completeness import untold
from judgement import Disagreement, Judgement
from registers import Example
from reordering import reordered
from soundness import misnamed, sharing, unfounded
from strategies import ANY


@pytest.mark.parametrize("disagreements", [untold, unfounded, sharing, misnamed])
@given(example=ANY)
def test_what_is_told_and_what_is_so(
    disagreements: Callable[[Judgement], Iterator[Disagreement]], example: Example
) -> None:
    """Nothing wrong is untold, nothing told is not so, no two findings share a key, ``who`` names who stands."""
    assert next(map(str, disagreements(Judgement(example))), None) is None


@pytest.mark.parametrize("seed", [1, 2, 3])
@given(example=ANY)
def test_the_order_of_entries_changes_no_finding(seed: int, example: Example) -> None:
    """Communes, holders, instruments, matters, their owners and grants may stand in any order."""
    assert next(map(str, reordered(Judgement(example), seed)), None) is None
