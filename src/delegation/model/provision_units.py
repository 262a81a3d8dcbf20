"""Units of a text of law (Điều, khoản, Phụ lục …): their order, their names, and how their numbers are told alike.

Numbers are read without regular expressions: compiling them costs more than reading all provisions of a register.
"""

from __future__ import annotations

UNITS: dict[str, int] = {
    name: level
    for level, names in enumerate(
        (
            ("Quy định kèm theo", "Quy chế kèm theo", "Điều lệ kèm theo", "Nội quy kèm theo", "Hướng dẫn kèm theo"),
            ("Đề án kèm theo", "Chương trình kèm theo", "Kế hoạch kèm theo", "Phương án kèm theo"),
            ("Phụ lục",),
            ("Biểu", "Mẫu", "Danh mục"),
            ("Phần",),
            ("Chương",),
            ("Mục",),
            ("Tiểu mục",),
            ("Bảng",),
            ("Điều",),
            ("khoản",),
            ("điểm",),
            ("tiết",),
            ("gạch đầu dòng",),
            ("đoạn",),
            ("dòng",),
            ("cột",),
            ("câu",),
            ("ý",),
            ("trang",),
        )
    )
    for name in names
}
"""Every unit with its level: a unit holds those of higher levels."""
ATTACHED = frozenset(name for name, level in UNITS.items() if level < UNITS["Phụ lục"])
"""Texts that another one issues: a decision and its regulation count their articles apart."""
UNNUMBERED = ATTACHED | {"Phụ lục", "Danh mục", "Biểu", "Mẫu"}
"""Units that may stand without a number."""
DEPENDENT = frozenset(("khoản", "điểm", "tiết", "gạch đầu dòng", "đoạn", "câu", "ý"))
"""Units that say nothing without the one that they stand in."""
SELF_STANDING = ("Điều", "Chương")
"""Units that are counted through a whole text, whatever part of it they stand in; the narrower one first."""

