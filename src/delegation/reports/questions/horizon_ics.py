"""What ends and what is due as a calendar (RFC 5545): an event of a whole day for each, for any program that keeps days."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from delegation.answers.horizon import EndingSpeaker
from delegation.findings import Language, Text
from delegation.model.terms import ONE_DAY, Day
from delegation.questions.horizon import Horizon
from delegation.questions.horizon.endings import Ending, endings
from delegation.speech import instruments, parties, requests
from delegation.speech.holders import holder_label
from delegation.values import dataclass
from delegation.version import VERSION

_OCTETS = 75
"""Of a line, without its end; a longer one goes on in the next after a space."""


@dataclass(frozen=True, slots=True)
class _Event:
    """A whole day. ``key``: what it is known by, so that a calendar that is read again replaces it."""

    key: str
    day: Day
    summary: str
    description: str = ""


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
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _events(horizon: Horizon, language: Language) -> Iterator[_Event]:
    register = horizon.register
    teller = EndingSpeaker(register, language)
    # Of one holder what ends is told with its own matters and grants, as its horizon has them.
    own = (fall.ending for stop in horizon.stops for fall in stop.falls)
    for one in endings(register, horizon.as_of, horizon.until) if horizon.holder is None else own:
        name = _cited(teller.name(one), language)
        said = Text(f"Ngày cuối còn hiệu lực: {name}", f"Last day in force: {name}").in_(language)
        yield _Event(f"{one.kind}/{one.subject}/{one.at or ''}/{one.day}", one.day, said, _resting(one, language))
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


def _resting(one: Ending, language: Language) -> str:
    """Say how much rests on what ends."""
    matters, grants = len(one.matters), len(one.grants)
    return Text(
        f"{matters} việc, {grants} lần giao dựa vào", f"matters that rest on it: {matters}; grants: {grants}"
    ).in_(language)


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
