"""Numbers of instruments and codes of procedures: what is well formed, and what a malformed one may mean.

Written without regular expressions: compiling them costs more than asking all numbers of a register.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from delegation.authority.examination import Examination
from delegation.model.matters import Matter

_LETTERED = frozenset(
    [
        "QĐ",
        "NQ",
        "CT",
        "QC",
        "QyĐ",
        "TC",
        "TB",
        "HD",
        "CTr",
        "KH",
        "PA",
        "ĐA",
        "DA",
        "BC",
        "BB",
        "TTr",
        "HĐ",
        "CĐ",
        "GUQ",
        "GM",
        "VBHN",
    ]
)
"""Kinds of administrative documents (NĐ 30/2020/NĐ-CP, Phụ lục III)."""
_PARTY = frozenset(["NQ", "KL", "QĐ", "QyĐ", "CT", "CTr", "HD", "KH", "CV", "TB", "BC", "TTr", "ĐA", "QC"])
_ALWAYS_WITH_YEAR = ("TT-", "TTLT-")
_WITH_OR_WITHOUT_YEAR = frozenset(
    {"NQ-CP", "QĐ-TTg", "CT-TTg", "CĐ-TTg", "NQ-HĐND", "QĐ-UBND", "QĐ-CTUBND", "NQ-HĐTP", "QĐ-KTNN"}
)
_SPELT = _LETTERED | _PARTY | {"NĐ", "TT", "TTLT", "UBND", "HĐND", "TTg", "CP", "CTUBND", "UBTVQH", "QH"}
_SPELLING = {
    one.replace("Đ", "D").casefold(): one
    for one in ("QĐ", "NĐ", "NQ", "TTr", "CĐ", "ĐA", "UBND", "HĐND", "TTg", "CTUBND")
}
"""Pieces of symbols by how they are typed without marks and case."""
_MOST_DIGITS = 5
_CODE_DIGITS = 6


def is_number(number: str) -> bool:
    """Whether the number of an instrument is well formed (law of the State or rules of the Party)."""
    parts = number.split("/")
    if any(_with_marks(piece) != piece for piece in parts[-1].replace("-", " ").split()):
        return False
    if len(parts) == 2:  # noqa: PLR2004  number/symbol
        return _without_year(parts[0], parts[1]) or _of_the_party(parts[0], parts[1])
    return len(parts) == 3 and _is_serial(parts[0]) and _is_year(parts[1]) and _with_year(parts[2])  # noqa: PLR2004


def wrongly_announced(examination: Examination) -> Mapping[str, Sequence[Matter]]:
    """Give the procedures by the malformed number of the decision that announced them."""
    is_right = cache(is_number)  # thousands were announced by a few hundred decisions

    def by(matter: Matter) -> str | Literal[False]:
        number = matter.procedure.announced_by if matter.procedure is not None else None
        return number if number is not None and not is_right(number) else False

    found: dict[str, list[Matter]] = {}
    for name, number in examination.in_order(examination.of_each("malformed numbers", by, daily=False)):
        found.setdefault(number, []).append(examination.register.matters[name])
    return found


def _with_year(symbol: str) -> bool:
    if symbol.startswith("QH"):
        return symbol[2:].isdecimal()
    return (
        symbol == "NĐ-CP"
        or symbol in _WITH_OR_WITHOUT_YEAR
        or (symbol.startswith(_ALWAYS_WITH_YEAR) and _are_bodies(symbol.split("-")[1:]))
        or _is_of_the_standing_committee(symbol)
    )


def _without_year(serial: str, symbol: str) -> bool:
    if not _is_serial(serial):
        return False
    kind, *bodies = symbol.split("-")
    if symbol in _WITH_OR_WITHOUT_YEAR or _is_of_the_standing_committee(symbol):
        return True
    if kind in ("NĐ", "TT", "TTLT") or not _are_bodies(bodies):
        return False
    return kind in _LETTERED or (kind not in _PARTY and len(kind) > 1 and _is_body(kind))


def _of_the_party(head: str, body: str) -> bool:
    serial, _, kind = head.partition("-")
    return _is_serial(serial) and kind in _PARTY and _are_bodies(body.split("-"))


def _is_of_the_standing_committee(symbol: str) -> bool:
    rest = symbol.removeprefix("NQ-").removeprefix("PL-")
    return rest.startswith("UBTVQH") and rest[6:].isdecimal()


def _is_serial(text: str) -> bool:
    whole, _, part = text.partition(".")
    return whole.isdecimal() and len(whole) <= _MOST_DIGITS and (part.isdecimal() if "." in text else True)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and text[:2] in ("19", "20")  # noqa: PLR2004  a year


def _are_bodies(names: list[str]) -> bool:
    return bool(names) and all(map(_is_body, names))


def _is_body(name: str) -> bool:
    return bool(name) and name[0].isupper() and name.replace("&", "").isalnum()


def likely_number(number: str, year: int | None) -> str | None:
    """Give the well-formed number that a malformed one most likely means, or ``None``.

    ``year``: the year of issue where it is known; a decree without its year gets it.
    """
    parts = _pieces(number)
    if not parts or not parts[0].isdecimal():
        return None
    serial, rest = parts[0], parts[1:]
    years = [one for one in rest if _is_year(one)]
    symbol = [_with_marks(one) for one in rest if not _is_year(one)]
    state = "-".join(symbol)
    candidates = [f"{serial}/{years[0]}/{state}"] if years else []
    candidates += [f"{serial}/{year}/{state}"] if year is not None and not years and state == "NĐ-CP" else []
    if symbol and not years:
        candidates += [f"{serial}/{state}", f"{serial}-{symbol[0]}/{'-'.join(symbol[1:])}"]
    if number.startswith(f"{serial}-"):
        # As the Party writes its numbers.
        candidates.reverse()
    return next((one for one in candidates if one != number and is_number(one)), None)


def _pieces(number: str) -> list[str]:
    """Cut at slashes, hyphens, blanks and between digits and letters: ``76NQ-CP`` → 76, NQ, CP."""
    cut = ""
    for letter in number.replace("/", " ").replace("-", " ").replace("–", " "):
        if cut and letter.isalpha() and cut[-1].isdecimal():
            cut += " "
        cut += letter
    return cut.split()


def _with_marks(piece: str) -> str:
    """Give a piece of a symbol with the Đ and the case that were left out, or put where none is: ``QD``, ``UBNĐ``, ``TTG``."""
    if piece in _SPELT:
        return piece
    return _SPELLING.get(piece.replace("Đ", "D").replace("đ", "d").replace("Ð", "D").casefold(), piece)


def is_code(code: str) -> bool:
    """Whether a procedure's code is well formed: ``1.012644``, with or without the suffix of an agency."""
    first, _, rest = code.partition(".")
    serial, *suffix = rest.split(".")
    if not (len(first) == 1 and first in "123456789" and len(serial) == _CODE_DIGITS and serial.isdecimal()):
        return False
    if suffix[:3] == ["000", "00", "00"]:
        suffix = suffix[3:]
    return (
        not suffix
        or (
            len(suffix) <= 2  # noqa: PLR2004  agency, variant
            and len(suffix[0]) == 3  # noqa: PLR2004  a letter and two digits
            and suffix[0][0].isupper()
            and suffix[0][1:].isdecimal()
            and all(len(one) == 2 and one.isdecimal() for one in suffix[1:])  # noqa: PLR2004
        )
    )


def likely_code(code: str) -> str | None:
    """Give the well-formed code that has the same seven digits, or ``None``."""
    digits = "".join(letter for letter in code if letter.isdecimal())
    likely = f"{digits[:1]}.{digits[1:]}"
    return likely if likely != code and is_code(likely) else None
