"""What stands above the rows of an annex: titles of tables and groups of rows, which say who receives and the field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from delegation.documents.intake.heads import Heads
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import Table
from delegation.documents.intake.parties import in_heading, is_body, mentioned
from delegation.documents.intake.receivers import annex_of
from delegation.names.folding import fold

_NUMBERED = re.compile(r"(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)[.)]\s")
_GROUP = re.compile(r"(?:(?:[IVXLC]+|[A-Z]|\d+)[.)]?\s+)?(?:nhóm\s+)?(?:lĩnh vực)?[:\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """What the words above a table say of who receives its rows. ``beside``: a body that they name in a way that does not say so; ``last``: the line before."""

    receiver: str = ""
    beside: str = ""
    last: str = ""
    by_annex: Mapping[str, str] = field(default_factory=dict)
    """Who receives the rows of each annex, by its number, where an article says so."""

    def below(self, words: str) -> Title:
        """Give what stands above when a line more does; that of the titles before where it says nothing of it."""
        asked = fold(words)
        if asked.startswith(("phu luc", "danh muc", "bieu ", "bang ")) or _NUMBERED.match(words):
            said, other = in_heading(flat(words), numbered=True), mentioned(words)
            anew = asked.startswith("phu luc") or bool(other)
            named = self.by_annex.get(annex_of(words), "") if asked.startswith("phu luc") else ""
            receiver, beside = said or named or ("" if anew else self.receiver), other or ("" if anew else self.beside)
            return replace(self, receiver=receiver, beside=beside, last=words)
        return self._anew(last=words) if asked.startswith("dieu ") else replace(self, last=words)

    def _anew(self, receiver: str = "", beside: str = "", last: str = "") -> Title:
        return replace(self, receiver=receiver, beside=beside, last=last)

    def at(self, table: Table, known: Heads, *, sheets: bool) -> Title:
        """Give what stands above the rows of a table: also its own first rows, the name of its sheet, and the line right above it.

        A name alone may be a letterhead, of one sheet that of the office that made it; ``sheets``: several are named by bodies.
        """
        rows = [next((one.text for one in row if one.text), "") for row in table.rows[: known.first]]
        found = self
        if not rows and (not fold(self.last).startswith("dieu ") or self.last.endswith(":")):
            own = in_heading(flat(self.last), numbered=True)
            found = replace(self, receiver=own or self.receiver, beside=mentioned(self.last) or self.beside)
        if table.lettered and is_body(table.name.vi):
            found = self._anew(table.name.vi) if sheets else self._anew(beside=table.name.vi)
        elif table.lettered and annex_of(table.name.vi) in self.by_annex:
            found = self._anew(self.by_annex[annex_of(table.name.vi)])
        for words in rows:
            found = found.below(words)
        return found


@dataclass
class Groups:
    """The groups that a row stands in: who receives, and the field. Which of them stands within the other, the first of them says."""

    title: Title
    field: str = ""
    receiver: str = ""
    outer: str = ""

    def enter(self, words: str) -> None:
        """Begin a group: what stands within the one before ends with it."""
        receiver = in_heading(words)
        self.outer = self.outer or ("receiver" if receiver else "field")
        if receiver:
            self.receiver = receiver
            self.field = "" if self.outer == "receiver" else self.field
        else:
            self.field = flat(_GROUP.sub("", words, count=1)) or words
            self.receiver = "" if self.outer == "field" else self.receiver
