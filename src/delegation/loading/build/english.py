"""The English of authors' texts: ``english.yaml`` gives it once, and every file that holds the text has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from delegation.loading.build.entries import Entry
from delegation.model.worded import Translation, translated

TEXTS = frozenset({"unknown", "note", "review", "reason", "issuer", "by", "to", "outside-ledger"})
"""Keys whose texts are an author's own words, which English output says in English: of ``by`` and ``to`` the bodies that are no holders."""


_TREES = (dict, list)
OF_CASES = frozenset({"cases", "only", "case"})
"""Keys below which every text names a dimension or a case, an author's own word too."""


def translation(entry: Entry) -> None:
    """Build an entry of ``english.yaml``."""
    own = entry.own
    entry.draft.add("english", own["vi"], Translation(own["vi"], own["en"], entry.place))


def with_english(tree: Any, english: Mapping[str, Translation], below: str = "") -> Any:
    """Give a tree whose texts of authors know their English; the same tree where none of them has any. ``below``: the key of a list."""
    if not isinstance(tree, _TREES):
        return tree
    changed: Any = None
    for key, one in tree.items() if isinstance(tree, dict) else enumerate(tree):
        called = key if isinstance(key, str) else below
        if called in OF_CASES:
            said: Any = _named_cases(one, english) if _has_english(one, english) else one
        elif isinstance(one, str):
            said = translated(one, english) if called in TEXTS else one
        elif isinstance(one, _TREES):
            said = with_english(one, english, called)
        else:
            continue
        if said is not one:
            changed = tree.copy() if changed is None else changed
            changed[key] = said
    return tree if changed is None else changed


def _has_english(tree: Any, english: Mapping[str, Translation]) -> bool:
    """Whether any name in a tree has its English."""
    if isinstance(tree, str):
        return tree in english
    return (
        any(_has_english(one, english) for one in (*tree, *(tree.values() if isinstance(tree, dict) else ())))
        if isinstance(tree, dict | list)
        else False
    )


def _named_cases(tree: Any, english: Mapping[str, Translation]) -> Any:
    """Give what names dimensions and their cases with the English of the names."""
    if isinstance(tree, str):
        return translated(tree, english)
    if isinstance(tree, dict):
        return {_named_cases(key, english): _named_cases(one, english) for key, one in tree.items()}
    return [_named_cases(one, english) for one in tree] if isinstance(tree, list) else tree
