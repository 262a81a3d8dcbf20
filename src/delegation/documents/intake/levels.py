"""The level at which a matter is carried out, where a column of an annex names it: *cấp tỉnh*, *cấp xã*. It is held against who receives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from delegation.documents.intake.annex import ImportedRow
from delegation.documents.intake.asked import KEEP, LEAVE_OUT, ImportQuestion
from delegation.documents.intake.code_questions import key_of
from delegation.documents.intake.letters import flat
from delegation.documents.intake.level_words import named
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.parties import Parties
from delegation.findings import Text
from delegation.model.holders import Level
from delegation.speech.lists import MEANINGS


def of_tables(rows: Sequence[MatchedRow]) -> dict[str, set[frozenset[Level]]]:
    """Give for each table what its rows name."""
    found: dict[str, set[frozenset[Level]]] = {}
    for row in rows:
        if row.entry.level.text:
            found.setdefault(row.entry.table.name.vi, set()).add(named(row.entry.level.text))
    return found


def question(
    row: MatchedRow, receivers: Sequence[str], giver: str, tables: Mapping[str, set[frozenset[Level]]], parties: Parties
) -> ImportQuestion | None:
    """Ask of a row that names another level than that of its receiver. ``tables``: what the rows of each table name.

    A table in which all rows name the level of the giver says who has the matters now.
    """
    said = tables.get(row.entry.table.name.vi, set())
    levels, printed = named(row.entry.level.text), flat(row.entry.level.text)
    known = {parties.levels[one] for one in receivers if one in parties.levels}
    if not levels or not known or levels >= known or (levels == {parties.levels.get(giver)} and len(said) == 1):
        return None
    called = ", ".join(parties.called(receivers))
    vi, en = (", ".join(dict.fromkeys(MEANINGS[one].in_(lang) for one in sorted(known))) for lang in ("vi", "en"))
    asked = Text(
        f"dòng ghi cấp thực hiện «{printed}», còn bên nhận là {called} ({vi}): giữ dòng theo văn bản, hay bỏ dòng?",
        f"the row names the level “{printed}”, and the receiver is {called} ({en}): keep the row as the decision says, or leave it out?",
    )
    return ImportQuestion(key_of(row.entry, "level"), row.entry.place, asked, "", (KEEP, LEAVE_OUT))


def words(entry: ImportedRow) -> str:
    """Give what the note of a row says that names another level than that of its receiver."""
    return f"cấp thực hiện trong phụ lục: {flat(entry.level.text)}"
