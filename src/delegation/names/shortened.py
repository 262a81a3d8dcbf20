"""Names of holders as people shorten them: *GĐ Sở Tư pháp*, *CT UBND TP*."""

from __future__ import annotations

import re

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
