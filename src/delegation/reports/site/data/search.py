"""What the search of the pages finds, as one script for both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from delegation.findings import Text
from delegation.reports.site.data.answers import Bytes, script
from delegation.values import dataclass

Kind = Literal["procedure", "task", "holder", "commune", "instrument", "check", "field", "form", "norm"]
_KINDS: tuple[Kind, ...] = ("procedure", "task", "holder", "commune", "instrument", "check", "field", "form", "norm")
"""In the order in which ``box.js`` names them."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something that is found: its id, its title, further names, and its address from the top of the pages of a language."""

    kind: Kind
    id: str
    title: Text
    names: tuple[str, ...]
    address: str


def files(entries: Iterable[SearchEntry]) -> Bytes:
    """Give the file of the search by its name. Where many stand on one page, the page is written once."""
    pages: dict[str, int] = {}
    written = []
    for one in entries:
        page, sign, _ = one.address.partition(".html#")
        place = pages.setdefault(page, len(pages)) if sign else -1
        english = one.title.en if one.title.en != one.title.vi else 0
        written.append([_KINDS.index(one.kind), one.id, one.title.vi, english, " | ".join(one.names) or 0, place])
    return {"search.js": script("delegation.search", {"entries": written, "pages": list(pages)})}
