"""Random registers for Hypothesis, which makes them plainer where a property fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from choices import Choices
from registers import Example, example

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn


@st.composite
def examples(draw: DrawFn, *, unknown: bool, busy: bool = False) -> Example:
    """Make registers; ``unknown``: days and parties may be unknown; ``busy``: texts do much to one another."""
    return example(Choices(lambda below: draw(st.integers(0, below - 1))), unknown=unknown, busy=busy)


KNOWN = examples(unknown=False)
BUSY = st.one_of(examples(unknown=False, busy=True), examples(unknown=True, busy=True))
"""What texts say of one another meets with all else: alternates, steps, ranges, parts of rows, provisions, communes that end, files left behind."""
ANY = st.one_of(KNOWN, examples(unknown=True))
