"""What a list of known findings covers and its findings are no longer about: such a list only shrinks, or it would hide that this comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.checks.shared import cells
from delegation.checks.shared.approved import more_said
from delegation.findings import Text
from delegation.model.figures import Covers, Saying
from delegation.model.places import Step
from delegation.speech import days, numbers
from delegation.values import dataclass

_NAMED = {
    "matters": Text("việc", "the matter"),
    "grants": Text("lần giao", "the grant"),
    "communes": Text("xã, phường", "the commune"),
    "others": Text("", ""),
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

    Where either says nothing of matters, grants, communes, a first or last day, nothing of that kind is gone. A number is held against the
    present one only where nothing is named that it could stand for: how many an older list stated may change from day to day.
    """
    is_told = False
    for key, kind in _NAMED.items():
        listed, found = getattr(covers, key), getattr(now, key)
        if listed is None or found is None:
            continue
        for number, name in enumerate(listed):
            if name not in found:
                is_told = True
                yield Gone((key, number), name, Text(f"{kind.vi} {name}".lstrip(), f"{kind.en} {name}".lstrip()), found)
    if covers.start is not None and now.start is not None and covers.start < now.start:
        day = days.day(now.start)
        yield Gone(("from",), covers.start.isoformat(), Text(f"các ngày trước {day.vi}", f"the days before {day.en}"))
    if covers.end is not None and now.end is not None and covers.end > now.end:
        day = days.day(now.end)
        yield Gone(("to",), covers.end.isoformat(), Text(f"các ngày sau {day.vi}", f"the days after {day.en}"))
    if covers.count is not None and not is_told and covers.count > _number(now) and not _is_loose(covers, now):
        yield Gone(("count",), str(covers.count), numbers.counted(covers.count, "việc", "matter"))
    for number, area in enumerate(covers.areas or ()):
        out = cells.outside([area], cells.within(now))
        if out:
            yield Gone(("areas", number), str(number), cells.said(out))


def _number(now: Covers) -> int:
    """Give how many a finding stands for: as many as it names, where it does not say more."""
    return now.count or max(len(now.matters or ()), 1)


def unnamed(covers: Covers | None, now: Covers, key: str) -> Covers:
    """Give what a finding names and a waiver of it does not, so that one could be exchanged for another unseen.

    ``covers``: what the waiver states; ``now``: the extent of the finding; ``key``: its key, which tells what it names.
    """
    states, known = covers or Covers(), set(key.split(":"))
    is_open = states.is_open and states.matters is None and states.areas is None
    is_open = is_open and not known.issuperset(now.matters or ())
    others = states.is_open and states.others is None and not known.issuperset(now.others or ())
    says = now.says if states.says is None else None
    return Covers(matters=now.matters if is_open else None, others=now.others if others else None, says=says)


def _is_loose(covers: Covers, now: Covers) -> bool:
    return replace(unnamed(covers, now, ""), says=None) != Covers()


def named(covers: Covers, now: Covers, key: str) -> Covers:
    """Name in what is covered all that its finding names and it does not, and record what it says and where: it covers no more than before.

    Arguments as in ``unnamed``; of a finding that it covers.
    """
    more = unnamed(covers, now, key)
    covers = replace(covers, severity=covers.severity or now.severity)
    if more.says is not None and covers.areas is None:
        communes = now.communes if covers.communes is None else covers.communes
        covers = replace(covers, communes=communes, start=covers.start or now.start, end=covers.end or now.end)
    if more.says is not None and covers.grants is None:
        covers = replace(covers, grants=now.grants)
    if more == Covers():
        return covers
    matters, others = more.matters or covers.matters, more.others or covers.others
    count = covers.count if (more.matters, more.others) == (None, None) else now.count
    says, values = (covers.says, covers.values) if more.says is None else (more.says, None)
    return replace(covers, matters=matters, others=others, count=count, says=says, values=values)


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
        others=left.get("others"),
        communes=left.get("communes"),
        start=start,
        end=now.end if ("to",) in out else covers.end,
        areas=areas,
        says=_still_said(covers, now),
        count=covers.count if covers.count is None or _is_loose(covers, now) else min(covers.count, _number(now)),
    )


def _still_said(covers: Covers, now: Covers) -> tuple[Saying, ...] | None:
    """Give what was said and still is; as it was where something else is said now, which the finding itself tells."""
    is_less = covers.says is not None and now.says is not None and not [*more_said(now.says, covers, now)]
    return now.says if is_less else covers.says
