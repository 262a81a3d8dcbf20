"""What a list of known findings covers and its findings are no longer about: such a list only shrinks, or it would hide that this comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.checks.shared import cells
from delegation.findings import Text
from delegation.model.figures import Covers
from delegation.model.places import Step
from delegation.speech import days
from delegation.values import dataclass

_NAMED = {
    "matters": Text("việc", "the matter"),
    "grants": Text("lần giao", "the grant"),
    "communes": Text("xã, phường", "the commune"),
}


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that is covered and gone: by which steps it stands in ``covers``, as it is written, what it is, and what its finding names now.

    ``name``: an id or a code; the day before which, or after which, nothing is found.
    """

    steps: tuple[Step, ...]
    name: str
    said: Text
    now: tuple[str, ...] = ()


def gone(covers: Covers, now: Covers) -> Iterator[Gone]:
    """Give what is covered and not among what a finding is about now, in the order of ``covers``.

    Where either says nothing of matters, grants, communes, a first or last day, nothing of that kind is gone. A number of matters is not
    held against the present one: how many a finding stands for may change from day to day.
    """
    for key, kind in _NAMED.items():
        listed, found = getattr(covers, key), getattr(now, key)
        if listed is None or found is None:
            continue
        for number, name in enumerate(listed):
            if name not in found:
                yield Gone((key, number), name, Text(f"{kind.vi} {name}", f"{kind.en} {name}"), found)
    if covers.start is not None and now.start is not None and covers.start < now.start:
        day = days.day(now.start)
        yield Gone(("from",), covers.start.isoformat(), Text(f"các ngày trước {day.vi}", f"the days before {day.en}"))
    if covers.end is not None and now.end is not None and covers.end > now.end:
        day = days.day(now.end)
        yield Gone(("to",), covers.end.isoformat(), Text(f"các ngày sau {day.vi}", f"the days after {day.en}"))
    for number, area in enumerate(covers.areas or ()):
        out = cells.outside([area], cells.within(now))
        if out:
            yield Gone(("areas", number), str(number), cells.said(out))


def narrowed(covers: Covers, now: Covers) -> Covers | None:
    """Take what is gone out of what is covered; ``None`` where then nothing of a kind is left, so that the finding is another one."""
    out = {one.steps for one in gone(covers, now)}
    left: dict[str, tuple[str, ...]] = {}
    for key in _NAMED:
        listed = getattr(covers, key)
        if listed is not None:
            left[key] = tuple(name for number, name in enumerate(listed) if (key, number) not in out)
    if not all(left.values()):
        return None
    areas = covers.areas
    if areas is not None:
        met = (cells.meet(one, other) for one in cells.within(now) for other in areas)
        areas = cells.plain(one for one in met if one is not None)
        if not areas:
            return None
    start = now.start if ("from",) in out else covers.start
    return replace(
        covers,
        matters=left.get("matters"),
        grants=left.get("grants"),
        communes=left.get("communes"),
        start=start,
        end=now.end if ("to",) in out else covers.end,
        areas=areas,
    )
