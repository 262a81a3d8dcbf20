"""Who receives the rows of an annex, who gives them and until when: as the rows say it, and what must be asked where they do not say it for certain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from delegation.documents.intake import left, levels, limits, marks, row_answers, row_questions, row_terms
from delegation.documents.intake.asked import KEEP, LEAVE_OUT, Answers, ImportQuestion, settled
from delegation.documents.intake.code_questions import key_of
from delegation.documents.intake.fact_questions import ANSWERED
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.parties import Parties, is_body
from delegation.documents.intake.recorded import Recorded, RecordedRow, receiver_words, tells
from delegation.documents.intake.row_terms import RowTerm
from delegation.findings import Text
from delegation.model.holders import Level
from delegation.model.matters import ProcedureStep
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


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a side of a row: its value, what is asked of it, and how the note of the row tells of words that only an answer explains."""

    value: tuple[str, ...] = ()
    asked: ImportQuestion | None = None
    note: str = ""


class _Asking:
    """Holds what rows say of sides against the decision and what the register has of it, and asks."""

    def __init__(
        self, parties: Parties, facts: Facts, answers: Answers, known_names: Mapping[str, str], recorded: Recorded
    ) -> None:
        self.parties, self.facts, self.answers, self.recorded = parties, facts, answers, recorded
        self.known = {words: names for words, one in known_names.items() if (names := parties.several(one))}
        self.read: dict[tuple[str, bool], tuple[str, ...]] = {}
        self.headed = set[str]()
        """The holders that headings name, where each row stands below one: where the articles name none of them, one of the two is wrong."""

    def names(self, words: str, *, within: bool) -> tuple[str, ...]:
        """Give the holders that words name for certain."""
        if (words, within) not in self.read:
            found = self.parties.several(words) or (self.parties.several(words, within=True) if within else ())
            self.read[words, within] = found
        return self.read[words, within] or self.known.get(words, ())

    def who(self, row: MatchedRow) -> _Known:
        """Give the receivers of a row, and what is asked of them, also where two columns name them."""
        return self.twofold(row) or self.contradicted(row) or self.receiver(row)

    def receiver(self, row: MatchedRow) -> _Known:
        """Give the receivers of a row, none for those of the decision; and what is asked of them."""
        words, giver = flat(row.entry.receiver.text), self.facts.value("giver")
        if not words:
            return self._beside(row)
        names = self.names(words, within=row.entry.heading)
        if row.entry.heading and names == (giver,):
            return self._beside(row)
        deed = self.of_deed() if row.entry.heading and names and giver not in names else ()
        if deed and self.headed and not any(self.parties.agree((one,), deed) for one in self.headed):
            called = ", ".join(self.parties.called(deed))
            said = Text(
                f"văn bản giao cho {called}, còn tiêu đề của các dòng ghi «{words}»: bên nhận là ai?",
                f"the decision gives to {called}, the heading of the rows says “{words}”: who receives?",
            )
            return self._asked(row, words, said, _options(names, deed))
        if names and giver not in names:
            return _Known(names, None, "" if self.read[words, row.entry.heading] else receiver_words(words))
        if names:
            said = Text(
                f"dòng ghi bên nhận «{words}», chính là bên giao: bên nhận là ai?",
                f"the row names the giver “{words}” as the receiver: who receives?",
            )
            return self._asked(row, words, said, self.facts.receivers, name=False)
        # What cannot be read below a name may well choose it.
        likely = (
            self.parties.named(words) or self.parties.abbreviated(words) or self.parties.several(marks.without(words))
        )
        said = Text(
            f"bên nhận là ai: «{words}»? Trả lời một lần cho cả các dòng sau ghi như vậy",
            f"who receives: “{words}”? The answer holds for the rows below that say the same, too",
        )
        return self._asked(row, words, said, likely)

    def twofold(self, row: MatchedRow) -> _Known | None:
        """Ask of a row of which two columns name two receivers; ``None`` where they name the same."""
        words, other = flat(row.entry.receiver.text), flat(row.entry.against)
        names = self.names(words, within=row.entry.heading)
        if not other or not words or set(self.names(other, within=False)) == set(names):
            return None
        said = Text(
            f"hai cột ghi hai bên nhận, «{words}» và «{other}»: bên nhận là ai?",
            f"two columns name two receivers, “{words}” and “{other}”: who receives?",
        )
        own = _options(names, self.names(other, within=False))
        return self._asked(row, f"{words} / {other}", said, own, name=False)

    def contradicted(self, row: MatchedRow) -> _Known | None:
        """Ask of a row whose article, title or sheet gives it to another than the words nearest to it do; ``None`` where all of them agree."""
        words = flat(row.entry.receiver.text)
        names = self.names(words, within=row.entry.heading) if words else ()
        if not names or self.facts.value("giver") in names:
            return None
        for claim in row.entry.claims:
            others = self.names(flat(claim), within=True)
            if not others or self.parties.agree(names, others):
                continue
            called = ", ".join(self.parties.called(others))
            both = f"{words} / {called}"
            if both in self.known:
                return _Known(self.known[both], None, receiver_words(both))
            said = Text(
                f"nhóm, cột hoặc tiêu đề gần dòng nhất ghi «{words}», còn điều khoản hoặc tiêu đề phía trên giao cho {called}: bên nhận là ai? Trả lời một lần cho cả các dòng sau ghi như vậy",
                f"the group, column or title nearest to the row says “{words}”, the article or the title above it gives to {called}: who receives? The answer holds for the rows below that say the same, too",
            )
            return self._asked(row, both, said, _options(names, others))
        return None

    def of_deed(self) -> tuple[str, ...]:
        """Give the holders to whom the articles give, where each of them is certain."""
        fact = self.facts.said.get("receiver")
        if fact is None or fact.place == ANSWERED:
            return ()
        others = [self.parties.beginning(one) for one in fact.others]
        own = self.facts.receivers or self.names(flat(fact.value), within=True)
        return tuple(dict.fromkeys((*own, *(one for each in others for one in each)))) if own and all(others) else ()

    def _beside(self, row: MatchedRow) -> _Known:
        """Ask of a row that names nobody where others do, or that says in another place a body that the decision does not."""
        own = self.facts.receivers
        if row.entry.blank:
            said = Text(
                "ô bên nhận để trống, hoặc dấu ở ô ấy không đọc được, trong bảng có cột ghi bên nhận: bên nhận là ai?",
                "the cell of the receiver is empty, or its mark cannot be read, in a table with columns of receivers: who receives?",
            )
            return self._asked(row, "", said, own, name=False)
        words = flat(row.entry.beside)
        if not self.facts.value("giver"):
            # Whether these words name the giver is not known yet: that is asked first.
            return _Known()
        names = self.names(words, within=True) if words else ()
        # A giver or issuer in a title is who has the matters.
        calm = set(names) == set(own) or set(names) <= {self.facts.value("giver"), self.facts.value("issuer")}
        if not words or (calm if names else not is_body(words)):
            return _Known()
        called = ", ".join(self.parties.called(own))
        said = Text(
            f"văn bản giao cho {called or 'ai thì chưa rõ'}, còn bảng ghi «{words}»: bên nhận là ai?",
            f"the decision names {called or 'nobody for certain'}, the table says “{words}”: who receives?",
        )
        return self._asked(row, words, said, _options(names, own))

    def _asked(self, row: MatchedRow, words: str, said: Text, options: Sequence[str], *, name: bool = True) -> _Known:
        """Ask who receives. ``name``: the words are the name of whoever is meant, which is answered once for all rows below."""
        called = self.parties.called(options)
        proposed = called[0] if name and len(called) == 1 else ""
        asked = ImportQuestion(key_of(row.entry, "receiver"), row.entry.place, said, proposed, called)
        answer, note = settled(asked, self.answers), receiver_words(words)
        held, recorded = self.held(row), self.recorded.receivers(row.entry.number, row.matter or "")
        # Where one alone may be meant, and the register gives the row to it, nothing is left to ask.
        stands = held is not None and (tells(held.note, note) or recorded == tuple(options))
        names = self.parties.several(answer) if answer is not None else recorded if stands else ()
        if names and name:
            self.known.setdefault(words, names)
        return _Known(names, asked, note)

    def held(self, row: MatchedRow) -> RecordedRow | None:
        """Give the row that the register has for one."""
        return self.recorded.row(row.entry.number, row.matter or "")

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

    def level(
        self, row: MatchedRow, receivers: tuple[str, ...], tables: Mapping[str, set[frozenset[Level]]]
    ) -> tuple[list[tuple[ImportQuestion, bool]], str]:
        """Ask of a row that names another level than that of its receiver; with what its note says of that."""
        receivers, giver = receivers or self.facts.receivers, self.facts.value("giver")
        asked = levels.question(row, receivers, giver, tables, self.parties)
        if asked is None:
            return [], ""
        held, words = self.held(row), levels.words(row.entry)
        known = held is not None and tells(held.note, words)
        return [(asked, not known and settled(asked, self.answers) not in (KEEP, LEAVE_OUT))], words


