"""Days as people read and write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import lru_cache

from delegation.findings import Text
from delegation.model.terms import Day, Unknown, iso_day

_FORMS = ("%d/%m/%Y", "%Y-%m-%d")
"""The second for a month or a day without its zero: by hand, not by programs."""


def read_day(written: str) -> Day | None:
    """Read a day written as ``2026-11-24`` or ``24/11/2026``; ``None`` for what is none."""
    if (found := iso_day(written)) is not None:
        return found
    for form in _FORMS:
        with suppress(ValueError):
            return datetime.strptime(written, form).date()  # noqa: DTZ007  a day has no zone
    return None


@lru_cache(maxsize=4096)
def day(one: Day | Unknown | None) -> Text:
    """Write a day as people read it, ``24/11/2026`` and ``2026-11-24``; that none is given where there is none."""
    return Text(f"{one:%d/%m/%Y}", one.isoformat()) if isinstance(one, Day) else Text("không ghi ngày", "no day")


def in_full(one: Day) -> Text:
    """Write a day as documents do: ``ngày 05 tháng 02 năm 2026``. NĐ 30/2020/NĐ-CP, Phụ lục I: only days below 10 and months 1 and 2 get a zero."""
    month = f"{one.month:02d}" if one.month <= 2 else f"{one.month}"  # noqa: PLR2004  January and February
    return Text(f"ngày {one.day:02d} tháng {month} năm {one.year}", one.isoformat())


def time(written: str) -> Text:
    """Write the day, month or year of which a figure speaks (``2026-06-30``, ``2026-06``, ``2026``); other words stay as they are."""
    if (found := iso_day(written)) is not None:
        return day(found)
    year, dash, month = written.partition("-")
    if dash and year.isdigit() and month.isdigit():
        return Text(f"tháng {int(month)}/{year}", written)
    return Text(f"năm {written}", written) if written.isdigit() else Text(written, written)
