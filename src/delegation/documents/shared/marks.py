"""Marks in annexes: the row leads to a numbered note below the table, which says what is found; a paper to work with also names the checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from delegation.authority.marks import Mark, Where, all_of
from delegation.authority.tiles import Tile
from delegation.documents.shared.annex import TableCell
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource
from delegation.model.matters import Matter
from delegation.speech import marking, text
from delegation.speech.marks import unsigned


def marked(
    given: AnnexSource, cell: TableCell, marks: Sequence[Mark], notes: Notes, *, whole: bool = False
) -> TableCell:
    """Give a cell that leads to notes on the findings that touch its row; with the ids of their checks behind whatever stands in it, where these are shown.

    ``whole``: each note also says the finding itself: which rule, which days.
    """
    if not marks:
        return cell
    said = []
    for firm, vi, en in ((True, "có phát hiện", "finding"), (False, "cần xem xét theo", "to be considered under")):
        checks = ", ".join(dict.fromkeys(one.check for one in marks if one.firm is firm and one.check))
        if checks and given.shown.sources:
            said.append(given.say(f"{vi} {checks}", f"{en} {checks}"))
    told = cell.value
    if said:
        told = "; ".join([str(cell.value), *said]) if cell.value else text.sentence("; ".join(said))
    say = marking if given.shown.sources else unsigned
    sentences = (
        f"{text.sentence(say(one).in_(given.language))}.{_itself(given, one) if whole and one.firm and one.check else ''}"
        for one in marks
    )
    return replace(cell, value=told, notes=tuple(dict.fromkeys((*cell.notes, *notes.add_all(sentences)))))


def _itself(given: AnnexSource, one: Mark) -> str:
    said = text.sentence(one.said.in_(given.language)).rstrip(".")
    return f" {said}."


def on_tiles(given: AnnexSource, matter: Matter, tiles: Iterable[Tile]) -> tuple[Mark, ...]:
    """Give what findings say of the steps to whoever owns or acts in some tiles of a matter on the day."""
    cells = ((tile, Where.of(matter.id, given.as_of, tile.box)) for tile in tiles)
    return all_of(
        given.marks.on_step(link, where)
        for tile, where in cells
        for one in tile.standing
        for chain in one.chains
        for link in chain
    )
