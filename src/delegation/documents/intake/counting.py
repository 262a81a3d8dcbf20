"""The cell that numbers a row: its number, and what somebody has written beside it: *3 (bỏ)*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from delegation.documents.intake import plain_notes
from delegation.documents.intake.around import Around
from delegation.documents.intake.heads import Heads
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import PaperCell
from delegation.model.row_numbers import SHAPE, RowNumber, row_number

_LED = re.compile(rf"\W*(?:(?:STT|TT|số(?: thứ tự)?|thủ tục|TTHC|mục|dòng)\W+)?({SHAPE})(?![^\W_])", re.IGNORECASE)
"""A number with which a text begins."""
_RAISED = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
"""The mark of a note behind a number."""
_PADDED = re.compile(r"0+(\d+)\.?")
"""A number with zeros before it: *01*."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def number(text: str) -> RowNumber | None:
    """Read the number of a row, also one beside which something else stands; ``None`` where there is none."""
    text = _RAISED.sub("", text)
    whole = row_number(text)
    if whole is not None or not text:
        return whole
    padded = _PADDED.fullmatch(text)
    if padded:
        return int(padded[1])
    led = _LED.match(text)
    return row_number(led[1]) if led is not None else None


def beside(cell: PaperCell, known: Heads) -> Iterator[Around]:
    """Give what stands beside the number of a row, but for what takes nothing back."""
    text = cell.text
    if cell.covered or text.isdecimal() or not _WORD.search(text) or row_number(text) is not None:
        return
    text = flat(text)
    led = _LED.match(text)
    rest = text[led.end() :] if led is not None else text
    if _WORD.search(rest) and not plain_notes.limits_nothing(rest.strip(" .:–-()")):
        yield Around(f"cột «{known.words[cell.column - 1]}»", text)
