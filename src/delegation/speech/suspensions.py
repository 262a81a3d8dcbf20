"""How it is said that a grant, or some of its rows, is suspended: on which days and by what."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from delegation.authority.lives import suspensions
from delegation.findings import Text
from delegation.model.acts import Interruption
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import Term, if_known
from delegation.speech.causes import suspension
from delegation.speech.text import listed

_MOST_ROWS = 5
"""Rows that are named of those that are suspended together."""


def suspended(
    grant: Grant, register: Register, wanted: Callable[[Term], bool], row: AnnexRow | None = None
) -> Iterator[Text]:
    """Say each suspension of a grant whose days are ``wanted``: ``tạm ngưng từ 01/03/2026 đến hết 31/05/2026, theo …``.

    ``row``: as it gives this row; ``None``: as a whole, and then of which rows some are suspended apart from the others.
    """
    whole = tuple(one for one in suspensions(register, grant, row) if wanted(one.term))
    yield from dict.fromkeys(suspension(one, register) for one in whole)
    if row is not None or not _has_parts(register, grant):
        return
    apart: dict[Interruption, list[str]] = {}
    for each in if_known(grant.rows):
        for one in suspensions(register, grant, each):
            if one not in whole and wanted(one.term):
                apart.setdefault(one, []).append(each.matter if each.row is None else str(each.row))
    for one, rows in apart.items():
        named, said = listed(rows, _MOST_ROWS, Text("dòng khác", "more")), suspension(one, register)
        yield Text(f"dòng {named.vi}: {said.vi}", f"row {named.en}: {said.en}")


def _has_parts(register: Register, grant: Grant) -> bool:
    made_by = register.instruments.get(InstrumentId(grant.instrument))
    return made_by is not None and register.effects.touch_parts(made_by)
