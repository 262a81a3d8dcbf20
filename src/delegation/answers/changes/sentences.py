"""What became of an entry, in the words that all entries share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from delegation.answers.changes import values
from delegation.answers.changes.causes import text_of
from delegation.authority.examination import Examination
from delegation.authority.links import Link
from delegation.authority.usable import usable_term
from delegation.findings import Text
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.questions.compare import Comparison, Turn
from delegation.speech import days, instruments, joined
from delegation.speech.causes import edge_of
from delegation.speech.holders import holder_label
from delegation.values import dataclass

Group = Literal["grant", "matter", "instrument", "holder", "number", "other"]
GROUPS: Mapping[Group, Text] = {
    "grant": Text("Lần giao quyền", "Grants"),
    "matter": Text("Việc được ghi khác mà chủ thể không đổi", "Matters that read differently, with the same holders"),
    "instrument": Text("Văn bản", "Instruments"),
    "holder": Text("Chủ thể", "Holders"),
    "number": Text("Số liệu công bố", "Published figures"),
    "other": Text("Mục khác trong sổ", "Other entries"),
}


@dataclass(frozen=True, slots=True)
class EntryTurn:
    """An entry and what became of it. ``about``: its id; ``sort``: what it is, where its group has several kinds.

    ``kinds``: what became of it in the words of a comparison (``Turn.kinds``, and ``aspects`` of other entries).
    """

    group: Group
    about: str
    name: Text
    said: tuple[Text, ...]
    kinds: tuple[str, ...] = ()
    sort: str = ""


def registers_of(comparison: Comparison) -> tuple[Register, Register]:
    """Give the older and the newer register."""
    return comparison.old.register, comparison.new.register


@dataclass(frozen=True, slots=True)
class Turns:
    """What is said of an entry of a kind.

    ``came``, ``went``: it stands in the newer register only, in the older one only; ``later``, ``over``, ``doubt``: it is not there
    yet, no longer, perhaps; ``begins``, ``ends``; ``settled``, ``doubted``: that it is there is now known, or no longer.
    """

    came: Text
    went: Text
    later: Text = Text("chưa có hiệu lực", "not yet in force")
    over: Text = Text("đã hết hiệu lực", "ended")
    doubt: Text = Text("chưa rõ còn hiệu lực", "not known whether in force")
    begins: Text = Text("bắt đầu có hiệu lực", "begins")
    ends: Text = Text("hết hiệu lực", "ends")
    settled: Text = Text("nay đã rõ là còn hiệu lực", "now known to be in force")
    doubted: Text = Text("nay chưa rõ còn hiệu lực", "no longer known to be in force")


GIVEN = Turns(Text("giao thêm", "given"), Text("rút", "taken back"))
ENTERED = Turns(Text("ghi thêm", "entered"), Text("bỏ khỏi sổ", "withdrawn"))
ESTABLISHED = Turns(
    ENTERED.came,
    ENTERED.went,
    Text("chưa thành lập", "not yet established"),
    Text("đã kết thúc hoạt động", "ended"),
    Text("chưa rõ còn hoạt động", "not known whether it exists"),
    Text("bắt đầu hoạt động", "begins"),
    Text("kết thúc hoạt động", "ends"),
    Text("nay đã rõ là còn hoạt động", "now known to exist"),
    Text("nay chưa rõ còn hoạt động", "no longer known to exist"),
)
"""Of a holder: a body is no text, it works or has ended."""


def turned(about: str, turn: Turn, comparison: Comparison, words: Turns) -> Iterator[Text]:
    """Say whether an entry came, went, begins or ends. ``about``: its id."""
    kinds = {*turn.kinds}
    if turn.was == "absent":
        stands = {"not-yet": words.later, "ended": words.over, "may-hold": words.doubt}.get(turn.becomes)
        yield words.came if stands is None else joined(", ", (words.came, stands))
    elif turn.becomes == "absent":
        yield words.went
    elif kinds & {"added", "ended"}:
        causes = [
            edge_of(one)
            if one.about == about and one.kind != "suspension"
            else text_of(one, comparison, instruments.instrument)
            for one in turn.causes
            if one.kind != "restated"
        ]
        plain = words.begins if "added" in kinds else words.ends
        yield (joined("; ", causes) if causes else plain)
    if "settled" in kinds and "absent" not in (turn.was, turn.becomes):
        yield words.settled
    if "doubted" in kinds and "absent" not in (turn.was, turn.becomes):
        yield words.doubted


def life(turn: Turn, before: object, after: object, registers: tuple[Register, Register]) -> Iterator[Text]:
    """Say how the term of an instrument or a holder reads now, where its term was changed."""
    if "term" not in turn.aspects:
        return
    terms = getattr(before, "term", None), getattr(after, "term", None)
    if {"extended", "shortened"} & {*turn.kinds}:
        ends = [getattr(one, "end", None) for one in terms]
        yield from lasting(turn, *(one if isinstance(one, Day) else None for one in ends))
    else:
        yield values.restated("term", *terms, registers)


def lasting(turn: Turn, before: Day | None, after: Day | None) -> Iterator[Text]:
    """Say until when something lasts now, where that is longer or shorter than before."""
    if "extended" not in turn.kinds and "shortened" not in turn.kinds:
        return
    vi, en = ("gia hạn", "prolonged") if "extended" in turn.kinds else ("rút ngắn", "shortened")
    was = (
        Text(f" (trước: đến hết {days.day(before).vi})", f" (before: to {days.day(before).en})")
        if before is not None
        else Text(" (trước: không định ngày kết thúc)", " (before: without an end)")
    )
    until = (
        Text(f" đến hết {days.day(after).vi}", f" to {days.day(after).en}")
        if after is not None
        else Text(", không định ngày kết thúc", ", without an end")
    )
    yield Text(vi + until.vi + was.vi, en + until.en + was.en)


def until(link: Link, side: Examination) -> Day | None:
    """Give the last day on which a step of a chain goes on to hold with all that it rests on; ``None`` where it is open."""
    return usable_term((link,), side.register, side.as_of).end


def restated(
    before: object,
    after: object,
    aspects: Iterable[str],
    names: Mapping[str, str],
    registers: tuple[Register, Register],
) -> Iterator[Text]:
    """Say which values read differently. ``names``: the value of each aspect that is told here."""
    for aspect in aspects:
        name = names.get(aspect)
        if name is None:
            continue
        was, becomes = getattr(before, name), getattr(after, name)
        if name in ("giver", "receiver"):
            called = values.label(name)
            first, second = (
                holder_label(one, register) for register, one in zip(registers, (was, becomes), strict=True)
            )
            yield from_to(f"chuyển {called.vi}", f"{called.en} changed", first, second)
        else:
            yield values.restated(name, was, becomes, registers)


def from_to(vi: str, en: str, before: Text, after: Text) -> Text:
    """Say that something went from one to another: *chuyển … từ A sang B*."""
    return Text(f"{vi} từ {before.vi} sang {after.vi}", f"{en} from {before.en} to {after.en}")
