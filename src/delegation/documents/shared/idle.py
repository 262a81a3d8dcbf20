"""What the annex of a decision lists as given and nobody holds by it on the day: each row is marked, and a line above says how many and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from delegation.authority.holdings import Holdings
from delegation.authority.lapsing import IdleRow, idle
from delegation.documents.shared.source import AnnexSource
from delegation.model.matters import Grant, MatterId
from delegation.model.terms import if_known
from delegation.speech.idle import marks_of, summed


def with_idle(given: AnnexSource, grants: Iterable[Grant]) -> tuple[AnnexSource, str]:
    """Give a source that marks the rows of grants which move nothing, and the line above the table; nothing where all do.

    Grants that are not in the register, of a draft, are left out: who holds what does not know them.
    """
    several = [one for one in grants if given.register.grants.get(one.id) is one]
    found: list[IdleRow] = list(idle(Holdings(given.examination), several))
    if not found:
        return given, ""
    matters = {MatterId(row.matter) for one in several for row in if_known(one.rows)}
    marks = given.marks.beside(marks_of(found, given.as_of, given.register))
    said = summed(found, len(matters), given.as_of, given.register)
    return replace(given, ask_marks=lambda: marks), said.in_(given.language)
