"""A comment for a pull request: whether authority breaks and why, then what differs, in sections that fold away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.answers.changes import Changes, summary
from delegation.answers.changes.differences import KINDS
from delegation.answers.changes.sentences import GROUPS
from delegation.answers.changes.summary import HolderPair
from delegation.findings import Finding, Text
from delegation.reports.findings.markdown import MOST, plain
from delegation.reports.shared.rendering import Rendering
from delegation.speech import SEVERITIES, counted, figures, in_english, sentence
from delegation.speech.findings import not_examined

_NAMES = 10
"""Matters of one cause and entries alike that are named, before folding."""


def text(changes: Changes, rendering: Rendering) -> str:
    """Write the comment. A section that does not fit is named with its number of lines, never dropped in silence."""
    return _Comment(changes, rendering).text()


class _Comment:
    def __init__(self, changes: Changes, rendering: Rendering) -> None:
        self._changes, self._rendering = changes, rendering

    def text(self) -> str:
        lines = [*self._head(), ""]
        tail = [*self._tail()]
        room = MOST - _length(lines) - _length(tail)
        for title, body in self._sections():
            section = ["<details>", f"<summary>{plain(title)}</summary>", "", *body, "", "</details>", ""]
            room -= _length(section)
            if self._rendering.fold and room < 0:
                room += _length(section)
                count = self._rendering.number(len(body))
                said = self._rendering.say(f"{count} dòng, không đủ chỗ", f"{in_english(len(body), 'line')}, no room")
                lines += [f"- {plain(title)}: {said}", ""]
            else:
                lines += section
        return "\n".join([*lines, *tail]).rstrip() + "\n"

    def _in(self, said: Text) -> str:
        return plain(said.in_(self._rendering.language))

    def _head(self) -> Iterator[str]:
        say, changes = self._rendering.say, self._changes
        verdict = summary.NOTHING if changes.is_empty else summary.verdict(changes)
        icon = "✅" if changes.is_empty else ("🔴" if changes.is_breaking else "🟢")
        yield f"### {icon} {say('So sánh sổ thẩm quyền', 'Registers compared')}: {self._in(verdict).rstrip('.')}"
        yield ""
        yield f"- **{say('Trước', 'Before')}:** {self._in(changes.named[0])}"
        yield f"- **{say('Sau', 'After')}:** {self._in(changes.named[1])}"
        for count, named in zip(
            changes.unread, (say("bản trước", "the older"), say("bản sau", "the newer")), strict=True
        ):
            if count:
                yield "- ⚠️ " + say(
                    f"{named} có {count} lỗi khi đọc tệp quy tắc, nên có thể thiếu mục.",
                    f"Reading {named} register met {in_english(count, 'error')}; entries may be missing.",
                )
        if changes.is_empty:
            return
        yield ""
        yield from (f"- {self._in(reason.said)}" for reason in changes.reasons)
        yield ""
        differs = "; ".join(self._in(one) for one in summary.summed(changes))
        yield say(f"Khác nhau: {differs}.", f"Differs: {differs}.")
        twice = summary.counted_twice(summary.moved(changes.comparison, self._rendering.language))
        if twice is not None:
            yield ""
            yield self._in(twice)

    def _sections(self) -> Iterator[tuple[str, list[str]]]:
        say, language = self._rendering.say, self._rendering.language
        for kind, pairs in summary.moved(self._changes.comparison, language).items():
            count = len({matter for pair in pairs for one in pair.by_cause for matter in one.matters})
            yield f"{KINDS[kind].in_(language)}: {self._matters(count)}", [*self._pairs(pairs)]
        for group, found in summary.entries(self._changes.comparison).items():
            count = sum(len(one.entries) for one in found)
            body = [line for one in found for line in self._alike(one)]
            yield f"{GROUPS[group].in_(language)}: {self._rendering.number(count)}", body
        if self._changes.counts:
            yield say("Số đếm thay đổi", "Counts that change"), [*self._counts()]
        for title, findings in (
            (say("Phát hiện mới", "New findings"), self._changes.new),
            (say("Phát hiện không còn", "Findings that are gone"), self._changes.gone),
        ):
            if findings:
                yield f"{title}: {self._rendering.number(len(findings))}", [*self._findings(findings)]
        if self._changes.weighed:
            title = say("Phát hiện đổi mức", "Findings that weigh differently")
            lines = [
                f"- **{one.check}** {self._weight(was)} → {self._weight(one)}: {self._in(one.said)}"
                for was, one in self._changes.weighed
            ]
            yield title, lines

    def _matters(self, count: int) -> str:
        return counted(count, "việc", "matter").in_(self._rendering.language)

    def _pairs(self, pairs: Iterable[HolderPair]) -> Iterator[str]:
        for pair in pairs:
            yield f"- **{self._in(pair.said())}**: {self._matters(pair.matters)}"
            for one in pair.by_cause:
                more = f" ({plain('; '.join(one.said))})" if one.said else ""
                yield f"  - {plain(sentence(one.cause))}: {self._matters(len(one.matters))}{more}"
                yield from (f"    - {self._in(said)}" for said in summary.replaced(self._changes.comparison, one))
                lines = summary.lines(one, self._changes.comparison)
                for line in self._few(lines):
                    yield f"    - `{line.matter}` {plain(line.title)}{self._chains(line)}"
                yield from self._rest(lines, "    ")

    def _chains(self, line: summary.MatterLine) -> str:
        say = self._rendering.say
        labelled = ((say("trước", "before"), line.before), (say("sau", "after"), line.after))
        return "".join(f"<br>{label}: {self._in(said)}" for label, chains in labelled for said in chains)

    def _few(self, found: Sequence[summary.MatterLine]) -> Sequence[summary.MatterLine]:
        return found[:_NAMES] if self._rendering.fold else found

    def _rest(self, found: Sequence[object], indent: str) -> Iterator[str]:
        left = len(found) - _NAMES
        if left > 0 and self._rendering.fold:
            number = self._rendering.number(left)
            yield f"{indent}- {self._rendering.say(f'… và {number} nữa', f'… and {number} more')}"

    def _alike(self, one: summary.AlikeEntries) -> Iterator[str]:
        said = "; ".join(self._in(part) for part in one.said)
        if len(one.entries) == 1:
            yield f"- **{self._in(one.entries[0].name)}**: {said}"
            return
        yield f"- {sentence(said)} ({self._rendering.number(len(one.entries))}):"
        some = one.entries[:_NAMES] if self._rendering.fold else one.entries
        yield from (f"  - {self._in(entry.name)}" for entry in some)
        yield from self._rest(one.entries, "  ")

    def _counts(self) -> Iterator[str]:
        say = self._rendering.say
        yield f"| {say('Số đếm', 'Count')} | {say('trước', 'before')} | {say('sau', 'after')} |"
        yield "|---|---:|---:|"
        for one in self._changes.counts:
            was, becomes = (
                "" if value is None else figures.amount(value).in_(self._rendering.language)
                for value in (one.before, one.after)
            )
            yield f"| {self._in(one.name)} | {was} | {becomes} |"

    def _findings(self, findings: Iterable[Finding]) -> Iterator[str]:
        for one in findings:
            yield f"- **{self._weight(one)} {one.check}**: {self._in(summary.of_finding(self._changes, one))}"

    def _weight(self, one: Finding) -> str:
        return SEVERITIES[one.severity].in_(self._rendering.language)

    def _tail(self) -> Iterator[str]:
        left = not_examined(self._changes.analyses[1].not_examined, self._rendering.language)
        if left and not self._changes.is_empty:
            listed = "; ".join(map(plain, left))
            yield self._rendering.say(f"Chưa xét được ở bản sau: {listed}.", f"Not examined in the newer: {listed}.")


def _length(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)
