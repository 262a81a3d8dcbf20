"""Lists that are typed with tabs instead of a table: lines of several parts, codes among them, read as the table that they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from delegation.documents.intake.codes import is_like_code
from delegation.documents.intake.letters import cleaned
from delegation.documents.intake.papers import PaperCell, PaperTable, Paragraph
from delegation.findings import Text

_FEWEST = 3
"""Parts of a line of such a list: a letterhead and a place to sign have two."""

Parts = tuple[str, ...]


def parts(written: str) -> Parts:
    """Part a paragraph at its tabs; nothing where it has too few for a row of a list."""
    found = tuple(cleaned(one) for one in written.lstrip().rstrip(" \n").split("\t"))
    return found if len(found) >= _FEWEST else ()


def tables(blocks: Sequence[Paragraph | PaperTable], known: Mapping[int, Parts]) -> tuple[Paragraph | PaperTable, ...]:
    """Give the blocks of a paper with its lists as tables. ``known``: the parts of lines, by the numbers of their paragraphs."""
    found: list[Paragraph | PaperTable] = []
    run: list[Paragraph] = []
    for block in (*blocks, None):
        own = known.get(block.number, ()) if isinstance(block, Paragraph) else ()
        if run and not own:
            found += _read(run, known)
            run = []
        if isinstance(block, Paragraph) and own:
            run.append(block)
        elif block is not None:
            found.append(block)
    return tuple(found)


def _read(run: Sequence[Paragraph], known: Mapping[int, Parts]) -> Sequence[Paragraph | PaperTable]:
    rows = [known[one.number] for one in run]
    if len(rows) == 1 or not any(is_like_code(one) for row in rows for one in row):
        return run
    first, width = run[0].number, max(map(len, rows))
    cells = tuple(
        tuple(PaperCell(row[column] if column < len(row) else "", at, column + 1) for column in range(width))
        for at, row in enumerate(rows, 1)
    )
    return [PaperTable(Text(f"danh sách từ đoạn {first}", f"list from paragraph {first}"), cells)]
