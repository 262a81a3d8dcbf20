"""Until when what is given lasts, as sentences of a decision state it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from delegation.documents.intake import days
from delegation.findings import Text
from delegation.values import dataclass

_LASTING = re.compile(r"ủy quyền|uỷ quyền|hiệu lực|thời hạn|phân cấp", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"(?:thời hạn|thời gian)\s+(?:thực hiện\s+)?(?:ủy quyền|uỷ quyền|phân cấp)|(?:ủy quyền|uỷ quyền|phân cấp)\s+có\s+thời hạn|đến\s+khi\b|đến\s+trước\b|hết hiệu lực\s+(?:cùng|khi|theo|vào)",
    re.IGNORECASE,
)
"""That a term is stated, whatever its words are."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a decision: its value as the register writes it, the words that say so, and where they stand."""

    value: str
    words: str
    place: Text
    others: tuple[str, ...] = ()
    """Of who receives: what begins with the name of each to whom a sentence gives."""


Sentences = Sequence[tuple[str, str, Text]]
"""Sentences of a decision on itself, each with the paragraph that it is of and its place."""


def last_day(sentences: Sentences) -> Iterator[tuple[str, Fact]]:
    """Give the last day of what is given; all of them where several are named, or the words where no day is: what is no day is asked."""
    found: dict[str, Fact] = {}
    for sentence, text, place in sentences:
        ends = days.until(sentence) if _LASTING.search(sentence) else []
        for day in ends:
            said = day.isoformat() if day is not None else sentence
            found.setdefault(said, Fact(said, text, place))
        if not ends and _IN_WORDS.search(sentence):
            found.setdefault(sentence, Fact(sentence, text, place))
    if found:
        first = next(iter(found.values()))
        yield "end", Fact("; ".join(found), first.words, first.place)
