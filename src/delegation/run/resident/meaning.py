"""What a place of a rule file may say: the part of the schema that it follows, and which entries it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from delegation.loading import schema
from delegation.model.holders import CommuneCode
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId
from delegation.model.places import Step
from delegation.model.register import Register
from delegation.run.editing.sorts import SORTS, EditedSort

GROUPS: Mapping[str, tuple[str, ...]] = {
    "holders": (
        "owner", "owners", "holder", "from", "to", "parent", "head-of", "within", "successors", "issuer", "coordinators",
        "exerciser", "may-not-act", "may-not-own", "giver", "receiver", "counted-class",
    ),
    "fields": ("field", "fields", "only-fields"),
    "matters": ("matter", "matters", "task"),
    "instruments": (
        "instrument", "by", "resumed-by", "corrected-by", "replaces", "replaced-by", "amends", "under",
        "instruments",
    ),
    "grants": ("grant", "grants"),
    "norms": ("norms", "prevails-over"),
    "sources": ("source",),
    "communes": ("commune", "communes", "except-communes", "becomes"),
    "forms": ("form",),
    "ledgers": ("ledger", "ledgers", "counted-ledgers"),
    "figures": ("figure", "figures", "compare", "same-as", "difference", "part-of", "percent", "of", "sum-of"),
    "entries": ("entries",),
}  # fmt: skip
"""By each group of entries the keys whose values name one of it."""
_GROUP_OF = {key: group for group, keys in GROUPS.items() for key in keys}
_OTHERWISE = {("requests", "by"): "holders", ("requests", "to"): "holders"}
"""Keys that name others in a kind of file."""
_CODES = {"becomes": "communes", "replaced-by": "matters"}
"""Lists whose codes are those of others; any other code is an entry's own."""
ENDING = ("holders", "matters", "instruments", "norms", "communes", "grants")
"""Groups whose entries have days."""
_DAYS = r"^\d{4}-\d{2}-\d{2}$"
SORT_OF = {one.group: one for one in SORTS}
"""By the group of its entries each sort that bears ids."""


def node_at(kind: str, path: Sequence[Step]) -> Mapping[str, Any] | None:
    """Give the part of the schema of a kind of file at a path; ``None`` where nothing may stand there."""
    node: Any = schema.of(kind)
    for step in path:
        if isinstance(step, int):
            node = node.get("items")
        else:
            more = node.get("additionalProperties")
            node = node.get("properties", {}).get(_written(step), more if isinstance(more, dict) else None)
        if not isinstance(node, dict):
            return None
    found: Mapping[str, Any] = node
    return found


def name_of(path: Sequence[Step]) -> str:
    """Give the key whose value stands at a path; of what is listed that of the list."""
    return _written(next((one for one in reversed(path) if isinstance(one, str)), ""))


def _written(key: str) -> str:
    """Give a key as it is written: one that stands twice is kept with a mark behind it."""
    return key.partition("\0")[0]


def group_at(kind: str, path: Sequence[Step]) -> str | None:
    """Tell of which group of ``references`` the entries are that a value at a path names; ``None`` where it names none."""
    node = node_at(kind, path)
    if node is None or node.get("pattern") == _DAYS:
        return None
    types = node.get("type", ())
    if "string" not in types and "integer" not in types:
        return None
    key = name_of(path)
    if key == "code":
        return _CODES.get(name_of(path[:-1]))
    return _OTHERWISE.get((kind, key)) or _GROUP_OF.get(key)


def named(register: Register, group: str, name: str) -> tuple[EditedSort | None, Any] | None:
    """Give the entry that a value names, with its sort; ``None`` where none or several bear the name. Communes and forms are of no sort."""
    groups = ("norms", "matters", "grants") if group == "entries" else (group,)
    for one in groups:
        entry = _entry(register, one, name)
        if entry is not None:
            return SORT_OF.get(one), entry
    return None


def _entry(register: Register, group: str, name: str) -> Any:  # noqa: ANN401  an entry of any sort
    if group == "instruments":
        return register.instruments.get(InstrumentId(name)) or register.instrument(name)
    if group == "matters":
        return register.matters.get(MatterId(name)) or _formerly(register, name)
    if group == "forms":
        return next((one for number, one in register.forms.items() if str(number) == name), None)
    if group == "communes":
        return register.communes.get(CommuneCode(name))
    return SORT_OF[group].entry(register, name)


def _formerly(register: Register, name: str) -> Any:  # noqa: ANN401  as above
    return next((one for one in register.matters.values() if name in one.formerly), None)


def every(register: Register) -> Iterator[tuple[EditedSort, Any]]:
    """Give all entries that bear ids, each with its sort."""
    for sort in SORTS:
        for one in sort.entries(register).values():
            yield sort, one
