"""The matters that stand without anybody on the day of a paper: how many, since when, and by the end of what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from delegation.documents.annexes.concern import Concern
from delegation.documents.shared.annex import Annex, Heading, TableCell
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.documents.shared.source import AnnexSource, in_order
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.model.terms import ONE_DAY, Day, if_known
from delegation.questions.horizon import Fall, Left, Stop
from delegation.questions.horizon.emptied import emptied
from delegation.questions.horizon.endings import Ending
from delegation.speech import in_english
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Without:
    """The days on which matters lost whoever had them, with those that are without anybody since; ``given``: those of them that are given by grants which run by their own term."""

    stops: tuple[Stop, ...]
    given: frozenset[MatterId]

    @property
    def lost(self) -> tuple[tuple[Day, int], ...]:
        """Since which day how many have nobody."""
        return tuple((one.day + ONE_DAY, len(one.lost)) for one in self.stops if one.lost)

    @property
    def never_known(self) -> int:
        """How many more lost their basis, and nobody ever knew whose they were."""
        return sum(len(one.never_known) for one in self.stops)

    def is_told(self, holder: HolderId | None) -> bool:
        """Whether papers tell it: of a holder always; of the whole register where something of it was given."""
        return bool(self.stops) and (holder is not None or bool(self.given))

    def endings(self) -> Iterator[Ending]:
        """Give what ended and left matters without anybody, each with these matters."""
        for stop in self.stops:
            known = {one.matter for one in stop.left}
            for fall in stop.falls:
                if left := tuple(one for one in fall.left if one in known):
                    yield replace(fall.ending, matters=left, grants=fall.grants)


def without(given: AnnexSource, concern: Concern | None) -> Without:
    """Give what stands without anybody on the day; of a holder: what it had itself, or gave, or was given."""
    grants = given.register.grants.values() if concern is None else concern.grants
    running = (one for one in grants if one.decides and one.running.possibly_holds(given.as_of))
    rows = {row.matter for one in running for row in if_known(one.rows)}
    names = {name for one in grants for name in (one.id, one.entry)}

    def is_meant(one: Left) -> bool:
        return concern is None or one.matter in rows or concern.holder.id in (*one.owners, *one.acting)

    def own(fall: Fall) -> Fall:
        return replace(fall, grants=tuple(one for one in fall.grants if one in names))

    found = [
        replace(stop, falls=tuple(map(own, stop.falls)), left=left)
        for stop in emptied(given.examination)
        if (left := tuple(filter(is_meant, stop.left)))
    ]
    return Without(tuple(found), frozenset(one.matter for stop in found for one in stop.lost if one.matter in rows))


def list_of_empty(given: AnnexSource, concern: Concern | None) -> Iterator[Annex]:
    """List what stands without anybody, since when, who had it and by what; nothing where there is nothing, or papers do not tell it."""
    found = without(given, concern)
    if not found.is_told(concern.holder.id if concern else None):
        return
    matters = given.register.matters
    columns = TableOf[tuple[str, Left]](
        given.language, 12,
        ColumnOf(Text("Từ ngày", "Since"), 24, lambda one: one[0], "center", "excel"),
        ColumnOf(Text("Mã TTHC", "Code"), 22, lambda one: given.code(matters.get(one[1].matter)), "center"),
        ColumnOf(Text("Tên việc", "Matter"), 110, lambda one: given.title(one[1].matter)),
        ColumnOf(Text("Lĩnh vực", "Field"), 34, lambda one: given.field(matters.get(one[1].matter)), only="excel"),
        ColumnOf(Text("Chủ thể trước đó", "Who had it"), 44, lambda one: _before(given, one[1]), once=True),
        ColumnOf(Text("Căn cứ trước đó", "By what"), 60, lambda one: given.law_of(matters[one[1].matter])),
    )  # fmt: skip

    def lines() -> Iterator[tuple[str, Left] | Heading]:
        for stop in found.stops:
            since = given.day(stop.day + ONE_DAY)
            yield Heading(given.say(f"Từ ngày {since}", f"Since {since}"), 1)
            ordered = sorted(
                stop.left, key=lambda one: (in_order(given.field(matters.get(one.matter))), in_order(one.matter))
            )
            for field, several in groupby(ordered, key=lambda one: given.field(matters.get(one.matter))):
                yield Heading(field, 2)
                yield from ((since, one) for one in several)

    title = Text("Danh mục việc hiện không còn chủ thể", "Matters now without a holder")
    yield given.annex(
        "het-han/hien-khong-con-chu-the",
        concern.of(title) if concern else title,
        Text("Hiện không còn chủ thể", "Nobody now"),
        columns.table(columns.numbered(lines()), rows_in("việc", "matter")),
    )


def _before(given: AnnexSource, one: Left) -> TableCell:
    names = "; ".join(map(given.name_of, one.owners or one.acting))
    return TableCell(names) if names else given.unknown("")


def said(given: AnnexSource, found: Without) -> tuple[str, str]:
    """Say how many have nobody, and since when; empty texts where there are none."""
    say, number, total = given.say, given.number, sum(count for _, count in found.lost)
    if not total:
        return "", ""
    several, others = len(found.given), total - len(found.given)
    about = say(f"{number(total)} việc hiện không còn chủ thể", f"{in_english(total, 'matter')} now without anybody")
    if several:
        more = say(f", {number(others)} việc khác", f", {number(others)} more") if others else ""
        about = say(
            f"{number(several)} việc đã được giao{more} hiện không còn chủ thể",
            f"{in_english(several, 'matter')} given{more} now without anybody",
        )
    return about + beside(given, found.never_known), _since(given, found.lost)


def beside(given: AnnexSource, count: int) -> str:
    """Say how many more lose their basis whose holder was never known, so that all papers of one night give the same numbers."""
    if not count:
        return ""
    return given.say(f" (và {given.number(count)} việc vốn chưa rõ)", f" (and {given.number(count)} never known)")


def _since(given: AnnexSource, lost: tuple[tuple[Day, int], ...]) -> str:
    """Say since when how many have nobody: of few days each; of many the first, that of most, and how many came on others."""
    say, number, (first, early) = given.say, given.number, min(lost)
    if len(lost) == 1:
        return say(f"Từ {given.day(first)}", f"Since {given.day(first)}")
    most, count = max(lost, key=lambda one: one[1])
    told = sorted(lost) if len(lost) <= _DAYS else [(first, early), *([(most, count)] if most != first else [])]
    rest = sum(several for _, several in lost) - sum(several for _, several in told)
    parts = [
        say(f"{number(several)} việc từ {given.day(day)}", f"{number(several)} since {given.day(day)}")
        for day, several in told
    ]
    parts += [say(f"{number(rest)} việc từ ngày khác", f"{number(rest)} since other days")] if rest else []
    return "; ".join(parts)


_DAYS = 3
"""Days that are told one by one."""
