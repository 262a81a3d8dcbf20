"""What a draft leaves blank in its annex because the register does not know it: whoever drafts is told, the paper is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.documents.shared.annex import TableRow
from delegation.findings import Text
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Unknown, if_known

_BLANK = "…"


def blanked(row: TableRow) -> TableRow:
    """Give a row with a blank to be filled in for each cell that only says that something is not known."""
    cells = tuple(replace(one, value=_BLANK) if one.kind == "unknown" else one for one in row.cells)
    return replace(row, cells=cells)


def without_code(register: Register, grants: Sequence[Grant]) -> tuple[Text, ...]:
    """Name the procedures whose code the register does not know: their cells are left blank."""
    listed = (register.matters.get(row.matter) for one in grants for row in if_known(one.rows))
    procedures = [one for one in listed if one is not None and one.procedure is not None]
    names = dict.fromkeys(one.title for one in procedures if one.procedure and isinstance(one.procedure.code, Unknown))
    listed_names = "; ".join(names)
    return (
        (
            Text(
                f"ô mã thủ tục để trống (…), cần điền: {listed_names}",
                f"codes are left blank (…), to be filled in: {listed_names}",
            ),
        )
        if names
        else ()
    )
