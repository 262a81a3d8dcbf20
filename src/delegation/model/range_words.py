"""Ranges of a quantity read from words: ``dưới 15 tỷ``, ``từ 10 tỷ đồng đến dưới 15 tỷ đồng``, ``tren-500-m2``, ``không quá 30 người``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from delegation.model.parts import Part
from delegation.model.quantities import UNITS, Misread, Quantity, Unit, read, unmarked
from delegation.model.ranges import Cut, Range

_LOWER: Mapping[str, bool] = {"tu": False, "it nhat": False, "toi thieu": False, "tren": True, "hon": True}
"""Words before a lower limit, and whether the limit itself lies outside."""
_UPPER: Mapping[str, bool] = {"duoi": False, "den duoi": False, "den": True, "khong qua": True, "toi da": True}
"""Words before an upper limit, and whether the limit itself lies inside."""
_TAILS = ("tro len", "tro xuong")
_DATE = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}/\d{1,2}/\d{4}\b")
_WORDS = re.compile(
    rf"(?:(?P<lower>{'|'.join(_LOWER)}) (?P<first>\d.*?))??"
    rf"(?: ?(?:va )?(?P<upper>{'|'.join(sorted(_UPPER, key=len, reverse=True))}) (?P<last>\d.*?))?"
    rf"(?: (?P<tail>{'|'.join(_TAILS)}))?",
)
_NUMBER = re.compile(r"[\d.,]+ ?")
_BARE = UNITS["VND"]
"""The unit in which a number without one is counted: only whether two are alike is asked."""


def read_range(words: str) -> Range | None:
    """Read a range that words state and nothing else; ``None`` where they state none, or more than one.

    A number without a unit of its own has that of the other limit; where none has one, they are compared as they stand.
    """
    found = None if _DATE.search(words) else _WORDS.fullmatch(_plain(words))
    if found is None or not (found["first"] or found["last"]):
        return None
    if found["tail"] == "tro xuong":
        return _downwards(found)
    if found["tail"] and found["last"]:
        return None
    first, last = _quantity(_scaled(found["first"], found["last"])), _quantity(found["last"])
    if "misread" in (first, last):
        return None
    return _between(_cut(found["lower"], first, last, _LOWER), _cut(found["upper"], last, first, _UPPER), first, last)


def restates(words: str, part: Part) -> bool:
    """Say whether words say no more than the cases that a part names: the same range, or the names themselves."""
    values = [value for _, chosen in part.only for value in chosen]
    said = [one for one in re.split(r"[;,]| hoac | va | hay ", _plain(words)) if one.strip()]
    if len(values) == 1 and (stated := read_range(words)) is not None:
        named = values[0] if isinstance(values[0], Range) else read_range(values[0])
        return named is not None and (stated.start, stated.end) == (named.start, named.end)
    names = {_bare(value) for value in values if isinstance(value, str)}
    return bool(values) and len(names) == len(values) and {_bare(one) for one in said} == names


def _scaled(first: str | None, last: str | None) -> str | None:
    """Give ``15`` of ``từ 15 đến 45 tỷ`` the words of the other number."""
    if first is None or last is None or not _NUMBER.fullmatch(first):
        return first
    return f"{first} {_NUMBER.sub('', last, count=1)}".strip()


def _downwards(found: re.Match[str]) -> Range | None:
    """Read ``từ 15 tỷ trở xuống``."""
    if found["lower"] != "tu" or found["last"]:
        return None
    said = _quantity(found["first"])
    return (
        Range(None, (said.in_base(said.unit or _BARE), True), (said.unit or _BARE).id)
        if isinstance(said, Quantity)
        else None
    )


def _quantity(written: str | None) -> Quantity | str | None:
    if written is None:
        return None
    said = read(written)
    return "misread" if isinstance(said, Misread) else said


def _cut(
    word: str | None, own: Quantity | str | None, other: Quantity | str | None, words: Mapping[str, bool]
) -> Cut | None:
    if word is None or not isinstance(own, Quantity):
        return None
    unit = own.unit or (other.unit if isinstance(other, Quantity) else None) or _BARE
    return (own.in_base(unit), words[word])


def _between(
    start: Cut | None, end: Cut | None, first: Quantity | str | None, last: Quantity | str | None
) -> Range | None:
    units: list[Unit] = [one.unit for one in (first, last) if isinstance(one, Quantity) and one.unit is not None]
    if len({one.measures for one in units}) > 1:
        return None
    found = Range(start, end, (units or [_BARE])[0].id)
    return None if found.is_empty else found


def _bare(name: str) -> str:
    """Give a name without what writers add or leave out: marks, the word for the currency."""
    return " ".join(word for word in re.findall(r"[a-z0-9]+", _plain(name)) if word not in ("dong", "vnd"))


def _plain(written: str) -> str:
    """Give words without diacritics; what joins the words of an id are spaces."""
    return " ".join(re.sub(r"(?<=[a-z0-9])-(?=[a-z0-9])", " ", unmarked(written)).split()).strip(" .")
