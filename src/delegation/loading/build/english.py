"""The English of authors' texts: ``english.yaml`` gives it once, and every file that holds the text has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from delegation.loading.build.entries import Entry
from delegation.model.worded import Translation, translated

TEXTS = frozenset({"unknown", "note", "review", "reason", "issuer", "by", "to", "outside-ledger"})
"""Keys whose texts are an author's own words, which English output says in English: of ``by`` and ``to`` the bodies that are no holders."""


def translation(entry: Entry) -> None:
    """Build an entry of ``english.yaml``."""
    own = entry.own
    entry.draft.add("english", own["vi"], Translation(own["vi"], own["en"], entry.place))


def with_english(tree: Any, english: Mapping[str, Translation], below: str = "") -> Any:
    """Give a tree whose texts of authors know their English; the same tree where none of them has any. ``below``: the key of a list."""
    if not isinstance(tree, dict | list):
        return tree
    changed: Any = None
    for key, one in tree.items() if isinstance(tree, dict) else enumerate(tree):
        called = key if isinstance(key, str) else below
        if isinstance(one, str):
            said: Any = translated(one, english) if called in TEXTS else one
        else:
            said = with_english(one, english, called)
        if said is not one:
            changed = tree.copy() if changed is None else changed
            changed[key] = said
    return tree if changed is None else changed
