"""What a paper shows beside what an official document holds: nothing, unless it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache

from delegation.documents.shared.annex import Annex, AnnexPicture, AnnexTable, Heading, TableCell, TableRow
from delegation.documents.shared.breadth import NO_BREAK
from delegation.findings import Language, Text
from delegation.model.provisions import NOT_KNOWN
from delegation.model.register import Register
from delegation.speech import blanks, instruments
from delegation.speech.abbreviations import explained
from delegation.speech.instrument_types import TYPES
from delegation.speech.official import official
from delegation.speech.registers import supposing
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown beside an official document's own words.

    ``notes``: working notes of the register, and why something is not known. ``sources``: where entries were taken from, files, lines,
    ids and checks. ``revision``: which program made the paper from which state of the files; its properties say so in any case.
    """

    notes: bool = False
    sources: bool = False
    revision: bool = False

    @property
    def is_working(self) -> bool:
        """Whether the paper is one to work with: it says what is still to be considered."""
        return self.notes or self.sources


OFFICIAL = Shown()

_PLACE_NOT_KNOWN = re.compile(
    rf"(?i:{'|'.join(NOT_KNOWN)})(?: số điều)?(?: \([^()]*\))? (?=(?:{'|'.join(sorted({one.vi for one in TYPES.values()}))}) )|"
    r", a place not known(?: \([^()]*\))?"
)
"""A place that nobody knows, with the reason, before or after the instrument that it lies in."""


def made_official(
    annex: Annex, register: Register, language: Language, *, with_ids: bool = False, with_notes: bool = False
) -> Annex:
    """Give an annex whose every word is one of an official document: «số» before numbers and, unless ``with_ids``, no id or name of a file.

    Each instrument that is cited is named in full once, below the table; one of which the place is not known by its name alone, unless ``with_notes``.
    """

    @cache  # Names, bases and days stand in thousands of cells.
    def say(said: str) -> str:
        plain = said if with_ids else official(said, register, language)
        plain = plain if with_notes else _PLACE_NOT_KNOWN.sub("", plain)
        return instruments.numbered(plain) if language == "vi" else plain

    made = replace(
        annex,
        under="; ".join(one.in_(language) for one in supposing(register)),
        title=unbroken(say(annex.title), register),
        body=_table(annex.body, say) if isinstance(annex.body, AnnexTable) else _drawing(annex.body, say),
        notes=tuple(map(say, annex.notes)),
        remarks=tuple(map(say, annex.remarks)),
        foot=tuple(map(say, annex.foot)),
    )
    short = abbreviations(made) if language == "vi" else ()
    return replace(made, remarks=(*made.remarks, *map(say, _cited(made, register, language)), *short))


def unbroken(title: str, register: Register) -> str:
    """Give a title in which the name of a body or office stays on one line, where it has room there."""
    names = {name for one in register.holders.values() for name in (one.name, one.label) if len(name) <= _LONGEST_NAME}
    for name in sorted((one for one in names if one in title), key=len, reverse=True):
        title = title.replace(name, name.replace(" ", NO_BREAK))
    return title


def own_remarks(annex: Annex, language: Language) -> tuple[str, ...]:
    """Give the remarks of an annex without the names in full and the abbreviations that were added for its rows."""
    cited = next((at for at, one in enumerate(annex.remarks) if one.startswith(_CITED.in_(language))), None)
    last = next((at for at, one in enumerate(annex.remarks) if one in abbreviations(annex)), None)
    return annex.remarks[: min((one for one in (cited, last) if one is not None), default=None)]


def abbreviations(annex: Annex) -> tuple[str, ...]:
    """Explain the abbreviations of a table, its title and its notes; a drawing explains its own."""
    if not isinstance(annex.body, AnnexTable):
        return ()
    # Excel has no remarks of its own: what only its columns say is not explained on paper.
    columns = annex.body.columns
    cells = (
        cell.value
        for row in annex.body.proper
        for column, cell in zip(columns, row.cells, strict=False)
        if isinstance(cell.value, str) and column.only != "excel"
    )
    heads = (
        *(one.title for one in columns if one.only != "excel"),
        *(one.title for one in annex.body.rows if isinstance(one, Heading)),
    )
    said = explained((annex.title, *heads, *cells, *annex.notes, *annex.remarks))
    return (said,) if said else ()


_LONGEST_NAME = 36
"""Letters of a name that is not broken in a title: a little more than half a line."""
_CITED = Text("Văn bản dẫn trong bảng:", "Instruments cited:")
_MOST_IN_A_LINE = 12
"""Instruments that one remark names in full; more stand in a line each, where they can be found."""


def _cited(annex: Annex, register: Register, language: Language) -> tuple[str, ...]:
    """Name in full the instruments whose numbers stand in a table, in the order of their first citation."""
    if not isinstance(annex.body, AnnexTable):
        return ()
    cells = (cell.value for row in annex.body.proper for cell in row.cells if isinstance(cell.value, str))
    groups = (one.title for one in annex.body.rows if isinstance(one, Heading))
    found = instruments.cited_in(register, (*groups, *cells, *annex.notes))
    named = [one.in_(language) for one in blanks.listed(register, found)]
    head = _CITED.in_(language)
    if len(named) > _MOST_IN_A_LINE:
        return (head, *(f"– {one};" for one in named[:-1]), f"– {named[-1]}.")
    return (f"{head} {'; '.join(named)}.",) if named else ()


def left_blank(several: Iterable[Annex]) -> int:
    """Count the instruments that annexes name with a blank, for whoever writes them to say so: a paper itself says nothing of it."""
    lines = (line.removeprefix("– ").rstrip(".;") for one in several for line in one.remarks)
    heads = (_CITED.vi, _CITED.en)
    parts = {part for line in lines for part in _without(line, heads).split("; ")}
    return sum("…/…/…" in part or part.endswith("…") or "“…”" in part for part in parts)


def _without(line: str, heads: Iterable[str]) -> str:
    return next((line.removeprefix(f"{one} ") for one in heads if line.startswith(one)), line)


def _table(table: AnnexTable, say: Callable[[str], str]) -> AnnexTable:
    kept: Mapping[str, bool] = {"code": True, "reference": True, "number": True}
    rows: list[TableRow | Heading] = []
    for one in table.rows:
        if isinstance(one, Heading):
            rows.append(replace(one, title=say(one.title)))
        else:
            rows.append(
                replace(one, cells=tuple(cell if cell.kind in kept else _cell(cell, say) for cell in one.cells))
            )
    return replace(table, rows=tuple(rows))


def _cell(cell: TableCell, say: Callable[[str], str]) -> TableCell:
    said = say(cell.value) if isinstance(cell.value, str) else cell.value
    return cell if said == cell.value else replace(cell, value=said)


def _drawing(drawing: AnnexPicture, say: Callable[[str], str]) -> AnnexPicture:
    return replace(drawing, title=say(drawing.title), caption=say(drawing.caption), described=say(drawing.described))
