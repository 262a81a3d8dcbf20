"""Quantities as decisions write them: ``12,5 tỷ đồng``, ``500 m2``, ``1.200.000.000``; and the units in which they are measured.

Numbers are exact (``Decimal``); a quantity is kept in the base unit of what it measures: đồng, m², m, kg, kW, or what is counted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import Literal

from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it ``measures``, by which power of ten it is more than the base unit, whether it is counted in whole numbers.

    ``words``: how it is written, without diacritics and in small letters.
    """

    id: str
    measures: str
    power: int
    is_whole: bool
    words: tuple[str, ...]


UNITS = {
    one.id: one
    for one in (
        Unit("VND", "money", 0, is_whole=True, words=("vnd", "dong", "d", "dong viet nam", "viet nam dong")),
        Unit("m2", "area", 0, is_whole=False, words=("m2", "met vuong")),
        Unit("ha", "area", 4, is_whole=False, words=("ha", "hec-ta", "hecta", "hec ta")),
        Unit("km2", "area", 6, is_whole=False, words=("km2", "ki-lo-met vuong")),
        Unit("m", "length", 0, is_whole=False, words=("m", "met")),
        Unit("km", "length", 3, is_whole=False, words=("km", "ki-lo-met")),
        Unit("m3", "volume", 0, is_whole=False, words=("m3", "met khoi")),
        Unit("kg", "mass", 0, is_whole=False, words=("kg", "ki-lo-gam")),
        Unit("tan", "mass", 3, is_whole=False, words=("tan", "tonne", "tonnes")),
        Unit("kW", "power", 0, is_whole=False, words=("kw",)),
        Unit("MW", "power", 3, is_whole=False, words=("mw",)),
        Unit("nguoi", "people", 0, is_whole=True, words=("nguoi", "person", "people", "persons")),
        Unit("ho", "households", 0, is_whole=True, words=("ho", "household", "households")),
        Unit("giuong", "beds", 0, is_whole=True, words=("giuong", "giuong benh", "bed", "beds")),
        Unit("phong", "rooms", 0, is_whole=True, words=("phong", "room", "rooms")),
        Unit("tang", "floors", 0, is_whole=True, words=("tang", "floor", "floors")),
        Unit("ngay", "days", 0, is_whole=True, words=("ngay", "day", "days")),
        Unit("thang", "months", 0, is_whole=True, words=("thang", "month", "months")),
        Unit("nam", "years", 0, is_whole=True, words=("nam", "year", "years")),
        Unit("phan-tram", "percent", 0, is_whole=False, words=("%", "phan tram", "phan-tram", "percent")),
    )
}
"""The units by their ids."""
_BY_WORD = {word: one for one in UNITS.values() for word in one.words}
_SCALES = {
    "nghin": 3, "ngan": 3, "thousand": 3, "trieu": 6, "tr": 6, "million": 6, "ty": 9, "ti": 9, "billion": 9, "bn": 9,
}  # fmt: skip
"""Words for powers of ten."""
_MOST_DIGITS = 40
_EXACT = Context(prec=4 * _MOST_DIGITS)
Fault = Literal["shape", "ambiguous", "negative", "unit"]


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a text is no quantity: its ``fault``, and what was written."""

    fault: Fault
    words: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, and the unit that is written with it; ``None``: none is."""

    number: Decimal
    unit: Unit | None

    def in_base(self, default: Unit) -> Decimal:
        """Give it in the base unit of what it measures. ``default``: the unit of a bare number."""
        return shifted(self.number, (self.unit or default).power)


def in_unit(number: Decimal, unit: Unit) -> Decimal:
    """Give a number of base units in another unit of the same kind."""
    return shifted(number, -unit.power)


def shifted(number: Decimal, power: int) -> Decimal:
    """Give a number times a power of ten, exactly, without zeros at its end."""
    return number.scaleb(power, _EXACT).normalize(_EXACT)


def unit_of(written: str) -> Unit | None:
    """Find a unit by how it is written; ``None`` where there is none."""
    return UNITS.get(written) or _BY_WORD.get(" ".join(unmarked(written).split()))


def read(written: str) -> Quantity | Misread:
    """Read a quantity as Vietnamese texts write it: a point parts thousands, a comma decimals, ``1 tỷ 200 triệu`` adds up."""
    plain = unmarked(written).strip()
    if plain.startswith(("-", "−")):
        return Misread("negative", written)
    total, last, at = Decimal(0), _MOST_DIGITS, 0
    while number := _NUMBER.match(plain, at):
        value = _number(number[0].strip())
        if isinstance(value, Misread):
            return value
        at = number.end()
        power, at = _scale(plain, at)
        # Of «1 tỷ 200 triệu» each further part is smaller than one of those before it.
        if power >= last or (total and value >= Decimal(1).scaleb(last - power)):
            return Misread("shape", written)
        total, last = _EXACT.add(total, value.scaleb(power, _EXACT)), power
    if not at:
        return Misread("shape", written)
    rest = " ".join(plain[at:].split())
    unit = _BY_WORD.get(rest)
    if rest and unit is None:
        return Misread("unit" if rest[0].isalpha() else "shape", written)
    return Quantity(total, unit)


_NUMBER = re.compile(r"\s*\d+(?:[.,]\d+)*(?: \d{3}(?!\d))*(?:,\d+)?", re.ASCII)
_WORD = re.compile(r"\s*([a-z]+)(?![a-z0-9])")


def _scale(plain: str, at: int) -> tuple[int, int]:
    """Read the words for powers of ten that follow a number: the power, and where they end."""
    power = 0
    while (word := _WORD.match(plain, at)) and word[1] in _SCALES:
        power, at = power + _SCALES[word[1]], word.end()
    return power, at


_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([. ,])\d{3})(?:\1\d{3})*")


def _number(written: str) -> Decimal | Misread:
    """Read a number. What parts thousands in one language and decimals in the other, and may be either, is ambiguous."""
    if len(written) > _MOST_DIGITS:
        return Misread("shape", written)
    whole, mark, decimals = _parted(written)
    if grouped := _GROUPED.fullmatch(whole):
        if grouped[1] == "," and whole.count(",") == 1 and not mark:
            return Misread("ambiguous", written)
        whole = whole.replace(grouped[1], "")
    return Decimal(f"{whole}.{decimals or 0}") if whole.isdigit() else Misread("shape", written)


def _parted(written: str) -> tuple[str, str, str]:
    """Part a number into its whole, the mark of the decimals, and these; without a mark where it has none."""
    if _GROUPED.fullmatch(written):
        return written, "", ""
    at = max(written.rfind(","), written.rfind("."))
    mark = written[at : at + 1] if at >= 0 else ""
    whole, decimals = (written[:at], written[at + 1 :]) if mark else (written, "")
    # One mark does not do both.
    return (written, "", "") if mark and mark in whole else (whole, mark, decimals)


def unmarked(written: str) -> str:
    """Give words in small letters without diacritics, with plain blanks: ``m²`` is ``m2``."""
    return "".join(_letters(unicodedata.normalize("NFKD", written.lower().replace("đ", "d"))))


def _letters(decomposed: str) -> Iterator[str]:
    return (" " if letter.isspace() else letter for letter in decomposed if not unicodedata.combining(letter))
