"""Titles that say the same, whatever their order, the place of tone marks, and words that carry no matter."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.model.matters import Matter
from delegation.naming import unified

_PASSING = frozenset(
    "các những việc về của cho theo thuộc trong tại trên ở và với đối là được do bởi công tác thủ tục quy định phạm vi "  # noqa: SIM905  syllables read better as words
    "địa bàn phương thẩm quyền tổ chức thực hiện".split()
)
"""Syllables by which two titles of one matter often differ."""
_PUNCTUATION = ",.;:()[]{}«»\"'“”‘’/–—…"


def same_titles(matters: Sequence[Matter]) -> list[list[Matter]]:
    """Group matters whose titles hold the same telling syllables; groups and their members in the order given."""
    if not matters:
        return []
    # One long text, sign by sign: many times faster than each title by itself, or ``str.translate``.
    text = unified("\n".join(one.title.replace("\n", " ") for one in matters))
    for sign in _PUNCTUATION:
        text = text.replace(sign, " ")
    groups: dict[frozenset[str], list[Matter]] = {}
    for matter, title in zip(matters, text.split("\n"), strict=True):
        telling = frozenset(title.split()) - _PASSING
        if telling:
            groups.setdefault(telling, []).append(matter)
    return [group for group in groups.values() if len(group) > 1]


def score(one: Matter, other: Matter) -> int:
    """Give how alike two titles are, from 0 to 100, letter by letter."""
    title, other_title = unified(one.title), unified(other.title)
    if title == other_title:
        return 100
    from rapidfuzz import fuzz  # noqa: PLC0415  slow to import: only where two titles hold the same words in another order

    return int(fuzz.ratio(title, other_title))
