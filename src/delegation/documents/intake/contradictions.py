"""What other lines of a decision state otherwise than those that its facts are read from: of two values it is asked which is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from delegation.documents.intake import days
from delegation.documents.intake.lasting import Fact
from delegation.findings import Text
from delegation.model.terms import iso_day
from delegation.names.folding import fold

_FROM = re.compile(
    rf"(?:^|(?:thời hạn|thời gian|ủy quyền|uỷ quyền|phân cấp)[^.;]*?)(?:kể\s+)?từ\s+(?:0+\s*giờ\s+)?ngày\s+{days.WRITTEN}\s*(?:(?:cho\s+)?đến|tới|-|–|và\s+kết thúc)",
    re.IGNORECASE,
)
"""A term with a first day of its own."""
_FOR_ALL = re.compile(r"TM\.?\s+(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)\b")
"""How whoever signs for a committee is headed: a decision of its chair alone never is."""
_FROM_SIGNING = re.compile(
    r"(?:thời hạn|thời gian|(?:ủy quyền|uỷ quyền|phân cấp))[^.;]*?từ\s+ngày\s+ký\b|^(?:kể\s+)?từ\s+ngày\s+ký\b[^.;]*\b(?:đến|tới)\b",
    re.IGNORECASE,
)
"""A term that begins on the day of signing."""


def enter(found: dict[str, Fact], said: Sequence[tuple[str, Text]]) -> None:
    """Add to the first day and the issuer what other lines state otherwise.

    A term that begins after the decision is in force contradicts nothing: what is given begins then (``begins``).
    """
    begins = dict[str, Fact]()
    for text, place in said:
        if _FOR_ALL.match(text) and fold(found["issuer"].value if "issuer" in found else "").startswith("chu tich"):
            found["issuer"] = Fact(f"ký {text}, đầu văn bản ghi {found['issuer'].value}", text, place)
        term = _FROM.search(text)
        first = days.read(term) if term else None
        if first is not None and "effective" in found:
            force = iso_day(found["effective"].value)
            if force is None or first < force:
                add(found, "effective", first.isoformat(), text, place)
            else:
                begins.setdefault(first.isoformat(), Fact(first.isoformat(), text, place))
        if "issued" in found and "effective" in found and _FROM_SIGNING.search(text):
            add(found, "effective", found["issued"].value, text, place)
    # One that begins with the decision says nothing new, unless another line has a later day.
    if any(one != found["effective"].value for one in begins):
        found["begins"] = replace([*begins.values()][-1], value="; ".join(begins))


def add(found: dict[str, Fact], key: str, value: str, text: str, place: Text) -> None:
    """Put another value of a fact beside those known, with the line that states it."""
    known = found[key].value.split("; ")
    if fold(value) not in map(fold, known):
        found[key] = Fact("; ".join((*known, value)), text, place)
