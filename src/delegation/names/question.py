"""A question as people ask it: the words for a matter, without those that only ask, and the commune that it is asked for."""

from __future__ import annotations

import re

from delegation.model.register import Register
from delegation.names.communes import communes
from delegation.names.folding import fold

_WHO = re.compile(
    r"(?:ai|co quan nao|noi nao|don vi nao|who)(?: (?:co tham quyen|giai quyet|lam|ky|duoc|decides|signs))* "
)
"""Verbs that also begin titles (*cấp*, *quyết định*) stay."""
_WHERE = re.compile(r" (?:o dau|cho nao)")
_AT = ("o", "tai", "thuoc")
_TYPES = ("phuong", "xa", "dac khu")


def parted(asked: str, register: Register) -> tuple[str, str | None]:
    """Give the words for a matter, and the name of the commune that stands among them; ``None`` for none.

    A name without its type counts only behind *ở*, *tại*, or at the end. Of words that all ask, nothing is taken away.
    """
    words, plain, commune = [one for one in asked.split() if fold(one)], fold(asked).split(), None
    if len(words) != len(plain):
        return asked, None
    for names in sorted(
        ((one.title, fold(one.title).split()) for one in communes(register)), key=lambda one: -len(one[1])
    ):
        place = _place(plain, names[1])
        if place is not None and place[1] - place[0] < len(words):
            commune = names[0]
            del words[place[0] : place[1]], plain[place[0] : place[1]]
            break
    text = " ".join(plain)
    who, where = _WHO.match(text), _WHERE.search(text)
    first = len(who[0].split()) if who else 0
    last = len(words) - 2 if where and where.end() == len(text) else len(words)
    return (" ".join(words[first:last]), commune) if first < last else (asked, None)


def _place(words: list[str], name: list[str]) -> tuple[int, int] | None:
    """Give where a commune is named among words, with *ở* before it; ``None`` where it is not."""
    bare = name[2:] if " ".join(name[:2]) in _TYPES else name[1:]
    for start in range(len(words) - len(bare), -1, -1):
        end = start + len(bare)
        if words[start:end] != bare:
            continue
        typed = len(name) - len(bare)
        at = start - typed if start >= typed and words[start - typed : end] == name else start
        before = at > 0 and words[at - 1] in _AT
        if at < start or before or (end == len(words) and len(bare) > 1):
            return at - before, end
    return None
