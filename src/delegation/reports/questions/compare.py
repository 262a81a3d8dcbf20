"""What differs, for a person at a terminal: what breaks, who holds what now and by which text, then entries and findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.answers.changes import Changes, CountChange, summary
from delegation.answers.changes.differences import KINDS, Difference
from delegation.answers.changes.sentences import GROUPS
from delegation.answers.changes.summary import HolderPair, MatterLine
from delegation.findings import Finding, Text
from delegation.reports.shared.columns import wrapped
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import SEVERITIES, counted, figures, in_english, sentence
from delegation.speech.findings import not_examined

_PAIRS, _CAUSES, _MATTERS, _ENTRIES, _NAMES, _FINDINGS = 6, 3, 3, 12, 4, 3
"""Before folding: pairs of holders of a kind, causes of a pair, matters of a cause, entries of a sort, names of entries
alike, findings of a check."""
_BOLD, _DIM, _RED = "1", "2", "31;1"


def text(changes: Changes, rendering: Rendering) -> str:
    """Write the report. It ends with a line break."""
    return "\n".join(_Report(changes, rendering).lines()) + "\n"


class _Report:
    def __init__(self, changes: Changes, rendering: Rendering) -> None:
        self._changes, self._rendering = changes, rendering
        self._section = 0

    def lines(self) -> Iterator[str]:
        say, changes = self._rendering.say, self._changes
        yield self._paint(say("So sánh sổ thẩm quyền", "Registers compared"), _BOLD)
        for label, named in zip((say("Trước", "Before"), say("Sau", "After")), changes.named, strict=True):
            yield from self._wrapped(self._in(named), f"  {label}: ", "    ")
        yield ""
        yield from self._unread()
        if changes.is_empty:
            yield self._in(summary.NOTHING)
            return
        yield from self._verdict()
        yield from self._moves()
        yield from self._entries()
        yield from self._counts()
        yield from self._findings()
        yield from self._left()

    def _in(self, said: Text) -> str:
        return one_line(said.in_(self._rendering.language))

    def _paint(self, said: str, colour: str) -> str:
        return f"\x1b[{colour}m{said}\x1b[0m" if self._rendering.colour else said

    def _wrapped(self, said: str, first: str, rest: str) -> Iterator[str]:
        yield from wrapped(one_line(said), first, rest, self._rendering.width)

    def _most(self, most: int) -> int | None:
        return most if self._rendering.fold else None

    def _more(self, count: int, indent: str) -> Iterator[str]:
        if count > 0:
            number = self._rendering.number(count)
            said = self._rendering.say(
                f"… và {number} nữa (--all để xem hết)", f"… and {number} more (--all shows them)"
            )
            yield indent + self._paint(said, _DIM)

    def _head(self, said: str) -> Iterator[str]:
        self._section += 1
        yield ""
        yield self._paint(f"{self._section}. {said}", _BOLD)

    def _unread(self) -> Iterator[str]:
        for label, count in zip(
            (Text("bản trước", "the older register"), Text("bản sau", "the newer register")),
            self._changes.unread,
            strict=True,
        ):
            if count:
                said = self._rendering.say(
                    f"Chú ý: {label.vi} có {count} lỗi khi đọc tệp quy tắc, nên có thể thiếu mục và khác biệt dưới đây có thể không thật.",
                    f"Note: reading {label.en} met {in_english(count, 'error')}; entries may be missing, and differences below may be none.",
                )
                yield from self._wrapped(said, "! ", "  ")

    def _verdict(self) -> Iterator[str]:
        said = self._in(summary.verdict(self._changes))
        if self._changes.is_breaking:
            yield self._paint(f"{said}:", _RED)
            for reason in self._changes.reasons:
                yield from self._wrapped(self._in(reason.said), "  - ", "    ")
        else:
            yield from self._wrapped(f"{said}.", "", "")
        differs = "; ".join(self._in(one) for one in summary.summed(self._changes))
        yield from self._wrapped(f"{differs}.", self._rendering.say("Khác nhau: ", "Differs: "), "  ")

    def _moves(self) -> Iterator[str]:
        by_kind = summary.moved(self._changes.comparison, self._rendering.language)
        if not by_kind:
            return
        yield from self._head(self._rendering.say("Ai có thẩm quyền, ai giải quyết", "Who owns, who acts"))
        for remark in (summary.not_revived(by_kind), summary.counted_twice(by_kind)):
            if remark is not None:
                yield from self._wrapped(self._in(remark), "  ", "  ")
        for kind, pairs in by_kind.items():
            count = len({matter for pair in pairs for one in pair.by_cause for matter in one.matters})
            yield "  " + self._paint(f"{self._in(KINDS[kind])}: {self._matters(count)}", _BOLD)
            for pair in pairs[: self._most(_PAIRS)]:
                yield from self._pair(pair)
            rest = pairs[_PAIRS:] if self._rendering.fold else ()
            if rest:
                matters = self._matters(sum(one.matters for one in rest))
                said = self._rendering.say(
                    f"… và {len(rest)} dòng nữa, {matters} (--all để xem hết)",
                    f"… and {in_english(len(rest), 'more pair')} of holders, {matters} (--all shows them)",
                )
                yield "    " + self._paint(said, _DIM)

    def _matters(self, count: int) -> str:
        return counted(count, "việc", "matter").in_(self._rendering.language)

    def _pair(self, pair: HolderPair) -> Iterator[str]:
        yield from self._wrapped(f"{self._in(pair.said())}: {self._matters(pair.matters)}", "    ", "      ")
        few = len(pair.by_cause) > _CAUSES
        for one in pair.by_cause[: self._most(_CAUSES)]:
            yield from self._difference(one, 1 if few else _MATTERS)
        rest = pair.by_cause[_CAUSES:] if self._rendering.fold else ()
        if rest:
            matters = self._matters(len({matter for one in rest for matter in one.matters}))
            said = self._rendering.say(
                f"… và {len(rest)} nguyên nhân nữa, {matters} (--all để xem hết)",
                f"… and {in_english(len(rest), 'more cause')}, {matters} (--all shows them)",
            )
            yield "      " + self._paint(said, _DIM)

    def _difference(self, one: Difference, most: int) -> Iterator[str]:
        more = f" ({'; '.join(one.said)})" if one.said else ""
        yield from self._wrapped(
            f"{sentence(one.cause)}: {self._matters(len(one.matters))}{more}", "      ", "        "
        )
        for successor in summary.replaced(self._changes.comparison, one):
            yield from self._wrapped(self._in(successor), "        ", "          ")
        lines = summary.lines(one, self._changes.comparison)
        for line in lines[: self._most(most)]:
            yield from self._line(line)
        yield from self._more(len(lines) - most if self._rendering.fold else 0, "        ")

    def _line(self, line: MatterLine) -> Iterator[str]:
        say = self._rendering.say
        yield from self._wrapped(f"{line.matter} {line.title}", "        - ", "          ")
        for label, chains in ((say("trước: ", "before: "), line.before), (say("sau: ", "after: "), line.after)):
            for chain in chains:
                yield from self._wrapped(self._in(chain), "          " + label, "            ")

    def _entries(self) -> Iterator[str]:
        for group, found in summary.entries(self._changes.comparison).items():
            yield from self._head(self._in(GROUPS[group]))
            for one in found[: self._most(_ENTRIES)]:
                names = [self._in(entry.name) for entry in one.entries]
                said = "; ".join(self._in(part) for part in one.said)
                if len(names) == 1:
                    yield from self._wrapped(f"{names[0]}: {said}", "  - ", "    ")
                    continue
                yield from self._wrapped(f"{sentence(said)} ({self._rendering.number(len(names))}):", "  - ", "    ")
                # Of notes and sources the number is enough.
                most = _NAMES if group != "other" else 1
                for name in names[: self._most(most)]:
                    yield from self._wrapped(name, "      ", "        ")
                yield from self._more(len(names) - most if self._rendering.fold else 0, "      ")
            yield from self._more(len(found) - _ENTRIES if self._rendering.fold else 0, "  ")

    def _counts(self) -> Iterator[str]:
        if self._changes.counts:
            yield from self._head(self._rendering.say("Số đếm thay đổi", "Counts that change"))
            for one in self._changes.counts:
                yield from self._wrapped(self._count(one), "  - ", "    ")

    def _count(self, one: CountChange) -> str:
        was, becomes = (
            self._rendering.say("không có", "none")
            if value is None
            else figures.amount(value).in_(self._rendering.language)
            for value in (one.before, one.after)
        )
        return f"{self._in(one.name)}: {was} → {becomes}"

    def _findings(self) -> Iterator[str]:
        say, changes = self._rendering.say, self._changes
        yield from self._listed(say("Phát hiện mới", "New findings"), changes.new)
        yield from self._listed(say("Phát hiện không còn", "Findings that are gone"), changes.gone)
        if changes.weighed:
            yield from self._head(say("Phát hiện đổi mức", "Findings that weigh differently"))
            for was, one in changes.weighed:
                words = [SEVERITIES[side.severity].in_(self._rendering.language) for side in (was, one)]
                yield from self._wrapped(f"{one.check}: {words[0]} → {words[1]}: {self._in(one.said)}", "  - ", "    ")

    def _listed(self, title: str, found: Sequence[Finding]) -> Iterator[str]:
        if not found:
            return
        yield from self._head(f"{title} ({self._rendering.number(len(found))})")
        for check, some in summary.by_check(found).items():
            word = SEVERITIES[some[0].severity].in_(self._rendering.language)
            if len(some) > 1:
                yield f"  {check} ({word}, {self._rendering.number(len(some))}):"
            for one in some[: self._most(_FINDINGS)]:
                first = "    - " if len(some) > 1 else f"  {check} ({word}): "
                yield from self._wrapped(self._in(summary.of_finding(self._changes, one)), first, "      ")
            yield from self._more(len(some) - _FINDINGS if self._rendering.fold else 0, "    ")

    def _left(self) -> Iterator[str]:
        left = not_examined(self._changes.analyses[1].not_examined, self._rendering.language)
        if left:
            yield ""
            start = self._rendering.say("Chưa xét được ở bản sau: ", "Not examined in the newer register: ")
            yield from self._wrapped("; ".join(left) + ".", start, "  ")
