"""Numbers of the rows of an annex: ``5``, and as papers have them also ``1a``, ``5.2``, ``I.1``."""

from __future__ import annotations

import re

from delegation.model.provision_units import normal, order

RowNumber = int | str
"""A whole number, or a text as the paper prints it where it is more than that."""
SHAPE = (
    r"([1-9][0-9]{0,4}[A-Za-zĐđ]{0,2}|[A-Za-zĐđ][0-9]{0,3}|[IVXLC]{2,8})"
    r"(\.([1-9][0-9]?[A-Za-zĐđ]{0,2}|[A-Za-zĐđ][0-9]{0,3}|[IVX]{2,8})){0,3}"
)
"""What the schema of decisions asks of a number that is a text."""
_SHAPE, _ROW = re.compile(SHAPE), "dòng"


def row_number(text: str) -> RowNumber | None:
    """Read the number of a row as a paper prints it, a full stop or brackets about it left out; ``None`` where it is none."""
    found = text.strip().removeprefix("(").rstrip(".)").strip()
    if not _SHAPE.fullmatch(found):
        return None
    return int(found) if found.isdecimal() else found


def compared(row: RowNumber) -> str:
    """Give the number of a row as places in an instrument are compared: ``i.1`` is ``I.1``, ``1A`` is ``1a``."""
    return normal(_ROW, str(row))


def row_order(row: RowNumber) -> tuple[object, ...]:
    """Sort key: as a reader counts, ``2``, ``2a``, ``3``, and ``I.9``, ``I.10``, ``II.1``."""
    return order(_ROW, compared(row))