SPELT: dict[str, str] = {
    **{name.removesuffix(" kèm theo").lower(): name for name in UNITS},
    "khỏan": "khoản", "hàng": "dòng", "stt": "dòng", "số thứ tự": "dòng", "biểu mẫu": "Mẫu", "phụ biểu": "Biểu",
    "bảng biểu": "Bảng", "gạch ngang": "gạch đầu dòng", "tiểu tiết": "tiết", "pl": "Phụ lục",
}  # fmt: skip
"""Units by the words that mean them, in lower case."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_COUNTED_IN_ROMAN = frozenset(("Phần", "Chương", "Phụ lục"))
_IN_CAPITALS = frozenset(("Mục", "Tiểu mục", "Biểu", "Mẫu", "Danh mục", "Bảng"))
_COUNTED = frozenset(("Điều", "khoản", "trang"))
"""Units whose numbers begin with a digit."""
_MAY_BE_ROMAN = _IN_CAPITALS | {"dòng"}
"""Units that are counted in Roman letters or in others: ``Mục IX``, ``dòng I.1``, ``Mục C``."""
_SINGLE = frozenset("IVX")
"""Single letters that count in Roman letters even where others are counted on as letters."""
_SIGNS = frozenset("0123456789abcdefghijklmnopqrstuvwxyzđ.-/")
_POINTS = "abcdđeghiklmnopqrstuvxy"
"""Letters of points, in the order of texts of law (no f, j, w, z)."""
_WORDS: dict[str, int] = {
    "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_EDGES = {"đầu": "đầu", "cuối": "cuối", "mở đầu": "mở đầu"}
_LONGEST = 14
_MOST_DIGITS = 9
"""Of a number in a text; a longer one counts nothing."""
_LARGEST = 399
"""Letters of a number, and the largest that is written in Roman letters or ends a range."""


def roman(number: int) -> str:
    """Write a number from 1 on in Roman letters."""
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found


def _of_roman(letters: str) -> int:
    """Read Roman letters in capitals; 0 where they are none."""
    total, rest = 0, letters
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            total, rest = total + value, rest[len(sign) :]
    return total if not rest and 0 < total <= _LARGEST and roman(total) == letters else 0


def is_number_of(unit: str, raw: str) -> bool:
    """Whether a word can be the number of a unit: ``5a`` of an article, ``đ`` of a point, ``VIII.C`` of a section."""
    found = raw.lower()
    if found in _EDGES or found.removeprefix("thứ ") in _WORDS:
        return found in _EDGES or found.startswith("thứ ")
    found = found.removeprefix("thứ ")
    if not unit or unit in ATTACHED or len(found) > _LONGEST or any(sign not in _SIGNS for sign in found):
        return False
    if unit in _COUNTED:
        pieces = found.split(".")
        return pieces[0][:1].isdecimal() and all(piece.isalnum() and _is_counted(piece) for piece in pieces)
    if unit == "dòng":
        return all(
            piece.isalnum() and (_is_counted(piece) or bool(_of_roman(piece.upper()))) for piece in found.split(".")
        )
    pieces = found.replace("-", ".").replace("/", ".").split(".")
    return all(pieces) and (_is_counted(pieces[0]) or bool(_of_roman(pieces[0].upper())))


def _is_counted(piece: str) -> bool:
    """Whether a piece is a number, a letter or two, or both: ``5``, ``5a``, ``a1``, ``b``."""
    digits = sum(one.isdecimal() for one in piece)
    letters = len(piece) - digits
    return letters <= (2 if digits else 1) or (letters == 2 and piece[0] == piece[1])  # noqa: PLR2004  12bc, aa


def normal(unit: str, raw: str) -> str:
    """Give a number as it is compared: ``01`` is ``1``, ``Chương 2`` is ``Chương II``, ``Phần thứ ba`` is ``Phần III``."""
    found = raw.lower().removeprefix("thứ ")
    if found in _EDGES:
        return _EDGES[found]
    found = str(_WORDS.get(found, found))
    pieces = list(map(_without_zeros, found.split(".")))
    if unit in _COUNTED_IN_ROMAN:
        pieces[0] = _in_roman(pieces[0])
        return ".".join([pieces[0], *(piece.upper() for piece in pieces[1:])])
    joined = ".".join(pieces)
    is_lettered = unit == "dòng" and not joined[:1].isdecimal()
    return joined.upper() if unit in _IN_CAPITALS or is_lettered else joined


def _without_zeros(piece: str) -> str:
    rest = piece.lstrip("0")
    return rest if rest[:1].isdecimal() else (f"0{rest}" if piece[:1] == "0" else piece)


def _in_roman(piece: str) -> str:
    digits = piece[: len(piece) - len(piece.lstrip("0123456789"))]
    if digits:
        number = int(digits[:_MOST_DIGITS])
        return (roman(number) if 0 < number <= _LARGEST else digits) + piece[len(digits) :]
    for length in range(len(piece), 0, -1):
        if _of_roman(piece[:length].upper()):
            return piece[:length].upper() + piece[length:]
    return piece.upper()


def between(unit: str, first: str, last: str) -> list[str] | None:
    """Give the numbers from one to another, both included; ``None`` where there is no such range.

    Only what the two ends tell: an article ``6a`` that was put in later is not among those from 5 to 9.
    """
    one, other = normal(unit, first), normal(unit, last)
    start, begins = _parted(one)
    end, ends = _parted(other)
    if unit in _COUNTED_IN_ROMAN or not (start or end):
        start, end = start or _of_roman(one.upper()), end or _of_roman(other.upper())
        if unit in (*_COUNTED_IN_ROMAN, "Mục", "Tiểu mục", "dòng") and 0 < start < end:
            return [roman(number) for number in range(start, end + 1)]
        return _letters(one, other)
    if not start or not end or start > end or end - start > _LARGEST:
        return None
    if start == end:
        later = _letters(begins or _POINTS[0], ends) if ends != begins else None
        return later and [*([one] if not begins else []), *(f"{start}{letter}" for letter in later)]
    return [one, *map(str, range(start + 1, end)), *([str(end)] if ends else []), other]


def _parted(number: str) -> tuple[int, str]:
    rest = number.lstrip("0123456789")
    digits = number[: len(number) - len(rest)]
    return (int(digits), rest) if 0 < len(digits) <= _MOST_DIGITS and (not rest or rest.isalpha()) else (0, number)


def _letters(first: str, last: str) -> list[str] | None:
    if len(first) != 1 or len(last) != 1 or first not in _POINTS or last not in _POINTS:
        return None
    return list(_POINTS[_POINTS.index(first) : _POINTS.index(last) + 1]) or None


def order(unit: str, number: str) -> tuple[int, list[tuple[int, list[int], str]]]:
    """Give what orders the numbers of a unit, as they are compared, as a reader counts."""
    pieces = number.split(".")
    counted = [_counted(unit, pieces[0]), *map(_parted, pieces[1:])]
    return UNITS[unit], [(digits, [_POINTS.find(one) for one in rest.lower()], rest) for digits, rest in counted]


def _counted(unit: str, piece: str) -> tuple[int, str]:
    """Give the number of a piece and the letters behind it. A letter by itself is Roman where it cannot well be one of A, B, C, D."""
    letters = piece.upper()
    may_be = unit in _COUNTED_IN_ROMAN or (unit in _MAY_BE_ROMAN and (len(letters) > 1 or letters in _SINGLE))
    value = _of_roman(letters) if may_be else 0
    return (value, "") if value else _parted(piece)
