"""A table that is printed in halves side by side, each with the same heads: the rows of the left one stand before those of the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.documents.intake.heads import Heads
from delegation.documents.intake.papers import PaperTable
from delegation.documents.intake.parties import is_body
from delegation.findings import Text


def are(known: Heads) -> bool:
    """Tell whether heads are those of two halves."""
    width = len(known.kinds) // 2
    left, right = known.kinds[:width], known.kinds[width:]
    return left == right and bool({"code", "title"} & set(left))


def bodies(table: PaperTable, known: Heads) -> tuple[str, ...]:
    """Give the names of bodies above the halves of a table, where each has one of its own."""
    if not are(known):
        return ()
    width = len(known.kinds) // 2
    above = [
        [row[at].text for row in table.rows[: known.first] for at in own]
        for own in (range(width), range(width, 2 * width))
    ]
    found = tuple(next((one for one in texts if is_body(one)), "") for texts in above)
    return found if all(found) and len(set(found)) == len(found) else ()


def of(table: PaperTable, known: Heads) -> Iterator[tuple[PaperTable, Heads]]:
    """Give a table as it is, or each of its halves with the cells of the other empty."""
    width = len(known.kinds) // 2
    if not are(known):
        yield table, known
        return
    for first, name in ((0, Text("nửa trái", "left half")), (width, Text("nửa phải", "right half"))):
        own = range(first, first + width)
        rows = tuple(
            tuple(one if at in own else replace(one, text="", covered=False) for at, one in enumerate(row))
            for row in table.rows
        )
        kinds = tuple(kind if at in own else "other" for at, kind in enumerate(known.kinds))
        words = tuple(word if at in own else "" for at, word in enumerate(known.words))
        called = Text(f"{table.name.vi}, {name.vi}", f"{table.name.en}, {name.en}")
        yield replace(table, name=called, rows=rows), replace(known, kinds=kinds, words=words)
