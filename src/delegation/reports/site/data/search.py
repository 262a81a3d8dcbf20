"""What the search of the pages finds, as one script for both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from delegation.findings import Text
from delegation.reports.site.data.answers import Bytes, script
from delegation.values import dataclass

Kind = Literal["procedure", "task", "holder", "commune", "instrument", "check", "field"]
_KINDS: tuple[Kind, ...] = ("procedure", "task", "holder", "commune", "instrument", "check", "field")
"""In the order in which ``box.js`` names them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that has a page: its id, its title, and further names by which it is found."""

    kind: Kind
    id: str
    title: Text
    names: tuple[str, ...]


def files(entries: Iterable[Entry]) -> Bytes:
    """Give the file of the search by its name."""
    written = [
        [
            _KINDS.index(one.kind),
            one.id,
            one.title.vi,
            one.title.en if one.title.en != one.title.vi else 0,
            " | ".join(one.names) or 0,
        ]
        for one in entries
    ]
    return {"search.js": script("delegation.search", written)}
