"""Who receives the rows of an annex, who gives them and until when: as the rows say it, and what must be asked where they do not say it for certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from delegation.documents.intake import days, limits
from delegation.documents.intake.asked import KEEP, LEAVE_OUT, UNKNOWN, Answers, ImportQuestion, settled
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow, key_of
from delegation.documents.intake.parties import Parties, is_body
from delegation.documents.intake.recorded import Recorded
from delegation.findings import Text
from delegation.model.matters import ProcedureStep
from delegation.model.terms import iso_day
from delegation.values import dataclass

Place = tuple[str, int]
"""The table and row of an entry."""


@dataclass(frozen=True, slots=True)
class RowSides:
    """The rows with what is asked of them, and by their places: the receivers that they name, the last day, or the words of a term without one; the steps, where not all are given."""

    rows: tuple[MatchedRow, ...]
    receivers: Mapping[Place, tuple[str, ...]]
    ends: Mapping[Place, str]
    steps: Mapping[Place, tuple[ProcedureStep, ...]]


def place_of(row: MatchedRow) -> Place:
    """Give the table and row of an entry."""
    return row.entry.table.name.vi, row.entry.at


class _Asking:
    """Holds what rows say of sides against the decision, and asks."""

    def __init__(self, parties: Parties, facts: Facts, answers: Answers, known_names: Mapping[str, str]) -> None:
        self.parties, self.facts, self.answers = parties, facts, answers
        self.known = {words: names for words, one in known_names.items() if (names := parties.several(one))}
        self.read: dict[tuple[str, bool], tuple[str, ...]] = {}

    def names(self, words: str, *, within: bool) -> tuple[str, ...]:
        """Give the holders that words name for certain."""
        if (words, within) not in self.read:
            found = self.parties.several(words) or (self.parties.several(words, within=True) if within else ())
            self.read[words, within] = found
        return self.read[words, within] or self.known.get(words, ())

    def receiver(self, row: MatchedRow) -> tuple[tuple[str, ...], ImportQuestion | None]:
        """Give the receivers of a row, none for those of the decision; and what is asked of them."""
        words = flat(row.entry.receiver.text)
        if words:
            names = self.names(words, within=row.entry.heading)
            if row.entry.heading and names == (self.facts.value("giver"),):
                return self._beside(row)
            if names and self.facts.value("giver") not in names:
                return names, None
            if names:
                said = Text(
                    f"dòng ghi bên nhận «{words}», chính là bên giao: bên nhận là ai?",
                    f"the row names the giver “{words}” as the receiver: who receives?",
                )
                return self._asked(row, "", said, self.facts.receivers)
            likely = self.parties.named(words) or self.parties.abbreviated(words)
            return self._asked(row, words, Text(f"bên nhận là ai: «{words}»?", f"who receives: “{words}”?"), likely)
        return self._beside(row)

    def _beside(self, row: MatchedRow) -> tuple[tuple[str, ...], ImportQuestion | None]:
        """Ask of a row that names nobody where others do, or that says in another place a body that the decision does not."""
        own = self.facts.receivers
        if row.entry.blank:
            said = Text(
                "ô bên nhận để trống, các dòng khác thì có ghi: bên nhận là ai?",
                "the cell of the receiver is empty, though other rows name one: who receives?",
            )
            return self._asked(row, "", said, own)
        words = flat(row.entry.beside)
        names = self.names(words, within=True) if words else ()
        # A giver or issuer in a title is who has the matters.
        calm = set(names) == set(own) or set(names) <= {self.facts.value("giver"), self.facts.value("issuer")}
        if not words or (calm if names else not is_body(words)):
            return (), None
        called = ", ".join(self.parties.called(own))
        said = Text(
            f"văn bản giao cho {called or 'ai thì chưa rõ'}, còn bảng ghi «{words}»: bên nhận là ai?",
            f"the decision names {called or 'nobody for certain'}, the table says “{words}”: who receives?",
        )
        return self._asked(row, words, said, tuple(dict.fromkeys((*names, *own))))

    def _asked(
        self, row: MatchedRow, words: str, said: Text, options: Sequence[str]
    ) -> tuple[tuple[str, ...], ImportQuestion]:
        called = self.parties.called(options)
        proposed = called[0] if words and len(called) == 1 else ""
        asked = ImportQuestion(key_of(row.entry, "receiver"), row.entry.place, said, proposed, called)
        answer = settled(asked, self.answers)
        names = self.parties.several(answer) if answer is not None else ()
        if names and words:
            # What a name means is answered once for all rows below.
            self.known.setdefault(words, names)
        return names, asked

    def giver(self, row: MatchedRow) -> ImportQuestion | None:
        """Ask of a row that names another giver than the decision."""
        words, known = flat(row.entry.giver.text), self.facts.value("giver")
        names = self.names(words, within=False) if words else ()
        if not names or not known or names == (known,):
            return None
        called = ", ".join(self.parties.called((known,)))
        said = Text(
            f"dòng ghi bên giao «{words}», còn văn bản là {called}: giữ dòng theo văn bản, hay bỏ dòng?",
            f"the row names the giver “{words}”, the decision {called}: keep the row as the decision says, or leave it out?",
        )
        return ImportQuestion(key_of(row.entry, "giver"), row.entry.place, said, "", (KEEP, LEAVE_OUT))

    def end(self, row: MatchedRow) -> tuple[str, ImportQuestion | None]:
        """Give the last day that a row states, nothing for that of the decision, or the words of a term without one; and what is asked of it."""
        words = flat(row.entry.end.text)
        term = days.term(words) if words else None
        if term is not None and (term.first is None or term.first == self.facts.day("effective")):
            return term.last.isoformat(), None
        if not words:
            return "", None
        said = Text(
            f"thời hạn của dòng ghi «{words}»: đến hết ngày nào (như 2026-12-31), hay «{UNKNOWN}»?",
            f"the term of the row is “{words}”: until which day (like 2026-12-31), or “{UNKNOWN}”?",
        )
        asked = ImportQuestion(
            key_of(row.entry, "end"), row.entry.place, said, "", (*([term.last.isoformat()] if term else []), UNKNOWN)
        )
        answer = settled(asked, self.answers)
        if answer == UNKNOWN:
            return words, asked
        return (answer if answer is not None and iso_day(answer) else ""), asked


def settle(
    rows: Sequence[MatchedRow],
    parties: Parties,
    facts: Facts,
    answers: Answers,
    known_names: Mapping[str, str],
    known_rows: Recorded,
) -> RowSides:
    """Give the sides of rows. ``known_names``: the ids of receivers by the words for them, from answers to earlier papers; ``known_rows``: what the register has."""
    asking = _Asking(parties, facts, answers, known_names)
    found, receivers, ends = list[MatchedRow](), dict[Place, tuple[str, ...]](), dict[Place, str]()
    steps = dict[Place, tuple[ProcedureStep, ...]]()
    for row in rows:
        if row.left_out:
            found.append(row)
            continue
        names, about = asking.receiver(row)
        end, until = asking.end(row)
        limit = limits.of(row, facts, end, known_rows, answers)
        giver = asking.giver(row)
        if names:
            receivers[place_of(row)] = names
        if limit.end or end:
            ends[place_of(row)] = limit.end or end
        if limit.steps:
            steps[place_of(row)] = limit.steps
        more = [*_open(about, names), *_open(until, end), *([limit.asked] if limit.asked else [])]
        held = known_rows.row(row.entry.number, row.matter or "")
        whole = _with(row, more, giver, answers, held.note if held else "", left_out=limit.left_out)
        if whole.open and known_rows.is_left_out(row.entry) and not _is_answered(row, answers):
            whole = replace(whole, left_out=True, open=())
        found.append(whole)
    return RowSides(tuple(found), receivers, ends, steps)


def _is_answered(row: MatchedRow, answers: Answers) -> bool:
    """Whether somebody answers something of a row now: that goes before what was answered once."""
    own = key_of(row.entry, "")
    return any(one.startswith(own) for one in answers)


def _open(asked: ImportQuestion | None, answered: object) -> Iterator[tuple[ImportQuestion, bool]]:
    if asked is not None:
        yield asked, not answered


def _with(
    row: MatchedRow,
    asked: Sequence[tuple[ImportQuestion, bool]],
    giver: ImportQuestion | None,
    answers: Answers,
    recorded: str,
    *,
    left_out: bool,
) -> MatchedRow:
    """Give a row with more questions, each open or not. ``recorded``: the note that the register has of it."""
    every, note = list(asked), row.note
    if giver is not None:
        answer = settled(giver, answers)
        said = f"bên giao trong phụ lục: {flat(row.entry.giver.text)}"
        every.append((giver, answer not in (KEEP, LEAVE_OUT) and said not in recorded))
        left_out = left_out or answer == LEAVE_OUT
        note = "; ".join(one for one in (note, said) if one)
    more = tuple(one for one, is_open in every if is_open)
    return replace(
        row,
        asked=(*row.asked, *(one for one, _ in every)),
        open=() if left_out else (*row.open, *more),
        left_out=left_out,
        note=note,
    )
