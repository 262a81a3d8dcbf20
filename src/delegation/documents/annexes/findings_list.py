"""``phat-hien``: the findings for a review meeting: counted by check, then one by one with room for what is decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from delegation.documents.annexes import advice
from delegation.documents.annexes.alike import alike
from delegation.documents.annexes.beside_holder import told_apart
from delegation.documents.annexes.findings_chosen import ChosenFindings, chosen
from delegation.documents.annexes.unexamined import untold
from delegation.documents.shared.annex import NOTHING, Annex, Heading, TableCell, TableRow, To
from delegation.documents.shared.columns import ColumnOf, TableOf, of_list, rows_in
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Explained, Finding, Text
from delegation.model.severity import Severity
from delegation.model.terms import iso_day
from delegation.speech import SEVERITIES, in_english, not_examined, text
from delegation.speech.holders import the
from delegation.speech.numbers import counted
from delegation.speech.official import official
from delegation.speech.text import joined
from delegation.values import dataclass

_COUNTS, _LIST, _WAIVED = "phat-hien", "phat-hien/danh-muc", "phat-hien/mien-tru"
_TITLE = Text("Tổng hợp phát hiện khi kiểm tra sổ thẩm quyền", "Findings of the checks of the register")
_MOST = 40
"""Findings of one check that Word shows one by one; of more, the rest are named by their places. Excel has them all."""


def of_findings(given: AnnexSource, what: str | None) -> tuple[Annex, ...]:
    """List the findings that ``findings_chosen.chosen`` gives, and raise what it raises."""
    return tuple(_Findings(given, chosen(given, what)).annexes())


def _by_check(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.check, []).append(one)
    return found


_SHOWN = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_ENGLISH = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""What is counted of each weight."""


@dataclass(frozen=True, slots=True)
class _OfCheck:
    """The findings of a check, and where they are listed."""

    check: str
    members: Sequence[Finding]
    way: To

    def count(self, weight: Severity) -> int:
        return sum(one.severity is weight for one in self.members)


