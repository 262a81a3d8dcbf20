"""Instruments by kind and number, places in them and what replaced them, as documents cite them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from delegation.findings import Text
from delegation.model.instruments import OF_DAY, Citation, Instrument
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.model.worded import english_of
from delegation.speech import days, holders
from delegation.speech.days import day, read_day
from delegation.speech.instrument_types import BY_LETTERS, TYPES
from delegation.speech.provisions import provision
from delegation.speech.text import joined

_CODE = Text("Bộ luật", "Code")
"""A law whose title says that it is one."""


def labelled(label: str) -> Text:
    """Say the label of an instrument; the day that tells it from others of its number as each language writes days."""
    number, _, mark = label.rpartition(OF_DAY)
    of = read_day(mark) if number else None
    return Text(label, label if of is None else f"{number} of {day(of).en}")


def by_label(label: str) -> Text:
    """Name an instrument that is known by its label alone, by the kind that its symbol tells; whatever bears no number as it is."""
    symbol = label.partition(OF_DAY)[0].rpartition("/")[2].partition("-")[0]
    return named(label, None, BY_LETTERS.get(symbol)) if "/" in label else labelled(label)


def named(number: str, called: str | None, kind: str | None) -> Text:
    """Name an instrument in short: kind and number; by what it is called where ``number`` is that, for want of a public one."""
    if number == called:
        return Text(f"văn bản «{called}», số chưa công bố", f"the instrument “{called}” (number not public)")
    sort, said = TYPES.get(kind or ""), labelled(number)
    if kind == "law" and (called or "").startswith(_CODE.vi):
        sort = _CODE
    before = "số " if "/" in number else ""  # An id stands where nobody wrote a number.
    return Text(f"{sort.vi} {before}{said.vi}", f"{sort.en} {said.en}") if sort else said


def instrument(one: Instrument) -> Text:
    """Name an instrument in short, as after its first citation: *Nghị định số 140/2025/NĐ-CP*.

    One without a public number is named by its title; where that is not public either, by what it is about, which is no title.
    """
    if isinstance(one.number, str) or one.title or not one.short:
        return named(one.label, one.title or one.called, one.type)
    about = one.short[:1].lower() + one.short[1:]
    return Text(f"văn bản {about}, số chưa công bố", f"the instrument on {about}, number not public")


def titled(one: Instrument, beside: str = "") -> Text:
    """Name an instrument with its official title: *Luật Thủ đô số 39/2024/QH15*; what the register calls it in short never stands for one.

    ``beside``: what stands behind its number.
    """
    short, title = instrument(one), one.title
    if not title or not isinstance(one.number, str):
        return Text(short.vi + beside, short.en + beside)
    vi = f"{title} số {one.label}{beside}" if _is_by_title(one) else f"{short.vi}{beside}: {title}"
    return Text(vi, f"{short.en}{beside}: {title}")


def _is_by_title(one: Instrument) -> bool:
    """Whether an instrument is named by its title, which says its kind: *Luật Thủ đô*, *Bộ luật Lao động*."""
    kinds = (TYPES[one.type].vi, _CODE.vi) if one.type in _NAMED_BY_TITLE else ()
    return any((one.title or "").startswith(f"{kind} ") for kind in kinds)


_BEFORE_NUMBER = re.compile(
    rf"\b({'|'.join(sorted({one.vi for one in TYPES.values()} | {one.vi.lower() for one in TYPES.values()}, key=len, reverse=True))}) "
    r"(?=\d[\w.]*(?:/\d{4})?/[^\W\d_])"
)
"""Where a kind of instrument stands before its number."""


_IN_LETTERS = re.compile(r"\b(NĐ|QĐ|NQ|TT) (?=\d[\w.]*(?:/\d{4})?/[^\W\d_])")
"""Letters that stand for a kind of instrument before its whole number."""
_FROM_LARGE = re.compile(
    r"\b(Điều \d+[a-zđ]?) (khoản \d+[a-zđ]?)(?: (điểm [a-zđ]{1,2}))?\b(?![-–]\d|,? (?:và )?(?:khoản|điểm|\d))"
)
"""A provision from the article down; documents cite it from the smallest unit up."""


def numbered(said: str) -> str:
    """Give a Vietnamese text that may hold words of rule files with «số» before numbers, as NĐ 30/2020/NĐ-CP (Phụ lục I, phần II) cites them."""
    found = _IN_LETTERS.sub(lambda one: f"{TYPES[BY_LETTERS[one[1]]].vi} ", said)
    found = _FROM_LARGE.sub(lambda one: " ".join(filter(None, (one[3], one[2], one[1]))), found)
    return _BEFORE_NUMBER.sub(r"\1 số ", found)


_NAMED_BY_TITLE = ("law", "ordinance")
_SAY_WHAT_THEY_DO = (
    "Quy định",
    "Về",
    "Sửa đổi",
    "Ban hành",
    "Hướng dẫn",
    "Bãi bỏ",
    "Phê duyệt",
    "Thành lập",
    "Công bố",
)
"""How official titles begin that follow the issuer as they are; others follow *về*."""
_ISSUERS = {
    "Quốc hội": "the National Assembly",
    "Ủy ban Thường vụ Quốc hội": "the Standing Committee of the National Assembly",
    "Chính phủ": "the Government",
    "Thủ tướng Chính phủ": "the Prime Minister",
    "Văn phòng Chính phủ": "the Government Office",
}
"""Central bodies that registers name as issuers without holding them; of others the English is that of the register, else the name as it is."""


def in_full(register: Register, one: Instrument) -> Text:
    """Name an instrument as at its first citation (NĐ 30/2020/NĐ-CP, Phụ lục I): kind, number, day, issuer, official title.

    A law is named by its title. What is not known, or stands in no source, is left out; a short name never stands for a title.
    """
    if not isinstance(one.number, str):
        return instrument(one)
    short, title = instrument(replace(one, apart=None)), one.title or ""
    is_law = _is_by_title(one)
    vi, en = [f"{title} số {one.number}" if is_law else short.vi], [short.en]
    if isinstance(one.issued, Day):
        vi.append(days.in_full(one.issued).vi)
        en.append(f"of {day(one.issued).en}")
    if isinstance(one.issuer, str) and not is_law:
        by = issuer(register, one.issuer)
        vi.append(f"của {by.vi}")
        en.append(f"by {by.en}")
    if title:
        vi += [] if is_law else [_about(title, short.vi)]
        en.append(f"(“{title}”)")
    return Text(" ".join(vi), " ".join(en))


def _about(title: str, short: str) -> str:
    """Give an official title as it follows the issuer; without the kind where it repeats that (*Nghị quyết về …*)."""
    said = title.removeprefix(short.partition(" số ")[0]).strip()
    said = said[:1].lower() + said[1:] if said[1:2].islower() else said
    return said if said.startswith(tuple(one.lower() for one in _SAY_WHAT_THEY_DO)) else f"về {said}"


def issuer(register: Register, name: str) -> Text:
    """Name who issued an instrument: a holder of the register in full, or a body outside it."""
    found = register.holder(name)
    return Text(name, _ISSUERS.get(name) or english_of(name)) if found is None else holders.in_full(found)


_NUMBER = re.compile(r"\d[\w.]*(?:/\d{4})?/[^\W\d_][\w-]*")


def cited_in(register: Register, said: Iterable[str]) -> tuple[Instrument, ...]:
    """Give the instruments of the register whose numbers stand in texts, in the order of their first citation."""
    numbers = dict.fromkeys(number for one in said for number in _NUMBER.findall(one))
    found = (register.instrument(number) for number in numbers)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def with_blanks(register: Register, one: Instrument) -> Text:
    """Name an instrument by kind, number, day and issuer, with blanks where they are not known: *Quyết định số … ngày … của …*."""
    sort = TYPES.get(one.type or "", Text("Văn bản", "Instrument"))
    number = one.number if isinstance(one.number, str) else "…"
    issued = days.in_full(one.issued) if isinstance(one.issued, Day) else None
    by = issuer(register, one.issuer) if isinstance(one.issuer, str) else Text("…", "…")
    return Text(
        f"{sort.vi} số {number} {issued.vi if issued else 'ngày … tháng … năm …'} của {by.vi}",
        f"{sort.en} No. {number} of {issued.en if issued else '…'} by {by.en}",
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
    return tuple(name for name, _ in _after(register, one))


def followed(register: Register, one: Instrument) -> Text:
    """Name what replaced an instrument in one list; nothing where nothing did."""
    every = _after(register, one)
    return joined(", ", (labelled(name) if found is None else instrument(found) for name, found in every))


def _after(register: Register, one: Instrument) -> list[tuple[str, Instrument | None]]:
    told = {name: register.instrument(name) for name in one.replaced_by}
    said = {found.id for found in told.values() if found is not None}
    own = [(name if found is None or found.apart is None else found.label, found) for name, found in told.items()]
    return [*own, *((later.label, later) for later in register.successors(one) if later.id not in said)]


def placed(at: str | None, of: Text) -> Text:
    """Cite a place of an instrument that is already named; the instrument as a whole for ``None``."""
    if at is None:
        return of
    place = provision(at)
    return Text(f"{place.vi} {of.vi}", f"{of.en}, {place.en}")


def citation(register: Register, one: Citation) -> Text:
    """Cite what a citation names."""
    return placed(one.at, instrument_name(register, one.instrument))
