"""The codes that a misprint may mean: the same digits are the same code, anything else is a hypothesis to be held against a catalogue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegation.names import codes

CODES = st.builds(lambda first, serial: f"{first}.{serial:06d}", st.integers(1, 3), st.integers(0, 999_999))


@pytest.mark.parametrize(
    "text",
    [
        "1,003390",
        "1.003.390",
        "1. 003390",
        "1003390",
        "1-003390",
        "1.003390.",
        "l.003390",
        "1.OO3390",
        "I.003390",
        "TTHC 1.003390",
        "Mã số: 1.003390",
        "1.003390.000.00.00.H26",
        "1..003390",
        "1 003 390",
        "1;003390",
    ],
)
def test_the_same_digits_are_the_same_code(text: str) -> None:
    """Whatever stands between the digits, or for one of them, no other code is thought of."""
    assert codes.hypotheses(text) == ("1.003390",)
    assert codes.rewritten(text) == "1.003390"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.00339", "1.003390"), ("1.0339", "1.033900"), ("1.03390", "1.003390"), (".003390", "1.003390"), ("003390", "2.003390"), ("1.0033900", "1.003390"),
        ("01.003390", "1.003390"), ("1.0003390", "1.003390"), ("1.003339", "1.003339"),
    ],
)  # fmt: skip
def test_a_digit_too_few_or_too_many_is_a_hypothesis(text: str, meant: str) -> None:
    """The code that is meant is among those that are tried; which of them there are, a catalogue says."""
    assert meant in codes.hypotheses(text)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "12", "so-y-te", "nd-23-2015-d5", "1.003390; 1.012644", "1.003390\n1.012644", "105/QĐ-UBND", "1/2025", "Điều 5 khoản 2", "999999999", "SSSSSSS"],
)  # fmt: skip
def test_what_is_no_code_is_none(text: str) -> None:
    """An id, a number of an instrument or two codes at once mean no code."""
    assert codes.hypotheses(text) == ()


def test_a_well_formed_code_that_nothing_bears_is_no_misprint() -> None:
    """A code that is new must not become the one that is there."""
    assert codes.meant("1.003391", {"1.003390"}) == ()
    assert codes.meant("1,003390", {"1.003390", "1.003391"}) == ("1.003390",)
    assert codes.meant("1.00339", {"1.003390", "1.000339"}) == ("1.003390", "1.000339")


@given(CODES, st.sampled_from([",", " ", "-", ". ", ".."]))
def test_every_code_is_found_through_every_misprint_of_its_point(code: str, sign: str) -> None:
    """A code with another sign in the place of its point means itself alone."""
    assert codes.hypotheses(code.replace(".", sign)) == (code,)


@given(CODES, st.data())
def test_a_digit_that_is_typed_twice_and_a_zero_that_is_left_out_are_thought_of(code: str, data: st.DataObject) -> None:
    """The code is among the hypotheses of what its slip makes of it."""
    at = data.draw(st.integers(2, len(code) - 1))
    assert code in codes.hypotheses(code[:at] + code[at] + code[at:])
    zeros = [n for n in range(2, len(code)) if code[n] == "0"]
    if zeros:
        left_out = data.draw(st.sampled_from(zeros))
        assert code in codes.hypotheses(code[:left_out] + code[left_out + 1 :])