def _options(some: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *others)))


def settle(
    rows: Sequence[MatchedRow],
    parties: Parties,
    facts: Facts,
    answers: Answers,
    known_names: Mapping[str, str],
    known_rows: Recorded,
) -> RowSides:
    """Give the sides of rows. ``known_names``: the ids of receivers by the words for them, from answers to earlier papers; ``known_rows``: what the register has."""
    asking = _Asking(parties, facts, answers, known_names, known_rows)
    found, receivers, ends = list[MatchedRow](), dict[Place, tuple[str, ...]](), dict[Place, str]()
    steps = dict[Place, tuple[ProcedureStep, ...]]()
    named_levels = levels.of_tables(rows)
    headings = {flat(one.entry.receiver.text) for one in rows}
    if all(one.entry.heading for one in rows):
        asking.headed = {name for words in headings for name in asking.names(words, within=True)}
    for row in rows:
        one = _Sides(row) if row.left_out else _sides(row, asking, named_levels)
        at = place_of(row)
        found.append(one.row)
        receivers |= {at: one.receivers} if one.receivers else {}
        ends |= {at: one.end} if one.end else {}
        steps |= {at: one.steps} if one.steps else {}
    return RowSides(tuple(found), receivers, ends, steps)


@dataclass(frozen=True, slots=True)
class _Sides:
    """A row with what is asked of it, and what it states of its sides."""

    row: MatchedRow
    receivers: tuple[str, ...] = ()
    end: str = ""
    steps: tuple[ProcedureStep, ...] = ()


