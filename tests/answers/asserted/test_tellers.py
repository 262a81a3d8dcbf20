"""Whatever an assertion may expect, and whatever may be found, has its words."""

from __future__ import annotations

from typing import get_args

from delegation.answers.asserted.expectations import TELLERS as OF_EXPECTED
from delegation.answers.asserted.facts import TELLERS as OF_FOUND
from delegation.questions.asserted.expectations import Expected
from delegation.questions.asserted.facts import Found


def test_each_kind_has_one_teller() -> None:
    """A kind that is added to what may be asserted is said, or this fails."""
    assert set(OF_EXPECTED) == set(get_args(Expected))
    assert set(OF_FOUND) == set(get_args(Found))
