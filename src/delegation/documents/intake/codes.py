"""Codes of procedures as papers print them: what is one for certain, what may be one, and what must be asked."""

from __future__ import annotations

import re
from typing import Literal

from delegation.documents.intake.papers import PaperCell
from delegation.values import dataclass

_CODE = re.compile(r"\d\.\d{6}")
_SPACED = re.compile(r"(\d)\s*[.,]\s*(\d{3})\s*[.,]?\s*(\d{3})")
_SHORT = re.compile(r"(\d)[.,](\d{1,5})")
_JOINED = re.compile(r"(\d)(\d{3})(\d{3})")
"""A code that lost its point."""
_DIGITS = 6

Sort = Literal["code", "misprinted", "number", "short", "none", "other"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A code as printed. ``code``: the one that it is, or is likely to be; nothing where it is none.

    ``sort``: ``code`` is sure; ``misprinted`` has points, commas or spaces that a code has not; ``number`` was typed as a number, of which Excel
    drops zeros; ``short`` lacks digits; ``none`` is an empty cell; ``other`` is something else.
    """

    sort: Sort
    code: str = ""
    text: str = ""


def is_like_code(text: str) -> bool:
    """Tell whether a text looks like a code, also a misprinted one."""
    return bool(_SPACED.fullmatch(text.strip()) or re.fullmatch(r"\d\.\d{3,6}", text.strip()))


def read(cell: PaperCell) -> Printed:
    """Read the code in a cell."""
    text = " ".join(cell.text.split())
    if not text:
        return Printed("none")
    if cell.number is not None and not cell.number.startswith("0."):
        return Printed("number", _of_number(text), text)
    return _of_text(text)


def _of_text(text: str) -> Printed:
    if _CODE.fullmatch(text):
        return Printed("code", text, text)
    parted = _SPACED.fullmatch(text) or _JOINED.fullmatch(text)
    if parted:
        return Printed("misprinted", f"{parted[1]}.{parted[2]}{parted[3]}", text)
    short = _SHORT.fullmatch(text)
    if short:
        return Printed("short", f"{short[1]}.{short[2].ljust(_DIGITS, '0')}", text)
    return Printed("other", "", text)


def _of_number(text: str) -> str:
    """Give the code that a number may stand for: dropped zeros put back; one of seven digits lost its point."""
    joined = _JOINED.fullmatch(text)
    if joined:
        return f"{joined[1]}.{joined[2]}{joined[3]}"
    found = re.fullmatch(r"(\d)\.(\d{1,6})", text)
    return f"{found[1]}.{found[2].ljust(_DIGITS, '0')}" if found else ""