def _sides(row: MatchedRow, asking: _Asking, named_levels: Mapping[str, set[frozenset[Level]]]) -> _Sides:
    who, held, answers = asking.who(row), asking.held(row), asking.answers
    until, given = row_terms.of(row, asking.facts, held, answers), row_answers.last_day(row.entry, answers, held)
    if given is not None:
        until = RowTerm(given, note=row_answers.TERM)
    end = until.value
    own_steps = row_answers.steps(row.entry, answers, held)
    limit = limits.of(row, asking.facts, end, asking.recorded, answers)
    level, level_words = asking.level(row, who.value, named_levels)
    asked = [(one.asked, not one.value) for one in (who, until) if one.asked is not None]
    more = [*asked, *([limit.asked] if limit.asked else []), *level]
    # The note of a sheet that was exported is that of the register, whole.
    explained = (who.note, until.note, row_answers.STEPS if own_steps else "", level_words)
    words = (row.note, *(() if row.entry.is_exported and held is not None else explained))
    noted = replace(row, note="; ".join(one for one in words if one))
    whole = row_questions.with_more(
        noted, more, asking.giver(row), answers, held.note if held else "", left_out=limit.left_out
    )
    # Of two rows of one number and matter the register may have the first, and that the second was left out.
    stands = held is not None and not any(one.key.endswith(":twice") for one in row.asked)
    whole = whole if stands or whole.left_out else left.settle(whole, asking.recorded, answers)
    return _Sides(whole, who.value, limit.end or end, limit.steps or own_steps)
