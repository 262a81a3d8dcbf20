"""A selector in which an entry bears another id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from delegation.errors import AskedWronglyError
from delegation.questions.select.selector import Condition, Selector
from delegation.questions.ways.nodes import PREFIXES

_SORTS = {
    **dict.fromkeys(
        ("holder", "owner", "exerciser", "coordinator", "giver", "receiver", "parent", "issuer"), ("holder",)
    ),
    "field": ("field",),
    "instrument": ("instrument",),
    "matter": ("matter",),
    "reach": ("holder", "matter", "instrument"),
    "about": ("grant", "holder", "matter", "instrument", "field"),
}
"""By each key whose value is a name, the sorts of entries that it may name; what else is an id is one of what is listed."""


def renamed(read: Callable[[str], Selector], written: str, sort: str, listed: str, old: str, new: str) -> str:
    """Give a selector with ``new`` wherever ``old`` is meant as the id of an entry of a sort; all else stays as it is written.

    ``read`` reads a selector; ``listed``: of which sort the entries are that it chooses from.
    """
    for at in reversed([one.start() for one in re.finditer(re.escape(old), written)]):
        after = written[:at] + new + written[at + len(old) :]
        changed = _changed(read, written, after)
        if len(changed) == 1 and _means(changed[0], sort, listed, old):
            written = after
    return written


def keys_in(selector: Selector) -> Iterator[str]:
    """Give the keys of findings that a selector names, whole or by how they begin."""
    return (one.value for part in selector.parts for one in part.conditions if one.key == "solves")


def rekeyed(read: Callable[[str], Selector], written: str, old: str, new: str) -> str:
    """Give a selector with the key ``new`` of a finding in the place of ``old``; all else stays as it is written."""
    for at in reversed([one.start() for one in re.finditer(re.escape(old), written)]):
        after = written[:at] + new + written[at + len(old) :]
        changed = _changed(read, written, after)
        if len(changed) == 1 and (changed[0].key, changed[0].value) == ("solves", old):
            written = after
    return written


def _changed(read: Callable[[str], Selector], written: str, after: str) -> list[Condition]:
    """Give the conditions whose values a change of the text changes; none where it changes anything else."""
    try:
        before, then = ([one for part in read(text).parts for one in part.conditions] for text in (written, after))
    except AskedWronglyError:
        return []
    same = len(before) == len(then) and all(a.key == b.key for a, b in zip(before, then, strict=True))
    return [a for a, b in zip(before, then, strict=True) if a.value != b.value] if same else []


def _means(condition: Condition, sort: str, listed: str, old: str) -> bool:
    """Say whether the value of a condition is the id of an entry of a sort."""
    prefix, colon, rest = condition.value.partition(":")
    said = PREFIXES.get(prefix.strip().lower()) if colon else None
    value = rest.strip() if said is not None else condition.value
    sorts = (listed,) if condition.key == "id" else _SORTS.get(condition.key, ())
    return value == old and sort in sorts and said in (None, sort)
