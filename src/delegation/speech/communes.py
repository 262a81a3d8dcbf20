"""What is known of a commune on a day on which it is not there."""

from __future__ import annotations

from delegation.authority.days import DAY
from delegation.authority.examination import Examination
from delegation.findings import Text
from delegation.model.holders import Commune
from delegation.model.terms import Day
from delegation.speech import days


def told_of(examination: Examination, place: Commune) -> Text | None:
    """Say when a commune is there, where it is not on the day, and which communes came next; ``None`` where it is there.

    The register does not say which commune took over from which, so nobody is named in its place.
    """
    if examination.territory.is_there(place.code, examination.as_of):
        return None
    start, end, day = place.term.start, place.term.end, examination.as_of
    if isinstance(start, Day) and day < start:
        first = days.day(start).vi, days.day(start).en
        return Text(
            f"Vào ngày này chưa có {place.name}: chỉ có từ {first[0]}.",
            f"{place.name} is not there on this day: it exists from {first[1]} on.",
        )
    if not isinstance(end, Day):
        return Text(f"Vào ngày này không có {place.name}.", f"{place.name} is not there on this day.")
    last = days.day(end).vi, days.day(end).en
    after = _begun_after(examination, place, end)
    return Text(
        f"Vào ngày này không còn {place.name}: chỉ có đến hết {last[0]}.{after.vi}",
        f"{place.name} is no longer there on this day: it existed until {last[1]}.{after.en}",
    )


def _begun_after(examination: Examination, place: Commune, end: Day) -> Text:
    """Name the communes that began on the day after one ended; nothing where there are none."""
    found = sorted(
        (one for one in examination.register.communes.values() if one.term.start == end + DAY and one != place),
        key=lambda one: one.code,
    )
    if not found:
        return Text("", "")
    names = ", ".join(f"{one.name} ({one.code})" for one in found)
    return Text(
        f" Từ ngày hôm sau có: {names}; sổ không ghi nơi nào tiếp nhận nơi nào, hãy hỏi lại với xã, phường hiện có.",
        f" From the next day on there are: {names}; the register does not say which took over from which. Ask again for a "
        "commune that is there.",
    )
