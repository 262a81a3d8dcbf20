"""Names of holders as people shorten them: *GĐ Sở Tư pháp*, *CT UBND TP*."""

from __future__ import annotations

import re

from delegation.names.folding import fold

_HEADS = {
    "gđ": "Giám đốc", "gd": "Giám đốc", "pgđ": "Phó Giám đốc", "pgd": "Phó Giám đốc", "ct": "Chủ tịch", "pct": "Phó Chủ tịch",
}  # fmt: skip
_HEAD = re.compile(
    r"\s*(?P<head>(?:p\.?)?g[đd]|p?ct)\.?\s+(?=(?:sở|so|ubnd|hđnd|hdnd|ủy ban|uỷ ban|hội đồng|ban|trung tâm)\b)",
    re.IGNORECASE,
)
_CITY = re.compile(r"(?<=\b(?:UBND|HĐND|HDND) )(?:TP\.?|T\.P\.?)(?=\s|$)", re.IGNORECASE)


def in_full(name: str) -> str:
    """Give a name with the head of a body and the city written out; any other text as it is."""
    found = _HEAD.match(name)
    head = f"{_HEADS[found['head'].casefold().replace('.', '')]} " if found is not None else ""
    return head + _CITY.sub("Thành phố", name[found.end() if found is not None else 0 :])


_SPELT = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "tp": "thanh pho"}


def spelt_out(name: str, place: str) -> str:
    """Give the name of a body as names are compared, with all that papers shorten written out, and without the name of its city or province.

    ``place``: a text that ends with that name, such as what the register is called. *Chủ tịch UBND TP. Hà Nội* is *Chủ tịch UBND Thành phố*.
    """
    words = " ".join(_SPELT.get(one, one) for one in fold(in_full(name)).split())
    own = _PLACE.search(fold(place))
    return words.replace(own[0], own[1]) if own is not None else words


_PLACE = re.compile(r"\b(thanh pho|tinh) \S.*$")
