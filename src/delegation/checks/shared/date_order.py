"""Two dates of one entry of which the one that should come first comes later."""

from __future__ import annotations

from delegation.findings import Problem, Text
from delegation.model.places import Place
from delegation.model.terms import Day
from delegation.speech import days

LAST_DAY = Text("ngày cuối", "the last day")
EFFECT = Text("ngày có hiệu lực", "the day of effect")


def misordered(place: Place, about: tuple[str, ...], later: tuple[Text, Day], earlier: tuple[Text, Day]) -> Problem:
    """Say that one date (``later``, by its name) comes after another, before which it should; ``about`` begins with the id."""
    name, first, second = about[0], days.day(later[1]), days.day(earlier[1])
    return Problem(
        place,
        Text(
            vi=f"{name}: {later[0].vi} {first.vi} lại sau {earlier[0].vi} {second.vi}.",
            en=f"{name}: {later[0].en} {first.en} comes after {earlier[0].en} {second.en}.",
        ),
        about=(*about, later[1].isoformat(), earlier[1].isoformat()),
    )
