"""What stands above the rows of an annex: titles of tables and groups of rows, which say who receives and the field."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from delegation.documents.intake.heads import Heads
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import Table
from delegation.documents.intake.parties import in_heading, is_body, mentioned
from delegation.names.folding import fold

_NUMBERED = re.compile(r"(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)[.)]\s")
_GROUP = re.compile(r"(?:(?:[IVXLC]+|[A-Z]|\d+)[.)]?\s+)?(?:nhóm\s+)?(?:lĩnh vực)?[:\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """What the words above a table say of who receives its rows. ``beside``: a body that they name in a way that does not say so; ``last``: the line before."""

    receiver: str = ""
    beside: str = ""
    last: str = ""

    def below(self, words: str) -> Title:
        """Give what stands above when a line more does; that of the titles before where it says nothing of it."""
        asked = fold(words)
        if asked.startswith(("phu luc", "danh muc", "bieu ", "bang ")) or _NUMBERED.match(words):
            said, other = in_heading(flat(words), numbered=True), mentioned(words)
            anew = asked.startswith("phu luc") or bool(other)
            return Title(said or ("" if anew else self.receiver), other or ("" if anew else self.beside), words)
        return Title(last=words) if asked.startswith("dieu ") else replace(self, last=words)

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
            found = Title(table.name.vi) if sheets else Title(beside=table.name.vi)
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
