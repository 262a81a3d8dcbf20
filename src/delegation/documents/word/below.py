"""What stands below a table: its notes, remarks and source, and how much of it stays on the page of the last rows.

Programs break a page between a table and the paragraph after it whatever the rows ask for, and a page of notes alone says nothing
of what. So the lines below a table are its last row, without a border, which is kept with the rows before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from delegation.documents.shared.annex import Annex, TableRow
from delegation.documents.shared.breadth import lines
from delegation.documents.word.layout import LEADING, POINT, Layout
from delegation.documents.word.text import LetterStyle
from delegation.findings import Language, Text
from delegation.values import dataclass

BEFORE, BEFORE_HEAD = 2.0, 6.0
"""Points above a line, and above the one that heads the notes."""
_NOTE, _MADE = 11.0, 10.0
_WHOLE, _BEGIN = 0.5, 0.15
"""So much of a page all that stands below a table may take to be one row of it; of what is longer so much, and the rest goes on after it."""
_LAST, _MORE, _LOW = 3, 5, 0.35
"""Rows at the end of a table that stay on the page of what stands below it; so many where together they take no more of a page than this."""
_ROOM = 0.85
"""So much of a page the last rows and what stands below them may take together; else fewer rows stay with it."""


@dataclass(frozen=True, slots=True)
class LineBelow:
    """A line below a table or a drawing; ``keep``: it stays on the page of the next."""

    said: str
    look: LetterStyle
    keep: bool = False
    before: float = BEFORE

    def height(self, across: float) -> float:
        """Give how high it is in millimetres."""
        return (lines(self.said, across, self.look.size) * self.look.size * LEADING + self.before) * POINT


def lines_below(annex: Annex, language: Language) -> tuple[LineBelow, ...]:
    """Give the lines below the table or drawing of an annex, in their order."""
    said = Text("Ghi chú:", "Notes:").in_(language)
    head = LineBelow(said, LetterStyle(_NOTE, bold=True), keep=True, before=BEFORE_HEAD)
    return (
        *([head] if annex.notes or annex.remarks else []),
        *(LineBelow(f"({at}) {one}", LetterStyle(_NOTE)) for at, one in enumerate(annex.notes, 1)),
        *(LineBelow(one, LetterStyle(_NOTE), keep=one.endswith(":")) for one in annex.remarks),
        *(LineBelow(one, LetterStyle(_NOTE, italic=True), keep=True) for one in annex.foot),
        *([LineBelow(annex.made, LetterStyle(_MADE))] if annex.made else []),
    )


def within(below: Sequence[LineBelow], across: float, down: float) -> int:
    """Give how many of some lines stand in the last row of their table; what announces others never ends it."""
    heights = [one.height(across) for one in below]
    if sum(heights) <= _WHOLE * down:
        return len(below)
    used, count = 0.0, 0
    for height in heights:
        used += height
        if used > _BEGIN * down:
            break
        count += 1
    while 0 < count < len(below) and below[count - 1].keep:
        count -= 1
    return count


def first_kept(laid: Layout, below: float, down: float) -> int:
    """Give the place of the first row that stays on the page of the row below the table, which is so many millimetres high."""
    every = [at for at, one in enumerate(laid.rows) if isinstance(one, TableRow)]
    low = [at for at in every[-_MORE:] if sum(map(laid.height, laid.rows[at:])) <= _LOW * down]
    rows = max(every[-_LAST:], low, key=len)
    while rows and laid.head + sum(map(laid.height, laid.rows[rows[0] :])) + below > _ROOM * down:
        rows = rows[1:]
    return rows[0] if rows else len(laid.rows)
