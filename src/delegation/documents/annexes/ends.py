"""``het-han``: what ends until a day, day by day, with how much rests on it, and the list of what rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from delegation.answers.horizon import EndingSpeaker
from delegation.documents.annexes.beside_holder import told_apart
from delegation.documents.annexes.concern import Concern, endings_of, is_foreign, narrowed, parted
from delegation.documents.annexes.ends_beside import DAYS, NOTHING_ENDS, beside
from delegation.documents.annexes.ends_list import LIST, list_of
from delegation.documents.annexes.until import until_of
from delegation.documents.annexes.without import list_of_empty, without
from delegation.documents.shared.annex import Annex, Heading, TableCell, TableRow, To
from delegation.documents.shared.columns import ColumnOf, TableOf, of_list
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource, in_order
from delegation.findings import Text
from delegation.model.instruments import InstrumentId
from delegation.model.matters import Matter
from delegation.model.terms import if_known
from delegation.questions.horizon import Horizon, horizon
from delegation.questions.horizon.endings import Ending, horizon_of
from delegation.speech import in_english, numbers, parties, provisions, text
from delegation.speech import matters as of_matters
from delegation.values import dataclass

_KEY = "het-han"
_MOST = 3
"""Matters by which a grant is told apart from others that are called alike."""
_KINDS = {
    "instrument": Text("Văn bản", "Instrument"),
    "provision": Text("Điều khoản của văn bản", "Provision"),
    "norm": Text("Quy phạm cho phép giao", "Norm"),
    "grant": Text("Lần giao quyền", "Grant"),
    "suspension": Text("Tạm ngưng", "Suspension"),
    "transition": Text("Chuyển tiếp", "Transition"),
    "holder": Text("Cơ quan, chức danh", "Body or office"),
    "commune": Text("Xã, phường", "Commune"),
    "code": Text("Mã thủ tục", "Code of a procedure"),
    "ownership": Text("Căn cứ giữ thẩm quyền", "Ownership"),
    "waiver": Text("Miễn trừ", "Waiver"),
}

_RESTING = frozenset({"norm", "grant", "ownership", "suspension"})
"""Kinds of what ends whose other text is that by which they are, not that which comes after."""


def of_endings(given: AnnexSource, what: str | None, found: Horizon | None = None) -> tuple[Annex, ...]:
    """List what ends from the day of the document until the day in ``what``, by default the horizon of the register; of a holder in it what concerns it.

    ``found``: the horizon, where it is known already. Raises ``AskedWronglyError`` for a day that is none or lies before, and for a name that no holder bears.
    """
    day, concern = parted(given, what, _KEY)
    until = until_of(given, day, _KEY) if day is not None else horizon_of(given.register, given.as_of)
    whole = found or horizon(given.examination, until)
    elsewhere = sum(is_foreign(given.register, one) for one in endings_of(whole)) if concern is None else 0
    empty = list_of_empty(given, concern) if given.with_lists else ()
    return (*_Ends(given, whole, concern, elsewhere).annexes(), *empty)


@dataclass(frozen=True, slots=True)
class _Line:
    """What ends, how many matters of the register rest on it, and where they are listed.

    ``others``: what else ends in the same way, and nothing rests on that either: paper has one row for all.
    """

    ending: Ending
    count: int
    way: To | None
    others: tuple[Ending, ...] = ()


class _Ends:
    def __init__(self, given: AnnexSource, whole: Horizon, concern: Concern | None, elsewhere: int) -> None:
        self._apart, own = told_apart(given, concern, whole), narrowed(whole, concern)
        self._concern, self._elsewhere, found = concern, elsewhere, endings_of(own)
        self._given, self._horizon, self._found, self._notes = given, own, found, Notes()
        self._teller = EndingSpeaker(given.register, given.language)
        named = ((one.day, self._named(one), self._teller.by(one)) for one in found if one.kind == "grant")
        self._names = Counter(named)
        self._list_rows = [(ending, matters) for ending in found if (matters := self._matters(ending))]

    def _matters(self, ending: Ending) -> list[Matter]:
        known = self._given.register.matters
        found = (known[one] for one in ending.matters if one in known)
        return sorted(found, key=lambda one: (in_order(self._given.field(one)), in_order(one.id)))

    @property
    def _lists(self) -> bool:
        return self._given.with_lists and bool(self._list_rows)

    def annexes(self) -> Iterator[Annex]:
        yield self._whole()
        if self._lists:
            yield list_of(self._given, self._list_rows, self._called, self._concern)

    def _whole(self) -> Annex:
        given, count = self._given, len(self._found)
        first, last = given.day(given.as_of), given.day(self._horizon.until)
        columns = TableOf[_Line](
            given.language, 11,
            ColumnOf(Text("Ngày cuối còn hiệu lực", "Last day"), 24, lambda one: given.day(one.ending.day), "center", "excel"),
            ColumnOf(Text("Loại", "Kind"), 30, lambda one: _KINDS[one.ending.kind].in_(given.language)),
            ColumnOf(Text("Nội dung", "What ends"), 100, self._name),
            ColumnOf(Text("Số việc dựa vào", "Matters"), 18, lambda one: TableCell(one.count, "number", to=one.way), "center"),
            ColumnOf(Text("Số lần giao liên quan", "Grants"), 20, self._grants, "center", "excel"),
            ColumnOf(Text("Số lần giao liên quan", "Grants"), 20, lambda one: self._grants(one) if one.ending.grants else "–", "center", "word", seldom=Text("Số lần giao liên quan: ", "Grants: ")),
            ColumnOf(Text("Thay thế, bãi bỏ, kế thừa", "Replaced, ended or succeeded by"), 40, lambda one: self._after(one.ending)),
            ColumnOf(Text("Căn cứ, văn bản giao", "Basis, decision"), 36, lambda one: self._basis(one.ending), only="excel"),
            *([of_list(lambda one: one.way)] if self._lists else []),
        )  # fmt: skip
        rows = self._rows(columns)
        title = Text(
            f"Danh mục văn bản, quy phạm, lần giao quyền hết hạn từ ngày {first} đến hết ngày {last}",
            f"What ends from {first} to {last}",
        )
        made = given.annex(
            _KEY,
            self._concern.of(title) if self._concern else title,
            Text("Hết hạn", "Ends"),
            columns.table(rows, lambda _: Text(f"{count} mục hết hạn.", f"What ends: {count}.")),
            self._notes,
            remarks=self._remarks(),
            sources=self._sources(),
        )
        return replace(made, is_short=True)

    def _remarks(self) -> Iterator[Text]:
        yield DAYS if self._found else NOTHING_ENDS
        if self._elsewhere:
            yield Text(
                f"Không kể {self._elsewhere} văn bản của tỉnh, thành phố khác mà không việc, lần giao nào trong sổ dựa vào.",
                f"Left out: {in_english(self._elsewhere, 'instrument')} of other provinces on which nothing in the register rests.",
            )
        yield from beside(self._given, self._horizon)
        yield from self._apart
        if self._overlaps():
            yield Text(
                "Việc, lần giao dựa vào nhiều mục được tính ở từng mục, nên hai cột số không cộng lại thành tổng số việc, tổng số "
                "lần giao.",
                "A matter or grant that rests on several things is counted with each: the two columns of numbers do not add up to "
                "the matters and grants.",
            )
            yield Text(
                "Phát hiện về văn bản sắp hết hiệu lực tính mỗi việc ở một văn bản, nên số việc của một văn bản ở đó có thể ít hơn ở đây.",
                "Findings on instruments that end count each matter with one of them, so that fewer may stand there than here.",
            )
        if self._list_rows and not self._given.with_lists:
            yield Text(
                "Không kèm danh mục việc.",
                "The list of matters is not enclosed.",
            )

    def _overlaps(self) -> bool:
        """Whether a matter or a grant is counted in several rows."""
        for ids in ([one.matters for one in self._found], [one.grants for one in self._found]):
            counted = [name for some in ids for name in some]
            if len(counted) > len(set(counted)):
                return True
        return False

    def _sources(self) -> Iterator[str]:
        for one in self._found:
            instrument = self._given.register.instruments.get(InstrumentId(one.subject))
            yield from instrument.source if instrument is not None else ()

    def _name(self, line: _Line) -> str:
        return "; ".join(map(self._called, (line.ending, *line.others)))

    def _called(self, one: Ending) -> str:
        """Name what ends; of grants that are called alike on a day each with its rows, else with its matters, so that they are told apart."""
        name = self._named(one)
        if one.kind != "grant" or self._names[one.day, name, self._teller.by(one)] == 1:
            return name
        register, say = self._given.register, self._given.say
        grant = register.grants_named(one.subject)[0]
        rows = [row.row for row in if_known(grant.rows) if row.row is not None]
        if rows:
            at = provisions.provision(grant.at) if isinstance(grant.at, str) else Text("", "")
            said = numbers.ranges(rows)
            return f"{name}; {say(f'dòng {said} {at.vi}', f'{at.en} row {said}').strip()}"
        given = text.listed([of_matters.name_of(row.matter, register) for row in if_known(grant.rows)], _MOST)
        return f"{name}; {given.in_(self._given.language) or one.subject}"

    def _named(self, ending: Ending) -> str:
        """Name what ends as a document does: an instrument with its official title, which no short name of the register stands for."""
        name = self._teller.name(ending, short=ending.kind != "instrument")
        # Norms and authority by law are named with their basis; paper has no column of it.
        return f"{name} ({self._teller.by(ending)})" if ending.kind == "grant" else name

    def _after(self, ending: Ending) -> str:
        """Name what comes after: never what a thing that ends rests on, which would read as its successor."""
        return "" if ending.kind in _RESTING else self._teller.by(ending)

    def _basis(self, ending: Ending) -> str:
        return self._teller.by(ending) if ending.kind in _RESTING else ""

    def _rows(self, columns: TableOf[_Line]) -> Iterator[TableRow | Heading]:
        """Give a row for each thing that ends; on paper one for several that differ in nothing but their names."""
        at = 0
        for alike, group in groupby(self._lines(), key=self._alike):
            lines = list(group)
            if alike is None or len(lines) == 1:
                for one in lines:
                    at += not isinstance(one, Heading)
                    yield one if isinstance(one, Heading) else columns.row(at, one, f"{_KEY}/{at}")
                continue
            every = [one for one in lines if not isinstance(one, Heading)]
            first, *others = every
            yield columns.row(
                f"{at + 1}–{at + len(every)}", replace(first, others=tuple(one.ending for one in others)), only="word"
            )
            for one in every:
                at += 1
                yield columns.row(at, one, f"{_KEY}/{at}", only="excel")

    def _alike(self, line: _Line | Heading) -> tuple[str, str] | None:
        """Give what rows share that may be one; ``None`` for a heading, or where something rests on what ends."""
        if isinstance(line, Heading) or line.ending.matters or line.ending.grants:
            return None
        return line.ending.kind, self._teller.by(line.ending)

    def _over(self) -> Iterator[_Line | Heading]:
        """Say that nothing ends in these days, and what has ended before them and left matters without anybody."""
        given = self._given
        first, last = given.day(given.as_of), given.day(self._horizon.until)
        nothing = given.say(
            f"Không có gì hết hạn từ {first} đến hết {last} theo sổ thẩm quyền",
            f"Nothing ends from {first} to {last} by the register",
        )
        yield Heading(nothing, 1)
        for day, members in groupby(without(given, self._concern).endings(), key=lambda one: one.day):
            ended = given.say(
                f"Đã hết hạn ngày {given.day(day)}, việc dựa vào nay không còn chủ thể",
                f"Ended on {given.day(day)}; the matters that rested on it now have nobody",
            )
            yield Heading(ended, 2)
            yield from (_Line(one, len(one.matters), None) for one in members)

    def _lines(self) -> Iterator[_Line | Heading]:
        begin, say = 1, self._given.say
        if not self._found:
            yield from self._over()
        for day, members in groupby(self._found, key=lambda one: one.day):
            left = (day - self._given.as_of).days
            said = self._given.day(day)
            yield Heading(
                say(f"Ngày {said} (còn {left} ngày)", f"{said} ({in_english(left, 'day')} left)")
                if left
                else say(f"Ngày {said}", said),
                1,
            )
            idle = False
            for one in sorted(members, key=self._last):
                if not (one.matters or one.grants) and not idle:
                    idle = True
                    nothing = say(
                        "Trong sổ chưa có việc, lần giao nào dựa vào", "Nothing in the register rests on these"
                    )
                    yield Heading(nothing, 2)
                count = len(self._matters(one))
                way = To(LIST, str(begin), str(begin + count - 1)) if count and self._lists else None
                begin += count
                yield _Line(one, count, way)

    def _last(self, one: Ending) -> tuple[bool, str, str]:
        """Sort key: that on which nothing rests comes last, with what is like it."""
        idle = not (one.matters or one.grants)
        return (idle, one.kind, self._teller.by(one)) if idle else (idle, "", "")

    def _grants(self, line: _Line) -> TableCell:
        """Count the grants, and name them in a note."""
        grants = line.ending.grants
        if not grants:
            return TableCell(0, "number")
        pairs = map(self._pair, grants)
        named = "; ".join(
            text.told_once(pairs, lambda times: numbers.counted(times, "lần giao", "grant").in_(self._given.language))
        )
        said = self._given.say(f"Lần giao liên quan: {named}.", f"Grants concerned: {named}.")
        return TableCell(len(grants), "number", notes=self._notes.add(said))

    def _pair(self, grant: str) -> str:
        register = self._given.register
        by = self._teller.instrument(register.grants_named(grant)[0].instrument)
        return f"{parties.giving(register, grant).in_(self._given.language)} ({by})"
