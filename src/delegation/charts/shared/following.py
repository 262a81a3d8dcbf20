"""A history that goes on in the commune that the one asked about became, or under the code that replaced one: on the same chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from delegation.answers.timeline import TimelineSpeaker
from delegation.questions.timeline import HolderTimeline, MatterTimeline
from delegation.speech import sentence

_History = TypeVar("_History", MatterTimeline, HolderTimeline)


def following(timeline: _History) -> Iterator[_History]:
    """Give what a history goes on as, and what that goes on as, each after what it comes from."""
    for one in timeline.then:
        yield one
        yield from following(one)


def places_after(timeline: _History, then: Iterable[_History], speaker: TimelineSpeaker) -> Iterator[str]:
    """Say of each commune in which a history goes on what it was made of. ``then``: as ``following`` gives it."""
    for one in then:
        if one.asked.place is not None and one.asked.commune != timeline.asked.commune:
            yield f"{sentence(one.asked.place.in_(speaker.language))}."
