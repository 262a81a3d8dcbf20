"""Which Vietnamese words of a line of English output stand in no name, title or quote of the rule files of the city."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from unicodedata import normalize

import yaml
from folders import RULES

_LETTERS = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
_TOKEN = re.compile(r"[\w/]+(?:-[\w/]+)*")
_QUOTED = re.compile("“[^”]*”")
_POINT = re.compile(r"\((?:[a-z]|đ)\)")
"""The letter of a point of a provision, which is its name in every language."""
_END: dict[str, Any] = {}
_IN_BOTH = frozenset(
    {"note", "reason", "unknown", "issuer", "limit", "because", "review", "vi", "by", "to", "outside-ledger"}
)
"""Keys whose texts are authors' own words: English output has them in English (``english.yaml``)."""
_EXCERPT = re.compile(r"\s*\d+ │ ")
"""A line of a rule file, as it is."""


@cache
def given(*, every: bool = False) -> Mapping[str, Any]:
    """Give every text of the rule files that English output has as it is, word by word: each word leads to those that follow it. ``every``: also names that have their English beside them."""
    first: dict[str, Any] = {}
    for file in sorted(RULES.rglob("*.yaml")):
        for text in _texts(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader), every=every):
            place = first
            for word in (normalize("NFC", one).casefold() for one in _TOKEN.findall(text)):
                place = place.setdefault(word, {})
            place[""] = _END
    return first


_LEFT_OUT = re.compile(r"\(\d+ more\)")
"""Behind the first clauses of a quote: how many it has more."""


@cache
def corpus() -> str:
    """Give the rule files in one text."""
    return normalize("NFC", "\n".join(one.read_text("utf-8") for one in sorted(RULES.rglob("*.yaml")))).casefold()


def _texts(value: object, *, every: bool) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(key, every=every)
            in_both = key in _IN_BOTH or (f"{key}-en" in value and not every)
            if not in_both or isinstance(one, dict):
                yield from _texts(one, every=every)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, every=every)
    elif isinstance(value, str):
        yield value


def own(line: str, *, every: bool = False) -> list[str]:
    """Give the Vietnamese words of a line that stand in no name, title or quote of the rule files, whole or cut with «…». ``every`` as in ``given``."""
    if _EXCERPT.match(line):
        return []
    line = _POINT.sub("()", normalize("NFC", line))
    found = list(_TOKEN.finditer(line))
    words = [one[0].casefold() for one in found]
    known = [any(start <= one.start() < end for start, end in _quoted(line)) for one in found]
    for start in range(len(words)):
        place, at = given(every=every), start
        if line[found[at].end() :].startswith("…") and any(one.startswith(words[at]) for one in place):
            known[at] = True  # of a line of a rule file that is cut within its first word
        while at < len(words) and words[at] in place:
            place, at = place[words[at]], at + 1
            rest = line[found[at - 1].end() :].lstrip(" ,.;")
            # What is cut may end within a word.
            ends = rest.startswith("…") or _LEFT_OUT.match(rest) is not None
            cut = ends or (
                at < len(words)
                and line[found[at].end() :].startswith("…")
                and any(one.startswith(words[at]) for one in place)
            )
            if "" in place or cut:
                last = at + (not ends and cut)
                known[start:last] = [True] * (last - start)
    return [one[0] for one, is_known in zip(found, known, strict=True) if not is_known and _LETTERS.search(one[0])]


def _quoted(line: str) -> list[tuple[int, int]]:
    """Give where words of titles are quoted one by one, as where two titles are compared."""
    return [
        one.span()
        for one in _QUOTED.finditer(line)
        if all(part in corpus() for part in one[0][1:-1].casefold().split(", "))
    ]
