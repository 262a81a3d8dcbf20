"""Where in a decision a matter is given: the place of its row, and of its number in the annex."""

from __future__ import annotations

from delegation.model.matters import AnnexRow, Grant
from delegation.model.provisions import places, touches


def given_at(grant: Grant, row: AnnexRow | None) -> str | None:
    """Give the place of a decision that gives a matter: that of its row, else that of the grant.

    Nothing where the grant says only that there is an annex and the row has its number there.
    """
    if row is not None and row.at is not None:
        return row.at
    if not isinstance(grant.at, str):
        return None
    is_row_of_annex = (
        row is not None and row.row is not None and any("Phụ lục" in one.units for one in places(grant.at))
    )
    return None if is_row_of_annex else grant.at


def place_of(grant: Grant, row: AnnexRow | None) -> str | None:
    """Give the place of a decision by whose life a matter is given: as ``given_at``, and of a numbered row its place in the annex."""
    if row is None or row.row is None or row.at is not None or not isinstance(grant.at, str):
        return given_at(grant, row)
    annexes = [str(one) for one in places(grant.at) if "Phụ lục" in one.units and "dòng" not in one.units]
    return "; ".join(f"{one} dòng {row.row}" for one in annexes) or grant.at


def is_row_at(grant: Grant, row: AnnexRow, at: str) -> bool:
    """Say whether a row stands at a place of its decision; where the decision has no annex by name, its number tells."""
    given = place_of(grant, row)
    if touches(at, given):
        return True
    lines = {number for part in places(at) for unit, number in part.steps if unit == "dòng"}
    is_of_annex = any("Phụ lục" in one.units for one in places(given))
    return row.row is not None and not is_of_annex and str(row.row) in lines
