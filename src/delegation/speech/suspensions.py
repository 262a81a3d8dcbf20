"""How it is said that a grant, or some of its rows, is suspended or was ended apart: on which days and by what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from delegation.authority.lives import absences, has_parts
from delegation.findings import Text
from delegation.model.acts import Interruption
from delegation.model.instruments import InstrumentId
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.speech.causes import absence, perhaps_idle
from delegation.speech.text import listed

_MOST_ROWS = 5
"""Rows that are named of those that are not given on the same days."""


def not_given(
    grant: Grant, register: Register, wanted: Callable[[Interruption], bool], row: AnnexRow | None = None
) -> Iterator[Text]:
    """Say the ``wanted`` days on which a grant does not give: ``tạm ngưng từ …, theo …``, ``hết hiệu lực sau …, theo …``.

    ``row``: as it gives this row; ``None``: as a whole, and then of which rows some are not given apart from the others.
    """
    for one, rows in of_rows(grant, register, wanted, row).items():
        said = absence(one, register)
        if rows:
            named = listed(rows, _MOST_ROWS, Text("dòng khác", "more"))
            said = Text(f"dòng {named.vi}: {said.vi}", f"row {named.en}: {said.en}")
        yield said


def perhaps_not_given(grant: Grant, register: Register) -> Iterator[Text]:
    """Say on which days a grant itself may be suspended, by what, and why that is not certain."""
    for one in dict.fromkeys(register.effects.perhaps_suspended_grant(grant)):
        yield perhaps_idle(one, Text("", ""), register)


def of_rows(
    grant: Grant, register: Register, wanted: Callable[[Interruption], bool], row: AnnexRow | None = None
) -> Mapping[Interruption, Sequence[str]]:
    """Give the ``wanted`` days on which a grant does not give, each with the rows of which that is said; none where it is said of all.

    A row is named by its number, one without a number by its matter.
    """
    whole = dict.fromkeys(one for one in absences(register, grant, row) if wanted(one))
    found: dict[Interruption, list[str]] = {one: [] for one in whole}
    made_by = register.instruments.get(InstrumentId(grant.instrument))
    if row is not None or made_by is None or not has_parts(register, made_by):
        return found
    for each in if_known(grant.rows):
        for one in absences(register, grant, each):
            if one not in whole and wanted(one):
                found.setdefault(one, []).append(each.matter if each.row is None else str(each.row))
    return found
