"""What differs between two registers, as annexes: who holds what before and after, entries, counts, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.answers.changes import Changes, summary
from delegation.answers.changes.differences import KINDS, Difference
from delegation.answers.changes.sentences import GROUPS
from delegation.answers.changes.summary import Line, Pair
from delegation.documents.shared.annex import NOTHING, Annex, Cell, Column, Group, Row, Table
from delegation.documents.shared.source import Given
from delegation.findings import Finding
from delegation.speech import findings, numbers, text

_KEY = "so-sanh"


def compared(given: Given, changes: Changes) -> tuple[Annex, ...]:
    """Make the annexes: the table of authority always, the others where they have rows."""
    return tuple(_Compared(given, changes).annexes())


class _Compared:
    def __init__(self, given: Given, changes: Changes) -> None:
        self._given, self._changes = given, changes

    def annexes(self) -> Iterator[Annex]:
        say = self._given.say
        yield self._annex(
            "", say("thẩm quyền", "of authority"), say("So sánh thẩm quyền", "Authority"), self._authority()
        )
        for part, title, sheet, table in (
            ("muc", say("các mục trong sổ", "of entries"), say("Các mục", "Entries"), self._entries()),
            ("so-dem", say("số đếm", "of counts"), say("Số đếm", "Counts"), self._counts()),
            ("phat-hien", say("phát hiện", "of findings"), say("Phát hiện", "Findings"), self._findings()),
        ):
            if table.rows:
                yield self._annex(part, title, sheet, table)

    def _annex(self, part: str, what: str, sheet: str, table: Table) -> Annex:
        say, language = self._given.say, self._given.language
        old, new = (one.in_(language) for one in self._changes.named)
        return Annex(
            key=f"{_KEY}/{part}" if part else _KEY,
            title=say(f"Bảng so sánh {what} {self._days()}", f"Comparison {what} {self._days()}"),
            sheet=sheet,
            body=table,
            wide=True,
            remarks=(say(f"Trước: {old}.", f"Before: {old}."), say(f"Sau: {new}.", f"After: {new}."))
            + (() if part else tuple(self._remarks())),
            foot=self._given.foot(()),
            made=self._made(),
        )

    def _days(self) -> str:
        say = self._given.say
        old, new = (self._given.day(one.as_of) for one in self._changes.analyses)
        if old == new:
            return say(f"tại ngày {new}", f"as of {new}")
        return say(f"giữa ngày {old} và ngày {new}", f"between {old} and {new}")

    def _made(self) -> str:
        states = [one.rules_hash[:12] for one in self._changes.analyses]
        name = self._given.register.name
        if states[0] == states[1]:
            return self._given.made
        return self._given.say(
            f"Lập từ {name}, bản trước {states[0]}, bản sau {states[1]}.",
            f"Made from {name}, older state {states[0]}, newer state {states[1]}.",
        )

    def _remarks(self) -> Iterator[str]:
        language = self._given.language
        if self._changes.is_empty:
            yield summary.NOTHING.in_(language)
            return
        reasons = "; ".join(one.said.in_(language) for one in self._changes.reasons)
        yield summary.verdict(self._changes).in_(language) + (f": {reasons}." if reasons else ".")
        by_kind = summary.moved(self._changes.comparison, language)
        for remark in (summary.not_revived(by_kind), summary.counted_twice(by_kind)):
            if remark is not None:
                yield remark.in_(language)
        unread = sum(self._changes.unread)
        if unread:
            yield self._given.say(
                f"Có {unread} lỗi khi đọc tệp quy tắc của hai bản, nên bảng có thể thiếu mục.",
                f"{unread} errors were met while reading the rule files, so entries may be missing.",
            )

    def _authority(self) -> Table:
        say = self._given.say
        rows = tuple(self._authority_rows())
        count = sum(isinstance(one, Row) for one in rows)
        return Table(
            (
                Column(say("STT", "No."), 11, "center"),
                Column(say("Loại thay đổi", "Kind"), 28, only="excel"),
                Column(say("Mã", "Code"), 30),
                Column(say("Việc", "Matter"), 62),
                Column(say("Trước", "Before"), 74),
                Column(say("Sau", "After"), 74),
                Column(say("Nguyên nhân", "Cause"), 44, only="excel"),
            ),
            rows,
            say(f"{count} thay đổi thẩm quyền.", f"{count} changes of authority."),
        )

    def _authority_rows(self) -> Iterator[Row | Group]:
        language, at = self._given.language, 0
        for kind, pairs in summary.moved(self._changes.comparison, language).items():
            name = KINDS[kind].in_(language)
            count = len({matter for pair in pairs for one in pair.by_cause for matter in one.matters})
            yield Group(self._given.say(f"{name}: {count} việc", f"{name}: {count} matters"), 1)
            for pair in pairs:
                for one in pair.by_cause:
                    yield Group(self._heading(pair, one), 2)
                    for line in summary.lines(one, self._changes.comparison):
                        at += 1
                        yield self._authority_row(at, name, one, line)

    def _heading(self, pair: Pair, one: Difference) -> str:
        """Say once for all its matters between whom they go, how many, and why."""
        who, why, count = text.sentence(pair.said().in_(self._given.language)), self._why(one), len(one.matters)
        return self._given.say(f"{who} ({count} việc). {why}", f"{who} ({count} matters). {why}")

    def _why(self, one: Difference) -> str:
        language = self._given.language
        successors = (said.in_(language) for said in summary.replaced(self._changes.comparison, one))
        return ". ".join(dict.fromkeys((text.sentence(one.cause), *successors, *one.said)))

    def _authority_row(self, at: int, kind: str, one: Difference, line: Line) -> Row:
        language = self._given.language
        before, after = (
            "; ".join(chain.in_(language) for chain in chains) or ", ".join(names) or nobody
            for chains, names, nobody in (
                (line.before, one.before, self._given.say("Sổ chưa ghi chủ thể", "Nobody in the register")),
                (line.after, one.after, self._given.say("Sổ không còn ghi chủ thể", "Nobody left in the register")),
            )
        )
        cells = (
            Cell(at, "number"),
            Cell(kind),
            Cell(line.matter, "code"),
            Cell(text.sentence(line.title)),
            Cell(before),
            Cell(after),
            Cell(self._why(one)),
        )
        return Row(cells, key=f"{_KEY}/{at}")

    def _entries(self) -> Table:
        say, language = self._given.say, self._given.language
        rows: list[Row | Group] = []
        at = 0
        for group, found in summary.entries(self._changes.comparison).items():
            name = GROUPS[group].in_(language)
            rows.append(Group(f"{name} ({sum(len(one.entries) for one in found)})", 1))
            for one in found:
                said = text.sentence("; ".join(part.in_(language) for part in one.said))
                for entry in one.entries:
                    at += 1
                    rows.append(
                        Row(
                            (
                                Cell(at, "number"),
                                Cell(name),
                                Cell(entry.about, "code"),
                                Cell(entry.name.in_(language)),
                                Cell(said),
                            ),
                            key=f"{_KEY}/muc/{at}",
                        )
                    )
        columns = (
            Column(say("STT", "No."), 11, "center"),
            Column(say("Loại", "Sort"), 36, only="excel"),
            Column(say("Mã", "Id"), 40),
            Column(say("Mục", "Entry"), 96),
            Column(say("Thay đổi", "What changes"), 96),
        )
        return Table(columns, tuple(rows), say(f"{at} mục thay đổi.", f"{at} entries change."))

    def _counts(self) -> Table:
        say, language = self._given.say, self._given.language
        rows = []
        for at, one in enumerate(self._changes.counts, 1):
            was, becomes = (
                NOTHING if value is None else Cell(int(value), "number") for value in (one.before, one.after)
            )
            gap = (
                NOTHING
                if one.before is None or one.after is None
                else Cell(
                    f"{'+' if one.after > one.before else '−'}{numbers.number(abs(one.after - one.before)).in_(language)}"
                )
            )
            rows.append(
                Row((Cell(at, "number"), Cell(one.name.in_(language)), was, becomes, gap), key=f"{_KEY}/so-dem/{at}")
            )
        columns = (
            Column(say("STT", "No."), 11, "center"),
            Column(say("Số đếm", "Count"), 140),
            Column(say("Trước", "Before"), 24, "right"),
            Column(say("Sau", "After"), 24, "right"),
            Column(say("Chênh lệch", "Difference"), 26, "right"),
        )
        return Table(columns, tuple(rows), say(f"{len(rows)} số đếm thay đổi.", f"{len(rows)} counts change."))

    def _findings(self) -> Table:
        say = self._given.say
        weighed = tuple(one for _, one in self._changes.weighed)
        rows: list[Row | Group] = []
        for state, found in (
            (say("Mới", "New"), self._changes.new),
            (say("Không còn", "Gone"), self._changes.gone),
            (say("Đổi mức", "Other weight"), weighed),
        ):
            if found:
                rows.append(Group(f"{state} ({len(found)})", 1))
                rows += self._finding_rows(state, found, sum(isinstance(one, Row) for one in rows))
        columns = (
            Column(say("STT", "No."), 11, "center"),
            Column(say("Tình trạng", "State"), 24, only="excel"),
            Column(say("Phép kiểm tra", "Check"), 22, "center"),
            Column(say("Mức", "Weight"), 20, "center"),
            Column(say("Nội dung", "Finding"), 170),
        )
        count = sum(isinstance(one, Row) for one in rows)
        return Table(columns, tuple(rows), say(f"{count} phát hiện.", f"{count} findings."))

    def _finding_rows(self, state: str, found: Sequence[Finding], begun: int) -> Iterator[Row]:
        language = self._given.language
        for at, one in enumerate(found, begun + 1):
            word = text.sentence(findings.SEVERITIES[one.severity].in_(language))
            cells = (
                Cell(at, "number"),
                Cell(state),
                Cell(one.check, "code"),
                Cell(word),
                Cell(text.sentence(summary.of_finding(self._changes, one).in_(language))),
            )
            yield Row(cells, key=f"{_KEY}/phat-hien/{at}")
