"""What a chart draws as given and nobody holds by it on the day: its cards are marked and count it, and a note says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.authority.lapsing import IdleRow, idle
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import rows_of
from delegation.model.matters import Grant, MatterId
from delegation.speech.idle import counted, marks_of, summed


def with_idle(canvas: Canvas, grants: Iterable[Grant], examination: Examination | None = None) -> Canvas:
    """Give a canvas that knows which rows of the grants to be drawn move nothing, and marks them like a finding."""
    holdings = Holdings(examination or Examination(canvas.register, canvas.as_of))
    found: dict[str, list[IdleRow]] = {}
    for one in idle(holdings, grants):
        if canvas.within is None or one.row.matter in canvas.within:
            found.setdefault(one.grant.id, []).append(one)
    if not found:
        return canvas
    every = (one for rows in found.values() for one in rows)
    marks = canvas.marks.beside(marks_of(every, canvas.as_of, canvas.register))
    return replace(canvas, idle=found, marks=marks)


def idle_line(grants: Sequence[Grant], canvas: Canvas) -> str:
    """Count on a card what moves nothing of that which it stands for; nothing where all of it does."""
    found = {one.row.matter for grant in grants for one in canvas.idle.get(grant.id, ())}
    return counted(len(found), len(_given(grants, canvas))).in_(canvas.language) if found else ""


def idle_notes(grants: Iterable[Grant], canvas: Canvas) -> Iterator[str]:
    """Say below a chart how many of the matters given move nothing on the day, and why."""
    several = list(grants)
    found = [one for grant in several for one in canvas.idle.get(grant.id, ())]
    if found:
        yield summed(found, len(_given(several, canvas)), canvas.as_of, canvas.register).in_(canvas.language)


def _given(grants: Iterable[Grant], canvas: Canvas) -> set[MatterId]:
    given = {row.matter for row in rows_of(grants)}
    return given if canvas.within is None else given & canvas.within
