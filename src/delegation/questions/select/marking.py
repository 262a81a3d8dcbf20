"""What an entry of a list says of the findings that touch it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from delegation.authority.marks import Mark
from delegation.findings import Text
from delegation.questions.ways.ways import Way
from delegation.questions.who import Step
from delegation.questions.who.parts import Teller
from delegation.speech import numbers

_MOST_TOLD = 3
"""Findings that the text of an entry tells; the others are counted."""


def marked_steps(teller: Teller, way: Way) -> tuple[Step, ...]:
    """Tell the steps of a way, each with its marks."""
    return tuple(replace(teller.step(link), marks=way.marks_on(at)) for at, link in enumerate(way.chain))


def keys_of(marks: Iterable[Mark]) -> str | None:
    """Give the keys of the findings that touch an entry, parted by semicolons; ``None`` for none."""
    return "; ".join(one.key for one in marks) or None


def told(marks: Sequence[Mark]) -> Iterator[Text]:
    """Say which findings touch an entry: the first few, and how many more."""
    alike: dict[Text, Mark] = {one.sentence: one for one in reversed(marks)}
    several = sorted(alike.values(), key=lambda one: one.order)
    for one in several[:_MOST_TOLD]:
        yield Text(f"{one.sign} {one.sentence.vi}", f"{one.sign} {one.sentence.en}")
    more = len(several) - _MOST_TOLD
    if more > 0:
        yield Text(f"! và {more} phát hiện khác", f"! and {numbers.in_english(more, 'other finding')}")
