"""What stands above the rows of an annex: titles of tables and groups of rows, which say who receives and the field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from delegation.documents.intake import around, sentences
from delegation.documents.intake.around import Around
from delegation.documents.intake.codes import is_like_code
from delegation.documents.intake.heads import Heads
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import PaperCell, PaperTable
from delegation.documents.intake.parties import in_heading, is_body, mentioned
from delegation.documents.intake.receivers import annex_of
from delegation.documents.intake.totals import is_count
from delegation.model.row_numbers import row_number
from delegation.names.folding import fold

_ORDERED = re.compile(r"(?:[IVXLC]+|[A-Z])[.)]?")
_NUMBERED = re.compile(r"(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)[.)]\s")
_GROUP = re.compile(r"(?:(?:[IVXLC]+|[A-Z]|\d+)[.)]?\s+)?(?:nhóm\s+)?(?:lĩnh vực)?[:\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableHeading:
    """What the words above a table say of who receives its rows. ``beside``: a body that they name in a way that does not say so; ``last``: the line before."""

    receiver: str = ""
    beside: str = ""
    last: str = ""
    by_annex: Mapping[str, str] = field(default_factory=dict)
    """Who receives the rows of each annex, by its number, where an article says so."""
    limits: str = ""
    """The title, where it says that what stands below it is not given."""
    above: tuple[str, ...] = ()
    """The words for who receives of the article that gives the annex, and of the name of the sheet: the title must not contradict them."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Give all words for who receives the rows: the farthest first."""
        return _once(*self.above, self.receiver)

    def below(self, words: str) -> TableHeading:
        """Give what stands above when a line more does; that of the titles before where it says nothing of it."""
        asked = fold(words)
        if asked.startswith(sentences.TITLED) or _NUMBERED.match(words):
            said, other = in_heading(flat(words), numbered=True), mentioned(words)
            anew = asked.startswith("phu luc") or bool(other)
            named = self.by_annex.get(annex_of(words), "") if asked.startswith("phu luc") else ""
            receiver, beside = said or named or ("" if anew else self.receiver), other or ("" if anew else self.beside)
            above_it = _once(named) if asked.startswith("phu luc") else self.above
            limits = around.of_title(words)
            return replace(self, receiver=receiver, beside=beside, last=words, limits=limits, above=above_it)
        return self._anew(last=words) if asked.startswith("dieu ") else replace(self, last=words)

    def _anew(self, receiver: str = "", beside: str = "", last: str = "") -> TableHeading:
        return replace(self, receiver=receiver, beside=beside, last=last, above=_once(receiver))

    def at(self, table: PaperTable, known: Heads, *, sheets: bool) -> TableHeading:
        """Give what stands above the rows of a table: also its own first rows, the name of its sheet, and the line right above it.

        A name alone may be a letterhead, of one sheet that of the office that made it; ``sheets``: several are named by bodies.
        """
        rows = [next((one.text for one in row if one.text), "") for row in table.rows[: known.first]]
        found = replace(self, limits=self.limits or around.of_title(self.last)) if not rows else self
        if not rows and (not fold(self.last).startswith("dieu ") or self.last.endswith(":")):
            own = in_heading(flat(self.last), numbered=True)
            found = replace(found, receiver=own or self.receiver, beside=mentioned(self.last) or self.beside)
        if table.lettered and is_body(table.name.vi):
            found = self._anew(table.name.vi) if sheets else self._anew(beside=table.name.vi)
        elif table.lettered and annex_of(table.name.vi) in self.by_annex:
            found = self._anew(self.by_annex[annex_of(table.name.vi)])
        elif table.lettered:
            found = replace(found, above=())
        if table.lettered:
            found = replace(found, limits=around.of_title(table.name.vi))
        named = found.above if table.lettered else ()
        for words in rows:
            found = found.below(words)
        return replace(found, above=_once(*named, *found.above))

    def of_half(self, name: str) -> TableHeading:
        """Give what stands above one of several halves, each below the name of a body."""
        return replace(self, receiver=name, beside="", last="")


