"""``phat-hien``: the findings for a review meeting: counted by check, then one by one with room for what is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.documents.shared.annex import NOTHING, Annex, Cell, Column, Group, Row, Table, To
from delegation.documents.shared.source import Explained, Given
from delegation.errors import AskedWronglyError
from delegation.findings import Finding, Text
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.speech import SEVERITIES, not_examined, text

_COUNTS, _LIST, _WAIVED = "phat-hien", "phat-hien/danh-muc", "phat-hien/mien-tru"
_MOST = 20
"""Findings of one check that Word shows one by one; of more, the rest are named by their places. Excel has them all."""


def of_findings(given: Given, what: str | None) -> tuple[Annex, ...]:
    """List the findings of all checks, or of those whose ids begin with one of ``what`` (``DLG2,DLG301``).

    Raises ``AskedWronglyError`` for what begins no id.
    """
    chosen = _chosen(given, what)
    analysis = given.analysis()
    found = _in_order([one for one in analysis.findings if one.check.startswith(chosen)])
    waived = _in_order([one for one in analysis.waived if one.check.startswith(chosen)])
    return tuple(_Findings(given, found, waived, chosen).annexes())


def _chosen(given: Given, what: str | None) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(one.strip().upper() for one in (what or "").split(",") if one.strip()))
    for one in asked:
        if not any(check.startswith(one) for check in given.checks):
            raise AskedWronglyError(
                Text(
                    f"Không có phép kiểm tra nào bắt đầu bằng «{one}». Hãy gõ như DLG2 hoặc DLG301; "
                    "delegation explain liệt kê mọi phép kiểm tra.",
                    f"No check begins with “{one}”. Type it like DLG2 or DLG301; delegation explain lists all checks.",
                )
            )
    return asked or ("",)


def _in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Sort by the heaviest weight of the check, the check, the weight, and the place."""
    heaviest: dict[str, int] = {}
    for one in findings:
        heaviest[one.check] = min(one.severity.rank, heaviest.get(one.check, one.severity.rank))
    return sorted(findings, key=lambda one: (heaviest[one.check], one.check, one.severity.rank, one.order))


def _by_check(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.check, []).append(one)
    return found


