"""Documents to model: what an entry states to be not known, where it changes nothing else that is read of the entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from delegation.loading.build.entries import Entry, Tree, numbered, unknown
from delegation.model.gaps import Gap
from delegation.model.terms import Unknown

_TREES = (dict, list)
_SOURCED = ("source", "provenance")
KEYS: Mapping[str, tuple[str, ...]] = {
    "matters": (
        "code", "field", "reserved", "agency", "announced-by", "catalogue-title", "task", "coordinators", "replaces", "replaced-by", "published", *_SOURCED,
    ),
    "holders": ("parent", "head-of", "successors", "internal-process", *_SOURCED),
    "communes": ("becomes", "former-names", "readiness", *_SOURCED),
    "instruments": ("number", "type", "issuer", "issued", "title", "normative", "replaces", "replaced-by", "amends", *_SOURCED),
    "grants": ("fields", "conditions-met", "evaluation-days", "form", "content", "at", "purpose", *_SOURCED),
    "requests": ("act", "about", "count", "at", "on", "to", "source"),
}  # fmt: skip
"""By the group of an entry the keys of which it is kept in mind that they are not known."""


def gaps(entry: Entry, group: str) -> tuple[Gap, ...]:
    """Give the keys of an entry, said in it or above it, that are not known, in whole or in a member of their list."""
    # Of the hundred thousands of values nearly all are known: texts, or nothing.
    said = ((key, entry.get(key)) for key in KEYS[group])
    return tuple(Gap(group, key, why) for key, tree in said if isinstance(tree, _TREES) for why in not_known(tree))


def not_known(tree: Any) -> Iterator[Unknown]:
    """Give why a value is not known, or members of a list are not."""
    if isinstance(tree, dict):
        if "unknown" in tree:
            yield unknown(tree)
    elif isinstance(tree, list):
        yield from (unknown(one) for one in tree if isinstance(one, dict) and one.keys() == {"unknown"})


def inside(group: str, tree: Any, key: str, keys: Mapping[str, str]) -> Iterator[Gap]:
    """Give the keys of the members of a list that are not known. ``keys``: each with the one that says of what it is."""
    for _, one in numbered(tree if isinstance(tree, list) else ()):
        for name, of in keys.items() if isinstance(one, dict) else ():
            for why in not_known(one.get(name)):
                said = one.get(of)
                yield Gap(
                    group, f"{key}.{name}", why, str(said) if said is not None and not isinstance(said, dict) else ""
                )


def known(tree: Any) -> Any:
    """Give a value; nothing where it is not known."""
    return None if isinstance(tree, dict) else tree


_MET = ("staff", "data", "budget", "guidance")


def secured(tree: Tree) -> tuple[tuple[str, str | Unknown], ...]:
    """Give what was secured for the receiver; where nothing of it is known, that of each."""
    if "unknown" in tree:
        return tuple((name, unknown(tree)) for name in _MET)
    return tuple((name, value(said) or "") for name, said in tree.items())


def value(tree: Any) -> Any:
    """Give a value as it is, or why it is not known."""
    return unknown(tree) if isinstance(tree, dict) else tree


def of_grant(entry: Entry) -> tuple[Gap, ...]:
    """Give what a grant states to be not known of itself, of its rows and of what was secured."""
    own, met = entry.own, entry.own.get("conditions-met")
    return (
        *gaps(entry, "grants"),
        *inside("grants", own.get("matters"), "matters", dict.fromkeys(("row", "corrected-by", "basis"), "matter")),
        *inside("grants", [met] if met else (), "conditions-met", dict.fromkeys(_MET, "")),
    )


def of_procedure(own: Tree) -> Iterator[Gap]:
    """Give what a procedure states to be not known of the codes beside it and of its publication."""
    published = own.get("published")
    yield from inside(
        "matters", [published] if published else (), "published", {"at": "instrument", "on": "instrument"}
    )
    if "replaces" in own or "replaced-by" in own:
        from delegation.loading.build import codes  # noqa: PLC0415  only where a code replaced another

        yield from codes.gaps_of(own)
