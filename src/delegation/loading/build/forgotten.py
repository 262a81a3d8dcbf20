"""What an entry forgets: the keys that it must say, and of which neither it nor what it inherits from has a value."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.loading.build.entries import Entry
from delegation.model.forgotten import Forgotten

INSTRUMENT = ("number", "type", "issuer", "issued", "effective", "title", "source", "provenance")
GRANT = ("from", "to", "matters", "term", "at")
NORM = ("basis",)
LEDGER = {
    "tasks": ("level",),
    "delegated-procedures": ("form",),
    **dict.fromkeys(("given-tasks", "given-procedures", "given-fields"), ("given",)),
}
"""Of a ledger by what it counts."""


NAMELESS = "(không có mã)"


def forgets(entry: Entry, group: str, name: str, keys: Iterable[str]) -> None:
    """Keep in mind which of some keys neither an entry nor what it inherits from has a value for."""
    called = name if entry.place.at("id") not in entry.draft.spoilt else NAMELESS
    missing = tuple(
        key for key in keys if entry.get(key) is None and entry.place.at(key) not in entry.draft.spoilt
    )  # fmt: skip
    entry.draft.forgotten.append(Forgotten(group, called, entry.place, missing))
