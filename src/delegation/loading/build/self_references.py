"""Instruments that are said to do to themselves what one does to another."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.findings import Problem, Text
from delegation.model.instruments import Instrument
from delegation.model.places import Place
from delegation.model.register import Register


def self_references(register: Register, asked: Register) -> Iterator[Problem]:
    """Give a problem for each instrument that replaces, amends, corrects or suspends itself, where it says so."""
    for one in asked.instruments.values():
        for key, name, place in _named(one):
            if register.instrument(name) is one:
                yield Problem(
                    place,
                    Text(
                        f"«{key}» nêu chính văn bản này ({name}); cần một văn bản khác. Hãy đối chiếu số, năm của văn bản được nêu.",
                        f"«{key}» names this instrument itself ({name}); another one is needed. Compare number and year of what is meant.",
                    ),
                    about=("instruments", one.id, key),
                )


def _named(one: Instrument) -> Iterator[tuple[str, str, Place]]:
    for key, names in one.relations:
        yield from ((key, name, one.place.at(key, number)) for number, name in enumerate(names))
    yield from (("corrects", each.instrument, each.place) for each in one.corrects if each.instrument is not None)
    yield from (("extends", each.instrument, each.place) for each in one.extends if each.instrument is not None)
    yield from (("suspends", each.instrument, each.place) for each in one.suspends if each.instrument is not None)
