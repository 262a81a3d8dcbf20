"""Places in an instrument, and the many ways in which people write one of them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from delegation.model.provisions import Provision

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

Steps = tuple[tuple[str, str], ...]
_POINTS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_SPACES = (" ", "  ", "\u00a0", "\n", " \u200b")
_JOINTS = (*_SPACES, ", ", ",", " , ", " – ", " - ", "; ")


def _numbers(suffixes: str = "") -> SearchStrategy[str]:
    counted = st.integers(1, 120).map(str)
    return st.builds(str.__add__, counted, st.sampled_from(["", "", "", *suffixes]))


@st.composite
def articles(draw: DrawFn, *, with_context: bool = False) -> Provision:
    """Make an article, or a clause or point of it; with its chapter or the text that it is attached to."""
    steps: list[tuple[str, str]] = []
    if with_context:
        steps += draw(
            st.sampled_from([[], [("Quy chế kèm theo", "")], [("Chương", "II")], [("Chương", "III"), ("Mục", "2")]])
        )
    steps.append(("Điều", draw(_numbers("abđ"))))
    if draw(st.booleans()):
        steps.append(("khoản", draw(_numbers("a"))))
    if draw(st.booleans()):
        steps.append(("điểm", draw(st.sampled_from([*_POINTS, "a1", "b2"]))))
    return Provision(tuple(steps))


@st.composite
def annexes(draw: DrawFn) -> Provision:
    """Make an annex, or a part, a section or a row of it."""
    steps = [("Phụ lục", draw(st.sampled_from(["", *_ROMAN])))]
    if draw(st.booleans()):
        steps.append(("Phần", draw(st.sampled_from(_ROMAN))))
    if draw(st.booleans()):
        steps.append(("Mục", draw(st.sampled_from([*_ROMAN, "1", "2", "A", "VIII.C", "II.3"]))))
    if draw(st.booleans()):
        steps.append(draw(st.sampled_from([("khoản", "3"), ("điểm", "2"), ("dòng", "12")])))
    return Provision(tuple(steps))


def places() -> SearchStrategy[Provision]:
    """Make any place."""
    return st.one_of(articles(with_context=True), annexes())


@st.composite
def written(draw: DrawFn, place: Provision) -> str:
    """Write a place in one of many ways."""
    # «Phụ lục k3» is an annex with that number.
    may_be_short = all(number for _, number in place.steps)
    units = [(draw(_unit(unit, number, may_be_short)), _leans(unit, number)) for unit, number in place.steps]
    goes_down = draw(st.booleans())
    text, leans = units[0] if goes_down else units[-1]
    for unit, next_leans in units[1:] if goes_down else units[-2::-1]:
        # A semicolon parts what stands by itself; what does not belongs to what stands beside it all the same.
        smaller = next_leans if goes_down else leans
        text += draw(st.sampled_from(_JOINTS if smaller else _JOINTS[:-1])) + unit
        leans = next_leans
    text = draw(st.sampled_from(["", "", "tại ", "quy định tại "])) + text
    text += draw(st.sampled_from(["", "", ".", " Nghị định này", " của Luật này", " (sửa đổi năm 2025)"]))
    text = draw(st.sampled_from([text, text, text.lower(), text.upper(), text.capitalize()]))
    text = draw(st.sampled_from([text, text, f"«{text}»", f" {text} "]))
    if draw(st.booleans()):
        text = text.replace("Đ", "Ð")
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)


def _leans(unit: str, number: str) -> bool:
    """Whether a unit says nothing without the one that it stands in."""
    return unit == "khoản" or (unit == "điểm" and not number.isdecimal())


@st.composite
def _unit(draw: DrawFn, unit: str, number: str, may_be_short: bool) -> str:  # noqa: FBT001  of one caller
    ways = [f"{unit} {number}".strip(), f"{unit}{draw(st.sampled_from(_SPACES))}{number}".strip()]
    if number.isdecimal():
        ways += [f"{unit} 0{number}", f"{unit} số {number}", f"{unit}{number}"]
    if unit in ("Chương", "Phụ lục", "Phần") and number:
        ways.append(f"{unit} {_ROMAN.index(number) + 1}")
    if unit == "Phần" and number in _ROMAN[: len(_ORDINALS)]:
        ways.append(f"Phần thứ {_ORDINALS[_ROMAN.index(number)]}")
    if unit == "Phụ lục":
        ways += [f"{ways[0]} kèm theo", f"{ways[0]} ban hành kèm theo Nghị định này"]
    if unit == "điểm" and number.isalpha():
        ways.append(f"điểm {number})")
    short = {"Điều": "Đ", "khoản": "k"}.get(unit)
    if short is not None and number.isdecimal() and may_be_short:
        ways += [f"{short}{number}", f"{short}.{number}", f"{unit} {number}."]
    return draw(st.sampled_from(ways))
