"""What ends and what is due as a calendar (RFC 5545): an event of a whole day for each, for any program that keeps days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from delegation.answers.horizon import RESTS_NOTHING, EndingSpeaker
from delegation.findings import Language, Text
from delegation.model.terms import ONE_DAY, Day
from delegation.questions.horizon import Horizon
from delegation.questions.horizon.endings import Kind, endings
from delegation.speech import instruments, numbers, parties, requests, text
from delegation.speech.holders import holder_label
from delegation.values import dataclass
from delegation.version import VERSION

_OCTETS = 75
"""Of a line, without its end; a longer one goes on in the next after a space."""
_LAST_DAYS: Mapping[Kind, Text] = {
    "instrument": Text("Ngày cuối còn hiệu lực", "Last day in force"),
    "provision": Text("Ngày cuối còn hiệu lực", "Last day in force"),
    "norm": Text("Ngày cuối được phép giao", "Last day on which it may be given"),
    "grant": Text("Ngày cuối của thời hạn giao", "Last day of a grant"),
    "holder": Text("Ngày cuối hoạt động", "Last day of a body"),
    "commune": Text("Ngày cuối trước khi sắp xếp", "Last day of a commune"),
    "code": Text("Ngày cuối dùng mã thủ tục", "Last day of a code"),
    "ownership": Text("Ngày cuối có thẩm quyền theo căn cứ hiện nay", "Last day of authority by its present basis"),
    "waiver": Text("Ngày cuối miễn trừ", "Last day of a waiver"),
    "suspension": Text("Ngày cuối trước khi tạm ngưng", "Last day before a suspension"),
    "transition": Text("Ngày cuối chuyển tiếp", "Last day of a transition"),
}
"""What the last day of each kind is called."""


@dataclass(frozen=True, slots=True)
class _Event:
    """A whole day. ``key``: what it is known by, so that a calendar that is read again replaces it. ``is_certain`` is false for what may not come about."""

    key: str
    day: Day
    summary: str
    description: str = ""
    is_certain: bool = True


def as_calendar(horizon: Horizon, language: Language) -> str:
    """Write the calendar, with the line ends that the standard wants. The same horizon gives the same text."""
    name = Text("Hạn của thẩm quyền, ủy quyền", "Ends and due days of authority").in_(language)
    if horizon.holder is not None:
        name = f"{name}: {holder_label(horizon.holder, horizon.register).in_(language)}"
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//delegation//{VERSION}//{language.upper()}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]  # fmt: skip
    events = sorted(_events(horizon, language), key=lambda one: (one.day, one.summary, one.key))
    for one in events:
        lines += _written(one, horizon)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _written(one: _Event, horizon: Horizon) -> Iterator[str]:
    mark = sha256(f"{horizon.register.id}/{one.key}".encode()).hexdigest()[:32]
    yield from ("BEGIN:VEVENT", f"UID:{mark}@delegation", f"DTSTAMP:{horizon.as_of:%Y%m%d}T000000Z")
    yield from (f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}", f"DTEND;VALUE=DATE:{one.day + ONE_DAY:%Y%m%d}")
    yield f"SUMMARY:{_escaped(one.summary)}"
    if one.description:
        yield f"DESCRIPTION:{_escaped(one.description)}"
    yield from () if one.is_certain else ("STATUS:TENTATIVE",)
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _events(horizon: Horizon, language: Language) -> Iterator[_Event]:
    yield from _ends(horizon, language)
    yield from _pauses(horizon, language)
    register = horizon.register
    for due in horizon.due:
        grant = register.grants_named(due.grant)[0]
        sides = parties.giving(register, due.grant).in_(language)
        by = _cited(instruments.instrument_name(register, grant.instrument).in_(language), language)
        said = Text(f"Đến hạn đánh giá: {sides} ({by})", f"Evaluation is due: {sides} ({by})").in_(language)
        yield _Event(f"due/{due.grant}/{due.day}", due.day, said)
    for request in horizon.requests:
        if isinstance(request.due, Day):
            said = requests.request(request, register, with_reasons=False).in_(language)
            standing = requests.standing(request, horizon.as_of, with_reasons=False).in_(language)
            yield _Event(f"request/{request.id}/{request.due}", request.due, _cited(said, language), standing)


def _ends(horizon: Horizon, language: Language) -> Iterator[_Event]:
    """Give what ends, each on its last day; of a day in one event all on which nothing in the register rests."""
    register, teller = horizon.register, EndingSpeaker(horizon.register, language)
    # Of one holder what ends is told with its own matters and grants, as its horizon has them.
    own = (fall.ending for stop in horizon.stops for fall in stop.falls)
    idle: dict[Day, list[str]] = {}
    for one in endings(register, horizon.as_of, horizon.until) if horizon.holder is None else own:
        if not (one.matters or one.grants):
            idle.setdefault(one.day, []).append(_cited(teller.name(one, short=True), language))
            continue
        name = f"{_LAST_DAYS[one.kind].in_(language)}: {_cited(teller.name(one), language)}"
        key = f"{one.kind}/{one.subject}/{one.at or ''}/{one.day}"
        yield _Event(key, one.day, name, text.sentence(teller.resting(one)))
    for day, names in idle.items():
        several = numbers.counted(len(names), "mục", "entry", "entries")
        said = Text(
            f"Ngày cuối của {several.vi} mà {RESTS_NOTHING.vi}",
            f"Last day of {several.en} on which nothing in the register rests",
        )
        yield _Event(f"idle/{day}", day, said.in_(language), "; ".join(names))


def _pauses(horizon: Horizon, language: Language) -> Iterator[_Event]:
    """Give what comes back on its first day, and what may be suspended or not carried on, which is told as possible."""
    teller = EndingSpeaker(horizon.register, language)
    for back in horizon.resumed:
        if back.resumes is not None:
            said = _cited(teller.resumed(back), language)
            key = f"resumed/{back.subject}/{back.what.at or ''}/{back.resumes}"
            yield _Event(key, back.resumes, said, text.sentence(teller.resting(back)))
    for one in horizon.perhaps:
        first = one.what.term.start
        day = max(first, horizon.as_of) if isinstance(first, Day) else horizon.as_of
        said = _cited(text.sentence(teller.perhaps(one, with_reason=False).in_(language)), language)
        why = text.sentence(teller.perhaps(one).in_(language).rpartition(": ")[2])
        key = f"perhaps/{one.subject}/{one.what.at or ''}/{one.extends}/{day}/{one.what.why}"
        yield _Event(key, day, said, f"{why}; {teller.resting(one)}", is_certain=False)


def _cited(said: str, language: Language) -> str:
    return instruments.numbered(said) if language == "vi" else said


def _escaped(said: str) -> str:
    """Write a text as the standard does: a backslash before what would mean something else, no line ends."""
    plain = " ".join(said.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Break a line after at most so many octets, never within a letter."""
    rows, row, taken = [], "", 0
    for letter in line:
        size = len(letter.encode())
        if taken + size > _OCTETS:
            rows.append(row)
            row, taken = " ", 1
        row, taken = row + letter, taken + size
    return "\r\n".join([*rows, row])