class _Findings:
    def __init__(self, given: AnnexSource, of: ChosenFindings) -> None:
        self._concern, self._chosen = of.concern, of.checks
        self._given, self._found, self._waived = given, of.found, of.waived
        self._titles = frozenset(one.title for one in given.register.matters.values())
        self._shared: dict[str, str] = {}
        """By key of a finding whose words stand in a line above, the matter that is its own."""
        self._like: dict[str, str] = {}
        """By key of a finding for which the same is to be done as for one of its check above it, the number of that row."""

    def annexes(self) -> Iterator[Annex]:
        yield self._counts()
        if self._found and self._given.with_lists:
            title = Text("Danh mục phát hiện để họp rà soát", "Findings for the review meeting")
            decided = ColumnOf[Finding](Text("Ý kiến xử lý", "Decided"), 36, lambda _: NOTHING, to_fill=True)
            yield self._list(_LIST, title, Text("Phát hiện", "Findings"), self._found, decided)
        if self._waived and self._given.with_lists:
            title = Text("Danh mục phát hiện đang được miễn trừ", "Findings that are waived")
            until = ColumnOf(Text("Miễn trừ đến hết", "Waived to"), 26, self._until)
            yield self._list(_WAIVED, title, Text("Miễn trừ", "Waived"), self._waived, until)

    def _explained(self, check: str) -> Explained:
        return self._given.checks[check]

    def _counts(self) -> Annex:
        given, number, language = self._given, self._given.number, self._given.language
        errors = sum(one.severity is Severity.ERROR for one in self._found)
        columns = TableOf[_OfCheck](
            language, 12,
            *([ColumnOf(Text("Phép kiểm tra", "Check"), 20, lambda one: TableCell(one.check, "code"), "center")] if given.shown.sources else []),
            ColumnOf(Text("Nội dung kiểm tra", "What it asks"), 62, lambda one: self._explained(one.check).title.in_(language), total=lambda: given.say("Tổng cộng", "Total")),
            *(
                ColumnOf(_weight(weight), 15, partial(_OfCheck.count, weight=weight), "center", total=partial(self._sum, weight))
                for weight in _SHOWN
                if any(one.severity is weight for one in self._found)
            ),
            ColumnOf(Text("Cộng", "Total"), 14, lambda one: TableCell(len(one.members), "number", to=one.way), "center", total=self._sum),
            *([of_list(lambda one: one.way, lambda: TableCell("", "reference", to=To(_LIST) if self._found else None))] if given.with_lists else []),
        )  # fmt: skip
        rows = (columns.row(at, one, f"{_COUNTS}/{one.check}") for at, one in enumerate(self._checks(), 1))
        all_of, of_these = len(self._found), given.say("không có lỗi", "none of them an error")
        if errors:
            of_these = given.say(
                f"trong đó {number(errors)} lỗi", in_english(errors, "of them an error", "of them errors")
            )
        whole = Text(f"{number(all_of)} phát hiện, {of_these}.", f"{in_english(all_of, 'finding')}, {of_these}.")
        return given.annex(
            _COUNTS,
            self._concern.of(_TITLE) if self._concern else _TITLE,
            Text("Tổng hợp phát hiện", "Findings by check"),
            columns.table((*rows, columns.total()) if self._found else (), lambda _: whole),
            remarks=self._remarks(),
            wide=False,
        )

    def _sum(self, weight: Severity | None = None) -> TableCell:
        keys = tuple(f"{_COUNTS}/{check}" for check in _by_check(self._found))
        return TableCell(sum(weight in (None, one.severity) for one in self._found), "number", sums=keys)

    def _remarks(self) -> Iterator[Text]:
        if not self._found:
            yield Text("Không có phát hiện nào.", "Nothing was found.")
        examined = self._not_examined()
        yield Text(examined, examined)
        yield from told_apart(self._given, self._concern, with_findings=True)
        only = ", ".join(one for one in self._chosen if one)
        if only:
            yield (
                Text(f"Chỉ gồm các phép kiểm tra: {only}.", f"Only the checks: {only}.")
                if self._given.shown.sources
                else Text("Chỉ gồm các nội dung kiểm tra nêu trong bảng.", "Only what the table names was asked.")
            )
        if self._waived:
            count = self._given.number(len(self._waived))
            yield Text(
                f"Ngoài bảng này còn {count} phát hiện đang được miễn trừ.",
                f"Waived beside these: {in_english(len(self._waived), 'finding')}.",
            )
        if not self._given.with_lists and self._found:
            yield Text(
                "Không kèm danh mục từng phát hiện.",
                "The list of findings is not enclosed.",
            )

    def _not_examined(self) -> str:
        given, concern = self._given, self._concern
        what = given.analysis().not_examined if concern is None else concern.not_examined(given.register)
        counted = not_examined(what, given.language)
        whole = [one.said.in_(given.language) for one in untold(given, concern)] if concern else []
        if not counted and not whole:
            return given.say("Không có phần nào chưa xét được.", "Nothing was left unexamined.")
        if concern is None or not counted:
            listed = "; ".join((*counted, *whole))
            return given.say(f"Chưa xét được: {listed}.", f"Not examined: {listed}.")
        name, own = given.name_of(concern.holder.id), "; ".join(counted)
        said = given.say(
            f"Trong các việc và lần giao của {name}, chưa xét được: {own}.",
            f"Of the matters and grants of {the(name)}, not examined: {own}.",
        )
        beside = "; ".join(whole)
        return (
            f"{said} {given.say(f'Ngoài ra chưa xét được: {beside}.', f'Beside these, not examined: {beside}.')}"
            if whole
            else said
        )

    def _checks(self) -> Iterator[_OfCheck]:
        begin = 1
        for check, members in _by_check(self._found).items():
            way = To(_LIST, str(begin), str(begin + len(members) - 1))
            begin += len(members)
            yield _OfCheck(check, members, way)

    def _list(self, key: str, title: Text, sheet: Text, findings: Sequence[Finding], last: ColumnOf[Finding]) -> Annex:
        given, language = self._given, self._given.language
        columns = TableOf[Finding](
            language, 11,
            *([ColumnOf[Finding](Text("Phép kiểm tra", "Check"), 20, lambda one: TableCell(one.check, "code"), "center", "excel")] if given.shown.sources else []),
            ColumnOf(Text("Nội dung kiểm tra", "What is asked"), 50, lambda one: self._explained(one.check).title.in_(language), only="excel"),
            ColumnOf(Text("Mức", "Weight"), 17, lambda one: _weight(one.severity).in_(language), "center", "excel"),
            ColumnOf(Text("Nội dung", "Finding"), 96, self._said, only="excel"),
            ColumnOf(Text("Nội dung", "Finding"), 96, lambda one: self._shared[one.key] if one.key in self._shared else self._said(one), only="word"),
            ColumnOf(Text("Căn cứ", "Law"), 44, self._law, only="excel"),
            *([ColumnOf(Text("Chỗ trong sổ", "Place"), 36, _place)] if given.shown.sources else []),
            ColumnOf(Text("Việc cần làm", "What to do"), 56, self._fix, only="excel"),
            ColumnOf(Text("Việc cần làm", "What to do"), 56, lambda one: self._to_do(one, key), only="word"),
            last,
            *([ColumnOf[Finding](Text("Khóa của phát hiện", "Key"), 40, lambda one: TableCell(one.key, "code"), only="excel")] if given.shown.sources else []),
        )  # fmt: skip
        table = columns.table(self._rows(findings, columns), rows_in("phát hiện", "finding"))
        return given.annex(key, self._concern.of(title) if self._concern else title, sheet, table)

    def _rows(self, findings: Sequence[Finding], columns: TableOf[Finding]) -> Iterator[TableRow | Heading]:
        at = 0
        for check, members in _by_check(findings).items():
            title = self._explained(check).title.in_(self._given.language)
            before = f"{check}. " if self._given.shown.sources else ""
            law = self._law(members[0])
            yield Heading(f"{before}{title} ({self._weighed(members)})", 1)
            yield Heading(self._given.say(f"Căn cứ: {law}", f"Law: {law}"), 2, kind="line")
            place, folded = 0, len(members) - _MOST if len(members) > _MOST + 1 else 0
            groups, said = alike(members, self._said, self._fix, self._titles), dict[str, str]()
            ordered = [one for group in groups for one in group.members]
            for group in groups:
                line = group.line(self._given.language)
                self._shared |= group.own
                yield from [Heading(line, 2, kind="line")] if line and not (folded and place >= _MOST) else []
                for one in group.members:
                    at, place = at + 1, place + 1
                    if (first := said.setdefault(self._fix(one), str(at))) != str(at):
                        self._like[one.key] = first
                    yield columns.row(at, one, str(at), only="excel" if folded and place > _MOST else "")
            if folded:
                yield self._rest(at, ordered[-folded:])

    def _weighed(self, members: Sequence[Finding]) -> str:
        """Count findings by how much they weigh."""
        found = Counter(one.severity for one in members)
        several = (counted(found[one], SEVERITIES[one].vi, _ENGLISH[one]) for one in _SHOWN if found[one])
        return joined(", ", several).in_(self._given.language)

    def _fix(self, one: Finding) -> str:
        explained = self._explained(one.check)
        said = explained.advice(one) if self._given.shown.sources else advice.asked(explained, one)
        return text.sentence(said.in_(self._given.language).rstrip("."))

    def _to_do(self, one: Finding, key: str) -> TableCell:
        """Say what is to be done; where it stands above already, by the number of the row."""
        like = self._like.get(one.key)
        if like is None:
            return TableCell(self._fix(one))
        return TableCell(self._given.say(f"Như STT {like}", f"As No. {like}"), to=To(key, like))

    def _law(self, one: Finding) -> str:
        said = one.legal_source if self._given.shown.sources else advice.law(one.legal_source)
        return said.in_(self._given.language)

    def _said(self, one: Finding) -> str:
        language, shown = self._given.language, self._given.shown
        said = one.said.in_(language)
        if not shown.sources:
            said = official(advice.found(one, with_notes=shown.notes).in_(language), self._given.register, language)
        share = self._concern.share(one).in_(language) if self._concern else ""
        return text.sentence(f"{said} {text.sentence(share)}." if share else said)

    def _until(self, one: Finding) -> TableCell:
        return TableCell(self._given.day(iso_day(one.waived_until))) if one.waived_until else NOTHING

    def _rest(self, at: int, folded: Sequence[Finding]) -> Heading:
        """Give one line for all that Word does not show one by one: their places, where these are shown."""
        count = self._given.number(len(folded))
        places = "; ".join(map(_place, folded)) if self._given.shown.sources else ""
        vi, en = (f", tại: {places}", f", at: {places}") if places else ("", "")
        said = self._given.say(
            f"Còn {count} phát hiện cùng nội dung kiểm tra này (bản Excel ghi đủ từng phát hiện){vi}.",
            f"{in_english(len(folded), 'more finding')} of this kind (the Excel file has each of them){en}.",
        )
        serial = f"{at - len(folded) + 1}–{at}"
        return Heading(f"{serial}. {said}", 2, kind="line")


def _weight(severity: Severity) -> Text:
    said = SEVERITIES[severity]
    return Text(text.sentence(said.vi), text.sentence(said.en))


def _place(one: Finding) -> str:
    return f"{one.location.file}:{one.location.line}"
