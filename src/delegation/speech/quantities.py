"""Quantities and ranges of them as a lawyer writes them: ``dưới 15 tỷ đồng``, ``từ 10 tỷ đồng đến dưới 15 tỷ đồng``, ``trên 500 m²``."""

from __future__ import annotations

from decimal import Decimal

from delegation.findings import Text
from delegation.model.quantities import UNITS, Misread, Unit, in_unit, shifted
from delegation.model.ranges import Range

_SYMBOLS = {"m2": "m²", "km2": "km²", "m3": "m³", "phan-tram": "%"}
_NAMES = {
    "VND": ("đồng", "dong", "dong"),
    "tan": ("tấn", "tonne", "tonnes"),
    "nguoi": ("người", "person", "people"),
    "ho": ("hộ", "household", "households"),
    "giuong": ("giường", "bed", "beds"),
    "phong": ("phòng", "room", "rooms"),
    "tang": ("tầng", "floor", "floors"),
    "ngay": ("ngày", "day", "days"),
    "thang": ("tháng", "month", "months"),
    "nam": ("năm", "year", "years"),
}
"""Units that are words: in Vietnamese, in English one and several of them."""
_SCALES = ((9, "tỷ", "billion"), (6, "triệu", "million"))
_MOST_DECIMALS = 3
"""Of so many decimals ``tỷ`` is written; else đồng are."""


def unit_name(unit: Unit) -> Text:
    """Say what a quantity is measured in."""
    symbol = _SYMBOLS.get(unit.id, unit.id)
    vi, _, en = _NAMES.get(unit.id, (symbol, symbol, symbol))
    return Text(vi, en)


def quantity(number: Decimal, unit: Unit) -> Text:
    """Say a number of base units in a unit: ``12,5 tỷ đồng``, ``VND 12.5 billion``; ``500 m²``; ``1 person``."""
    if unit.measures == "money":
        return _money(number)
    said = _number(in_unit(number, unit))
    symbol = _SYMBOLS.get(unit.id, unit.id)
    vi, one, many = _NAMES.get(unit.id, (symbol, symbol, symbol))
    space = "" if symbol == "%" else " "
    return Text(f"{said.vi}{space}{vi}", f"{said.en}{space}{one if number == 1 else many}")


def _money(number: Decimal) -> Text:
    for power, vi, en in _SCALES:
        scaled = shifted(number, -power)
        if scaled >= 1 and int(scaled.as_tuple().exponent) >= -_MOST_DECIMALS:
            said = _number(scaled)
            return Text(f"{said.vi} {vi} đồng", f"VND {said.en} {en}")
    said = _number(number)
    return Text(f"{said.vi} đồng", f"VND {said.en}")


def _number(value: Decimal) -> Text:
    """Write an exact number: ``1.234,5`` in Vietnamese, ``1,234.5`` in English."""
    english = f"{value:,f}"
    if "." in english:
        english = english.rstrip("0").rstrip(".")
    return Text(english.translate(_SWAPPED), english)


_SWAPPED = str.maketrans(",.", ".,")


def range_name(one: Range) -> Text:
    """Say a range: from the lower limit, unless it is zero or none, to the upper one."""
    unit, other = (UNITS[each or one.unit] for each in one.units)
    if one.is_any:
        return Text("mọi mức", "any amount")
    if one.end is not None and one.start in (None, (Decimal(0), False)):
        return _below(one.end, other)
    low, after = one.start or (Decimal(0), False)
    start = quantity(low, unit)
    if one.end is None:
        if after:
            return Text(f"trên {start.vi}", f"over {start.en}")
        return Text(f"từ {start.vi} trở lên", f"{start.en} or more")
    if (low, True) == one.end and not after:
        return Text(f"đúng {start.vi}", f"exactly {start.en}")
    end = quantity(one.end[0], other)
    to = Text(f"đến {end.vi}", f"to {end.en}") if one.end[1] else Text(f"đến dưới {end.vi}", f"to under {end.en}")
    begins = Text("trên", "over") if after else Text("từ", "from")
    return Text(f"{begins.vi} {start.vi} {to.vi}", f"{begins.en} {start.en} {to.en}")


def _below(end: tuple[Decimal, bool], unit: Unit) -> Text:
    said = quantity(end[0], unit)
    return Text(f"không quá {said.vi}", f"up to {said.en}") if end[1] else Text(f"dưới {said.vi}", f"under {said.en}")


def misread(one: Misread, unit: Unit) -> Text:
    """Say why a text is no quantity, and how it is written. ``unit``: in which it is asked for."""
    name = unit_name(unit)
    example = Text("12,5 tỷ", "12,5 tỷ") if unit.measures == "money" else Text("1.200,5", "1.200,5")
    match one.fault:
        case "ambiguous":
            plain = one.words.replace(",", "")
            return Text(
                f"«{one.words}» đọc được hai cách: {plain} hoặc {one.words.rstrip('0').rstrip(',')} {name.vi}. "
                f"Hãy viết «{plain}», hoặc bỏ số 0 cuối phần thập phân.",
                f"«{one.words}» can be read in two ways: {plain}, or {one.words.replace(',', '.')} {name.en}. "
                f"Write «{plain}», or the decimals with other than three digits.",
            )
        case "negative":
            return Text(f"«{one.words}» là số âm.", f"«{one.words}» is less than zero.")
        case "unit":
            return Text(
                f"«{one.words}» không có đơn vị mà chương trình biết; ở đây tính bằng {name.vi}, ví dụ «{example.vi}».",
                f"«{one.words}» has no unit that is known; here it is in {name.en}, for example «{example.en}».",
            )
        case _:
            return Text(
                f"«{one.words}» không phải một số lượng; hãy viết như «{example.vi}» ({name.vi}; dấu chấm tách hàng nghìn, dấu phẩy "
                "trước phần thập phân).",
                f"«{one.words}» is no quantity; write it like «{example.en}» (in {name.en}; points part thousands, a comma stands "
                "before decimals).",
            )


def other_measure(written: str, unit: Unit) -> Text:
    """Say that a quantity measures something else than what is asked for."""
    name = unit_name(unit)
    return Text(
        f"«{written}» không cùng loại đơn vị: ở đây tính bằng {name.vi}.",
        f"«{written}» measures something else: here it is in {name.en}.",
    )


def not_whole(written: str, unit: Unit) -> Text:
    """Say that what is counted has no fractions."""
    name = unit_name(unit)
    return Text(f"«{written}» phải là số nguyên ({name.vi}).", f"«{written}» must be a whole number ({name.en}).")
