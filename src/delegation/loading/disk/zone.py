"""In which time zone a register counts its days: read before anything else of it is, for it says which day is today."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from pathlib import Path

from delegation.errors import DelegationError
from delegation.findings import Text

HANOI = "Asia/Ho_Chi_Minh"
_SEVEN_HOURS = timezone(timedelta(hours=7))
"""The time of Hà Nội the whole year: known without the data of the machine."""
_KEY = re.compile(rb"""^[ \t]+time-zone:[ \t]*["']?([^\s"'#]+)""", re.MULTILINE)


def zone_of(root: Path) -> str:
    """Give the name of the time zone of the register in a folder; that of Hà Nội where it names none or cannot be read."""
    try:
        found = _KEY.search((root / "register.yaml").read_bytes())
    except OSError:
        return HANOI
    return found.group(1).decode("utf-8", "replace") if found else HANOI


def day_at(moment: datetime, name: str) -> date:
    """Give the day that a moment lies on in a time zone. Raises ``DelegationError`` for a zone that nothing knows."""
    return moment.astimezone(_zone(name)).date()


def _zone(name: str) -> tzinfo:
    if name == HANOI:
        return _SEVEN_HOURS
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError) as error:
        raise DelegationError(
            Text(
                f"register.yaml: không có múi giờ «{name}» (khóa time-zone). Ghi tên như Asia/Ho_Chi_Minh, hoặc bỏ khóa để theo giờ Hà Nội; "
                "tên đúng mà máy không có dữ liệu múi giờ thì cài gói tzdata của Python.",
                f"register.yaml: there is no time zone “{name}” (key time-zone). Write a name such as Asia/Ho_Chi_Minh, or leave the key out "
                "for the time of Hanoi; where the name is right and this machine has no data of zones, install the Python package tzdata.",
            )
        ) from error
