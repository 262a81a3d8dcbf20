"""How it is said that rows of a decision are corrected, and by what."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.findings import Text
from delegation.model.instruments import OF_DAY, Instrument
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, if_known
from delegation.speech.days import day
from delegation.speech.instruments import instrument
from delegation.speech.text import listed, remarked

_MOST_ROWS = 5
"""Rows that are named of those that one letter corrects."""


def corrected(by: Text, issued: Day | Unknown | None = None) -> Text:
    """Say what corrects something, with the day of its issue where that is known and its name does not hold it (docs/decisions/0051-a-correction-and-its-day.md)."""
    on = day(issued) if isinstance(issued, Day) else None
    if on is None or OF_DAY in by.vi:
        return Text(f"đính chính bởi {by.vi}", f"corrected by {by.en}")
    return Text(f"đính chính bởi {by.vi} ngày {on.vi}", f"corrected by {by.en} of {on.en}")


def with_correction(named: Text, register: Register, name: str) -> Text:
    """Add to the name of an instrument that acts on others what corrects it; ``name``: its id."""
    one = register.instrument(name)
    by = register.effects.corrected_by(one) if one is not None else ()
    return remarked(named, [corrected(instrument(each), each.issued) for each in by]) if by else named


def corrections(grant: Grant, register: Register, row: AnnexRow | None = None) -> Iterator[Text]:
    """Say what corrects a row that a grant gives; without ``row`` which of its rows are corrected, and by what."""
    if row is not None:
        by = register.effects.correction(grant, row)
        yield from () if by is None else (corrected(instrument(by), by.issued),)
        return
    found: dict[Instrument, list[str]] = {}
    for each in if_known(grant.rows):
        by = register.effects.correction(grant, each)
        if by is not None:
            found.setdefault(by, []).append(each.matter if each.row is None else str(each.row))
    for by, rows in found.items():
        named, said = listed(rows, _MOST_ROWS, Text("dòng khác", "more")), corrected(instrument(by), by.issued)
        yield Text(f"dòng {named.vi} {said.vi}", f"row {named.en} {said.en}")
