"""The history of one subject, for a person and for programs: the newest first, each change with its commit."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.answers.changes.events import Commit, History, HistoryEvent, HistoryLine, lines
from delegation.reports.shared.columns import wrapped
from delegation.reports.shared.json import Shapes, document, shape, written
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import in_english

_LINES = 8
"""What is told of one commit, before folding."""


def text(history: History, rendering: Rendering) -> str:
    """Write the history. It ends with a line break."""
    return "\n".join(_text(history, rendering)) + "\n"


def _text(history: History, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    named = history.named.in_(rendering.language)
    yield from wrapped(one_line(named), say("Lịch sử thẩm quyền: ", "History of authority: "), "  ", rendering.width)
    day, count = rendering.day(history.day), rendering.number(history.commits)
    yield from wrapped(
        say(
            f"Đã xem {count} commit của sổ; bản nào cũng xét tại ngày {day}. Ngày bên dưới là ngày ghi vào sổ, không phải ngày "
            "văn bản có hiệu lực.",
            f"Looked at {in_english(history.commits, 'commit')} of the register, each as of {day}. The days below are those of the entry, not of "
            "effect.",
        ),
        "  ",
        "  ",
        rendering.width,
    )
    for event in history.events:
        yield ""
        yield from _event(event, _lines(event, history, rendering), rendering)
    yield ""
    if not history.events:
        yield say("Không commit nào thay đổi thẩm quyền này.", "No commit changed this authority.")
    if history.has_more:
        yield say("… và những lần thay đổi cũ hơn (bỏ --limit để xem)", "… and older changes (leave out --limit)")
    if history.is_cut:
        yield from wrapped(
            say(
                "Kho git này chỉ có một phần lịch sử (bản sao nông): những thay đổi cũ hơn chưa rõ.",
                "This repository holds a part of the history only (a shallow clone): older changes are not known.",
            ),
            "",
            "  ",
            rendering.width,
        )


def _lines(event: HistoryEvent, history: History, rendering: Rendering) -> tuple[str, ...]:
    say = rendering.say
    found: list[str] = []
    for line in lines(event, history.subject, with_remarks=history.with_remarks):
        said = one_line(line.said.in_(rendering.language))
        chains = (
            f"{label}: {one_line(chain.in_(rendering.language))}"
            for label, some in ((say("trước", "before"), line.before), (say("sau", "after"), line.after))
            for chain in some
        )
        found.append("\n".join((said, *chains)))
    return tuple(found)


def _event(event: HistoryEvent, found: tuple[str, ...], rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    if event.commit is None:
        head = say("Chưa ghi vào git", "Not committed yet")
    else:
        day = rendering.day(event.commit.day)
        head = one_line(f"{day}  {event.commit.hash[:8]}  {event.commit.author}: {event.commit.subject}")
    yield f"\x1b[1m{head}\x1b[0m" if rendering.colour else head
    if event.first:
        yield "  " + say("Sổ bắt đầu từ commit này:", "The register begins with this commit:")
    for one in found[: _LINES if rendering.fold else None]:
        first, *rest = one.split("\n")
        yield from wrapped(first, "  - ", "    ", rendering.width)
        for chain in rest:
            yield from wrapped(chain, "    ", "      ", rendering.width)
    more = len(found) - _LINES
    if more > 0 and rendering.fold:
        yield "  " + say(f"… và {more} nữa (--all để xem hết)", f"… and {more} more (--all shows them)")


LOG: Shapes = {
    History: shape("subject named as_of=day commits has_more is_cut events"),
    HistoryEvent: shape(
        "commit first changes",
        changes=lambda event, history: list(lines(event, history.subject, with_remarks=history.with_remarks)),
    ),
    Commit: shape("hash day author subject"),
    HistoryLine: shape("said before after"),
}


def as_json(history: History, rules_hash: str) -> str:
    """Write the history for programs: nothing is folded."""
    return document("delegation-log", rules_hash, written(history, LOG, history))
