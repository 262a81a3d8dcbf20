"""How the days of a grant are said that later texts let go on: as its own decision states them, then until when and by what."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.findings import Text
from delegation.model.acts import Extended, Extension
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import ALWAYS, Day, Unknown
from delegation.speech.corrections import with_correction
from delegation.speech.days import day
from delegation.speech.instruments import Naming, briefly, instrument_name
from delegation.speech.provisions import provision
from delegation.speech.terms import Style, term
from delegation.speech.text import joined
from delegation.speech.unknowns import unknown


def term_of(grant: Grant, register: Register, style: Style = "sentence") -> Text:
    """Say from when until when something is given, and by what it was extended to which day."""
    own = term(grant.term, style) if grant.term != ALWAYS or style != "short" else Text("", "")
    return joined(", ", (own, *extensions(grant, register))) if grant.extended else own


def extensions(grant: Grant, register: Register, naming: Naming = briefly) -> Iterator[Text]:
    """Say each extension of a grant: of which rows, to which day, by what; the latest last."""
    for one in grant.extended:
        by = with_correction(instrument_name(register, one.by, naming), register, one.by)
        said = extended(one)
        yield Text(f"{said.vi} theo {by.vi}", f"{said.en} by {by.en}")


def extended(one: Extended | Extension) -> Text:
    """Say to which day something is extended, and which rows of it, without by what."""
    if one.to is None:
        said = Text("gia hạn không định ngày kết thúc", "extended without a set last day")
    elif isinstance(one.to, Unknown):
        said = unknown(one.to, Text("gia hạn đến ngày chưa rõ", "extended to a day not known"))
    else:
        said = _to(one.to)
    return said if one.at is None else joined(" ", (provision(one.at), said))


def _to(last: Day) -> Text:
    said = day(last)
    return Text(f"gia hạn đến hết {said.vi}", f"extended to {said.en}")
