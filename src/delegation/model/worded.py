"""Texts of authors that stand in a register in Vietnamese, and what the register gives as their English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self, overload

from delegation.model.places import Place
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Translation:
    """An entry of ``english.yaml``: a text, or a part of texts that a semicolon divides, and its English."""

    vi: str
    en: str
    place: Place


class Worded(str):  # noqa: SLOT000  the slots of a text cannot be pickled with what it says
    """The Vietnamese text of an author, which knows its English (``en``). It equals the text alone."""

    en: str

    def __new__(cls, vi: str, en: str) -> Self:
        """Make it of both."""
        one = super().__new__(cls, vi)
        one.en = en
        return one

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """Give what it is made of, for copies."""
        return (str(self), self.en)


@overload
def worded(vi: str, en: str | None) -> str: ...
@overload
def worded(vi: str | None, en: str | None) -> str | None: ...
def worded(vi: str | None, en: str | None) -> str | None:
    """Give a text with its English where there is one; the text as it is where there is none."""
    return vi if vi is None or en is None else Worded(vi, en)


def translated(said: str, english: Mapping[str, Translation]) -> str:
    """Give a text with its English: of the whole, else of all its parts; as it is where one of them has none."""
    whole = english.get(said)
    if whole is not None:
        return Worded(said, whole.en)
    if "; " not in said:
        return said
    parts = [english.get(one) for one in said.split("; ")]
    known = [one.en for one in parts if one is not None]
    return Worded(said, "; ".join(known)) if len(known) == len(parts) else said


def english_of(said: str) -> str:
    """Give the English of a text of an author; the text itself where it has none."""
    return said.en if isinstance(said, Worded) else said
