"""Signs by which a row of an annex chooses the column that they stand in: a cross, a tick, a full box; and those by which it does not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from delegation.documents.intake.papers import PaperCell
from delegation.documents.intake.symbols import PICTURE, SHADE, UNREADABLE

_CHOSEN = frozenset((*"xv+✓✔✅√☑☒●•■ü", "có", "true"))
"""*ü* is the tick of Wingdings, where a file has lost its font; *true* that of a box in a cell of Excel."""
_NOT_CHOSEN = re.compile(r"[-–—_/]+|[0☐□○]|không|false", re.IGNORECASE)
_UNCLEAR = (*UNREADABLE, *"✗✘×✕✖❌")
"""What may choose or not, so that it is asked."""
_BESIDE = re.compile(rf" \(ô ghi «(?:{'|'.join(map(re.escape, _UNCLEAR))})»\)")


def chooses(text: str) -> bool:
    """Tell whether a cell only holds a mark that chooses: x, ✓."""
    return text.strip(" ()[]").casefold() in _CHOSEN


def chooses_not(text: str) -> bool:
    """Tell whether a cell holds what stands in the place of a mark where a row does not choose."""
    return _NOT_CHOSEN.fullmatch(text) is not None


def beside(name: str, said: str) -> str:
    """Name a column with what a row says in it that is no mark, so that it is asked: a sign alone would vanish where names are compared."""
    return f"{name} (ô ghi «{said}»)"


def without(names: str) -> str:
    """Give names as they are without what ``beside`` says of a sign that nobody can read."""
    return _BESIDE.sub("", names)


def are(texts: Sequence[str]) -> bool:
    """Whether the cells of a column begin with marks, by signs that can be read or not; rows that do not choose may stand before."""
    first = next((one for one in texts if not chooses_not(one)), "")
    return chooses(first) or first in _UNCLEAR


def with_shades(
    rows: Sequence[tuple[PaperCell, ...]], shades: Mapping[tuple[int, int], str]
) -> tuple[tuple[PaperCell, ...], ...]:
    """Give the rows of a table with a sign in each empty cell that stands out by the colour of its ground alone.

    ``shades``: the colours of cells by row and column, counted from 1; nothing of a cell that is as white as paper. The ground of
    a whole row or column is no mark: a cell stands out where no text of its row has its colour, and another empty one of its column has not either.
    """
    if not shades:
        return tuple(rows)
    empty = defaultdict[int, set[str]](set)
    marked = set[tuple[int, int]]()
    for at, row in enumerate(rows, 1):
        own = [shades.get((at, one.column), "") for one in row if one.text and not one.covered]
        # One text alone is a title or a group.
        for one in row if len(own) > 1 else ():
            if not one.text and not one.covered:
                colour = shades.get((at, one.column), "")
                empty[one.column].add(colour)
                marked |= {(at, one.column)} if colour and colour not in own else set()
    return tuple(
        tuple(
            replace(one, text=SHADE) if (at, one.column) in marked and len(empty[one.column]) > 1 else one
            for one in row
        )
        for at, row in enumerate(rows, 1)
    )


def with_pictures(
    rows: Sequence[tuple[PaperCell, ...]], drawn: Collection[tuple[int, int]]
) -> tuple[tuple[PaperCell, ...], ...]:
    """Give the rows of a table with a sign in each empty cell over which something is drawn, or the mark that it stands beside a text.

    ``drawn``: cells by row and column, counted from 1. Above a title, which stands alone in its row, it is none.
    """
    if not drawn:
        return tuple(rows)

    def cell(one: PaperCell) -> PaperCell:
        if one.covered or (one.row, one.column) not in drawn:
            return one
        return replace(one, pictured=True) if one.text else replace(one, text=PICTURE)

    return tuple(
        tuple(map(cell, row)) if sum(bool(one.text) and not one.covered for one in row) > 1 else row for row in rows
    )