def _once(*words: str) -> tuple[str, ...]:
    """Give words without those that say nothing, each once."""
    return tuple(dict.fromkeys(one for one in words if one))


@dataclass
class Groups:
    """The groups that a row stands in: who receives, and the field. Which of them stands within the other, the first of them says."""

    title: TableHeading
    limits: dict[str, str] = field(default_factory=dict)
    """By how groups are numbered, the outer first, the words of those that say that not all is given below them."""
    field: str = ""
    receiver: str = ""
    outer: str = ""
    of_receivers: str = ""
    """How the groups are numbered that say who receives."""
    unsaid: bool = False
    """The group is one of those beside it that say who receives, and says nobody."""

    @property
    def around(self) -> tuple[Around, ...]:
        """What title and groups say against the rows below."""
        groups = (Around("nhóm", one) for one in self.limits.values() if one)
        return (*([Around("tiêu đề", self.title.limits)] if self.title.limits else []), *groups)

    def enter(self, words: str, level: str) -> None:
        """Begin a group: what stands within the one before ends with it."""
        levels = list(self.limits)
        for one in levels[levels.index(level) :] if level in levels else ():
            del self.limits[one]
        self.limits[level] = around.of_group(words)
        receiver = in_heading(words)
        self.outer = self.outer or ("receiver" if receiver else "field")
        if receiver:
            self.receiver, self.of_receivers, self.unsaid = receiver, level, False
            self.field = "" if self.outer == "receiver" else self.field
        else:
            self.unsaid = self.unsaid or (bool(level) and level == self.of_receivers)
            self.receiver = "" if self.unsaid else self.receiver
            self.field = flat(_GROUP.sub("", words, count=1)) or words
            self.receiver = "" if self.outer == "field" else self.receiver


def is_ordered(row: Sequence[PaperCell], known: Heads) -> bool:
    """Tell whether an entry, which has a code, is counted like groups: I, II or A, B."""
    number, code = known.column("row"), known.column("code")
    return (
        number is not None
        and code is not None
        and is_like_code(row[code].text)
        and _ORDERED.fullmatch(row[number].text) is not None
    )


def is_counted(text: str) -> bool:
    """Whether a text is the number of a row, and no heading's letter."""
    return row_number(text) is not None and any(one.isdecimal() for one in text)


def is_head_again(row: Sequence[PaperCell], known: Heads) -> bool:
    """Tell whether heads stand again, as on each page."""
    texts = [(one.text, words) for one, words in zip(row, known.words, strict=True) if one.text and words]
    return len(texts) > 1 and all(flat(text) in words for text, words in texts)


def group_of(row: Sequence[PaperCell], known: Heads, *, ordered: bool) -> str | None:
    """Give the words of the group that a row begins; ``None`` for a row that is an entry. ``ordered``: entries are counted like groups."""
    number, code = known.column("row"), known.column("code")
    label = row[number].text if number is not None else ""
    if code is not None and is_like_code(row[code].text):
        return None
    own = [one for one in row if one.text and not one.covered and one.column - 1 != number]
    if label and not any(one.text for one in row if one.column - 1 != number):
        # A line that somebody typed into the first cell, without merging it.
        return None if is_counted(label) and row_number(label) is not None else flat(label)
    texts = {one.text for one in own}
    spans = len({one.text for one in row if one.text}) == 1 and sum(bool(one.text) for one in row) > len(row) / 2
    ordered = not ordered and _ORDERED.fullmatch(label) is not None
    begins = fold(own[0].text if own else label).startswith(("linh vuc", "nhom "))
    capitals = bool(own) and own[0].text.isupper()
    if ordered or begins:
        # How many rows stand below may have a cell of its own.
        texts = {one.text for one in (*own[:1], *(one for one in own[1:] if not is_count(one.text)))}
    across = sum(bool(one.text) and one.column - 1 != number for one in row) > 1 and len(texts) == 1
    if len(texts) > 1 or not (
        spans or ordered or begins or (not label and (capitals or across)) or (across and is_body(own[0].text))
    ):
        return None
    return flat(own[0].text if own else label)
