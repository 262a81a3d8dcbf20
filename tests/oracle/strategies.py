"""Random registers for Hypothesis, which makes them plainer where a property fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from choices import Choices
from registers import Example, example

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn


@st.composite
def examples(draw: DrawFn, *, unknown: bool) -> Example:
    """Make registers; ``unknown``: days and parties may be unknown."""
    return example(Choices(lambda below: draw(st.integers(0, below - 1))), unknown=unknown)


KNOWN = examples(unknown=False)
ANY = st.one_of(KNOWN, examples(unknown=True))
