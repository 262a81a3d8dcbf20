"""What an entry of a list says of the findings that touch it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from delegation.authority.marks import Mark
from delegation.questions.ways.ways import Way
from delegation.questions.who.parts import Teller
from delegation.speech import Step


def marked_steps(teller: Teller, way: Way) -> tuple[Step, ...]:
    """Tell the steps of a way, each with its marks."""
    return tuple(replace(teller.step(link), marks=way.marks_on(at)) for at, link in enumerate(way.chain))


def keys_of(marks: Iterable[Mark]) -> str | None:
    """Give the keys of the findings that touch an entry, parted by semicolons; ``None`` for none."""
    return "; ".join(one.key for one in marks) or None
