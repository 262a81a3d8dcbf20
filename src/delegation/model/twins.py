"""Papers of one number, and what tells each from the others: its day, its issuer, else its id."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from delegation.model.instruments import Instrument, InstrumentId, Numbers
from delegation.model.terms import Day


def told_apart(
    instruments: Mapping[InstrumentId, Instrument], numbers: Numbers, named: Callable[[str], str]
) -> Mapping[InstrumentId, Instrument]:
    """Give the instruments so that each that shares its number with another paper says what tells it apart; the same where none does.

    ``named``: gives the name of an issuer.
    """
    shared = [several for several in numbers.values() if len(several) > 1]
    marks = {entry.id: mark for several in shared for entry, mark in _marks(several, named)}
    if all(one.apart == marks.get(one.id) for one in instruments.values()):
        return instruments
    return {name: replace(one, apart=marks.get(name)) for name, one in instruments.items()}


def _marks(
    several: tuple[tuple[Instrument, ...], ...], named: Callable[[str], str]
) -> Iterator[tuple[Instrument, Day | str]]:
    firsts = [paper[0] for paper in several]
    days, issuers = [one.issued for one in firsts], [one.issuer for one in firsts]
    for paper, first in zip(several, firsts, strict=True):
        mark: Day | str = first.id
        if isinstance(first.issued, Day) and days.count(first.issued) == 1:
            mark = first.issued
        elif isinstance(first.issuer, str) and issuers.count(first.issuer) == 1:
            mark = named(first.issuer)
        yield from ((entry, mark) for entry in paper)
