"""Charts of a timeline: what held from when to when, as bars along the days."""

from __future__ import annotations

from delegation.authority.marks import NO_MARKS, Marks
from delegation.charts.page.picture import Chart
from delegation.charts.shared.timelines import speaker_of
from delegation.charts.subjects.timeline_holder import of_holder
from delegation.charts.subjects.timeline_instrument import of_instrument
from delegation.charts.subjects.timeline_matter import of_matter
from delegation.findings import Language
from delegation.questions.timeline import HolderTimeline, MatterTimeline, Timeline


def of_timeline(
    timeline: Timeline, language: Language = "vi", rules_hash: str = "", marks: Marks = NO_MARKS, *, with_reasons: bool = False
) -> Chart:  # fmt: skip
    """Draw the history of a matter, a holder or an instrument.

    ``marks``: what findings say of the steps, on the day asked about; ``with_reasons``: why something is not known.
    """
    asked = timeline.asked
    speaker = speaker_of(asked.register, language, asked.commune, with_reasons=with_reasons)
    if isinstance(timeline, MatterTimeline):
        return of_matter(timeline, speaker, rules_hash, marks)
    if isinstance(timeline, HolderTimeline):
        return of_holder(timeline, speaker, rules_hash, marks)
    return of_instrument(timeline, speaker, rules_hash, marks)
