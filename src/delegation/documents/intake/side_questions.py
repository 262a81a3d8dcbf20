"""What is asked of who receives and who gives a row of an annex, where its words do not say it for certain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from delegation.documents.intake import (
    levels,
    marks,
    open_receivers,
)
from delegation.documents.intake.asked import KEEP, LEAVE_OUT, Answers, ImportQuestion, settled
from delegation.documents.intake.code_questions import key_of
from delegation.documents.intake.fact_questions import ANSWERED
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.parties import Parties, is_body
from delegation.documents.intake.recorded import Recorded, RecordedRow, receiver_words, tells
from delegation.findings import Text
from delegation.model.holders import Level
from delegation.values import dataclass

_ALL_HEADS = re.compile(
    r"\W*(?:Giám đốc|Thủ trưởng|Chủ tịch|Người đứng đầu|Trưởng(?: ban| phòng)?)\s+(?:các|những)\b", re.IGNORECASE
)
"""That articles give to the heads of bodies which they do not name one by one."""
_WIDEST = 60
"""Letters of the words of an article that a question repeats."""


@dataclass(frozen=True, slots=True)
class KnownSide:
    """What is known of a side of a row: its value, what is asked of it, and how the note of the row tells of words that only an answer explains."""

    value: tuple[str, ...] = ()
    asked: ImportQuestion | None = None
    note: str = ""


class SideQuestions:
    """Holds what rows say of sides against the decision and what the register has of it, and asks."""

    def __init__(
        self, parties: Parties, facts: Facts, answers: Answers, known_names: Mapping[str, str], recorded: Recorded
    ) -> None:
        self.parties, self.facts, self.answers, self.recorded = parties, facts, answers, recorded
        self.known = {words: names for words, one in known_names.items() if (names := parties.several(one))}
        self.annexes = 0
        """How many annexes the paper holds."""
        self.read: dict[tuple[str, bool], tuple[str, ...]] = {}
        self.headed = set[str]()
        """The holders that headings name, where each row stands below one: where the articles name none of them, one of the two is wrong."""

    def names(self, words: str, *, within: bool) -> tuple[str, ...]:
        """Give the holders that words name for certain."""
        if (words, within) not in self.read:
            found = self.parties.several(words) or (self.parties.several(words, within=True) if within else ())
            self.read[words, within] = found
        return self.read[words, within] or self.known.get(words, ())

    def who(self, row: MatchedRow) -> KnownSide:
        """Give the receivers of a row, and what is asked of them, also where two columns name them."""
        return self.twofold(row) or self.contradicted(row) or self.receiver(row)

    def receiver(self, row: MatchedRow) -> KnownSide:
        """Give the receivers of a row, none for those of the decision; and what is asked of them."""
        words, giver = flat(row.entry.receiver.text), self.facts.value("giver")
        if not words:
            return self._beside(row)
        names = self.names(words, within=row.entry.heading)
        if row.entry.heading and names == (giver,):
            return self._below_giver(row, words)
        deed = self.of_deed() if row.entry.heading and names and giver not in names else ()
        if deed and self.headed and not any(self.parties.agree((one,), deed) for one in self.headed):
            return self._asked(row, words, self._differ(words, deed), _options(names, deed))
        if names and giver not in names:
            heads = self._heads(row, words, names) if row.entry.heading else None
            return heads or KnownSide(names, None, "" if self.read[words, row.entry.heading] else receiver_words(words))
        if names:
            said = Text(
                f"dòng ghi bên nhận «{words}», chính là bên giao: bên nhận là ai?",
                f"the row names the giver “{words}” as the receiver: who receives?",
            )
            return self._asked(row, words, said, self.facts.receivers, name=False)
        return self._unread(row, words)

    def _below_giver(self, row: MatchedRow, words: str) -> KnownSide:
        """Give the receivers of a row below the name of the giver, who has the matters: those of the articles; ask where these do not say it."""
        beside = self._beside(row)
        if beside.asked is not None or self.facts.receivers:
            return beside
        deed = self.of_deed()
        if deed:
            return KnownSide(deed)
        said = Text(
            f"các dòng ở dưới «{words}» là tên bên giao, mà điều khoản không cho biết rõ bên nhận: bên nhận là ai? Trả lời một lần cho cả các dòng sau ghi như vậy",
            f"the rows stand below “{words}”, the name of the giver, and the articles do not say for certain who receives: who is it? The answer holds for the rows below that say the same, too",
        )
        return self._asked(row, words, said, ())

    def _heads(self, row: MatchedRow, words: str, names: tuple[str, ...]) -> KnownSide | None:
        """Give the heads to whom the articles give where a heading names their bodies; ask where the articles give to bodies, and a heading names their heads, or the register has no head of them."""
        deed, fact = self.of_deed(), self.facts.said.get("receiver")
        head_of = {self.parties.bodies[one]: one for one in deed if one in self.parties.bodies}
        if any(one not in deed and self.parties.bodies.get(one) in deed for one in names):
            bodies = tuple(self.parties.bodies.get(one, one) for one in names)
            return self._asked(row, words, self._differ(words, deed), _options(names, bodies))
        if any(one in head_of and one not in deed for one in names):
            return KnownSide(tuple(head_of.get(one, one) for one in names))
        if deed or fact is None or fact.place == ANSWERED or not _ALL_HEADS.match(fact.value):
            return None
        offices = [one for one in names if one not in self.parties.bodies]
        heads = self.parties.heads_of(offices)
        if not offices:
            return None
        if len(heads) == len(offices):
            of = dict(zip(offices, heads, strict=True))
            return KnownSide(tuple(of.get(one, one) for one in names))
        said = Text(
            f"điều khoản giao cho «{flat(fact.value)[:_WIDEST]}», còn tiêu đề của các dòng ghi «{words}»: bên nhận là ai?",
            f"the article gives to “{flat(fact.value)[:_WIDEST]}”, the heading of the rows says “{words}”: who receives?",
        )
        return self._asked(row, words, said, names)

    def _differ(self, words: str, deed: Sequence[str]) -> Text:
        """Say that the articles give to others than the heading of the rows says."""
        called = ", ".join(self.parties.called(deed))
        return Text(
            f"văn bản giao cho {called}, còn tiêu đề của các dòng ghi «{words}»: bên nhận là ai?",
            f"the decision gives to {called}, the heading of the rows says “{words}”: who receives?",
        )

    def _unread(self, row: MatchedRow, words: str) -> KnownSide:
        """Ask whom words mean that name nobody for certain."""
        if open_receivers.is_each_its_own(words):
            return self._of_part(row, words)
        if open_receivers.is_open(words, within=row.entry.heading):
            return self._asked(row, words, _open(words), self.parties.among(words))
        # What cannot be read below a name may well choose it.
        likely = (
            self.parties.named(words) or self.parties.abbreviated(words) or self.parties.several(marks.without(words))
        )
        said = Text(
            f"bên nhận là ai: «{words}»? Trả lời một lần cho cả các dòng sau ghi như vậy",
            f"who receives: “{words}”? The answer holds for the rows below that say the same, too",
        )
        return self._asked(row, words, said, likely)

    def _of_part(self, row: MatchedRow, words: str) -> KnownSide:
        """Ask who receives the rows of a part, by words that mean another for each: *Giám đốc các Sở tương ứng*."""
        annex = row.entry.annex_words if self.annexes > 1 else ""
        both = f"{words} / {annex or row.entry.field or row.entry.place.vi}"
        if both in self.known:
            return KnownSide(self.known[both], None, receiver_words(both))
        part = annex or row.entry.field
        vi, en = (f"các dòng của {part}", f"the rows of {part}") if part else ("dòng này", "this row")
        said = Text(
            f"«{words}» là mỗi phần một bên nhận: bên nhận {vi} là ai?",
            f"“{words}” means another receiver for each part: who receives {en}?",
        )
        return self._asked(row, both, said, self.parties.among(words))

    def twofold(self, row: MatchedRow) -> KnownSide | None:
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

    def contradicted(self, row: MatchedRow) -> KnownSide | None:
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
                return KnownSide(self.known[both], None, receiver_words(both))
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

    def _beside(self, row: MatchedRow) -> KnownSide:
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
            return KnownSide()
        names = self.names(words, within=True) if words else ()
        # A giver or issuer in a title is who has the matters.
        calm = (
            set(names) == set(own)
            or self.parties.agree(names, own)
            # Where it is the head of the giver, or its body, it is asked once who gives (``givers``).
            or all(
                one == self.facts.value("issuer") or self.parties.are_one(one, self.facts.value("giver"))
                for one in names
            )
        )
        if not words or (calm if names else not is_body(words)):
            return KnownSide()
        called = ", ".join(self.parties.called(own))
        said = Text(
            f"văn bản giao cho {called or 'ai thì chưa rõ'}, còn bảng ghi «{words}»: bên nhận là ai?",
            f"the decision names {called or 'nobody for certain'}, the table says “{words}”: who receives?",
        )
        return self._asked(row, words, said, _options(names, own))

    def _asked(
        self, row: MatchedRow, words: str, said: Text, options: Sequence[str], *, name: bool = True
    ) -> KnownSide:
        """Ask who receives. ``name``: the words are the name of whoever is meant, which is answered once for all rows below."""
        called = self.parties.called(options)
        is_open = name and open_receivers.is_open(flat(row.entry.receiver.text), within=False)
        proposed = called[0] if name and len(called) == 1 and not is_open else ""
        both = ("; ".join(called),) if len(called) > 1 and is_open else ()
        asked = ImportQuestion(key_of(row.entry, "receiver"), row.entry.place, said, proposed, (*called, *both))
        answer, note = settled(asked, self.answers), receiver_words(words)
        held, recorded = self.held(row), self.recorded.receivers(row.entry.number, row.matter or "")
        # Where one alone may be meant, and the register gives the row to it, nothing is left to ask.
        stands = held is not None and (tells(held.note, note) or recorded == tuple(options))
        names = self.parties.several(answer) if answer is not None else recorded if stands else ()
        if names and name:
            self.known.setdefault(words, names)
        return KnownSide(names, asked, note)

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


def _open(words: str) -> Text:
    """Ask who receives where words leave it open."""
    return Text(
        f"«{words}» chưa rõ ai nhận: một trong các bên, hay tất cả (ngăn bằng dấu ;)? Trả lời một lần cho cả các dòng sau ghi như vậy",
        f"“{words}” leaves open who receives: one of them, or all (parted by ;)? The answer holds for the rows below that say the same, too",
    )


def _options(some: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *others)))
