"""Papers of one number, and what tells each from the others: its day, its issuer, else its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from delegation.model.instruments import Instrument, InstrumentId, papers
from delegation.model.terms import Day

Numbers = Mapping[str, tuple[tuple[Instrument, ...], ...]]


def by_number(instruments: Iterable[Instrument]) -> Numbers:
    """Give by each number the papers that bear it, each with its entries (more than one: entered twice)."""
    found: dict[str, list[Instrument]] = {}
    for instrument in instruments:
        if isinstance(instrument.number, str):
            found.setdefault(instrument.number, []).append(instrument)
    return {number: papers(bearers) if len(bearers) > 1 else (tuple(bearers),) for number, bearers in found.items()}


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
