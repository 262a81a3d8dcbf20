"""What somebody has written by hand at the rows of a decision: it stays with its matter, whatever number, grant or code a later paper gives it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.recorded import by_hand, tells
from delegation.findings import Text
from delegation.loading.text.document import Document
from delegation.loading.text.edits import written
from delegation.model.matters import AnnexRow, Grant
from delegation.model.places import Step
from delegation.model.terms import if_known

_PRINTED = ("row", "matter", "printed", "basis", "note")
"""The keys of a row that a paper states."""


class HandWritten:
    """The rows of a decision in the register, by their matters, with what no paper says of them."""

    def __init__(self, grants: Sequence[Grant], document: Document) -> None:
        self._document = document
        self._rows: dict[str, list[tuple[str, AnnexRow]]] = defaultdict(list)
        for grant in grants:
            for row in if_known(grant.rows):
                self._rows[row.matter].append((grant.id, row))

    def onto(self, row: MatchedRow, grant: str = "") -> MatchedRow:
        """Give a row of a paper with what was written at its matter: first in this grant, and at this number."""
        known = self._rows.get(row.matter or row.added or "", [])
        if not known:
            return row
        _, old = max(known, key=lambda one: (one[0] == grant, one[1].row == row.entry.number))
        # The note of a sheet that was exported is that of the register, whole.
        own = () if row.entry.is_exported else by_hand(old.note or "")
        note = "; ".join(one for one in (row.note, *(each for each in own if not tells(row.note, each))) if one)
        return replace(row, note=note, by_hand=self._keys(old))

    def _keys(self, old: AnnexRow) -> tuple[tuple[str, str], ...]:
        """Give the keys of a row that a paper does not state, with their values as they are written."""
        path = old.place.path
        found = self._document.value(path)
        keys = [one for one in found if one not in _PRINTED] if isinstance(found, dict) else []
        return tuple((one, self._value((*path, one))) for one in keys)

    def _value(self, path: tuple[Step, ...]) -> str:
        """Give a value as it is written, on one line: what goes over several as JSON, which YAML reads."""
        try:
            return written(self._document, path)
        except ValueError:
            return json.dumps(self._document.value(path), ensure_ascii=False, default=str)

    def lost(self, name: str, old: AnnexRow, rows: Sequence[MatchedRow]) -> list[Text]:
        """Tell what was written at a row in whose place another matter stands now, where the paper has its own nowhere (``rows``)."""
        own = (*by_hand(old.note or ""), *(f"{key}: {value}" for key, value in self._keys(old)))
        if not own or any(old.matter == (one.matter or one.added) for one in rows):
            return []
        said = "; ".join(own)
        return [
            Text(
                f"! dòng {name}: {old.matter} không còn, bỏ theo phần đã viết tay: «{said}»",
                f"! row {name}: {old.matter} is gone, and with it what was written by hand: “{said}”",
            )
        ]
