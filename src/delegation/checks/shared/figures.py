"""What checks of published numbers point at."""

from __future__ import annotations

from delegation.findings import RelatedPlace, Text
from delegation.model.figures import Figure
from delegation.model.register import Register
from delegation.speech import figures


def related(register: Register, one: Figure) -> RelatedPlace:
    """Point at a published number: what it is, and where it was published."""
    said, at = figures.value(one), figures.where(register, one)
    return RelatedPlace(one.place.at("value"), Text(f"{said.vi}: {at.vi}", f"{said.en}: {at.en}"))
