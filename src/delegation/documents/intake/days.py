"""Days as decisions write them: ``ngày 04 tháng 12 năm 2025``, ``04/12/2025``."""

from __future__ import annotations

import re
from datetime import date

WRITTEN = r"(?:(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})|(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}))"
"""A day, of which ``read`` takes the match; it has six groups."""
_ALONE = re.compile(WRITTEN, re.IGNORECASE)


def read(found: re.Match[str], first: int = 1) -> date | None:
    """Give the day that a match holds from a group on; ``None`` for one that no calendar has."""
    groups = [one for one in found.groups()[first - 1 : first + 5] if one]
    try:
        day, month, year = map(int, groups)
        return date(year, month, day)
    except ValueError:
        return None


def in_text(text: str) -> date | None:
    """Give the first day of a text; ``None`` where it has none."""
    found = _ALONE.search(text)
    return read(found) if found else None
