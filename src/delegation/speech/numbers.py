"""Numbers as people write them, counted things, ranges; and what orders ids as a reader counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from delegation.findings import Text
from delegation.model.row_numbers import RowNumber, row_order


def number(value: float) -> Text:
    """Write a number: ``1.234,5`` in Vietnamese, ``1,234.5`` in English."""
    whole = float(value).is_integer()
    english = f"{int(value):,}" if whole else f"{value:,}"
    return Text(english.replace(",", "\0").replace(".", ",").replace("\0", "."), english)


def in_english(count: float, what: str, many: str = "") -> str:
    """Count things in English, where the noun follows the number. ``many``: their plural where it does not end in s alone."""
    return f"{number(count).en} {what if count == 1 else many or f'{what}s'}"


def counted(count: int, vi: str, en: str, many: str = "") -> Text:
    """Count things: ``1.234 việc``, ``1,234 matters``. ``en``: one of them; ``many`` as above."""
    return Text(f"{number(count).vi} {vi}", in_english(count, en, many))


def ranges(numbers: Sequence[RowNumber]) -> str:
    """Write numbers as ranges: 1–13, 20. What is more than a whole number, as of a row, stands by itself: 1–2, 2a, 3."""
    runs: list[list[RowNumber]] = []
    for number in sorted(set(numbers), key=row_order):
        last = runs[-1][1] if runs else ""
        if isinstance(number, int) and isinstance(last, int) and last == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{first}–{last}" if last != first else f"{first}" for first, last in runs)


def numbered(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Give what orders ids as a reader counts: Điều 5 before Điều 13, whatever file they stand in."""
    return tuple(
        (part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d{1,18})", name) if part
    )
