"""Legal bases as papers print them: which instruments are cited, and which places in them."""

from __future__ import annotations

import re

from delegation.documents.intake.letters import flat
from delegation.model.provisions import canonical, places
from delegation.model.register import Register
from delegation.values import dataclass

NUMBER = re.compile(r"\b\d{1,5}(?:\s?/\s?\d{4})?\s?/\s?(?:[A-ZĐ][A-ZĐa-z]*\d*)(?:-[A-ZĐ][A-ZĐa-z]*\d*)*")
"""The number of an instrument: ``146/2025/NĐ-CP``, ``72/2025/QH15``, ``105/QĐ-UBND``."""
_KIND = re.compile(
    r"(?:của\s+)?(?:bộ luật|luật|pháp lệnh|nghị quyết|nghị định|thông tư liên tịch|thông tư|quyết định|chỉ thị|văn bản)"
    r"(?:\s+(?!số\b)[^\d;()]*?)?(?:\s+số)?\s*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^(?:[\s;,.(\-–+]|\)|\bvà\b|\btheo\b|\bquy định tại\b|\bcăn cứ\b|\bcủa [^;,()]*)+", re.IGNORECASE)
_DAYS = re.compile(r"^\s*ngày\s+\d[^;,()]*?\d{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedCitation:
    """One citation: the number of the instrument, the places in it (canonical; nothing for the whole), its words as printed.

    ``known``: the register has the instrument. ``readable``: its places can be read, or it names none. ``beside``: it stands in brackets
    behind another one, as the text that this refers to.
    """

    number: str
    at: str
    words: str
    known: bool
    readable: bool
    beside: bool


def read(text: str, register: Register) -> tuple[PrintedCitation, ...]:
    """Give the citations of a text, in its order."""
    flattened, found, start = flat(text), list[PrintedCitation](), 0
    for one in NUMBER.finditer(flattened):
        before = _DAYS.sub("", flattened[start : one.start()])
        before = _BEFORE.sub("", before)
        number = re.sub(r"\s", "", one.group())
        where = flat(_KIND.sub("", before)).strip(" ,;:")
        at = canonical(where) if where and places(where) else ""
        known = register.instrument(number) is not None
        beside = bool(found) and flattened.count("(", 0, one.start()) > flattened.count(")", 0, one.start())
        found.append(PrintedCitation(number, at, flat(f"{before}{number}"), known, bool(at) or not where, beside))
        start = one.end()
    return tuple(found)
