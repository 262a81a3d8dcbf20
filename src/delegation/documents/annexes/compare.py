"""What differs between two registers, as annexes: who holds what before and after, entries, counts, findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from delegation.answers.changes import Changes, summary
from delegation.answers.changes.counts import CountChange
from delegation.answers.changes.differences import KINDS, ROLES, Difference
from delegation.answers.changes.sentences import GROUPS, EntryTurn
from delegation.answers.changes.summary import HolderPair, MatterLine
from delegation.documents.annexes.compare_beside import BY_CAUSE, of_others
from delegation.documents.shared.annex import NOTHING, Annex, AnnexTable, Heading, TableCell, TableRow
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Finding, Text
from delegation.model.matters import Matter
from delegation.model.terms import Unknown
from delegation.model.worded import english_of
from delegation.speech import figures, findings, in_english, numbers, text
from delegation.speech.chains import in_words
from delegation.values import dataclass

_KEY = "so-sanh"
_CAUSES = 2
"""Causes that are named where all changes between two holders stand in one row."""
_CHECKS = re.compile(r" \(DLG\d[^()]*\)")


def compared(given: AnnexSource, changes: Changes) -> tuple[Annex, ...]:
    """Make the annexes: the table of authority always, the others where they have rows."""
    return tuple(_Compared(given, changes).annexes())


@dataclass(frozen=True, slots=True)
class _Moved:
    """A matter of a difference, and the kind that the difference is of."""

    kind: str
    of: Difference
    line: MatterLine


def _or(who: Callable[[_Moved], str], nobody: str, one: _Moved) -> str:
    return who(one) or nobody


class _Compared:
    def __init__(self, given: AnnexSource, changes: Changes) -> None:
        self._given, self._changes = given, changes
        self._roles = frozenset(said.in_(given.language) for said in ROLES.values() if said is not None)

    def annexes(self) -> Iterator[Annex]:
        yield self._annex("", "thẩm quyền", "of authority", Text("So sánh thẩm quyền", "Authority"), self._authority())
        for part, vi, en, sheet, table in (
            ("muc", "các mục trong sổ", "of entries", Text("Các mục", "Entries"), self._entries()),
            ("so-dem", "số liệu", "of counts", Text("Số liệu", "Counts"), self._counts()),
            ("phat-hien", "phát hiện", "of findings", Text("Phát hiện", "Findings"), self._findings()),
        ):
            if table.rows:
                yield self._annex(part, vi, en, sheet, table)

    def _annex(self, part: str, vi: str, en: str, sheet: Text, table: AnnexTable) -> Annex:
        days, (old, new) = self._days(), self._changes.named
        states: tuple[Text, ...] = (
            Text(f"Trước: {old.vi}.", f"Before: {old.en}."),
            Text(f"Sau: {new.vi}.", f"After: {new.en}."),
        )
        if not self._given.shown.revision:
            # Folders and revisions are no business of a reader of paper; the title says the days.
            states = ()
        annex = self._given.annex(
            f"{_KEY}/{part}" if part else _KEY,
            Text(f"Bảng so sánh {vi} {days}", f"Comparison {en} {days}"),
            sheet,
            table,
            remarks=(*states, *(of_others(self._given, self._changes, part) if part else self._remarks())),
        )
        return replace(annex, made=self._made())

    def _days(self) -> str:
        say = self._given.say
        old, new = (self._given.day(one.as_of) for one in self._changes.analyses)
        if old == new:
            return say(f"tại ngày {new}", f"as of {new}")
        return say(f"giữa ngày {old} và ngày {new}", f"between {old} and {new}")

    def _made(self) -> str:
        if not self._given.shown.revision:
            return ""
        states = [one.rules_hash[:12] for one in self._changes.analyses]
        name = self._given.register.name
        if states[0] == states[1]:
            return self._given.made
        return self._given.say(
            f"Lập từ {name}, bản trước {states[0]}, bản sau {states[1]}.",
            f"Made from {english_of(name)}, older state {states[0]}, newer state {states[1]}.",
        )

    def _remarks(self) -> Iterator[Text]:
        if self._changes.is_empty:
            yield summary.NOTHING
            return
        found, reasons = summary.verdict(self._changes), [self._reason(one.said) for one in self._changes.reasons]
        why = Text("; ".join(one.vi for one in reasons), "; ".join(one.en for one in reasons))
        yield (
            Text(f"{found.vi}: {why.vi}.", f"{found.en}: {why.en}.")
            if reasons
            else Text(f"{found.vi}.", f"{found.en}.")
        )
        by_kind = summary.moved(self._changes.comparison, self._given.language)
        if by_kind:
            yield BY_CAUSE
        yield from filter(None, (summary.not_revived(by_kind), summary.counted_twice(by_kind)))
        unread = sum(self._changes.unread)
        if unread:
            yield Text(
                f"Có {unread} lỗi khi đọc tệp quy tắc của hai bản, nên bảng có thể thiếu mục.",
                f"Reading the rule files met {in_english(unread, 'error')}, so entries may be missing.",
            )

    def _reason(self, said: Text) -> Text:
        """Give a reason without the ids of checks and the word of programs for what is new, which no paper has."""
        if self._given.shown.sources:
            return said
        bare = (_CHECKS.sub("", one) for one in (said.vi, said.en))
        return Text(*(one.replace("phát hiện mức lỗi mới", "nội dung phải khắc phục phát sinh") for one in bare))

    def _authority(self) -> AnnexTable:
        columns = TableOf[_Moved](
            self._given.language, 11,
            ColumnOf(Text("Loại thay đổi", "Kind"), 28, lambda one: one.kind, only="excel"),
            self._code(),
            ColumnOf(Text("Việc", "Matter"), 62, lambda one: text.sentence(one.line.title)),
            ColumnOf(Text("Lĩnh vực", "Field"), 30, lambda one: self._given.field(self._matter(one))),
            *self._sides(),
            ColumnOf(Text("Nguyên nhân", "Cause"), 44, lambda one: self._why(one.of), only="excel"),
            of=lambda one: one.line.matter,
        )  # fmt: skip
        rows = tuple(columns.numbered(self._moved(), f"{_KEY}/"))
        count = len({one.of for one in rows if isinstance(one, TableRow)})
        vi, en = f"{count} việc thay đổi thẩm quyền.", f"{in_english(count, 'matter')} whose authority changes."
        return columns.table(rows, lambda _: Text(vi, en))

    def _sides(self) -> Iterator[ColumnOf[_Moved]]:
        """Give the columns of those before and after. That there is nobody the headings of paper say, which Excel does not have."""
        for title, who, nobody in (
            (Text("Trước", "Before"), self._before, Text("Chưa xác định chủ thể", "Nobody in the register")),
            (Text("Sau", "After"), self._after, Text("Chưa xác định chủ thể", "Nobody left in the register")),
        ):
            yield ColumnOf(title, 74, partial(_or, who, "–"), only="word")
            yield ColumnOf(title, 74, partial(_or, who, nobody.in_(self._given.language)), only="excel")

    def _code(self) -> ColumnOf[_Moved]:
        """Give the column of codes: of ids, too, where these are shown."""
        given = self._given
        if given.shown.sources:
            return ColumnOf(Text("Mã", "Code"), 30, lambda one: TableCell(one.line.matter, "code"))
        return ColumnOf(Text("Mã TTHC", "Code"), 30, lambda one: given.code(self._matter(one)))

    def _matter(self, one: _Moved) -> Matter | None:
        """Give a matter as it is after; as it was before where it is there no more."""
        sides = (self._changes.comparison.new.register.matters, self._changes.comparison.old.register.matters)
        return next((side[one.line.matter] for side in sides if one.line.matter in side), None)

    def _moved(self) -> Iterator[_Moved | Heading]:
        language = self._given.language
        for kind, pairs in summary.moved(self._changes.comparison, language).items():
            name = KINDS[kind].in_(language)
            count = len({matter for pair in pairs for one in pair.by_cause for matter in one.matters})
            told = self._given.say(f"{name}: {count} việc", f"{name}: {in_english(count, 'matter')}")
            yield Heading(told, 1, short=name)
            for pair in pairs:
                for one in pair.by_cause:
                    yield Heading(self._heading(pair, one), 2, short=self._shortly(pair))
                    yield from (
                        _Moved(name, one, line)
                        for line in summary.lines(one, self._changes.comparison, with_reasons=self._given.shown.notes)
                    )

    def _heading(self, pair: HolderPair, one: Difference) -> str:
        """Say once for all its matters between whom they go, how many, and why."""
        say, who, why, count = self._given.say, self._between(pair), self._why(one), len(one.matters)
        roles = [role[:1].lower() + role[1:] for role in one.said if role in self._roles]
        of = "; ".join((say(f"{count} việc", in_english(count, "matter")), *roles))
        return f"{who} ({of}). {why}"

    def _shortly(self, pair: HolderPair) -> str:
        """Say once between whom matters go, and the causes of most of them."""
        say, causes = self._given.say, dict[str, set[str]]()
        for one in pair.by_cause:
            causes.setdefault(text.sentence(one.cause), set()).update(one.matters)
        first = [f"{cause} ({len(matters)})" for cause, matters in [*causes.items()][:_CAUSES]]
        rest = len(causes) - len(first)
        more = [say(f"{rest} nguyên nhân khác", in_english(rest, "other cause"))] if rest else []
        return f"{self._between(pair)}: {'; '.join((*first, *more))}"

    def _between(self, pair: HolderPair) -> str:
        """Say in words from whom to whom authority goes."""
        say, before, after = self._given.say, ", ".join(pair.before), ", ".join(pair.after)
        if before and after:
            return say(f"Từ {before} sang {after}", f"From {before} to {after}")
        if before:
            return say(
                f"{before} không còn là chủ thể, chưa xác định chủ thể thay thế",
                f"{before} no longer holds, no successor recorded",
            )
        return say(f"{after} nhận, trước đó chưa xác định chủ thể", f"{after} receives, no holder recorded before")

    def _why(self, one: Difference) -> str:
        language = self._given.language
        successors = (said.in_(language) for said in summary.replaced(self._changes.comparison, one))
        said = (one for one in one.said if one not in self._roles)
        return ". ".join(dict.fromkeys((text.sentence(one.cause), *successors, *said)))

    def _before(self, one: _Moved) -> str:
        return self._chains(one.line.before) or ", ".join(one.of.before)

    def _after(self, one: _Moved) -> str:
        return self._chains(one.line.after) or ", ".join(one.of.after)

    def _chains(self, chains: Iterable[Text]) -> str:
        return "; ".join(in_words(one).in_(self._given.language) for one in chains)

    def _entries(self) -> AnnexTable:
        language = self._given.language
        columns = TableOf[tuple[str, EntryTurn, str]](
            language, 11,
            ColumnOf(Text("Loại", "Sort"), 36, lambda one: one[0], only="excel"),
            *([ColumnOf[tuple[str, EntryTurn, str]](Text("Mã", "Id"), 40, lambda one: TableCell(one[1].about, "code"))] if self._given.shown.sources else []),
            ColumnOf(Text("Mục", "Entry"), 96, lambda one: one[1].name.in_(language)),
            ColumnOf(Text("Thay đổi", "What changes"), 96, lambda one: one[2]),
        )  # fmt: skip

        def lines() -> Iterator[tuple[str, EntryTurn, str] | Heading]:
            for group, found in summary.entries(self._changes.comparison).items():
                name = GROUPS[group].in_(language)
                yield Heading(f"{name} ({sum(len(one.entries) for one in found)})", 1, short=name)
                for one in found:
                    said = text.sentence("; ".join(part.in_(language) for part in one.said))
                    yield from ((name, entry, said) for entry in one.entries)

        return columns.table(
            columns.numbered(lines(), f"{_KEY}/muc/"),
            rows_in("mục thay đổi", "entry that changes", "entries that change"),
        )

    def _counts(self) -> AnnexTable:
        columns = TableOf[CountChange](
            self._given.language, 11,
            ColumnOf(Text("Chỉ tiêu", "Count"), 140, lambda one: one.name.in_(self._given.language)),
            ColumnOf(Text("Trước", "Before"), 24, lambda one: self._number(one.before), "right"),
            ColumnOf(Text("Sau", "After"), 24, lambda one: self._number(one.after), "right"),
            ColumnOf(Text("Chênh lệch", "Difference"), 26, self._gap, "right"),
        )  # fmt: skip
        rows = columns.numbered(self._changes.counts, f"{_KEY}/so-dem/")
        return columns.table(rows, rows_in("chỉ tiêu thay đổi", "count that changes", "counts that change"))

    def _number(self, one: float | Unknown | None) -> int | str | TableCell:
        if isinstance(one, Unknown):
            return TableCell(figures.amount(one).in_(self._given.language), "unknown")
        return NOTHING if one is None else int(one)

    def _gap(self, one: CountChange) -> str:
        if not isinstance(one.before, int | float) or not isinstance(one.after, int | float):
            return ""
        return f"{'+' if one.after > one.before else '−'}{numbers.number(abs(one.after - one.before)).in_(self._given.language)}"

    def _findings(self) -> AnnexTable:
        language = self._given.language
        columns = TableOf[tuple[str, Finding]](
            language, 11,
            ColumnOf(Text("Tình trạng", "State"), 24, lambda one: one[0], only="excel"),
            *([ColumnOf[tuple[str, Finding]](Text("Phép kiểm tra", "Check"), 22, lambda one: TableCell(one[1].check, "code"), "center")] if self._given.shown.sources else []),
            ColumnOf(Text("Mức", "Weight"), 20, lambda one: text.sentence(findings.SEVERITIES[one[1].severity].in_(language)), "center"),
            ColumnOf(Text("Nội dung", "Finding"), 170, lambda one: text.sentence(summary.of_finding(self._changes, one[1]).in_(language))),
        )  # fmt: skip
        return columns.table(columns.numbered(self._shifted(), f"{_KEY}/phat-hien/"), rows_in("phát hiện", "finding"))

    def _shifted(self) -> Iterator[tuple[str, Finding] | Heading]:
        say, changes = self._given.say, self._changes
        for state, found in (
            (say("Mới", "New"), changes.new),
            (say("Không còn", "Gone"), changes.gone),
            (say("Đổi mức", "Other weight"), tuple(one for _, one in changes.weighed)),
        ):
            if found:
                yield Heading(f"{state} ({len(found)})", 1, short=state)
            yield from ((state, one) for one in found)
