"""The code of a procedure that is meant by a misprinted one: ``1,003390``, ``1.003.390``, ``l.003390``, one with a zero too few or too many."""

from __future__ import annotations

import re
from collections.abc import Container

_LETTERS = str.maketrans("OoQDlIi|SsBZ", "000011115582")
"""Letters that are typed or scanned for digits."""
_AGENCY = re.compile(r"\.000\.00\.00(?:\.[A-Z]\d{2}(?:\.\d{2})?)?$")
"""What the national portal adds to a code for an agency."""
_BEFORE = re.compile(r"^(?:mã(?:\s+số)?|số|TTHC|thủ tục)(?:\s+(?:TTHC|thủ tục))?\s*[:.]?\s*(?=[\dlIO])", re.IGNORECASE)
_BODY = re.compile(r"[\dOoQDlIi|SsBZ\s.,;:_–-]+")
_CODE = re.compile(r"\d\.\d{6}")
_FIRST = "123"
"""First digits of codes: of ministries, of provinces, of what came later."""
_DIGITS = 7


def rewritten(text: str) -> str:
    """Give the code that has the digits of a text, in their order, whatever stands between them; nothing where there are not seven of them."""
    digits = _digits(text)
    return f"{digits[0]}.{digits[1:]}" if len(digits) == _DIGITS else ""


def _digits(text: str) -> str:
    """Give the digits of what looks like one code; nothing of any other text."""
    bare = _BEFORE.sub("", _AGENCY.sub("", text.strip()))
    if not _BODY.fullmatch(bare) or sum(one.isdecimal() for one in bare) < _DIGITS - 3:
        return ""
    found = re.sub(r"\D", "", bare.translate(_LETTERS))
    # A list that numbers its codes with two digits before the point.
    return found[1:] if found[:1] == "0" and len(found) == _DIGITS + 1 else found


def hypotheses(text: str) -> tuple[str, ...]:
    """Give the codes that a text may be a misprint of, those of the same digits alone where there are any; each is well formed.

    With a digit too few: each in which a zero was left out, or the first digit. With one too many: each without one of its digits.
    """
    same, digits = rewritten(text), _digits(text)
    if same:
        return (same,)
    found: list[str] = []
    if len(digits) < _DIGITS and digits:
        found.append(digits.ljust(_DIGITS, "0"))
    if len(digits) == _DIGITS - 1:
        found += [f"{digits[:at]}0{digits[at:]}" for at in range(1, _DIGITS)]
        found += [f"{one}{digits}" for one in _FIRST]
    if len(digits) == _DIGITS + 1:
        found += [digits[:at] + digits[at + 1 :] for at in range(_DIGITS + 1)]
    return tuple(dict.fromkeys(f"{one[0]}.{one[1:]}" for one in found if len(one) == _DIGITS and one[0] != "0"))


def is_code(text: str) -> bool:
    """Tell whether a text has the form of a code."""
    return _CODE.fullmatch(text) is not None


def meant(text: str, known: Container[str]) -> tuple[str, ...]:
    """Give those of the codes that there are which a text may be a misprint of."""
    return () if is_code(text) else tuple(one for one in hypotheses(text) if one in known)
