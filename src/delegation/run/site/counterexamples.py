"""Where a finding holds, drawn in cases, communes and days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from delegation.authority.cases import Cases
from delegation.findings import Finding
from delegation.model.matters import MatterId
from delegation.model.parts import MatterArea
from delegation.model.terms import Day
from delegation.reports.questions.derivation import cell_said
from delegation.reports.site.pages import Counterexample, FindingSpot
from delegation.run.site.making import Making

_AROUND = timedelta(days=180)
"""How far the time that is drawn goes on before the first and after the last day that counts."""
_MOST = 12
"""Spots that are drawn; the command tells the others."""


def counterexamples(making: Making, findings: Iterable[Finding]) -> dict[str, Counterexample]:
    """Draw each finding that is about cells, by its key."""
    return {one.key: _drawn(making, one) for one in findings if one.areas}


def _drawn(making: Making, finding: Finding) -> Counterexample:
    today = making.examination.as_of
    known = [day for one in finding.areas for day in (one.start, one.end) if day is not None]
    first, last = _moved(min([*known, today]), -_AROUND), _moved(max([*known, today]), _AROUND)
    span = (last - first).days
    # Where the same is wrong with several matters, it is drawn once.
    alike: dict[tuple[str, tuple[bool, ...]], list[MatterArea]] = {}
    for one in finding.areas:
        alike.setdefault((cell_said(one, making.register, making.look), _cases(making, one)), []).append(one)
    spots = tuple(
        FindingSpot(
            said,
            tuple(dict.fromkeys(one.matter for one in several)),
            cases,
            _place(making, several[0]),
            0.0 if (start := several[0].start) is None else (start - first).days / span,
            1.0 if (end := several[0].end) is None else min(1.0, ((end - first).days + 1) / span),
            (start is None, end is None),
        )
        for (said, cases), several in list(alike.items())[:_MOST]
    )
    return Counterexample(making.day(first), making.day(last), (today - first).days / span, spots)


def _moved(day: Day, by: timedelta) -> Day:
    """Move a day, but not beyond those that can be written."""
    return min(max(day, Day.min + _AROUND), Day.max - _AROUND) + by


def _place(making: Making, area: MatterArea) -> float:
    every = len(making.register.communes)
    return 1.0 if area.communes is None or not every else len(area.communes) / every


def _cases(making: Making, area: MatterArea) -> tuple[bool, ...]:
    """Give of each case of a matter whether it is one of the cell."""
    matter = making.register.matters.get(MatterId(area.matter))
    if matter is None or not matter.dimensions:
        return ()
    return tuple(area.cases is None or one in area.cases for one in Cases(matter.dimensions).all)
