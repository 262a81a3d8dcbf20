"""Rows for which a paper states another last day than their grant in the register: a correction of some, or a term that was edited since. Which wins is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delegation.documents.intake.asked import UNKNOWN, Answers, ImportQuestion, settled
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.origins import Origin
from delegation.documents.intake.recorded import tells
from delegation.documents.intake.writing import GrantToWrite
from delegation.findings import Text
from delegation.loading.text.document import Document
from delegation.loading.text.edits import put_whole
from delegation.model.matters import Grant
from delegation.model.terms import Day, Unknown, if_known
from delegation.run import list_lines, stated
from delegation.speech.days import day as said_day

_KEPT = "phụ lục ghi đến hết {}, giữ thời hạn trong sổ theo câu trả lời khi nhập"
"""What the note of a grant says whose term stays, whatever the paper says."""


class DifferingTerms:
    """The grants of a paper and those of the register, once it is known whose last days hold.

    A grant of which the paper states the term of some rows as the register does is right there: the others leave it. Where it states none so, somebody may have edited
    the term since. Then it is asked, and until somebody says that the paper is right its rows stay; nothing is asked of the very paper that was imported.
    ``given``, ``grants``: both, as they are to be held against each other; ``terms``: the last days that grants get; ``notes``: what their notes keep of the answers.
    """

    def __init__(
        self,
        given: Sequence[GrantToWrite],
        grants: Sequence[Grant],
        facts: Facts,
        answers: Answers,
        document: Document,
        source: Origin,
    ) -> None:
        self.asked, self.open, self.said = list[ImportQuestion](), list[ImportQuestion](), list[Text]()
        self.terms, self.notes = dict[str, Day](), dict[str, str]()
        self._facts, self._answers, self._document, self._source = facts, answers, document, source
        self._matters = {one.id: {row.matter for row in if_known(one.rows)} for one in grants}
        self._order = {id(row): at for at, row in enumerate(row for one in given for row in one.rows)}
        # What was answered of a note has the term of its grant, whatever that is by now: it confirms nothing.
        by_row = any(row.entry.end.text for one in given for row in one.rows)
        self._given = [
            replace(one, end=facts.value("end")) if by_row and not one.end and not one.words else one for one in given
        ]
        for part in list(self._given) if by_row else ():
            for grant, rows in self._apart(part, grants):
                if not self._follows(part, grant, rows, grants):
                    self._stay(part, grant, rows)
        self.given = tuple(one for one in self._given if one.rows or not by_row)
        self.grants = tuple(
            replace(one, term=replace(one.term, end=self.terms[one.id])) if one.id in self.terms else one
            for one in grants
        )

    def _apart(self, part: GrantToWrite, grants: Sequence[Grant]) -> list[tuple[Grant, list[MatchedRow]]]:
        """Give the grants of the register that have rows of a part, and end on another day though the paper confirms their own nowhere."""
        if stated.last_day(part, self._facts) is None:
            return []
        own = _own(part, grants)
        alike = {one.id for one in own if stated.ends_alike(part, one, self._facts)}
        found = dict[str, tuple[Grant, list[MatchedRow]]]()
        for row in part.rows:
            held = [one for one in own if self._has(one, row)]
            if held and not any(one.id in alike for one in held):
                found.setdefault(held[0].id, (held[0], []))[1].append(row)
        return [(grant, rows) for grant, rows in found.values() if not self._is_confirmed(grant)]

    def _has(self, grant: Grant, row: MatchedRow) -> bool:
        return (row.matter or row.added) in self._matters[grant.id]

    def _is_confirmed(self, grant: Grant) -> bool:
        return any(
            str(grant.receiver) == one.receiver
            and grant.steps == one.steps
            and stated.ends_alike(one, grant, self._facts)
            and any(row.entry.end.text and self._has(grant, row) for row in one.rows)
            for one in self._given
        )

    def _follows(self, part: GrantToWrite, grant: Grant, rows: Sequence[MatchedRow], grants: Sequence[Grant]) -> bool:
        """Whether the paper is right, as somebody says; else its term is told or asked."""
        now, held = stated.last_day(part, self._facts), grant.term.end
        if now is None:
            return False
        said, words = _said(now, grant, rows), _KEPT.format(now.isoformat())
        first = next(iter(if_known(grant.rows))).place.path
        if not self._source.within(list_lines.head(self._document, first)).apart or tells(grant.note or "", words):
            stays = Text(f"thời hạn của {said.vi}; giữ như sổ", f"the term of {said.en}; it stays as in the register")
            self.said.append(stays)
            return False
        own = held.isoformat() if isinstance(held, Day) else UNKNOWN
        asks = Text(
            f"{said.vi}: đính chính, hay sổ đã được sửa sau khi nhập (như kết thúc sớm)? Ngày nào đúng?",
            f"{said.en}: a correction, or was the register edited since (as where it ends early)? Which day is right?",
        )
        key = f"{grant.id}:{now.isoformat()}:term"
        question = ImportQuestion(key, Text(grant.id, grant.id), asks, "", (now.isoformat(), own))
        answer = settled(question, self._answers)
        self.asked.append(question)
        if answer == now.isoformat():
            whole = {row.matter for row in if_known(grant.rows)} <= {row.matter for row in rows}
            if whole and not any(stated.ends_alike(part, one, self._facts) for one in _own(part, grants)):
                self.terms[grant.id] = now
            return True
        if answer == own:
            self.notes[grant.id] = words
        else:
            self.open.append(question)
        return False

    def _stay(self, part: GrantToWrite, grant: Grant, rows: Sequence[MatchedRow]) -> None:
        """Give rows to the grant that they have in the register, with its term."""
        held = grant.term.end
        end = held.isoformat() if isinstance(held, Day) else ""
        words = held.reason if isinstance(held, Unknown) else ""
        staying = {id(row) for row in rows}
        kept = [one for one in self._given if one.receiver != part.receiver or one.steps != part.steps]
        own = [one for one in self._given if one not in kept]
        self._given = kept
        found = False
        for one in own:
            mine = [row for row in one.rows if id(row) not in staying]
            if (one.end, one.words) == (end, words):
                found, mine = True, [*mine, *rows]
            self._given.append(replace(one, rows=tuple(sorted(mine, key=lambda row: self._order[id(row)]))))
        if not found:
            self._given.append(replace(part, id=grant.id, end=end, words=words, rows=tuple(rows)))

    def write(self, lines: list[str]) -> list[Text]:
        """Change the last days of grants that the paper corrects as a whole; what cannot be changed is told."""
        said = []
        for grant in self.grants:
            if grant.id in self.terms:
                path, new = (*grant.place.path, "term", "to"), self.terms[grant.id].isoformat()
                edit = put_whole(self._document, path, new)
                line = self._document.locate(path).line
                begin = edit.start - self._document.offset(line)
                lines[line - 1] = lines[line - 1][:begin] + new + lines[line - 1][begin + edit.end - edit.start :]
                said.append(Text(f"~ {grant.id}: đến hết {new}", f"~ {grant.id}: until {new}"))
        return said


def _said(now: Day, grant: Grant, rows: Sequence[MatchedRow]) -> Text:
    """Say what the paper and what the register has of rows."""
    held = grant.term.end
    before = said_day(held) if isinstance(held, Day) else Text("chưa rõ", "not known")
    listed = ", ".join(str(row.entry.number or row.matter or row.added) for row in rows)
    return Text(
        f"dòng {listed}: văn bản ghi đến hết {said_day(now).vi}, sổ ghi {grant.id} đến hết {before.vi}",
        f"rows {listed}: the paper says until {said_day(now).en}, the register has {grant.id} until {before.en}",
    )


def _own(part: GrantToWrite, grants: Sequence[Grant]) -> list[Grant]:
    return [one for one in grants if str(one.receiver) == part.receiver and one.steps == part.steps]
