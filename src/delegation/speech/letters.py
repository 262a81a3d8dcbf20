"""What is shown of a letter that cannot be seen, how many marks a letter may bear, and what a spreadsheet would take for a formula."""

from __future__ import annotations

import re
import unicodedata

MOST_MARKS = 30
"""Marks that one letter may bear, as in the stream-safe format of Unicode: to put n of them in order takes n² steps."""
_MANY = re.compile(rf"[^\w\s\x00-\u02ff]{{{MOST_MARKS + 1},}}")
"""What may be as many marks: each of them is no letter for Python, but much else is none either."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def as_text(text: str) -> str:
    """Give a value of CSV as a spreadsheet takes it for a text: an apostrophe before what would be a formula, or has one so already."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def as_meant(text: str) -> str:
    """Give a value of CSV without the apostrophe that ``as_text`` puts before it."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text


def visible_name(name: str) -> str:
    """Give the name of a file as it can be shown: bytes that are no UTF-8 (as Python reads them, surrogates) and other letters that cannot be seen stand as codes."""
    if name.isprintable():
        return name
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def overmarked(text: str) -> int | None:
    """Give where the first letter stands that bears more marks than any script has; ``None`` where there is none."""
    for found in _MANY.finditer(text):
        run = 0
        for at in range(found.start(), found.end()):
            run = run + 1 if unicodedata.combining(text[at]) else 0
            if run > MOST_MARKS:
                return max(0, at - run)
    return None


def visible_letter(letter: str) -> str:
    """Give a letter; nothing for one that turns or joins its neighbours or is set aside, a blank for one that ends a line or steers a machine."""
    category = unicodedata.category(letter)
    if category in ("Cf", "Cs") or _is_none(ord(letter)):
        return ""
    return " " if category in ("Cc", "Zl", "Zp") else letter


def _is_none(code: int) -> bool:
    """Say whether a number is set aside by Unicode never to be a letter."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004  Unicode, chapter 23.7
