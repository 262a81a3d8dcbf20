"""Days of commits, as git keeps them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from delegation.model.terms import Day

_RAW = re.compile(r"(?P<seconds>\d{1,18}) (?P<sign>[+-])(?P<hours>\d\d)(?P<minutes>[0-5]\d)")
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  the zone is added by hand


def day_of(raw: str) -> Day | None:
    """Read seconds and zone as git keeps them; none where a clock cannot have said so, for anything can be put into a commit."""
    found = _RAW.fullmatch(raw.strip())
    if found is None:
        return None
    zone = int(found["hours"]) * 3600 + int(found["minutes"]) * 60
    try:
        return (_EPOCH + timedelta(seconds=int(found["seconds"]) + (-zone if found["sign"] == "-" else zone))).date()
    except OverflowError:
        return None