class _Findings:
    def __init__(
        self, given: Given, found: Sequence[Finding], waived: Sequence[Finding], chosen: tuple[str, ...]
    ) -> None:
        self._given, self._found, self._waived, self._chosen = given, found, waived, chosen

    def annexes(self) -> Iterator[Annex]:
        yield self._counts()
        if self._found and self._given.with_lists:
            yield self._list(
                _LIST,
                self._given.say("Danh mục phát hiện để họp rà soát", "Findings for the review meeting"),
                self._given.say("Phát hiện", "Findings"),
                self._found,
            )
        if self._waived and self._given.with_lists:
            yield self._list(
                _WAIVED,
                self._given.say("Danh mục phát hiện đang được miễn trừ", "Findings that are waived"),
                self._given.say("Miễn trừ", "Waived"),
                self._waived,
            )

    def _explained(self, check: str) -> Explained:
        return self._given.checks.get(check, Explained(Text(check, check), Text("", "")))

    def _counts(self) -> Annex:
        say, number = self._given.say, self._given.number
        errors = sum(one.severity is Severity.ERROR for one in self._found)
        only = [one for one in self._chosen if one]
        remarks = [self._not_examined()]
        if only:
            listed = ", ".join(only)
            remarks.append(say(f"Chỉ gồm các phép kiểm tra: {listed}.", f"Only the checks: {listed}."))
        if self._waived:
            count = number(len(self._waived))
            remarks.append(
                say(
                    f"Ngoài bảng này còn {count} phát hiện đang được miễn trừ.",
                    f"Beside these, {count} findings are waived.",
                )
            )
        if not self._given.with_lists and self._found:
            remarks.append(
                say(
                    "Danh mục từng phát hiện: lập bằng lệnh delegation annex phat-hien.",
                    "The list is made by: delegation annex phat-hien.",
                )
            )
        return Annex(
            key=_COUNTS,
            title=say("Tổng hợp phát hiện khi kiểm tra sổ thẩm quyền", "Findings of the checks of the register"),
            sheet=say("Tổng hợp phát hiện", "Findings by check"),
            body=Table(
                self._count_columns(),
                tuple(self._count_rows()),
                say(
                    f"{number(len(self._found))} phát hiện, trong đó {number(errors)} lỗi.",
                    f"{number(len(self._found))} findings, {number(errors)} of them errors.",
                ),
            ),
            remarks=tuple(remarks),
            foot=self._given.foot(()),
            made=self._given.made,
        )

    def _not_examined(self) -> str:
        lines = not_examined(self._given.analysis().not_examined, self._given.language)
        if not lines:
            return self._given.say("Không có phần nào chưa xét được.", "Nothing was left unexamined.")
        listed = "; ".join(lines)
        return self._given.say(f"Chưa xét được: {listed}.", f"Not examined: {listed}.")

    def _count_columns(self) -> tuple[Column, ...]:
        say = self._given.say
        columns = [
            Column(say("STT", "No."), 12, "center"),
            Column(say("Phép kiểm tra", "Check"), 20, "center"),
            Column(say("Nội dung kiểm tra", "What it asks"), 62),
            *(Column(text.sentence(SEVERITIES[one].in_(self._given.language)), 15, "center") for one in _SHOWN),
            Column(say("Cộng", "Total"), 14, "center"),
        ]
        if self._given.with_lists:
            columns.append(Column(say("Danh mục kèm theo", "List"), 28))
        return tuple(columns)

    def _count_rows(self) -> Iterator[Row]:
        begin, groups = 1, _by_check(self._found)
        for at, (check, members) in enumerate(groups.items(), 1):
            way = To(_LIST, str(begin), str(begin + len(members) - 1))
            begin += len(members)
            counts = [sum(one.severity is weight for one in members) for weight in _SHOWN]
            cells = [
                Cell(at, "number"),
                Cell(check, "code"),
                Cell(self._explained(check).title.in_(self._given.language)),
                *(Cell(one, "number") for one in counts),
                Cell(len(members), "number", to=way),
            ]
            if self._given.with_lists:
                cells.append(Cell("–", "reference", to=way))
            yield Row(tuple(cells), key=f"{_COUNTS}/{check}")
        keys = tuple(f"{_COUNTS}/{check}" for check in groups)
        totals = [sum(one.severity is weight for one in self._found) for weight in _SHOWN]
        cells = [
            NOTHING,
            NOTHING,
            Cell(self._given.say("Tổng cộng", "Total")),
            *(Cell(one, "number", sums=keys) for one in (*totals, len(self._found))),
        ]
        if self._given.with_lists:
            cells.append(Cell("", "reference", to=To(_LIST) if self._found else None))
        yield Row(tuple(cells), "total")

    def _list(self, key: str, title: str, sheet: str, findings: Sequence[Finding]) -> Annex:
        say = self._given.say
        count = len(findings)
        waived = key == _WAIVED
        return Annex(
            key=key,
            title=title,
            sheet=sheet,
            body=Table(
                (
                    Column(say("STT", "No."), 11, "center"),
                    Column(say("Phép kiểm tra", "Check"), 20, "center", "excel"),
                    Column(say("Mức", "Weight"), 17, "center"),
                    Column(say("Nội dung", "Finding"), 96),
                    Column(say("Căn cứ", "Law"), 44, only="excel"),
                    Column(say("Chỗ trong sổ", "Place"), 36),
                    Column(say("Việc cần làm", "What to do"), 56),
                    Column(say("Miễn trừ đến hết", "Waived to"), 26)
                    if waived
                    else Column(say("Ý kiến xử lý", "Decided"), 36),
                    Column(say("Khóa của phát hiện", "Key"), 40, only="excel"),
                ),
                tuple(self._rows(findings, waived=waived)),
                say(f"{count} phát hiện.", f"{count} findings."),
            ),
            wide=True,
            foot=self._given.foot(()),
            made=self._given.made,
        )

    def _rows(self, findings: Sequence[Finding], *, waived: bool) -> Iterator[Row | Group]:
        at = 0
        for check, members in _by_check(findings).items():
            title = self._explained(check).title.in_(self._given.language)
            law = members[0].legal_source.in_(self._given.language)
            yield Group(f"{check}. {title} ({self._given.number(len(members))})", 1)
            yield Group(self._given.say(f"Căn cứ: {law}", f"Law: {law}"), 2)
            folded = members[_MOST:] if len(members) > _MOST + 1 else []
            for place, one in enumerate(members):
                at += 1
                yield self._row(at, one, waived=waived, is_folded=bool(folded) and place >= _MOST)
            if folded:
                yield self._rest(at, folded)

    def _row(self, at: int, one: Finding, *, waived: bool, is_folded: bool) -> Row:
        language = self._given.language
        fix = one.fix.said if one.fix is not None else self._explained(one.check).mend
        until = Cell(self._given.day(Day.fromisoformat(one.waived_until))) if waived and one.waived_until else NOTHING
        return Row(
            (
                Cell(at, "number"),
                Cell(one.check, "code"),
                Cell(text.sentence(SEVERITIES[one.severity].in_(language))),
                Cell(text.sentence(one.said.in_(language))),
                Cell(one.legal_source.in_(language)),
                Cell(_place(one)),
                Cell(text.sentence(fix.in_(language))),
                until,
                Cell(one.key, "code"),
            ),
            key=str(at),
            only="excel" if is_folded else "",
        )

    def _rest(self, at: int, folded: Sequence[Finding]) -> Group:
        """Give one line for all that Word does not show one by one: their places, so that nothing is lost."""
        count = self._given.number(len(folded))
        places = "; ".join(map(_place, folded))
        said = self._given.say(
            f"{count} phát hiện nữa của phép kiểm tra này (bản Excel ghi đủ từng phát hiện), tại: {places}.",
            f"{count} more findings of this check (the Excel file has each of them), at: {places}.",
        )
        serial = f"{at - len(folded) + 1}–{at}"
        return Group(f"{serial}. {said}", 2)


_SHOWN = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def _place(one: Finding) -> str:
    return f"{one.location.file}:{one.location.line}"
