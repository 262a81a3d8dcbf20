"""How it is said that rows of a decision are corrected, and by what."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.findings import Text
from delegation.model.instruments import Instrument
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.speech.instruments import instrument
from delegation.speech.text import listed

_MOST_ROWS = 5
"""Rows that are named of those that one letter corrects."""


def corrected(by: Text) -> Text:
    """Say what corrects something."""
    return Text(f"đính chính bởi {by.vi}", f"corrected by {by.en}")


def corrections(grant: Grant, register: Register, row: AnnexRow | None = None) -> Iterator[Text]:
    """Say what corrects a row that a grant gives; without ``row`` which of its rows are corrected, and by what."""
    if row is not None:
        by = register.effects.correction(grant, row)
        yield from () if by is None else (corrected(instrument(by)),)
        return
    found: dict[Instrument, list[str]] = {}
    for each in if_known(grant.rows):
        by = register.effects.correction(grant, each)
        if by is not None:
            found.setdefault(by, []).append(each.matter if each.row is None else str(each.row))
    for by, rows in found.items():
        named, said = listed(rows, _MOST_ROWS, Text("dòng khác", "more")), corrected(instrument(by))
        yield Text(f"dòng {named.vi} {said.vi}", f"row {named.en} {said.en}")
