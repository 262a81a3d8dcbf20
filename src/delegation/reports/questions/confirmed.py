"""What a suspect entry was confirmed on, beside the text of its provision now: a section of an explanation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delegation.answers.changes.events import Commit
from delegation.model.clauses import Reading
from delegation.reports.shared.columns import wrapped
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class ConfirmedText:
    """Who confirmed which text, and the text now.

    ``hash``, ``now``: of the text now. ``text``: that which was confirmed, where it was found; ``commit``: in which state of the register,
    ``None`` where it is still held. ``is_sought``: whether a history was looked through.
    """

    reading: Reading
    hash: str
    now: str
    text: str | None = None
    commit: Commit | None = None
    is_sought: bool = False

    def found(self, text: str, commit: Commit | None = None) -> ConfirmedText:
        """Give it with the words that were confirmed."""
        return replace(self, text=text, commit=commit)

    def sought(self) -> ConfirmedText:
        """Give it after the words were looked for in vain."""
        return replace(self, is_sought=True)


def lines(told: ConfirmedText | None, rendering: Rendering) -> Iterator[str]:
    """Tell who confirmed what, in its words where they are known, and what stands there now."""
    if told is None:
        return
    say, reading = rendering.say, told.reading
    on = rendering.day(reading.on) if reading.on is not None else ""
    when = say(f" ngày {on}", f" on {on}") if on else say(" (chưa rõ ngày)", " (day not known)")
    for said in (
        say(
            f"Xác nhận: {reading.confirmed_by}{when}, dấu của lời văn {reading.text}.",
            f"Confirmed: {reading.confirmed_by}{when}, hash of the text {reading.text}.",
        ),
        _former(told, rendering),
        say(f"Lời văn nay (dấu {told.hash}): «{told.now}»", f"The text now (hash {told.hash}): “{told.now}”"),
    ):
        yield from wrapped(one_line(said), "  ", "    ", rendering.width)


def _former(told: ConfirmedText, rendering: Rendering) -> str:
    say, commit = rendering.say, told.commit
    if told.text is None:
        sought = say(", cả lịch sử git của sổ cũng không có", ", nor does its history in git") if told.is_sought else ""
        return say(
            f"Lời văn khi đó: sổ chỉ giữ dấu, không giữ lời văn{sought}. Đối chiếu với Công báo của ngày ấy.",
            f"The text then: the register keeps the hash, not the words{sought}. Compare with the Official Gazette of that day.",
        )
    where = say("sổ còn giữ", "still held by the register")
    if commit is not None:
        day = rendering.day(commit.day) if commit.day is not None else ""
        where = f"git {commit.hash[:12]}{f', {day}' if day else ''}"
    return say(f"Lời văn khi đó ({where}): «{told.text}»", f"The text then ({where}): “{told.text}”")
