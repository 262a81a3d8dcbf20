"""Instruments by kind and number, places in them and what replaced them, as documents cite them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from delegation.findings import Text
from delegation.model.instruments import OF_DAY, Citation, Instrument
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.speech.days import day, read_day
from delegation.speech.provisions import provision
from delegation.speech.text import joined

TYPES = {
    "law": Text("Luật", "Law"),
    "ordinance": Text("Pháp lệnh", "Ordinance"),
    "na-resolution": Text("Nghị quyết", "Resolution"),
    "na-standing-committee-resolution": Text("Nghị quyết", "Resolution"),
    "consolidated-text": Text("Văn bản hợp nhất", "Consolidated text"),
    "decree": Text("Nghị định", "Decree"),
    "government-resolution": Text("Nghị quyết", "Resolution"),
    "pm-decision": Text("Quyết định", "Decision"),
    "pm-telegram": Text("Công điện", "Telegram"),
    "circular": Text("Thông tư", "Circular"),
    "joint-circular": Text("Thông tư liên tịch", "Joint circular"),
    "council-resolution-qppl": Text("Nghị quyết", "Resolution"),
    "council-resolution": Text("Nghị quyết", "Resolution"),
    "committee-decision-qppl": Text("Quyết định", "Decision"),
    "committee-decision": Text("Quyết định", "Decision"),
    "chair-decision-qppl": Text("Quyết định", "Decision"),
    "chair-decision": Text("Quyết định", "Decision"),
    "centre-decision": Text("Quyết định", "Decision"),
    "directive": Text("Chỉ thị", "Directive"),
    "plan": Text("Kế hoạch", "Plan"),
    "announcement": Text("Thông báo", "Announcement"),
    "report": Text("Báo cáo", "Report"),
}
"""Kinds of instruments as they stand before a number; those that are missing are cited by their number alone."""


def labelled(label: str) -> Text:
    """Say the label of an instrument; the day that tells it from others of its number as each language writes days."""
    number, _, mark = label.rpartition(OF_DAY)
    of = read_day(mark) if number else None
    return Text(label, label if of is None else f"{number} of {day(of).en}")


def named(number: str, title: str | None, kind: str | None) -> Text:
    """Name an instrument by kind and label; by its title where ``number`` is that, for want of a public one."""
    if number == title:
        return Text(f"văn bản «{title}», số chưa công bố", f"the instrument “{title}”, number not public")
    sort = TYPES.get(kind or "")
    said = labelled(number)
    return Text(f"{sort.vi} {said.vi}", f"{sort.en} {said.en}") if sort else said


def instrument(one: Instrument) -> Text:
    """Name an instrument."""
    return named(one.label, one.title, one.type)


_BEFORE_NUMBER = re.compile(
    rf"\b({'|'.join(sorted({one.vi for one in TYPES.values()} | {one.vi.lower() for one in TYPES.values()}, key=len, reverse=True))}) "
    r"(?=\d[\w.]*(?:/\d{4})?/[^\W\d_])"
)
"""Where a kind of instrument stands before its number."""


def numbered(said: str) -> str:
    """Give a Vietnamese text with «số» before the numbers of instruments, as NĐ 30/2020/NĐ-CP (Phụ lục I, phần II) cites them."""
    return _BEFORE_NUMBER.sub(r"\1 số ", said)


_NAMED_BY_TITLE = ("Luật", "Pháp lệnh")


def in_full(register: Register, one: Instrument) -> Text:
    """Name an instrument as at its first citation: kind, number, day and issuer, then what it is about; a law by its name."""
    if not isinstance(one.number, str):
        return instrument(one)
    short, title = instrument(replace(one, apart=None)), one.title or ""
    if title.startswith(_NAMED_BY_TITLE):
        return Text(f"{title} số {one.number}", f"{short.en} ({title})")
    vi, en = [numbered(short.vi)], [short.en]
    if isinstance(one.issued, Day):
        vi.append(f"ngày {day(one.issued).vi}")
        en.append(f"of {day(one.issued).en}")
    if isinstance(one.issuer, str):
        issuer = register.label_of(one.issuer)
        vi.append(f"của {issuer}")
        en.append(f"by {issuer}")
    about = f" ({title})" if title else ""
    return Text(" ".join(vi) + about, " ".join(en) + about)


def with_blanks(register: Register, one: Instrument) -> Text:
    """Name an instrument by kind, number, day and issuer, with blanks where they are not known: *Quyết định số … ngày … của …*."""
    sort = TYPES.get(one.type or "", Text("Văn bản", "Instrument"))
    number = one.number if isinstance(one.number, str) else "…"
    issued = day(one.issued) if isinstance(one.issued, Day) else None
    issuer = register.label_of(one.issuer) if isinstance(one.issuer, str) else "…"
    return Text(
        f"{sort.vi} số {number} ngày {issued.vi if issued else '… tháng … năm …'} của {issuer}",
        f"{sort.en} No. {number} of {issued.en if issued else '…'} by {issuer}",
    )


def briefly(one: Instrument) -> Text:
    """Name an instrument by kind and number, or say that the number is not public."""
    if isinstance(one.number, str):
        return instrument(one)
    return Text("Văn bản chưa công bố số", "Instrument without a published number")


Naming = Callable[[Instrument], Text]
"""How an instrument is named: a chart has room for its number only, a text for its title where it has no number."""


def instrument_name(register: Register, name: str, naming: Naming = instrument) -> Text:
    """Name an instrument by its id or number; by the label that it is called by where that leads to none."""
    found = register.instrument(name)
    return naming(found) if found is not None else labelled(name)


def successors(register: Register, one: Instrument) -> tuple[str, ...]:
    """Name what replaced an instrument: as it says itself, then those that say so of it. Labels, which ``labelled`` says."""
    named = {name: register.instrument(name) for name in one.replaced_by}
    said = {found.id for found in named.values() if found is not None}
    own = (name if found is None or found.apart is None else found.label for name, found in named.items())
    return (*own, *(later.label for later in register.successors(one) if later.id not in said))


def followed(register: Register, one: Instrument) -> Text:
    """Name what replaced an instrument in one list; nothing where nothing did."""
    return joined(", ", map(labelled, successors(register, one)))


def placed(at: str | None, of: Text) -> Text:
    """Cite a place of an instrument that is already named; the instrument as a whole for ``None``."""
    if at is None:
        return of
    place = provision(at)
    return Text(f"{place.vi} {of.vi}", f"{of.en}, {place.en}")


def citation(register: Register, one: Citation) -> Text:
    """Cite what a citation names."""
    return placed(one.at, instrument_name(register, one.instrument))
