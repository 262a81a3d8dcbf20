"""All checks, in the order of their ids. A new check is one line here."""

from __future__ import annotations

from delegation.checks.base import Check
from delegation.checks.library import (
    dlg001_unreadable,
    dlg002_schema,
    dlg003_key_twice,
    dlg004_id_twice,
    dlg005_no_such_entry,
    dlg006_unquoted_code,
    dlg007_misleading_letters,
    dlg901_waiver_ended,
    dlg902_waiver_matches_nothing,
)

CATALOGUE: tuple[Check, ...] = (
    dlg001_unreadable.CHECK,
    dlg002_schema.CHECK,
    dlg003_key_twice.CHECK,
    dlg004_id_twice.CHECK,
    dlg005_no_such_entry.CHECK,
    dlg006_unquoted_code.CHECK,
    dlg007_misleading_letters.CHECK,
    dlg901_waiver_ended.CHECK,
    dlg902_waiver_matches_nothing.CHECK,
)

_BY_ID = {one.id: one for one in CATALOGUE}


def by_id(name: str) -> Check | None:
    """Find a check by its id, in capitals or not; ``None`` where there is none."""
    return _BY_ID.get(name.upper())
