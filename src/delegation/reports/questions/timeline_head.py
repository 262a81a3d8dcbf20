"""What heads a history, and how matters are counted in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.answers.timeline import TimelineSpeaker
from delegation.model.matters import MatterId
from delegation.questions.timeline import TimelineQuestion
from delegation.reports.shared.columns import wrapped
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import amount_of, sentence


def head(
    title: str, facts: Iterable[str], asked: TimelineQuestion, speaker: TimelineSpeaker, rendering: Rendering
) -> Iterator[str]:
    """Head a history: what it is of, the days that are told, the day and the commune of the question."""
    yield from wrapped(one_line(title), "", "  ", rendering.width)
    first, today = speaker.day(asked.first), speaker.day(asked.as_of)
    until = speaker.say(f" đến {speaker.day(asked.last)}", f" to {speaker.day(asked.last)}") if asked.last else ""
    said = [
        *facts,
        speaker.say(f"diễn biến từ {first}{until}", f"history from {first}{until}"),
        speaker.say(f"ngày xét {today}", f"as of {today}"),
    ]
    if asked.commune:
        said.append(speaker.say(f"tại {asked.commune}", f"in {asked.commune}"))
    yield from wrapped(one_line(", ".join(said)), "  ", "  ", rendering.width)
    if asked.place is not None:
        yield from wrapped(one_line(sentence(asked.place.in_(rendering.language))), "  ! ", "    ", rendering.width)
    yield ""


def amount(matters: Iterable[MatterId], speaker: TimelineSpeaker) -> str:
    """Count matters by their kinds."""
    return amount_of(matters, speaker.register).in_(speaker.language)
