"""How a holder is named, an instrument and a place in it cited: ``điểm b khoản 1 Điều 14 Luật 72/2025/QH15``.

Vietnamese documents name the smallest part first (NĐ 30/2020/NĐ-CP, Phụ lục I); English ones write ``Article 14(1)(b)``.
"""

from __future__ import annotations

import re

from delegation.findings import Text
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.terms import Unknown

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

_PLAIN = re.compile(r"Điều (\w+)(?: khoản (\w+))?(?: điểm (\w+))?")


def holder(register: Register, name: str | Unknown) -> str:
    """Give the short name of a holder, the id where it is not in the register, or why it is not known."""
    if isinstance(name, Unknown):
        return f"(chưa rõ: {name.reason})"
    found = register.holder(name)
    return found.label if found is not None else name


def provision(at: str) -> Text:
    """Cite a place in an instrument. What is not a plain điều, khoản, điểm stays as it is written."""
    found = _PLAIN.fullmatch(at)
    if found is None:
        return Text(at, at)
    article, clause, point = found.groups()
    parts = [("điểm", point), ("khoản", clause), ("Điều", article)]
    vi = " ".join(f"{name} {value}" for name, value in parts if value)
    en = f"Article {article}" + "".join(f"({value})" for value in (clause, point) if value)
    return Text(vi, en)


def named(number: str, title: str | None, kind: str | None) -> Text:
    """Name an instrument by kind and number; by its title where ``number`` is that, for want of a public one."""
    if number == title:
        return Text(f"văn bản «{title}», số chưa công bố", f"the instrument “{title}”, number not public")
    sort = TYPES.get(kind or "")
    return Text(f"{sort.vi} {number}", f"{sort.en} {number}") if sort else Text(number, number)


def instrument(one: Instrument) -> Text:
    """Name an instrument."""
    return named(one.label, one.title, one.type)


def briefly(one: Instrument) -> Text:
    """Name an instrument by kind and number, or say that the number is not public."""
    if isinstance(one.number, str):
        return instrument(one)
    return Text("Văn bản chưa công bố số", "Instrument without a published number")


def successors(register: Register, one: Instrument) -> tuple[str, ...]:
    """Name what replaced an instrument: as it says itself, then those that say so of it."""
    said = {found.id for name in one.replaced_by if (found := register.instrument(name)) is not None}
    return (*one.replaced_by, *(later.label for later in register.successors(one) if later.id not in said))


def placed(at: str | None, of: Text) -> Text:
    """Cite a place of an instrument that is already named; the instrument as a whole for ``None``."""
    if at is None:
        return of
    place = provision(at)
    return Text(f"{place.vi} {of.vi}", f"{of.en}, {place.en}")


def given_at(grant: Grant, row: AnnexRow | None) -> str | None:
    """Give the place of a decision that gives a matter: that of its row, else that of the grant.

    Nothing where the grant says only that there is an annex and the row has its number there.
    """
    if row is not None and row.at is not None:
        return row.at
    if not isinstance(grant.at, str) or (row is not None and row.row is not None and "phụ lục" in grant.at.lower()):
        return None
    return grant.at


def citation(register: Register, one: Citation) -> Text:
    """Cite what a citation names."""
    found = register.instrument(one.instrument)
    return placed(one.at, instrument(found) if found is not None else Text(one.instrument, one.instrument))
