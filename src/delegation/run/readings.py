"""The file of confirmed readings: new ones come to its end, and every other byte of it stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from delegation.authority.readings import RestingEntry, resting
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.clauses import digest, text_of
from delegation.model.instruments import Instrument
from delegation.model.provisions import canonical, touches
from delegation.model.register import Register
from delegation.run import entries
from delegation.speech import instruments
from delegation.speech.scalars import quoted
from delegation.values import dataclass

READINGS = "readings"
EMPTY = """\
# yaml-language-server: $schema=../schemas/readings.schema.json
# Ai đã đọc lời văn của điều khoản nào, cho những mục nào, ngày nào. Lệnh delegation confirm ghi tệp này.

readings: []
""".encode()
"""A file in which nobody has confirmed anything."""


@dataclass(frozen=True, slots=True)
class ReadingToConfirm:
    """A provision, the hash of its text on the day, and the entries that rest on it and were not confirmed on this text."""

    at: str
    text: str
    entries: tuple[str, ...]


def to_confirm(register: Register, instrument: Instrument, at: str | None, day: date) -> list[ReadingToConfirm]:
    """Give what rests on the provisions of an instrument, or on ``at`` and what lies in it, and is not confirmed on their text.

    Raises ``AskedWronglyError`` where the register holds no text there.
    """
    known = {
        (entry, canonical(one.at), one.text)
        for one in register.readings
        if register.instrument(one.instrument) is instrument
        for entry in one.entries
    }
    found: dict[tuple[str, str], list[str]] = {}
    texts = 0
    for one in resting(register):
        if one.instrument is not instrument or not _is_meant(one, at):
            continue
        text = text_of(instrument, one.at, day)
        texts += text is not None
        if text is not None and (one.entry, one.at, digest(text)) not in known:
            found.setdefault((one.at, digest(text)), []).append(one.entry)
    if not texts:
        raise _nothing_held(register, instrument, at)
    return [ReadingToConfirm(where, text, tuple(sorted(named))) for (where, text), named in sorted(found.items())]


def _is_meant(one: RestingEntry, at: str | None) -> bool:
    return at is None or touches(at, one.at)


def _nothing_held(register: Register, instrument: Instrument, at: str | None) -> AskedWronglyError:
    cited = instruments.placed(at, instruments.instrument_name(register, instrument.id))
    return AskedWronglyError(
        Text(
            f"Sổ không giữ lời văn nào của {cited.vi} mà một mục của sổ dựa vào. Hãy ghi lời văn vào khóa clauses của văn bản "
            "(docs/rule-files.md), rồi chạy lại.",
            f"The register holds no text of {cited.en} on which an entry rests. Write it under the key clauses of the instrument "
            "(docs/rule-files.md), then run this again.",
        )
    )


def with_readings(data: bytes, instrument: str, confirmed: Sequence[ReadingToConfirm], who: str, on: date) -> bytes:
    """Add readings to the file. ``data``: its bytes. Raises ``DelegationError`` where the file is faulty."""
    document = entries.read(READINGS, data)
    return entries.added(
        document, READINGS, lambda indent: "".join(_entry(indent, instrument, one, who, on) for one in confirmed)
    )


def _entry(indent: str, instrument: str, one: ReadingToConfirm, who: str, on: date) -> str:
    named = ", ".join(quoted(entry) for entry in one.entries)
    said = {
        "instrument": quoted(instrument),
        "at": quoted(one.at),
        "text": quoted(one.text),
        "entries": f"[{named}]",
        "confirmed-by": quoted(who),
        "on": on.isoformat(),
    }
    return f"{indent}- {{{', '.join(f'{key}: {value}' for key, value in said.items())}}}\n"
