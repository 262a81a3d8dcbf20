"""``het-han``: what ends until a day, day by day, with how much rests on it, and the list of what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from delegation.answers.horizon import EndingTeller
from delegation.documents.shared.annex import Annex, Cell, Column, Group, Row, Table, To
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import Given, in_order
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.instruments import InstrumentId
from delegation.model.matters import Grant, Matter
from delegation.model.terms import YEARS, Day
from delegation.questions.horizon.endings import Ending, endings, horizon_of
from delegation.speech import read_day, text

_KEY, _LIST = "het-han", "het-han/danh-muc"
_KINDS = {
    "instrument": Text("Văn bản", "Instrument"),
    "provision": Text("Điều khoản của văn bản", "Provision"),
    "norm": Text("Quy phạm cho phép giao", "Norm"),
    "grant": Text("Lần giao quyền", "Grant"),
    "holder": Text("Cơ quan, chức danh", "Body or office"),
    "ownership": Text("Căn cứ giữ thẩm quyền", "Ownership"),
    "waiver": Text("Miễn trừ", "Waiver"),
}


def of_endings(given: Given, what: str | None) -> tuple[Annex, ...]:
    """List what ends from the day of the document until the day ``what``, by default the horizon of the register.

    Raises ``AskedWronglyError`` for what is no day, or one that lies before.
    """
    until = _until(given, what)
    found = endings(given.register, given.as_of, until)
    return tuple(_Ends(given, found, until).annexes())


def _until(given: Given, what: str | None) -> Day:
    if what is None:
        return horizon_of(given.register, given.as_of)
    day = read_day(what.strip())
    if day is None or day.year not in YEARS:
        raise AskedWronglyError(
            Text(
                f"«{what}» sau het-han: không phải là một ngày. Hãy gõ như het-han:2027-03-01.",
                f"“{what}” after het-han: is not a day. Type it like het-han:2027-03-01.",
            )
        )
    if day < given.as_of:
        raise AskedWronglyError(
            Text(
                f"het-han:{what} đứng trước ngày xét {given.day(given.as_of)}. Hãy chọn ngày sau đó, hoặc đổi --as-of.",
                f"het-han:{what} lies before the day asked about, {given.day(given.as_of)}. Choose a later day, or change --as-of.",
            )
        )
    return day


class _Ends:
    def __init__(self, given: Given, found: Sequence[Ending], until: Day) -> None:
        self._given, self._found, self._until, self._notes = given, found, until, Notes()
        self._teller = EndingTeller(given.register, given.language)
        self._list_rows = [(ending, matters) for ending in found if (matters := self._matters(ending))]

    def _matters(self, ending: Ending) -> list[Matter]:
        known = self._given.register.matters
        return sorted((known[one] for one in ending.matters if one in known), key=lambda one: in_order(one.id))

    @property
    def _lists(self) -> bool:
        return self._given.with_lists and bool(self._list_rows)

    def annexes(self) -> Iterator[Annex]:
        yield self._table()
        if self._lists:
            yield self._list()

    def _table(self) -> Annex:
        say, day = self._given.say, self._given.day
        first, last = day(self._given.as_of), day(self._until)
        remarks = [
            say(
                "Ngày ghi là ngày cuối cùng còn hiệu lực. Việc, lần giao chưa rõ thời hạn không có trong bảng này.",
                "The day is the last one in force. What has no known term is not in this table.",
            )
        ]
        if self._overlaps():
            remarks.append(
                say(
                    "Việc, lần giao dựa vào nhiều mục được tính ở từng mục, nên hai cột số không cộng lại thành tổng số việc, tổng số "
                    "lần giao.",
                    "A matter or grant that rests on several things is counted with each: the two columns of numbers do not add up to "
                    "the matters and grants.",
                )
            )
        if not self._found:
            remarks.insert(
                0,
                say(
                    "Không có gì hết hạn trong khoảng này theo sổ thẩm quyền.",
                    "Nothing ends in these days by the register.",
                ),
            )
        if self._list_rows and not self._given.with_lists:
            remarks.append(
                say(
                    "Danh mục việc: lập bằng lệnh delegation annex het-han.",
                    "The list is made by: delegation annex het-han.",
                )
            )
        rows = tuple(self._rows())
        return Annex(
            key=_KEY,
            title=say(
                f"Danh mục văn bản, quy phạm, lần giao quyền hết hạn từ ngày {first} đến hết ngày {last}",
                f"What ends from {first} to {last}",
            ),
            sheet=say("Hết hạn", "Ends"),
            body=Table(
                self._columns(), rows, say(f"{len(self._found)} mục hết hạn.", f"{len(self._found)} things end.")
            ),
            wide=True,
            notes=self._notes.sentences,
            remarks=tuple(remarks),
            foot=self._given.foot(self._sources()),
            made=self._given.made,
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

    def _columns(self) -> tuple[Column, ...]:
        say = self._given.say
        columns = [
            Column(say("STT", "No."), 11, "center"),
            Column(say("Ngày cuối còn hiệu lực", "Last day"), 24, "center", "excel"),
            Column(say("Loại", "Kind"), 30),
            Column(say("Nội dung", "What ends"), 100),
            Column(say("Số việc dựa vào", "Matters"), 18, "center"),
            Column(say("Số lần giao liên quan", "Grants"), 20, "center"),
            Column(say("Thay thế, căn cứ", "Successor, basis"), 40),
        ]
        if self._lists:
            columns.append(Column(say("Danh mục kèm theo", "List"), 28))
        return tuple(columns)

    def _rows(self) -> Iterator[Row | Group]:
        begin, at = 1, 0
        for day, members in groupby(self._found, key=lambda one: one.day):
            left = (day - self._given.as_of).days
            said = self._given.day(day)
            yield Group(self._given.say(f"Ngày {said} (còn {left} ngày)", f"{said} ({left} days left)"), 1)
            idle = False
            for one in sorted(members, key=lambda one: not (one.matters or one.grants)):
                if not (one.matters or one.grants) and not idle:
                    idle = True
                    yield Group(
                        self._given.say(
                            "Trong sổ chưa có việc, lần giao nào dựa vào", "Nothing in the register rests on these"
                        ),
                        2,
                    )
                at += 1
                count = len(self._matters(one))
                way = To(_LIST, str(begin), str(begin + count - 1)) if count and self._lists else None
                begin += count
                yield self._row(at, one, count, way)

    def _row(self, at: int, one: Ending, count: int, way: To | None) -> Row:
        cells = [
            Cell(at, "number"),
            Cell(self._given.day(one.day)),
            Cell(_KINDS[one.kind].in_(self._given.language)),
            Cell(self._name(one)),
            Cell(count, "number", to=way),
            Cell(len(one.grants), "number", notes=self._grants(one)),
            Cell(self._teller.by(one)),
        ]
        if self._lists:
            cells.append(Cell("–", "reference", to=way))
        return Row(tuple(cells), key=f"{_KEY}/{at}")

    def _grants(self, one: Ending) -> tuple[int, ...]:
        """Name the grants behind a number in a note."""
        if not one.grants:
            return ()
        named = "; ".join(self._pair(self._given.register.grants[name]) for name in one.grants)
        return self._notes.add(self._given.say(f"Lần giao liên quan: {named}.", f"Grants concerned: {named}."))

    def _pair(self, grant: Grant) -> str:
        giver, receiver = (self._given.register.label_of(one) for one in (grant.giver, grant.receiver))
        return f"{giver} → {receiver} ({self._teller.instrument(grant.instrument)})"

    def _name(self, one: Ending) -> str:
        return self._teller.name(one)

    def _list(self) -> Annex:
        say = self._given.say
        rows = tuple(self._listed())
        count = sum(isinstance(one, Row) for one in rows)
        return Annex(
            key=_LIST,
            title=say("Danh mục việc dựa vào văn bản, lần giao quyền sắp hết hạn", "Matters that rest on what ends"),
            sheet=say("Việc liên quan", "Matters"),
            body=Table(
                (
                    Column(say("STT", "No."), 12, "center"),
                    Column(say("Hết hạn", "What ends"), 50, only="excel"),
                    Column(say("Mã TTHC", "Code"), 22, "center"),
                    Column(say("Tên việc", "Matter"), 100),
                    Column(say("Lĩnh vực", "Field"), 40),
                    Column(say("Cơ quan chủ trì theo luật", "Owner by law"), 38),
                    Column(say("Căn cứ", "Basis"), 44),
                ),
                rows,
                say(f"{count} dòng.", f"{count} rows."),
            ),
            wide=True,
            foot=self._given.foot(()),
            made=self._given.made,
        )

    def _listed(self) -> Iterator[Row | Group]:
        at = 0
        for ending, matters in self._list_rows:
            name = self._name(ending)
            yield Group(
                self._given.say(
                    f"{name} (hết ngày {self._given.day(ending.day)})", f"{name} (to {self._given.day(ending.day)})"
                ),
                1,
            )
            for one in matters:
                at += 1
                cells = (
                    Cell(at, "number"), Cell(name), self._given.code(one), Cell(text.sentence(one.title)),
                    Cell(self._given.field(one)), self._given.owners(one), self._given.law_of(one),
                )  # fmt: skip
                yield Row(cells, key=str(at))
